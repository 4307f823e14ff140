"""Reminders, and which of their occurrences is being posted."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Delete, Select, Update, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.posts import Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminders import Occurrence, Pause, Reminder
from bot.storage.engine import Database
from bot.storage.group_commit import GroupCommit
from bot.storage.reminder_rows import clock_of, reminder_of, reminder_row, taken_row
from bot.storage.tables import members, reminders

KEPT = timedelta(days=7)
"""How long a reminder for one moment stays after it, for its post to be snoozed and its end to be seen."""

LOOKED_AT = 2_000
"""The oldest of those that are due, among which places take turns; more would cost too much to sort."""

_PLACE = func.coalesce(reminders.c.channel_id, reminders.c.member_id)
_NEXT_FIRST = reminders.c.next_at.nulls_last()

Change = Callable[[Reminder], Reminder]


@dataclass(slots=True)
class _Settlement:
    """What came of an occurrence; `counted` once it is stored, unless it was settled already."""

    occurrence: Occurrence
    outcome: Outcome
    now: datetime
    pause: Pause | None
    counted: bool = False

    @property
    def row(self) -> dict[str, Any]:
        one = self.occurrence.reminder
        if self.outcome is Outcome.NOTHING:
            return {"own": one.id, "last_outcome": one.last_outcome, "last_at": one.last_at}
        return {"own": one.id, "last_outcome": self.outcome, "last_at": self.now}

    def changed(self, one: Reminder) -> Reminder:
        """What the outcome changes beside that; `one` itself where nothing."""
        told = one.told(self.occurrence.at, self.outcome, self.now)
        return told.pausing(self.pause, None, self.now) if self.pause else told


class ReminderStore:
    """One row for each reminder. `next_at` moves on when an occurrence is claimed, before it is posted.

    A claim that was not settled is found again by `unsettled`: a crash between the two loses nothing.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settling = GroupCommit(self._settle_all)

    async def add(self, draft: Reminder) -> Reminder:
        """Store a new one; its id is the database's. The member's long finished ones go."""
        async with self._database.write() as connection:
            if draft.since is not None:
                over = reminders.c.next_at.is_(None) & reminders.c.once.is_not(None)
                old = over & (reminders.c.last_at < draft.since - KEPT)
                await connection.execute(delete(reminders).where(_own(draft.to.member_id), old))
            return await _insert(connection, draft)

    async def set_back_day(self, draft: Reminder) -> Reminder:
        """A server's one back day, in place of the one it had."""
        async with self._database.write() as connection:
            await connection.execute(delete(reminders).where(reminders.c.guild_id == draft.to.guild_id))
            return await _insert(connection, draft)

    async def back_day(self, guild_id: int) -> Reminder | None:
        found = await self._load(reminders.c.guild_id == guild_id)
        return found[0] if found else None

    async def of_member(self, member_id: int) -> tuple[Reminder, ...]:
        """The member's own reminders, the next one first."""
        return await self._load(_own(member_id))

    async def own(self, reminder_id: int, member_id: int) -> Reminder | None:
        """One of the member's own."""
        found = await self._load((reminders.c.id == reminder_id) & _own(member_id))
        return found[0] if found else None

    async def remove(self, reminder_id: int, member_id: int) -> bool:
        """Remove the member's own reminder; whether there was one."""
        return await self._changed(delete(reminders).where(reminders.c.id == reminder_id, _own(member_id)))

    async def clear_back_day(self, guild_id: int) -> bool:
        return await self._changed(delete(reminders).where(reminders.c.guild_id == guild_id))

    # ------------------------------------------------------------------ what their owners ask for

    async def change(self, reminder_id: int, member_id: int, change: Change) -> Reminder | None:
        """Change the member's own reminder; None where it is not theirs. What `change` raises leaves it as it was."""
        async with self._database.write() as connection:
            found = await _change(connection, (reminders.c.id == reminder_id) & _own(member_id), change)
        return found[0] if found else None

    async def change_guild(self, guild_id: int, change: Change) -> Reminder | None:
        """Change the server's back days; None where it has none."""
        async with self._database.write() as connection:
            found = await _change(connection, reminders.c.guild_id == guild_id, change)
        return found[0] if found else None

    async def quiet(self, member_id: int) -> Quiet | None:
        """The hours in which the member wants to hear nothing."""
        query = select(members.c.quiet_from, members.c.quiet_to).where(members.c.id == member_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None or row[0] is None else Quiet(clock_of(row[0]), clock_of(row[1]))

    async def set_quiet(self, member_id: int, quiet: Quiet | None, now: datetime) -> None:
        """Keep the quiet hours, and plan all the member's own reminders anew."""
        values = {
            "quiet_from": quiet.start.hour * 60 + quiet.start.minute if quiet else None,
            "quiet_to": quiet.end.hour * 60 + quiet.end.minute if quiet else None,
        }
        row = self._database.insert(members).values(id=member_id, **values)
        async with self._database.write() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))
            await _change(connection, _own(member_id), lambda one: one.planned(now))

    # ------------------------------------------------------------------ posting

    async def due(self, now: datetime, limit: int, busy: Collection[int] = ()) -> tuple[Reminder, ...]:
        """Reminders whose moment has come, the oldest first, but by turns: one for each place before any second.

        None for the places in `busy`.
        """
        return await self._by_turns(reminders.c.next_at, now, limit, busy)

    async def unsettled(self, now: datetime, limit: int, busy: Collection[int] = ()) -> tuple[Reminder, ...]:
        """Reminders with an occurrence that somebody claimed and did not settle, to be tried again; as `due`."""
        return await self._by_turns(reminders.c.retry_at, now, limit, busy)

    async def next_moment(self) -> datetime | None:
        async with self._database.read() as connection:
            moment: datetime | None = await connection.scalar(select(func.min(reminders.c.next_at)))
        return moment

    async def claim(self, due: Iterable[Reminder], now: datetime, retry_at: datetime) -> tuple[Occurrence, ...]:
        """Take on what is at `next_at`, in one transaction; without those that another process or the owner changed.

        Compare-and-set on what was seen: however many ask at once, one row changes for one of them.
        """
        seen = {one.id: one for one in due if one.next_at is not None}
        taken = {key: replace(one.taken(now), claimed=one.next_at, attempts=0) for key, one in seen.items()}
        # Skipped is what somebody else is changing at this moment: it is not as it was seen.
        same = select(reminders.c.id, reminders.c.revision).where(reminders.c.id.in_(seen))
        same = same.with_for_update(skip_locked=True)
        change = update(reminders).where(reminders.c.id == bindparam("own"))
        change = change.values(revision=reminders.c.revision + 1, retry_at=retry_at)
        async with self._database.write() as connection:
            rows = await connection.execute(same)
            won = [taken[row.id] for row in rows if row.revision == seen[row.id].revision]
            if won:
                await connection.execute(change, [{"own": one.id, **taken_row(one)} for one in won])
        return tuple(Occurrence(one, one.claimed) for one in won if one.claimed)

    async def reclaim(self, seen: Reminder, now: datetime, retry_at: datetime) -> Occurrence | None:
        """Take over an unsettled occurrence; None where it was settled or taken over meanwhile."""
        if seen.claimed is None:
            return None
        claimed = _claimed(seen, seen.claimed)
        change = update(reminders).where(claimed, reminders.c.retry_at <= now).values(retry_at=retry_at)
        return Occurrence(seen, seen.claimed) if await self._changed(change) else None

    async def postpone(self, occurrence: Occurrence, retry_at: datetime) -> None:
        """Try the occurrence again then: Discord did not take it."""
        claimed = _claimed(occurrence.reminder, occurrence.at)
        await self._changed(
            update(reminders).where(claimed).values(retry_at=retry_at, attempts=reminders.c.attempts + 1)
        )

    async def settle(
        self, occurrence: Occurrence, outcome: Outcome, now: datetime, pause: Pause | None = None
    ) -> bool:
        """Record how the occurrence ended, and pause where that says so; whether it was still to be settled.

        One that a later occurrence replaced is not touched. Those that wait at the same moment share a transaction.
        """
        one = _Settlement(occurrence, outcome, now, pause)
        await self._settling.write(one)
        return one.counted

    # ------------------------------------------------------------------

    async def _settle_all(self, batch: Sequence[_Settlement]) -> None:
        ids = [one.occurrence.reminder.id for one in batch]
        claims = select(reminders.c.id, reminders.c.claimed).where(reminders.c.id.in_(ids))
        ended = {"claimed": None, "retry_at": None, "attempts": 0}
        change = update(reminders).where(reminders.c.id == bindparam("own")).values(**ended)
        async with self._database.write() as connection:
            rows = await connection.execute(claims.order_by(reminders.c.id).with_for_update())
            claimed = {row.id: row.claimed for row in rows}
            open_ones = [one for one in batch if claimed.get(one.occurrence.reminder.id) == one.occurrence.at]
            if open_ones:
                await connection.execute(change, [one.row for one in open_ones])
            for one in open_ones:
                one.counted = True
                await _follow(connection, one)

    async def _by_turns(
        self, moment: ColumnElement[Any], now: datetime, limit: int, busy: Collection[int]
    ) -> tuple[Reminder, ...]:
        first = (moment, reminders.c.id)
        oldest = select(reminders.c.id, _PLACE.label("place"), moment.label("moment")).where(moment <= now)
        old = oldest.order_by(*first).limit(LOOKED_AT).subquery()
        turn = func.row_number().over(partition_by=old.c.place, order_by=(old.c.moment, old.c.id))
        free = select(old.c.id).where(old.c.place.not_in(list(busy)))
        async with self._database.read() as connection:
            ids = list(await connection.scalars(free.order_by(turn, old.c.moment, old.c.id).limit(limit)))
        # Asked once more: another process may have claimed one since.
        found = await self._load(reminders.c.id.in_(ids) & (moment <= now)) if ids else ()
        return tuple(sorted(found, key=lambda one: ids.index(one.id)))

    async def _changed(self, change: Update | Delete) -> bool:
        async with self._database.write() as connection:
            return bool((await connection.execute(change)).rowcount)

    async def _load(
        self,
        where: ColumnElement[bool],
        first: ColumnElement[Any] = _NEXT_FIRST,
        limit: int | None = None,
    ) -> tuple[Reminder, ...]:
        """In the order of `first`. Where the table is large, that is a column whose index gives the order."""
        query = _select(where).order_by(first, reminders.c.id).limit(limit)
        async with self._database.read() as connection:
            return tuple(reminder_of(row) for row in (await connection.execute(query)).mappings())


