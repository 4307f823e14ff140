"""What members logged: logs, and the workouts that they make up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    distinct,
    func,
    select,
)

from bot.domain.errors import DomainError
from bot.domain.workouts import LONGEST_SESSION, WORKOUT_GAP, Log, Workout
from bot.storage import exercise_books, members
from bot.storage.engine import lock_member
from bot.storage.inserts import insert_once
from bot.storage.own_exercises import OF_BACK
from bot.storage.rows import log_of, log_row, set_rows
from bot.storage.states import COUNTS, GONE, counts
from bot.storage.tables import UtcDateTime, logs, sessions, sets

_MEMBER = bindparam("member", type_=BigInteger)
_LOG_ID = logs.c.id == bindparam("log")
_WORKOUT_ID = logs.c.workout_id == bindparam("workout")
_OWN = logs.c.member_id == _MEMBER
_MINE = _OWN & COUNTS


MOST_BEFORE = 10
"""Exercises of a log whose history is looked up while others wait to write: a text may have a hundred."""


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a log: its workout; the last one before with each exercise, by its id, of the first
    `MOST_BEFORE`; and grip and set-up.
    """

    workout: Workout
    previous: Mapping[str, Workout | None]
    setups: Mapping[str, str]


# ------------------------------------------------------------------ storing


def _belongs_to() -> Any:
    """The workout of a log that is being stored: the one begun, the one just done, or a new one with its own id."""
    begun = select(sessions.c.workout_id).where(
        sessions.c.member_id == _MEMBER,
        sessions.c.finished_at.is_(None),
        sessions.c.started_at.between(
            bindparam("begun_since", type_=UtcDateTime), bindparam("said_at", type_=UtcDateTime)
        ),
    )
    near = logs.alias("near")
    # Before it was begun, and once it is finished, a begun workout takes nothing.
    apart = select(sessions.c.workout_id).where(sessions.c.workout_id == near.c.workout_id)
    just_done = (
        select(near.c.workout_id)
        .where(
            near.c.member_id == _MEMBER,
            near.c.at.between(bindparam("since", type_=UtcDateTime), bindparam("until", type_=UtcDateTime)),
            counts(near),
            ~apart.exists(),
        )
        .order_by(near.c.at.desc(), near.c.id.desc())
        .limit(1)
    )
    return func.coalesce(begun.scalar_subquery(), just_done.scalar_subquery(), bindparam("own_id", type_=BigInteger))


_INSERT_LOG = insert_once(logs).values(workout_id=_belongs_to())
_INSERT_SETS = insert_once(sets)


def add(connection: Connection, log: Log) -> Around:
    """Store the log; what belongs to it. One with the same id is stored already: no change.

    It joins the workout that the member has begun, or the one whose last log is less than `WORKOUT_GAP` away.
    """
    store(connection, log)
    return around(connection, log)


def store(connection: Connection, log: Log) -> None:
    """Store the log, and read nothing."""
    # Two processes that log for one member at once would each begin a workout.
    lock_member(connection, log.member_id)
    connection.execute(_INSERT_LOG, log_row(log) | _near(log))
    connection.execute(_INSERT_SETS, set_rows(log))
    exercise_books.touch_log(connection, log.member_id, log.id)


_SETS_AROUND = (
    select(func.count())
    .select_from(sets.join(logs, logs.c.id == sets.c.log_id))
    .where(_MINE, logs.c.at.between(bindparam("since", type_=UtcDateTime), bindparam("until", type_=UtcDateTime)))
)
_HALF_A_DAY = timedelta(hours=12)


def add_within(connection: Connection, log: Log, in_workout: int, in_day: int) -> Around:
    """Store the log, as `add` does. Raises `DomainError` where its workout or its day would hold too many sets."""
    store(connection, log)
    day = {"since": log.at - _HALF_A_DAY, "until": log.at + _HALF_A_DAY}
    # Before what belongs to it is read: of a log that is refused, others would wait for that in vain.
    if (connection.scalar(_SETS_AROUND, {"member": log.member_id} | day) or 0) > in_day:
        raise DomainError("day-full", most=in_day)
    found = around(connection, log)
    if len(found.workout.sets) > in_workout:
        raise DomainError("workout-full", most=in_workout)
    return found


