"""A process that delivers what is due, and can be made to die at a chosen point: for tests of crashes.

    python delivering_process.py URL MOMENT FILE [POINT]

MOMENT is its clock, in seconds since 1970. It says that it is ready, waits for a line, and says in the end how many
it took on. Every post is a line in FILE, on disk before it counts: its nonce, the moment, and whether Discord showed
or dropped it. At POINT the process kills itself, when it gets there for the first time.
"""

import asyncio
import fcntl
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from bot.delivery.tick import Delivery
from bot.domain.posts import Outcome
from bot.domain.reminders import Occurrence
from bot.storage import reminders
from bot.storage.engine import Database

POINTS = ("before claiming", "claimed", "posted", "settling", "settled")
DEATHS = {
    "before claiming": (reminders.claim, True),
    "claimed": (reminders.claim, False),
    "settling": (reminders.settle, True),
    "settled": (reminders.settle, False),
}
"""Of those, the ones at a write: which one, and whether before it."""

TICKS = 30
NONCE_KNOWN = 180
"""Seconds for which the pretended Discord drops a second post with the same nonce."""


class Discord:
    """Takes posts, as a file that several processes may write to at once."""

    def __init__(self, file: str, now: int) -> None:
        self._file = file
        self._now = now

    async def post(self, occurrence: Occurrence) -> Outcome:
        await asyncio.sleep(0.001)
        with Path(self._file).open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            posts = [line.split() for line in file]
            known = {nonce for nonce, at, _ in posts if self._now - int(at) <= NONCE_KNOWN}
            file.write(f"{occurrence.nonce} {self._now} {'dropped' if occurrence.nonce in known else 'shown'}\n")
            file.flush()
            os.fsync(file.fileno())
        return Outcome.POSTED

    async def tell(self, occurrence: Occurrence, outcome: Outcome, *, rests: bool) -> bool:
        raise NotImplementedError


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying(call: Callable[..., Awaitable[Any]], *, first: bool) -> Callable[..., Awaitable[Any]]:
    """What kills the process before `call`, or after it."""

    async def instead(*given: Any) -> Any:
        if first:
            die()
        result = await call(*given)
        die()
        return result

    return instead


def dying_in(write: Callable[..., Awaitable[Any]], work: object, *, first: bool) -> Callable[..., Awaitable[Any]]:
    """A database's `write` that kills the process before that work, or after it."""
    at_work = dying(write, first=first)

    async def instead(what: object, *given: Any) -> Any:
        return await (at_work if what is work else write)(what, *given)

    return instead


async def main(url: str, now: int, file: str, point: str) -> None:
    database = Database(make_url(url))
    discord = Discord(file, now)
    post: Callable[[Occurrence], Awaitable[Outcome]] = discord.post
    if point == "posted":
        post = dying(post, first=False)
    elif point in DEATHS:
        work, first = DEATHS[point]
        database.write = dying_in(database.write, work, first=first)
    delivery = Delivery(database, post, discord.tell, lambda: datetime.fromtimestamp(now, UTC))
    say("ready")
    sys.stdin.readline()
    # A tick ends where another process was quicker; the next one finds what that left.
    say(sum([await delivery.tick() for _ in range(TICKS)]))
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], "".join(sys.argv[4:])))
