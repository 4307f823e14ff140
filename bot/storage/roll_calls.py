"""Who is in on a server's back day, until it is closed.

A roll call is stored with its first answer; those that nobody answers leave no row.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, bindparam, delete, select, update

from bot.domain.roll_calls import RollCall
from bot.storage.inserts import insert_once
from bot.storage.tables import UtcDateTime, roll_call_members, roll_calls

_FIELDS = ("at", "begins", "closes", "summed", "role_id", "late", "channel_id", "message_id")
_BEGIN = insert_once(roll_calls)
_JOIN = insert_once(roll_call_members)
_OF_CALL = roll_call_members.c.message_id == bindparam("message")
_OF_MEMBER = roll_call_members.c.member_id == bindparam("member")
_SINCE = select(roll_call_members.c.since).where(_OF_CALL, _OF_MEMBER)
_LEAVE = delete(roll_call_members).where(_OF_CALL, _OF_MEMBER)
_PRESENT = (
    select(roll_call_members.c.member_id)
    .where(_OF_CALL)
    .order_by(roll_call_members.c.since, roll_call_members.c.member_id)
)
_JOINED = (
    select(roll_calls).select_from(roll_calls.join(roll_call_members)).where(_OF_MEMBER).order_by(roll_calls.c.at)
)
_DUE = (
    select(roll_calls.c.message_id)
    .where(roll_calls.c.look_at <= bindparam("now", type_=UtcDateTime))
    .order_by(roll_calls.c.look_at)
    .limit(bindparam("count"))
    .with_for_update(skip_locked=True)
)
_TAKE_DUE = (
    update(roll_calls)
    .where(roll_calls.c.message_id.in_(_DUE))
    .values(look_at=bindparam("again"), holder=bindparam("by"))
    .returning(roll_calls)
)
_PUT_OFF = (
    update(roll_calls)
    .where(roll_calls.c.message_id == bindparam("message"), roll_calls.c.look_at == bindparam("taken_until"))
    .values(look_at=bindparam("then"), holder=None)
)
_REMOVE = delete(roll_calls).where(roll_calls.c.message_id == bindparam("message"))


def put_in(
    connection: Connection, call: RollCall, member_id: int, now: datetime, look_at: datetime
) -> tuple[int, ...]:
    """Put the member on the roll, once; who is on it now. look_at: when a new roll call is to be looked at."""
    connection.execute(_BEGIN, {name: getattr(call, name) for name in _FIELDS} | {"look_at": look_at})
    connection.execute(_JOIN, {"message_id": call.message_id, "member_id": member_id, "since": now})
    return present(connection, call.message_id)


def turn_round(
    connection: Connection, call: RollCall, member_id: int, now: datetime, look_at: datetime, apart: timedelta
) -> tuple[int, ...]:
    """Put the member on the roll, or take them off who joined longer ago than `apart`; who is on it now."""
    since = connection.scalar(_SINCE, {"message": call.message_id, "member": member_id})
    if since is not None and now - since >= apart:
        return take_out(connection, call, member_id)
    return put_in(connection, call, member_id, now, look_at)


def take_out(connection: Connection, call: RollCall, member_id: int) -> tuple[int, ...]:
    """Take the member off the roll; who is on it now."""
    connection.execute(_LEAVE, {"message": call.message_id, "member": member_id})
    return present(connection, call.message_id)


def present(connection: Connection, message_id: int) -> tuple[int, ...]:
    """The ids of the members who are in, the first to say so first."""
    return tuple(connection.scalars(_PRESENT, {"message": message_id}))


def of_member(connection: Connection, member_id: int) -> tuple[RollCall, ...]:
    """The open roll calls on which the member stands."""
    return tuple(map(_call, connection.execute(_JOINED, {"member": member_id}).mappings()))


def take_due(
    connection: Connection, now: datetime, look_again: datetime, limit: int, holder: str | None = None
) -> tuple[RollCall, ...]:
    """Take on what is to be looked at, so that no other process does before `look_again`.

    holder: the name of the process that does; when it dies, the others need not wait.
    """
    rows = connection.execute(_TAKE_DUE, {"now": now, "again": look_again, "count": limit, "by": holder})
    return tuple(map(_call, rows.mappings()))


def put_off(connection: Connection, message_id: int, taken_until: datetime, look_at: datetime) -> None:
    """Look at what `take_due` took on again then; or at once, where somebody has asked for that since."""
    connection.execute(_PUT_OFF, {"message": message_id, "taken_until": taken_until, "then": look_at})


def remove(connection: Connection, message_id: int) -> None:
    """Forget a roll call and who was in."""
    connection.execute(_REMOVE, {"message": message_id})


def _call(row: RowMapping) -> RollCall:
    return RollCall(**{name: row[name] for name in _FIELDS})
