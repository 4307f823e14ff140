"""The card of today's workout: what, how much, why; Start, and everything else a choice."""

from collections.abc import Mapping, Sequence

import discord

from bot.content.texts import Texts
from bot.domain.care import Course, Feeling
from bot.domain.coaching.values import Proposal
from bot.domain.exercises import SPINAL_LOADS, Exercise
from bot.services.coaching import Today
from bot.ui.cards import ACCENT, CALM, Card, button, row, tap_id, text
from bot.ui.care import before_workout, signs_below, signs_section, sore_button
from bot.ui.menus import menu
from bot.ui.names import label
from bot.ui.set_ups import set_up_section
from bot.ui.targets import item_in_words, reason_in_words
from bot.ui.words import names_label, variant_in_words

TODAY = "today"
"""The custom id of a button that shows today's workout."""

BESIDE = tap_id(TODAY, "beside")
"""The same for a post or card that stays: it answers beside it, privately."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def today_button(texts: Texts) -> discord.ui.Button[Card]:
    """The button "Today's workout", for any card."""
    return button(texts("button-today"), TODAY)


def write_swaps(swaps: Mapping[str, str], ids: Sequence[str]) -> str:
    """Swaps as a fact of a custom id: two letters for each exercise, its place among all."""
    return "".join(
        _code(ids.index(exercise_id))
        for pair in swaps.items()
        for exercise_id in pair
        if all(each in ids for each in pair)
    )


def read_swaps(joined: str, ids: Sequence[str]) -> dict[str, str]:
    """The reverse; what says nothing is left out."""
    codes = [joined[at : at + 2] for at in range(0, len(joined), 2)]
    found = [ids[number] if (number := _number(code)) < len(ids) else "" for code in codes]
    return dict(zip(found[::2], found[1::2], strict=False))


def _code(number: int) -> str:
    return _DIGITS[number // 36] + _DIGITS[number % 36]


def _number(code: str) -> int:
    if len(code) != 2 or not set(code) <= set(_DIGITS):
        return 36**2
    return _DIGITS.index(code[0]) * 36 + _DIGITS.index(code[1])


class TodayCard(Card):
    """The whole workout with one reason each. outdated: whether the tapped card proposed something else.

    set_up: whether to offer the set-up. ids: of all exercises that can be swapped, in one order.
    """

    def __init__(
        self, texts: Texts, today: Today, ids: Sequence[str], *, outdated: bool = False, set_up: bool = False
    ) -> None:
        proposal = today.proposal
        if not proposal.items:
            super().__init__(*_nothing(texts, today))
            return
        swaps = write_swaps(today.swaps, ids)
        notes = [reason_in_words(texts, reason, "note") for reason in proposal.notes]
        notes += [] if today.told_kit else [texts("today-kit")]
        super().__init__(
            text(_title(texts, today), texts("today-outdated") if outdated else "", *notes),
            *(before_workout(texts, today.care, today.day) if today.sore else []),
            *(text(item_in_words(texts, item)) for item in proposal.items),
            *(signs_below(texts, today.care, today.day) if today.sore else []),
            row(_start(texts, today, swaps), _back(texts, today)),
            *([] if today.sore else [row(_minutes(texts, today, swaps)), *_swap(texts, today, swaps)]),
            *([set_up_section(texts)] if set_up else []),
            colour=CALM if today.sore else ACCENT,
        )


def _title(texts: Texts, today: Today) -> str:
    proposal = today.proposal
    if today.sore:
        title = texts("today-sore-title", count=len(proposal.items), minutes=proposal.minutes)
        return "\n".join((title, texts("today-sore-hint")))
    exercises = texts("count-exercises", count=len(proposal.items))
    return texts("today-title", exercises=exercises, minutes=proposal.minutes)


def _nothing(texts: Texts, today: Today) -> list[discord.ui.Item[Card]]:
    now = today.care.spell(today.day)
    if now is not None and now.feeling is Feeling.ILL:
        return [text(texts("ill-title"), texts("ill-text")), row(button(texts("button-well-again"), "not-sore"))]
    if today.care.limits(today.day).course is Course.NONE:
        return [
            text(texts("today-none-title"), texts("today-signs-hint")),
            signs_section(texts, texts("hurts-signs")),
            row(button(texts("button-not-sore"), "not-sore")),
        ]
    return [text(texts("today-nothing-title"), texts("today-nothing-hint")), set_up_section(texts)]


def _start(texts: Texts, today: Today, swaps: str) -> discord.ui.Button[Card]:
    custom_id = tap_id("today-start", today.minutes, today.stamp, *([swaps] if swaps else []))
    return button(texts("button-start"), custom_id, discord.ButtonStyle.success)


def _back(texts: Texts, today: Today) -> discord.ui.Button[Card]:
    return button(texts("button-not-sore"), "not-sore") if today.sore else sore_button(texts)


def _minutes(texts: Texts, today: Today, swaps: str) -> discord.ui.Select[Card]:
    options = [
        (str(minutes), texts("today-minutes", minutes=minutes), _hint(texts, proposal))
        for minutes, proposal in today.options.items()
    ]
    placeholder = texts("today-minutes", minutes=today.minutes)
    return menu(placeholder, tap_id("today-minutes", *([swaps] if swaps else [])), options)


def _hint(texts: Texts, proposal: Proposal) -> str:
    exercises = texts("count-exercises", count=len(proposal.items))
    names = names_label((item.exercise for item in proposal.items), 80)
    return texts("today-minutes-hint", exercises=exercises, names=names)


def _swap(texts: Texts, today: Today, swaps: str) -> list[discord.ui.Item[Card]]:
    options = [
        (
            item.exercise.id,
            texts("today-swap-to", **{"from": label(item.exercise.name), "to": label(other.name)}),
            _why(texts, item.exercise, other),
        )
        for item in today.proposal.items
        if (other := today.others.get(item.exercise.id)) is not None
    ]
    if not options:
        return []
    custom_id = tap_id("today-swap", today.minutes, *([swaps] if swaps else []))
    return [row(menu(texts("today-swap"), custom_id, options))]


def _why(texts: Texts, exercise: Exercise, other: Exercise) -> str:
    if SPINAL_LOADS.index(other.spinal_load) < SPINAL_LOADS.index(exercise.spinal_load):
        return texts("swap-easier-back")
    if ("bodyweight",) in other.equipment:
        return texts("swap-nothing")
    return texts("swap-kit", kit=variant_in_words(texts, "+".join(other.equipment[0]))) if other.equipment else ""
