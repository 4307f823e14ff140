"""What beats: jobs that APScheduler runs every few seconds, whatever becomes of the system's clock.

APScheduler tells by the system's clock what is due: set back by an hour, it would wait for an hour. So its jobs are
moved along with every jump of that clock against the monotonic one, and a job that stands still is noticed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.runtime.faults import Faults

JUMP = timedelta(seconds=2)
"""By less than this clocks are put right without a word."""

STILL = 60
"""Seconds without a beat, on top of its interval, after which a job is started again."""

WATCH = 10
"""Seconds between two looks for jobs that stand still."""

RESTART = timedelta(seconds=1)
"""From when a job was found standing still until it runs again: its run until then has ended by then."""

log = logging.getLogger(__name__)


class SteadyScheduler(AsyncIOScheduler):  # type: ignore[misc]  # APScheduler has no types
    """APScheduler, whose jobs follow the monotonic clock."""

    def __init__(self) -> None:
        super().__init__(timezone=UTC)
        self._seen = datetime.now(UTC), monotonic()

    def wakeup(self) -> None:
        """Called before each look for what is due, in time by the monotonic clock (asyncio's timers follow that)."""
        self._follow_clock()
        super().wakeup()

    def _follow_clock(self) -> None:
        (wall, steady), self._seen = self._seen, (datetime.now(UTC), monotonic())
        jump = (self._seen[0] - wall) - timedelta(seconds=self._seen[1] - steady)
        if abs(jump) < JUMP:
            return
        # A computer that slept looks the same as a clock that was set: all that was due is late, and comes now.
        log.warning("the system's clock has jumped by %+.0f s; what is planned moves along", jump.total_seconds())
        for job in self.get_jobs():
            if getattr(job, "next_run_time", None) is not None:
                job.modify(next_run_time=job.next_run_time + jump)


@dataclass(slots=True)
class _Job:
    seconds: float
    alive: Callable[[], float]
    ended: float
    running: asyncio.Task[None] | None = None


class Jobs:
    """The jobs of the bot. What one of them raises is told by `faults`, and it goes on."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._scheduler = SteadyScheduler()
        self._jobs: dict[str, _Job] = {}
        self._watching: asyncio.Task[None] | None = None

    def every(
        self,
        seconds: float,
        work: Callable[[], Awaitable[object]],
        name: str,
        alive: Callable[[], float] | None = None,
    ) -> None:
        """Do something every so many seconds, never twice at once.

        alive: when it last got on, by the monotonic clock, where it may take long.
        """
        job = self._jobs[name] = _Job(seconds, alive or (lambda: 0.0), monotonic())

        async def run() -> None:
            job.running = asyncio.current_task()
            try:
                await work()
            except Exception as error:  # noqa: BLE001 (the next beat tries again)
                self._faults.report(log, error, name)
            finally:
                job.running, job.ended = None, monotonic()

        self._scheduler.add_job(
            run, "interval", seconds=seconds, id=name, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def once(self, at: datetime, work: Callable[[], Awaitable[object]], name: str) -> None:
        """Do something at a moment; another one of the same name takes its place."""

        async def run() -> None:
            try:
                await work()
            except Exception as error:  # noqa: BLE001 (told as any other)
                self._faults.report(log, error, name.split("-", maxsplit=1)[0])

        self._scheduler.add_job(run, "date", run_date=at, id=name, replace_existing=True, misfire_grace_time=None)

    def start(self) -> None:
        self._scheduler.start()
        for job in self._jobs.values():
            job.ended = monotonic()
        self._watching = asyncio.create_task(self._watch())

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        """By the monotonic clock, without the scheduler: it is what is watched."""
        while True:
            await asyncio.sleep(WATCH)
            for name, job in self._jobs.items():
                still = monotonic() - max(job.ended, job.alive())
                if still > job.seconds + STILL:
                    log.error("%s has not run for %.0f s: it is started again", name, still)
                    self._start_again(name, job)

    def _start_again(self, name: str, job: _Job) -> None:
        job.ended = monotonic()
        if job.running is not None:
            job.running.cancel()
        try:
            self._scheduler.modify_job(name, next_run_time=datetime.now(UTC) + RESTART)
        except JobLookupError:
            log.error("%s is planned no more", name)  # noqa: TRY400 (there is nothing more to tell)
