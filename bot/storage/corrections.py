"""Undo, delete and edit, and the reverse of each.

Each acts on logs that count, and each reverse on what its own doing put aside; where there is nothing to do, nothing
changes. What is put aside can be brought back until it is purged.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Update, bindparam, case, delete, func, select, update

from bot.domain.workouts import Log, Workout
from bot.storage import exercise_books, workouts
from bot.storage.engine import lock_member
from bot.storage.inserts import insert_once
from bot.storage.rows import log_row, set_rows
from bot.storage.states import COUNTS, Aside, import_counts
from bot.storage.tables import UtcDateTime, logs, sets


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of a workout (None where nothing counts), and what can be had back.

    deletion: the last one that took something of it away. undone: the log of it that was taken back last.
    """

    workout: Workout | None
    deletion: int | None
    undone: int | None


_OWN = logs.c.member_id == bindparam("member", type_=BigInteger)
_LOG = logs.c.id == bindparam("log", type_=BigInteger)
_WORKOUT = logs.c.workout_id == bindparam("workout", type_=BigInteger)
_BY = bindparam("by", type_=BigInteger)


def _put_aside(why: Aside, *which: ColumnElement[bool]) -> Update:
    """Put aside those of the member's that count."""
    now = bindparam("now", type_=UtcDateTime)
    return update(logs).where(_OWN, COUNTS, *which).values(aside=why.value, aside_by=_BY, aside_at=now)


def _bring_back(why: Aside, *which: ColumnElement[bool]) -> Update:
    """Let those of the member's count again that this put aside."""
    mine = (_OWN, logs.c.aside == why.value, logs.c.aside_by == _BY)
    # What is asked for by itself counts by itself, where the import that brought it does not.
    still = case((import_counts(logs.c.import_id), logs.c.import_id), else_=None)
    return update(logs).where(*mine, *which).values(aside=None, aside_by=None, aside_at=None, import_id=still)


_UNDO = _put_aside(Aside.UNDONE, _LOG)
_RESTORE = _bring_back(Aside.UNDONE, _LOG)
_DELETE = _put_aside(Aside.DELETED, _WORKOUT)
_BRING_BACK = _bring_back(Aside.DELETED, _WORKOUT)
_EDIT = _put_aside(Aside.EDITED, _WORKOUT, logs.c.id.in_(bindparam("replaced", expanding=True)))
_REPLACED = _bring_back(Aside.EDITED, _WORKOUT)
_UNEDIT = _put_aside(Aside.UNEDITED, _WORKOUT, _LOG)

_STATE = select(logs.c.aside, logs.c.aside_by, COUNTS.label("counts")).where(_OWN, _LOG)
_COUNTING = select(logs.c.id, logs.c.file_key).where(_OWN, _WORKOUT, COUNTS)
_DELETIONS = (
    select(logs.c.aside_by)
    .where(_OWN, _WORKOUT, logs.c.aside == Aside.DELETED.value)
    .order_by(logs.c.aside_at.desc(), logs.c.aside_by.desc())
    .limit(1)
)
_HAS_REPLACED = (
    select(func.count())
    .select_from(logs)
    .where(_OWN, _WORKOUT, logs.c.aside == Aside.EDITED.value, logs.c.aside_by == _BY)
)
_LAST_UNDONE = (
    select(logs.c.id)
    .where(_OWN, _WORKOUT, logs.c.aside == Aside.UNDONE.value)
    .order_by(logs.c.aside_at.desc(), logs.c.id.desc())
    .limit(1)
)
_WORKOUT_OF = select(logs.c.workout_id).where(_OWN, _LOG)
_INSERT_LOG = insert_once(logs)
_INSERT_SETS = insert_once(sets)


def undo(connection: Connection, log_id: int, member_id: int, now: datetime) -> bool:
    """Take a log back; whether that is so now."""
    lock_member(connection, member_id)
    facts = {"member": member_id, "log": log_id, "by": log_id}
    exercise_books.touch_log(connection, member_id, log_id)
    return _changed(connection, _UNDO, **facts, now=now) or _state(connection, log_id, member_id) == Aside.UNDONE


def restore(connection: Connection, log_id: int, member_id: int) -> bool:
    """Bring a log back that was taken back; whether it counts now."""
    lock_member(connection, member_id)
    facts = {"member": member_id, "log": log_id, "by": log_id}
    exercise_books.touch_log(connection, member_id, log_id)
    return _changed(connection, _RESTORE, **facts) or _state(connection, log_id, member_id) is None