def _own(member_id: int) -> ColumnElement[bool]:
    """The member's own; a server's back days are the server's."""
    return (reminders.c.member_id == member_id) & reminders.c.guild_id.is_(None)


def _claimed(one: Reminder, at: datetime) -> ColumnElement[bool]:
    return (reminders.c.id == one.id) & (reminders.c.claimed == at)


def _select(where: ColumnElement[bool]) -> Select[Any]:
    """Reminders with their members' quiet hours."""
    both = reminders.outerjoin(members, members.c.id == reminders.c.member_id)
    return select(reminders, members.c.quiet_from, members.c.quiet_to).select_from(both).where(where)


async def _follow(connection: AsyncConnection, one: _Settlement) -> None:
    seen = one.occurrence.reminder
    if one.changed(seen) is not seen:
        await _change(connection, reminders.c.id == seen.id, one.changed)


async def _insert(connection: AsyncConnection, draft: Reminder) -> Reminder:
    row_id = await connection.scalar(insert(reminders).values(**reminder_row(draft)).returning(reminders.c.id))
    return replace(draft, id=int(row_id or 0))


async def _change(connection: AsyncConnection, where: ColumnElement[bool], change: Change) -> tuple[Reminder, ...]:
    """Change rows that nobody else can change meanwhile; return them as they are now."""
    # In the order in which settling locks them, too: two that each wait for the other would both fail.
    locked = _select(where).order_by(reminders.c.id).with_for_update(of=reminders)
    rows = (await connection.execute(locked)).mappings().all()
    changed = tuple(replace(change(one), revision=one.revision + 1) for one in map(reminder_of, rows))
    for one in changed:
        row = {**reminder_row(one), "revision": one.revision}
        await connection.execute(update(reminders).where(reminders.c.id == one.id).values(**row))
    return changed
