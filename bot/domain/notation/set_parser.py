"""Reads the tokens of a line of sets: recursive descent over the grammar of `bot.domain.notation`."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.errors import DomainError
from bot.domain.notation.load_parser import AMOUNTS, LOADS, LoadParser
from bot.domain.notation.side_words import SIDES
from bot.domain.notation.tokens import BREAKS, MARKS, Token
from bot.domain.sides import Side
from bot.domain.workouts import MOST_REPS, MOST_SETS, Kind, Unit, Weight, WorkoutSet

MOST_FELT = Decimal(10)
"""The top of the scale of RPE, and the most repetitions in reserve."""


class SetParser(LoadParser):
    """Recursive descent over the tokens; `line` is what was typed, for the messages."""

    def __init__(self, found: list[Token], line: str, unit: Unit) -> None:
        super().__init__(found, line, unit)
        self.done: list[WorkoutSet] = []
        self.loaded: list[bool] = []  # for each set whether something was said of its weight
        self.last = 0  # where the last group begins in `done`
        self.warming: int | None = None  # where in `done` the warm-up began that a `work` would end
        self.times = 1  # how many sets the label before a group numbers
        self.bare_effort = False  # whether an `@8` was read as effort
        self.side: Side | None = None  # of the sets that follow

    def sets(self) -> tuple[WorkoutSet, ...]:
        while (kind := self._kind()) is not None:
            if kind in BREAKS:
                self.times = int(self.tokens[self.at].value) if kind == "label" else self.times
                self.at += 1
            elif kind in SIDES:
                self.side = None if kind == "both" else Side(kind)
                self.at += 1
            elif kind == "effort":
                self._effort()
            elif kind in MARKS or kind.startswith("behind_"):
                self._mark()
            else:
                self._group(Kind.WORK)
        return tuple(self.done)

    # ------------------------------------------------------------------ marks

    def _mark(self) -> None:
        behind = bool(self.done) and self._kind(-1) not in BREAKS
        mark = self._take()
        if mark.kind.startswith("behind_"):
            if not self.done:
                raise DomainError("sets-incomplete", part=mark.text)
            self._change_last(kind=Kind.DROP if mark.kind == "behind_drop" else Kind.WARM_UP)
            return
        heads = mark.text.endswith(":")
        over = not heads and self._kind() in (None, *BREAKS, *MARKS)
        if mark.kind == "work":
            self._end_warm_up(self.last if over and behind else len(self.done))
            return
        if mark.kind == "warm" and self.done and over and (behind or self._kind() is None):
            self._change_last(kind=Kind.WARM_UP)
            return
        if mark.kind == "warm" and self.done and not heads and (over or behind):
            raise DomainError("sets-warm-up-unclear")
        self._skip_breaks()
        if mark.kind == "warm":
            self.warming = len(self.done)
        sign = not mark.text[0].isalpha()
        kind = Kind.WARM_UP if mark.kind == "warm" else Kind.WORK if sign and not self.done else Kind.DROP
        self._group(kind)

    def _end_warm_up(self, end: int) -> None:
        if self.warming is not None:
            warm = self.done[self.warming : end]
            self.done[self.warming : end] = [
                workout_set if workout_set.kind is Kind.DROP else replace(workout_set, kind=Kind.WARM_UP)
                for workout_set in warm
            ]
        self.warming = None

    # ------------------------------------------------------------------ groups

    def _group(self, kind: Kind) -> None:
        self.begun = self.at
        weight, loaded = self._weight_before()
        counted = self._kind() == "count" or self._counts_next()
        sets = self._amounts(counted=counted)
        weights: list[Weight | None] = [weight] * len(sets)
        while True:
            if not loaded and self._load_follows(counted=counted):
                weights, loaded = self._weights(len(sets)), True
            elif self._kind() == "times" and self._kind(1) == "count" and len(sets) == 1:
                self.at += 1  # 8 reps x 3 sets
                sets = sets * self._count(self._take())
                weights = weights * len(sets)
            elif self._kind() == "count" and len(sets) == 1 and not counted and self._kind(1) in (None, *BREAKS):
                sets = sets * self._count(self._take())  # 60kg x 8 for 3 sets
                weights = weights * len(sets)
            else:
                break
        if self._kind() == "times":
            key = "sets-order-unclear" if self._kind(1) in AMOUNTS else "sets-incomplete"
            raise DomainError(key, part=self._so_far(2))
        if self.times > 1 and len(sets) == 1:
            sets, weights = sets * self.times, weights * self.times
        self.times = 1
        if len(self.done) + len(sets) > MOST_SETS:
            raise DomainError("sets-too-many", most=MOST_SETS)
        self.last = len(self.done)
        self.done.extend(
            replace(workout_set, weight=own, kind=kind, side=self.side)
            for workout_set, own in zip(sets, weights, strict=True)
        )
        self.loaded.extend([loaded] * len(sets))
        self._effort_behind(loaded=loaded, counted=counted)

    def _effort_behind(self, *, loaded: bool, counted: bool) -> None:
        """`rpe 8`, and `@8` where the weight was told already; a weight may follow: `3x8 rpe 8 @60`."""
        if (
            loaded
            and self._kind() == "at"
            and self._kind(1) == "number"
            and self.tokens[self.at + 1].value <= MOST_FELT
        ):
            self.at += 1
            number = self._take()
            self.bare_effort = True
            self._set_effort(replace(number, unit="rpe", text=f"@{number.text}"))
        elif self._kind() == "effort":
            self._effort()
            if not loaded and self._load_follows(counted=counted):
                self._change_last(weight=self._weight())
                self.loaded[self.last :] = [True] * (len(self.done) - self.last)

    def _weight_before(self) -> tuple[Weight | None, bool]:
        """The weight before a group: `60kg x 8`, `60kg: 8, 8`, `@60 3x8`; and whether there is one."""
        heads = self._kind() in LOADS
        if self._kind() == "at" and self._kind(1) in ("number", *LOADS):
            self.at += 1
            heads = True
        if self._kind() == "times" and self._kind(1) in AMOUNTS:
            self.at += 1  # x8
        if not heads:
            return None, False
        weight = self._weight()
        if self._kind() == "times":
            self.at += 1
            self._refuse_two_orders()
        elif self._kind() in BREAKS and self._amount_after_breaks():
            self._skip_breaks()
        return weight, True

    def _change_last(self, **changes: Kind | Weight | None) -> None:
        self.done[self.last :] = [replace(workout_set, **changes) for workout_set in self.done[self.last :]]  # type: ignore[arg-type]

    def _refuse_two_orders(self) -> None:
        """`60kg x 8 x 3` is 8 sets or 3, as each gym has it."""
        if self._kind() == "number" and self._kind(1) == "times" and self._kind(2) == "number":
            first, second = self.tokens[self.at], self.tokens[self.at + 2]
            if first.value != second.value:
                raise DomainError("sets-order-unclear", part=self._so_far(3))

    def _amounts(self, *, counted: bool) -> list[WorkoutSet]:
        count = self._take() if counted else None
        if count and self._kind() == "times":
            self.at += 1
        elif count and self._kind() in BREAKS and self._kind(self._after_breaks()) in AMOUNTS:
            self._skip_breaks()
        amounts = [self._amount()]
        while self._next_is_in_list(bare=not counted):
            amounts.append(self._amount())
        if count is None:
            return amounts
        if len(amounts) == 1:
            return amounts * self._count(count)
        if count.value != len(amounts):
            raise DomainError("sets-count-mismatch", count=_short(count.value), listed=len(amounts))
        return amounts

    def _counts_next(self, ahead: int = 0) -> bool:
        """Whether a number of sets comes: one before an `x` and an amount."""
        return self._kind(ahead) == "number" and self._kind(ahead + 1) == "times" and self._kind(ahead + 2) in AMOUNTS

    def _next_is_in_list(self, *, bare: bool) -> bool:
        """Whether another amount follows in this list. Without a comma it may only where no sets were counted."""
        skip = 0
        while self._kind(skip) == "sep":
            skip += 1
        if self._kind(skip) not in AMOUNTS or self._counts_next(skip):
            return False
        if skip == 0 and not bare:
            raise DomainError("sets-weight-unclear", part=self.tokens[self.at].text[:40])
        self.at += skip
        return True

    def _amount(self) -> WorkoutSet:
        if self._kind() in LOADS and self.tokens[self.at].value < 0:
            raise DomainError("sets-negative")
        if self._kind() == "effort" and self.at == self.begun:
            raise DomainError("sets-effort-first", part=self.tokens[self.at].text)
        if self._kind() not in AMOUNTS:
            raise DomainError("sets-incomplete", part=self._so_far())
        token = self._take()
        match token.unit:
            case "s":
                return WorkoutSet(seconds=_whole(token.value))
            case "min":
                return WorkoutSet(seconds=_whole(token.value * 60))
            case "m":
                return WorkoutSet(metres=_whole(token.value))
        if (reps := _whole(token.value)) > MOST_REPS:
            raise DomainError("sets-reps-too-many", given=_short(token.value), most=MOST_REPS)
        return WorkoutSet(reps=reps)

    def _count(self, token: Token) -> int:
        if (count := _whole(token.value)) > MOST_SETS:
            raise DomainError("sets-too-many", most=MOST_SETS)
        return count

    # ------------------------------------------------------------------ effort

    def _effort(self) -> None:
        self._set_effort(self._take())

    def _set_effort(self, token: Token) -> None:
        """Repetitions in reserve for the last group."""
        sets = self.done[self.last :]
        if not sets or sets[0].rir is not None:
            raise DomainError("sets-effort-first", part=token.text[:40])
        if not token.unit:
            raise DomainError("sets-effort-unclear", part=token.text[:40])
        felt = self._felt(token, len(sets))
        self.done[self.last :] = [
            replace(workout_set, rir=_in_reserve(value, token)) for workout_set, value in zip(sets, felt, strict=True)
        ]

    def _felt(self, token: Token, sets: int) -> list[Decimal]:
        """The effort of each set. `rpe 7,8,9` tells it of three; in `8 rpe 8, 6` nobody can know what the 6 is."""
        felt, ahead = [token.value], 0
        while self._kind(ahead) == "sep" and self._kind(ahead + 1) == "number":
            felt.append(self.tokens[self.at + ahead + 1].value)
            ahead += 2
        if max(felt) > MOST_FELT or len(felt) == 1 or self._kind(ahead) not in (None, *BREAKS, "at", *LOADS):
            return [token.value] * sets
        part = self.line[token.start : self.tokens[self.at + ahead - 1].end]
        close = len(felt) == sets and " " not in part[len(token.text) :]
        loaded = self._kind(ahead) in ("at", *LOADS)
        if close == loaded:
            raise DomainError("sets-effort-unclear", part=part[:40])
        if loaded:  # 8@60 rpe 8, 6@50
            return [token.value] * sets
        self.at += ahead
        return felt


def _whole(value: Decimal) -> int:
    if value != int(value):
        raise DomainError("sets-not-whole", given=str(value)[:20])
    if value == 0:
        raise DomainError("sets-zero")
    return int(value)


def _short(value: Decimal) -> int:
    """The number as a message says it: one of a hundred digits would fill the card."""
    return int(min(value, Decimal(10**9)))


def _in_reserve(value: Decimal, token: Token) -> Decimal:
    """RPE r leaves 10 - r repetitions in reserve (Zourdos et al. 2016)."""
    least = 1 if token.unit == "rpe" else 0
    if not least <= value <= MOST_FELT or value * 2 != int(value * 2):
        raise DomainError("sets-effort-absurd", part=token.text[:40])
    return MOST_FELT - value if token.unit == "rpe" else value
