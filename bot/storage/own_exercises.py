"""Exercises that members added for themselves. A removed one is offered no more, but the history still names it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, RowMapping, bindparam, func, insert, select, update

from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.members import Preferences
from bot.domain.own_exercises import OWN, NewExercise, own_exercise
from bot.storage.inserts import insert_once
from bot.storage.members import preferences
from bot.storage.states import import_counts
from bot.storage.tables import own_exercises, sets
from bot.storage.variants import last_variants

_INSERT = insert_once(own_exercises)
_INSERT_ALL = insert(own_exercises).returning(own_exercises.c.id, sort_by_parameter_order=True)
_MINE = select(own_exercises).where(own_exercises.c.member_id == bindparam("member", type_=BigInteger))
_BY_KEY = _MINE.where(own_exercises.c.key == bindparam("of_key", type_=BigInteger))
_ALL = _MINE.order_by(func.lower(own_exercises.c.name))
_SOME = _MINE.where(own_exercises.c.id.in_(bindparam("own", expanding=True)))
_OFFERED = _ALL.where(own_exercises.c.removed_at.is_(None), import_counts(own_exercises.c.import_id))
_VERSION = _MINE.with_only_columns(func.count(), func.max(own_exercises.c.id), func.sum(own_exercises.c.id))
_OFFERED_VERSION = _VERSION.where(own_exercises.c.removed_at.is_(None), import_counts(own_exercises.c.import_id))
_ELSEWHERE = select(OWN + own_exercises.c.id.cast(sets.c.exercise_id.type)).where(
    own_exercises.c.member_id == bindparam("member", type_=BigInteger), own_exercises.c.region.is_(None)
)
OF_BACK = sets.c.exercise_id.not_in(_ELSEWHERE)
"""Whether a set is of the back: not of an exercise that the member `member` added for elsewhere."""

_REMOVE = (
    update(own_exercises)
    .where(
        own_exercises.c.member_id == bindparam("member"),
        own_exercises.c.id == bindparam("own_id"),
        own_exercises.c.removed_at.is_(None),
    )
    .values(removed_at=bindparam("at"))
)


def add(
    connection: Connection, member_id: int, key: int, name: str, region: Region | None, tracking: Tracking
) -> Exercise:
    """Store it under the next free id. One with the same key is stored already: that one."""
    row = {
        "member_id": member_id,
        "key": key,
        "name": name,
        "region": region.value if region else None,
        "tracking": tracking.value,
    }
    connection.execute(_INSERT, row)
    return added(connection, member_id, key) or own_exercise(OWN, name, region, tracking)


def added(connection: Connection, member_id: int, key: int) -> Exercise | None:
    """What the interaction with that key added."""
    row = connection.execute(_BY_KEY, {"member": member_id, "of_key": key}).mappings().first()
    return _exercise(row) if row else None


Version = tuple[int, int, int]
"""Of a member's exercises: how many, the newest id, and the sum of ids. No id is given twice, and no name changes."""


def unless_same(
    connection: Connection, member_id: int, known: Version | None, *, removed: bool = True
) -> tuple[Version, tuple[Exercise, ...]] | None:
    """The member's exercises with their version, as `of_member` has them; None where that is the known one."""
    row = connection.execute(_VERSION if removed else _OFFERED_VERSION, {"member": member_id}).one()
    version: Version = (row[0], row[1] or 0, int(row[2] or 0))
    if version == known:
        return None
    return version, of_member(connection, member_id, removed=removed) if version[0] else ()


@dataclass(frozen=True, slots=True)
class AtHand:
    """What reading a text takes: preferences; the member's own exercises where they are not known; variants done."""

    preferences: Preferences
    own: tuple[Version, tuple[Exercise, ...]] | None
    variants: Mapping[str, str | None]


def at_hand(
    connection: Connection, member_id: int, known: Version | None, exercise_ids: Collection[str] = ()
) -> AtHand:
    """What reading a text takes, with what these exercises were done with the last time."""
    own = unless_same(connection, member_id, known)
    return AtHand(preferences(connection, member_id), own, last_variants(connection, member_id, exercise_ids))


def bring(connection: Connection, member_id: int, import_id: int, new: Sequence[NewExercise]) -> tuple[Exercise, ...]:
    """Store exercises that an import brings; they are offered as long as it counts."""
    rows = [
        {
            "member_id": member_id,
            "import_id": import_id,
            "name": new_exercise.name,
            "region": new_exercise.region.value if new_exercise.region else None,
            "tracking": new_exercise.tracking.value,
        }
        for new_exercise in new
    ]
    ids = connection.scalars(_INSERT_ALL, rows)
    pairs = zip(ids, new, strict=True)
    return tuple(
        own_exercise(f"{OWN}{number}", new_exercise.name, new_exercise.region, new_exercise.tracking)
        for number, new_exercise in pairs
    )


def of_member(connection: Connection, member_id: int, *, removed: bool = False) -> tuple[Exercise, ...]:
    """The member's exercises by name, with `removed` also those that are no longer offered."""
    rows = connection.execute(_ALL if removed else _OFFERED, {"member": member_id}).mappings()
    return tuple(map(_exercise, rows))


def some(connection: Connection, member_id: int, ids: Collection[str]) -> Mapping[str, Exercise]:
    """Those of the member's with these ids, also the ones that are no longer offered."""
    numbers = [int(number) for exercise_id in ids if (number := exercise_id.removeprefix(OWN)).isdecimal()]
    rows = connection.execute(_SOME, {"member": member_id, "own": numbers}).mappings()
    return {exercise.id: exercise for exercise in map(_exercise, rows)}


def remove(connection: Connection, member_id: int, exercise_id: str, at: datetime) -> bool:
    """Offer it no more; whether there was one."""
    number = exercise_id.removeprefix(OWN)
    if not number.isdecimal():
        return False
    return bool(connection.execute(_REMOVE, {"member": member_id, "own_id": int(number), "at": at}).rowcount)


def _exercise(row: RowMapping) -> Exercise:
    region = Region(row["region"]) if row["region"] else None
    return own_exercise(f"{OWN}{row['id']}", row["name"], region, Tracking(row["tracking"]))
