"""How an exercise went, workout by workout, in the one measure that fits it.

The measure is the estimated max where sets tell one, else what the exercise counts: weight, repetitions, seconds,
metres, or help, of which less is better. Only sets that can be compared are told: done with what the last workout was
done with, and with a weight that means the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from enum import StrEnum

from bot.domain.efforts import LoggedSet, compared_by
from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.records import workouts
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

_OF_TRACKING = {
    Tracking.WEIGHT_REPS: (Measure.MAX, Measure.WEIGHT),
    Tracking.BODYWEIGHT_REPS: (Measure.REPS,),
    Tracking.ASSISTED_REPS: (Measure.HELP, Measure.REPS),
    Tracking.DURATION: (Measure.HOLD,),
    Tracking.DISTANCE_WEIGHT: (Measure.WEIGHT, Measure.DISTANCE),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A day's best: kilograms or pounds, repetitions, seconds or metres. record: better than every day before."""

    day: date
    amount: Decimal
    record: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Oldest first; empty where nothing can be told. unit: of weights."""

    measure: Measure
    unit: Unit
    marks: tuple[Mark, ...]

    @property
    def less(self) -> bool:
        """Whether less is better."""
        return self.measure is Measure.HELP

    @property
    def best(self) -> Mark | None:
        """The best day, the first of equals."""
        order = sorted(
            self.marks,
            key=lambda logged_set: (logged_set.amount if self.less else -logged_set.amount, logged_set.day),
        )
        return order[0] if order else None


def series(exercise: Exercise, done: Iterable[LoggedSet], unit: Unit, zone: tzinfo) -> Series:
    """The series of one exercise. done: every set of it that counts, in any order; days are those of `zone`."""
    sets = [done_set for done_set in done if done_set.set.kind is Kind.WORK]
    if not sets:
        return Series(_OF_TRACKING[exercise.tracking][0], unit, ())
    last = max(sets, key=lambda logged_set: logged_set.place)
    alike = [workout_set for workout_set in sets if compared_by(exercise, workout_set) == compared_by(exercise, last)]
    together = workouts(alike)
    measures = _OF_TRACKING[exercise.tracking]
    days_by_measure = {
        measure: sum(_best(measure, exercise, some, unit) is not None for some in together) for measure in measures
    }
    # What tells the most workouts, the more telling measure of equals; half the workouts are enough for it.
    enough = [measure for measure in measures if 2 * days_by_measure[measure] >= len(together)]
    measure = enough[0] if enough else max(measures, key=lambda candidate: days_by_measure[candidate])
    return Series(measure, unit, _marks(measure, exercise, together, unit, zone))


def _marks(
    measure: Measure,
    exercise: Exercise,
    together: Sequence[tuple[LoggedSet, ...]],
    unit: Unit,
    zone: tzinfo,
) -> tuple[Mark, ...]:
    sign = -1 if measure is Measure.HELP else 1
    days: dict[date, Decimal] = {}
    for some in together:
        if (amount := _best(measure, exercise, some, unit)) is not None:
            day = some[0].at.astimezone(zone).date()
            days[day] = sign * max(sign * amount, sign * days.get(day, amount))
    marks: list[Mark] = []
    best: Decimal | None = None
    for day, amount in sorted(days.items()):
        marks.append(Mark(day, amount, best is not None and sign * amount > sign * best))
        best = amount if best is None else sign * max(sign * best, sign * amount)
    return tuple(marks)


def _best(measure: Measure, exercise: Exercise, sets: Sequence[LoggedSet], unit: Unit) -> Decimal | None:
    """A workout's best; None where none of its sets tells it."""
    amounts = [
        amount for workout_set in sets if (amount := _amount(measure, exercise, workout_set, unit)) is not None
    ]
    if not amounts:
        return None
    return min(amounts) if measure is Measure.HELP else max(amounts)


def _amount(measure: Measure, exercise: Exercise, logged_set: LoggedSet, unit: Unit) -> Decimal | None:
    match measure:
        case Measure.MAX:
            found = estimate(exercise, logged_set.set, logged_set.body)
            return found.shown(unit) if found is not None and not found.rough else None
        case Measure.WEIGHT:
            return on_grid(logged_set.set.weight.kg, unit) if logged_set.set.weight else None
        case Measure.HELP:
            helped = logged_set.set.weight is not None and exercise.load is Load.ASSIST
            return on_grid(abs(logged_set.set.weight.kg), unit) if helped and logged_set.set.weight else None
        case Measure.REPS:
            counted = logged_set.set.reps
        case Measure.HOLD:
            counted = logged_set.set.seconds
        case Measure.DISTANCE:
            counted = logged_set.set.metres
    return Decimal(counted) if counted else None
