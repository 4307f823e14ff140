"""What members told about themselves, and what they keep about exercises."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.members import Preferences
from bot.domain.workouts import Unit
from bot.storage.engine import Database
from bot.storage.rows import milli, weighed
from bot.storage.tables import member_exercises, members


class MemberStore:
    """One row a member, and one for each exercise that they saved or noted a set-up for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def preferences(self, member_id: int) -> Preferences:
        """What the member has told; nothing for one who never did."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(members).where(members.c.id == member_id))).mappings().first()
        if row is None:
            return Preferences()
        return Preferences(
            zone=row["zone"],
            unit=Unit(row["unit"]) if row["unit"] else None,
            body=weighed(row["body_milli"], row["body_unit"]),
            kit=frozenset(filter(None, (row["kit"] or "").split(","))),
        )

    async def set_zone(self, member_id: int, zone: str) -> None:
        await self._put(members, {"id": member_id}, {"zone": zone})

    async def set_preferences(self, member_id: int, told: Preferences) -> None:
        """All of them at once."""
        values = {
            "zone": told.zone,
            "unit": told.unit.value if told.unit else None,
            "body_milli": milli(told.body),
            "body_unit": told.body.unit.value if told.body else None,
            "kit": ",".join(sorted(told.kit)) or None,
        }
        await self._put(members, {"id": member_id}, values)

    async def set_saved(self, member_id: int, exercise_id: str, at: datetime | None) -> None:
        """Save an exercise; with None, no longer."""
        key = {"member_id": member_id, "exercise_id": exercise_id}
        await self._put(member_exercises, key, {"saved_at": at})

    async def saved(self, member_id: int) -> tuple[str, ...]:
        """The ids of the exercises that the member saved, the newest first."""
        query = (
            select(member_exercises.c.exercise_id)
            .where(member_exercises.c.member_id == member_id, member_exercises.c.saved_at.is_not(None))
            .order_by(member_exercises.c.saved_at.desc())
        )
        async with self._database.read() as connection:
            return tuple(await connection.scalars(query))

    async def set_setup(self, member_id: int, exercise_id: str, setup: str | None) -> None:
        """Note grip and set-up of an exercise; with None, forget them."""
        await self._put(member_exercises, {"member_id": member_id, "exercise_id": exercise_id}, {"setup": setup})

    async def setups(self, member_id: int) -> dict[str, str]:
        """The member's notes of grip and set-up, by exercise id."""
        query = select(member_exercises.c.exercise_id, member_exercises.c.setup).where(
            member_exercises.c.member_id == member_id, member_exercises.c.setup.is_not(None)
        )
        async with self._database.read() as connection:
            return {str(one): str(setup) for one, setup in await connection.execute(query)}

    async def _put(self, table: Any, key: dict[str, Any], values: dict[str, Any]) -> None:
        row = self._database.insert(table).values(**key, **values)
        async with self._database.write() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))
