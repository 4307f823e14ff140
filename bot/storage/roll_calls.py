"""Who is in on a server's back day, until it is closed."""

from datetime import datetime

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.roll_calls import RollCall
from bot.storage.engine import Database
from bot.storage.tables import roll_call_members, roll_calls

_KEPT = ("at", "begins", "closes", "summed", "role_id", "late", "channel_id", "message_id")


class RollCallStore:
    """A roll call is stored with its first answer; those that nobody answers leave no row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put_in(self, call: RollCall, member_id: int, now: datetime, look_at: datetime) -> tuple[int, ...]:
        """Put the member on the roll, once; who is on it now. look_at: when a new roll call is to be looked at."""
        values = {name: getattr(call, name) for name in _KEPT}
        new = self._database.insert(roll_calls).values(**values, look_at=look_at)
        mine = self._database.insert(roll_call_members)
        mine = mine.values(message_id=call.message_id, member_id=member_id, since=now)
        async with self._database.write() as connection:
            await connection.execute(new.on_conflict_do_nothing())
            await connection.execute(mine.on_conflict_do_nothing())
            return await _present(connection, call.message_id)

    async def take_out(self, call: RollCall, member_id: int) -> tuple[int, ...]:
        """Take the member off the roll; who is on it now."""
        row = (roll_call_members.c.message_id == call.message_id) & (roll_call_members.c.member_id == member_id)
        async with self._database.write() as connection:
            await connection.execute(delete(roll_call_members).where(row))
            return await _present(connection, call.message_id)

    async def present(self, message_id: int) -> tuple[int, ...]:
        """The ids of the members who are in, the first to say so first."""
        async with self._database.read() as connection:
            return await _present(connection, message_id)

    async def of_member(self, member_id: int) -> tuple[RollCall, ...]:
        """The open roll calls on which the member stands."""
        joined = roll_calls.join(roll_call_members)
        query = select(roll_calls).select_from(joined).where(roll_call_members.c.member_id == member_id)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(roll_calls.c.at))).mappings()
            return tuple(map(_call, rows))

    async def take_due(self, now: datetime, look_again: datetime, limit: int) -> tuple[RollCall, ...]:
        """Take on what is to be looked at, so that no other process does before `look_again`."""
        due = select(roll_calls.c.message_id).where(roll_calls.c.look_at <= now).order_by(roll_calls.c.look_at)
        due = due.limit(limit).with_for_update(skip_locked=True)
        taken = update(roll_calls).where(roll_calls.c.message_id.in_(due))
        async with self._database.write() as connection:
            rows = (await connection.execute(taken.values(look_at=look_again).returning(roll_calls))).mappings()
            return tuple(map(_call, rows))

    async def put_off(self, message_id: int, taken_until: datetime, look_at: datetime) -> None:
        """Look at what `take_due` took on again then; or at once, where somebody has asked for that since."""
        taken = (roll_calls.c.message_id == message_id) & (roll_calls.c.look_at == taken_until)
        async with self._database.write() as connection:
            await connection.execute(update(roll_calls).where(taken).values(look_at=look_at))

    async def remove(self, message_id: int) -> None:
        """Forget a roll call and who was in."""
        async with self._database.write() as connection:
            await connection.execute(delete(roll_calls).where(roll_calls.c.message_id == message_id))


async def _present(connection: AsyncConnection, message_id: int) -> tuple[int, ...]:
    members = select(roll_call_members.c.member_id).where(roll_call_members.c.message_id == message_id)
    in_order = members.order_by(roll_call_members.c.since, roll_call_members.c.member_id)
    return tuple(await connection.scalars(in_order))


def _call(row: RowMapping) -> RollCall:
    return RollCall(**{name: row[name] for name in _KEPT})
