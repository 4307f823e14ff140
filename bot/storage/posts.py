"""What members showed everyone: where the post stands, so that it can be taken back and follows corrections."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, delete, select

from bot.storage.inserts import insert_once
from bot.storage.shown_tables import posts


@dataclass(frozen=True, slots=True)
class Post:
    """A message in a channel. workout_id: what it shows; None for an exercise, which is nobody's."""

    message_id: int
    channel_id: int
    member_id: int
    workout_id: int | None


_OWN = posts.c.member_id == bindparam("member", type_=BigInteger)
_ONE = select(posts).where(_OWN, posts.c.message_id == bindparam("message", type_=BigInteger))
_ALL = select(posts).where(_OWN)
_OF_WORKOUT = _ALL.where(posts.c.workout_id == bindparam("workout", type_=BigInteger))
_ADD = insert_once(posts)
_FORGET = delete(posts).where(posts.c.message_id == bindparam("message", type_=BigInteger))


def add(connection: Connection, post: Post, at: datetime) -> None:
    """Keep where it stands. The same message twice is one."""
    row = {"message_id": post.message_id, "channel_id": post.channel_id, "member_id": post.member_id}
    connection.execute(_ADD, row | {"workout_id": post.workout_id, "at": at})


def own(connection: Connection, message_id: int, member_id: int) -> Post | None:
    """The member's post with that message; None for another's."""
    row = connection.execute(_ONE, {"message": message_id, "member": member_id}).one_or_none()
    return Post(row.message_id, row.channel_id, row.member_id, row.workout_id) if row else None


def of_workout(connection: Connection, workout_id: int, member_id: int) -> tuple[Post, ...]:
    """Every post of one of the member's workouts."""
    rows = connection.execute(_OF_WORKOUT, {"workout": workout_id, "member": member_id})
    return tuple(Post(row.message_id, row.channel_id, row.member_id, row.workout_id) for row in rows)


def of_member(connection: Connection, member_id: int) -> tuple[Post, ...]:
    """Every post of the member."""
    rows = connection.execute(_ALL, {"member": member_id})
    return tuple(Post(row.message_id, row.channel_id, row.member_id, row.workout_id) for row in rows)


def forget(connection: Connection, message_id: int) -> None:
    """It is gone."""
    connection.execute(_FORGET, {"message": message_id})
