"""Workouts from other trackers: staged aside, then made to count, or taken back, as one.

What is staged is like what is deleted: stored, but it counts for nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.domain.workouts import Log
from bot.storage.inserts import insert_once, upsert
from bot.storage.rows import log_row, set_rows
from bot.storage.tables import import_names, logs, own_exercises, sets

_MINE = logs.c.member_id == bindparam("member")
_OF_IMPORT = _MINE & (logs.c.import_id == bindparam("import_of"))


@dataclass(frozen=True, slots=True)
class Summary:
    """An import: how many workouts, from when to when (UTC), and the sets of each exercise id, most first."""

    id: int
    workouts: int
    first: datetime | None
    last: datetime | None
    sets: Mapping[str, int]


_COUNTING = select(logs.c.import_id).where(_MINE, logs.c.import_id.is_not(None), logs.c.deleted_at.is_(None))
_FORGET = delete(logs).where(_MINE, logs.c.import_id.is_not(None), logs.c.import_id.not_in(_COUNTING))
_KNOWN = select(logs.c.id).where(logs.c.id.in_(bindparam("ids", expanding=True)))
_INSERT_LOGS = insert_once(logs)
_INSERT_SETS = insert_once(sets)
_MOMENTS = select(logs.c.at).where(_MINE, logs.c.import_id.is_(None), logs.c.deleted_at.is_(None))
_SPAN = select(func.count(), func.min(logs.c.at), func.max(logs.c.at)).where(_OF_IMPORT)
_SETS = (
    select(sets.c.exercise_id, func.count().label("sets"))
    .join(logs, logs.c.id == sets.c.log_id)
    .where(_OF_IMPORT)
    .group_by(sets.c.exercise_id)
    .order_by(func.count().desc(), sets.c.exercise_id)
)
_MARK = update(logs).where(_OF_IMPORT).values(deleted_at=bindparam("mark"))
_RENAME_SETS = (
    update(sets)
    .where(sets.c.log_id.in_(select(logs.c.id).where(_OF_IMPORT)), sets.c.exercise_id == bindparam("old"))
    .values(exercise_id=bindparam("new"), variant=None, means=None)
)
_RENAME_NAMES = (
    update(import_names)
    .where(import_names.c.member_id == bindparam("member"), import_names.c.exercise_id == bindparam("old"))
    .values(exercise_id=bindparam("new"))
)
_NAMES = select(import_names.c.name, import_names.c.exercise_id).where(
    import_names.c.member_id == bindparam("member")
)
_REMEMBER = upsert(import_names, "exercise_id")


def _brought() -> Any:
    """The member's own exercises that the import holds sets of, and no other workout does."""
    own_id = "own-" + own_exercises.c.id.cast(sets.c.exercise_id.type)
    used = select(sets.c.exercise_id).join(logs, logs.c.id == sets.c.log_id).where(sets.c.exercise_id == own_id)
    here = used.where(logs.c.import_id == bindparam("import_of"))
    elsewhere = used.where((logs.c.import_id.is_(None)) | (logs.c.import_id != bindparam("import_of")))
    return (own_exercises.c.member_id == bindparam("member")) & here.exists() & ~elsewhere.exists()


_OFFER = update(own_exercises).where(_brought()).values(removed_at=bindparam("mark"))


def forget_unfinished(connection: Connection, member_id: int) -> None:
    """Remove what was staged or taken back before: nothing of those imports counts."""
    connection.execute(_FORGET, {"member": member_id})


def stage(connection: Connection, import_id: int, batch: Sequence[Log], now: datetime) -> None:
    """Store logs aside, each a workout of its own; those that are there already stay as they are."""
    known = set(connection.scalars(_KNOWN, {"ids": [log.id for log in batch]}))
    fresh = [log for log in batch if log.id not in known]
    if fresh:
        aside = {"import_id": import_id, "deleted_at": now}
        connection.execute(_INSERT_LOGS, [log_row(log) | aside | {"workout_id": log.id} for log in fresh])
        connection.execute(_INSERT_SETS, [row for log in fresh for row in set_rows(log)])


def moments(connection: Connection, member_id: int) -> frozenset[datetime]:
    """When the member logged what counts and came from no import."""
    return frozenset(connection.scalars(_MOMENTS, {"member": member_id}))


def summary(connection: Connection, import_id: int, member_id: int) -> Summary:
    """What the import holds that was not there before."""
    of_import = {"member": member_id, "import_of": import_id}
    workouts, first, last = connection.execute(_SPAN, of_import).one()
    done: dict[str, int] = dict(connection.execute(_SETS, of_import).all())
    return Summary(import_id, workouts, first, last, done)


def set_counting(connection: Connection, import_id: int, member_id: int, now: datetime, *, counts: bool) -> int:
    """Make all of an import count, or nothing of it; how many workouts that are.

    The member's own exercises that it brought are offered as long as it counts.
    """
    facts = {"member": member_id, "import_of": import_id, "mark": None if counts else now}
    connection.execute(_OFFER, facts)
    return connection.execute(_MARK, facts).rowcount


def rename(connection: Connection, import_id: int, member_id: int, old: str, new: str) -> int:
    """Put another exercise in the place of one in all of the import, and in what names mean; how many sets."""
    connection.execute(_RENAME_NAMES, {"member": member_id, "old": old, "new": new})
    facts = {"member": member_id, "import_of": import_id, "old": old, "new": new}
    return connection.execute(_RENAME_SETS, facts).rowcount


def names(connection: Connection, member_id: int) -> Mapping[str, str]:
    """Which exercise the member means by a name of another tracker, by id."""
    return dict(connection.execute(_NAMES, {"member": member_id}).all())


def remember(connection: Connection, member_id: int, names: Mapping[str, str]) -> None:
    """Keep which exercise each name means, for the next file."""
    rows = [
        {"member_id": member_id, "name": name[:100], "exercise_id": exercise_id}
        for name, exercise_id in names.items()
    ]
    if rows:
        connection.execute(_REMEMBER, rows)
