"""Left and right: whether one side lags behind the other.

Ten to fifteen per cent are common thresholds, without support in what they would predict (Parkinson et al. 2021,
a review). So a difference is told calmly, and only where it goes on; there is one advice: the weaker side first, and
the other does no more than that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

LAGS = Decimal("0.10")
"""Told above this share of the stronger side, as the mean of the sessions."""

SESSIONS = 3
"""In so many of the newest sessions in a row the same side has to be behind."""

MOST_REPS = 12
"""Up to here weight and repetitions weigh against each other; beyond, only repetitions at the same weight do."""


class Side(StrEnum):
    """The side that did a set. A set without one is of both alike."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


def in_sets(sides: Iterable[Side | None]) -> Fraction:
    """How many sets those of these sides are: left and right together are one, so each is half of it."""
    halves = sum(2 if side is None else 1 for side in sides)
    return Fraction(halves, 2)


@dataclass(frozen=True, slots=True)
class SideSet:
    """A working set of one side, or of both alike; one of `reps`, `seconds` and `metres`."""

    side: Side | None
    kg: Decimal = Decimal(0)
    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None


@dataclass(frozen=True, slots=True)
class Lag:
    """The side that is behind, and by what share of the stronger one: the mean of the sessions."""

    side: Side
    share: Decimal


def lag(sessions: Sequence[Iterable[SideSet]]) -> Lag | None:
    """Whether a side of one exercise lags. `sessions`: the sets of each workout with it, the oldest first.

    Workouts in which only one side was trained are left out; sets of both alike make them equal.
    """
    compared = [gap for gap in map(difference, map(tuple, sessions)) if gap is not None][-SESSIONS:]
    if len(compared) < SESSIONS:
        return None
    mean = sum(compared, Decimal(0)) / len(compared)
    if any(gap <= 0 for gap in compared) and any(gap >= 0 for gap in compared):
        return None  # not the same side each time
    return Lag(Side.LEFT if mean > 0 else Side.RIGHT, abs(mean)) if abs(mean) > LAGS else None


def difference(sets: Sequence[SideSet]) -> Decimal | None:
    """(strong - weak) / strong of one workout: above 0 where the left is behind, below where the right is.

    None where they cannot be compared.
    """
    left = [side_set for side_set in sets if side_set.side is Side.LEFT]
    right = [side_set for side_set in sets if side_set.side is Side.RIGHT]
    if not left and not right:
        return Decimal(0) if sets else None
    amounts = _amounts(left, right) if left and right else None
    if amounts is None or not max(amounts):
        return None
    return (amounts[1] - amounts[0]) / max(amounts)


def _amounts(left: Sequence[SideSet], right: Sequence[SideSet]) -> tuple[Decimal, Decimal] | None:
    """What the best set of each side amounts to."""
    of_both = (*left, *right)
    if all(side_set.reps for side_set in of_both):
        light = any((side_set.reps or 0) > MOST_REPS for side_set in of_both)
        if not light and all(side_set.kg > 0 for side_set in of_both):
            return _best(left), _best(right)
        return _at_same_weight(left, right, "reps")
    if all(side_set.seconds for side_set in of_both):
        return _at_same_weight(left, right, "seconds")
    return _at_same_weight(left, right, "metres") if all(side_set.metres for side_set in of_both) else None


def _best(sets: Sequence[SideSet]) -> Decimal:
    """Weight × (1 + reps/30), as in Epley's formula (`bot.domain.strength`)."""
    return max(side_set.kg * (1 + Decimal(side_set.reps or 0) / 30) for side_set in sets)


def _at_same_weight(left: Sequence[SideSet], right: Sequence[SideSet], what: str) -> tuple[Decimal, Decimal] | None:
    """The most of each side at the heaviest weight that both had."""
    both = {side_set.kg for side_set in left} & {side_set.kg for side_set in right}
    if not both:
        return None
    heaviest = max(both)

    def most(sets: Sequence[SideSet]) -> Decimal:
        return Decimal(max(getattr(side_set, what) for side_set in sets if side_set.kg == heaviest))

    return most(left), most(right)
