"""One of several processes that deliver what is due, with the real clock: for tests of processes that live and die.

    python living_process.py URL SHARD COUNT FILE STILL POSTS

It takes that one shard of so many, and takes others for dead after STILL seconds. Every post is a line in FILE: its
nonce, the process, and whether Discord showed or dropped it. After so many POSTS its Discord answers no more.
It ends well on SIGTERM.
"""

import asyncio
import fcntl
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.delivery.pace import RateLimiter
from bot.delivery.tick import Delivery
from bot.domain.posts import Outcome
from bot.domain.reminders import Occurrence
from bot.domain.shards import Shards
from bot.services.processes import Processes
from bot.storage.engine import Database

A_SECOND = 60


class Discord:
    """Takes posts, as a file that several processes write to at once, and drops those whose nonce it knows."""

    def __init__(self, file: str, name: str, posts: int) -> None:
        self._file = file
        self._name = name
        self._left = posts
        self._pace = RateLimiter(A_SECOND)

    async def post(self, occurrence: Occurrence) -> Outcome:
        await self._pace.turn()
        self._left -= 1
        if self._left < 0:
            await asyncio.Event().wait()
        with Path(self._file).open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            known = {line.split()[0] for line in file}
            file.write(f"{occurrence.nonce} {self._name} {'dropped' if occurrence.nonce in known else 'shown'}\n")
            file.flush()
            os.fsync(file.fileno())
        return Outcome.POSTED

    async def tell(self, occurrence: Occurrence, outcome: Outcome, *, rests: bool) -> bool:
        raise NotImplementedError


def now() -> datetime:
    return datetime.now(UTC)


async def main(url: str, shard: int, count: int, file: str, still: float, posts: int) -> None:
    database = Database(make_url(url))
    processes = Processes(database, now, Shards(count, (shard,)), still)
    discord = Discord(file, str(shard), posts)
    delivery = Delivery(database, discord.post, discord.tell, now, processes)
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    await processes.begin()

    async def beat() -> None:
        while True:
            await asyncio.sleep(0.2)
            await processes.beat()

    async def tick() -> None:
        while True:
            await delivery.tick()
            await asyncio.sleep(0.05)

    running = [asyncio.create_task(beat()), asyncio.create_task(tick())]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await stopping.wait()
    await delivery.stop()
    for task in running:
        task.cancel()
    await processes.end()
    await database.close()


if __name__ == "__main__":
    url, shard, count, file, still, posts = sys.argv[1:]
    asyncio.run(main(url, int(shard), int(count), file, float(still), int(posts)))
