"""What members told of their training, and whether they were asked."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from bot.domain.exercises import Level
from bot.domain.members import Background
from bot.domain.workouts import Unit
from bot.storage.care_tables import backgrounds
from bot.storage.inserts import upsert
from bot.storage.rows import bits_of, numbers_in
from bot.storage.tables import members

_OF_MEMBER = select(backgrounds).where(backgrounds.c.member_id == bindparam("member"))
_SET_UNIT = upsert(members, "unit")
_SET_KIT = upsert(members, "kit")
_SET_LEVEL = upsert(backgrounds, "level")
_SET_HEAVY_DAYS = upsert(backgrounds, "heavy_days")
_OFFER = (
    insert(backgrounds)
    .on_conflict_do_update(
        index_elements=[backgrounds.c.member_id],
        set_={"offered_at": bindparam("now")},
        where=backgrounds.c.offered_at.is_(None),
    )
    .returning(backgrounds.c.member_id)
)


def background(connection: Connection, member_id: int) -> Background:
    """What the member told; nothing of one who never did."""
    row = connection.execute(_OF_MEMBER, {"member": member_id}).mappings().first()
    if row is None:
        return Background()
    level, days = row["level"], row["heavy_days"]
    return Background(Level(level) if level else None, None if days is None else numbers_in(days))


def was_offered(connection: Connection, member_id: int) -> bool:
    """Whether `offer` has said yes before."""
    row = connection.execute(_OF_MEMBER, {"member": member_id}).mappings().first()
    return row is not None and row["offered_at"] is not None


def set_unit(connection: Connection, member_id: int, unit: Unit) -> None:
    connection.execute(_SET_UNIT, {"id": member_id, "unit": unit.value})


def set_kit(connection: Connection, member_id: int, kit: frozenset[str]) -> None:
    """The equipment at hand; an empty set says nothing of it."""
    connection.execute(_SET_KIT, {"id": member_id, "kit": ",".join(sorted(kit)) or None})


def set_level(connection: Connection, member_id: int, level: Level) -> None:
    connection.execute(_SET_LEVEL, {"member_id": member_id, "level": level.value})


def set_heavy_days(connection: Connection, member_id: int, days: frozenset[int]) -> None:
    """The weekdays of heavy squats or deadlifts elsewhere; an empty set says that there are none."""
    connection.execute(_SET_HEAVY_DAYS, {"member_id": member_id, "heavy_days": bits_of(days)})


def offer(connection: Connection, member_id: int, now: datetime) -> bool:
    """Whether the set-up is to be offered now: only the first time that this is asked."""
    found = connection.execute(_OFFER, {"member_id": member_id, "offered_at": now, "now": now})
    return found.first() is not None
