"""Workouts that were begun, and whose rest is running.

A member has at most one open session: the database sees to it.
"""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, select, update

from bot.domain.sessions import Session
from bot.domain.workouts import Log
from bot.storage import workouts
from bot.storage.engine import lock_member
from bot.storage.inserts import insert_once
from bot.storage.planned import read_planned, write_planned
from bot.storage.states import COUNTS
from bot.storage.tables import logs, sessions, sets

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
        "plan": write_planned(session.plan) if session.plan else None,
        "plan_seconds": session.plan_seconds,
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


_COUNT = (
    select(func.count())
    .select_from(sets.join(logs, logs.c.id == sets.c.log_id))
    .where(logs.c.member_id == bindparam("member"), logs.c.workout_id == bindparam("workout"), COUNTS)
)
_REOPEN = (
    update(sessions)
    .where(sessions.c.member_id == bindparam("member"), sessions.c.workout_id == bindparam("workout"))
    .values(finished_at=None)
)


def log_next(connection: Connection, log: Log, workout_id: int, sets_before: int, most: tuple[int, int]) -> bool:
    """Store the set that comes after so many others of the open workout; whether it was still the next one.

    What changed the workout meanwhile, the same tap before among it, makes it no longer the next one. Raises
    `DomainError` where the workout or the day would hold more sets than `most`.
    """
    lock_member(connection, log.member_id)
    session = open_of(connection, log.member_id)
    if session is None or session.workout_id != workout_id:
        return False
    if connection.scalar(_COUNT, {"member": log.member_id, "workout": workout_id}) != sets_before:
        return False
    workouts.add_within(connection, log, *most)
    return True


def reopen(connection: Connection, member_id: int, workout_id: int) -> bool:
    """Go on with a workout that was finished; not where another one is open."""
    if open_of(connection, member_id) is not None:
        return False
    return bool(connection.execute(_REOPEN, {"member": member_id, "workout": workout_id}).rowcount)


def _session(row: RowMapping) -> Session:
    return Session(
        workout_id=row["workout_id"],
        member_id=row["member_id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        rest_s=row["rest_s"],
        rest_until=row["rest_until"],
        plan=read_planned(row["plan"]),
        plan_seconds=row["plan_seconds"],
    )
