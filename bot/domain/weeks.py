"""What the back got week by week, and on which days it was trained."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from bot.domain.balance import DaySets, region_credits, region_sets
from bot.domain.exercises import Exercise, Muscle, Region
from bot.domain.records import Record

WEEKS = 12
"""Weeks that are shown, this one among them."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its `first` day on: fractional sets by region; None where nothing had been logged by its end."""

    first: date
    sets: Mapping[Region, Fraction] | None


def weeks(
    done: Iterable[DaySets],
    today: date,
    first: date | None,
    exercises: Mapping[str, Exercise],
    muscles: Mapping[str, Muscle],
    *,
    first_weekday: int = 0,
) -> tuple[Week, ...]:
    """The last `WEEKS` weeks, the oldest first and this one last; 0 is Monday.

    first: the day of the first working set of the back ever.
    """
    begin = week_of(today, first_weekday) - timedelta(weeks=WEEKS - 1)
    together: dict[date, list[DaySets]] = {begin + timedelta(weeks=at): [] for at in range(WEEKS)}
    for day_sets in done:
        if day_sets.day <= today and (week := week_of(day_sets.day, first_weekday)) in together:
            together[week].append(day_sets)
    return tuple(
        Week(
            day, None if first is None or first >= day + timedelta(days=7) else region_sets(some, exercises, muscles)
        )
        for day, some in together.items()
    )


def week_of(day: date, first_weekday: int = 0) -> date:
    """The first day of the week of `day`."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def trained(
    done: Sequence[DaySets], exercises: Mapping[str, Exercise], muscles: Mapping[str, Muscle]
) -> Mapping[date, frozenset[Region]]:
    """The days on which the back was trained, each with the regions that a set counted for in full.

    A day on which nothing counted in full has those that something counted for by half.
    """
    whole: dict[date, set[Region]] = {}
    half: dict[date, set[Region]] = {}
    for day_sets in done:
        if not day_sets.working:
            continue
        for region, credit in region_credits(exercises[day_sets.exercise_id], muscles).items():
            (whole if credit == 1 else half).setdefault(day_sets.day, set()).add(region)
    return {day: frozenset(whole.get(day) or half[day]) for day in sorted(whole.keys() | half.keys())}


@dataclass(frozen=True, slots=True)
class WeekDone:
    """The seven days up to `last`, of the back alone: working sets, workouts, kilograms moved (None without weights).

    days: for each day the regions trained. muscles: sets by id. records: by exercise, the most telling first.
    """

    last: date
    sets: Fraction
    workouts: int
    volume_kg: Decimal | None
    days: tuple[frozenset[Region], ...]
    muscles: Mapping[str, Fraction]
    records: tuple[tuple[Exercise, Record], ...] = ()

    @property
    def first(self) -> date:
        return self.last - timedelta(days=6)