def _near(log: Log) -> dict[str, Any]:
    """What `_belongs_to` asks for."""
    return {
        "member": log.member_id,
        "own_id": log.id,
        "said_at": log.at,
        "begun_since": log.at - LONGEST_SESSION,
        "since": log.at - WORKOUT_GAP,
        "until": log.at + WORKOUT_GAP,
    }


# ------------------------------------------------------------------ looking back


def _load(which: ColumnElement[bool]) -> Select[Any]:
    """Logs with their sets, the oldest first."""
    return (
        select(logs, sets)
        .join(sets, sets.c.log_id == logs.c.id)
        .where(which)
        .order_by(logs.c.at, logs.c.id, sets.c.position)
    )


def _newest_with(*which: ColumnElement[bool]) -> Select[Any]:
    """The id of the member's newest workout with the exercise."""
    with_it = select(sets.c.position).where(sets.c.log_id == logs.c.id, sets.c.exercise_id == bindparam("exercise"))
    return (
        select(logs.c.workout_id)
        .where(_MINE, with_it.exists(), *which)
        .order_by(logs.c.at.desc(), logs.c.id.desc())
        .limit(1)
    )


_BEFORE = _newest_with(logs.c.workout_id != bindparam("other_than"), logs.c.at <= bindparam("at"))

_LOAD_LOG = _load(_OWN & _LOG_ID)
_LOAD_WORKOUT = _load(_MINE & _WORKOUT_ID)
_same = logs.alias("same")
_LOAD_WORKOUT_OF_LOG = _load(
    _MINE & (logs.c.workout_id == select(_same.c.workout_id).where(_same.c.id == bindparam("log")).scalar_subquery())
)
_LOAD_LAST = _load(_MINE & (logs.c.workout_id == _newest_with().scalar_subquery()))
_of_back = select(sets.c.position).where(sets.c.log_id == logs.c.id, OF_BACK)
_newest_of_back = (
    select(logs.c.workout_id).where(_MINE, _of_back.exists()).order_by(logs.c.at.desc(), logs.c.id.desc())
)
_LOAD_LAST_OF_BACK = _load(_MINE & (logs.c.workout_id == _newest_of_back.limit(1).scalar_subquery()))
_LOAD_BEFORE = _load(_MINE & (logs.c.workout_id == _BEFORE.scalar_subquery()))
_LOAD_SOME = _load(_MINE & logs.c.workout_id.in_(bindparam("workouts", expanding=True)))
_LOAD_ALL = _load(_MINE)
_LOAD_GONE = _load(_OWN & GONE)
_PAGE = (
    select(logs.c.workout_id)
    .where(_MINE)
    .group_by(logs.c.workout_id)
    .order_by(func.min(logs.c.at).desc(), logs.c.workout_id.desc())
    .offset(bindparam("skipped"))
    .limit(bindparam("count"))
)
_COUNT = select(func.count(distinct(logs.c.workout_id))).where(_MINE)
_BEGINNINGS = select(func.min(logs.c.at).label("at")).where(_MINE).group_by(logs.c.workout_id).subquery()
_COUNT_SINCE = select(func.count()).select_from(_BEGINNINGS).where(_BEGINNINGS.c.at >= bindparam("since"))
_done = select(sets).join(logs, logs.c.id == sets.c.log_id).where(_MINE)
_FAVOURITES = (
    _done.with_only_columns(sets.c.exercise_id)
    .where(logs.c.at >= bindparam("since"))
    .group_by(sets.c.exercise_id)
    .order_by(func.count(distinct(logs.c.id)).desc(), func.max(logs.c.at).desc())
    .limit(bindparam("count"))
)


def get(connection: Connection, log_id: int, member_id: int) -> Log | None:
    """The member's log, also where it is deleted; None for another's or none."""
    found = _workout(connection, _LOAD_LOG, member=member_id, log=log_id)
    return found.logs[0] if found else None


def workout(connection: Connection, workout_id: int, member_id: int) -> Workout | None:
    """One of the member's workouts, as far as it counts; None for another's or none."""
    return _workout(connection, _LOAD_WORKOUT, member=member_id, workout=workout_id)


