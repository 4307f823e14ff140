"""A server's back day: the post that asks who is in, and what it becomes in the end."""

from collections.abc import Sequence

import discord

from bot.content.texts import Texts
from bot.domain.roll_calls import RollCall, Turnout
from bot.ui.cards import ACCENT, CALM, Card, button, row, tap_id, text
from bot.ui.today import BESIDE

NAMED = 30
"""Members who are named before the rest is counted."""


class GuildPost(Card):
    """It is back day, for everybody: who is in. No exercises: those are each member's own.

    test: a copy that was asked for, which nobody can answer.
    """

    def __init__(self, texts: Texts, call: RollCall, present: Sequence[int] = (), *, test: bool = False) -> None:
        names, more = " ".join(f"<@{member_id}>" for member_id in present[:NAMED]), len(present) - NAMED
        named = texts("roll-more", names=names, more=more) if more > 0 else names
        role = f"<@&{call.role_id}>" if call.role_id else ""
        super().__init__(
            text(
                texts("roll-title"),
                texts("roll-in", count=len(present), names=named) if present else "",
                texts("post-late", due=discord.utils.format_dt(call.at, "t")) if call.late else "",
            ),
            *([] if test else [row(*_answers(texts, call))]),
            text(
                role,
                texts("roll-summed" if call.summed else "roll-private"),
                texts("post-test-guild") if test else "",
            ),
            colour=ACCENT,
        )


def _answers(texts: Texts, call: RollCall) -> list[discord.ui.Button[Card]]:
    """The buttons carry the roll call: nothing is stored before somebody taps."""
    moments = (int(moment.timestamp()) for moment in (call.at, call.begins, call.closes))
    facts = (*moments, int(call.summed), call.role_id or 0, int(call.late))
    return [
        button(texts("button-in"), tap_id("in", *facts), discord.ButtonStyle.success),
        button(texts("button-today"), BESIDE),
    ]


class SummaryPost(Card):
    """What became of a back day: how many were in, trained, and their sets together; nobody's own."""

    def __init__(self, texts: Texts, call: RollCall, turnout: Turnout) -> None:
        key = "turnout-sets" if turnout.sets else "turnout-trained" if turnout.trained else "turnout-in"
        line = texts(key, present=turnout.present, trained=turnout.trained, sets=turnout.sets)
        day = texts("turnout-day", day=discord.utils.format_dt(call.at, "D"))
        super().__init__(text(line, day), colour=CALM)
