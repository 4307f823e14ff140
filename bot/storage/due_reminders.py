"""Which reminders are due, by turns: a place with many keeps no other waiting. Each process has its own servers."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, bindparam, func, literal_column, select

from bot.domain.reminders import Reminder
from bot.domain.shards import Others
from bot.storage.reminder_rows import load, select_reminders
from bot.storage.tables import UtcDateTime, reminders

LOOKED_AT = 2_000
"""The oldest of those that are due, among which places take turns; more would cost too much to sort."""

_PLACE = func.coalesce(reminders.c.channel_id, reminders.c.member_id)
_GUILD = func.coalesce(reminders.c.guild_id, reminders.c.channel_guild_id)

# Another process that is alive knows the servers of its shards, and posts there.
_SHARD = _GUILD.bitwise_rshift(literal_column("22")) % bindparam("shards", type_=BigInteger)
_OURS = _GUILD.is_(None) | _SHARD.not_in(bindparam("theirs", expanding=True, type_=BigInteger))
_FREE = reminders.c.holder.is_(None) | reminders.c.holder.not_in(bindparam("living", expanding=True))


def _by_turns(moment: ColumnElement[Any], *where: ColumnElement[bool]) -> tuple[Select[Any], Select[Any]]:
    """The ids of those whose moment has come, by turns; and those of them that are still due."""
    come = moment <= bindparam("now", type_=UtcDateTime)
    oldest = select(reminders.c.id, _PLACE.label("place"), moment.label("moment")).where(come, _OURS, *where)
    old = oldest.order_by(moment, reminders.c.id).limit(LOOKED_AT).subquery()
    turn = func.row_number().over(partition_by=old.c.place, order_by=(old.c.moment, old.c.id))
    free = select(old.c.id).where(old.c.place.not_in(bindparam("busy", expanding=True)))
    ids = free.order_by(turn, old.c.moment, old.c.id).limit(bindparam("count"))
    return ids, select_reminders(reminders.c.id.in_(bindparam("ids", expanding=True)), come)


DUE = _by_turns(reminders.c.next_at)
UNSETTLED = _by_turns(reminders.c.retry_at, _FREE)


def find_by_turns(
    connection: Connection,
    queries: tuple[Select[Any], Select[Any]],
    now: datetime,
    limit: int,
    busy: Collection[int],
    others: Others,
) -> tuple[Reminder, ...]:
    """What one of those pairs of queries finds, without the places in `busy` and what the `others` take care of."""
    find, due_still = queries
    facts = {"shards": others.shard_count, "theirs": others.shard_ids, "living": others.names}
    ids = list(connection.scalars(find, {"now": now, "count": limit, "busy": list(busy), **facts}))
    # Asked once more: another process may have claimed one since.
    found = load(connection, due_still, ids=ids, now=now) if ids else ()
    return tuple(sorted(found, key=lambda reminder: ids.index(reminder.id)))
