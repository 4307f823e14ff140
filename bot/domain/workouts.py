"""A logged workout: its exercises, their sets, and what they add up to."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Load, Tracking

KG_PER_LB = Decimal("0.45359237")  # exact by definition (international yard and pound agreement, 1959)

MOST_SETS = 50
MOST_REPS = 1_000
MOST_WEIGHT = Decimal(1_000)
MOST_SECONDS = 2 * 60 * 60
MOST_METRES = 10_000


class Unit(StrEnum):
    """The unit a weight was said in. It is kept with the number, so nothing drifts by converting."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as it was said: 22.5 kg stays 22.5 kg, 45 lb stays 45 lb. Exact to a thousandth."""

    value: Decimal
    unit: Unit = Unit.KG

    @property
    def kg(self) -> Decimal:
        return self.value if self.unit is Unit.KG else self.value * KG_PER_LB

    def __str__(self) -> str:
        return f"{self.value.normalize():f} {self.unit}"


@dataclass(frozen=True, slots=True)
class WorkoutSet:
    """One set: exactly one of `reps`, `seconds` or `metres`, and the weight if one was said.

    What the weight stands for (one hand, the stack, what is taken off) is the exercise's `weight_means`.
    """

    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The sets of one exercise in a workout, in the order they were done."""

    exercise_id: str
    sets: tuple[WorkoutSet, ...]


@dataclass(frozen=True, slots=True)
class Workout:
    """What was done: `id` is the snowflake of the interaction that logged it, so it exists once."""

    id: int
    member_id: int
    guild_id: int | None
    at: datetime
    entries: tuple[Entry, ...]

    @property
    def sets(self) -> tuple[WorkoutSet, ...]:
        """All sets, of every exercise."""
        return tuple(one for entry in self.entries for one in entry.sets)

    def of(self, exercise_id: str) -> tuple[WorkoutSet, ...]:
        """The sets of one exercise."""
        return tuple(one for entry in self.entries if entry.exercise_id == exercise_id for one in entry.sets)


@dataclass(frozen=True, slots=True)
class Total:
    """What the sets add up to. `volume_kg` is weight × reps; None where no set has both."""

    sets: int
    reps: int
    seconds: int
    metres: int
    volume_kg: Decimal | None


def total(sets: tuple[WorkoutSet, ...]) -> Total:
    """Add the sets up. Pounds count as kilograms in the volume; a weight per hand is not doubled."""
    lifted = [s.weight.kg * s.reps for s in sets if s.weight is not None and s.reps is not None]
    return Total(
        sets=len(sets),
        reps=sum(s.reps or 0 for s in sets),
        seconds=sum(s.seconds or 0 for s in sets),
        metres=sum(s.metres or 0 for s in sets),
        volume_kg=sum(lifted, Decimal(0)) if lifted else None,
    )


def fit(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    """The sets as this exercise counts them: a bare number is seconds in a hold and metres in a carry.

    Raises `DomainError` for a kind of set that the exercise does not have, and for a weight on an exercise
    that takes none.
    """
    return tuple(_fit(exercise, one) for one in sets)


def _fit(exercise: Exercise, one: WorkoutSet) -> WorkoutSet:
    one = _fit_weight(exercise, one)
    match exercise.tracking:
        case Tracking.DURATION:
            counted = WorkoutSet(seconds=one.seconds or one.reps, weight=one.weight)
            wrong = one.metres
        case Tracking.DISTANCE_WEIGHT:
            counted = WorkoutSet(metres=one.metres or one.reps, weight=one.weight)
            wrong = one.seconds
        case _:
            counted = one
            wrong = one.seconds or one.metres
    if wrong is not None:
        raise DomainError(
            "sets-wrong-kind",
            exercise=exercise.name,
            counts=exercise.tracking.value,
            example=example(exercise),
        )
    _within(counted)
    return counted


def _fit_weight(exercise: Exercise, one: WorkoutSet) -> WorkoutSet:
    if one.weight is None:
        return one
    if exercise.load is Load.NONE:
        raise DomainError("sets-no-weight", exercise=exercise.name, example=example(exercise))
    if exercise.load is Load.ASSIST:  # -20 kg and 20 kg of help are the same
        return replace(one, weight=replace(one.weight, value=abs(one.weight.value)))
    if one.weight.value < 0:
        raise DomainError("sets-negative")
    return one


def _within(one: WorkoutSet) -> None:
    for amount, most, key in (
        (one.seconds, MOST_SECONDS, "sets-seconds-too-many"),
        (one.metres, MOST_METRES, "sets-metres-too-many"),
    ):
        if amount is not None and amount > most:
            raise DomainError(key, given=amount, most=most)


def example(exercise: Exercise) -> str:
    """What a member could type for this exercise: its own dose, with a weight where it takes one."""
    dose = exercise.dose
    sets = max(dose.sets[0], sum(dose.sets) // 2)
    match exercise.tracking:
        case Tracking.DURATION:
            return f"{sets}x{dose.hold_s or 30}s"
        case Tracking.DISTANCE_WEIGHT:
            return f"{sets}x{dose.distance_m or 30}m@24kg"
        case _:
            reps = dose.reps[0] if dose.reps else 10
            return f"{sets}x{reps}@20kg" if exercise.load is Load.REQUIRED else f"{sets}x{reps}"
