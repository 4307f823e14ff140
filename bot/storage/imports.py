"""Workouts from other trackers: staged aside, then made to count, or taken back, as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.domain.workouts import Log
from bot.storage.engine import Database
from bot.storage.rows import log_row, set_rows
from bot.storage.tables import import_names, logs, own_exercises, sets


@dataclass(frozen=True, slots=True)
class Summary:
    """An import: how many workouts, from when to when (UTC), and the sets of each exercise id, most first."""

    id: int
    workouts: int
    first: datetime | None
    last: datetime | None
    sets: Mapping[str, int]


class ImportStore:
    """What is staged is like what is deleted: stored, but it counts for nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert_log = database.insert(logs).on_conflict_do_nothing()
        self._insert_set = database.insert(sets).on_conflict_do_nothing()

    async def forget_unfinished(self, member_id: int) -> None:
        """Remove what was staged or taken back before: nothing of those imports counts."""
        counting = select(logs.c.import_id).where(
            logs.c.member_id == member_id, logs.c.import_id.is_not(None), logs.c.deleted_at.is_(None)
        )
        async with self._database.write() as connection:
            await connection.execute(
                delete(logs).where(
                    logs.c.member_id == member_id,
                    logs.c.import_id.is_not(None),
                    logs.c.import_id.not_in(counting),
                )
            )

    async def stage(self, import_id: int, batch: Sequence[Log], now: datetime) -> None:
        """Store logs aside, each a workout of its own; those that are there already stay as they are."""
        rows = [log_row(one) | {"workout_id": one.id, "import_id": import_id, "deleted_at": now} for one in batch]
        async with self._database.write() as connection:
            known = set(await connection.scalars(select(logs.c.id).where(logs.c.id.in_([one.id for one in batch]))))
            fresh = [row for row in rows if row["id"] not in known]
            if fresh:
                await connection.execute(self._insert_log, fresh)
                new_sets = [row for one in batch if one.id not in known for row in set_rows(one)]
                await connection.execute(self._insert_set, new_sets)

    async def moments(self, member_id: int) -> frozenset[datetime]:
        """When the member logged what counts and came from no import."""
        query = select(logs.c.at).where(
            logs.c.member_id == member_id, logs.c.import_id.is_(None), logs.c.deleted_at.is_(None)
        )
        async with self._database.read() as connection:
            return frozenset(await connection.scalars(query))

    async def summary(self, import_id: int, member_id: int) -> Summary:
        """What the import holds that was not there before."""
        of_import = (logs.c.import_id == import_id) & (logs.c.member_id == member_id)
        span = select(func.count(), func.min(logs.c.at), func.max(logs.c.at)).where(of_import)
        most = (
            select(sets.c.exercise_id, func.count().label("sets"))
            .join(logs, logs.c.id == sets.c.log_id)
            .where(of_import)
            .group_by(sets.c.exercise_id)
            .order_by(func.count().desc(), sets.c.exercise_id)
        )
        async with self._database.read() as connection:
            workouts, first, last = (await connection.execute(span)).one()
            done = {str(one): int(count) for one, count in await connection.execute(most)}
        return Summary(import_id, int(workouts), first, last, done)

    async def set_counting(self, import_id: int, member_id: int, now: datetime, *, counts: bool) -> int:
        """Make all of an import count, or nothing of it; how many workouts that are.

        The member's own exercises that it brought are offered as long as it counts.
        """
        of_import = (logs.c.import_id == import_id) & (logs.c.member_id == member_id)
        away = None if counts else now
        brought = self._brought(import_id, member_id)
        async with self._database.write() as connection:
            changed = await connection.execute(update(logs).where(of_import).values(deleted_at=away))
            await connection.execute(update(own_exercises).where(brought).values(removed_at=away))
        return int(changed.rowcount)

    async def rename(self, import_id: int, member_id: int, old: str, new: str) -> int:
        """Put another exercise in the place of one in all of the import, and in what names mean; how many sets."""
        of_import = select(logs.c.id).where(logs.c.import_id == import_id, logs.c.member_id == member_id)
        change = update(sets).where(sets.c.log_id.in_(of_import), sets.c.exercise_id == old)
        meant = update(import_names).where(import_names.c.member_id == member_id, import_names.c.exercise_id == old)
        async with self._database.write() as connection:
            await connection.execute(meant.values(exercise_id=new))
            return int((await connection.execute(change.values(exercise_id=new, variant=None))).rowcount)

    async def names(self, member_id: int) -> Mapping[str, str]:
        """Which exercise the member means by a name of another tracker, by id."""
        query = select(import_names.c.name, import_names.c.exercise_id).where(import_names.c.member_id == member_id)
        async with self._database.read() as connection:
            return {str(name): str(exercise_id) for name, exercise_id in await connection.execute(query)}

    async def remember(self, member_id: int, names: Mapping[str, str]) -> None:
        """Keep which exercise each name means, for the next file."""
        rows = [
            {"member_id": member_id, "name": name[:100], "exercise_id": exercise_id}
            for name, exercise_id in names.items()
        ]
        if not rows:
            return
        insert = self._database.insert(import_names)
        meant = insert.on_conflict_do_update(
            index_elements=["member_id", "name"], set_={"exercise_id": insert.excluded.exercise_id}
        )
        async with self._database.write() as connection:
            await connection.execute(meant, rows)

    @staticmethod
    def _brought(import_id: int, member_id: int) -> Any:
        """The member's own exercises that the import holds sets of, and no other workout does."""
        mine = own_exercises.c.member_id == member_id
        own_id = "own-" + own_exercises.c.id.cast(sets.c.exercise_id.type)
        used = select(sets.c.exercise_id).join(logs, logs.c.id == sets.c.log_id).where(sets.c.exercise_id == own_id)
        here = used.where(logs.c.import_id == import_id)
        elsewhere = used.where((logs.c.import_id.is_(None)) | (logs.c.import_id != import_id))
        return mine & here.exists() & ~elsewhere.exists()
