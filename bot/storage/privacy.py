"""Everything about one member, across the tables: to hand over, or to delete. A member's data is theirs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, bindparam, delete, select, update

from bot.storage.group_tables import challenge_members, challenges, leaderboard_members, leaderboard_posts
from bot.storage.process_tables import identifies, processes
from bot.storage.schema import metadata
from bot.storage.shown_tables import servers
from bot.storage.tables import (
    logs,
    members,
    notes,
    reminders,
    replacements,
    roll_call_members,
    roll_calls,
    sets,
)

NOT_OF_MEMBERS = frozenset({challenges, identifies, leaderboard_posts, notes, processes, roll_calls, servers})
"""Tables whose rows are about nobody: who is in on a back day stands in a table of its own."""

_MEMBER = bindparam("member", type_=BigInteger)


def _of_member(table: Table) -> ColumnElement[bool]:
    """Which rows of a table are the member's."""
    if table is members:
        return members.c.id == _MEMBER
    if table in (sets, replacements):
        return table.c.log_id.in_(select(logs.c.id).where(logs.c.member_id == _MEMBER))
    return table.c.member_id == _MEMBER  # a new table has one, or is `NOT_OF_MEMBERS`


_TABLES = {table: _of_member(table) for table in metadata.sorted_tables if table not in NOT_OF_MEMBERS}
_ROWS = {table: select(table).where(mine).order_by(*table.primary_key) for table, mine in _TABLES.items()}
_NAMED = select(roll_call_members.c.message_id).where(roll_call_members.c.member_id == _MEMBER)
_SERVERS = select(leaderboard_members.c.guild_id).where(leaderboard_members.c.member_id == _MEMBER)
_CHALLENGES = select(challenge_members.c.challenge_id).where(challenge_members.c.member_id == _MEMBER)
_AT_ONCE = datetime(2015, 1, 1, tzinfo=UTC)
_DELETE = (
    update(leaderboard_posts).where(leaderboard_posts.c.guild_id.in_(_SERVERS)).values(look_at=_AT_ONCE),
    update(challenges).where(challenges.c.id.in_(_CHALLENGES)).values(look_at=_AT_ONCE),
    update(roll_calls).where(roll_calls.c.message_id.in_(_NAMED)).values(look_at=roll_calls.c.at),
    update(reminders).where(reminders.c.member_id == _MEMBER, reminders.c.guild_id.is_not(None)).values(member_id=0),
    *(delete(table).where(mine) for table, mine in reversed(_TABLES.items())),
)


def everything(connection: Connection, member_id: int) -> Mapping[str, list[dict[str, Any]]]:
    """All rows about the member, by table, also of what does not count; moments and long numbers are text."""
    found = {}
    for table, query in _ROWS.items():
        rows = connection.execute(query, {"member": member_id}).mappings()
        if shown := [{name: _plain(table, name, value) for name, value in row.items()} for row in rows]:
            found[table.name] = shown
    return found


def _plain(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    # Beyond 2**53 what reads JSON may round.
    return str(value) if value is not None and isinstance(table.c[name].type, BigInteger) else value


def delete_all(connection: Connection, member_id: int) -> None:
    """Delete everything about the member, also what they had taken back.

    A server's back days stay, because they are the server's, but no longer say who set them. Posts that name the
    member, in a roll call, a leaderboard or a challenge, are to be written anew.
    """
    for statement in _DELETE:
        connection.execute(statement, {"member": member_id})
