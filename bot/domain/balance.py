"""The balance of the back: what each region's number is, whether one is neglected, and from where one pulls.

**One rule for a region's number.** A working set gives a region the greatest credit of that region's muscles: 1 for
a primary one, ½ for a secondary one, and outside the exercise's own region at most ½. Sum over the sets. Indirect
sets counted as halves fitted best what 67 studies with 2,058 people found (Pelland et al. 2024, preprint). The
greatest and not the sum, since a row would else be five sets and more, the finer muscles are cut; the cap, since
most rows name the rhomboids first, and who only rows would be told that the upper back has all it needs.

The hip's extensors count for the lower back in its own exercises: a bridge trains what a hinge trains. What has no
muscle of its own region at all, such as a plank, gives it ½; an exercise without any muscles, a member's own, gives
1.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from bot.domain.exercises import Exercise, Muscle, Region
from bot.domain.reminder_kinds import of_the_back
from bot.domain.sides import Side
from bot.domain.workouts import Kind

WEEK, WINDOW = 7, 28
"""Days, today among them: of the week that is shown, and of what a verdict is about."""

_FEWEST_WEEKS, _MOST_WEEKS = 2, 4
FEWEST_WORKOUTS, FEWEST_SETS, FEWEST_DAYS = 3, 12, 14
"""Below any of these there is no verdict: workouts and working sets in the window, days since the first log."""

LOW, PRODUCTIVE, PLENTY = 5, 10, 20
"""Sets a week: from 5 on building, from 10 to 20 productive; beyond 20 more is not clearly better.

Schoenfeld, Ogborn and Krieger 2017 (categories below 5, 5-9, 10 and more); 12 to 20 for trained people and no more
beyond (review of 2022, PMC8884877).
"""

FEWEST_PULLS = 12
RARE = Fraction(1, 4)
"""Below this share of all pulls one direction is told. No trial of a right ratio was found: it is a habit."""

VERTICAL, HORIZONTAL = "vertical_pull", "horizontal_pull"

KEY_MUSCLES: Mapping[Region, tuple[str, ...]] = {
    Region.LOWER: ("erector_spinae_lumbar",),
    Region.MID: ("latissimus_dorsi",),
    Region.UPPER: ("trapezius_middle", "trapezius_lower", "posterior_deltoid"),
}
FEWEST_OF_MUSCLE = 2
"""A key muscle of a region that has enough is told where it had fewer sets a week."""

_HIP_EXTENSORS = frozenset({"gluteus_maximus", "hamstrings"})
_WHOLE, _HALF = Fraction(1), Fraction(1, 2)


class Band(StrEnum):
    """What a number of sets a week is good for."""

    LOW = "low"
    BUILDING = "building"
    PRODUCTIVE = "productive"
    PLENTY = "plenty"


def band(sets: Fraction) -> Band:
    """The band of that many sets a week."""
    if sets < LOW:
        return Band.LOW
    if sets < PRODUCTIVE:
        return Band.BUILDING
    return Band.PRODUCTIVE if sets <= PLENTY else Band.PLENTY


@dataclass(frozen=True, slots=True)
class DaySets:
    """Sets of one exercise that were done on a local day in one workout, alike in kind and side."""

    day: date
    workout_id: int
    exercise_id: str
    count: int = 1
    kind: Kind = Kind.WORK
    side: Side | None = None

    @property
    def working(self) -> Fraction:
        """How many working sets that is: left and right together are one; warm-ups and drops are none."""
        if self.kind is not Kind.WORK:
            return Fraction(0)
        return Fraction(self.count) * (_WHOLE if self.side is None else _HALF)


@dataclass(frozen=True, slots=True)
class Pulls:
    """Working sets from above and from the front in the window."""

    vertical: Fraction
    horizontal: Fraction

    @property
    def rare(self) -> str | None:
        """The pattern of which there is too little to leave it unsaid: `VERTICAL` or `HORIZONTAL`."""
        both = self.vertical + self.horizontal
        if both < FEWEST_PULLS or min(self.vertical, self.horizontal) >= RARE * both:
            return None
        return VERTICAL if self.vertical < self.horizontal else HORIZONTAL

    @property
    def share(self) -> Fraction:
        """The rarer one's share of both, from 0 to ½; ½ where there are none."""
        both = self.vertical + self.horizontal
        return min(self.vertical, self.horizontal) / both if both else _HALF


@dataclass(frozen=True, slots=True)
class Balance:
    """How the back stands on a day. All numbers are fractional working sets.

    week: of the last 7 days, by region. mean: a week, over `weeks` weeks of the last 28 days. muscles: the same mean
    for each muscle, a plain sum (primary 1, secondary ½). workouts, sets: of the back in the 28 days. first: the day
    of the first log of the back, None where there is none. last: when each region was trained last, in the 28 days.
    neglected: the verdict, the most neglected first; empty where there is none to give. short: key muscles of regions
    that have enough themselves.
    """

    today: date
    week: Mapping[Region, Fraction]
    mean: Mapping[Region, Fraction]
    weeks: int
    muscles: Mapping[str, Fraction]
    workouts: int
    sets: Fraction
    first: date | None
    last: Mapping[Region, date]
    neglected: tuple[Region, ...]
    short: tuple[tuple[Region, str, Fraction], ...]
    pulls: Pulls

    @property
    def enough(self) -> bool:
        """Whether there is enough of it for a verdict."""
        return (
            self.workouts >= FEWEST_WORKOUTS
            and self.sets >= FEWEST_SETS
            and self.first is not None
            and (self.today - self.first).days >= FEWEST_DAYS
        )


# ------------------------------------------------------------------ credits


