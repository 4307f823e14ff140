"""When and how much was trained, by exercise; warm-ups and what was deleted count for nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, distinct, func, select

from bot.domain.workouts import Kind
from bot.storage.states import COUNTS
from bot.storage.tables import logs, sets

_DONE = logs.join(sets, sets.c.log_id == logs.c.id)
_COUNTING = (logs.c.member_id == bindparam("member")) & COUNTS & (sets.c.kind != Kind.WARM_UP.value)
_WITHIN = _COUNTING & (logs.c.at >= bindparam("begin")) & (logs.c.at < bindparam("end"))
_LAST = (
    select(sets.c.exercise_id, func.max(logs.c.at)).select_from(_DONE).where(_COUNTING).group_by(sets.c.exercise_id)
)
_WORKOUTS = select(func.count(distinct(logs.c.workout_id))).select_from(_DONE).where(_WITHIN)
_HALVES = func.sum(case((sets.c.side.is_(None), 2), else_=1))
_SETS = select(sets.c.exercise_id, _HALVES).select_from(_DONE).where(_WITHIN).group_by(sets.c.exercise_id)


def last(connection: Connection, member_id: int) -> Mapping[str, datetime]:
    """When the member did each exercise last, in UTC, by exercise id; empty where they logged none."""
    return dict(connection.execute(_LAST, {"member": member_id}).all())


def between(connection: Connection, member_id: int, begin: datetime, end: datetime) -> tuple[int, Mapping[str, int]]:
    """Workouts, and sets by exercise id, from `begin` on and before `end`.

    Left and right together are one set; one without the other counts as one, too.
    """
    within = {"member": member_id, "begin": begin, "end": end}
    counts = {exercise_id: -(-int(halves) // 2) for exercise_id, halves in connection.execute(_SETS, within)}
    return connection.scalar(_WORKOUTS, within) or 0, counts
