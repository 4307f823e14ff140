"""What to log next: a list to choose from, or to type."""

from collections.abc import Sequence

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.ui.cards import ACCENT, Card, button, row, text
from bot.ui.menus import menu
from bot.ui.names import label


class NextCard(Card):
    """The exercises that the member saved and does most first; a choice opens its form."""

    def __init__(self, texts: Texts, offered: Sequence[Exercise]) -> None:
        options = [(exercise.id, label(exercise.name), "") for exercise in offered]
        super().__init__(
            text(texts("next-title")),
            *([row(menu(texts("next-pick"), "log-pick", options))] if options else []),
            row(button(texts("button-type-it"), "log-text")),
            colour=ACCENT,
        )
