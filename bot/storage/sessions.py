"""Workouts that were begun, and whose rest is running.

A member has at most one open session: the database sees to it.
"""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from bot.domain.sessions import Session
from bot.storage.inserts import insert_once
from bot.storage.tables import sessions

_START = insert_once(sessions)
_OPEN = (sessions.c.member_id == bindparam("member")) & sessions.c.finished_at.is_(None)
_OPEN_SESSION = select(sessions).where(_OPEN)
_FINISH = update(sessions).where(_OPEN).values(finished_at=bindparam("at"), rest_until=None, holder=None)
_REST = update(sessions).where(_OPEN).values(rest_until=bindparam("until"), holder=None)
_SET_REST = update(sessions).where(_OPEN).values(rest_s=bindparam("seconds"))
_RESTING = select(sessions).where(sessions.c.rest_until.is_not(None), sessions.c.holder.is_(None))
_THAT_REST = (sessions.c.workout_id == bindparam("workout")) & (sessions.c.rest_until == bindparam("until"))
_TAKE_REST = update(sessions).where(_THAT_REST, sessions.c.holder.is_(None)).values(holder=bindparam("by"))
_END_REST = update(sessions).where(_THAT_REST).values(rest_until=None, holder=None)


def start(connection: Connection, session: Session) -> Session:
    """Store it; where one is open already, that one stays and is returned."""
    row = {
        "workout_id": session.workout_id,
        "member_id": session.member_id,
        "started_at": session.started_at,
        "rest_s": session.rest_s,
    }
    connection.execute(_START, row)
    return open_of(connection, session.member_id) or session


def open_of(connection: Connection, member_id: int) -> Session | None:
    """The session that the member has begun and not finished."""
    row = connection.execute(_OPEN_SESSION, {"member": member_id}).mappings().first()
    return _session(row) if row else None


def finish(connection: Connection, member_id: int, at: datetime) -> bool:
    """Close the open session; whether there was one."""
    return bool(connection.execute(_FINISH, {"member": member_id, "at": at}).rowcount)


def rest(connection: Connection, member_id: int, until: datetime | None, rest_s: int | None = None) -> None:
    """Let the rest of the open session run until then, or stop it; with `rest_s`, change its length."""
    connection.execute(_REST, {"member": member_id, "until": until})
    if rest_s is not None:
        connection.execute(_SET_REST, {"member": member_id, "seconds": rest_s})


def resting(connection: Connection) -> tuple[Session, ...]:
    """All sessions whose rest is running, and whose end nobody is telling yet."""
    return tuple(map(_session, connection.execute(_RESTING).mappings()))


def take_rest(connection: Connection, workout_id: int, until: datetime, holder: str) -> bool:
    """Take on the end of that very rest; whether it was still running. Of many processes that try, one succeeds.

    Until `end_rest`, it is found again when the process of that name dies.
    """
    return bool(connection.execute(_TAKE_REST, {"workout": workout_id, "until": until, "by": holder}).rowcount)


def end_rest(connection: Connection, workout_id: int, until: datetime) -> None:
    """That very rest is over, and the member was told."""
    connection.execute(_END_REST, {"workout": workout_id, "until": until})


def _session(row: RowMapping) -> Session:
    return Session(
        workout_id=row["workout_id"],
        member_id=row["member_id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        rest_s=row["rest_s"],
        rest_until=row["rest_until"],
    )
