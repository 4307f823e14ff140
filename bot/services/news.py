"""What a log brought that was never there before."""

from collections.abc import Mapping

from bot.domain.exercises import Exercise
from bot.domain.records import Record, logged_sets, news
from bot.domain.workouts import Log, Unit
from bot.storage.workouts import Around


def news_of(
    exercises: Mapping[str, Exercise], around: Around, log: Log, unit: Unit
) -> Mapping[str, tuple[Record, ...]]:
    """The records that a log brought, by exercise id; what is compared was read as the log was stored."""
    found = {
        exercise_id: news(exercises[exercise_id], before, logged_sets(around.workout, exercise_id), log.id, unit)
        for exercise_id, before in around.before.items()
    }
    return {exercise_id: some for exercise_id, some in found.items() if some}
