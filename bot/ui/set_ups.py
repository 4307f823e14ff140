"""The cards of the set-up: one question each, answered with a tap."""

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Level
from bot.domain.schedules import DAYS
from bot.domain.workouts import Unit
from bot.services.set_ups import Place, SetUp, Step
from bot.ui.cards import ACCENT, Card, button, row, tap_id, text

SET_UP = "set-up"
"""The custom id of the button that begins it."""


def set_up_section(texts: Texts) -> discord.ui.Section[Card]:
    """The offer, for a card that says something else first."""
    return discord.ui.Section(texts("set-up-offer"), accessory=button(texts("button-set-up"), SET_UP))


class SetUpCard(Card):
    """The next question; with nothing left, that it is done."""

    def __init__(self, texts: Texts, known: SetUp, equipment: tuple[str, ...]) -> None:
        step = known.left[0] if known.left else None
        if step is None or step is Step.READY:
            done = text(texts("set-up-done"), texts("set-up-done-hint"))
            super().__init__(done, row(button(texts("button-today"), "today")), colour=ACCENT)
            return
        steps = [step for step in Step if step is not Step.READY]
        number = steps.index(step) + 1
        super().__init__(
            text(
                texts(f"set-up-{step}"),
                texts(f"set-up-{step}-hint"),
                texts("set-up-of", number=number, of=len(steps)),
            ),
            *_choices(texts, step, equipment),
            row(button(texts("button-later"), "set-up-later")),
            colour=ACCENT,
        )


def _choices(texts: Texts, step: Step, equipment: tuple[str, ...]) -> list[discord.ui.ActionRow[Card]]:
    match step:
        case Step.UNIT:
            return [row(*(button(texts(f"choice-{unit}"), tap_id("set-up-unit", unit)) for unit in Unit))]
        case Step.KIT:
            places = (button(texts(f"place-{place}"), tap_id("set-up-place", place)) for place in Place)
            things = [(thing, texts(f"equipment-{thing}")) for thing in equipment]
            return [row(*places), row(_several(texts("set-up-pick-kit"), "set-up-kit", things))]
        case Step.LEVEL:
            return [row(*(button(texts(f"choice-{level}"), tap_id("set-up-level", level)) for level in Level))]
        case Step.HEAVY:
            days = [(str(number), texts(f"choice-{day}")) for number, day in enumerate(DAYS)]
            none = button(texts("button-no-heavy"), "set-up-not-heavy")
            return [row(none), row(_several(texts("set-up-pick-days"), "set-up-heavy", days))]
    return []


def _several(hint: str, custom_id: str, options: list[tuple[str, str]]) -> discord.ui.Select[Card]:
    """A list of which some are chosen."""
    shown = [discord.SelectOption(label=beside[:1].upper() + beside[1:], value=value) for value, beside in options]
    return discord.ui.Select(custom_id=custom_id, placeholder=hint, options=shown, max_values=len(shown))


class StepCard(Card):
    """One question by itself, to answer it anew."""

    def __init__(self, texts: Texts, step: Step, equipment: tuple[str, ...]) -> None:
        question = text(texts(f"set-up-{step}"), texts(f"set-up-{step}-hint"))
        super().__init__(question, *_choices(texts, step, equipment), colour=ACCENT)


class LaterCard(Card):
    """Put off: it is not asked by itself again."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("set-up-later")), row(button(texts("button-set-up"), SET_UP)))
