"""When and how much was trained, by exercise; warm-ups and what was deleted count for nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, distinct, func, select

from bot.domain.workouts import Kind
from bot.storage.engine import Database
from bot.storage.tables import logs, sets

_DONE = logs.join(sets, sets.c.log_id == logs.c.id)


class TrainingStore:
    """Reads what members logged, added up by the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def last(self, member_id: int) -> Mapping[str, datetime]:
        """When the member did each exercise last, in UTC, by exercise id; empty where they logged none."""
        query = select(sets.c.exercise_id, func.max(logs.c.at)).select_from(_DONE).where(_counts(member_id))
        async with self._database.read() as connection:
            rows = await connection.execute(query.group_by(sets.c.exercise_id))
            return {row[0]: row[1] for row in rows}

    async def between(self, member_id: int, begin: datetime, end: datetime) -> tuple[int, Mapping[str, int]]:
        """Workouts, and sets by exercise id, from `begin` on and before `end`."""
        within = _counts(member_id) & (logs.c.at >= begin) & (logs.c.at < end)
        workouts = select(func.count(distinct(logs.c.workout_id))).select_from(_DONE).where(within)
        counts = select(sets.c.exercise_id, func.count()).select_from(_DONE).where(within)
        async with self._database.read() as connection:
            rows = await connection.execute(counts.group_by(sets.c.exercise_id))
            return int(await connection.scalar(workouts) or 0), {row[0]: row[1] for row in rows}


def _counts(member_id: int) -> ColumnElement[bool]:
    return (logs.c.member_id == member_id) & logs.c.deleted_at.is_(None) & (sets.c.kind != Kind.WARM_UP.value)
