"""The processes that run over one database: who is alive, and what a dead one had claimed.

A claim names its holder. One that dies, or starts again, holds nothing any more: what it had claimed is due at once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, RowMapping, String, bindparam, delete, func, select, update

from bot.storage.group_tables import challenges, leaderboard_posts
from bot.storage.inserts import insert_once, upsert
from bot.storage.process_tables import identifies, processes
from bot.storage.tables import UtcDateTime, reminders, roll_calls, sessions


@dataclass(frozen=True, slots=True)
class Process:
    """`shard_count` is None for the one process that takes all of Discord; `beat_at` is by its own clock."""

    name: str
    run: str
    shard_count: int | None
    shard_ids: tuple[int, ...]
    beat_at: datetime


_WRITE = upsert(processes, "run", "shard_count", "shard_ids", "beat_at")
_ALL = select(processes).order_by(processes.c.name)
_NAMED = processes.c.name == bindparam("of_name")
_BURY = delete(processes).where(_NAMED, processes.c.beat_at == bindparam("seen", type_=UtcDateTime))
_END = delete(processes).where(_NAMED, processes.c.run == bindparam("of_run"))

_NOW = bindparam("now", type_=UtcDateTime)
_HOLDER = bindparam("of_holder", type_=String)
_RELEASE_POSTS = (
    update(reminders)
    .where(reminders.c.retry_at.is_not(None), reminders.c.holder == _HOLDER)
    .values(retry_at=_NOW, holder=None)
)
_RELEASE_ROLL_CALLS = update(roll_calls).where(roll_calls.c.holder == _HOLDER).values(look_at=_NOW, holder=None)
_RELEASE_CHALLENGES = update(challenges).where(challenges.c.holder == _HOLDER).values(look_at=_NOW, holder=None)
_RELEASE_BOARDS = (
    update(leaderboard_posts).where(leaderboard_posts.c.holder == _HOLDER).values(look_at=_NOW, holder=None)
)
_RELEASE_RESTS = update(sessions).where(sessions.c.holder == _HOLDER).values(holder=None)


def begin(connection: Connection, me: Process) -> None:
    """Put the process on the list. What one of its name had claimed before is free."""
    connection.execute(_WRITE, _row(me))
    _release(connection, me.name, me.beat_at)


def beat(connection: Connection, me: Process) -> tuple[Process, ...]:
    """Show that the process is alive; return all others on the list."""
    connection.execute(_WRITE, _row(me))
    return tuple(process for process in everyone(connection) if process.name != me.name)


def everyone(connection: Connection) -> tuple[Process, ...]:
    """All that are on the list, by name."""
    return tuple(map(_process, connection.execute(_ALL).mappings()))


def bury(connection: Connection, seen: Process, now: datetime) -> bool:
    """Take a dead process off the list, and free what it had claimed; False where it has shown itself since."""
    if not connection.execute(_BURY, {"of_name": seen.name, "seen": seen.beat_at}).rowcount:
        return False
    _release(connection, seen.name, now)
    return True


def end(connection: Connection, me: Process, now: datetime) -> None:
    """The process stops. Where one of its name has started since, nothing changes."""
    if connection.execute(_END, {"of_name": me.name, "of_run": me.run}).rowcount:
        _release(connection, me.name, now)


def _release(connection: Connection, name: str, now: datetime) -> None:
    connection.execute(_RELEASE_POSTS, {"of_holder": name, "now": now})
    for held in (_RELEASE_ROLL_CALLS, _RELEASE_CHALLENGES, _RELEASE_BOARDS):
        connection.execute(held, {"of_holder": name, "now": now})
    connection.execute(_RELEASE_RESTS, {"of_holder": name})


def _row(me: Process) -> dict[str, object]:
    return {
        "name": me.name,
        "run": me.run,
        "shard_count": me.shard_count,
        "shard_ids": ",".join(map(str, me.shard_ids)),
        "beat_at": me.beat_at,
    }


def _process(row: RowMapping) -> Process:
    ids = tuple(map(int, filter(None, row["shard_ids"].split(","))))
    return Process(row["name"], row["run"], row["shard_count"], ids, row["beat_at"])


# ------------------------------------------------------------------ whose turn it is at the gateway

_FREE_AT = select(identifies.c.free_at).where(identifies.c.bucket == bindparam("of_bucket")).with_for_update()
_FIRST = insert_once(identifies)
_TAKE = update(identifies).where(identifies.c.bucket == bindparam("of_bucket")).values(free_at=bindparam("then"))
_CLOCK = select(func.clock_timestamp())


def take_identify(connection: Connection, bucket: int, gap: timedelta) -> timedelta:
    """Take the turn to identify in a bucket; zero where it was free, else how long it is not.

    gap: how long nobody else may. By the database's clock, which is the same for all processes.
    """
    now = _clock(connection)
    connection.execute(_FIRST, {"bucket": bucket, "free_at": now})
    free_at: datetime = connection.execute(_FREE_AT, {"of_bucket": bucket}).scalar_one()
    # Further away than that only where the clock was set back.
    if now < free_at <= now + gap:
        return free_at - now
    connection.execute(_TAKE, {"of_bucket": bucket, "then": now + gap})
    return timedelta()


def _clock(connection: Connection) -> datetime:
    if connection.dialect.name != "postgresql":
        return datetime.now(UTC)
    now: datetime = connection.execute(_CLOCK).scalar_one()
    return now.astimezone(UTC)
