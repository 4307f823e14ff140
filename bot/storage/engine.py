"""One database: SQLite in a file or PostgreSQL, with the same guarantees."""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy import BigInteger, Connection, bindparam, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.storage.acts import ACT, record
from bot.storage.changes import Change, Changes, collect
from bot.storage.database_file import DatabaseFile
from bot.storage.group_commit import WRITE_PATIENCE_S, DatabaseBusy, GroupCommit
from bot.storage.migrations import NewerDatabase, upgrade
from bot.storage.sqlite import SqliteThread

if TYPE_CHECKING:
    from bot.storage.postgresql import Postgresql

P = ParamSpec("P")
T = TypeVar("T")

READERS = 3
"""Threads in which SQLite is read, so that one long read holds up no other."""


class DatabaseError(Exception):
    """The database cannot be opened or brought up to date; the text says what to do."""


class Database:
    """Runs units of work: plain functions over a synchronous connection, such as those of the stores beside this.

    Each runs as one, with a single hop to where the connection lives.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self._connections = _Sqlite(url) if self.sqlite else _postgresql(url)
        self._group = GroupCommit(self._connections.write, leaders=self._connections.writers)
        self.changes = Changes(alone=self.sqlite)
        """What is kept in memory of the database's rows."""
        self._listening: asyncio.Task[None] | None = None

    @property
    def sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    async def open(self) -> None:
        """Make the file's folder, and bring the tables up to date. Raises `DatabaseError`."""
        if self.sqlite and self.url.database:
            folder = Path(self.url.database).parent
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseError(f"The folder {folder} cannot be made ({error.strerror}). {_FIX}") from error
        try:
            await self._connections.prepare(_migrate)
        except NewerDatabase:
            raise DatabaseError(
                "The database was brought up to date by a newer version of Backday. Update this one, too."
            ) from None
        except (DBAPIError, sqlite3.Error, OSError) as error:
            raise DatabaseError(_explain(error, self.url)) from error

    def listen(self) -> None:
        """From now on hear what other processes change: until then, nothing is kept where there may be others."""
        if not isinstance(self._connections, _Sqlite):
            from bot.storage.listening import Listener  # noqa: PLC0415 (`_postgresql`)

            self._listening = asyncio.create_task(Listener(self._connections, self.changes).run())

    async def close(self) -> None:
        """Return when all that was handed in is stored."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.wait({self._listening})
        await self._group.close()
        await self._connections.close()

    async def read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` finds. Each of its queries sees what is committed by then."""
        try:
            async with asyncio.timeout(WRITE_PATIENCE_S):
                return await self._connections.read(lambda connection: work(connection, *args, **kwargs))
        except TimeoutError:
            raise DatabaseBusy from None

    async def write(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returned, once all that it wrote is on disk; where it raises, nothing is there.

        `work` may run more than once, as `GroupCommit` says: what it does besides writing must not matter. Where a
        member's act stores something for the first time, that is noted with it. Raises `SentBefore`.
        """
        act = ACT.get()
        if act is None or act.stored or act.ended:
            return await self._commit(lambda connection: work(connection, *args, **kwargs))

        def first(connection: Connection) -> T:
            record(connection, act)
            return work(connection, *args, **kwargs)

        result = await self._commit(first)
        act.stored = True
        return result

    async def _commit(self, work: Callable[[Connection], T]) -> T:
        """What it changed of what is kept in memory is forgotten, before anybody is answered."""
        changed: set[Change] = set()

        def noticed(connection: Connection) -> T:
            collect(connection, changed)
            return work(connection)

        return await self._group.commit(noticed, lambda: self.changes.forget(changed))


def _postgresql(url: URL) -> "Postgresql":
    # asyncpg and SQLAlchemy's asyncio, which loads its ORM: 8 MB that a small machine with SQLite has no use for.
    from bot.storage.postgresql import Postgresql  # noqa: PLC0415

    return Postgresql(url)


class _Sqlite:
    """One thread that writes and a few that read: a reader never waits for a writer (WAL)."""

    writers = 1

    def __init__(self, url: URL) -> None:
        file = str(url.database)
        self._file = DatabaseFile(Path(file))
        self._writer = SqliteThread(file, writing=True)
        self._readers = [SqliteThread(file, writing=False) for _ in range(READERS)]
        self._idle: asyncio.LifoQueue[SqliteThread] = asyncio.LifoQueue()
        for reader in self._readers:
            self._idle.put_nowait(reader)

    async def read(self, work: Callable[[Connection], T]) -> T:
        reader = await self._idle.get()
        try:
            result = await reader.run(work)
        except asyncio.CancelledError:
            # Its thread is still at work: it is idle once it answers something else.
            answers = asyncio.ensure_future(reader.run(lambda _: None))
            answers.add_done_callback(lambda _: self._idle.put_nowait(reader))
            raise
        except Exception:
            self._idle.put_nowait(reader)
            raise
        self._idle.put_nowait(reader)
        return result

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await self._writer.run(partial(self._in_place, work))

    prepare = write

    def _in_place(self, work: Callable[[Connection], T], connection: Connection) -> T:
        """Do the work; raises `DatabaseGone` where it went into a file that is not there any more."""
        self._file.check()
        result = work(connection)
        self._file.check()
        return result

    async def close(self) -> None:
        for thread in (self._writer, *self._readers):
            await thread.close()


_LOCK_MEMBER = select(func.pg_advisory_xact_lock(bindparam("member", type_=BigInteger)))


def lock_member(connection: Connection, member_id: int) -> None:
    """Until the transaction ends, let no other write for this member. In SQLite a writer is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK_MEMBER, {"member": member_id})


def _migrate(connection: Connection) -> None:
    with connection.begin():
        upgrade(connection)


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
