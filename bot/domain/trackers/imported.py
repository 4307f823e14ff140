"""What was read from a tracker's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.exercises import Region, Tracking
from bot.domain.sides import Side
from bot.domain.workouts import Kind, Unit, Weight


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """One set with every amount that the file tells; which of them counts is the exercise's to say (`naming`).

    weight: below zero where it helped.
    """

    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None
    weight: Weight | None = None
    kind: Kind = Kind.WORK
    rir: Decimal | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What our own export tells of an exercise that a member added."""

    tracking: Tracking
    region: Region | None


@dataclass(frozen=True, slots=True)
class ImportedExercise:
    """One exercise as the file names it, with its sets in the order of the file; never without a set.

    note: what was written to it and its sets, each remark once, one below the other.
    """

    name: str
    sets: tuple[ImportedSet, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One workout of the file.

    at: when it began, in UTC; where the file tells a day alone (`whole_day`), noon there.
    """

    at: datetime
    title: str
    exercises: tuple[ImportedExercise, ...]
    note: str = ""
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was left out. line: where it begins, from 1; key and facts: a message, as in `DomainError`."""

    line: int
    key: str
    facts: Mapping[str, str | int]


class Loss(StrEnum):
    """How something that the file tells does not arrive."""

    COLUMN = "column"  # nothing here corresponds to it
    UNDONE = "undone"  # a set that was planned and not done
    REST = "rest"  # a row that is no set
    KIND = "kind"  # a kind of set that is unknown here, read as a working set
    COOL_DOWN = "cool-down"  # read as a warm-up: it counts for nothing either
    EFFORT = "effort"  # an effort between the halves that are kept
    CUT = "cut"  # the end of a text that is too long


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What does not arrive as the file tells it. name: the column or value, as it stands there; count: of rows."""

    loss: Loss
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """Weights have no unit. exercise, weight, reps: of the heaviest of the first sets, to tell it by."""

    exercise: str
    weight: Decimal
    reps: int


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """Dates like 04/05/2024 can be read in two ways: one of them as the day, and as the month, first."""

    written: str
    day_first: date
    month_first: date


Question = UnitQuestion | OrderQuestion


@dataclass(frozen=True, slots=True)
class Imported:
    """All that a file told.

    tracker: the id of a `Format`. occasions: oldest first. problems: the first of them; problem_count: how many
    there were. names: each exercise once, the one with the most sets first. assumed: the unit of weights for which
    the file names none. own: what our own export tells of a member's exercises, by name.
    """

    tracker: str
    occasions: tuple[Occasion, ...]
    problems: tuple[Problem, ...]
    problem_count: int
    names: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    assumed: Unit | None = None
    own: Mapping[str, Own] | None = None
