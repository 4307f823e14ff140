"""What a workout of an exercise is told by, and the best of each workout.

The measure is the estimated max where sets tell one, else what the exercise counts: weight, repetitions, seconds,
metres, or help, of which less is better.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.domain.efforts import Compared, LoggedSet, compared_by
from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.strength import estimate, on_grid
from bot.domain.workouts import Kind, Unit


class Measure(StrEnum):
    """What a workout is told by."""

    MAX = "max"
    WEIGHT = "weight"
    REPS = "reps"
    HOLD = "hold"
    DISTANCE = "distance"
    HELP = "help"


WEIGHTS = frozenset({Measure.MAX, Measure.WEIGHT, Measure.HELP})
"""Measures that are told in kilograms or pounds."""

MEASURES = {
    Tracking.WEIGHT_REPS: (Measure.MAX, Measure.WEIGHT),
    Tracking.BODYWEIGHT_REPS: (Measure.REPS,),
    Tracking.ASSISTED_REPS: (Measure.HELP, Measure.REPS),
    Tracking.DURATION: (Measure.HOLD,),
    Tracking.DISTANCE_WEIGHT: (Measure.WEIGHT, Measure.DISTANCE),
}
"""What an exercise can be told by, the more telling first."""


@dataclass(frozen=True, slots=True)
class WorkoutBest:
    """The best of a workout's working sets that can be compared with each other.

    at: the moment of the first of them. last: the place of the last (`LoggedSet.place`). amounts: kilograms or
    pounds, repetitions, seconds or metres, as far as its sets tell them.
    """

    at: datetime
    last: tuple[datetime, int, int]
    compared: Compared
    amounts: Mapping[Measure, Decimal]

    def written(self, at: int, last: Sequence[int]) -> list[Any]:
        """As JSON takes it; `at` and `last` in numbers."""
        return [at, last, *self.compared, {measure.value: str(amount) for measure, amount in self.amounts.items()}]

    @classmethod
    def read(cls, at: datetime, last: tuple[datetime, int, int], facts: Sequence[Any]) -> "WorkoutBest":
        """What `written` gave."""
        variant, means, amounts = facts
        found = {Measure(measure): Decimal(amount) for measure, amount in amounts.items()}
        return cls(at, last, (variant, means), found)


def bests(exercise: Exercise, done: Iterable[LoggedSet], unit: Unit) -> tuple[WorkoutBest, ...]:
    """The best of each workout, those that began first first. done: sets in any order; of working sets alone."""
    together: dict[tuple[int, Compared], list[LoggedSet]] = {}
    for logged in sorted(done, key=lambda logged: logged.place):
        if logged.set.kind is Kind.WORK:
            together.setdefault((logged.workout_id, compared_by(exercise, logged)), []).append(logged)
    return tuple(
        WorkoutBest(sets[0].at, sets[-1].place, compared, _best_amounts(exercise, sets, unit))
        for (_, compared), sets in together.items()
    )


def _best_amounts(exercise: Exercise, sets: Sequence[LoggedSet], unit: Unit) -> Mapping[Measure, Decimal]:
    found: dict[Measure, Decimal] = {}
    for measure in MEASURES[exercise.tracking]:
        amounts = [amount for logged in sets if (amount := amount_of(measure, exercise, logged, unit)) is not None]
        if amounts:
            found[measure] = min(amounts) if measure is Measure.HELP else max(amounts)
    return found


def amount_of(measure: Measure, exercise: Exercise, logged: LoggedSet, unit: Unit) -> Decimal | None:
    """What a set amounts to in that measure; None where it does not tell."""
    done = logged.set
    match measure:
        case Measure.MAX:
            highest = estimate(exercise, done, logged.body)
            return highest.shown(unit) if highest is not None and not highest.rough else None
        case Measure.WEIGHT:
            return on_grid(done.weight.kg, unit) if done.weight else None
        case Measure.HELP:
            helped = done.weight is not None and exercise.load is Load.ASSIST
            return on_grid(abs(done.weight.kg), unit) if helped and done.weight else None
        case Measure.REPS:
            counted = done.reps
        case Measure.HOLD:
            counted = done.seconds
        case Measure.DISTANCE:
            counted = done.metres
    return Decimal(counted) if counted else None
