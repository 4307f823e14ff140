"""Posting what is due: claimed first, posted, then settled, so that a crash neither loses nor doubles."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.reminders import Occurrence, Outcome, Pause, Reminder
from bot.storage.reminders import ReminderStore

TOO_LATE = timedelta(hours=1)
"""A reminder this old helps nobody any more."""

LEASE = timedelta(minutes=2)
"""After so long an unsettled claim is taken over: its process has died.

Longer than discord.py's own retries of one message, and short enough for Discord to recognise the nonce.
"""

FIRST_PAUSE = timedelta(seconds=30)
"""Before an occurrence that Discord did not take is tried again; twice as long after each further failure."""

BATCH = 100
AT_ONCE = 20

PAUSES = {Outcome.FORBIDDEN: Pause.FORBIDDEN, Outcome.GONE: Pause.GONE}
"""What posting again would not change: the reminder rests until somebody does something."""

Post = Callable[[Occurrence], Awaitable[Outcome | None]]
"""Posts an occurrence and tells how it ended; None for a passing fault that is worth another attempt."""

Tell = Callable[[Occurrence, Outcome], Awaitable[None]]
"""Tells the owner that the reminder rests, and why."""

log = logging.getLogger(__name__)


class Delivery:
    """One tick looks for what is due. Any number of processes may tick over the same database."""

    def __init__(self, store: ReminderStore, post: Post, tell: Tell, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._post = post
        self._tell = tell
        self._clock = clock
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._pace = asyncio.Semaphore(AT_ONCE)

    async def tick(self) -> int:
        """Claim and post everything due; return how many occurrences were taken on."""
        async with self._ticking:
            return await self._renew() + await self._claim_due()

    async def test(self, reminder: Reminder) -> Outcome | None:
        """Post a copy now, which changes nothing. None where Discord did not take it."""
        return await self._posted(Occurrence(reminder, self._clock(), test=True))

    async def stop(self) -> None:
        """Claim nothing more, and return when what was claimed is settled."""
        self._stopping = True
        async with self._ticking:
            return

    async def _claim_due(self) -> int:
        taken = 0
        while not self._stopping:
            now = self._clock()
            due = await self._store.due(now, BATCH)
            taken += await self._deliver(await self._store.claim(due, now, now + LEASE))
            if len(due) < BATCH:
                break
        return taken

    async def _renew(self) -> int:
        now = self._clock()
        left: tuple[Reminder, ...] = () if self._stopping else await self._store.unsettled(now, BATCH)
        again = [await self._store.reclaim(one, now, now + LEASE) for one in left]
        return await self._deliver([one for one in again if one is not None])

    async def _deliver(self, taken: Sequence[Occurrence]) -> int:
        await asyncio.gather(*(self._one(occurrence) for occurrence in taken))
        return len(taken)

    async def _one(self, occurrence: Occurrence) -> None:
        late = self._clock() - occurrence.at
        async with self._pace:
            outcome = _given_up(occurrence) if late > TOO_LATE else await self._posted(occurrence)
        await self._record(occurrence, outcome)
        log.info(
            "reminder %s: %s, %.0f s late",
            occurrence.reminder.id,
            outcome or "to be tried again",
            late.total_seconds(),
        )

    async def _posted(self, occurrence: Occurrence) -> Outcome | None:
        try:
            return await self._post(occurrence)
        except Exception:
            # One post that fails in a new way must not keep the others from their members.
            log.exception("reminder %s: posting failed", occurrence.reminder.id)
            return None

    async def _record(self, occurrence: Occurrence, outcome: Outcome | None) -> None:
        now = self._clock()
        if outcome is None:
            wait = FIRST_PAUSE * 2 ** min(occurrence.reminder.attempts, 10)
            await self._store.postpone(occurrence, now + wait)
            return
        pause = PAUSES.get(outcome)
        if await self._store.settle(occurrence, outcome, now, pause) and pause:
            # Settled first: a crash here tells nobody, where the other order could tell twice.
            await self._tell(occurrence, outcome)


def _given_up(occurrence: Occurrence) -> Outcome:
    return Outcome.FAILED if occurrence.reminder.attempts else Outcome.MISSED
