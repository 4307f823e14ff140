"""Exercises that members added for themselves."""

from datetime import datetime

from sqlalchemy import func, select, update

from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.own_exercises import OWN, own_exercise
from bot.storage.engine import Database
from bot.storage.tables import own_exercises


class OwnExerciseStore:
    """A removed exercise is offered no more, but the history still names it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        member_id: int,
        name: str,
        region: Region | None,
        tracking: Tracking,
        removed_at: datetime | None = None,
    ) -> Exercise:
        """Store it under the next free id; one that is removed is known by its id alone."""
        row = self._database.insert(own_exercises).values(
            member_id=member_id,
            name=name,
            region=region.value if region else None,
            tracking=tracking.value,
            removed_at=removed_at,
        )
        async with self._database.write() as connection:
            key = await connection.scalar(row.returning(own_exercises.c.id))
        return own_exercise(f"{OWN}{key}", name, region, tracking)

    async def of_member(self, member_id: int, *, removed: bool = False) -> tuple[Exercise, ...]:
        """The member's exercises by name, with `removed` also those that are no longer offered."""
        query = select(own_exercises).where(own_exercises.c.member_id == member_id)
        if not removed:
            query = query.where(own_exercises.c.removed_at.is_(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(func.lower(own_exercises.c.name)))).mappings().all()
        return tuple(
            own_exercise(
                f"{OWN}{row['id']}",
                row["name"],
                Region(row["region"]) if row["region"] else None,
                Tracking(row["tracking"]),
            )
            for row in rows
        )

    async def remove(self, member_id: int, exercise_id: str, at: datetime) -> bool:
        """Offer it no more; whether there was one."""
        number = exercise_id.removeprefix(OWN)
        change = update(own_exercises).where(
            own_exercises.c.member_id == member_id,
            own_exercises.c.id == (int(number) if number.isdecimal() else 0),
            own_exercises.c.removed_at.is_(None),
        )
        async with self._database.write() as connection:
            return bool((await connection.execute(change.values(removed_at=at))).rowcount)
