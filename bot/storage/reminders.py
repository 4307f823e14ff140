"""Reminders, and which of their occurrences is being posted.

One row for each. `next_at` moves on when an occurrence is claimed, before it is posted; a claim that was not settled
is found again by `unsettled`: a crash between the two loses nothing.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, delete, func, select, update

from bot.domain.posts import Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.shards import NOBODY, Others
from bot.storage.due_reminders import DUE, UNSETTLED, find_by_turns
from bot.storage.inserts import insert_once, upsert
from bot.storage.reminder_rows import (
    BY_ID,
    claim_row,
    clock_of,
    ended_row,
    load,
    lock_reminders,
    refusals_row,
    reminder_row,
    select_reminders,
)
from bot.storage.tables import UtcDateTime, members, reminders

PAST_KEPT_FOR = timedelta(days=7)
"""How long a reminder for one moment stays after it, for its post to be snoozed and its end to be seen."""

Change = Callable[[Reminder], Reminder]

_MEMBER = bindparam("member", type_=BigInteger)
_OWN = (reminders.c.member_id == _MEMBER) & reminders.c.guild_id.is_(None)
"""The member's own; a server's back days are the server's."""
_OF_GUILD = reminders.c.guild_id == bindparam("guild")


# ------------------------------------------------------------------ setting and removing

_INSERT = insert_once(reminders).returning(reminders.c.id)
_LOAD_BY_KEY = select_reminders(
    reminders.c.member_id == _MEMBER, reminders.c.key == bindparam("of_key", type_=BigInteger)
)
_REMOVE_OVER = delete(reminders).where(
    _OWN,
    reminders.c.next_at.is_(None),
    reminders.c.once.is_not(None),
    reminders.c.last_at < bindparam("before", type_=UtcDateTime),
)
_REMOVE = delete(reminders).where(BY_ID, _OWN)
_REMOVE_OF_GUILD = delete(reminders).where(_OF_GUILD)
_LOAD_OF_GUILD = select_reminders(_OF_GUILD)
_LOAD_OF_MEMBER = select_reminders(_OWN)
_LOAD_OWN = select_reminders(BY_ID, _OWN)


def add(connection: Connection, draft: Reminder, key: int | None = None) -> Reminder:
    """Store a new one; its id is the database's. The member's long finished ones go.

    key: the interaction that sets it. One with the same key is stored already: that one.
    """
    if draft.since is not None:
        connection.execute(_REMOVE_OVER, {"member": draft.to.member_id, "before": draft.since - PAST_KEPT_FOR})
    return _insert(connection, draft, key)


def added(connection: Connection, member_id: int, key: int) -> Reminder | None:
    """What the interaction with that key set."""
    return next(iter(load(connection, _LOAD_BY_KEY, member=member_id, of_key=key)), None)


def set_back_day(connection: Connection, draft: Reminder, key: int | None = None) -> Reminder:
    """A server's one back day, in place of the one it had. key: as in `add`."""
    if key is not None and (there := added(connection, draft.to.member_id, key)):
        return there
    connection.execute(_REMOVE_OF_GUILD, {"guild": draft.to.guild_id})
    return _insert(connection, draft, key)


def back_day(connection: Connection, guild_id: int) -> Reminder | None:
    return next(iter(load(connection, _LOAD_OF_GUILD, guild=guild_id)), None)


def of_member(connection: Connection, member_id: int) -> tuple[Reminder, ...]:
    """The member's own reminders, the next one first."""
    return load(connection, _LOAD_OF_MEMBER, member=member_id)


def own(connection: Connection, reminder_id: int, member_id: int) -> Reminder | None:
    """One of the member's own."""
    return next(iter(load(connection, _LOAD_OWN, reminder=reminder_id, member=member_id)), None)


def remove(connection: Connection, reminder_id: int, member_id: int) -> bool:
    """Remove the member's own reminder; whether there was one."""
    return bool(connection.execute(_REMOVE, {"reminder": reminder_id, "member": member_id}).rowcount)


