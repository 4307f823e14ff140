"""Everything about one member, across the tables: to hand over, or to delete."""

from sqlalchemy import delete, select, update

from bot.domain.workouts import Workout
from bot.storage.engine import Database
from bot.storage.tables import (
    import_names,
    logs,
    member_exercises,
    members,
    own_exercises,
    reminders,
    roll_call_members,
    roll_calls,
    sessions,
)
from bot.storage.workouts import load


class PrivacyStore:
    """A member's data is theirs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def workouts(self, member_id: int) -> tuple[Workout, ...]:
        """All of the member's workouts that count, the oldest first."""
        async with self._database.read() as connection:
            return await load(connection, (logs.c.member_id == member_id) & logs.c.deleted_at.is_(None))

    async def delete(self, member_id: int) -> None:
        """Delete everything about the member, also what they had taken back, in one transaction.

        A server's back days stay, because they are the server's, but no longer say who set them. Posts whose roll
        call names the member are to be written anew.
        """
        named = select(roll_call_members.c.message_id).where(roll_call_members.c.member_id == member_id)
        async with self._database.write() as connection:
            anew = update(roll_calls).where(roll_calls.c.message_id.in_(named))
            await connection.execute(anew.values(look_at=roll_calls.c.at))
            for table in (logs, sessions, member_exercises, own_exercises, import_names, roll_call_members):
                await connection.execute(delete(table).where(table.c.member_id == member_id))
            mine = reminders.c.member_id == member_id
            await connection.execute(delete(reminders).where(mine, reminders.c.guild_id.is_(None)))
            await connection.execute(update(reminders).where(mine).values(member_id=0))
            await connection.execute(delete(members).where(members.c.id == member_id))
