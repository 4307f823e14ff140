"""The cards and the form of reminders, and the reminder itself."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.domain.exercises import Catalogue, Region
from bot.domain.reminders import Destination, Reminder
from bot.texts import Texts
from bot.ui.cards import ACCENT, Card, button, line, primary, row, tap_id, text
from bot.ui.forms import Form, field
from bot.ui.words import schedule_in_words


def _where(texts: Texts, to: Destination) -> str:
    return texts("where-dm") if to.channel_id is None else texts("where-channel", channel=f"<#{to.channel_id}>")


def _moments(moments: Sequence[datetime]) -> str:
    stamps = [f"- {discord.utils.format_dt(one, 'F')}" for one in moments]
    stamps[0] += f" ({discord.utils.format_dt(moments[0], 'R')})"
    return "\n".join(stamps)


class ReminderSetCard(Card):
    """A reminder that was set, with its next moments in the reader's own time."""

    def __init__(self, texts: Texts, reminder: Reminder, moments: Sequence[datetime]) -> None:
        super().__init__(
            text(
                texts("reminder-set-title"),
                f"**{schedule_in_words(texts, reminder.schedule)}**",
                _where(texts, reminder.to),
            ),
            text(texts("heading-next"), _moments(moments)),
            row(button(texts("button-remove"), tap_id("remove", reminder.id))),
            colour=ACCENT,
        )


class ReminderListCard(Card):
    """The member's own reminders, each with its next moment, how the last one went, and Remove."""

    def __init__(self, texts: Texts, reminders: Sequence[Reminder]) -> None:
        sections: list[discord.ui.Item[Card]] = [
            discord.ui.Section[Card](
                f"**{schedule_in_words(texts, one.schedule)}**",
                texts("reminder-next", next=discord.utils.format_dt(one.next_at, "R"), where=_where(texts, one.to)),
                *([_last(texts, one)] if one.last_at else []),
                accessory=button(texts("button-remove"), tap_id("remove", one.id)),
            )
            for one in reminders
        ]
        super().__init__(
            text(texts("reminder-list-title", count=len(reminders))),
            *(sections or [text(texts("reminder-list-empty"))]),
            *([] if sections else [row(primary(texts("button-remind-me"), tap_id("remind", "dm")))]),
        )


def _last(texts: Texts, reminder: Reminder) -> str:
    if reminder.last_at is None or reminder.last_outcome is None:
        return ""
    when = discord.utils.format_dt(reminder.last_at, "R")
    return texts("reminder-last", when=when, outcome=texts(f"outcome-{reminder.last_outcome}"))


class ReminderRemovedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("reminder-removed")))


class BackDayCard(Card):
    """The server's back days: when, where, whom it mentions, and how the last post went."""

    def __init__(
        self, texts: Texts, reminder: Reminder, moments: Sequence[datetime], *, changed: bool, warning: str = ""
    ) -> None:
        role = reminder.to.role_id
        super().__init__(
            text(
                texts("backday-set-title" if changed else "backday-title"),
                f"**{schedule_in_words(texts, reminder.schedule)}**",
                _where(texts, reminder.to),
                texts("backday-role", role=f"<@&{role}>") if role else texts("backday-no-role"),
                _last(texts, reminder),
                warning,
            ),
            text(texts("heading-next"), _moments(moments)),
            colour=ACCENT,
        )


class BackDayClearedCard(Card):
    def __init__(self, texts: Texts) -> None:
        super().__init__(text(texts("backday-cleared")))


class BackDayPost(Card):
    """The reminder: it is back day; one exercise for each region, a tap away, and Log it."""

    def __init__(self, texts: Texts, catalogue: Catalogue, to: Destination, late: datetime | None) -> None:
        seeds = [catalogue[catalogue.regions[region].starters[0]] for region in Region]
        plan = "\n".join(
            texts("post-exercise", region=catalogue.regions[one.region].name, exercise=one.name) for one in seeds
        )
        super().__init__(
            text(
                f"<@&{to.role_id}>" if to.role_id else "",
                texts("post-title"),
                texts("post-text-guild" if to.guild_id else "post-text-member"),
                texts("post-late", due=discord.utils.format_dt(late, "t")) if late else "",
            ),
            text(plan),
            line(),
            row(*(button(one.name, tap_id("exercise", one.id, "post")) for one in seeds)),
            row(
                *(primary(texts("button-log-one", exercise=one.name), tap_id("log", one.id)) for one in seeds),
            ),
            colour=ACCENT,
        )


class ReminderForm(Form):
    """When and in which zone, filled in with what was typed before."""

    def __init__(self, texts: Texts, where: str, typed: Sequence[str], zone: str | None) -> None:
        when, typed_zone = (*typed, "", "")[:2]
        super().__init__(
            texts("form-reminder-title"),
            tap_id("remind-form", where),
            field("when", texts("form-when-label"), hint=texts("form-when-hint"), default=when, longest=100),
            field(
                "zone",
                texts("form-zone-label"),
                hint=texts("form-zone-hint"),
                default=typed_zone or zone or "",
                longest=60,
            ),
        )
