"""What a member did, counted, as the balance and the calendar ask for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from bot.domain.sides import Side
from bot.domain.workouts import Kind
from bot.storage.own_exercises import OF_BACK
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, sets

_MEMBER = bindparam("member", type_=BigInteger)
_DONE = sets.join(logs, logs.c.id == sets.c.log_id)

_COUNTED = (
    select(logs.c.workout_id, logs.c.at, sets.c.exercise_id, sets.c.kind, sets.c.side, func.count().label("count"))
    .select_from(_DONE)
    .where(
        logs.c.member_id == _MEMBER,
        COUNTS,
        logs.c.at >= bindparam("begin", type_=UtcDateTime),
        logs.c.at < bindparam("end", type_=UtcDateTime),
    )
    .group_by(logs.c.id, logs.c.workout_id, logs.c.at, sets.c.exercise_id, sets.c.kind, sets.c.side)
)
_FIRST = (
    select(logs.c.at)
    .where(
        logs.c.member_id == _MEMBER,
        COUNTS,
        select(sets.c.position)
        .where(
            sets.c.log_id == logs.c.id,
            sets.c.kind == Kind.WORK.value,
            sets.c.exercise_id.not_in(bindparam("others", expanding=True)),
            OF_BACK,
        )
        .exists(),
    )
    .order_by(logs.c.at, logs.c.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Sets of a log that are alike in exercise, kind and side; `at` in UTC."""

    workout_id: int
    at: datetime
    exercise_id: str
    kind: Kind
    side: Side | None
    count: int


def counted(connection: Connection, member_id: int, begin: datetime, end: datetime) -> tuple[Counted, ...]:
    """The sets from `begin` on and before `end`, by log; warm-ups and drops among them."""
    within = {"member": member_id, "begin": begin, "end": end}
    return tuple(
        Counted(workout_id, at, exercise_id, Kind(kind), Side(side) if side else None, count)
        for workout_id, at, exercise_id, kind, side, count in connection.execute(_COUNTED, within)
    )


def first(connection: Connection, member_id: int, others: Collection[str]) -> datetime | None:
    """When the member logged their first working set of none of these exercises; None where they never did."""
    at: datetime | None = connection.scalar(_FIRST, {"member": member_id, "others": list(others)})
    return at


def of_back(
    connection: Connection, member_id: int, begin: datetime, end: datetime, others: Collection[str]
) -> tuple[tuple[Counted, ...], datetime | None]:
    """What `counted` and `first` tell, read at once."""
    return counted(connection, member_id, begin, end), first(connection, member_id, others)
