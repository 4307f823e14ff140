"""What a log brought that was never there before."""

from collections.abc import Mapping

from bot.domain.comparisons import Comparison
from bot.domain.records import Record, logged_sets, news
from bot.domain.workouts import Log, Workout


def news_of(workout: Workout, compared: Mapping[str, Comparison], log: Log) -> Mapping[str, tuple[Record, ...]]:
    """The records that a log of the workout brought, by exercise id. compared: with what, alike."""
    found = {
        exercise_id: news(comparison, logged_sets(workout, exercise_id), log.id)
        for exercise_id, comparison in compared.items()
    }
    return {exercise_id: some for exercise_id, some in found.items() if some}
