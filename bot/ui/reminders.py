"""The cards and the form of reminders."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import discord

from bot.content.texts import Texts
from bot.domain.posts import Destination
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import About, BackDay, Untrained, WeekInShort
from bot.domain.reminders import Reminder
from bot.ui.cards import ACCENT, Card, button, primary, row, tap_id, text
from bot.ui.words import reminder_in_words, schedule_in_words, summer_note

CALENDAR = "backday.ics"

MOST_SHOWN = 11
"""Reminders in a list: Discord takes 40 components in a message, and each is three."""


def _where(texts: Texts, to: Destination) -> str:
    return texts("where-dm") if to.channel_id is None else texts("where-channel", channel=f"<#{to.channel_id}>")


def _moments(texts: Texts, reminder: Reminder, moments: Sequence[datetime]) -> str:
    """The moments in the reader's own time, and what happens where the clocks change."""
    stamps = [f"- {discord.utils.format_dt(one, 'F')}" for one in moments]
    if stamps:
        stamps[0] += f" ({discord.utils.format_dt(moments[0], 'R')})"
    changes = {one: reminder.schedule.change(one) for one in moments}
    notes = [
        texts(f"clocks-{change}", day=discord.utils.format_dt(one, "D"), time=discord.utils.format_dt(one, "t"))
        for one, change in changes.items()
        if change
    ]
    return "\n".join([*stamps, *notes])


class ReminderSetCard(Card):
    """A reminder that was set, with its next moments in the reader's own time.

    moved: other reminders that go along into another time zone.
    """

    def __init__(self, texts: Texts, reminder: Reminder, moments: Sequence[datetime], moved: int = 0) -> None:
        looks = isinstance(reminder.about, Untrained)
        super().__init__(
            text(
                texts(_set_title(reminder.about)),
                f"**{reminder_in_words(texts, reminder)}**",
                _where(texts, reminder.to),
                _quiet(texts, reminder.quiet) if reminder.quiet else "",
                summer_note(texts, reminder.schedule.zone),
                texts("reminder-set-moved", count=moved) if moved else "",
            ),
            text(texts("heading-looks" if looks else "heading-next"), _moments(texts, reminder, moments)),
            row(
                button(texts("button-test"), tap_id("test", reminder.id)),
                button(texts("button-remove"), tap_id("remove", reminder.id)),
            ),
            colour=ACCENT,
        )


def _set_title(about: About) -> str:
    match about:
        case Untrained():
            return "region-set-title"
        case WeekInShort():
            return "week-set-title"
        case BackDay():
            return "reminder-set-title"