def clear_back_day(connection: Connection, guild_id: int) -> bool:
    return bool(connection.execute(_REMOVE_OF_GUILD, {"guild": guild_id}).rowcount)


def _insert(connection: Connection, draft: Reminder, key: int | None) -> Reminder:
    row_id = connection.scalar(_INSERT, reminder_row(draft) | {"key": key})
    if row_id is None and key is not None and (there := added(connection, draft.to.member_id, key)):
        return there
    return replace(draft, id=row_id)


# ------------------------------------------------------------------ what their owners ask for

_LOCK = lock_reminders(BY_ID)
_LOCK_OWN = lock_reminders(BY_ID, _OWN)
_LOCK_OF_MEMBER = lock_reminders(_OWN)
_LOCK_OF_GUILD = lock_reminders(_OF_GUILD)
_UPDATE = update(reminders).where(BY_ID)
_QUIET = select(members.c.quiet_from, members.c.quiet_to).where(members.c.id == _MEMBER)
_SET_QUIET = upsert(members, "quiet_from", "quiet_to")


def change(connection: Connection, reminder_id: int, member_id: int, change: Change) -> Reminder | None:
    """Change the member's own reminder; None where it is not theirs. What `change` raises leaves it as it was."""
    return next(iter(change_locked(connection, _LOCK_OWN, change, reminder=reminder_id, member=member_id)), None)


def change_guild(connection: Connection, guild_id: int, change: Change) -> Reminder | None:
    """Change the server's back days; None where it has none."""
    return next(iter(change_locked(connection, _LOCK_OF_GUILD, change, guild=guild_id)), None)


def quiet(connection: Connection, member_id: int) -> Quiet | None:
    """The hours in which the member wants to hear nothing."""
    row = connection.execute(_QUIET, {"member": member_id}).first()
    return None if row is None or row[0] is None else Quiet(clock_of(row[0]), clock_of(row[1]))


def set_quiet(connection: Connection, member_id: int, quiet: Quiet | None, now: datetime) -> None:
    """Keep the quiet hours, and plan all the member's own reminders anew."""
    row = {
        "id": member_id,
        "quiet_from": quiet.start.hour * 60 + quiet.start.minute if quiet else None,
        "quiet_to": quiet.end.hour * 60 + quiet.end.minute if quiet else None,
    }
    connection.execute(_SET_QUIET, row)
    change_locked(connection, _LOCK_OF_MEMBER, lambda reminder: reminder.replanned(now), member=member_id)


def change_locked(connection: Connection, lock: Select[Any], change: Change, **facts: Any) -> tuple[Reminder, ...]:
    """Change rows that nobody else can change meanwhile; return them as they are now."""
    found = load(connection, lock, **facts)
    changed = tuple(replace(change(seen), revision=seen.revision + 1) for seen in found)
    for each in changed:
        connection.execute(_UPDATE, {"reminder": each.id, **reminder_row(each), "revision": each.revision})
    return changed


# ------------------------------------------------------------------ posting


_NEXT_MOMENT = select(func.min(reminders.c.next_at))

_CLAIMED = BY_ID & (reminders.c.claimed == bindparam("moment", type_=UtcDateTime))
# Skipped is what somebody else is changing at this moment: it is not as it was seen.
_LOCK_SEEN = (
    select(reminders.c.id, reminders.c.revision)
    .where(reminders.c.id.in_(bindparam("ids", expanding=True)))
    .with_for_update(skip_locked=True)
)
_CLAIM = update(reminders).where(BY_ID).values(revision=reminders.c.revision + 1)
_RECLAIM = (
    update(reminders)
    .where(_CLAIMED, reminders.c.retry_at <= bindparam("now", type_=UtcDateTime))
    .values(retry_at=bindparam("then"), holder=bindparam("by"))
)
_POSTPONE = (
    update(reminders)
    .where(_CLAIMED)
    .values(retry_at=bindparam("then"), holder=None, attempts=reminders.c.attempts + 1)
)
_SETTLE = update(reminders).where(_CLAIMED).values(claimed=None, retry_at=None, holder=None, attempts=0)


