"""Exercises that members added for themselves. A removed one is offered no more, but the history still names it."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.own_exercises import OWN, own_exercise
from bot.storage.tables import own_exercises

_INSERT = insert(own_exercises).returning(own_exercises.c.id)
_ALL = (
    select(own_exercises)
    .where(own_exercises.c.member_id == bindparam("member"))
    .order_by(func.lower(own_exercises.c.name))
)
_OFFERED = _ALL.where(own_exercises.c.removed_at.is_(None))
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
    connection: Connection,
    member_id: int,
    name: str,
    region: Region | None,
    tracking: Tracking,
    removed_at: datetime | None = None,
) -> Exercise:
    """Store it under the next free id; one that is removed is known by its id alone."""
    row = {
        "member_id": member_id,
        "name": name,
        "region": region.value if region else None,
        "tracking": tracking.value,
        "removed_at": removed_at,
    }
    return own_exercise(f"{OWN}{connection.scalar(_INSERT, row)}", name, region, tracking)


def of_member(connection: Connection, member_id: int, *, removed: bool = False) -> tuple[Exercise, ...]:
    """The member's exercises by name, with `removed` also those that are no longer offered."""
    rows = connection.execute(_ALL if removed else _OFFERED, {"member": member_id}).mappings()
    return tuple(map(_exercise, rows))


def remove(connection: Connection, member_id: int, exercise_id: str, at: datetime) -> bool:
    """Offer it no more; whether there was one."""
    number = exercise_id.removeprefix(OWN)
    if not number.isdecimal():
        return False
    return bool(connection.execute(_REMOVE, {"member": member_id, "own_id": int(number), "at": at}).rowcount)


def _exercise(row: RowMapping) -> Exercise:
    region = Region(row["region"]) if row["region"] else None
    return own_exercise(f"{OWN}{row['id']}", row["name"], region, Tracking(row["tracking"]))
