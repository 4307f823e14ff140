"""SQLite: synchronous SQLAlchemy over aiosqlite's connection, in aiosqlite's own thread.

Through an async engine each statement costs four hops between threads, more than the statement itself. A unit of
work costs one, whatever it does.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Connection, StaticPool, create_engine, event

from bot.storage.changes import watch

T = TypeVar("T")

BUSY_MS = 1_000
"""How long one attempt to begin a transaction waits for another process."""


class SqliteThread:
    """One connection to the file. For one caller at a time."""

    def __init__(self, file: str, *, writing: bool) -> None:
        self._file = file
        self._writing = writing
        self._driver: aiosqlite.Connection | None = None
        self._connection: Connection | None = None

    async def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns or raises; it runs in the connection's thread."""
        if self._driver is None:
            self._driver = await self._connect()
        # aiosqlite's own way to run a function in its thread. Private: `tests/storage/test_engine.py` sees it change.
        result: T = await self._driver._execute(self._run, work)  # type: ignore[no-untyped-call] # noqa: SLF001
        return result

    async def close(self) -> None:
        if self._driver is not None:
            if self._connection is not None:
                await self.run(Connection.close)
            await self._driver.close()
            self._driver = self._connection = None

    async def _connect(self) -> aiosqlite.Connection:
        # Without transactions of the driver's own: its implicit BEGIN would leave a failed migration half applied.
        # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#serializable-isolation-savepoints-transactional-ddl
        driver = aiosqlite.connect(self._file, isolation_level=None)
        driver._thread.daemon = True  # noqa: SLF001 (a bot that fails before it closes must end nevertheless)
        return await driver

    def _run(self, work: Callable[[Connection], T]) -> T:
        if self._connection is None:
            self._connection = self._adopt()
        return work(self._connection)

    def _adopt(self) -> Connection:
        """SQLAlchemy's connection over the driver's."""
        driver = self._driver
        assert driver is not None  # noqa: S101 (`run` has connected)
        engine = create_engine(
            "sqlite://",
            creator=lambda: driver._conn,  # noqa: SLF001
            poolclass=StaticPool,
            pool_reset_on_return=None,
            hide_parameters=True,
        )
        event.listen(engine, "connect", _configure)
        if self._writing:
            event.listen(engine, "begin", _begin)
            watch(engine)
        return engine.connect()


def _configure(connection: Any, _record: object) -> None:
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged log is on disk: WAL with NORMAL may lose the last commits
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that begins reading and then writes can fail without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
