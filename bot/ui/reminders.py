"""The cards and the form of reminders."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import discord

from bot.content.texts import Texts
from bot.domain.posts import Destination, Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import BackDay, Untrained
from bot.domain.reminders import Reminder
from bot.ui.cards import ACCENT, CALM, Card, button, primary, row, tap_id, text
from bot.ui.dates import Dates
from bot.ui.words import reminder_in_words, schedule_in_words, summer_note, zone_in_words

CALENDAR = "backday.ics"

MOST_SHOWN = 11
"""Reminders in a list: Discord takes 40 components in a message, and each is three."""


def _where(texts: Texts, to: Destination) -> str:
    return texts("where-dm") if to.channel_id is None else texts("where-channel", channel=f"<#{to.channel_id}>")


class ReminderSetCard(Card):
    """A reminder: when it comes next, first; then how it is set, and what can be done about it.

    moved: other reminders that go along into another time zone. guessed: whether its zone is a guess of the bot's.
    """

    def __init__(
        self,
        texts: Texts,
        reminder: Reminder,
        moments: Sequence[datetime],
        now: datetime,
        *,
        moved: int = 0,
        guessed: bool = False,
    ) -> None:
        dates = Dates(texts, reminder.schedule.zone, now)
        zone = texts("settings-zone", zone=reminder_zone(texts, reminder.schedule.zone, guessed=guessed))
        editable = isinstance(reminder.about, BackDay)
        set_zone = [primary(texts("button-set-zone"), tap_id("lines", "zone-form"))] if guessed else []
        super().__init__(
            text(
                texts("reminder-next", next=dates.moment(moments[0])) if moments else texts("reminder-over"),
                f"**{reminder_in_words(texts, reminder)}**",
                texts("grey", words=_where(texts, reminder.to)),
                texts("grey", words=zone),
                _state(texts, reminder, dates),
                _quiet(texts, reminder.quiet) if reminder.quiet else "",
                summer_note(texts, reminder.schedule.zone),
                texts("reminder-set-moved", count=moved) if moved else "",
                *_clock_notes(texts, reminder, moments, dates),
            ),
            *([row(*set_zone)] if set_zone else []),
            row(
                *([button(texts("button-edit"), tap_id("reschedule", reminder.id))] if editable else []),
                button(texts("button-test"), tap_id("test", reminder.id)),
                button(texts("button-remove"), tap_id("remove", reminder.id)),
            ),
            *([row(button(texts("button-calendar"), "calendar-file"))] if editable else []),
            colour=ACCENT,
        )


def reminder_zone(texts: Texts, zone: str, *, guessed: bool) -> str:
    """`Berlin`, `New York, my guess`."""
    return texts("zone-guessed", zone=zone_in_words(zone)) if guessed else zone_in_words(zone)


def _clock_notes(texts: Texts, reminder: Reminder, moments: Sequence[datetime], dates: Dates) -> list[str]:
    """What happens where the clocks change."""
    changes = {moment: reminder.schedule.change(moment) for moment in moments}
    return [
        texts(f"clocks-{change}", day=dates.day(reminder), time=dates.time(reminder))
        for reminder, change in changes.items()
        if change
    ]


def _quiet(texts: Texts, quiet: Quiet) -> str:
    return texts("quiet-hours", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")


class ReminderListCard(Card):
    """The member's own reminders, failed ones first, each with what there is to do about it."""

    def __init__(self, texts: Texts, reminders: Sequence[Reminder], now: datetime, sentence: str = "") -> None:
        shown = sorted(reminders, key=_rank)[:MOST_SHOWN]
        quiet = next((reminder.quiet for reminder in reminders if reminder.quiet), None)
        super().__init__(
            text(sentence, _list_title(texts, reminders, now), _quiet(texts, quiet) if quiet else ""),
            *(_listed(texts, reminder, now) for reminder in shown),
            row(*_list_buttons(texts, reminders)),
            colour=ACCENT,
        )


_FAILED = frozenset({
    Outcome.FAILED, Outcome.ELSEWHERE, Outcome.CLOSED, Outcome.FORBIDDEN, Outcome.TIMED_OUT, Outcome.GONE,
    Outcome.NO_MEMBER, Outcome.REMOVED, Outcome.OWNER_LEFT, Outcome.NO_ROLE,
})  # fmt: skip
"""What its owner can do something about, or should know of."""


def _rank(reminder: Reminder) -> tuple[bool, bool]:
    return reminder.last_outcome not in _FAILED, reminder.next_at is None and reminder.rest is None


def _list_title(texts: Texts, reminders: Sequence[Reminder], now: datetime) -> str:
    if not reminders:
        return texts("reminder-list-empty")
    coming = [reminder for reminder in reminders if reminder.next_at and not isinstance(reminder.about, Untrained)]
    first = min(coming, key=lambda reminder: reminder.next_at or now, default=None)
    if first is None or first.next_at is None:
        return texts("reminder-list-title")
    return texts("reminder-next", next=Dates(texts, first.schedule.zone, now).moment(first.next_at))


def _listed(texts: Texts, reminder: Reminder, now: datetime) -> discord.ui.Section[Card]:
    dates = Dates(texts, reminder.schedule.zone, now)
    if reminder.rest:
        tapped = button(texts("button-resume-guild"), tap_id("resume-one", reminder.id))
    elif reminder.last_outcome in _FAILED:
        tapped = primary(texts("button-fix"), tap_id("reminder", reminder.id))
    else:
        tapped = button(texts("button-edit"), tap_id("reminder", reminder.id))
    return discord.ui.Section(
        text(f"**{reminder_in_words(texts, reminder)}**", _state(texts, reminder, dates, always=True)),
        accessory=tapped,
    )


