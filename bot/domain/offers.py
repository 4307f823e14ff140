"""What is offered for a region that is neglected."""

from bot.domain.balance import region_credits
from bot.domain.exercise_query import ExerciseQuery
from bot.domain.exercises import SPINAL_LOADS, Catalogue, Exercise, Level, Load, Region

CORE = "anti_movement_core"


def offers(catalogue: Catalogue, region: Region, kit: frozenset[str], level: Level) -> tuple[Exercise, ...]:
    """Exercises for a neglected region, the best first: each gives it a whole set, and none is a stretch.

    kit: the equipment at hand; where none is told, all is. First those that take a weight, the lower the load on the
    spine the earlier: what can be made heavier by small steps, and asks for no practice. What holds the trunk still
    comes last.
    """
    found = [
        exercise
        for exercise in ExerciseQuery(region, at_hand=kit, level=level).among(catalogue.exercises.values())
        if region_credits(exercise, catalogue.muscles).get(region) == 1
    ]
    loads = (Load.REQUIRED, Load.OPTIONAL, Load.ASSIST, Load.NONE)

    def rank(exercise: Exercise) -> tuple[bool, int, bool, int]:
        levels = list(Level)
        heavy = exercise.spinal_load == SPINAL_LOADS[-1]
        return exercise.pattern == CORE, levels.index(exercise.level), heavy, loads.index(exercise.load)

    return tuple(sorted(found, key=rank))
