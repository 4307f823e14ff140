"""Workouts from other trackers: staged aside, then made to count, or taken back, as one.

A log that came with an import counts as long as the import does, which is one row: many rows are written bit by bit,
and nobody sees them by half.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, delete, distinct, func, select, update

from bot.domain.workouts import Log, WorkoutSet
from bot.storage.inserts import insert_once, upsert
from bot.storage.rows import log_row, set_of, set_row, set_rows
from bot.storage.states import COUNTS, Aside, ImportState
from bot.storage.tables import UtcDateTime, import_names, imports, logs, own_exercises, sets

_MINE = logs.c.member_id == bindparam("member", type_=BigInteger)
_OF_IMPORT = _MINE & (logs.c.import_id == bindparam("import_of", type_=BigInteger))
_BROUGHT = _OF_IMPORT & logs.c.aside.is_(None)
"""What counts where the import does."""
_GONE = logs.c.aside.in_([Aside.UNDONE.value, Aside.DELETED.value])
"""What the member took out of their log, and can bring back."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An import: how many workouts, from when to when (UTC), and the sets of each exercise id, most first.

    gone: workouts of the file that the member deleted, and that can be brought back.
    """

    id: int
    workouts: int
    first: datetime | None
    last: datetime | None
    sets: Mapping[str, int]
    gone: int = 0


# ------------------------------------------------------------------ what state it is in

_BEGIN = insert_once(imports)
_THIS = (imports.c.id == bindparam("import_of")) & (imports.c.member_id == bindparam("member"))
_STATE = select(imports.c.state).where(_THIS)
_MOVE = (
    update(imports).where(_THIS, imports.c.state.in_(bindparam("of", expanding=True))).values(state=bindparam("to"))
)
_DROP_OTHERS = (
    update(imports)
    .where(
        imports.c.member_id == bindparam("member"),
        imports.c.id != bindparam("import_of"),
        imports.c.state.in_([ImportState.STAGING.value, ImportState.STAGED.value]),
    )
    .values(state=ImportState.DROPPED.value)
)


def begin(connection: Connection, import_id: int, member_id: int, now: datetime) -> bool:
    """Begin to stage; False where that has begun before. What was staged before and does not count is dropped."""
    row = {"id": import_id, "member_id": member_id, "state": ImportState.STAGING.value, "begun_at": now}
    if not connection.execute(_BEGIN, row).rowcount:
        return False
    connection.execute(_DROP_OTHERS, {"member": member_id, "import_of": import_id})
    return True


def finish(connection: Connection, import_id: int, member_id: int) -> bool:
    """It is whole; whether it still was being staged."""
    return _move(connection, import_id, member_id, ImportState.STAGED, ImportState.STAGING)


def set_counting(connection: Connection, import_id: int, member_id: int, *, counts: bool) -> bool:
    """Make all of an import count, or nothing of it; whether there is one."""
    to = ImportState.COUNTING if counts else ImportState.STAGED
    return _move(connection, import_id, member_id, to, ImportState.STAGED, ImportState.COUNTING)


def _move(connection: Connection, import_id: int, member_id: int, to: ImportState, *of: ImportState) -> bool:
    facts = {"import_of": import_id, "member": member_id, "to": to.value, "of": [one.value for one in of]}
    return bool(connection.execute(_MOVE, facts).rowcount)


# ------------------------------------------------------------------ staging, bit by bit

_KNOWN = select(logs.c.file_key, logs.c.id, logs.c.aside).where(
    _MINE, logs.c.file_key.in_(bindparam("keys", expanding=True))
)
_INSERT_LOGS = insert_once(logs)
_INSERT_SETS = insert_once(sets)
_CLAIM = (
    update(logs)
    .where(_MINE, _GONE, logs.c.file_key.in_(bindparam("keys", expanding=True)))
    .values(import_id=bindparam("import_of"))
)
_KEEP_OWN = (
    update(own_exercises)
    .where(
        own_exercises.c.member_id == bindparam("member"),
        own_exercises.c.id.in_(bindparam("own", expanding=True)),
        own_exercises.c.import_id.is_not(None),
        own_exercises.c.import_id.not_in(select(imports.c.id).where(imports.c.state == ImportState.COUNTING.value)),
    )
    .values(import_id=bindparam("import_of"))
)
_MOMENTS = select(logs.c.at).where(_MINE, logs.c.import_id.is_(None), COUNTS)


def stage(connection: Connection, import_id: int, member_id: int, batch: Sequence[Log]) -> bool:
    """Store logs, each a workout of its own; those that are there already stay as they are.

    False where the import is not being staged any more: a newer file has taken its place.
    """
    state = connection.scalar(_STATE, {"import_of": import_id, "member": member_id})
    if state != ImportState.STAGING:
        return False
    keys = [log.id for log in batch]
    known = {row.file_key for row in connection.execute(_KNOWN, {"member": member_id, "keys": keys})}
    if known:
        connection.execute(_CLAIM, {"member": member_id, "keys": list(known), "import_of": import_id})
    fresh = [log for log in batch if log.id not in known]
    if fresh:
        facts = {"import_id": import_id}
        rows = [log_row(log) | facts | {"workout_id": log.id, "file_key": log.id} for log in fresh]
        connection.execute(_INSERT_LOGS, rows)
        connection.execute(_INSERT_SETS, [row for log in fresh for row in set_rows(log)])
    return True


def keep_own(connection: Connection, import_id: int, member_id: int, own_ids: Sequence[int]) -> None:
    """Let the import bring those of the member's exercises that one brought which does not count."""
    connection.execute(_KEEP_OWN, {"import_of": import_id, "member": member_id, "own": list(own_ids)})


