"""Many reminders due at one moment, in a process of its own, which says in JSON what that took.

    python -m benchmarks.due rows FILE STORED DUE        Backday's table and tick
    python -m benchmarks.due jobs FILE STORED DUE        one APScheduler job for each reminder

Posting costs nothing here: what is measured is the bot's own share.
"""

import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import psutil  # type: ignore[import-untyped]
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from benchmarks.measure import longest_block, percentile, since
from bot.delivery.tick import Delivery
from bot.domain.posts import Outcome
from bot.domain.reminders import Occurrence
from bot.storage.engine import Database

_FILL = text("""
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
    INSERT INTO reminders (member_id, guild_id, channel_id, days, minute, zone, next_at)
    SELECT n, CASE WHEN n % 2 THEN n END, CASE WHEN n % 2 THEN n END, 127, 1080, 'Europe/Berlin',
           strftime('%Y-%m-%d %H:%M:%S.000000', '2040-01-01', n % 86400 || ' seconds')
    FROM numbers
""")
_MAKE_DUE = text("UPDATE reminders SET next_at = :at WHERE id <= :count")


@dataclass(frozen=True, slots=True)
class Found:
    """Milliseconds until all were known, MB that they took, and of the due ones: when the last and most began."""

    ready: float
    memory: float
    last: float
    p99: float
    block: float


def file_url(file: Path) -> URL:
    return URL.create("sqlite+aiosqlite", database=str(file))


async def fill(database: Database, count: int) -> None:
    """Store so many, all far in the future: every second one a server's, the others by direct message."""
    await database.write(Connection.execute, _FILL, {"count": count})


async def make_due(database: Database, count: int, at: datetime) -> None:
    """Let the first `count` be due at a moment."""
    facts = {"count": count, "at": at.strftime("%Y-%m-%d %H:%M:%S.%f")}
    await database.write(Connection.execute, _MAKE_DUE, facts)


def memory() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20


async def rows(file: Path, _: int, due: int) -> Found:
    """Of a file that holds them already: a start opens it and looks for what is due."""
    await _tick_once(file.with_name("empty.sqlite3"))  # what all ticks share is loaded
    before, began = memory(), perf_counter()
    database = await _tick_once(file)
    ready, held = since(began), memory() - before
    gc.freeze()  # as the bot does once it has started
    await make_due(database, due, datetime.now(UTC))
    late: list[float] = []
    start = perf_counter()
    delivery = _delivery(database, lambda: late.append(since(start)))
    block = (await longest_block(delivery.tick)).clock
    await database.close()
    return Found(ready, held, max(late), percentile(late, 0.99), block)


async def _tick_once(file: Path) -> Database:
    database = Database(file_url(file))
    await database.open()
    await _delivery(database, lambda: None).tick()
    return database


def _delivery(database: Database, began: Callable[[], None]) -> Delivery:
    async def post(_: Occurrence) -> Outcome:
        began()
        return Outcome.POSTED

    async def tell(_occurrence: Occurrence, _outcome: Outcome, *, rests: bool) -> bool:
        """Nothing rests here."""
        return not rests

    return Delivery(database, post, tell, lambda: datetime.now(UTC))


async def jobs(_: Path, stored: int, due: int) -> Found:
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.start()
    late: list[float] = []
    finished = asyncio.Event()
    moment = (datetime.now(UTC) + timedelta(seconds=2.5 + stored / 4000)).replace(microsecond=0)

    async def post() -> None:
        late.append((datetime.now(UTC) - moment).total_seconds() * 1000)
        if len(late) == due:
            finished.set()

    before, began = memory(), perf_counter()
    for number in range(stored):
        at = moment if number < due else moment + timedelta(days=1 + number % 7)
        cron = {"hour": at.hour, "minute": at.minute, "second": at.second, "day": at.day}
        scheduler.add_job(post, "cron", **cron, misfire_grace_time=None)
    ready, held = since(began), memory() - before
    gc.freeze()
    left = (moment - datetime.now(UTC)).total_seconds()
    if left < 0.2:
        raise RuntimeError("the moment came before all jobs were added")
    await asyncio.sleep(left - 0.1)
    block = (await longest_block(finished.wait)).clock
    scheduler.shutdown(wait=False)
    return Found(ready, held, max(late), percentile(late, 0.99), block)


async def measured(design: str, file: Path, stored: int, due: int) -> Found:
    """What a fresh process finds."""
    command = [sys.executable, "-m", "benchmarks.due", design, str(file), str(stored), str(due)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"what was to be measured failed: {' '.join(command)}")
    return Found(**json.loads(output))


_DESIGNS: dict[str, Callable[[Path, int, int], Awaitable[Found]]] = {"rows": rows, "jobs": jobs}


async def _main(design: str, file: str, stored: str, due: str) -> None:
    print(json.dumps(asdict(await _DESIGNS[design](Path(file), int(stored), int(due)))))


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
