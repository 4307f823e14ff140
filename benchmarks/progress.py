"""What records, progress and the balance cost a member with 500 workouts, and what records add to a log.

By itself: `python -m benchmarks.progress [members]`, with that many others beside the heavy one (100 sets each), in a
SQLite file that is filled by bulk inserts. Each query is measured where it runs, each answer as the service gives it.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import Connection
from sqlalchemy.engine import URL

from benchmarks.measure import Timing, interleaved, since, table
from bot.content.catalogue import load_catalogue
from bot.domain.exercise_book import rules_of
from bot.domain.workouts import Entry, Log, Unit, Weight, WorkoutSet
from bot.services.exercise_books import ExerciseBooks
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.news import news_of
from bot.services.overview import Overview
from bot.services.progress import Progress
from bot.services.workouts import Workouts
from bot.storage import exercise_books, progress, workouts
from bot.storage.engine import Database

HEAVY = 1
WORKOUTS = 500
POOL = (
    "bent-over-row", "lat-pulldown", "face-pull", "deadlift", "seated-cable-row", "pull-up", "back-extension",
    "reverse-fly", "chest-supported-row", "good-morning", "one-arm-dumbbell-row", "kettlebell-deadlift",
)  # fmt: skip
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
ROUNDS = 300

_LOG = "INSERT INTO logs (id, member_id, at, workout_id) VALUES (?, ?, ?, ?)"
_SET = (
    "INSERT INTO sets (log_id, position, exercise_id, kind, reps, weight_milli, unit, member_id)"
    " VALUES (?, ?, ?, 'work', ?, ?, 'kg', ?)"
)


def _rows(
    member: int, workouts_of: int, ids: Iterator[int]
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Logs and sets of a member: a log for each exercise, six exercises of four sets a workout, ever heavier."""
    dice = Random(member)
    logs: list[tuple[object, ...]] = []
    sets: list[tuple[object, ...]] = []
    for number in range(workouts_of):
        at = NOW - timedelta(days=3 * (workouts_of - number))
        workout = 0
        for place, exercise in enumerate(dice.sample(POOL, 6)):
            log = next(ids)
            workout = workout or log
            logs.append((log, member, (at + timedelta(minutes=5 * place)).strftime("%Y-%m-%d %H:%M:%S.%f"), workout))
            weight = 30_000 + 2_500 * (number // 20) + 500 * dice.randrange(6)
            sets += [(log, position, exercise, dice.randrange(5, 13), weight, member) for position in range(1, 5)]
    return logs, sets


def fill(file: Path, others: int) -> None:
    """The heavy member, and so many others with a hundred sets each."""
    ids = count(1_000)
    connection = sqlite3.connect(file)
    with connection:
        for member in range(HEAVY, HEAVY + others + 1):
            logs, sets = _rows(member, WORKOUTS if member == HEAVY else 4, ids)
            connection.executemany(_LOG, logs)
            connection.executemany(_SET, sets)
        connection.execute("ANALYZE")
    connection.close()


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = perf_counter()
    await work()
    return since(start)


async def _within(database: Database, query: Callable[[Connection], object]) -> float:
    """How long a query takes where it runs."""

    def measured(connection: Connection) -> float:
        start = perf_counter()
        query(connection)
        return since(start)

    return await database.read(measured)


async def run(folder: Path, others: int = 1_000) -> None:
    file = folder / "progress.sqlite3"
    database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
    await database.open()
    start = perf_counter()
    await asyncio.to_thread(fill, file, others)
    print(f"\n{others + 1:,} members, filled in {since(start) / 1000:.0f} s, {file.stat().st_size / 1e6:,.0f} MB")
    catalogue = load_catalogue()
    members = Members(database, Exercises(catalogue), None, lambda: NOW)  # type: ignore[arg-type]
    service = Progress(database, members, catalogue, lambda: NOW)
    overview = Overview(database, service, catalogue)
    history = Workouts(database, members, lambda: NOW)
    books = ExerciseBooks(database, lambda: NOW)
    others_ids = [exercise.id for exercise in catalogue.exercises.values() if not exercise.trains]
    row = catalogue["bent-over-row"]
    rules = {exercise_id: rules_of(catalogue[exercise_id], Unit.KG) for exercise_id in POOL}
    begin, keys, moments = NOW - timedelta(28), count(10**12), count(1)

    async def log(*, with_records: bool) -> None:
        """A set of a workout of its own; with the records that its answer tells."""
        at = NOW + timedelta(hours=3 * next(moments))
        sets = (WorkoutSet(reps=8, weight=Weight(Decimal(20))),)
        new = Log(next(keys), HEAVY, None, at, (Entry(row.id, sets),))
        around = await database.write(workouts.add, new)
        if with_records:
            news_of(around.workout, await books.before(around.workout, {row.id: row}, Unit.KG), new)

    queries: dict[str, Callable[[Connection], object]] = {
        "books, and sets since, of all exercises": lambda c: exercise_books.histories(c, HEAVY, rules),
        "of one exercise": lambda c: exercise_books.histories(c, HEAVY, {row.id: rules[row.id]}),
        "which exercises": lambda c: exercise_books.exercises(c, HEAVY),
        "sets of 28 days": lambda c: progress.counted(c, HEAVY, begin, NOW),
        "sets of 21 weeks": lambda c: progress.counted(c, HEAVY, NOW - timedelta(147), NOW),
        "first of the back": lambda c: progress.first(c, HEAVY, others_ids),
        "how many workouts": lambda c: workouts.count(c, HEAVY),
        "a page of the history": lambda c: workouts.page(c, HEAVY, offset=0, limit=4),
    }
    answers: dict[str, Callable[[], Awaitable[object]]] = {
        "/records": lambda: service.records(HEAVY),
        "/records of one": lambda: overview.line(HEAVY, row),
        "/progress of one": lambda: overview.line(HEAVY, row),
        "/progress, /balance, calendar": lambda: overview.back(HEAVY),
        "/history": lambda: history.history(HEAVY, 0),
        "a log": lambda: log(with_records=False),
        "a log with its records": lambda: log(with_records=True),
    }
    for name, answer in answers.items():
        print(f"first of all: {name} {await _timed(answer):.0f} ms")
    try:
        found = await interleaved(
            {name: partial(_within, database, query) for name, query in queries.items()}, ROUNDS
        )
        _table("Queries of a member with 500 workouts", found)
        found = await interleaved({name: partial(_timed, answer) for name, answer in answers.items()}, ROUNDS // 3)
        _table("Answers to a member with 500 workouts, without the card", found)
    finally:
        await database.close()


def _table(title: str, found: dict[str, Timing]) -> None:
    table(
        title,
        ["", "p50 ms", "p99 ms"],
        [[name, f"{timing.p50:.2f}", f"{timing.p99:.2f}"] for name, timing in found.items()],
    )


if __name__ == "__main__":
    with TemporaryDirectory(prefix="backday-bench-") as place:
        asyncio.run(run(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
