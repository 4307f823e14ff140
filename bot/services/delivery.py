"""Posting what is due: claimed first, posted, then settled, so that a crash neither loses nor doubles."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.reminders import Occurrence, Outcome, Reminder
from bot.storage.reminders import ReminderStore

TOO_LATE = timedelta(hours=1)
"""A reminder this old helps nobody any more."""

LEASE = timedelta(minutes=2)
"""After so long an unsettled claim is taken over: its process has died, or Discord did not answer.

Longer than discord.py's own retries of one message, and short enough for Discord to recognise the nonce.
"""

BATCH = 200
AT_ONCE = 20

Post = Callable[[Occurrence], Awaitable[Outcome | None]]
"""Posts an occurrence and tells how it ended; None for a passing fault that is worth another attempt."""

log = logging.getLogger(__name__)


class Delivery:
    """One tick looks for what is due. Any number of processes may tick over the same database."""

    def __init__(self, store: ReminderStore, post: Post, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._post = post
        self._clock = clock
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._pace = asyncio.Semaphore(AT_ONCE)

    async def tick(self) -> int:
        """Claim and post everything due; return how many occurrences were taken on."""
        async with self._ticking:
            return await self._renew() + await self._claim_due()

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
            claims = [await self._store.claim(one, one.schedule.next_after(now), now) for one in due]
            taken += await self._deliver(claims)
            if len(due) < BATCH:
                break
        return taken

    async def _renew(self) -> int:
        now = self._clock()
        old = now - LEASE
        left: tuple[Reminder, ...] = () if self._stopping else await self._store.unsettled(old, BATCH)
        return await self._deliver([await self._store.reclaim(one, old, now) for one in left])

    async def _deliver(self, claims: list[Occurrence | None]) -> int:
        taken = [one for one in claims if one is not None]
        await asyncio.gather(*(self._one(occurrence) for occurrence in taken))
        return len(taken)

    async def _one(self, occurrence: Occurrence) -> None:
        late = self._clock() - occurrence.at
        async with self._pace:
            try:
                outcome = Outcome.MISSED if late > TOO_LATE else await self._post(occurrence)
            except Exception:
                # One post that fails in a new way must not keep the others from their members.
                log.exception("reminder %s: posting failed", occurrence.reminder.id)
                outcome = None
        if outcome is not None:
            await self._store.settle(occurrence, outcome, self._clock())
        log.info(
            "reminder %s: %s, %.0f s late",
            occurrence.reminder.id,
            outcome or "to be tried again",
            late.total_seconds(),
        )
