"""What sets add up to."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.exercises import Exercise, Load
from bot.domain.workouts import Entry, Kind, WorkoutSet


@dataclass(frozen=True, slots=True)
class Total:
    """What the sets add up to. `volume_kg` is weight × reps; None where no set has both."""

    sets: int
    reps: int
    seconds: int
    metres: int
    volume_kg: Decimal | None


def total(sets: tuple[WorkoutSet, ...]) -> Total:
    """Add up all but the warm-ups. Pounds count as kilograms in the volume; a weight per hand is not doubled.

    Of left or right alone the volume counts by half, as both together are one set.
    """
    sets = tuple(workout_set for workout_set in sets if workout_set.kind is not Kind.WARM_UP)
    lifted = [
        s.weight.kg * s.reps / (2 if s.side else 1) for s in sets if s.weight is not None and s.reps is not None
    ]
    return Total(
        sets=len(sets),
        reps=sum(s.reps or 0 for s in sets),
        seconds=sum(s.seconds or 0 for s in sets),
        metres=sum(s.metres or 0 for s in sets),
        volume_kg=sum(lifted, Decimal(0)) if lifted else None,
    )


def last_set_of(entry: Entry) -> Entry:
    """The last set alone; of one side with the last one of the other, which together are one."""
    last = entry.sets[-1]
    if last.side is None:
        return replace(entry, sets=(last,))
    other = [workout_set for workout_set in entry.sets if workout_set.side is last.side.other][-1:]
    return replace(entry, sets=(*other, last))


def lifted(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    """The sets as they count for the volume: what helps is not lifted."""
    return tuple(replace(workout_set, weight=None) for workout_set in sets) if exercise.load is Load.ASSIST else sets
