"""Workouts that were begun, and whose rest is running."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.sessions import Session
from bot.storage.engine import Database
from bot.storage.tables import sessions


class SessionStore:
    """A member has at most one open session: the database sees to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, session: Session) -> Session:
        """Store it; where one is open already, that one stays and is returned."""
        row = insert(sessions).values(
            workout_id=session.workout_id,
            member_id=session.member_id,
            started_at=session.started_at,
            rest_s=session.rest_s,
        )
        try:
            async with self._database.write() as connection:
                await connection.execute(row)
        except IntegrityError:
            return await self.open_of(session.member_id) or session
        return session

    async def open_of(self, member_id: int) -> Session | None:
        """The session that the member has begun and not finished."""
        found = await self._load((sessions.c.member_id == member_id) & sessions.c.finished_at.is_(None))
        return found[0] if found else None

    async def finish(self, member_id: int, at: datetime) -> bool:
        """Close the open session; whether there was one."""
        change = update(sessions).where(sessions.c.member_id == member_id, sessions.c.finished_at.is_(None))
        async with self._database.write() as connection:
            done = await connection.execute(change.values(finished_at=at, rest_until=None))
        return bool(done.rowcount)

    async def rest(self, member_id: int, until: datetime | None, rest_s: int | None = None) -> None:
        """Let the rest of the open session run until then, or stop it; with `rest_s`, change its length."""
        values = {"rest_until": until} | ({} if rest_s is None else {"rest_s": rest_s})
        change = update(sessions).where(sessions.c.member_id == member_id, sessions.c.finished_at.is_(None))
        async with self._database.write() as connection:
            await connection.execute(change.values(**values))

    async def resting(self) -> tuple[Session, ...]:
        """All sessions whose rest is running."""
        return await self._load(sessions.c.rest_until.is_not(None))

    async def take_rest(self, workout_id: int, until: datetime) -> bool:
        """End that very rest; whether it was still running. Of many that try, one succeeds."""
        change = update(sessions).where(sessions.c.workout_id == workout_id, sessions.c.rest_until == until)
        async with self._database.write() as connection:
            return bool((await connection.execute(change.values(rest_until=None))).rowcount)

    async def _load(self, which: ColumnElement[bool]) -> tuple[Session, ...]:
        async with self._database.read() as connection:
            rows = (await connection.execute(select(sessions).where(which))).mappings().all()
        return tuple(map(_session, rows))


def _session(row: RowMapping) -> Session:
    return Session(
        workout_id=row["workout_id"],
        member_id=row["member_id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        rest_s=row["rest_s"],
        rest_until=row["rest_until"],
    )