def moments(connection: Connection, member_id: int) -> frozenset[datetime]:
    """When the member logged what counts and came from no import."""
    return frozenset(connection.scalars(_MOMENTS, {"member": member_id}))


# ------------------------------------------------------------------ removing, bit by bit

_DROPPED = select(imports.c.id).where(imports.c.state == ImportState.DROPPED.value)
_OF_DROPPED = logs.c.import_id.in_(_DROPPED)
_REMOVE = delete(logs).where(
    logs.c.id.in_(select(logs.c.id).where(_OF_DROPPED, logs.c.aside.is_(None)).limit(bindparam("most")))
)
_LET_GO = update(logs).where(_OF_DROPPED).values(import_id=None)
_FORGET = delete(imports).where(imports.c.state == ImportState.DROPPED.value)
_DROP_OLD = (
    update(imports)
    .where(
        imports.c.state.in_([ImportState.STAGING.value, ImportState.STAGED.value]),
        imports.c.begun_at < bindparam("before", type_=UtcDateTime),
    )
    .values(state=ImportState.DROPPED.value)
)


def drop_old(connection: Connection, before: datetime) -> None:
    """Drop what was staged before that moment and does not count."""
    connection.execute(_DROP_OLD, {"before": before})


def clear(connection: Connection, most: int) -> bool:
    """Remove at most so many logs of dropped imports; whether more are left.

    What the member corrected or deleted stays as long as they can have it back.
    """
    removed = connection.execute(_REMOVE, {"most": most}).rowcount
    if removed < most:
        connection.execute(_LET_GO)
        connection.execute(_FORGET)
    return removed == most


# ------------------------------------------------------------------ looking at it, and changing it

_SPAN = select(func.count(), func.min(logs.c.at), func.max(logs.c.at)).where(_BROUGHT)
_COUNT_GONE = select(func.count(distinct(logs.c.workout_id))).where(_OF_IMPORT, _GONE)
_SETS = (
    select(sets.c.exercise_id, func.count().label("sets"))
    .join(logs, logs.c.id == sets.c.log_id)
    .where(_BROUGHT)
    .group_by(sets.c.exercise_id)
    .order_by(func.count().desc(), sets.c.exercise_id)
)
_BRING_BACK = update(logs).where(_OF_IMPORT, _GONE).values(aside=None, aside_by=None, aside_at=None, import_id=None)


def summary(connection: Connection, import_id: int, member_id: int) -> Summary:
    """What the import holds that was not there before."""
    of_import = {"member": member_id, "import_of": import_id}
    workouts, first, last = connection.execute(_SPAN, of_import).one()
    done: dict[str, int] = dict(connection.execute(_SETS, of_import).all())
    return Summary(import_id, workouts, first, last, done, connection.scalar(_COUNT_GONE, of_import) or 0)


def bring_back(connection: Connection, import_id: int, member_id: int) -> int:
    """Let the workouts of the file count again that the member deleted; how many logs those were."""
    return connection.execute(_BRING_BACK, {"member": member_id, "import_of": import_id}).rowcount


_AMOUNTS = ("reps", "seconds", "metres", "weight_milli", "unit", "kind", "rir_halves", "means")
_columns = [sets.c[name] for name in _AMOUNTS]
_OF_EXERCISE = sets.c.log_id.in_(select(logs.c.id).where(_OF_IMPORT)) & (sets.c.exercise_id == bindparam("old"))
_DISTINCT = select(*_columns).where(_OF_EXERCISE).distinct()
_RENAME = update(sets).where(_OF_EXERCISE).values(exercise_id=bindparam("new"), variant=None, means=None)
_RENAME_NAMES = (
    update(import_names)
    .where(import_names.c.member_id == bindparam("member"), import_names.c.exercise_id == bindparam("old"))
    .values(exercise_id=bindparam("new"))
)
_NAMES = select(import_names.c.name, import_names.c.exercise_id).where(
    import_names.c.member_id == bindparam("member")
)
_REMEMBER = upsert(import_names, "exercise_id")


def sets_of(connection: Connection, import_id: int, member_id: int, exercise_id: str) -> tuple[WorkoutSet, ...]:
    """Each kind of set of the exercise that the import holds, once."""
    facts = {"member": member_id, "import_of": import_id, "old": exercise_id}
    return tuple(set_of(row) for row in connection.execute(_DISTINCT, facts).mappings())


def rename(
    connection: Connection,
    import_id: int,
    member_id: int,
    old: str,
    new: str,
    counted: Mapping[WorkoutSet, WorkoutSet],
) -> int:
    """Put another exercise in the place of one in all of the import, and in what names mean; how many sets.

    counted: each of `sets_of`, as the other exercise counts it.
    """
    facts = {"member": member_id, "import_of": import_id, "old": old, "new": new}
    changed = 0
    for done, other in counted.items():
        if done != other:
            row = set_row(done)
            same = [column.is_not_distinct_from(row[column.name]) for column in _columns]
            values = {"exercise_id": new, "variant": None, **set_row(other), "means": None}
            changed += connection.execute(update(sets).where(_OF_EXERCISE, *same).values(**values), facts).rowcount
    connection.execute(_RENAME_NAMES, {"member": member_id, "old": old, "new": new})
    return changed + connection.execute(_RENAME, facts).rowcount


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
