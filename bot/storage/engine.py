"""One database: SQLite in a file or PostgreSQL, with the same guarantees."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Table, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.migrations import upgrade

BUSY_MS = 10_000


class DatabaseError(Exception):
    """The database cannot be opened or brought up to date; the text says what to do."""


class Database:
    """Connections to one database. A `write()` is one transaction; in a `read()` each query sees what is committed.

    Reads have connections of their own: a transaction around one query would cost as much as the query.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        # A write has committed or rolled back before its connection goes back: nothing is left to be reset.
        self._writing = _engine(url, pool_reset_on_return=None)
        self._reading = _engine(url, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True)
        if self.sqlite:
            event.listen(self._writing.sync_engine, "begin", _begin_sqlite)

    async def open(self) -> None:
        """Make the file's folder, and bring the tables up to date. Raises `DatabaseError`."""
        if self.sqlite and self.url.database:
            folder = Path(self.url.database).parent
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseError(f"The folder {folder} cannot be made ({error.strerror}). {_FIX}") from error
        try:
            async with self.write() as connection:
                await connection.run_sync(upgrade)
        except (DBAPIError, OSError) as error:
            raise DatabaseError(_explain(error, self.url)) from error

    async def close(self) -> None:
        await self._writing.dispose()
        await self._reading.dispose()

    @property
    def sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    def insert(self, table: Table) -> PostgresqlInsert | SqliteInsert:
        """An INSERT that can say what to do where the row exists; both dialects spell it alike."""
        return sqlite.insert(table) if self.sqlite else postgresql.insert(table)

    async def lock_members(self, connection: AsyncConnection, member_ids: Iterable[int]) -> None:
        """Until the transaction ends, let no other write for these members. In SQLite a writer is alone anyway."""
        if not self.sqlite:
            # In one order everywhere: two that each wait for the other would both fail.
            in_order = select(func.unnest(array(sorted(member_ids), type_=BigInteger)).label("id")).subquery()
            await connection.execute(select(func.pg_advisory_xact_lock(in_order.c.id)))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._reading.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is on disk when the block ends, or not there at all if it raises."""
        async with self._writing.begin() as connection:
            yield connection


_FIX = "Set DATABASE_URL to a place where the bot may write."


def _explain(error: Exception, url: URL) -> str:
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    if url.get_backend_name() != "sqlite":
        return f"PostgreSQL at {url.host or 'localhost'} did not answer as it should ({cause}). Check DATABASE_URL."
    if "not a database" in cause or "malformed" in cause:
        return (
            f"{url.database} is damaged or is no SQLite database ({cause}). "
            "Move it away and put a backup in its place, or start without it."
        )
    return f"{url.database} cannot be used ({cause}). {_FIX}"


def _engine(url: URL, **options: Any) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=5, max_overflow=5, **options)
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    # The driver's own implicit BEGIN would leave a failed migration half applied:
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#serializable-isolation-savepoints-transactional-ddl
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged log is on disk: WAL with NORMAL may lose the last commits
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that begins reading and then writes can fail without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