def delete_workout(connection: Connection, workout_id: int, member_id: int, key: int, now: datetime) -> int | None:
    """Delete what counts of a workout; by which deletion all of it is away now. None where something else took it.

    key: what makes this deletion one, and is asked for to bring it back.
    """
    lock_member(connection, member_id)
    place = {"member": member_id, "workout": workout_id}
    exercise_books.touch_workout(connection, member_id, workout_id)
    if _changed(connection, _DELETE, **place, by=key, now=now):
        return key
    return deletion(connection, workout_id, member_id)


def bring_back(connection: Connection, workout_id: int, member_id: int, key: int | None) -> bool:
    """Bring back what a deletion took, or the last one where it is not said which; whether it took something."""
    lock_member(connection, member_id)
    by = deletion(connection, workout_id, member_id) if key is None else key
    exercise_books.touch_workout(connection, member_id, workout_id)
    return _changed(connection, _BRING_BACK, member=member_id, workout=workout_id, by=by)


def deletion(connection: Connection, workout_id: int, member_id: int) -> int | None:
    """The last deletion that took something of a workout away that is not back."""
    by: int | None = connection.scalar(_DELETIONS, {"member": member_id, "workout": workout_id})
    return by


def edit(connection: Connection, workout_id: int, log: Log, replaced: Collection[int], now: datetime) -> bool:
    """Put one log in place of those of the member's workout; whether it stands there now.

    Where one of those to be replaced does not count any more, nothing changes. What else the workout holds stays.
    """
    lock_member(connection, log.member_id)
    place = {"member": log.member_id, "workout": workout_id}
    if connection.execute(_STATE, {"member": log.member_id, "log": log.id}).first():
        return _state(connection, log.id, log.member_id) is None  # the same edit, delivered twice
    file_keys = {row.id: row.file_key for row in connection.execute(_COUNTING, place)}
    if not replaced or not set(replaced) <= file_keys.keys():
        return False
    connection.execute(_EDIT, place | {"replaced": list(replaced), "by": log.id, "now": now})
    # A file that knows one of them knows what stands in its place: it must not bring it in again.
    key = next((file_keys[log_id] for log_id in replaced if file_keys[log_id] is not None), None)
    connection.execute(_INSERT_LOG, log_row(log) | {"workout_id": workout_id, "file_key": key})
    connection.execute(_INSERT_SETS, set_rows(log))
    exercise_books.touch_workout(connection, log.member_id, workout_id)
    return True


def undo_edit(connection: Connection, workout_id: int, log_id: int, member_id: int, now: datetime) -> bool:
    """Let those count again in whose place an edit put a log, in its stead; whether that changed something."""
    lock_member(connection, member_id)
    place = {"member": member_id, "workout": workout_id, "by": log_id}
    if not connection.scalar(_HAS_REPLACED, place):
        return False  # purged meanwhile: what counts now stays
    exercise_books.touch_workout(connection, member_id, workout_id)
    if not _changed(connection, _UNEDIT, **place, log=log_id, now=now):
        return False
    return _changed(connection, _REPLACED, **place)


def standing(connection: Connection, workout_id: int, member_id: int) -> Standing:
    """How a workout stands."""
    place = {"member": member_id, "workout": workout_id}
    return Standing(
        workouts.workout(connection, workout_id, member_id),
        deletion(connection, workout_id, member_id),
        connection.scalar(_LAST_UNDONE, place),
    )


def workout_of(connection: Connection, log_id: int, member_id: int) -> int | None:
    """The id of the workout to which the member's log belongs, whether it counts or not."""
    workout_id: int | None = connection.scalar(_WORKOUT_OF, {"member": member_id, "log": log_id})
    return workout_id


def _state(connection: Connection, log_id: int, member_id: int) -> str | None:
    """What put the member's log aside; None where it counts."""
    row = connection.execute(_STATE, {"member": member_id, "log": log_id}).first()
    if row is None:
        return "not there"
    return None if row.counts else row.aside or "import"


def _changed(connection: Connection, change: Update, **facts: Any) -> bool:
    return bool(connection.execute(change, facts).rowcount)


# ------------------------------------------------------------------ for good

_OLD = select(logs.c.id).where(logs.c.aside_at < bindparam("before", type_=UtcDateTime)).limit(bindparam("most"))
_PURGE = delete(logs).where(logs.c.id.in_(_OLD))


def purge(connection: Connection, before: datetime, most: int) -> int:
    """Remove for good, of what was put aside before that moment, at most so many logs; how many those were."""
    return connection.execute(_PURGE, {"before": before, "most": most}).rowcount
