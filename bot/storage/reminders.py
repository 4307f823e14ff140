"""Reminders, and which of their occurrences is being posted."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Delete, RowMapping, Update, delete, func, insert, select, update

from bot.domain.reminders import Destination, Occurrence, Outcome, Reminder
from bot.domain.schedules import Schedule
from bot.storage.engine import Database
from bot.storage.tables import reminders


class ReminderStore:
    """One row for each reminder. `next_at` moves on when an occurrence is claimed, before it is posted.

    A claim that was not settled is found again by `unsettled`: a crash between the two loses nothing.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, to: Destination, schedule: Schedule, next_at: datetime) -> Reminder:
        async with self._database.write() as connection:
            values = _values(to, schedule, next_at)
            row_id = await connection.scalar(insert(reminders).values(**values).returning(reminders.c.id))
        return Reminder(id=int(row_id or 0), to=to, schedule=schedule, next_at=next_at)

    async def set_back_day(self, to: Destination, schedule: Schedule, next_at: datetime) -> Reminder:
        """A server's one back day, in place of the one it had."""
        values = _values(to, schedule, next_at)
        async with self._database.write() as connection:
            await connection.execute(delete(reminders).where(reminders.c.guild_id == to.guild_id))
            row_id = await connection.scalar(insert(reminders).values(**values).returning(reminders.c.id))
        return Reminder(id=int(row_id or 0), to=to, schedule=schedule, next_at=next_at)

    async def back_day(self, guild_id: int) -> Reminder | None:
        found = await self._load(reminders.c.guild_id == guild_id)
        return found[0] if found else None

    async def of_member(self, member_id: int) -> tuple[Reminder, ...]:
        """The member's own reminders, the next one first."""
        return await self._load((reminders.c.member_id == member_id) & reminders.c.guild_id.is_(None))

    async def remove(self, reminder_id: int, member_id: int) -> bool:
        """Remove the member's own reminder; whether there was one."""
        own = (reminders.c.member_id == member_id) & reminders.c.guild_id.is_(None)
        return await self._delete((reminders.c.id == reminder_id) & own)

    async def clear_back_day(self, guild_id: int) -> bool:
        return await self._delete(reminders.c.guild_id == guild_id)

    async def due(self, now: datetime, limit: int) -> tuple[Reminder, ...]:
        """Reminders whose moment has come, the oldest first."""
        return await self._load(reminders.c.next_at <= now, limit)

    async def unsettled(self, claimed_before: datetime, limit: int) -> tuple[Reminder, ...]:
        """Reminders with an occurrence that somebody claimed long ago and did not settle."""
        return await self._load(reminders.c.claimed_at <= claimed_before, limit)

    async def next_moment(self) -> datetime | None:
        async with self._database.read() as connection:
            moment: datetime | None = await connection.scalar(select(func.min(reminders.c.next_at)))
        return moment

    async def claim(self, seen: Reminder, following: datetime, now: datetime) -> Occurrence | None:
        """Take on the occurrence at `seen.next_at`; None where another process was first.

        Compare-and-set on what was seen: however many ask at once, one row changes for one of them.
        """
        change = (
            update(reminders)
            .where(reminders.c.id == seen.id, reminders.c.next_at == seen.next_at)
            .values(next_at=following, claimed=seen.next_at, claimed_at=now)
        )
        return Occurrence(seen, seen.next_at) if await self._changed(change) else None

    async def reclaim(self, seen: Reminder, claimed_before: datetime, now: datetime) -> Occurrence | None:
        """Take over an unsettled occurrence; None where it was settled or taken over meanwhile."""
        if seen.claimed is None:
            return None
        change = (
            update(reminders)
            .where(
                reminders.c.id == seen.id,
                reminders.c.claimed == seen.claimed,
                reminders.c.claimed_at <= claimed_before,
            )
            .values(claimed_at=now)
        )
        return Occurrence(seen, seen.claimed) if await self._changed(change) else None

    async def settle(self, occurrence: Occurrence, outcome: Outcome, now: datetime) -> None:
        """Record how the occurrence ended. One that a later occurrence replaced is not touched."""
        change = (
            update(reminders)
            .where(reminders.c.id == occurrence.reminder.id, reminders.c.claimed == occurrence.at)
            .values(claimed=None, claimed_at=None, last_outcome=outcome.value, last_at=now)
        )
        await self._changed(change)

    async def _changed(self, change: Update | Delete) -> bool:
        async with self._database.write() as connection:
            return bool((await connection.execute(change)).rowcount)

    async def _delete(self, where: ColumnElement[bool]) -> bool:
        return await self._changed(delete(reminders).where(where))

    async def _load(self, where: ColumnElement[bool], limit: int | None = None) -> tuple[Reminder, ...]:
        query = select(reminders).where(where).order_by(reminders.c.next_at, reminders.c.id).limit(limit)
        async with self._database.read() as connection:
            return tuple(_reminder(row) for row in (await connection.execute(query)).mappings())


def _values(to: Destination, schedule: Schedule, next_at: datetime) -> dict[str, Any]:
    return {
        "member_id": to.member_id,
        "guild_id": to.guild_id,
        "channel_id": to.channel_id,
        "role_id": to.role_id,
        "days": sum(1 << day for day in schedule.days),
        "minute": schedule.time.hour * 60 + schedule.time.minute,
        "zone": schedule.zone,
        "next_at": next_at,
    }


def _reminder(row: RowMapping) -> Reminder:
    return Reminder(
        id=row["id"],
        to=Destination(row["member_id"], row["guild_id"], row["channel_id"], row["role_id"]),
        schedule=Schedule(
            days=frozenset(day for day in range(7) if row["days"] >> day & 1),
            time=time(*divmod(row["minute"], 60)),
            zone=row["zone"],
        ),
        next_at=row["next_at"],
        claimed=row["claimed"],
        last_outcome=Outcome(row["last_outcome"]) if row["last_outcome"] else None,
        last_at=row["last_at"],
    )
