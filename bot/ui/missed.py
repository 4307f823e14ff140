"""What was stored for a member although its answer may not have reached them."""

from bot.content.texts import Texts
from bot.services.workout_views import LogResult
from bot.ui.cards import Card, button, row, tap_id, text
from bot.ui.workouts import sets_of


class MissedLogCard(Card):
    """A log that an earlier run of the bot stored: the workout that it belongs to, and Undo."""

    def __init__(self, texts: Texts, logged: LogResult) -> None:
        super().__init__(
            text(texts("missed-log")),
            text(sets_of(texts, logged)),
            row(
                button(texts("button-undo"), tap_id("undo", logged.log.id)),
                button(texts("button-history"), tap_id("history", 0)),
            ),
        )


class MissedActCard(Card):
    """Anything else that an earlier run stored."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("missed-act")))
