"""What sets add up to."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.exercises import Exercise, Load
from bot.domain.workouts import Kind, WorkoutSet


@dataclass(frozen=True, slots=True)
class Total:
    """What the sets add up to. `volume_kg` is weight × reps; None where no set has both."""

    sets: int
    reps: int
    seconds: int
    metres: int
    volume_kg: Decimal | None


def total(sets: tuple[WorkoutSet, ...]) -> Total:
    """Add up all but the warm-ups. Pounds count as kilograms in the volume; a weight per hand is not doubled."""
    sets = tuple(workout_set for workout_set in sets if workout_set.kind is not Kind.WARM_UP)
    lifted = [s.weight.kg * s.reps for s in sets if s.weight is not None and s.reps is not None]
    return Total(
        sets=len(sets),
        reps=sum(s.reps or 0 for s in sets),
        seconds=sum(s.seconds or 0 for s in sets),
        metres=sum(s.metres or 0 for s in sets),
        volume_kg=sum(lifted, Decimal(0)) if lifted else None,
    )


def lifted(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    """The sets as they count for the volume: what helps is not lifted."""
    return tuple(replace(workout_set, weight=None) for workout_set in sets) if exercise.load is Load.ASSIST else sets
