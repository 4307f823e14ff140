"""What a member sees when something cannot be done."""

from collections.abc import Iterable, Sequence

from bot.content.texts import Texts
from bot.domain.errors import DomainError, Unclear
from bot.domain.exercises import Exercise
from bot.ui.cards import Card, button, primary, row, tap_id, text, typed_block
from bot.ui.meant import choices
from bot.ui.names import facts_shown, label


class RefusalCard(Card):
    """Why not, what was typed, and a button that opens the form with it filled in."""

    def __init__(self, texts: Texts, error: DomainError, typed: Sequence[str], again: str | None) -> None:
        shown = [typed_block(typed)] if any(typed) else []
        meant = choices(error, again) if isinstance(error, Unclear) and again else []
        style = button if meant else primary
        buttons = [row(style(texts("button-try-again"), again))] if again else []
        why = text(texts(error.key, **facts_shown(error.facts)))
        super().__init__(why, *shown, *([row(*meant)] if meant else []), *buttons)


class NearestCard(Card):
    """No such exercise: the nearest ones as buttons, which go on with what was being done."""

    def __init__(
        self, texts: Texts, error: DomainError, nearest: Iterable[Exercise], action: str, typed: Sequence[str]
    ) -> None:
        shown = [typed_block(typed)] if any(typed) else []
        buttons = [button(label(exercise.name), tap_id(action, exercise.id)) for exercise in nearest]
        super().__init__(
            text(texts(error.key, **facts_shown(error.facts))), *shown, *([row(*buttons)] if buttons else [])
        )


class ApologyCard(Card):
    """Something broke, perhaps after what was asked for had been stored; the id finds it in the log."""

    def __init__(self, texts: Texts, fault_id: str, *, stored: bool) -> None:
        super().__init__(text(texts("fault-stored" if stored else "fault", id=fault_id)))
