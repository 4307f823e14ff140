"""Who wants to be on a server's leaderboard, and the posts that name them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from bot.domain.leaderboards import Measure
from bot.storage.group_tables import leaderboard_members, leaderboard_posts
from bot.storage.inserts import insert_once
from bot.storage.tables import UtcDateTime


@dataclass(frozen=True, slots=True)
class BoardPost:
    """A leaderboard that everybody sees."""

    message_id: int
    channel_id: int
    guild_id: int
    measure: Measure


_GUILD = leaderboard_members.c.guild_id == bindparam("guild")
_JOIN = insert_once(leaderboard_members)
_LEAVE = delete(leaderboard_members).where(_GUILD, leaderboard_members.c.member_id == bindparam("member"))
_PEOPLE = (
    select(leaderboard_members.c.member_id)
    .where(_GUILD)
    .order_by(leaderboard_members.c.joined_at, leaderboard_members.c.member_id)
)
_COUNT = select(func.count()).select_from(leaderboard_members).where(_GUILD)
_POSTS = select(leaderboard_posts).where(leaderboard_posts.c.guild_id == bindparam("guild"))
_ADD_POST = insert_once(leaderboard_posts)
_FORGET = delete(leaderboard_posts).where(leaderboard_posts.c.message_id == bindparam("message"))
_DUE = (
    select(leaderboard_posts.c.message_id)
    .where(leaderboard_posts.c.look_at <= bindparam("now", type_=UtcDateTime))
    .order_by(leaderboard_posts.c.look_at)
    .limit(bindparam("count"))
    .with_for_update(skip_locked=True)
)
_TAKE_DUE = (
    update(leaderboard_posts)
    .where(leaderboard_posts.c.message_id.in_(_DUE))
    .values(look_at=bindparam("again"), holder=bindparam("by"))
    .returning(leaderboard_posts)
)
_LET_GO = (
    update(leaderboard_posts)
    .where(
        leaderboard_posts.c.message_id.in_(bindparam("some", expanding=True)),
        leaderboard_posts.c.holder == bindparam("by"),
    )
    .values(holder=None)
)
_LOOK = (
    update(leaderboard_posts)
    .where(leaderboard_posts.c.guild_id == bindparam("guild"))
    .values(look_at=bindparam("then"))
)


def join(connection: Connection, guild_id: int, member_id: int, now: datetime, most: int) -> bool:
    """Put the member on the server's leaderboard; False where it is full. Twice is once."""
    if (connection.scalar(_COUNT, {"guild": guild_id}) or 0) >= most:
        return member_id in people(connection, guild_id)
    connection.execute(_JOIN, {"guild_id": guild_id, "member_id": member_id, "joined_at": now})
    return True


def leave(connection: Connection, guild_id: int, member_id: int, now: datetime) -> tuple[BoardPost, ...]:
    """Take the member off, and have the posts looked at now; those posts."""
    connection.execute(_LEAVE, {"guild": guild_id, "member": member_id})
    connection.execute(_LOOK, {"guild": guild_id, "then": now})
    return posts(connection, guild_id)


def people(connection: Connection, guild_id: int) -> tuple[int, ...]:
    """The ids of those who want to be on it, the first first."""
    return tuple(connection.scalars(_PEOPLE, {"guild": guild_id}))


def posts(connection: Connection, guild_id: int) -> tuple[BoardPost, ...]:
    return tuple(_post(row) for row in connection.execute(_POSTS, {"guild": guild_id}))


def add_post(connection: Connection, post: BoardPost, look_at: datetime) -> tuple[BoardPost, ...]:
    """Keep where it stands, in place of the server's older one of that measure; those that it replaces."""
    older = tuple(
        known
        for known in posts(connection, post.guild_id)
        if known.measure is post.measure and known.message_id != post.message_id
    )
    for known in older:
        forget(connection, known.message_id)
    row = {"message_id": post.message_id, "channel_id": post.channel_id, "guild_id": post.guild_id}
    connection.execute(_ADD_POST, row | {"measure": post.measure.value, "look_at": look_at})
    return older


def forget(connection: Connection, message_id: int) -> None:
    """It is written no more."""
    connection.execute(_FORGET, {"message": message_id})


def take_due(
    connection: Connection, now: datetime, look_again: datetime, limit: int, holder: str | None = None
) -> tuple[BoardPost, ...]:
    """Take on those that are to be written anew, so that no other process does before `look_again`.

    holder: the name of the process that does; when it dies, the others need not wait.
    """
    rows = connection.execute(_TAKE_DUE, {"now": now, "again": look_again, "count": limit, "by": holder})
    return tuple(map(_post, rows))


def let_go(connection: Connection, message_ids: Collection[int], holder: str) -> None:
    """Those were written."""
    connection.execute(_LET_GO, {"some": list(message_ids), "by": holder})


def _post(row: Row[Any]) -> BoardPost:
    return BoardPost(row.message_id, row.channel_id, row.guild_id, Measure(row.measure))
