"""The card of a live workout."""

import discord

from bot.content.texts import Texts
from bot.services.sessions import Live
from bot.ui.cards import ACCENT, Card, button, line, primary, row, tap_id, text
from bot.ui.names import label
from bot.ui.workouts import sets_of, total_line


class LiveCard(Card):
    """Elapsed time and rest count on by themselves: Discord shows moments relative to now."""

    def __init__(self, texts: Texts, live: Live, *, rest_over: bool = False) -> None:
        session, told = live.session, live.view
        started = discord.utils.format_dt(session.started_at, "R")
        done = sets_of(texts, told) if told else texts("live-empty")
        super().__init__(
            text(texts("live-rest-over") if rest_over else texts("live-title"), texts("live-since", started=started)),
            text(done, total_line(texts, told, told.workout.entries) if told else ""),
            *([text(_rest(texts, live))] if session.rest_until else []),
            line(),
            *([row(*(_log(texts, live)))] if live.view or live.next else []),
            row(
                *([primary(texts("button-one-more"), tap_id("live-set", told.workout.logs[-1].id))] if told else []),
                button(texts("button-rest", seconds=session.rest_s), tap_id("live-rest")),
                button(texts("button-finish"), tap_id("live-finish"), discord.ButtonStyle.success),
            ),
            colour=ACCENT,
        )


def _rest(texts: Texts, live: Live) -> str:
    until = live.session.rest_until
    return texts("live-rest", until=discord.utils.format_dt(until, "R")) if until else ""


def _log(texts: Texts, live: Live) -> list[discord.ui.Button[Card]]:
    """The exercise at hand first, then what could come next."""
    last = live.view.workout.logs[-1].entries[-1].exercise_id if live.view else None
    at_hand = [live.view.exercises[last]] if live.view and last else []
    some = {one.id: one for one in (*at_hand, *live.next)}
    return [
        button(texts("button-log-one", exercise=label(one.name)), tap_id("log", one.id, "live"))
        for one in some.values()
    ][:4]


class FinishedCard(Card):
    """A workout that ended before its first set."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("finished-empty")))
