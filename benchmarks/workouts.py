"""Durable logs a second, and how long each member waits, with 1, 32 and 256 of them at once.

`workouts.add`, as `/log` calls it, against bare aiosqlite with one connection and a lock; both write a workout with
three sets, each into a file of its own, and return after a commit with synchronous=FULL. Ours reads back what the
answer shows, too. In short rounds, in turn: a ratio is the median of the rounds' own.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy.engine import URL

from benchmarks.acknowledgement import bare_store
from benchmarks.measure import Timing, since, table
from bot.domain.notation import parse_sets
from bot.domain.workouts import Entry, Log
from bot.storage import workouts
from bot.storage.engine import Database

MEMBERS = (1, 32, 256)
ROUNDS = 5
SECONDS = 0.4
_ids = count(1)
_SETS = parse_sets("3x8@60kg")

Write = Callable[[], Awaitable[None]]


@dataclass
class Load:
    """What came of one side's rounds: logs a second in each, and the milliseconds of every log."""

    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    async def add_round(self, write: Write, members: int) -> None:
        """Let `members` log for `SECONDS`, each one log after the other."""
        start = perf_counter()
        before = len(self.times)

        async def member() -> None:
            while perf_counter() - start < SECONDS:
                began = perf_counter()
                await write()
                self.times.append(since(began))

        await asyncio.gather(*(member() for _ in range(members)))
        self.rates.append((len(self.times) - before) / (perf_counter() - start))

    @property
    def timing(self) -> Timing:
        return Timing(tuple(self.times))


async def compare(bare: Write, ours: Write, members: int) -> list[str]:
    """A line of the table. The first round warms up and is not counted."""
    for write in (bare, ours):
        await Load().add_round(write, members)
    base, found = Load(), Load()
    for _ in range(ROUNDS):
        await base.add_round(bare, members)
        await found.add_round(ours, members)
    faster = median(mine / other for mine, other in zip(found.rates, base.rates, strict=True))
    longer = found.timing.p50 / base.timing.p50
    return [
        str(members),
        f"{median(base.rates):,.0f}",
        f"{median(found.rates):,.0f}",
        f"{faster:.1f}",
        *(f"{load.timing.p50:.2f} / {load.timing.p99:.1f}" for load in (base, found)),
        f"{longer:.2f}",
    ]


async def run(folder: Path) -> None:
    database = Database(URL.create("sqlite+aiosqlite", database=str(folder / "logs.sqlite3")))
    await database.open()
    lock = asyncio.Lock()
    async with bare_store(folder / "bare-logs.sqlite3") as write:

        async def bare() -> None:
            async with lock:
                await write()

        async def ours() -> None:
            log = Log(next(_ids), 5, None, datetime.now(UTC), (Entry("face-pull", _SETS),))
            await database.write(workouts.add, log)

        try:
            rows = [await compare(bare, ours, members) for members in MEMBERS]
        finally:
            await database.close()
    head = ["members", "bare logs/s", "logs/s", "ratio", "bare p50 / p99 ms", "p50 / p99 ms", "p50 ratio"]
    table("Durable logs (SQLite, synchronous=FULL)", head, rows)
