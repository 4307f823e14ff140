"""A database carried into another one, both ways: every row of every table, or nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.engine import URL

from bot.storage import processes
from bot.storage.engine import Database, DatabaseError
from bot.storage.moving import BATCH, TABLES, Step, move
from bot.storage.processes import Process
from bot.storage.tables import logs, notes, reminders, sets
from tests.postgresql import Server
from tests.storage.rows_of_every_table import ROWS, contents, fill, rows


@pytest.fixture
async def target(url: URL, postgresql: Server | None, tmp_path: Path):
    """An empty database of the other kind."""
    if url.get_backend_name() == "postgresql":
        yield URL.create("sqlite+aiosqlite", database=str(tmp_path / "moved.sqlite3"))
        return
    if postgresql is None:  # `-k sqlite`
        yield URL.create("sqlite+aiosqlite", database=str(tmp_path / "moved.sqlite3"))
        return
    await postgresql.run("CREATE DATABASE moved")
    yield postgresql.url.set(database="moved")
    await postgresql.run("DROP DATABASE moved WITH (FORCE)")


async def test_every_row_of_every_table_arrives_as_it_was(database: Database, target: URL) -> None:
    await fill(database)
    steps: list[Step] = []
    count = await move(database.url, target, steps.append)
    moved = Database(target)
    assert await contents(moved) == await contents(database)
    await moved.close()
    assert count == ROWS * len(TABLES)
    assert steps[-1].done == steps[-1].total == 2 * count
    assert [step.done for step in steps] == sorted(step.done for step in steps)


async def test_more_than_a_batch_arrives(database: Database, target: URL) -> None:
    many = [{"key": f"{number:05}ß{number % 7}", "value": "x"} for number in range(2 * BATCH + 1)]
    await database.write(lambda connection: connection.execute(insert(notes), many))
    assert await move(database.url, target, lambda _: None) == len(many)


async def test_ids_that_were_given_are_not_given_again(database: Database, target: URL) -> None:
    add = {key: value for key, value in rows(reminders)[0].items() if key not in ("id", "key")}

    async def added(where: Database) -> int:
        return await where.write(
            lambda connection: connection.scalar(insert(reminders).returning(reminders.c.id), add)
        )

    await added(database)
    last = await added(database)
    await database.write(lambda connection: connection.execute(text(f"DELETE FROM reminders WHERE id = {last}")))
    await move(database.url, target, lambda _: None)
    moved = Database(target)
    assert await added(moved) == last + 1
    await moved.close()


async def test_a_target_with_rows_is_refused_and_stays_as_it_was(database: Database, target: URL) -> None:
    await fill(database)
    other = Database(target)
    await other.open()
    await other.write(lambda connection: connection.execute(insert(notes), {"key": "a", "value": "b"}))
    with pytest.raises(DatabaseError, match="not empty: there are rows in notes"):
        await move(database.url, target, lambda _: None)
    assert sum(map(len, (await contents(other)).values())) == 1
    await other.close()


async def test_what_does_not_arrive_whole_does_not_arrive_at_all(database: Database, target: URL) -> None:
    await fill(database)

    def stop(step: Step) -> None:
        if step.done > step.total * 0.9:
            raise OSError("the host pulls the plug")

    with pytest.raises(DatabaseError, match="nothing was moved: the host pulls the plug"):
        await move(database.url, target, stop)
    other = Database(target)
    assert not any((await contents(other)).values())
    await other.close()


async def test_a_bot_that_runs_and_an_older_one_are_refused(database: Database, target: URL) -> None:
    await database.write(processes.begin, Process("all", "a", None, (), datetime.now(UTC)))
    with pytest.raises(DatabaseError, match="Backday runs on the first database"):
        await move(database.url, target, lambda _: None)
    await database.write(
        lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    )
    with pytest.raises(DatabaseError, match="of another version"):
        await move(database.url, target, lambda _: None)
    with pytest.raises(DatabaseError, match="the same database"):
        await move(database.url, database.url, lambda _: None)
    with pytest.raises(DatabaseError, match="there is no file"):
        await move(URL.create("sqlite+aiosqlite", database="/nowhere/x.sqlite3"), target, lambda _: None)


def test_sets_follow_their_logs() -> None:
    assert TABLES.index(logs) < TABLES.index(sets)
