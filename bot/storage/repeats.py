"""Sets that a tap logs once more: two taps of one thumb are one, whichever process is handed the second."""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Boolean, Connection, bindparam, delete, or_, select

from bot.domain.workouts import Log
from bot.storage.act_tables import repeats
from bot.storage.acts import apart, first_id
from bot.storage.engine import lock_member
from bot.storage.inserts import insert_once
from bot.storage.workouts import Around, add_within, around, get

DOUBLE_TAP = timedelta(seconds=2)
"""Taps on one button that lie less than this apart are one: nobody does a set in that time."""

_INSERT = insert_once(repeats)
_SAME_THUMB = (
    select(repeats.c.key)
    .where(
        repeats.c.member_id == bindparam("member", type_=BigInteger),
        repeats.c.last_set == bindparam("last", type_=Boolean),
        repeats.c.key > bindparam("since", type_=BigInteger),
        repeats.c.key < bindparam("until", type_=BigInteger),
        # The card that came may have taken the place of the tapped one, and is about the log that was made.
        or_(repeats.c.log_id == bindparam("again", type_=BigInteger), repeats.c.key == bindparam("again")),
    )
    .order_by(repeats.c.key)
    .limit(1)
)
_PURGE = delete(repeats).where(repeats.c.key < bindparam("before", type_=BigInteger))


def add_again(
    connection: Connection, log: Log, of_log: int, in_workout: int, in_day: int, *, last_set: bool
) -> tuple[Log, Around]:
    """Store the log, which repeats one or its last set; of two taps that are one, what the first one stored.

    Raises `DomainError` as `add_within` does.
    """
    lock_member(connection, log.member_id)
    near = {"since": log.id - apart(DOUBLE_TAP), "until": log.id + apart(DOUBLE_TAP)}
    same = connection.scalar(_SAME_THUMB, {"member": log.member_id, "last": last_set, "again": of_log} | near)
    if same is not None and (there := get(connection, same, log.member_id)):
        return there, around(connection, there)
    row = {"key": log.id, "member_id": log.member_id, "log_id": of_log, "last_set": last_set}
    connection.execute(_INSERT, row)
    return log, add_within(connection, log, in_workout, in_day)


def purge(connection: Connection, before: datetime) -> None:
    """Forget taps of before."""
    connection.execute(_PURGE, {"before": first_id(before)})
