"""What reminders post: the back day itself, praise where it is done, and what to say where it could not be posted."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.domain.exercises import Catalogue, Exercise, Region
from bot.domain.posts import Destination, Outcome
from bot.domain.reminders import Occurrence, Reminder, Snooze
from bot.domain.workouts import Entry
from bot.services.workouts import Told
from bot.texts import Texts
from bot.ui.cards import ACCENT, Card, button, line, primary, row, tap_id, text
from bot.ui.words import names_of, reminder_in_words, sets_in_words

MOST = 5
"""Exercises of the last back day that are shown: as many as buttons fit into a row."""


class BackDayPost(Card):
    """It is back day: what was done last time, or one exercise for each region; a tap away, and Log it.

    of: the occurrence, for the buttons that put it off; None where it cannot be put off.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        to: Destination,
        late: datetime | None,
        *,
        last: Told | None = None,
        of: Occurrence | None = None,
        choices: Sequence[Snooze] = tuple(Snooze),
    ) -> None:
        plan = _last_time(texts, last) if last else _first_time(texts, catalogue)
        exercises, lines = plan
        test = of is not None and of.test
        super().__init__(
            text(
                texts("post-test") if test else "",
                f"<@&{to.role_id}>" if to.role_id else "",
                texts("post-title"),
                texts(_text_key(to, last)),
                texts("post-late", due=discord.utils.format_dt(late, "t")) if late else "",
            ),
            text(*lines),
            line(),
            row(*(button(one.name, tap_id("exercise", one.id, "post")) for one in exercises)),
            row(*(primary(texts("button-log-one", exercise=one.name), tap_id("log", one.id)) for one in exercises)),
            *([row(*_again(texts, last))] if last else []),
            *([row(*_later(texts, of, choices))] if of and not test and to.guild_id is None else []),
            colour=ACCENT,
        )


def _text_key(to: Destination, last: Told | None) -> str:
    if to.guild_id:
        return "post-text-guild"
    return "post-text-last" if last else "post-text-member"


def _first_time(texts: Texts, catalogue: Catalogue) -> tuple[list[Exercise], list[str]]:
    """One exercise for each region."""
    seeds = [catalogue[catalogue.regions[region].starters[0]] for region in Region]
    return seeds, [
        texts("post-exercise", region=catalogue.regions[one.region].name, exercise=one.name) for one in seeds
    ]


def _last_time(texts: Texts, last: Told) -> tuple[list[Exercise], list[str]]:
    """What was done last time, with its sets."""
    entries = {entry.exercise_id: entry for entry in reversed(last.workout.entries)}
    shown = [last.exercises[one] for one in reversed(entries)][:MOST]
    return shown, [
        texts("post-last", exercise=one.name, sets=_sets(texts, one, entries[one.id]).replace("\n", "; "))
        for one in shown
    ]


def _sets(texts: Texts, exercise: Exercise, entry: Entry) -> str:
    return sets_in_words(texts, exercise, entry.sets, entry.variant)[:300]


def _again(texts: Texts, last: Told) -> list[discord.ui.Button[Card]]:
    """The same sets as last time, logged with one tap: a button for each log."""
    return [
        button(
            texts("button-again", exercise=names_of((last.exercises[one.exercise_id] for one in log.entries), 60)),
            tap_id("again", log.id),
        )
        for log in last.workout.logs[:MOST]
    ]


def _later(texts: Texts, of: Occurrence, choices: Sequence[Snooze]) -> list[discord.ui.Button[Card]]:
    facts = of.reminder.id, int(of.at.timestamp())
    later = [button(texts(f"snooze-{one}"), tap_id("snooze", one, *facts)) for one in choices]
    return [*later, button(texts("button-skip"), tap_id("drop", *facts))]


class PraisePost(Card):
    """The member has trained today already."""

    def __init__(self, texts: Texts, to: Destination, last: Told) -> None:
        # What somebody did is nobody else's business: a channel hears no names.
        names = dict.fromkeys(last.exercises[one.exercise_id].name for one in last.workout.entries)
        done = texts("praise-done", exercises=", ".join(names)) if to.channel_id is None else ""
        super().__init__(text(texts("praise-title"), done), colour=ACCENT)


class ElsewherePost(Card):
    """In the channel where it was set: that a direct message was not possible, and nothing of what it says."""

    def __init__(self, texts: Texts, to: Destination) -> None:
        super().__init__(text(texts("elsewhere", member=f"<@{to.member_id}>")))


class RestsPost(Card):
    """To the owner, once: their reminder rests, and how to wake it."""

    def __init__(self, texts: Texts, reminder: Reminder, outcome: Outcome) -> None:
        super().__init__(
            text(
                texts("rests-title"),
                f"**{reminder_in_words(texts, reminder)}**",
                texts("rests-text", why=texts(f"outcome-{outcome}"), channel=f"<#{reminder.to.channel_id}>"),
            )
        )
