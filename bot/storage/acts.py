"""Acts of members that stored something: what was typed, and whether its answer has arrived.

A row is written in the first transaction of its act, and marked once the answer was delivered. What is not marked
may have been stored without the member's knowledge, also by a process that has died since.
"""

import hashlib
from collections.abc import Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Connection, bindparam, delete, select, true, update

from bot.domain.errors import DomainError
from bot.storage.act_tables import acts
from bot.storage.inserts import insert_once, upsert

SOON = timedelta(minutes=15)
"""For so long the same text, sent again, is taken for the same act where the first answer did not arrive."""

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first second of 2015. Source: "Snowflakes" in Discord's documentation."""


def apart(time: timedelta) -> int:
    """By how much the ids of what happens so long after each other differ."""
    return int(time / timedelta(milliseconds=1)) << 22


def first_id(at: datetime) -> int:
    """The least snowflake of that moment."""
    return max(int(at.timestamp() * 1000) - DISCORD_EPOCH_MS, 0) << 22


@dataclass(slots=True, eq=False)
class Act:
    """What a member asks for with one command, tap, form or message.

    key: its snowflake. digest: of what was typed for it. well: keys of acts that are under way in this process, or
    answered. stored: whether a transaction was committed for it. answered: whether its last answer arrived. tells_of:
    earlier acts whose outcome its answer tells as well.
    """

    key: int
    member_id: int
    well: Collection[int] = ()
    digest: int | None = None
    stored: bool = False
    answered: bool = False
    ended: bool = False
    tells_of: list[int] = field(default_factory=list)


ACT: ContextVar[Act | None] = ContextVar("ACT", default=None)
"""What the current task works for; nothing where nobody asked."""


class SentBefore(DomainError):
    """The same was sent before and is stored, but its answer did not arrive. keys: of those acts."""

    def __init__(self, keys: Collection[int]) -> None:
        super().__init__("said-before")
        self.keys = tuple(keys)


def digest_of(*typed: str) -> int | None:
    """A number that stands for what was typed; None for nothing."""
    if not any(typed):
        return None
    digest = hashlib.blake2b("\x1f".join(typed).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


_RECORD = upsert(acts, "digest", "stored")
_CLAIM = insert_once(acts)
_missed = select(acts.c.key, acts.c.member_id).where(acts.c.answered.is_not(true()), acts.c.stored)
_SAME = _missed.with_only_columns(acts.c.key).where(
    acts.c.member_id == bindparam("member", type_=BigInteger),
    acts.c.digest == bindparam("said", type_=BigInteger),
    acts.c.key > bindparam("since", type_=BigInteger),
    acts.c.key != bindparam("own", type_=BigInteger),
)
_MISSED_SINCE = _missed.where(acts.c.key > bindparam("since", type_=BigInteger)).order_by(acts.c.key)
_ANSWERED = update(acts).where(acts.c.key == bindparam("of_key", type_=BigInteger)).values(answered=True)
_PURGE = delete(acts).where(acts.c.key < bindparam("before", type_=BigInteger))


def record(connection: Connection, act: Act) -> None:
    """Note that this transaction stores something for the act. Raises `SentBefore`."""
    if act.digest is not None:
        wanted = {"member": act.member_id, "said": act.digest, "since": act.key - apart(SOON), "own": act.key}
        if keys := [key for key in connection.scalars(_SAME, wanted) if key not in act.well]:
            raise SentBefore(keys)
    row = {"key": act.key, "member_id": act.member_id, "digest": act.digest, "stored": True, "answered": False}
    connection.execute(_RECORD, row)


def claim(connection: Connection, key: int, member_id: int) -> bool:
    """Whether the message is this process's to answer: another one may have been handed it, too."""
    row = {"key": key, "member_id": member_id, "digest": None, "stored": False, "answered": False}
    return bool(connection.execute(_CLAIM, row).rowcount)


def set_answered(connection: Connection, keys: Collection[int]) -> None:
    """The answers of these acts have arrived."""
    connection.execute(_ANSWERED, [{"of_key": key} for key in keys])


def missed(connection: Connection, since: datetime) -> Mapping[int, list[int]]:
    """By member, the acts since then that stored something, and whose answer may not have arrived; oldest first."""
    found: dict[int, list[int]] = {}
    for key, member_id in connection.execute(_MISSED_SINCE, {"since": first_id(since)}):
        found.setdefault(member_id, []).append(key)
    return found


def purge(connection: Connection, before: datetime) -> None:
    """Forget acts of before."""
    connection.execute(_PURGE, {"before": first_id(before)})
