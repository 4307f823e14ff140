"""What a reminder is about, and when it has something to say: a back day, a region left alone, the week in short."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.exercises import Exercise, Region
from bot.domain.own_exercises import ELSEWHERE

FEWEST_DAYS = 2
MOST_DAYS = 14
"""Days without training after which a reminder of a region may speak: from the fewest to the most."""

USUAL_TIME = "18:00"
"""When to look or to sum up, if nothing else is said."""

WEEK = timedelta(days=7)


class Nudge(StrEnum):
    """How long after a post the second message comes, where nothing was logged."""

    NONE = "none"
    TWO = "2h"
    FOUR = "4h"

    @property
    def after(self) -> timedelta | None:
        """None where no second message is wanted."""
        return None if self is Nudge.NONE else timedelta(hours=int(self[0]))


@dataclass(frozen=True, slots=True)
class BackDay:
    """It is back day. nudge: how long after the post a second message comes, if one is wanted.

    summed: whether a server's post tells in the end how many of those who said that they are in have trained.
    """

    nudge: timedelta | None = None
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Untrained:
    """A region was left alone for `days` days; each moment of the schedule is one look."""

    region: Region
    days: int

    def speaks(self, today: date, counted: date, told_on: date | None) -> bool:
        """Whether there is something to say.

        counted: when the region was trained last, or when the reminder was set, where it never was; told: when the
        reminder spoke last. After it has spoken, it is silent for as many days again, or until the region was
        trained and left alone anew. All are local dates.
        """
        return (today - max(counted, told_on or counted)).days >= self.days


@dataclass(frozen=True, slots=True)
class WeekInShort:
    """The last seven days beside the seven before them."""


About = BackDay | Untrained | WeekInShort


@dataclass(frozen=True, slots=True)
class Trained:
    """What was done in some days: workouts, and sets by region without the warm-ups."""

    workouts: int = 0
    sets: Mapping[Region, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The seven days up to `last_day`, it included, beside the seven before.

    ever: whether anything was ever logged.
    """

    last_day: date
    this: Trained
    before: Trained
    ever: bool


def trains(exercise: Exercise, region: Region) -> bool:
    """Whether a set of the exercise trains the region, as its own or as the second that it reaches into."""
    return of_the_back(exercise) and (exercise.region is region or region in exercise.also)


def of_the_back(exercise: Exercise) -> bool:
    """Whether a set of it counts as training of the back: what is of elsewhere does not, nor does a stretch."""
    return exercise.trains and exercise.pattern != ELSEWHERE


def by_region(counts: Mapping[str, int], exercises: Mapping[str, Exercise]) -> Mapping[Region, int]:
    """Sets by exercise id as sets by region: each counts once, for the exercise's own region."""
    sets = dict.fromkeys(Region, 0)
    for exercise_id, count in counts.items():
        exercise = exercises[exercise_id]
        if of_the_back(exercise):
            sets[exercise.region] += count
    return sets
