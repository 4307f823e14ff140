"""What members did exercises with the last time: dumbbells, a bench, a machine."""

from collections.abc import Collection, Mapping

from sqlalchemy import BigInteger, Connection, bindparam, select

from bot.storage.states import COUNTS
from bot.storage.tables import logs, sets

_LAST = (
    select(sets.c.variant)
    .join(logs, logs.c.id == sets.c.log_id)
    .where(
        logs.c.member_id == bindparam("member", type_=BigInteger), COUNTS, sets.c.exercise_id == bindparam("exercise")
    )
    .order_by(logs.c.at.desc(), logs.c.id.desc())
    .limit(1)
)


def last_variants(connection: Connection, member_id: int, exercise_ids: Collection[str]) -> Mapping[str, str | None]:
    """By exercise id, the variant of the member's newest sets; None where there are none, or none was told."""
    return {
        exercise_id: connection.scalar(_LAST, {"member": member_id, "exercise": exercise_id})
        for exercise_id in exercise_ids
    }
