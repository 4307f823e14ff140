"""From one database into another one, SQLite or PostgreSQL: every row, compared with what it was before it counts.

All of it is one transaction of the target: it holds everything afterwards, or nothing.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, Row, Select, String, Table, func, insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.storage.engine import Database, DatabaseError
from bot.storage.migrations import newest, revision
from bot.storage.process_tables import identifies, processes
from bot.storage.schema import metadata

BATCH = 2_000
"""Rows that are in memory at once."""

ALIVE = timedelta(minutes=1)
"""Where a process has shown itself since, the bot runs."""

TABLES = tuple(table for table in metadata.sorted_tables if table not in (identifies, processes))
"""In an order in which each row finds those that it refers to. Who runs is nothing to carry over."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: of `total` rows, each counts once when it is copied and once when it is compared."""

    table: str
    done: int
    total: int


Progress = Callable[[Step], None]


async def move(source: URL, target: URL, progress: Progress) -> int:
    """Copy all rows; how many there were. Raises `DatabaseError`, and then nothing is in the target."""
    if source == target:
        raise DatabaseError("both addresses are the same database.")
    if source.get_backend_name() == "sqlite" and not _there(source.database):
        raise DatabaseError(f"there is no file {source.database}.")
    database = Database(target)
    await database.open()
    await database.close()
    try:
        async with _connected(source) as old, _connected(target) as new:
            return await _move(old, new, progress)
    except (DBAPIError, OSError) as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise DatabaseError(f"nothing was moved: {cause}") from error


def _there(file: str | None) -> bool:
    return file is not None and Path(file).is_file()


class _connected:  # noqa: N801 (used like the functions of contextlib)
    """A connection in a transaction that sees one moment, rolled back unless it is committed."""

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)

    async def __aenter__(self) -> AsyncConnection:
        self._connection = await self._engine.connect()
        if self._engine.dialect.name == "postgresql":
            return await self._connection.execution_options(isolation_level="REPEATABLE READ")
        await self._connection.exec_driver_sql("BEGIN")
        return self._connection

    async def __aexit__(self, *_: object) -> None:
        await self._connection.close()
        await self._engine.dispose()


async def _move(old: AsyncConnection, new: AsyncConnection, progress: Progress) -> int:
    await _check(old, new)
    rows = sum([await _count(old, table) for table in TABLES])
    done = 0

    def further(table: Table, count: int) -> None:
        nonlocal done
        done += count
        progress(Step(table.name, done, 2 * rows))

    for table in TABLES:
        async for batch in _batches(old, select(table)):
            await new.execute(insert(table), [row._asdict() for row in batch])
            further(table, len(batch))
    for table in TABLES:
        async for count in _compared(old, new, table):
            further(table, count)
        await _carry_numbering(old, new, table)
    await new.commit()
    return rows


async def _check(old: AsyncConnection, new: AsyncConnection) -> None:
    if await old.run_sync(revision) != newest():
        raise DatabaseError("the first database is of another version of Backday. Start this version on it once.")
    alive = select(processes.c.name).where(processes.c.beat_at > datetime.now(UTC) - ALIVE)
    if await old.scalar(alive) is not None:
        raise DatabaseError("Backday runs on the first database. Stop it, and wait a minute.")
    for table in TABLES:
        if await _count(new, table):
            raise DatabaseError(f"the second database is not empty: there are rows in {table.name}.")


async def _count(connection: AsyncConnection, table: Table) -> int:
    return await connection.scalar(select(func.count()).select_from(table)) or 0


async def _batches(connection: AsyncConnection, query: Select[Any]) -> AsyncIterator[Sequence[Row[Any]]]:
    result = await connection.stream(query, execution_options={"yield_per": BATCH})
    async for batch in result.partitions(BATCH):
        yield batch


async def _compared(old: AsyncConnection, new: AsyncConnection, table: Table) -> AsyncIterator[int]:
    """Compare all rows; how many at a time. Raises `DatabaseError` for the first that is not the same."""
    theirs = _batches(new, _in_order(new, table))
    async for batch in _batches(old, _in_order(old, table)):
        arrived: Sequence[Row[Any]] | None = await anext(theirs, None)
        for was, became in zip_longest(batch, arrived or ()):
            if was is None or became is None or tuple(was) != tuple(became):
                key = [getattr(was or became, column.name) for column in table.primary_key]
                raise DatabaseError(f"nothing was moved: the row {key} of {table.name} did not arrive as it was.")
        yield len(batch)
    if await anext(theirs, None):
        raise DatabaseError(f"nothing was moved: {table.name} has more rows than it had.")


def _in_order(connection: AsyncConnection, table: Table) -> Select[Any]:
    """By key; text by its bytes, as SQLite has it: every PostgreSQL may sort it otherwise."""
    bytewise = connection.dialect.name == "postgresql"
    columns = (
        column.collate("C") if bytewise and isinstance(column.type, String) else column
        for column in table.primary_key
    )
    return select(table).order_by(*columns)


# ------------------------------------------------------------------ the next number of a row

_SQLITE_LAST = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_SQLITE_FORGET = text("DELETE FROM sqlite_sequence WHERE name = :name")
_SQLITE_SET = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
_POSTGRESQL_LAST = "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}"
_POSTGRESQL_SEQUENCE = text("SELECT pg_get_serial_sequence(:name, 'id')")
_POSTGRESQL_SET = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")


async def _carry_numbering(old: AsyncConnection, new: AsyncConnection, table: Table) -> None:
    """Ids of rows that are gone are never given again: cards that were sent carry them."""
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return
    last = await _last_number(old, table.name)
    if not last:
        return
    if new.dialect.name == "postgresql":
        await new.execute(_POSTGRESQL_SET, {"name": table.name, "last": last})
    else:
        await new.execute(_SQLITE_FORGET, {"name": table.name})
        await new.execute(_SQLITE_SET, {"name": table.name, "last": last})


async def _last_number(connection: AsyncConnection, name: str) -> int | None:
    if connection.dialect.name == "sqlite":
        last: int | None = await connection.scalar(_SQLITE_LAST, {"name": name})
        return last
    sequence = await connection.scalar(_POSTGRESQL_SEQUENCE, {"name": name})
    last = await connection.scalar(text(_POSTGRESQL_LAST.format(sequence=sequence)))
    return last or None