def due(
    connection: Connection, now: datetime, limit: int, busy: Collection[int] = (), others: Others = NOBODY
) -> tuple[Reminder, ...]:
    """Reminders whose moment has come, the oldest first, but by turns: one for each place before any second.

    None for the places in `busy`, nor for servers that one of the `others` takes care of.
    """
    return find_by_turns(connection, DUE, now, limit, busy, others)


def unsettled(
    connection: Connection, now: datetime, limit: int, busy: Collection[int] = (), others: Others = NOBODY
) -> tuple[Reminder, ...]:
    """Reminders with an occurrence that was claimed and not settled, to be tried again; as `due`.

    None that one of the `others` holds: it is alive.
    """
    return find_by_turns(connection, UNSETTLED, now, limit, busy, others)


def next_moment(connection: Connection) -> datetime | None:
    moment: datetime | None = connection.scalar(_NEXT_MOMENT)
    return moment


def claim(
    connection: Connection, due: Iterable[Reminder], now: datetime, retry_at: datetime, holder: str | None = None
) -> tuple[Occurrence, ...]:
    """Take on what is at `next_at`; without those that another process or the owner changed.

    holder: the name of the process that does.

    Compare-and-set on what was seen: however many ask at once, one row changes for one of them.
    """
    seen = {reminder.id: reminder for reminder in due if reminder.next_at is not None}
    rows = connection.execute(_LOCK_SEEN, {"ids": list(seen)}).all()
    unchanged = [seen[row.id] for row in rows if row.revision == seen[row.id].revision]
    claimed = [reminder.claimed(now) for reminder in unchanged]
    if claimed:
        lease = {"retry_at": retry_at, "holder": holder}
        facts = [{"reminder": reminder.id, **lease, **claim_row(reminder)} for reminder in claimed]
        connection.execute(_CLAIM, facts)
    return tuple(Occurrence(reminder, reminder.claim.at) for reminder in claimed if reminder.claim)


def reclaim(
    connection: Connection, seen: Reminder, now: datetime, retry_at: datetime, holder: str | None = None
) -> Occurrence | None:
    """Take over an unsettled occurrence; None where it was settled or taken over meanwhile."""
    if seen.claim is None:
        return None
    facts = {"reminder": seen.id, "moment": seen.claim.at, "now": now, "then": retry_at, "by": holder}
    return Occurrence(seen, seen.claim.at) if connection.execute(_RECLAIM, facts).rowcount else None


def postpone(
    connection: Connection,
    occurrence: Occurrence,
    retry_at: datetime,
    outcome: Outcome | None = None,
    *,
    refused: bool = False,
) -> None:
    """Try the occurrence again then: Discord did not take it.

    outcome: what is recorded of it until then, if anything. refused: whether it counts towards a rest.
    """
    seen = occurrence.reminder
    facts = {"reminder": seen.id, "moment": occurrence.at, "then": retry_at}
    recorded = {"last_outcome": outcome, "last_at": occurrence.at} if outcome else {}
    counted = refusals_row(seen.refused(occurrence.at).refusals) if refused else {}
    connection.execute(_POSTPONE, {**facts, **recorded, **counted})


def settle(
    connection: Connection,
    occurrence: Occurrence,
    outcome: Outcome,
    now: datetime,
    pause: Pause | None = None,
    *,
    refused: bool = False,
) -> bool:
    """Record how the occurrence ended, and pause where that says so; whether it was still to be settled.

    refused: whether it counts towards a rest. One that a later occurrence replaced is not touched.
    """
    seen = occurrence.reminder
    ended = seen.ended(outcome, now)
    if not connection.execute(_SETTLE, {"reminder": seen.id, "moment": occurrence.at, **ended_row(ended)}).rowcount:
        return False

    def follow(reminder: Reminder) -> Reminder:
        settled = reminder.settled(occurrence.at, outcome, now)
        settled = settled.refused(occurrence.at) if refused else settled
        return settled.paused(pause, None, now) if pause else settled

    if follow(seen) != ended:
        change_locked(connection, _LOCK, follow, reminder=seen.id)
    return True
