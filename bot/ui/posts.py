"""What reminders post: the back day itself, praise where it is done, and what to say where it could not be posted."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.content.texts import Texts
from bot.domain.coaching.values import Proposal
from bot.domain.exercises import Catalogue, Exercise
from bot.domain.posts import Destination, Outcome
from bot.domain.reminder_states import Snooze
from bot.domain.reminders import Occurrence, Reminder
from bot.services.workout_views import WorkoutView
from bot.ui.cards import ACCENT, Card, button, line, primary, row, tap_id, text
from bot.ui.care import sore_button
from bot.ui.menus import menu
from bot.ui.names import label, shown
from bot.ui.targets import short_lines
from bot.ui.words import names_of, reminder_in_words, starters_in_words

MOST = 5
"""Exercises of the last back day that are shown: as many as buttons fit into a row."""


class BackDayPost(Card):
    """It is back day, in a channel: one exercise for each region, a tap away, and Log it.

    choices: how it can be put off. late: whether it comes so late that it says so.
    """

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        of: Occurrence,
        choices: Sequence[Snooze],
        *,
        late: bool,
    ) -> None:
        exercises, lines = _first_time(texts, catalogue)
        super().__init__(
            text(
                texts("post-test") if of.test else "",
                whose(of.reminder.to),
                texts("post-title"),
                texts("post-text-member"),
                texts("post-late", due=discord.utils.format_dt(of.at, "t")) if late else "",
            ),
            *to_do(texts, exercises, lines),
            line(),
            row(button(texts("button-start"), "start", discord.ButtonStyle.success)),
            *([] if of.test else [row(*_later(texts, of, choices))]),
            colour=ACCENT,
        )


class WorkoutPost(Card):
    """It is back day, and this is today's workout: what and how much. Start is one tap, the rest behind two menus.

    choices: how it can be put off, each with the moment that it would come back, in words.
    """

    def __init__(
        self, texts: Texts, of: Occurrence, proposal: Proposal, choices: Sequence[tuple[Snooze, str]], *, late: bool
    ) -> None:
        exercises = texts("count-exercises", count=len(proposal.items))
        title = texts("post-workout", exercises=exercises, minutes=proposal.minutes)
        super().__init__(
            text(
                title if proposal.items else texts("post-no-workout"),
                texts("post-test") if of.test else "",
                short_lines(texts, proposal),
                texts("post-late", due=discord.utils.format_dt(of.at, "t")) if late else "",
            ),
            row(
                *([button(texts("button-start"), "start", discord.ButtonStyle.success)] if proposal.items else []),
                button(texts("button-shorter"), tap_id("today", "beside")),
            ),
            row(sore_button(texts, beside=True)),
            *([] if of.test else [row(_not_now(texts, of, choices))]),
            colour=ACCENT,
        )


def _not_now(texts: Texts, of: Occurrence, choices: Sequence[tuple[Snooze, str]]) -> discord.ui.Select[Card]:
    """How it can be put off, each with what comes of it."""
    options = [
        *((f"{choice}", texts(f"later-{choice}"), when) for choice, when in choices),
        ("drop", texts("later-drop"), ""),
        ("log", texts("later-log"), texts("later-log-hint")),
    ]
    return menu(texts("menu-not-now"), tap_id("not-now", of.reminder.id, int(of.at.timestamp())), options)


def to_do(texts: Texts, exercises: Sequence[Exercise], lines: Sequence[str]) -> list[discord.ui.Item[Card]]:
    """A line for each exercise with Log it beside, and under them a row of their names, which show how."""
    log = (primary(texts("button-log"), tap_id("log", exercise.id)) for exercise in exercises)
    return [
        *(discord.ui.Section(line, accessory=accessory) for line, accessory in zip(lines, log, strict=True)),
        row(*(button(label(exercise.name), tap_id("exercise", exercise.id, "post")) for exercise in exercises)),
    ]


def _first_time(texts: Texts, catalogue: Catalogue) -> tuple[Sequence[Exercise], list[str]]:
    """One exercise for each region."""
    seeds = catalogue.starters()
    return seeds, starters_in_words(texts, catalogue, seeds)


def _later(texts: Texts, of: Occurrence, choices: Sequence[Snooze]) -> list[discord.ui.Button[Card]]:
    facts = of.reminder.id, int(of.at.timestamp())
    later = [button(texts(f"snooze-{snooze}"), tap_id("snooze", snooze, *facts)) for snooze in choices]
    return [*later, button(texts("button-skip"), tap_id("drop", *facts))]


def whose(to: Destination) -> str:
    """Whom a post in a channel is for; nothing where it is written to its owner, or for a whole server."""
    return f"<@{to.member_id}>" if to.channel_id is not None and to.guild_id is None else ""


class PraisePost(Card):
    """The member has trained today already."""

    def __init__(self, texts: Texts, to: Destination, last: WorkoutView) -> None:
        # What somebody did is nobody else's business: a channel hears no names.
        names = names_of((last.exercises[accessory.exercise_id] for accessory in last.workout.entries), 900)
        done = texts("praise-done", exercises=names) if to.channel_id is None else ""
        super().__init__(text(whose(to), texts("praise-title"), done), colour=ACCENT)


class ElsewherePost(Card):
    """In the channel where it was set: that a direct message was not possible, and nothing of what it says.

    closed: because the member takes none. rests: whether it is tried no further.
    """

    def __init__(self, texts: Texts, to: Destination, *, rests: bool = False, closed: bool = True) -> None:
        sentence = texts("elsewhere" if closed else "elsewhere-refused", member=f"<@{to.member_id}>")
        super().__init__(text(sentence, texts("elsewhere-rests") if rests else ""))


class RestsPost(Card):
    """To who can do something about it: what posts into a channel was refused, rests, or lost its role.

    guild: the server's name, empty where the bot is not there any more. until: when the bot's own time-out ends.
    """

    def __init__(
        self,
        texts: Texts,
        reminder: Reminder,
        outcome: Outcome,
        guild: str,
        *,
        rests: bool = True,
        until: datetime | None = None,
    ) -> None:
        title, sentence = _rests_keys(reminder, outcome, rests=rests)
        channel = f"<#{reminder.to.channel_id}>" if guild else ""
        values = {"why": texts(f"outcome-{outcome}"), "channel": channel, "guild": guild or "none"}
        values["until"] = discord.utils.format_dt(until, "F") if until else ""
        super().__init__(
            text(
                texts(title, guild=shown(guild) if guild else "none"),
                f"**{reminder_in_words(texts, reminder)}**",
                texts(sentence, **values),
            )
        )


def _rests_keys(reminder: Reminder, outcome: Outcome, *, rests: bool) -> tuple[str, str]:
    """The title and the text, by what became of whose."""
    of_guild = reminder.to.guild_id is not None
    title = "guild-rests-title" if of_guild else "rests-title"
    match outcome:
        case Outcome.NO_ROLE:
            return "no-role-title", "no-role-text"
        case Outcome.MOVED:
            return "moved-title", "moved-text"
        case Outcome.REMOVED:
            return title, "removed-text"
        case Outcome.OWNER_LEFT:
            return title, "owner-left-text"
    if outcome is Outcome.TIMED_OUT:
        return "guild-refused-title" if of_guild else "refused-title", "timed-out-text"
    if rests:
        return title, "guild-rests-text" if of_guild else "rests-text"
    return ("guild-refused-title", "guild-refused-text") if of_guild else ("refused-title", "refused-text")
