"""Workouts and their sets."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.workouts import Entry, Unit, Weight, Workout, WorkoutSet
from bot.storage.engine import Database
from bot.storage.group_commit import GroupCommit
from bot.storage.tables import sets, workouts

_MILLI = Decimal(1000)
_AT_ONCE = 500
"""Ids in one statement: SQLite of old allows 999."""


class WorkoutStore:
    """What members did. A deleted workout is kept aside until it is restored or its member leaves."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert_workout = database.insert(workouts).on_conflict_do_nothing()
        self._insert_set = database.insert(sets).on_conflict_do_nothing()
        self._group = GroupCommit(self._add_all)

    async def add(self, workout: Workout) -> None:
        """Store the workout; it is on disk on return. One with the same id is stored already: no change."""
        await self._group.write(workout)

    async def close(self) -> None:
        """Return when every workout that was handed in is stored."""
        await self._group.close()

    async def _add_all(self, batch: Sequence[Workout]) -> None:
        async with self._database.write() as connection:
            await connection.execute(self._insert_workout, [_workout_row(one) for one in batch])
            await connection.execute(self._insert_set, [row for one in batch for row in _set_rows(one)])

    async def get(self, workout_id: int, member_id: int) -> Workout | None:
        """The member's workout, also where it is deleted; None for another's or none."""
        query = select(workouts).where(workouts.c.id == workout_id, workouts.c.member_id == member_id)
        found = await self._load(query)
        return found[0] if found else None

    async def page(self, member_id: int, *, offset: int, limit: int) -> tuple[Workout, ...]:
        """The member's workouts, newest first."""
        return await self._load(_newest_first(member_id).offset(offset).limit(limit))

    async def last(self, member_id: int, exercise_id: str, *, other_than: int = 0) -> Workout | None:
        """The member's newest workout with the exercise, apart from the one whose id is `other_than`."""
        with_it = select(sets.c.position).where(sets.c.workout_id == workouts.c.id, sets.c.exercise_id == exercise_id)
        found = await self._load(
            _newest_first(member_id).where(with_it.exists(), workouts.c.id != other_than).limit(1)
        )
        return found[0] if found else None

    async def count(self, member_id: int) -> int:
        query = select(func.count()).where(workouts.c.member_id == member_id, workouts.c.deleted_at.is_(None))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def set_deleted(self, workout_id: int, member_id: int, at: datetime | None) -> bool:
        """Delete (or with None restore) the member's own workout; whether there is one."""
        change = (
            update(workouts)
            .where(workouts.c.id == workout_id, workouts.c.member_id == member_id)
            .values(deleted_at=at)
        )
        async with self._database.write() as connection:
            return (await connection.execute(change)).rowcount == 1

    async def _load(self, query: Select[Any]) -> tuple[Workout, ...]:
        async with self._database.read() as connection:
            return await load_workouts(connection, query)


async def load_workouts(connection: AsyncConnection, query: Select[Any]) -> tuple[Workout, ...]:
    """The workouts that a query over their table finds, in its order, with their sets."""
    rows = (await connection.execute(query)).mappings().all()
    by_workout: dict[int, list[RowMapping]] = {row["id"]: [] for row in rows}
    ids = list(by_workout)
    for start in range(0, len(ids), _AT_ONCE):
        some = sets.c.workout_id.in_(ids[start : start + _AT_ONCE])
        found = await connection.execute(select(sets).where(some).order_by(sets.c.workout_id, sets.c.position))
        for one in found.mappings():
            by_workout[one["workout_id"]].append(one)
    return tuple(_workout(row, by_workout[row["id"]]) for row in rows)


def _newest_first(member_id: int) -> Select[Any]:
    return (
        select(workouts)
        .where(workouts.c.member_id == member_id, workouts.c.deleted_at.is_(None))
        .order_by(workouts.c.at.desc(), workouts.c.id.desc())
    )


def _workout_row(one: Workout) -> dict[str, Any]:
    return {
        "id": one.id,
        "member_id": one.member_id,
        "guild_id": one.guild_id,
        "at": one.at,
    }


def _set_rows(workout: Workout) -> list[dict[str, Any]]:
    return [
        {
            "workout_id": workout.id,
            "position": position,
            "exercise_id": exercise_id,
            "reps": one.reps,
            "seconds": one.seconds,
            "metres": one.metres,
            "weight_milli": int(one.weight.value * _MILLI) if one.weight else None,
            "unit": one.weight.unit.value if one.weight else None,
        }
        for position, (exercise_id, one) in enumerate(
            ((entry.exercise_id, each) for entry in workout.entries for each in entry.sets), start=1
        )
    ]


def _set(row: RowMapping) -> WorkoutSet:
    milli = row["weight_milli"]
    weight = Weight(Decimal(milli) / _MILLI, Unit(row["unit"])) if milli is not None else None
    return WorkoutSet(reps=row["reps"], seconds=row["seconds"], metres=row["metres"], weight=weight)


def _workout(row: RowMapping, done: Sequence[RowMapping]) -> Workout:
    return Workout(
        id=row["id"],
        member_id=row["member_id"],
        guild_id=row["guild_id"],
        at=row["at"],
        entries=tuple(
            Entry(exercise_id, tuple(map(_set, some)))
            for exercise_id, some in groupby(done, key=lambda one: str(one["exercise_id"]))
        ),
    )
