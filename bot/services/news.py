"""What a log brought that was never there before."""

from collections.abc import Mapping

from bot.domain.exercises import Exercise
from bot.domain.records import Before, Record, logged_sets, news
from bot.domain.workouts import Log, Unit, Workout


def news_of(
    exercises: Mapping[str, Exercise], workout: Workout, before: Mapping[str, Before], log: Log, unit: Unit
) -> Mapping[str, tuple[Record, ...]]:
    """The records that a log of the workout brought, by exercise id. before: what they are compared with, alike."""
    found = {
        exercise_id: news(exercises[exercise_id], compared, logged_sets(workout, exercise_id), log.id, unit)
        for exercise_id, compared in before.items()
    }
    return {exercise_id: some for exercise_id, some in found.items() if some}
