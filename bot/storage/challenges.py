"""Servers' challenges: who is in, and what they did, counted from their logs."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.domain.challenges import Challenge, Done
from bot.domain.workouts import Kind
from bot.storage.group_tables import challenge_members, challenges
from bot.storage.inserts import insert_once
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, members, sets

_THIS = challenges.c.id == bindparam("challenge")
_IN = challenge_members.c.challenge_id == bindparam("challenge")
_BEGIN = insert_once(challenges)
_GET = select(challenges).where(_THIS)
_OPEN = select(challenges).where(challenges.c.open_in == bindparam("guild"))
_POSTED = update(challenges).where(_THIS).values(message_id=bindparam("message"))
_CLOSE = update(challenges).where(_THIS).values(open_in=None, look_at=bindparam("then"), closes=bindparam("end"))
_REMOVE = delete(challenges).where(_THIS)
_JOIN = insert_once(challenge_members)
_LEAVE = delete(challenge_members).where(_IN, challenge_members.c.member_id == bindparam("member"))
_PRESENT = (
    select(challenge_members.c.member_id)
    .where(_IN)
    .order_by(challenge_members.c.joined_at, challenge_members.c.member_id)
)
_DONE = (
    select(sets.c.member_id, logs.c.at, members.c.zone, sets.c.reps, sets.c.seconds, sets.c.side)
    .select_from(sets.join(logs, logs.c.id == sets.c.log_id).outerjoin(members, members.c.id == sets.c.member_id))
    .where(
        sets.c.member_id.in_(select(challenge_members.c.member_id).where(_IN)),
        sets.c.exercise_id == bindparam("exercise"),
        sets.c.kind != Kind.WARM_UP.value,
        COUNTS,
        logs.c.at >= bindparam("begins", type_=UtcDateTime),
        logs.c.at < bindparam("closes", type_=UtcDateTime),
    )
)
_DUE = (
    select(challenges.c.id)
    .where(challenges.c.look_at <= bindparam("now", type_=UtcDateTime), challenges.c.message_id.is_not(None))
    .order_by(challenges.c.look_at)
    .limit(bindparam("count"))
    .with_for_update(skip_locked=True)
)
_TAKE_DUE = (
    update(challenges)
    .where(challenges.c.id.in_(_DUE))
    .values(look_at=bindparam("again"), holder=bindparam("by"))
    .returning(challenges)
)
_LET_GO = (
    update(challenges)
    .where(challenges.c.id.in_(bindparam("some", expanding=True)), challenges.c.holder == bindparam("by"))
    .values(holder=None)
)
_SHOWN = update(challenges).where(_THIS).values(shown=bindparam("what"))


def begin(connection: Connection, challenge: Challenge) -> Challenge | None:
    """Begin it; the same one twice is one. None where the server has another that is open."""
    row = {
        "id": challenge.id,
        "guild_id": challenge.guild_id,
        "channel_id": challenge.channel_id,
        "exercise_id": challenge.exercise_id,
        "each": challenge.each,
        "begins": challenge.begins,
        "closes": challenge.closes,
        "look_at": challenge.begins,
        "open_in": challenge.guild_id,
    }
    connection.execute(_BEGIN, row)
    return get(connection, challenge.id)


def posted(connection: Connection, challenge_id: int, message_id: int) -> None:
    """Where its post stands."""
    connection.execute(_POSTED, {"challenge": challenge_id, "message": message_id})


def get(connection: Connection, challenge_id: int) -> Challenge | None:
    found = connection.execute(_GET, {"challenge": challenge_id}).one_or_none()
    return _challenge(found) if found else None


def open_in(connection: Connection, guild_id: int) -> Challenge | None:
    """The server's challenge that is open."""
    found = connection.execute(_OPEN, {"guild": guild_id}).one_or_none()
    return _challenge(found) if found else None


def close(connection: Connection, challenge: Challenge, now: datetime) -> None:
    """End it, so that the server may begin another; its post is to be written anew."""
    end = min(challenge.closes, max(now, challenge.begins))
    connection.execute(_CLOSE, {"challenge": challenge.id, "then": now, "end": end})


def remove(connection: Connection, challenge_id: int) -> None:
    """Forget it and who was in."""
    connection.execute(_REMOVE, {"challenge": challenge_id})


def join(connection: Connection, challenge_id: int, member_id: int, now: datetime) -> None:
    """Twice is once."""
    connection.execute(_JOIN, {"challenge_id": challenge_id, "member_id": member_id, "joined_at": now})


def leave(connection: Connection, challenge_id: int, member_id: int) -> None:
    connection.execute(_LEAVE, {"challenge": challenge_id, "member": member_id})


def present(connection: Connection, challenge_id: int) -> tuple[int, ...]:
    """The ids of those who are in, the first first."""
    return tuple(connection.scalars(_PRESENT, {"challenge": challenge_id}))


def done(connection: Connection, challenge: Challenge) -> tuple[Done, ...]:
    """The sets that count towards it, by the local days of those who did them."""
    facts = {"exercise": challenge.exercise_id, "begins": challenge.begins, "closes": challenge.closes}
    rows = connection.execute(_DONE, {"challenge": challenge.id} | facts)
    return tuple(
        Done(
            row.member_id,
            row.at.astimezone(ZoneInfo(row.zone or "UTC")).date(),
            row.reps or row.seconds or 0,
            row.side is not None,
        )
        for row in rows
    )


def take_due(
    connection: Connection, now: datetime, look_again: datetime, limit: int, holder: str | None = None
) -> tuple[Challenge, ...]:
    """Take on those that are to be looked at, so that no other process does before `look_again`.

    holder: the name of the process that does; when it dies, the others need not wait.
    """
    rows = connection.execute(_TAKE_DUE, {"now": now, "again": look_again, "count": limit, "by": holder})
    return tuple(map(_challenge, rows))


def let_go(connection: Connection, challenge_ids: Collection[int], holder: str) -> None:
    """Those were looked at."""
    connection.execute(_LET_GO, {"some": list(challenge_ids), "by": holder})


def shown(connection: Connection, challenge_id: int) -> str | None:
    """What its post says, in short."""
    what: str | None = connection.scalar(_GET.with_only_columns(challenges.c.shown), {"challenge": challenge_id})
    return what


def set_shown(connection: Connection, challenge_id: int, what: str) -> None:
    connection.execute(_SHOWN, {"challenge": challenge_id, "what": what})


def _challenge(row: Row[Any]) -> Challenge:
    return Challenge(
        row.id, row.guild_id, row.channel_id, row.message_id, row.exercise_id, row.each, row.begins, row.closes
    )
