"""A process beside the bot's for work that would hold up the event loop, even from a thread."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")

IDLE_S = 30.0
"""Seconds without work after which the process ends: it takes about 60 MB."""


class ProcessWorker:
    """Runs one piece of work after the other. The process starts with the first and ends when there is none.

    resvg, which draws, keeps Python's lock: a picture in a thread would stop the event loop for 50 to 90 ms.
    """

    def __init__(self, idle: float | None = IDLE_S) -> None:
        """`idle`: seconds without work after which the process ends; None for never."""
        self._idle = idle
        self._pool: ProcessPoolExecutor | None = None
        self._waiting = 0
        self._end: asyncio.TimerHandle | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """What `work`, which must be picklable, returns."""
        try:
            return await self._ran(work)
        except BrokenProcessPool:
            # Where memory is short the system kills this process first: once more, in a new one.
            return await self._ran(work)

    async def _ran(self, work: Callable[[], T]) -> T:
        if self._end is not None:
            self._end.cancel()
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin)
        loop, pool = asyncio.get_running_loop(), self._pool
        self._waiting += 1
        try:
            return await loop.run_in_executor(pool, work)
        except BrokenProcessPool:
            if self._pool is pool:
                self.close()
            raise
        finally:
            self._waiting -= 1
            if not self._waiting and self._idle is not None:
                self._end = loop.call_later(self._idle, self.close)

    def close(self) -> None:
        """End the process; what waits is given up."""
        if self._end is not None:
            self._end.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _begin() -> None:
    """In the new process: Ctrl-C is the bot's business, and when the bot is gone, this is too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_bot, daemon=True).start()


def _end_with_the_bot() -> None:
    # A bot that is killed cannot tell: its process would wait for work for ever.
    if bot := multiprocessing.parent_process():
        bot.join()
        os._exit(0)
