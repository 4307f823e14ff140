"""Numbers so far above all before that they are asked about before they can be a record: 846 for 84.6.

More than a quarter above the best is asked about. Small numbers grow by more than that in one step, so that a step is
never asked about: the exercise's own of weight, three repetitions, ten seconds or metres.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.efforts import LoggedSet, compared_by, counted
from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.records import Record, RecordKind, records
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet, in_unit

FAR = Decimal("1.25")
"""Beyond this share of the best it is asked."""

_NEAR = Decimal("0.6")
"""From this share of the best on, another reading of a number is offered."""

_SMALL = {RecordKind.REPS: 3, RecordKind.HOLD: 10, RecordKind.DISTANCE: 10}
_LIGHTEST_BODY = Decimal(50)
"""Taken, in kilograms, where the body is lifted along and its weight is not known."""


@dataclass(frozen=True, slots=True)
class Surprise:
    """A set that is far above all before. best: what was the most until then, in the unit of `Record.amount`.

    meant: weights that may have been meant instead, the likeliest first; none where it is not the weight.
    """

    set: WorkoutSet
    kind: RecordKind
    best: Decimal
    meant: tuple[Weight, ...] = ()


def surprise(
    exercise: Exercise, before: Iterable[LoggedSet], now: Iterable[LoggedSet], unit: Unit
) -> Surprise | None:
    """The first of the sets of a new log that is far above all before; None where all are within reach.

    before: all sets of the exercise that count. now: those of the log, as a workout of its own.
    """
    earlier, new = tuple(before), tuple(now)
    for logged_set in new:
        heaviest = max(
            (weight for each in earlier if (weight := _comparable(exercise, logged_set, each))), default=None
        )
        if (
            heaviest
            and logged_set.set.weight
            and logged_set.set.kind is Kind.WORK
            and _beyond(exercise, logged_set, heaviest)
        ):
            return Surprise(logged_set.set, RecordKind.WEIGHT, heaviest, meanings(logged_set.set.weight, heaviest))
    ids = {logged_set.log_id for logged_set in new}
    most = max((counted(past.set) for past in earlier), default=0)
    found = (record for record in records(exercise, (*earlier, *new), unit) if record.by.log_id in ids)
    far = next((record for record in found if _far(exercise, record, most)), None)
    return Surprise(far.by.set, far.kind, far.before) if far else None


def _comparable(exercise: Exercise, logged_set: LoggedSet, earlier: LoggedSet) -> Decimal | None:
    """The earlier set's weight in kilograms, where it means the same as this one's and more of it is more."""
    same = compared_by(exercise, logged_set) == compared_by(exercise, earlier)
    weighed = same and exercise.load is not Load.ASSIST and earlier.set.weight
    return weighed.kg if weighed else None


def meanings(weight: Weight, best_kg: Decimal) -> tuple[Weight, ...]:
    """What may have been meant by a weight that is far above the best: the point left out, or the other unit."""
    other = Unit.LB if weight.unit is Unit.KG else Unit.KG
    readings = (
        Weight(weight.value / 10, weight.unit),
        Weight(weight.value, other),
        Weight(weight.value / 100, weight.unit),
    )
    fitting = [meaning for meaning in readings if best_kg * _NEAR <= meaning.kg <= best_kg * FAR]
    return tuple(sorted(fitting, key=lambda reading: abs(reading.kg - best_kg)))


def _far(exercise: Exercise, found: Record, most: int) -> bool:
    """Whether a record is far above what it was; `most` was counted so far, with whatever weight."""
    carried = in_unit(_carried(exercise, found.by), found.unit)
    match found.kind:
        case RecordKind.MAX:
            return carried + found.amount > FAR * (carried + found.before)
        case RecordKind.HELP:
            lifted, before = carried - found.amount, max(carried - found.before, Decimal(0))
            return lifted > FAR * before and found.gain > _step(exercise)
        case RecordKind.REPS | RecordKind.HOLD | RecordKind.DISTANCE:
            return found.amount > FAR * most and found.amount - most > _SMALL[found.kind]
        case _:
            return False  # weights are looked at before, and more sets than ever are no slip


def _beyond(exercise: Exercise, by: LoggedSet, before: Decimal) -> bool:
    """Whether the weight of a set is far above another, both in kilograms."""
    weight = by.set.weight.kg if by.set.weight else Decimal(0)
    carried = _carried(exercise, by)
    return carried + weight > FAR * (carried + before) and weight - before > _step(exercise)


def _carried(exercise: Exercise, by: LoggedSet) -> Decimal:
    """What the body adds to the weight."""
    if exercise.tracking not in (Tracking.BODYWEIGHT_REPS, Tracking.ASSISTED_REPS):
        return Decimal(0)
    return by.body.kg if by.body else _LIGHTEST_BODY


def _step(exercise: Exercise) -> Decimal:
    """The exercise's step of weight in kilograms."""
    return Decimal(str(abs(exercise.dose.step_kg or 2.5)))
