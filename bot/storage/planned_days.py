"""Back days as they came, and the days on which a member trained: what a streak is made of."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Connection, bindparam, select

from bot.domain.workouts import Kind
from bot.storage.group_tables import planned_days
from bot.storage.inserts import insert_once, upsert
from bot.storage.own_exercises import OF_BACK
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, sets

_MEMBER = bindparam("member", type_=BigInteger)
_ADD = insert_once(planned_days)
_REST = upsert(planned_days, "rest")
_SINCE = (
    select(planned_days.c.day, planned_days.c.rest)
    .where(planned_days.c.member_id == _MEMBER, planned_days.c.day >= bindparam("since"))
    .order_by(planned_days.c.day)
)
_worked = select(sets.c.position).where(sets.c.log_id == logs.c.id, sets.c.kind != Kind.WARM_UP.value, OF_BACK)
_TRAINED = select(logs.c.at).where(
    logs.c.member_id == _MEMBER, COUNTS, logs.c.at >= bindparam("from_at", type_=UtcDateTime), _worked.exists()
)


def add(connection: Connection, member_id: int, day: date) -> None:
    """The member had a back day then, in their local dates; one that is known stays as it is."""
    connection.execute(_ADD, {"member_id": member_id, "day": day, "rest": False})


def rest(connection: Connection, member_id: int, day: date) -> None:
    """The member rests on that back day, on purpose."""
    connection.execute(_REST, {"member_id": member_id, "day": day, "rest": True})


def since(connection: Connection, member_id: int, first: date) -> dict[date, bool]:
    """The member's back days from then on, and whether they rested on them on purpose."""
    rows = connection.execute(_SINCE, {"member": member_id, "since": first})
    return {row.day: row.rest for row in rows}


def trained(connection: Connection, member_id: int, begin: datetime) -> tuple[datetime, ...]:
    """The moments of the member's logs of the back since then, warm-ups alone not among them."""
    return tuple(connection.scalars(_TRAINED, {"member": member_id, "from_at": begin}))
