"""What was read from a tracker's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.workouts import WorkoutSet


@dataclass(frozen=True, slots=True)
class ImportedExercise:
    """One exercise as the file names it, with its sets in the order of the file; never without a set.

    notes: what was written to it, each note once, one below the other.
    """

    name: str
    sets: tuple[WorkoutSet, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One workout of the file. at: when it began, in UTC; where the file tells a day alone, noon there."""

    at: datetime
    title: str
    exercises: tuple[ImportedExercise, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was left out. line: where it begins, from 1; key and facts: a message, as in `DomainError`."""

    line: int
    key: str
    facts: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Imported:
    """All that a file told.

    tracker: `hevy`, `strong`, `fitnotes` or `backday`. occasions: oldest first. problems: the first of them;
    problem_count: how many there were. names: each exercise once, the one with the most sets first.
    """

    tracker: str
    occasions: tuple[Occasion, ...]
    problems: tuple[Problem, ...]
    problem_count: int
    names: tuple[str, ...]
