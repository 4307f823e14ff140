"""PostgreSQL: connections for reads and for writes, their limits, and what becomes of them when it restarts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from asyncpg import InterfaceError, PostgresConnectionError
from asyncpg.exceptions import OperatorInterventionError
from sqlalchemy import Connection, NullPool
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.changes import watch

T = TypeVar("T")

WRITERS = 4
"""Transactions at once: as many as take turns in `GroupCommit`, so that none waits for a connection."""

READERS = 5
"""Reads at once. With the writers and one that listens that is ten connections for each process."""

STATEMENT_S = 15
"""Seconds that a statement, or a wait for another's lock, may take; then it counts for nothing."""

PAUSE = 0.1
"""Seconds before what a lost connection cut off is tried again."""

_LIMITS = {
    "server_settings": {
        "application_name": "backday",
        "lock_timeout": f"{STATEMENT_S}s",
        "statement_timeout": f"{STATEMENT_S}s",
        # A process that stands still amid a transaction must not keep its locks for ever.
        "idle_in_transaction_session_timeout": f"{2 * STATEMENT_S}s",
    },
    # Where the server does not even answer that it gave up.
    "command_timeout": 2 * STATEMENT_S,
}


class Postgresql:
    """Reads have connections of their own: a transaction around one query would cost as much as the query."""

    writers = WRITERS

    def __init__(self, url: URL) -> None:
        self._url = url
        # A write has committed or rolled back before its connection goes back: nothing is left to be reset.
        self._writing = _pool(url, WRITERS, pool_reset_on_return=None)
        self._reading = _pool(url, READERS, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True)

    async def prepare(self, work: Callable[[Connection], T]) -> T:
        """Do what may take as long as it needs: bring the tables up to date."""
        engine = create_async_engine(self._url, poolclass=NullPool, hide_parameters=True)
        async with engine.connect() as connection:
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` finds; while the server restarts, as soon as it is back."""
        while True:
            try:
                async with self._reading.connect() as connection:
                    return await connection.run_sync(work)
            except Exception as error:
                if not is_lost(error):
                    raise
            await asyncio.sleep(PAUSE)

    async def write(self, work: Callable[[Connection], T]) -> T:
        async with self._writing.connect() as connection:
            return await connection.run_sync(work)

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[Any]:
        """A connection of asyncpg's beside the pools, to listen on."""
        engine = create_async_engine(self._url, poolclass=NullPool, hide_parameters=True)
        async with engine.connect() as connection:
            raw = await connection.get_raw_connection()
            yield raw.driver_connection

    async def close(self) -> None:
        await self._writing.dispose()
        await self._reading.dispose()


def _pool(url: URL, size: int, **options: Any) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=size, max_overflow=0, hide_parameters=True, connect_args=_LIMITS, **options
    )
    watch(engine.sync_engine)
    return engine


def is_lost(error: BaseException | None) -> bool:
    """Whether the connection, or the server, went away before the statement was done: nothing of it is stored.

    It says nothing about a COMMIT that was cut off: that may have been done.
    """
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or is_lost(getattr(error.orig, "__cause__", None))
    return isinstance(error, OSError | InterfaceError | PostgresConnectionError | OperatorInterventionError) and (
        getattr(error, "sqlstate", None) != STATEMENT_CANCELLED
    )


STATEMENT_CANCELLED = "57014"
"""Its own time-out: trying again would take as long."""
