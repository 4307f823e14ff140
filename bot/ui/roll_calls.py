"""A server's back day: the post with its roll call, and what it becomes in the end."""

from collections.abc import Sequence

import discord

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.domain.roll_calls import RollCall, Turnout
from bot.ui.cards import ACCENT, Card, button, line, row, tap_id, text
from bot.ui.posts import to_do
from bot.ui.words import starters_in_words

NAMED = 30
"""Members who are named before the rest is counted."""


class GuildPost(Card):
    """It is back day, for everybody: one exercise for each region, and who is in.

    test: a copy that was asked for, which nobody can answer.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        call: RollCall,
        present: Sequence[int] = (),
        *,
        test: bool = False,
    ) -> None:
        seeds = [catalogue[catalogue.regions[region].starters[0]] for region in Region]
        super().__init__(
            text(
                texts("post-test-guild") if test else "",
                f"<@&{call.role_id}>" if call.role_id else "",
                texts("post-title"),
                texts("post-text-guild"),
                texts("post-late", due=discord.utils.format_dt(call.at, "t")) if call.late else "",
            ),
            *to_do(texts, seeds, starters_in_words(texts, catalogue, seeds)),
            *([] if test else _roll(texts, call, present)),
            colour=ACCENT,
        )


def _roll(texts: Texts, call: RollCall, present: Sequence[int]) -> list[discord.ui.Item[Card]]:
    """Who is in, and the buttons to say so, which carry the roll call: nothing is stored before somebody taps."""
    names, more = " ".join(f"<@{one}>" for one in present[:NAMED]), len(present) - NAMED
    named = texts("roll-more", names=names, more=more) if more > 0 else names
    moments = (int(one.timestamp()) for one in (call.at, call.begins, call.closes))
    facts = (*moments, int(call.summed), call.role_id or 0, int(call.late))
    return [
        line(),
        text(texts("roll-in", count=len(present), names=named), texts("roll-summed") if call.summed else ""),
        row(
            button(texts("button-in"), tap_id("in", *facts), discord.ButtonStyle.success),
            button(texts("button-out"), tap_id("out", *facts)),
        ),
    ]


class SummaryPost(Card):
    """What became of a back day: how many were in, trained, and their sets together; nobody's own."""

    def __init__(self, texts: Texts, call: RollCall, turnout: Turnout) -> None:
        key = "turnout-sets" if turnout.sets else "turnout-trained" if turnout.trained else "turnout-in"
        told = texts(key, present=turnout.present, trained=turnout.trained, sets=turnout.sets)
        super().__init__(text(texts("turnout-title", day=discord.utils.format_dt(call.at, "D")), told))
