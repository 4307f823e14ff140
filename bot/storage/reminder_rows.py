"""Reminders as rows, and back."""

from datetime import time, timedelta
from typing import Any

from sqlalchemy import RowMapping

from bot.domain.exercises import Region
from bot.domain.nudges import About, BackDay, Untrained, WeekInShort
from bot.domain.posts import Destination, Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminders import Pause, Reminder, WhenDone
from bot.domain.schedules import Daily, Once, Rule, Schedule, Weekly

_PLAIN = (
    "next_at", "since", "claimed", "attempts", "last_outcome", "last_at", "when_done", "paused", "paused_until",
    "snoozed_to", "snoozed_by", "nudge_at", "told_at",
)  # fmt: skip
"""Columns that hold what the reminder's field of the same name does."""


def reminder_row(one: Reminder) -> dict[str, Any]:
    """The row of a reminder, without its id and revision."""
    return {
        "member_id": one.to.member_id,
        "guild_id": one.to.guild_id,
        "channel_id": one.to.channel_id,
        "role_id": one.to.role_id,
        "fallback_id": one.to.fallback_id,
        "zone": one.schedule.zone,
        **_rule_row(one.schedule.rule),
        **_about_row(one.about),
        **{name: getattr(one, name) for name in _PLAIN},
    }


def taken_row(one: Reminder) -> dict[str, Any]:
    """What changes in the row of a reminder whose next occurrence is taken on."""
    names = ("next_at", "since", "claimed", "attempts", "paused", "paused_until", "snoozed_to", "nudge_at")
    return {name: getattr(one, name) for name in names}


def reminder_of(row: RowMapping) -> Reminder:
    """The reminder of a row that carries its member's quiet hours."""
    hours = (row["quiet_from"], row["quiet_to"])
    heard = row["guild_id"] is not None or None in hours
    return Reminder(
        id=row["id"],
        to=Destination(row["member_id"], row["guild_id"], row["channel_id"], row["role_id"], row["fallback_id"]),
        schedule=Schedule(_rule(row), row["zone"]),
        about=_about(row),
        quiet=None if heard else Quiet(*map(clock_of, hours)),
        revision=row["revision"],
        **{name: row[name] for name in _PLAIN}
        | {
            "last_outcome": Outcome(row["last_outcome"]) if row["last_outcome"] else None,
            "when_done": WhenDone(row["when_done"]),
            "paused": Pause(row["paused"]) if row["paused"] else None,
        },
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
    match rule:
        case Weekly(days, at, every, start):
            bits = sum(1 << day for day in days)
            return {"days": bits, "minute": _minute(at), "every": every, "start": start, "once": None}
        case Daily(every, at, start):
            return {"days": 0, "minute": _minute(at), "every": every, "start": start, "once": None}
        case Once(moment):
            return {"days": 0, "minute": 0, "every": 0, "start": None, "once": moment}


def _rule(row: RowMapping) -> Rule:
    if row["once"] is not None:
        return Once(row["once"])
    at = clock_of(row["minute"])
    if not row["days"]:
        return Daily(row["every"], at, row["start"])
    days = frozenset(day for day in range(7) if row["days"] >> day & 1)
    return Weekly(days, at, row["every"], row["start"])


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