def _quiet(texts: Texts, quiet: Quiet) -> str:
    return texts("quiet-hours", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")


class ReminderListCard(Card):
    """The member's own reminders, each with its state, how the last one went, and Remove."""

    def __init__(self, texts: Texts, reminders: Sequence[Reminder], said: str = "") -> None:
        sections: list[discord.ui.Item[Card]] = [
            discord.ui.Section[Card](
                text(f"**{reminder_in_words(texts, one)}**", state_of(texts, one), _last(texts, one)),
                accessory=button(texts("button-remove"), tap_id("remove", one.id)),
            )
            for one in sorted(reminders, key=_over)[:MOST_SHOWN]
        ]
        quiet = next((one.quiet for one in reminders if one.quiet), None)
        super().__init__(
            text(said, texts("reminder-list-title", count=len(reminders)), _quiet(texts, quiet) if quiet else ""),
            *(sections or [text(texts("reminder-list-empty"))]),
            row(*_list_buttons(texts, reminders)),
        )


def _over(one: Reminder) -> bool:
    return one.next_at is None and one.paused is None


def _list_buttons(texts: Texts, reminders: Sequence[Reminder]) -> list[discord.ui.Button[Card]]:
    if not reminders:
        return [primary(texts("button-remind-me"), tap_id("remind", "dm"))]
    coming = sorted(reminders, key=lambda one: isinstance(one.about, Untrained))  # a look is no reminder yet
    following = [(one, one.next_at) for one in coming if one.next_at][:1]
    awake = any(one.paused is None for one in reminders)
    resting = any(one.paused for one in reminders)
    return [
        *(
            button(texts("button-skip-next"), tap_id("skip-next", one.id, int(at.timestamp())))
            for one, at in following
        ),
        *([button(texts("button-pause"), "pause")] if awake else []),
        *([primary(texts("button-resume"), "resume")] if resting else []),
    ]


def state_of(texts: Texts, one: Reminder) -> str:
    """When it comes next, or why it does not."""
    where = _where(texts, one.to)
    if one.paused and one.paused_until is None:
        return texts("reminder-paused", why=texts(f"paused-{one.paused}"), where=where)
    if one.next_at is None:
        return texts("reminder-over", where=where)
    when = discord.utils.format_dt(one.next_at, "R")
    if one.snoozed_to and one.snoozed_to <= one.next_at:
        return texts("reminder-snoozed", next=when, where=where)
    if one.nudge_is_next:
        return texts("reminder-nudges", next=when, where=where)
    if isinstance(one.about, Untrained):
        return texts("reminder-looks", next=when, where=where)
    return texts("reminder-next", next=when, where=where)


def _last(texts: Texts, reminder: Reminder) -> str:
    if reminder.last_at is None or reminder.last_outcome is None:
        return ""
    when = discord.utils.format_dt(reminder.last_at, "R")
    return texts("reminder-last", when=when, outcome=texts(f"outcome-{reminder.last_outcome}"))


class ReminderNextCard(Card):
    """What was put off or left out, and when the reminder comes next."""

    def __init__(self, texts: Texts, key: str, reminder: Reminder, moment: datetime) -> None:
        following = reminder.next_at and texts("put-off-next", next=discord.utils.format_dt(reminder.next_at, "F"))
        said = "" if reminder.next_at == moment else following or texts("put-off-none")
        super().__init__(text(texts(key, moment=discord.utils.format_dt(moment, "F")), said))


class NoteCard(Card):
    """One sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(text(words))


class CalendarCard(Card):
    """The back days as a file for calendars."""

    def __init__(self, texts: Texts, calendar: bytes) -> None:
        super().__init__(text(texts("calendar-text")), discord.ui.File(f"attachment://{CALENDAR}"))
        self._calendar = calendar

    def files(self) -> list[discord.File]:
        return [discord.File(BytesIO(self._calendar), CALENDAR)]


class QuietCard(Card):
    """Which hours are quiet now."""

    def __init__(self, texts: Texts, quiet: Quiet | None) -> None:
        super().__init__(text(_quiet(texts, quiet) if quiet else texts("quiet-none")))


class ReminderRemovedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("reminder-removed")))


class BackDayCard(Card):
    """The server's back days: when, where, whom it mentions, and how the last post went."""

    def __init__(
        self, texts: Texts, reminder: Reminder, moments: Sequence[datetime], *, changed: bool, warning: str = ""
    ) -> None:
        role, about = reminder.to.role_id, reminder.about
        summed = isinstance(about, BackDay) and about.summed
        rests = primary(texts("button-resume-guild"), "backday-resume")
        super().__init__(
            text(
                texts("backday-set-title" if changed else "backday-title"),
                f"**{schedule_in_words(texts, reminder.schedule)}**",
                _where(texts, reminder.to),
                texts("backday-role", role=f"<@&{role}>") if role else texts("backday-no-role"),
                texts("backday-summed") if summed else "",
                state_of(texts, reminder) if reminder.paused else "",
                _last(texts, reminder),
                warning,
                summer_note(texts, reminder.schedule.zone),
            ),
            *([text(texts("heading-next"), _moments(texts, reminder, moments))] if moments else []),
            row(
                button(texts("button-test"), "backday-test"),
                rests if reminder.paused else button(texts("button-pause-guild"), "backday-pause"),
            ),
            colour=ACCENT,
        )


class BackDayClearedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("backday-cleared")))
