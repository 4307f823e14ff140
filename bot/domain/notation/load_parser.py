"""The part of `bot.domain.notation.set_parser` that walks over tokens and reads weights."""

import re
from decimal import Decimal

from bot.domain.errors import DomainError
from bot.domain.notation.tokens import BREAKS, MARKS, Token
from bot.domain.workouts import MOST_WEIGHT, Unit, Weight

LOADS = frozenset({"weight", "signed", "bw"})
AMOUNTS = frozenset({"number", "measured", "clock"})
_COMMA = re.compile(r",(?P<decimals>\d++)(?!\.\d)(?:(?P<list>,\d)|(?P<group> ?(?:[@x]|at\b)))?", re.IGNORECASE)
PLATES = frozenset({"0", "5", "00", "25", "50", "75"})
"""Decimals of the weights that plates add up to."""


class LoadParser:
    """Walks over the tokens; `line` is what was typed, for the messages, and a bare weight is in `unit`."""

    def __init__(self, found: list[Token], line: str, unit: Unit) -> None:
        self.tokens = found
        self.line = line
        self.unit = unit
        self.at = 0
        self.begun = 0  # the token that the group began with
        self.bodyweight = False

    # ------------------------------------------------------------------ tokens

    def _so_far(self, more: int = 1) -> str:
        """What this group says up to here, for a message."""
        begin = self.tokens[min(self.begun, len(self.tokens) - 1)].start
        end = self.tokens[min(self.at + more, len(self.tokens)) - 1].end
        return self.line[begin:end].replace("\n", " ")[-40:]

    def _take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _kind(self, ahead: int = 0) -> str | None:
        at = self.at + ahead
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def _amount_after_breaks(self) -> bool:
        ahead = self._after_breaks()
        return self._kind(ahead) in ("count", "times", *AMOUNTS)

    def _after_breaks(self, ahead: int = 0) -> int:
        while self._kind(ahead) in BREAKS:
            ahead += 1
        return ahead

    def _skip_breaks(self) -> None:
        self.at += self._after_breaks()

    # ------------------------------------------------------------------ weights

    def _load_follows(self, *, counted: bool) -> bool:
        """Whether the weight of this group follows; steps over its `@` or `x`. `30s x 3` may be three sets."""
        if self._kind() == "times":
            if self._kind(1) == "signed" and self.tokens[self.at + 1].value < 0:
                raise DomainError("sets-negative")
            if self._kind(1) == "weight" and "," in self.tokens[self.at + 1].text:  # 3x8,60kg, or 8x62,5kg
                raise DomainError("sets-weight-unclear", part=self.tokens[self.at + 1].text[:40])
            loads = self._kind(1) in LOADS or (counted and self._kind(1) == "number")
            self.at += loads
            return loads
        if self._kind() == "at":
            self.at += 1
            return True
        return self._kind() in LOADS or self._weight_apart()

    def _weight_apart(self) -> bool:
        """Whether a weight follows that stands alone behind a comma, a dash or a new line: `3x8, 60kg`."""
        ahead = self._after_breaks()
        if not ahead or self._kind(ahead) not in ("weight", "at"):
            return False
        behind = ahead + 1 + (self._kind(ahead) == "at")
        if self._kind(ahead) == "at" and self._kind(ahead + 1) not in ("number", "weight"):
            return False
        alone = self._kind(behind) in (None, "effort", "at", *MARKS, *BREAKS)
        if alone:
            self.at += ahead + (self._kind(ahead) == "at")
        return alone

    def _weights(self, sets: int) -> list[Weight | None]:
        """The weight of these sets, or one for each where as many are listed: `3x12 @ 50kg, 55kg, 60kg`."""
        first = self._weight()
        if sets == 1:
            return [first]
        ahead, count = 0, 1
        while count < sets:
            skip = ahead + (self._kind(ahead) == "sep")
            if self._kind(skip) != "weight":
                return [first] * sets
            ahead, count = skip + 1, count + 1
        if self._kind(ahead) in ("times", *AMOUNTS) or (
            self._kind(ahead) == "sep" and self._kind(ahead + 1) == "weight"
        ):
            return [first] * sets
        weights = [first]
        while len(weights) < sets:
            self.at += self._kind() == "sep"
            weights.append(self._weight())
        return weights

    def _weight(self) -> Weight | None:
        if self._kind() == "bw":
            self.at += 1
            if self._kind() in ("weight", "signed"):
                return self._weight()
            self.bodyweight = True
            return None
        if self._kind() not in ("weight", "signed", "number"):
            raise DomainError("sets-incomplete", part=self._so_far())
        token = self._take()
        value = token.value if token.kind == "weight" else self._with_comma(token)
        if abs(value) > MOST_WEIGHT or value != round(value, 3):
            raise DomainError("sets-weight-absurd", most=int(MOST_WEIGHT))
        return Weight(value, Unit(token.unit) if token.unit else self.unit) if value else None

    def _with_comma(self, token: Token) -> Decimal:
        """The number, with the decimals that plates have: `@62,5`. In `8@60,8@65` and `8@60,8,8` it makes a list."""
        comma = _COMMA.match(self.line, token.end)
        if comma is None or "." in token.text or self._kind(1) != "number" or comma["group"]:
            return token.value
        if (comma["decimals"] in PLATES) == bool(comma["list"]):
            raise DomainError("sets-weight-unclear", part=f"{token.text},{comma['decimals']}"[:40])
        if comma["list"]:
            return token.value
        self.at += 2
        return Decimal(f"{token.text.replace(' ', '')}.{comma['decimals']}")