def _state(texts: Texts, reminder: Reminder, dates: Dates, *, always: bool = False) -> str:
    """What stands in grey under a reminder: that it rests, failed or comes otherwise; always: else where it goes."""
    lines = (
        [texts("grey", words=state_of(texts, reminder, dates))]
        if reminder.rest or reminder.snooze.to or always
        else []
    )
    if last := reminder.last:
        key = "reminder-failed" if last.outcome in _FAILED else "reminder-last"
        lines.append(texts(key, when=dates.moment(last.at), outcome=texts(f"outcome-{last.outcome}")))
    return "\n".join(lines)


def _list_buttons(texts: Texts, reminders: Sequence[Reminder]) -> list[discord.ui.Button[Card]]:
    if not reminders:
        return [primary(texts("button-remind-me"), tap_id("remind", "dm"))]
    coming = sorted(
        reminders, key=lambda reminder: isinstance(reminder.about, Untrained)
    )  # a look is no reminder yet
    following = [(reminder, reminder.next_at) for reminder in coming if reminder.next_at][:1]
    awake = any(reminder.rest is None for reminder in reminders)
    return [
        button(texts("button-add"), tap_id("remind", "dm")),
        *(
            button(texts("button-skip-next"), tap_id("skip-next", reminder.id, int(at.timestamp())))
            for reminder, at in following
        ),
        button(texts("button-pause"), "pause") if awake else button(texts("button-resume"), "resume"),
    ]


def state_of(texts: Texts, reminder: Reminder, dates: Dates) -> str:
    """When it comes next, or why it does not, and where."""
    where = _where(texts, reminder.to)
    if rest := reminder.rest:
        if rest.until is None:
            return texts("reminder-paused", why=texts(f"paused-{rest.why}"), where=where)
        return texts("reminder-paused-until", until=dates.moment(rest.until), where=where)
    if reminder.next_at is None:
        return texts("reminder-over-where", where=where)
    if reminder.snooze.to and reminder.snooze.to <= reminder.next_at:
        return texts("reminder-snoozed", next=dates.moment(reminder.next_at), where=where)
    if reminder.nudge_is_next:
        return texts("reminder-nudges", next=dates.moment(reminder.next_at), where=where)
    return where


class ReminderNextCard(Card):
    """What was snoozed or skipped, and when the reminder comes next."""

    def __init__(self, texts: Texts, key: str, reminder: Reminder, moment: datetime, now: datetime) -> None:
        dates = Dates(texts, reminder.schedule.zone, now)
        following = reminder.next_at and texts("put-off-next", next=dates.moment(reminder.next_at))
        line = "" if reminder.next_at == moment else following or texts("put-off-none")
        super().__init__(text(texts(key, moment=dates.moment(moment)), line), colour=CALM)


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
    """The server's back days: when the next is, how they are set, and what exercises are answered for everyone."""

    def __init__(
        self, texts: Texts, reminder: Reminder, moments: Sequence[datetime], now: datetime, *, public: bool,
        warning: str = "", guessed: bool = False,
    ) -> None:  # fmt: skip
        to, about, dates = reminder.to, reminder.about, Dates(texts, reminder.schedule.zone, now)
        facts = to.channel_id or 0, to.role_id or 0, int(isinstance(about, BackDay) and about.summed)
        zone = texts("settings-zone", zone=reminder_zone(texts, reminder.schedule.zone, guessed=guessed))
        rest = ("resume", primary) if reminder.rest else ("pause", button)
        super().__init__(
            text(
                texts("reminder-next", next=dates.moment(moments[0])) if moments else texts("backday-title"),
                f"**{schedule_in_words(texts, reminder.schedule)}** {_where(texts, to)}",
                texts("grey", words=zone),
                texts("backday-role", role=f"<@&{to.role_id}>") if to.role_id else "",
                texts("backday-summed") if facts[2] else "",
                texts("exercises-public" if public else "exercises-private"),
                _state(texts, reminder, dates),
                warning,
                summer_note(texts, reminder.schedule.zone),
                *_clock_notes(texts, reminder, moments, dates),
            ),
            row(
                button(texts("button-edit"), tap_id("backday", *facts)),
                button(texts("button-show-me"), "backday-preview"),
                rest[1](texts(f"button-{rest[0]}-guild"), f"backday-{rest[0]}"),
            ),
            row(_exercises(texts, public=public), button(texts("button-remove"), "backday-clear")),
            colour=ACCENT,
        )


def _exercises(texts: Texts, *, public: bool) -> discord.ui.Button[Card]:
    other = "private" if public else "public"
    return button(texts(f"button-exercises-{other}"), tap_id("exercises", other))


class NoBackDayCard(Card):
    """A server without back days: the way to set them, and what is public."""

    def __init__(self, texts: Texts, *, public: bool) -> None:
        super().__init__(
            text(texts("backday-none-title"), texts("exercises-public" if public else "exercises-private")),
            row(primary(texts("button-set-back-days"), "backday-here"), _exercises(texts, public=public)),
            colour=ACCENT,
        )


class BackDayClearedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("backday-cleared")))
