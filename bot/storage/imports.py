"""Workouts from other trackers: staged aside, then made to count, or taken back, as one.

A log that came with an import counts as long as the import does, which is one row: many rows are written bit by bit,
and nobody sees them by half.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Connection, bindparam, delete, distinct, func, select, update

from bot.domain.workouts import Log, WorkoutSet
from bot.storage import exercise_books
from bot.storage.inserts import insert_once, upsert
from bot.storage.rows import log_row, set_of, set_rows
from bot.storage.states import COUNTS, GONE, ImportState, import_counts
from bot.storage.tables import UtcDateTime, import_names, imports, logs, own_exercises, replacements, sets

_MINE = logs.c.member_id == bindparam("member", type_=BigInteger)
_OF_IMPORT = _MINE & (logs.c.import_id == bindparam("import_of", type_=BigInteger))
_BROUGHT = _OF_IMPORT & logs.c.aside.is_(None)
"""What counts where the import does."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name of the file was taken for: the exercise's id, and how many sets."""

    name: str
    exercise_id: str
    sets: int


@dataclass(frozen=True, slots=True)
class Summary:
    """An import: how many workouts, from when to when (UTC), and its names, those with the most sets first.

    gone: workouts of the file that the member deleted, and that can be brought back.
    """

    id: int
    workouts: int
    first: datetime | None
    last: datetime | None
    names: tuple[Named, ...]
    gone: int = 0

    @property
    def sets(self) -> Mapping[str, int]:
        """The sets of each exercise id, most first."""
        counted: Counter[str] = Counter()
        for named in self.names:
            counted[named.exercise_id] += named.sets
        return dict(counted.most_common())


# ------------------------------------------------------------------ what state it is in

_BEGIN = insert_once(imports)
_THIS = (imports.c.id == bindparam("import_of")) & (imports.c.member_id == bindparam("member"))
_STATE = select(imports.c.state).where(_THIS).with_for_update()
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
    exercise_books.touch_all(connection, member_id)
    return _move(connection, import_id, member_id, to, ImportState.STAGED, ImportState.COUNTING)


def _move(connection: Connection, import_id: int, member_id: int, to: ImportState, *of: ImportState) -> bool:
    facts = {"import_of": import_id, "member": member_id, "to": to.value, "of": [state.value for state in of]}
    return bool(connection.execute(_MOVE, facts).rowcount)


# ------------------------------------------------------------------ staging, bit by bit

_KNOWN = select(logs.c.file_key).where(_MINE, logs.c.file_key.in_(bindparam("keys", expanding=True)))
_INSERT_LOGS = insert_once(logs)
_INSERT_SETS = insert_once(sets)
_INSERT_REPLACEMENTS = insert_once(replacements)
_OF_WORKOUTS = _MINE & logs.c.workout_id.in_(bindparam("workouts", expanding=True))
_CLAIM = update(logs).where(_OF_WORKOUTS, GONE).values(import_id=bindparam("import_of"))
_TO_REPLACE = select(logs.c.id).where(
    _OF_WORKOUTS, logs.c.import_id.is_distinct_from(bindparam("import_of", type_=BigInteger))
)
_KEEP_OWN = (
    update(own_exercises)
    .where(
        own_exercises.c.member_id == bindparam("member"),
        own_exercises.c.id.in_(bindparam("own", expanding=True)),
        ~import_counts(own_exercises.c.import_id),
    )
    .values(import_id=bindparam("import_of"))
)
_IMPORTED = select(logs.c.workout_id).where(_MINE, logs.c.import_id.is_not(None), COUNTS).distinct()
_OF_FILES = select(logs.c.workout_id).where(_MINE, logs.c.file_key.is_not(None)).distinct()


def stage(
    connection: Connection,
    import_id: int,
    member_id: int,
    batch: Sequence[Log],
    replaced: Mapping[int, int] = MappingProxyType({}),
) -> bool:
    """Store logs, each a workout of its own; those that are there already stay as they are.

    replaced: by the id of a log the workout that it has with more or otherwise, and that it becomes. False where the
    import is not being staged any more: a newer file has taken its place.
    """
    state = connection.scalar(_STATE, {"import_of": import_id, "member": member_id})
    if state != ImportState.STAGING:
        return False
    known = set(connection.scalars(_KNOWN, {"member": member_id, "keys": [log.id for log in batch]}))
    claim(connection, import_id, member_id, [*known])
    if fresh := [log for log in batch if log.id not in known]:
        rows = [log_row(log) | {"import_id": import_id, "file_key": log.id} for log in fresh]
        rows = [row | {"workout_id": replaced.get(row["id"], row["id"])} for row in rows]
        connection.execute(_INSERT_LOGS, rows)
        connection.execute(_INSERT_SETS, [row for log in fresh for row in set_rows(log)])
    workouts = [replaced[log.id] for log in batch if log.id in replaced]
    of_import = {"member": member_id, "import_of": import_id, "workouts": workouts}
    old = list(connection.scalars(_TO_REPLACE, of_import)) if workouts else []
    if old:
        connection.execute(_INSERT_REPLACEMENTS, [{"log_id": log_id, "import_id": import_id} for log_id in old])
    return True


def claim(connection: Connection, import_id: int, member_id: int, workouts: Sequence[int]) -> None:
    """Note which workouts of the file the member deleted, so that they can be brought back from it."""
    if workouts:
        connection.execute(_CLAIM, {"import_of": import_id, "member": member_id, "workouts": list(workouts)})


def imported(connection: Connection, member_id: int) -> frozenset[int]:
    """The ids of the workouts that came from a file and count as they came."""
    return frozenset(connection.scalars(_IMPORTED, {"member": member_id}))


