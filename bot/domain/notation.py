"""The short notation of gym logs: `3x8@60kg`, `8,8,6 @ 60`, `12 12 10`, `60kg x 8,8,7`, `3x30s`, `2x40m@32kg`.

Grammar, in lower case, with `×` read as `x` and full-width digits as digits:

    sets    = group { [sep] group }
    group   = amounts [ ["@" | "x"] weight ]  |  weight "x" amounts
    amounts = [ count "x" ] amount { sep amount }    3x8; 8,8,6; 3x8,8,7 where the list has as many as the count
    amount  = whole number [ "s" | "min" | "m" | "reps" ]
    weight  = [ "bw" ] [ "+" | "-" ] number [ "kg" | "lb" ]  |  "bw"
    sep     = "," | ";" | "/" | "and" | blank

A comma inside a weight is a decimal comma where no list can be meant: `@62,5`, `62,5kg`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from bot.domain.errors import DomainError
from bot.domain.workouts import MOST_REPS, MOST_SETS, MOST_WEIGHT, Unit, Weight, WorkoutSet

LONGEST = 200
"""Characters of notation that are read: fifty sets that all differ fit."""

_NUMBER = r"\d+(?:\.\d+)?"
_MASS = r"kgs?|kilos?|lbs?|pounds?"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<weight>[+-]?\s*\d+(?:[.,]\d+)?)\s*(?P<mass>{_MASS})\b
    | (?P<at>@|at\b)\s*(?:(?P<bwat>bw|bodyweight)\b)?\s*(?P<loaded>[+-]?\s*\d+(?:\.\d+|,\d{{1,2}}(?![\d,]|\s*[@x]))?)?
      (?:\s*(?P<loadmass>{_MASS})\b)?
    | (?P<amount>{_NUMBER})\s*(?P<measure>s|secs?|seconds?|mins?|minutes?|m|met(?:re|er)s?|r|reps?)\b
    | (?P<number>{_NUMBER})
    | (?P<times>x|\*|sets?\s+of\b)
    | (?P<bw>bw|bodyweight)\b
    | (?P<sign>[+-])\s*(?P<signed>{_NUMBER})
    | (?P<sep>[,;/]|and\b)
    | (?P<noise>assist(?:ed|ance)?\b|(?:each|per|a)\s+(?:side|hand|arm|leg)\b|sets?\b)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: Decimal = Decimal(0)
    unit: str = ""


def parse_sets(text: str) -> tuple[WorkoutSet, ...]:
    """Read a line of sets, in the order they were done.

    Bare numbers are reps here; `workouts.fit` makes them seconds or metres where the exercise counts those.
    Raises `DomainError`, naming what was not understood, for anything else. Time is linear in the text.
    """
    if len(text) > LONGEST:
        raise DomainError("sets-text-too-long", given=len(text), most=LONGEST)
    parser = _Parser(_tokens(text), text.strip())
    sets = parser.sets()
    if not sets:
        raise DomainError("sets-nothing")
    return sets


def _tokens(text: str) -> list[_Token]:
    line = unicodedata.normalize("NFKC", text).lower().replace("×", "x").strip()
    tokens: list[_Token] = []
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            raise DomainError("sets-not-understood", text=text.strip(), part=line[at:].split()[0][:40])
        tokens.extend(_read(match))
        at = match.end()
    return tokens


def _read(match: re.Match[str]) -> list[_Token]:
    """The tokens of one match: `3x8` is three, noise words are none."""
    part = match.groupdict()
    if part["at"]:
        if part["loaded"]:
            return [_weight(part["loaded"], part["loadmass"])]
        return [_Token("weight", unit="bw")] if part["bwat"] else [_Token("at")]
    if part["weight"]:
        return [_weight(part["weight"], part["mass"])]
    if part["signed"]:
        return [_weight(part["sign"] + part["signed"], None)]
    if part["amount"]:
        return [_Token("amount", Decimal(part["amount"]), part["measure"])]
    if part["number"]:
        return [_Token("amount", Decimal(part["number"]))]
    if part["bw"]:
        return [_Token("weight", unit="bw")]
    return [_Token("times")] if part["times"] else [_Token("sep")] if part["sep"] else []


def _weight(number: str, mass: str | None) -> _Token:
    unit = Unit.LB if mass and mass[0] in "lp" else Unit.KG
    return _Token("weight", Decimal(re.sub(r"\s", "", number).replace(",", ".")), unit)


class _Parser:
    """Recursive descent over the tokens; `text` is what was typed, for the messages."""

    def __init__(self, tokens: list[_Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.at = 0

    def sets(self) -> tuple[WorkoutSet, ...]:
        done: list[WorkoutSet] = []
        while self._kind() is not None:
            if self._kind() == "sep":
                self.at += 1
                continue
            done.extend(self._group())
            if len(done) > MOST_SETS:
                raise DomainError("sets-too-many", most=MOST_SETS)
        return tuple(done)

    def _group(self) -> list[WorkoutSet]:
        if self._kind() == "weight":
            weight = self._weight()
            if self._kind() == "times":
                self.at += 1
            return [replace(one, weight=weight) for one in self._amounts()]
        amounts = self._amounts()
        if self._kind() == "times" and self._kind(1) in ("amount", "weight"):
            self.at += 1
            if self._kind() == "amount":  # 5x5x100: sets, reps, weight
                self.tokens[self.at] = replace(self.tokens[self.at], kind="weight", unit=Unit.KG)
        if self._kind() == "weight" and not (self._kind(1) == "times" and self._kind(2) == "amount"):
            weight = self._weight()
            return [replace(one, weight=weight) for one in amounts]
        return amounts

    def _amounts(self) -> list[WorkoutSet]:
        count = None
        if self._kind() == "amount" and self._kind(1) == "times":
            count = self._whole(self._take())
            self.at += 1
        amounts = [self._amount()]
        while self._next_is_in_list():
            amounts.append(self._amount())
        if count is None or count == len(amounts):
            return amounts
        if len(amounts) > 1:
            raise DomainError("sets-count-mismatch", text=self.text, count=count, listed=len(amounts))
        if not 0 < count <= MOST_SETS:
            raise DomainError("sets-zero" if count == 0 else "sets-too-many", most=MOST_SETS)
        return amounts * count

    def _next_is_in_list(self) -> bool:
        """Whether another amount follows in this list; one before an `x` begins the next group."""
        skip = 1 if self._kind() == "sep" else 0
        if self._kind(skip) != "amount" or self._kind(skip + 1) == "times":
            return False
        self.at += skip
        return True

    def _amount(self) -> WorkoutSet:
        if self._kind() == "weight" and self.tokens[self.at].value < 0:
            raise DomainError("sets-negative")
        if self._kind() != "amount":
            raise DomainError("sets-incomplete", text=self.text)
        token = self._take()
        match token.unit[:1]:
            case "s":
                return WorkoutSet(seconds=self._whole(token))
            case "m" if token.unit.startswith("min"):
                return WorkoutSet(seconds=self._whole(replace(token, value=token.value * 60)))
            case "m":
                return WorkoutSet(metres=self._whole(token))
        reps = self._whole(token)
        if reps > MOST_REPS:
            raise DomainError("sets-reps-too-many", given=min(reps, 10**9), most=MOST_REPS)
        return WorkoutSet(reps=reps)

    def _weight(self) -> Weight | None:
        token = self._take()
        if token.unit == "bw":  # bw+10 is two tokens: the body, and what is added
            return self._weight() if self._kind() == "weight" else None
        if abs(token.value) > MOST_WEIGHT or token.value != round(token.value, 3):
            raise DomainError("sets-weight-absurd", most=int(MOST_WEIGHT))
        return Weight(token.value, Unit(token.unit)) if token.value else None

    def _whole(self, token: _Token) -> int:
        if token.value != int(token.value):
            raise DomainError("sets-not-whole", given=str(token.value)[:20])
        if token.value == 0:
            raise DomainError("sets-zero")
        return int(token.value)

    def _take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _kind(self, ahead: int = 0) -> str | None:
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else None


LONGEST_WORKOUT = 2_000
"""Characters of a text with several exercises: a message of Discord."""

_IN_SETS = frozenset(
    re.findall(
        r"\w+",
        """x kg kgs kilo kilos lb lbs pound pounds s sec secs second seconds min mins minute minutes m metre metres
        meter meters r rep reps at bw bodyweight and then assist assisted assistance each per a side hand arm leg
        set sets of""",
    )
)


def split_workout(text: str) -> tuple[tuple[str, str], ...]:
    """A text with several exercises, as names and the sets that follow each: `rows 5x5 at 80, then shrugs 3x12`.

    A name ends where a number or `bw` begins; sets end where a word begins that is none of the notation's.
    Raises `DomainError` for a name without sets, sets without a name, or too long a text.
    """
    if len(text) > LONGEST_WORKOUT:
        raise DomainError("workout-too-long", given=len(text), most=LONGEST_WORKOUT)
    found: list[tuple[list[str], list[str]]] = []
    for word in unicodedata.normalize("NFKC", text).split():
        bare = word.strip(",;.:!?()").lower()
        begins_sets = any(letter.isdigit() for letter in bare) or bare in ("bw", "bodyweight")
        if not found or (found[-1][1] and not begins_sets and bare.isalpha() and bare not in _IN_SETS):
            found.append(([], []))
        name, sets = found[-1]
        if begins_sets or (sets and (bare in _IN_SETS or not bare.isalpha())):
            sets.append(word)
        elif name or bare not in ("and", "then"):
            name.append(word)
    return tuple(_segment(" ".join(name).strip(" ,;.:-–"), sets) for name, sets in found)


def _segment(name: str, sets: list[str]) -> tuple[str, str]:
    while sets and sets[-1].strip(",;.").lower() in ("and", "then"):
        sets.pop()
    if not sets:
        raise DomainError("workout-no-sets", name=name[:60])
    if not name:
        raise DomainError("workout-no-name", sets=" ".join(sets)[:60])
    return name, " ".join(sets).strip(" ,;.")


def write_sets(sets: tuple[WorkoutSet, ...]) -> str:
    """The notation of these sets, the short way: `parse_sets` reads it back to the same sets."""
    groups = []
    for weight, same_weight in groupby(sets, key=lambda one: one.weight):
        for amount, some in groupby(_amount_of(one) for one in same_weight):
            count = len(list(some))
            at = f"@{weight.value.normalize():f}{weight.unit}" if weight else ""
            groups.append(f"{count}x{amount}{at}")
    return ", ".join(groups)


def _amount_of(one: WorkoutSet) -> str:
    if one.seconds is not None:
        return f"{one.seconds}s"
    return f"{one.metres}m" if one.metres is not None else str(one.reps)
