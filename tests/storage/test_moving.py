"""A database carried into another one, both ways: every row of every table, or nothing."""

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, UniqueConstraint, insert, select, text
from sqlalchemy.engine import URL

from bot.storage import processes
from bot.storage.engine import Database, DatabaseError
from bot.storage.moving import BATCH, TABLES, Step, move
from bot.storage.processes import Process
from bot.storage.tables import UtcDateTime, logs, notes, reminders, sets
from tests.postgresql import Server

NOON = datetime(2026, 1, 1, 12, 30, 15, 250_001, tzinfo=UTC)
ROWS = 40


def value(column: Any, number: int, chance: random.Random) -> object:
    """Something that fits the column: nothing now and then, long text, signs of every kind, large ids."""
    if column.foreign_keys:
        return number + 1
    if column.nullable and chance.random() < 0.3:
        return None
    kind = datetime if isinstance(column.type, UtcDateTime) else column.type.python_type
    if kind is int:
        return number + 1 if column.primary_key else chance.choice((0, 1, 30_000))
    if kind is str:
        sample = chance.choice(("Überzug – 引体向上 🏋️", 'it\'s "quoted"\\', "a\tb\nc"))
        return f"{number}{sample}"[: column.type.length or 999]
    return {
        bool: chance.random() < 0.5,
        datetime: NOON + timedelta(microseconds=chance.randrange(10**13)),
        date: date(2026, 2, 28),
    }[kind]


def rows(table: Table) -> list[Mapping[str, object]]:
    """Some rows of any table, without columns whose values hang together."""
    chance = random.Random(table.name)
    loose = {
        "body_milli", "body_unit", "weight_milli", "unit", "aside", "aside_by", "aside_at", "finished_at", "guild_id",
    }  # fmt: skip
    columns = [column for column in table.columns if not (column.nullable and column.name in loose)]
    unique = {column for index in table.indexes if index.unique for column in index.columns}
    unique |= {
        column
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
    }
    made = []
    for number in range(ROWS):
        row = {column.name: value(column, number, chance) for column in columns}
        row |= {column.name: number + 1 for column in columns if column in unique and column.type.python_type is int}
        made.append(row | ({"member_id": number + 1} if "member_id" in row else {}))
    return made


async def fill(database: Database) -> None:
    for table in TABLES:
        await database.write(lambda connection, table=table: connection.execute(insert(table), rows(table)))


async def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted(
            map(tuple, await database.read(lambda connection, table=table: connection.execute(select(table)).all())),
            key=repr,
        )
        for table in TABLES
    }


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
