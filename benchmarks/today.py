"""What `/today` costs a member with 500 workouts, and what the reminder that carries it costs more.

By itself: `python -m benchmarks.today [members]`, with that many others beside the heavy one (100 sets each).
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy.engine import URL

from benchmarks.measure import interleaved, since, table
from benchmarks.progress import HEAVY, NOW, fill
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.services.coaching import LOOK_BACK, Coaching
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.workouts import Workouts
from bot.storage import coaching
from bot.storage.engine import Database
from bot.ui.targets import short_lines
from bot.ui.today import TodayCard

NEW = 9_999_999
"""A member who never logged."""

ROUNDS = 200


def _now() -> datetime:
    return NOW.astimezone(UTC)


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = perf_counter()
    await work()
    return since(start)


async def run(folder: Path, others: int = 500) -> None:
    """Measure, and print a table."""
    catalogue, texts = load_catalogue(), Texts.load()
    file = folder / "today.sqlite3"
    database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
    await database.open()
    await asyncio.to_thread(fill, file, others)
    coach = Coaching(database, catalogue, _now)
    ids = list(catalogue.exercises)
    known = Exercises(catalogue)
    members = Members(database, known, None, _now)  # type: ignore[arg-type]
    works = Workouts(database, members, _now)

    async def whole(member: int) -> None:
        today = await coach.today(member, 40)
        TodayCard(texts, today, ids).to_components()

    async def reminder(member: int) -> None:
        today = await coach.today(member, whole=False)
        short_lines(texts, today.proposal)

    since_then = _now() - LOOK_BACK
    subjects: dict[str, Callable[[], Awaitable[float]]] = {
        "read, 500 workouts": partial(_timed, partial(database.read, coaching.standing, HEAVY, since_then)),
        "/today whole, 500 workouts": partial(_timed, partial(whole, HEAVY)),
        "/today whole, no log": partial(_timed, partial(whole, NEW)),
        "reminder, 500 workouts: today's workout": partial(_timed, partial(reminder, HEAVY)),
        "reminder, 500 workouts: last time": partial(_timed, partial(works.last_of_back, HEAVY)),
    }
    timings = await interleaved(subjects, ROUNDS)
    rows = [[name, f"{timing.p50:.1f}", f"{timing.p99:.1f}"] for name, timing in timings.items()]
    table(f"/today beside {others:,} others", ["", "p50 ms", "p99 ms"], rows)
    await database.close()


async def main() -> None:
    others = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        await run(Path(folder), others)


if __name__ == "__main__":
    asyncio.run(main())
