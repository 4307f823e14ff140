"""Reminders as rows, and back."""

from datetime import time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, select

from bot.domain.exercises import Region
from bot.domain.posts import Destination, Outcome, Refusals
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import About, BackDay, Untrained, WeekInShort
from bot.domain.reminder_states import Claim, Ended, Pause, Rest, SecondMessage, Snoozed, WhenDone
from bot.domain.reminders import Reminder
from bot.domain.schedules import Daily, Monthly, Once, Rule, Schedule, Weekly
from bot.storage.rows import bits_of, numbers_in
from bot.storage.tables import members, reminders

_PLAIN = ("next_at", "since", "when_done", "told_at")
"""Columns that hold what the reminder's field of the same name does."""

_PLACE = ("member_id", "guild_id", "channel_id", "role_id", "fallback_id", "channel_guild_id")
"""Columns that hold what the destination's field of the same name does."""


BY_ID = reminders.c.id == bindparam("reminder")


def select_reminders(*where: ColumnElement[bool]) -> Select[Any]:
    """Reminders with their members' quiet hours, the next one first."""
    both = reminders.outerjoin(members, members.c.id == reminders.c.member_id)
    query = select(reminders, members.c.quiet_from, members.c.quiet_to).select_from(both).where(*where)
    return query.order_by(reminders.c.next_at.nulls_last(), reminders.c.id)


def lock_reminders(*where: ColumnElement[bool]) -> Select[Any]:
    """The same, which nobody else can change until the transaction ends."""
    # In the order in which settling locks them, too: two that each wait for the other would both fail.
    return select_reminders(*where).order_by(None).order_by(reminders.c.id).with_for_update(of=reminders)


def load(connection: Connection, query: Select[Any], **facts: Any) -> tuple[Reminder, ...]:
    return tuple(map(reminder_of, connection.execute(query, facts).mappings()))


def reminder_row(reminder: Reminder) -> dict[str, Any]:
    """The row of a reminder, without its id and revision."""
    return {
        **{name: getattr(reminder.to, name) for name in _PLACE},
        "zone": reminder.schedule.zone,
        **_rule_row(reminder.schedule.rule),
        **_about_row(reminder.about),
        **refusals_row(reminder.refusals),
        **claim_row(reminder),
        **ended_row(reminder),
        "snoozed_by": reminder.snooze.request,
        **{name: getattr(reminder, name) for name in _PLAIN},
    }


def refusals_row(refusals: Refusals) -> dict[str, Any]:
    return {"refused_count": refusals.count, "refused_first": refusals.first, "refused_last": refusals.last}


def claim_row(reminder: Reminder) -> dict[str, Any]:
    """What changes in the row of a reminder whose next occurrence is claimed."""
    claim, rest = reminder.claim, reminder.rest
    return {
        "next_at": reminder.next_at,
        "since": reminder.since,
        "claimed": claim.at if claim else None,
        "attempts": claim.attempts if claim else 0,
        "paused": rest.why if rest else None,
        "paused_until": rest.until if rest else None,
        "snoozed_to": reminder.snooze.to,
        "nudge_at": reminder.second.at if reminder.second else None,
    }


def ended_row(reminder: Reminder) -> dict[str, Any]:
    """What is recorded of how an occurrence ended."""
    last = reminder.last
    return {"last_outcome": last.outcome if last else None, "last_at": last.at if last else None}


def reminder_of(row: RowMapping) -> Reminder:
    """The reminder of a row that carries its member's quiet hours."""
    hours = (row["quiet_from"], row["quiet_to"])
    always = row["guild_id"] is not None or None in hours
    return Reminder(
        id=row["id"],
        to=Destination(**{name: row[name] for name in _PLACE}),
        schedule=Schedule(_rule(row), row["zone"]),
        about=_about(row),
        refusals=Refusals(row["refused_count"], row["refused_first"], row["refused_last"]),
        quiet=None if always else Quiet(*map(clock_of, hours)),
        revision=row["revision"],
        uid=row["uid"],
        claim=Claim(row["claimed"], row["attempts"]) if row["claimed"] else None,
        last=Ended(Outcome(row["last_outcome"]), row["last_at"]) if row["last_outcome"] and row["last_at"] else None,
        rest=Rest(Pause(row["paused"]), row["paused_until"]) if row["paused"] else None,
        snooze=Snoozed(row["snoozed_to"], row["snoozed_by"]),
        second=SecondMessage(row["nudge_at"]) if row["nudge_at"] else None,
        **{name: row[name] for name in _PLAIN} | {"when_done": WhenDone(row["when_done"])},
    )


def _about_row(about: About) -> dict[str, Any]:
    nothing = {"nudge_after": None, "region": None, "untrained": None, "summed": False}
    match about:
        case BackDay(nudge, summed):
            after = nudge and int(nudge.total_seconds() // 60)
            return {**nothing, "kind": "day", "nudge_after": after, "summed": summed}
        case Untrained(region, days):
            return {**nothing, "kind": "region", "region": region.value, "untrained": days}
        case WeekInShort():
            return {**nothing, "kind": "week"}


def _about(row: RowMapping) -> About:
    match row["kind"]:
        case "region":
            return Untrained(Region(row["region"]), row["untrained"])
        case "week":
            return WeekInShort()
        case _:
            minutes = row["nudge_after"]
            return BackDay(timedelta(minutes=minutes) if minutes else None, row["summed"])


def clock_of(minute: int) -> time:
    """The time of a minute of the day."""
    return time(*divmod(minute, 60))


def _rule_row(rule: Rule) -> dict[str, Any]:
    row: dict[str, Any] = {"days": 0, "minute": 0, "every": 1, "start": None, "once": None, "nths": None}
    match rule:
        case Weekly(days, at, every, start):
            return row | {"days": bits_of(days), "minute": _minute(at), "every": every, "start": start}
        case Daily(every, at, start):
            return row | {"minute": _minute(at), "every": every, "start": start}
        case Monthly(nths, days, at, start):
            bits = bits_of(max(nth, 0) for nth in nths)
            return row | {"nths": bits, "days": bits_of(days), "minute": _minute(at), "start": start}
        case Once(moment):
            return row | {"every": 0, "once": moment}


def _rule(row: RowMapping) -> Rule:
    if row["once"] is not None:
        return Once(row["once"])
    at, days = clock_of(row["minute"]), numbers_in(row["days"])
    if row["nths"] is not None:
        return Monthly(frozenset(nth or -1 for nth in numbers_in(row["nths"])), days, at, row["start"])
    if not days:
        return Daily(row["every"], at, row["start"])
    return Weekly(days, at, row["every"], row["start"])


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
