"""What members prefer, one row each; and what they keep about exercises: one row for each that they saved or noted
a set-up for.
"""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.domain.members import Preferences
from bot.domain.workouts import Unit
from bot.storage.inserts import upsert
from bot.storage.rows import milli, weighed
from bot.storage.tables import member_exercises, members

_MEMBER = select(members).where(members.c.id == bindparam("member"))
_SET_ZONE = upsert(members, "zone")
_SET_MANNER = upsert(members, "manner")
_SET_PREFERENCES = upsert(members, "zone", "unit", "body_milli", "body_unit", "kit")

_OF_MEMBER = member_exercises.c.member_id == bindparam("member")
_SAVED = (
    select(member_exercises.c.exercise_id)
    .where(_OF_MEMBER, member_exercises.c.saved_at.is_not(None))
    .order_by(member_exercises.c.saved_at.desc())
)
_SETUPS = select(member_exercises.c.exercise_id, member_exercises.c.setup).where(
    _OF_MEMBER, member_exercises.c.setup.is_not(None)
)
_SET_SAVED = upsert(member_exercises, "saved_at")
_SET_SETUP = upsert(member_exercises, "setup")


def preferences(connection: Connection, member_id: int) -> Preferences:
    """What the member prefers; nothing for one who never said."""
    row = connection.execute(_MEMBER, {"member": member_id}).mappings().first()
    if row is None:
        return Preferences()
    return Preferences(
        zone=row["zone"],
        unit=Unit(row["unit"]) if row["unit"] else None,
        body=weighed(row["body_milli"], row["body_unit"]),
        kit=frozenset(filter(None, (row["kit"] or "").split(","))),
        manner=row["manner"],
    )


def set_zone(connection: Connection, member_id: int, zone: str) -> None:
    connection.execute(_SET_ZONE, {"id": member_id, "zone": zone})


def set_manner(connection: Connection, member_id: int, manner: str) -> None:
    """Remember how the member writes sets."""
    connection.execute(_SET_MANNER, {"id": member_id, "manner": manner})


def set_preferences(connection: Connection, member_id: int, preferences: Preferences) -> None:
    """All of them at once."""
    row = {
        "id": member_id,
        "zone": preferences.zone,
        "unit": preferences.unit.value if preferences.unit else None,
        "body_milli": milli(preferences.body),
        "body_unit": preferences.body.unit.value if preferences.body else None,
        "kit": ",".join(sorted(preferences.kit)) or None,
    }
    connection.execute(_SET_PREFERENCES, row)


def set_saved(connection: Connection, member_id: int, exercise_id: str, at: datetime | None) -> None:
    """Save an exercise; with None, no longer."""
    connection.execute(_SET_SAVED, {"member_id": member_id, "exercise_id": exercise_id, "saved_at": at})


def saved(connection: Connection, member_id: int) -> tuple[str, ...]:
    """The ids of the exercises that the member saved, the newest first."""
    return tuple(connection.scalars(_SAVED, {"member": member_id}))


def set_setup(connection: Connection, member_id: int, exercise_id: str, setup: str | None) -> None:
    """Note grip and set-up of an exercise; with None, forget them."""
    connection.execute(_SET_SETUP, {"member_id": member_id, "exercise_id": exercise_id, "setup": setup})


def setups(connection: Connection, member_id: int) -> dict[str, str]:
    """The member's notes of grip and set-up, by exercise id."""
    return dict(connection.execute(_SETUPS, {"member": member_id}).all())
