"""A server's leaderboard: for those who want to be on it, with numbers that are nobody's strength or size.

In a field experiment leaderboards added 3.5 % of steps on average: those who did least took 15 % more, the most
active 5 % fewer (Hydari et al., of a summary); of 602 people in teams of three, those who competed walked most, also
after it had ended (STEP UP, PMC6735420). Hence: only by one's own wish, first places and one's own neighbours, no
last place, and nothing that a heavier or bigger body does more of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.exercises import Region
from bot.domain.streaks import PlannedDay

WINDOW = timedelta(days=28)
WEEK = timedelta(days=7)

FEWEST_PEOPLE = 3
"""Below that it tells who is first and who is not."""

FEWEST_PLANNED = 4
"""Planned days of the window, below which no share of them is told."""

MOST_SETS = 20
"""Sets of a region in a week that count: more is not clearly better."""

FURTHEST = Fraction(10, 100)
"""How far somebody's progress counts, either way: beyond, it is a new exercise or a slip."""

FIRST = 3
"""Places that everybody sees."""

MOST_LISTED = 6
"""People in the first places, where several share one."""


class Measure(StrEnum):
    """What a leaderboard is of."""

    DAYS = "days"
    """Planned back days kept, as a share."""
    SETS = "sets"
    """Sets of the back in the last seven days."""
    RECORDS = "records"
    """Records in the window, one an exercise a week."""
    PROGRESS = "progress"
    """The estimated max against what it was, as a share: oneself is what one is compared with."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place: those with equal numbers share one. rank: from 1 on."""

    member_id: int
    rank: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Board:
    """What is shown of a leaderboard. people: how many want to be on it.

    first: the first places. around: who looks and their neighbours, where they are not among the first; the last
    place is told to nobody but whoever has it, and to them without its rank.
    """

    people: int
    first: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    own: Place | None = None
    last: bool = False

    @property
    def enough(self) -> bool:
        return self.people >= FEWEST_PEOPLE


def places(values: Mapping[int, Fraction | None]) -> tuple[Place, ...]:
    """By how much, the most first; of those with nothing to tell (None, nothing, or less) there is no place."""
    having = sorted(
        ((value, member) for member, value in values.items() if value is not None and value > 0), reverse=True
    )
    found: list[Place] = []
    for number, (value, member_id) in enumerate(sorted(having, key=lambda pair: (-pair[0], pair[1])), start=1):
        rank = found[-1].rank if found and found[-1].value == value else number
        found.append(Place(member_id, rank, value))
    return tuple(found)


def board(values: Mapping[int, Fraction | None], viewer: int | None = None) -> Board:
    """What `viewer` sees, or everybody. values: of all who want to be on it, by their ids."""
    if len(values) < FEWEST_PEOPLE:
        return Board(len(values))
    ranked = places(values)
    first = tuple(place for place in ranked if place.rank <= FIRST)[:MOST_LISTED]
    at = next((number for number, place in enumerate(ranked) if place.member_id == viewer), None)
    if at is None:
        return Board(len(values), first)
    last = at == len(ranked) - 1
    neighbours = ranked[max(at - 1, 0) : at + 2]
    shown = {place.member_id for place in first}
    lowest = ranked[-1].member_id
    around = tuple(
        place
        for place in neighbours
        if place.member_id not in shown and (place.member_id == viewer or place.member_id != lowest)
    )
    return Board(len(values), first, around if viewer not in shown else (), ranked[at], last and viewer not in shown)


def share_kept(days: Iterable[PlannedDay], today: date) -> Fraction | None:
    """Of the planned days of the window; None where too few were planned."""
    settled = [day for day in days if day.kept is not None and today - day.day < WINDOW]
    return Fraction(sum(bool(day.kept) for day in settled), len(settled)) if len(settled) >= FEWEST_PLANNED else None


def sets_counted(by_region: Mapping[Region, Fraction]) -> Fraction:
    """Sets of a week, of each region no more than count."""
    return sum((min(sets, Fraction(MOST_SETS)) for sets in by_region.values()), Fraction(0))


def records_counted(found: Iterable[tuple[str, date]]) -> Fraction:
    """Records by exercise and day: one an exercise a calendar week."""
    return Fraction(len({(exercise_id, *day.isocalendar()[:2]) for exercise_id, day in found}))


def progress(maxima: Mapping[str, tuple[Sequence[Decimal], Sequence[Decimal]]]) -> Fraction | None:
    """The mean change of the best estimated max, by exercise: those before the window, and those in it.

    None where no exercise has both.
    """
    changes = [Fraction(max(now)) / Fraction(max(before)) - 1 for before, now in maxima.values() if before and now]
    if not changes:
        return None
    return max(-FURTHEST, min(FURTHEST, sum(changes, Fraction(0)) / len(changes)))
