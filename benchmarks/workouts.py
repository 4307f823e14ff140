"""Durable logs a second, and how long each member waits, with 1, 32 and 256 of them at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter

from sqlalchemy.engine import URL

from benchmarks.acknowledgement import bare_store
from benchmarks.measure import Timing, since, table
from bot.domain.notation import parse_sets
from bot.domain.workouts import Entry, Workout
from bot.storage.engine import Database
from bot.storage.workouts import WorkoutStore

MEMBERS = (1, 32, 256)
SECONDS = 2.0
_ids = count(1)
_SETS = parse_sets("3x8@60kg")


async def load(write: Callable[[], Awaitable[None]], members: int) -> tuple[float, Timing]:
    """Let `members` log one after the other for `SECONDS`; logs a second, and the time of each."""
    times: list[float] = []
    start = perf_counter()

    async def member() -> None:
        while perf_counter() - start < SECONDS:
            began = perf_counter()
            await write()
            times.append(since(began))

    await asyncio.gather(*(member() for _ in range(members)))
    return len(times) / (perf_counter() - start), Timing(tuple(times))


async def run(folder: Path) -> None:
    database = Database(URL.create("sqlite+aiosqlite", database=str(folder / "logs.sqlite3")))
    await database.open()
    store = WorkoutStore(database)
    connection, bare = await bare_store(folder / "bare-logs.sqlite3")
    lock = asyncio.Lock()

    async def ours() -> None:
        await store.add(Workout(next(_ids), 5, None, datetime.now(UTC), (Entry("face-pull", _SETS),)))

    async def minimal() -> None:
        async with lock:
            await bare()

    rows = []
    for members in MEMBERS:
        bare_rate, bare_time = await load(minimal, members)
        rate, time = await load(ours, members)
        rows.append(
            [
                str(members),
                f"{bare_rate:,.0f}",
                f"{rate:,.0f}",
                f"{rate / bare_rate:.1f}",
                f"{bare_time.p50:.2f}",
                f"{time.p50:.2f}",
                f"{time.p50 / bare_time.p50:.2f}",
                f"{time.p99:.1f}",
            ]
        )
    head = ["members at once", "bare logs/s", "logs/s", "ratio", "bare p50 ms", "p50 ms", "ratio", "p99 ms"]
    table("Durable logs (SQLite, synchronous=FULL)", head, rows)
    await store.close()
    await database.close()
    await connection.close()
