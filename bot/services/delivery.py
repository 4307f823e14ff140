"""Posting what is due: claimed first, posted, then settled, so that a crash neither loses nor doubles."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.domain.posts import Outcome
from bot.domain.reminders import Occurrence, Pause, Reminder
from bot.storage import reminders
from bot.storage.engine import Database

TOO_LATE = timedelta(hours=1)
"""A reminder this old helps nobody any more."""

LEASE = timedelta(minutes=2)
"""After so long an unsettled claim is taken over: its process has died.

Longer than discord.py's own retries of one message, and short enough for Discord to recognise the nonce.
"""

FIRST_PAUSE = timedelta(seconds=30)
"""Before an occurrence that Discord did not take is tried again; twice as long after each further failure."""

BATCH = 100
"""Occurrences claimed and not yet settled: few, so that none waits as long as its lease lasts."""

LOOK_AGAIN = 5
"""Seconds after which a tick that is still posting looks for what has become due meanwhile."""

PAUSES = {Outcome.FORBIDDEN: Pause.FORBIDDEN, Outcome.GONE: Pause.GONE}
"""What posting again would not change: the reminder rests until somebody does something."""

Post = Callable[[Occurrence], Awaitable[Outcome | None]]
"""Posts an occurrence and tells how it ended; None for a passing fault that is worth another attempt."""

Tell = Callable[[Occurrence, Outcome], Awaitable[None]]
"""Tells whoever set the reminder that it rests or lost its role, and why."""

log = logging.getLogger(__name__)


class Delivery:
    """One tick looks for what is due. Any number of processes may tick over the same database.

    At most one occurrence for each place is on its way, so that a place with many to come keeps no other waiting.
    """

    def __init__(self, database: Database, post: Post, tell: Tell, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._post = post
        self._tell = tell
        self._clock = clock
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._on_the_way: dict[int, asyncio.Task[None]] = {}  # by place
        self._arrived = asyncio.Condition()
        self._failed: list[Exception] = []
        self._missed = 0

    async def tick(self) -> int:
        """Claim and post everything due; return how many occurrences were taken on, once all are settled.

        The next ones are claimed while half of the last are still on their way, so that posting never waits for them.
        Raises what kept one from being settled, once the others are: it is taken up again when its lease ends.
        """
        taken = 0
        async with self._ticking:
            resting = not self._on_the_way
            # Only a look that began with nothing on the way has seen every place.
            while (new := await self._take_on()) or not resting:
                taken += new
                await self._wait(BATCH // 2 if new else 0)
                resting = not self._on_the_way
            failed, self._failed = self._failed, []
            missed, self._missed = self._missed, 0
        if missed:
            log.warning("due while the bot was not running, and too late to be posted: %s reminders", missed)
        if failed:
            raise failed[0]
        return taken

    async def test(self, reminder: Reminder) -> Outcome | None:
        """Post a copy now, which changes nothing. None where Discord did not take it."""
        return await self._posted(Occurrence(reminder, self._clock(), test=True))

    async def stop(self) -> None:
        """Claim nothing more, and return when what was claimed is settled."""
        self._stopping = True
        async with self._ticking:
            while self._on_the_way:
                await self._wait(0)

    async def _take_on(self) -> int:
        """Claim what there is room for, and begin to post it; return how many."""
        new = 0
        for take in (self._left, self._due):
            if self._stopping:
                break
            for occurrence in await take(self._clock(), BATCH - len(self._on_the_way)):
                self._on_the_way[occurrence.reminder.to.place] = asyncio.create_task(self._one(occurrence))
                new += 1
        return new

    async def _due(self, now: datetime, room: int) -> Sequence[Occurrence]:
        due = await self._database.read(reminders.due, now, room, tuple(self._on_the_way))
        return await self._database.write(reminders.claim, _one_for_each_place(due), now, now + LEASE) if due else ()

    async def _left(self, now: datetime, room: int) -> Sequence[Occurrence]:
        """What a process that died, or a post that failed, left behind."""
        left = await self._database.read(reminders.unsettled, now, room, tuple(self._on_the_way))
        again = [
            await self._database.write(reminders.reclaim, one, now, now + LEASE) for one in _one_for_each_place(left)
        ]
        return [one for one in again if one is not None]

    async def _wait(self, few: int) -> None:
        """Return when no more than `few` are on their way, or when it is time to look again."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_AGAIN), self._arrived:
                await self._arrived.wait_for(lambda: len(self._on_the_way) <= few)

    async def _one(self, occurrence: Occurrence) -> None:
        late = self._clock() - occurrence.at
        try:
            outcome = _given_up(occurrence) if late > TOO_LATE else await self._posted(occurrence)
            await self._record(occurrence, outcome)
            self._missed += outcome is Outcome.MISSED
            told = outcome or "to be tried again"
            log.info("reminder %s: %s, %.0f s late", occurrence.reminder.id, told, late.total_seconds())
        except Exception as error:
            log.exception("reminder %s: what came of it was not recorded", occurrence.reminder.id)
            self._failed.append(error)
        finally:
            del self._on_the_way[occurrence.reminder.to.place]
            async with self._arrived:
                self._arrived.notify_all()

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
            await self._database.write(reminders.postpone, occurrence, now + wait)
            return
        pause = PAUSES.get(outcome)
        worth_telling = pause is not None or outcome is Outcome.NO_ROLE
        if await self._database.write(reminders.settle, occurrence, outcome, now, pause) and worth_telling:
            # Settled first: a crash here tells nobody, where the other order could tell twice.
            await self._tell(occurrence, outcome)


def _given_up(occurrence: Occurrence) -> Outcome:
    return Outcome.FAILED if occurrence.reminder.attempts else Outcome.MISSED


def _one_for_each_place(some: Iterable[Reminder]) -> Iterable[Reminder]:
    """The first for each."""
    first: dict[int, Reminder] = {}
    for one in some:
        first.setdefault(one.to.place, one)
    return first.values()