def region_credits(exercise: Exercise, muscles: Mapping[str, Muscle]) -> Mapping[Region, Fraction]:
    """What one working set gives each region: 1, ½, or nothing where it is not named.

    Nothing for stretches and for what is not of the back.
    """
    if not of_the_back(exercise):
        return {}
    if not exercise.primary and not exercise.secondary:
        return {exercise.region: _WHOLE}
    found: dict[Region, Fraction] = {exercise.region: _HALF}
    for names, credit in ((exercise.primary, _WHOLE), (exercise.secondary, _HALF)):
        for name in names:
            region = _region(name, exercise, muscles)
            if region is not None:
                given = credit if region is exercise.region else _HALF
                found[region] = max(found.get(region, given), given)
    return found


def _region(name: str, exercise: Exercise, muscles: Mapping[str, Muscle]) -> Region | None:
    if name in _HIP_EXTENSORS and exercise.region is Region.LOWER:
        return Region.LOWER
    return muscles[name].region


def muscle_credits(exercise: Exercise) -> Mapping[str, Fraction]:
    """What one working set gives each muscle: 1 where it is a primary one, ½ where a secondary one."""
    if not of_the_back(exercise):
        return {}
    return dict.fromkeys(exercise.secondary, _HALF) | dict.fromkeys(exercise.primary, _WHOLE)


def region_sets(
    done: Iterable[DaySets], exercises: Mapping[str, Exercise], muscles: Mapping[str, Muscle]
) -> Mapping[Region, Fraction]:
    """The fractional sets of each region; all three are there."""
    found = dict.fromkeys(Region, Fraction(0))
    for exercise_id, sets in _by_exercise(done).items():
        for region, credit in region_credits(exercises[exercise_id], muscles).items():
            found[region] += credit * sets
    return found


def muscle_sets(done: Iterable[DaySets], exercises: Mapping[str, Exercise]) -> Mapping[str, Fraction]:
    """The fractional sets of each muscle that had any."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for exercise_id, sets in _by_exercise(done).items():
        for muscle, credit in muscle_credits(exercises[exercise_id]).items():
            found[muscle] += credit * sets
    return {muscle: sets for muscle, sets in found.items() if sets}


def _by_exercise(done: Iterable[DaySets]) -> Mapping[str, Fraction]:
    found: dict[str, Fraction] = defaultdict(Fraction)
    for day_sets in done:
        found[day_sets.exercise_id] += day_sets.working
    return found


# ------------------------------------------------------------------ verdicts


def balance(
    done: Sequence[DaySets],
    today: date,
    first: date | None,
    exercises: Mapping[str, Exercise],
    muscles: Mapping[str, Muscle],
) -> Balance:
    """How the back stands on `today`.

    done: at least what was done in the last 28 days, today among them; what is older or later is left out.
    first: the local day of the first working set of the back ever.
    """
    within = [day_sets for day_sets in done if today - timedelta(WINDOW) < day_sets.day <= today]
    of_back = [day_sets for day_sets in within if day_sets.working and of_the_back(exercises[day_sets.exercise_id])]
    week = [day_sets for day_sets in of_back if today - timedelta(WEEK) < day_sets.day]
    weeks = weeks_counted(today, first)
    mean = {region: sets / weeks for region, sets in region_sets(of_back, exercises, muscles).items()}
    by_muscle = {muscle: sets / weeks for muscle, sets in muscle_sets(of_back, exercises).items()}
    found = Balance(
        today=today,
        week=region_sets(week, exercises, muscles),
        mean=mean,
        weeks=weeks,
        muscles=by_muscle,
        workouts=len({day_sets.workout_id for day_sets in of_back}),
        sets=sum((day_sets.working for day_sets in of_back), Fraction(0)),
        first=first,
        last=_last(of_back, exercises, muscles),
        neglected=(),
        short=(),
        pulls=_pulls(of_back, exercises),
    )
    return _judged(found) if found.enough else found


def weeks_counted(today: date, first: date | None) -> int:
    """Over how many weeks the 28 days are spread: since the first log, both days counted, but two at least."""
    if first is None:
        return _FEWEST_WEEKS
    since = -(-((today - first).days + 1) // WEEK)
    return min(max(since, _FEWEST_WEEKS), _MOST_WEEKS)


def _judged(found: Balance) -> Balance:
    """With the verdict: regions below 5 sets a week that have at most half of what the highest has."""
    highest = max(found.mean.values())
    low = [region for region, sets in found.mean.items() if sets < LOW and sets <= highest / 2]
    order = [Region.LOWER, Region.UPPER, Region.MID]
    low.sort(key=lambda muscle: (found.mean[muscle], found.last.get(muscle, date.min), order.index(muscle)))
    short = tuple(
        (region, muscle, found.muscles.get(muscle, Fraction(0)))
        for region, names in KEY_MUSCLES.items()
        for muscle in names
        if found.mean[region] >= LOW and found.muscles.get(muscle, Fraction(0)) < FEWEST_OF_MUSCLE
    )
    return replace(found, neglected=tuple(low), short=short)


def _last(
    done: Iterable[DaySets], exercises: Mapping[str, Exercise], muscles: Mapping[str, Muscle]
) -> Mapping[Region, date]:
    found: dict[Region, date] = {}
    for day_sets in done:
        for region in region_credits(exercises[day_sets.exercise_id], muscles):
            found[region] = max(found.get(region, day_sets.day), day_sets.day)
    return found


def _pulls(done: Iterable[DaySets], exercises: Mapping[str, Exercise]) -> Pulls:
    by_pattern: dict[str, Fraction] = defaultdict(Fraction)
    for day_sets in done:
        by_pattern[exercises[day_sets.exercise_id].pattern] += day_sets.working
    return Pulls(by_pattern[VERTICAL], by_pattern[HORIZONTAL])
