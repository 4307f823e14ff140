"""How many sets they are, as cards say it: left and right together are one."""

from collections.abc import Iterable

from bot.domain.sides import in_sets
from bot.domain.workouts import Entry, Kind, WorkoutSet


def set_count(entries: Iterable[Entry]) -> int | str:
    """Sets that count: warm-ups do not, and left and right together are one."""
    return number_of(
        workout_set for entry in entries for workout_set in entry.sets if workout_set.kind is not Kind.WARM_UP
    )


def number_of(sets: Iterable[WorkoutSet]) -> int | str:
    """`3`, `1.5`: how many sets they are; left and right together are one."""
    found = in_sets(workout_set.side for workout_set in sets)
    return int(found) if found.denominator == 1 else f"{float(found):g}"
