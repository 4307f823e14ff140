"""What a member's sets of an exercise come to, kept beside the log, and the sets that came since.

A book holds all sets up to a moment. Whoever changes what counts says so (`touch_log`, `touch_workout`, `touch_all`)
in the same transaction: the revision rises, and a book that holds something of the workout is emptied. What was
reckoned from an older revision is not kept.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Update,
    bindparam,
    case,
    func,
    null,
    select,
    update,
)

from bot.domain.efforts import LoggedSet
from bot.storage import logged_sets
from bot.storage.book_tables import exercise_books
from bot.storage.engine import lock_member
from bot.storage.inserts import insert_once
from bot.storage.tables import UtcDateTime, logs, sets

_MEMBER = bindparam("member", type_=BigInteger)
_MINE = exercise_books.c.member_id == _MEMBER
_SETS = sets.join(logs, logs.c.id == sets.c.log_id)

# ------------------------------------------------------------------ reading

_first = select(func.min(sets.c.exercise_id).label("exercise_id")).where(sets.c.member_id == _MEMBER)
_ids = _first.cte("ids", recursive=True)
_next = (
    select(func.min(sets.c.exercise_id))
    .where(sets.c.member_id == _MEMBER, sets.c.exercise_id > _ids.c.exercise_id)
    .scalar_subquery()
)
_ids = _ids.union_all(select(_next).where(_ids.c.exercise_id.is_not(None)))
# One step in the index for each exercise: DISTINCT would read all that the member ever did.
_EXERCISES = select(_ids.c.exercise_id).where(_ids.c.exercise_id.is_not(None))

_BOOKS = select(
    exercise_books.c.exercise_id,
    exercise_books.c.revision,
    exercise_books.c.until,
    exercise_books.c.rules,
    exercise_books.c.book,
).where(_MINE, exercise_books.c.exercise_id.in_(bindparam("exercises", expanding=True)))


@dataclass(frozen=True, slots=True)
class StoredHistory:
    """What is stored of an exercise. book: its text, None where there is none of use; sets: those that are not in it.

    until: the moment up to which the book holds them. revision: of which this is a reading; None where no book was
    ever begun.
    """

    sets: tuple[LoggedSet, ...]
    book: str | None = None
    until: datetime | None = None
    revision: int | None = None


def exercises(connection: Connection, member_id: int) -> tuple[str, ...]:
    """The ids of the exercises that the member ever logged, also where nothing of it counts."""
    return tuple(connection.scalars(_EXERCISES, {"member": member_id}))


def histories(connection: Connection, member_id: int, rules: Mapping[str, str]) -> Mapping[str, StoredHistory]:
    """What is stored of these exercises, by id. rules: by exercise id, under which a book has to be reckoned."""
    # Before the sets: what changes between the two is seen by its revision.
    rows = {row.exercise_id: row for row in connection.execute(_BOOKS, _of(member_id, rules))}
    usable = {
        exercise_id
        for exercise_id, row in rows.items()
        if row.book is not None and row.until is not None and row.rules == rules[exercise_id]
    }
    found: dict[str, tuple[LoggedSet, ...]] = {}
    if whole := rules.keys() - usable:
        found |= logged_sets.of(connection, member_id, whole)
    if usable:
        oldest = min(rows[exercise_id].until for exercise_id in usable)
        later = logged_sets.since(connection, member_id, oldest, usable)
        found |= {
            exercise_id: tuple(logged for logged in done if logged.at > rows[exercise_id].until)
            for exercise_id, done in later.items()
        }
    return {exercise_id: _history(exercise_id, rows, usable, found.get(exercise_id, ())) for exercise_id in rules}


def _history(
    exercise_id: str, rows: Mapping[str, Any], usable: Collection[str], done: tuple[LoggedSet, ...]
) -> StoredHistory:
    if exercise_id not in rows:
        return StoredHistory(done)
    row = rows[exercise_id]
    if exercise_id not in usable:
        return StoredHistory(done, revision=row.revision)
    return StoredHistory(done, row.book, row.until, row.revision)


def _of(member_id: int, exercise_ids: Collection[str]) -> dict[str, object]:
    return {"member": member_id, "exercises": sorted(exercise_ids)}


# ------------------------------------------------------------------ keeping

_BEGIN = insert_once(exercise_books)
_WRITE = (
    update(exercise_books)
    .where(
        _MINE,
        exercise_books.c.exercise_id == bindparam("exercise"),
        exercise_books.c.revision == bindparam("seen"),
    )
    .values(until=bindparam("up_to", type_=UtcDateTime), rules=bindparam("by"), book=bindparam("text"))
)


@dataclass(frozen=True, slots=True)
class NewBook:
    """A book to be kept: as `StoredHistory` tells of it, with the revision that it was reckoned from."""

    exercise_id: str
    revision: int
    until: datetime
    rules: str
    text: str


def begin(connection: Connection, member_id: int, exercise_ids: Collection[str]) -> None:
    """Let changes be counted from now on, so that what is reckoned afterwards can be kept."""
    lock_member(connection, member_id)
    rows = [{"member_id": member_id, "exercise_id": exercise_id} for exercise_id in sorted(exercise_ids)]
    if rows:
        connection.execute(_BEGIN, rows)


def keep(connection: Connection, member_id: int, books: Iterable[NewBook]) -> None:
    """Keep each where nothing has changed since it was read."""
    lock_member(connection, member_id)
    for book in books:
        facts = {"member": member_id, "exercise": book.exercise_id, "seen": book.revision}
        connection.execute(_WRITE, facts | {"up_to": book.until, "by": book.rules, "text": book.text})


def _emptied(*which: ColumnElement[bool], holds: ColumnElement[bool]) -> Update:
    """Raise the revision, and empty the books that hold what has changed."""
    emptied = case((holds, null()), else_=exercise_books.c.book)
    return update(exercise_books).where(_MINE, *which).values(revision=exercise_books.c.revision + 1, book=emptied)


_LOG = bindparam("log", type_=BigInteger)
_WORKOUT = bindparam("workout", type_=BigInteger)
_workout_of_log = select(logs.c.workout_id).where(logs.c.id == _LOG).scalar_subquery()


def _touch(workout: ColumnElement[int]) -> Update:
    of_workout = (logs.c.workout_id == workout, logs.c.member_id == _MEMBER)
    named = select(sets.c.exercise_id).select_from(_SETS).where(*of_workout)
    begun = select(func.min(logs.c.at)).where(*of_workout).scalar_subquery()
    return _emptied(exercise_books.c.exercise_id.in_(named), holds=exercise_books.c.until >= begun)


_TOUCH_LOG, _TOUCH_WORKOUT = _touch(_workout_of_log), _touch(_WORKOUT)
_TOUCH_ALL = _emptied(holds=exercise_books.c.revision.is_not(None))


def touch_log(connection: Connection, member_id: int, log_id: int) -> None:
    """Say that a log of the member has come, or counts otherwise than before."""
    connection.execute(_TOUCH_LOG, {"member": member_id, "log": log_id})


def touch_workout(connection: Connection, member_id: int, workout_id: int) -> None:
    """The same of logs of one workout."""
    connection.execute(_TOUCH_WORKOUT, {"member": member_id, "workout": workout_id})


def touch_all(connection: Connection, member_id: int) -> None:
    """The same of any logs of the member."""
    connection.execute(_TOUCH_ALL, {"member": member_id})
