"""The cards of a log that was taken back, and of one that is back."""

from bot.content.texts import Texts
from bot.services.workout_views import Deleted, LogResult
from bot.ui.cards import ACCENT, Card, button, primary, row, tap_id, text
from bot.ui.workouts import exercise_name, lines_of


def _log_title(texts: Texts, key: str, logged: LogResult) -> str:
    entries = logged.log.entries
    ids = {entry.exercise_id for entry in entries}
    if len(ids) == 1:
        return texts(key, exercise=exercise_name(texts, logged.exercises[entries[0].exercise_id], entries[0].variant))
    return texts(key, exercise=texts("count-exercises", count=len(ids)))


class UndoneCard(Card):
    """A log that was taken back; it can be restored."""

    def __init__(self, texts: Texts, logged: LogResult) -> None:
        super().__init__(
            text(
                _log_title(texts, "undone-title", logged),
                lines_of(texts, logged, logged.log.entries),
                texts("undone-text"),
            ),
            row(
                primary(texts("button-restore"), tap_id("restore", logged.log.id)),
                button(texts("button-log-again"), tap_id("log", logged.log.entries[0].exercise_id)),
            ),
        )


class RestoredCard(Card):
    """A log that is back."""

    def __init__(self, texts: Texts, logged: LogResult) -> None:
        super().__init__(
            text(_log_title(texts, "restored-title", logged), lines_of(texts, logged, logged.log.entries)),
            row(
                button(texts("button-undo"), tap_id("undo", logged.log.id)),
                button(texts("button-edit"), tap_id("edit", logged.workout.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
            colour=ACCENT,
        )


class DeletedCard(Card):
    """A workout that was deleted; it can be restored."""

    def __init__(self, texts: Texts, deleted: Deleted, days: int) -> None:
        super().__init__(
            text(texts("deleted-title"), texts("deleted-text", days=days)),
            row(
                primary(texts("button-restore"), tap_id("bring-back", deleted.workout_id, deleted.deletion)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
        )