def of_files(connection: Connection, member_id: int) -> frozenset[int]:
    """The ids of the workouts that came from a file, also where they were changed or deleted since."""
    return frozenset(connection.scalars(_OF_FILES, {"member": member_id}))


def keep_own(connection: Connection, import_id: int, member_id: int, own_ids: Sequence[int]) -> None:
    """Let the import bring those of the member's exercises that one brought which does not count."""
    connection.execute(_KEEP_OWN, {"import_of": import_id, "member": member_id, "own": list(own_ids)})


# ------------------------------------------------------------------ removing, bit by bit

# Held until the end: what is dropped meanwhile has not been looked through, and who stages next must find all gone.
_DROPPED = (
    select(imports.c.id).where(imports.c.state == ImportState.DROPPED.value).order_by(imports.c.id).with_for_update()
)
_THESE: BindParameter[Any] = bindparam("dropped", expanding=True)
_OF_DROPPED = logs.c.import_id.in_(_THESE)
_REMOVE = delete(logs).where(
    logs.c.id.in_(select(logs.c.id).where(_OF_DROPPED, logs.c.aside.is_(None)).limit(bindparam("most")))
)
_LET_GO = update(logs).where(_OF_DROPPED, logs.c.aside.is_not(None)).values(import_id=None)
_UNREPLACE = delete(replacements).where(replacements.c.import_id.in_(_THESE))
_FORGET = delete(imports).where(imports.c.id.in_(_THESE))
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
    dropped = {"dropped": list(connection.scalars(_DROPPED))}
    if not dropped["dropped"]:
        return False
    removed = connection.execute(_REMOVE, dropped | {"most": most}).rowcount
    if removed < most:
        for last in (_LET_GO, _UNREPLACE, _FORGET):
            connection.execute(last, dropped)
    return removed == most


# ------------------------------------------------------------------ looking at it, and changing it

_SPAN = select(func.count(), func.min(logs.c.at), func.max(logs.c.at)).where(_BROUGHT)
_COUNTGONE = select(func.count(distinct(logs.c.workout_id))).where(_OF_IMPORT, GONE)
_CALLED = func.coalesce(sets.c.called, "")  # imports of before names were kept have none
_SETS = (
    select(_CALLED, sets.c.exercise_id, func.count())
    .join(logs, logs.c.id == sets.c.log_id)
    .where(_BROUGHT)
    .group_by(_CALLED, sets.c.exercise_id)
    .order_by(func.count().desc(), sets.c.exercise_id, _CALLED)
)
_BRING_BACK = update(logs).where(_OF_IMPORT, GONE).values(aside=None, aside_by=None, aside_at=None, import_id=None)


def summary(connection: Connection, import_id: int, member_id: int) -> Summary:
    """What the import holds that was not there before."""
    of_import = {"member": member_id, "import_of": import_id}
    workouts, first, last = connection.execute(_SPAN, of_import).one()
    names = tuple(Named(*row) for row in connection.execute(_SETS, of_import).all())
    return Summary(import_id, workouts, first, last, names, connection.scalar(_COUNTGONE, of_import) or 0)


def bring_back(connection: Connection, import_id: int, member_id: int) -> int:
    """Let the workouts of the file count again that the member deleted; how many logs those were."""
    exercise_books.touch_all(connection, member_id)
    return connection.execute(_BRING_BACK, {"member": member_id, "import_of": import_id}).rowcount


_OF_NAME = (
    sets.c.log_id.in_(select(logs.c.id).where(_OF_IMPORT))
    & (sets.c.exercise_id == bindparam("old"))
    & (bindparam("called_so") == _CALLED)
)
_AMOUNTS = ("reps", "seconds", "metres", "weight_milli", "unit", "kind", "rir_halves", "means", "side")
_DISTINCT = select(*(sets.c[name] for name in _AMOUNTS)).where(_OF_NAME).distinct()
_RENAME = update(sets).where(_OF_NAME).values(exercise_id=bindparam("new"), variant=None, means=None)
_NAMES = select(import_names.c.name, import_names.c.exercise_id, import_names.c.chosen).where(
    import_names.c.member_id == bindparam("member")
)
_REMEMBER = upsert(import_names, "exercise_id", "chosen")


def sets_of(connection: Connection, import_id: int, member_id: int, named: Named) -> tuple[WorkoutSet, ...]:
    """Each kind of set that the import holds of that name, once."""
    return tuple(set_of(row) for row in connection.execute(_DISTINCT, _facts(import_id, member_id, named)).mappings())


def rename(connection: Connection, import_id: int, member_id: int, named: Named, new: str) -> int:
    """Put another exercise in the place of what a name was taken for, now and in later files; how many sets."""
    remember(connection, member_id, {named.name: new} if named.name else {}, chosen=True)
    exercise_books.touch_all(connection, member_id)
    return connection.execute(_RENAME, _facts(import_id, member_id, named) | {"new": new}).rowcount


def _facts(import_id: int, member_id: int, named: Named) -> dict[str, Any]:
    return {"member": member_id, "import_of": import_id, "old": named.exercise_id, "called_so": named.name}


def names(connection: Connection, member_id: int) -> Mapping[str, tuple[str, bool]]:
    """Which exercise the member means by a name of another tracker, by id, and whether they said so."""
    rows = connection.execute(_NAMES, {"member": member_id}).all()
    return {name: (exercise_id, chosen) for name, exercise_id, chosen in rows}


def remember(connection: Connection, member_id: int, names: Mapping[str, str], *, chosen: bool = False) -> None:
    """Keep which exercise each name means, for the next file."""
    rows = [
        {"member_id": member_id, "name": name[:100], "exercise_id": exercise_id, "chosen": chosen}
        for name, exercise_id in names.items()
    ]
    if rows:
        connection.execute(_REMEMBER, rows)
