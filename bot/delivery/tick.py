"""Posting what is due: claimed first, posted, then settled, so that a crash neither loses nor doubles."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic
from typing import Protocol

from bot.domain.posts import Outcome, Refusal
from bot.domain.reminder_kinds import BackDay
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Occurrence, Reminder
from bot.services.processes import Processes
from bot.storage import planned_days, reminders
from bot.storage.engine import Database

POST_TOO_LATE = timedelta(hours=1)
"""A reminder this old helps nobody any more."""

CLAIM_LEASE = timedelta(minutes=2)
"""After so long an unsettled claim is tried again, also where its process lives; that of a dead one, at once.

Longer than discord.py's own retries of one message, and short enough for Discord to recognise the nonce.
"""

FIRST_RETRY = timedelta(seconds=30)
"""Before an occurrence that Discord did not take is tried again; twice as long after each further failure."""

CLAIMED_AT_ONCE = 100
"""Occurrences claimed and not yet settled: few, so that none waits as long as its lease lasts."""

LOOK_AGAIN = 5
"""Seconds after which a tick that is still posting looks for what has become due meanwhile."""

POSTS_PATIENCE_S = 4
"""Seconds that posts on their way get to end when the bot stops: Discord may have one wait for minutes."""

PAUSED_AT_ONCE = {Outcome.GONE: Pause.GONE, Outcome.REMOVED: Pause.LEFT, Outcome.OWNER_LEFT: Pause.OWNER_LEFT}
"""What is certain, and does not change by itself: the reminder rests until somebody does something."""

WEARY = {
    Outcome.FORBIDDEN: Pause.FORBIDDEN,
    Outcome.CLOSED: Pause.CLOSED,
    Outcome.ELSEWHERE: Pause.CLOSED,
    Outcome.NO_MEMBER: Pause.NO_MEMBER,
    Outcome.FAILED: Pause.REFUSED,
}
"""What a reminder rests for after it was refused several times in a row."""

Post = Callable[[Occurrence], Awaitable[Outcome | Refusal]]
"""Posts an occurrence and tells how it ended."""


class Tell(Protocol):
    """Tells whoever can do something about it: what posts into a channel was refused, or rests, or lost its role.

    False where Discord did not take that either, for a reason that may pass.
    """

    async def __call__(self, occurrence: Occurrence, outcome: Outcome, /, *, rests: bool) -> bool: ...


log = logging.getLogger(__name__)


class Delivery:
    """One tick looks for what is due. Any number of processes may tick over the same database.

    At most one occurrence for each place is on its way, so that a place with many to come keeps no other waiting.
    """

    def __init__(
        self,
        database: Database,
        post: Post,
        tell: Tell,
        clock: Callable[[], datetime],
        processes: Processes | None = None,
    ) -> None:
        """`processes`: this one among others, if there are any."""
        self._database = database
        self._post = post
        self._tell = tell
        self._clock = clock
        self._processes = processes or Processes(database, clock)
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._on_the_way: dict[int, asyncio.Task[None]] = {}  # by place
        self._arrived = asyncio.Condition()
        self._failed: list[Exception] = []
        self._missed = 0
        self.looked = 0.0
        """When it last looked for what is due, by the monotonic clock."""

    async def tick(self) -> int:
        """Claim and post everything due; return how many occurrences were taken on, once all are settled.

        The next ones are claimed while half of the last are still on their way, so that posting never waits for them.
        Raises what kept one from being settled, once the others are: it is taken up again when its lease ends.
        """
        claimed_count = 0
        async with self._ticking:
            resting = not self._on_the_way
            # Only a look that began with nothing on the way has seen every place.
            while (new := await self._take_on()) or not resting:
                claimed_count += new
                await self._wait(CLAIMED_AT_ONCE // 2 if new else 0)
                resting = not self._on_the_way
            failed, self._failed = self._failed, []
            missed, self._missed = self._missed, 0
        if missed:
            log.warning("due while the bot was not running, and too late to be posted: %s reminders", missed)
        if failed:
            raise failed[0]
        return claimed_count

    async def test(self, reminder: Reminder) -> Outcome:
        """Post a copy now, which changes nothing."""
        result = await self._posted(Occurrence(reminder, self._clock(), test=True))
        return result.outcome if isinstance(result, Refusal) else result

    async def tell_moved(self, reminder: Reminder) -> None:
        """Tell its owner that those who run a server have it sent by direct message; `reminder` as it was before."""
        await self._tell(Occurrence(reminder, self._clock()), Outcome.MOVED, rests=False)

    async def stop(self) -> None:
        """Claim nothing more, and return when what was claimed is settled, or after `POSTS_PATIENCE_S` seconds.

        What Discord still makes wait then is left: its claim is found again at the next start.
        """
        self._stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(POSTS_PATIENCE_S), self._ticking:
                while self._on_the_way:
                    await self._wait(0)
        if left := list(self._on_the_way.values()):
            log.warning("stopped while %s reminders waited for Discord: the next start takes them up", len(left))
            for task in left:
                task.cancel()
            await asyncio.wait(left)

    async def _take_on(self) -> int:
        """Claim what there is room for, and begin to post it; return how many."""
        new = 0
        self.looked = monotonic()
        for take in (self._left, self._due):
            if self._stopping:
                break
            for occurrence in await take(self._clock(), CLAIMED_AT_ONCE - len(self._on_the_way)):
                self._on_the_way[occurrence.reminder.to.place] = asyncio.create_task(
                    self._post_and_record(occurrence)
                )
                new += 1
        return new

    async def _due(self, now: datetime, room: int) -> Sequence[Occurrence]:
        here, busy = self._processes, tuple(self._on_the_way)
        due = await self._database.read(reminders.due, now, room, busy, here.others)
        if not due:
            return ()
        return await self._database.write(
            reminders.claim, _one_for_each_place(due), now, now + CLAIM_LEASE, here.name
        )

    async def _left(self, now: datetime, room: int) -> Sequence[Occurrence]:
        """What a process that died, or a post that failed, left behind."""
        here, busy = self._processes, tuple(self._on_the_way)
        left = await self._database.read(reminders.unsettled, now, room, busy, here.others)
        again = [
            await self._database.write(reminders.reclaim, occurrence, now, now + CLAIM_LEASE, here.name)
            for occurrence in _one_for_each_place(left)
        ]
        return [occurrence for occurrence in again if occurrence is not None]

    async def _wait(self, few: int) -> None:
        """Return when no more than `few` are on their way, or when it is time to look again."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_AGAIN), self._arrived:
                await self._arrived.wait_for(lambda: len(self._on_the_way) <= few)

    async def _post_and_record(self, occurrence: Occurrence) -> None:
        late = self._clock() - occurrence.at
        try:
            if _is_planned(occurrence):
                await self._database.write(planned_days.add, occurrence.reminder.to.member_id, occurrence.day)
            result = _given_up(occurrence) if late > POST_TOO_LATE else await self._posted(occurrence)
            ended = await self._record(occurrence, result)
            self._missed += ended is Outcome.MISSED
            log.info("reminder %s: %s, %.0f s late", occurrence.reminder.id, ended, late.total_seconds())
        except Exception as error:
            log.exception("reminder %s: what came of it was not recorded", occurrence.reminder.id)
            self._failed.append(error)
        finally:
            del self._on_the_way[occurrence.reminder.to.place]
            async with self._arrived:
                self._arrived.notify_all()

    async def _posted(self, occurrence: Occurrence) -> Outcome | Refusal:
        try:
            return await self._post(occurrence)
        except Exception:
            # One post that fails in a new way must not keep the others from their members.
            log.exception("reminder %s: posting failed", occurrence.reminder.id)
            return Refusal()

    async def _record(self, occurrence: Occurrence, result: Outcome | Refusal) -> str:
        """Settle the occurrence, or see to it that it is tried again; return what the log says of it."""
        if isinstance(result, Refusal):
            return await self._refused(occurrence, result)
        if result in PAUSED_AT_ONCE:
            return await self._rest(occurrence, Refusal(result), PAUSED_AT_ONCE[result])
        if result is Outcome.NO_ROLE and not await self._tell(occurrence, result, rests=False):
            result = Outcome.POSTED  # so that the next one finds the role gone again, and tells
        await self._database.write(reminders.settle, occurrence, result, self._clock())
        return result

    async def _refused(self, occurrence: Occurrence, refusal: Refusal) -> str:
        """What may pass is tried again within the hour; what was refused before, only at its next moment."""
        reminder, outcome = occurrence.reminder, refusal.outcome
        refusals = reminder.refused(occurrence.at).refusals if refusal.lasts else reminder.refusals
        if refusal.lasts and refusals.enough and outcome in WEARY:
            return await self._rest(occurrence, refusal, WEARY[outcome])
        shown = refusal.lasts or outcome is Outcome.TIMED_OUT
        first = refusal.lasts and not reminder.refusals.count
        if shown and (first or reminder.last_outcome is not outcome):
            # What could not be told is not recorded either, so that the next attempt tells it.
            shown = await self._tell(occurrence, outcome, rests=False)
        in_time = self._clock() + refusal.after - occurrence.at <= POST_TOO_LATE
        if refusal.again and in_time and not (refusal.lasts and refusals.count > 1):
            return await self._later(occurrence, refusal, outcome if shown else None)
        await self._database.write(reminders.settle, occurrence, outcome, self._clock(), refused=refusal.lasts)
        return outcome

    async def _rest(self, occurrence: Occurrence, refusal: Refusal, pause: Pause) -> str:
        """Tell first: after a crash Discord drops a second copy by its nonce; the other order could tell nobody."""
        if not await self._tell(occurrence, refusal.outcome, rests=True):
            return await self._later(occurrence, refusal)
        await self._database.write(
            reminders.settle, occurrence, refusal.outcome, self._clock(), pause, refused=refusal.lasts
        )
        return f"{refusal.outcome}, rests from now on"

    async def _later(self, occurrence: Occurrence, refusal: Refusal, outcome: Outcome | None = None) -> str:
        """Try it again: at growing distances, or when the refusal says so. outcome: what is shown until then."""
        wait = refusal.after or FIRST_RETRY * 2 ** min(_attempts(occurrence), 10)
        await self._database.write(
            reminders.postpone, occurrence, self._clock() + wait, outcome, refused=refusal.lasts
        )
        return f"{refusal.outcome}, to be tried again"


def _is_planned(occurrence: Occurrence) -> bool:
    """Whether it is a back day of a member's own plan."""
    return isinstance(occurrence.reminder.about, BackDay) and occurrence.reminder.to.guild_id is None


def _given_up(occurrence: Occurrence) -> Outcome | Refusal:
    """What is told of an occurrence that is too late to be posted."""
    reminder, last = occurrence.reminder, occurrence.reminder.last
    if not _attempts(occurrence):
        return Outcome.MISSED
    outcome = last.outcome if last and last.at >= occurrence.at else Outcome.FAILED
    return Refusal(outcome, lasts=reminder.refusals.last == occurrence.at, again=False)


def _attempts(occurrence: Occurrence) -> int:
    """How many attempts at it have failed."""
    return occurrence.reminder.claim.attempts if occurrence.reminder.claim else 0


def _one_for_each_place(some: Iterable[Reminder]) -> Iterable[Reminder]:
    """The first for each."""
    first: dict[int, Reminder] = {}
    for occurrence in some:
        first.setdefault(occurrence.to.place, occurrence)
    return first.values()