def page(connection: Connection, member_id: int, *, offset: int, limit: int) -> tuple[Workout, ...]:
    """The member's workouts, newest first."""
    ids = list(connection.scalars(_PAGE, {"member": member_id, "skipped": offset, "count": limit}))
    found = _workouts(connection, _LOAD_SOME, member=member_id, workouts=ids)
    return tuple(sorted(found, key=lambda workout: ids.index(workout.id)))


@dataclass(frozen=True, slots=True)
class Page:
    """Some workouts, newest first, by the page's number from 0; and how many there are in all, and since a moment."""

    workouts: tuple[Workout, ...]
    number: int
    count: int
    recent: int


def history(connection: Connection, member_id: int, number: int, size: int, recent: datetime) -> Page:
    """A page of the member's workouts, of `size`; beyond the last, the last. Counted too: those since `recent`."""
    of_all = count(connection, member_id)
    number = min(max(number, 0), max(of_all - 1, 0) // size)
    found = page(connection, member_id, offset=number * size, limit=size)
    since = connection.scalar(_COUNT_SINCE, {"member": member_id, "since": recent}) or 0
    return Page(found, number, of_all, since)


def all_of(connection: Connection, member_id: int) -> tuple[Workout, ...]:
    """All of the member's workouts that count, the oldest first."""
    return _workouts(connection, _LOAD_ALL, member=member_id)


def gone(connection: Connection, member_id: int) -> tuple[Workout, ...]:
    """What the member deleted and can bring back, as the workouts that it was of; the oldest first."""
    return _workouts(connection, _LOAD_GONE, member=member_id)


def last(connection: Connection, member_id: int, exercise_id: str) -> Workout | None:
    """The member's newest workout with the exercise."""
    return _workout(connection, _LOAD_LAST, member=member_id, exercise=exercise_id)


def before(connection: Connection, member_id: int, exercise_id: str, workout_id: int, at: datetime) -> Workout | None:
    """The member's newest workout with the exercise until then, other than that one."""
    facts = {"member": member_id, "exercise": exercise_id, "other_than": workout_id, "at": at}
    return _workout(connection, _LOAD_BEFORE, **facts)


def last_of_back(connection: Connection, member_id: int) -> Workout | None:
    """The member's newest workout in which their back had a part."""
    return _workout(connection, _LOAD_LAST_OF_BACK, member=member_id)


def around(connection: Connection, log: Log) -> Around:
    """What belongs to a log. Of one that is deleted, what is left of its workout; it alone, where nothing is."""
    mine = {"member": log.member_id}
    workout = _workout(connection, _LOAD_WORKOUT_OF_LOG, **mine, log=log.id) or Workout(log.id, (log,))
    before = mine | {"other_than": workout.id, "at": log.at}
    exercise_ids = list(dict.fromkeys(entry.exercise_id for entry in log.entries))[:MOST_BEFORE]
    previous = {
        exercise_id: _workout(connection, _LOAD_BEFORE, **before, exercise=exercise_id)
        for exercise_id in exercise_ids
    }
    return Around(workout, previous, members.setups(connection, log.member_id))


def favourites(connection: Connection, member_id: int, since: datetime, limit: int) -> tuple[str, ...]:
    """The ids of the exercises that the member has logged most often since then, the most frequent first."""
    return tuple(connection.scalars(_FAVOURITES, {"member": member_id, "since": since, "count": limit}))


def count(connection: Connection, member_id: int) -> int:
    """How many workouts of the member count."""
    return connection.scalar(_COUNT, {"member": member_id}) or 0


def _workout(connection: Connection, query: Select[Any], **facts: Any) -> Workout | None:
    found = _workouts(connection, query, **facts)
    return found[0] if found else None


def _workouts(connection: Connection, query: Select[Any], **facts: Any) -> tuple[Workout, ...]:
    """The workouts of the logs that a query loads, the oldest first."""
    rows = connection.execute(query, facts).mappings().all()
    found: dict[int, list[Log]] = {}
    for _, of_log in groupby(rows, key=lambda row: int(row["id"])):
        rows_of_log = list(of_log)
        found.setdefault(rows_of_log[0]["workout_id"], []).append(log_of(rows_of_log))
    return tuple(Workout(workout_id, tuple(some)) for workout_id, some in found.items())
