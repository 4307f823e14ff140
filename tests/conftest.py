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
from types import ModuleType
from typing import Any

import pytest
import pytest_asyncio
import simcord
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import URL

from bot.app import Backday
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.drawing.process import ProcessWorker
from bot.storage.engine import Database
from tests.postgresql import Server, server

PICTURES = Path(__file__).resolve().parent.parent / "var" / "pictures"
"""Shared by all tests and runs: the folder's name changes with what is drawn."""


PATIENCE = 30
"""Seconds that a test waits for an answer: the first picture is drawn by a process that has to start."""

# Each simulated bot loads its cogs anew; compiling them each time would be a quarter of the tests' time.
sys.dont_write_bytecode = False

# How long an example takes says what else the machine does.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", settings.get_profile("usual"), max_examples=10_000)  # `make fuzz`
settings.load_profile("usual")


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

KINDS = ("sqlite", "postgresql")

WHERE_THEY_DIFFER = ("storage", "services", "delivery")
"""Folders whose tests of a database run on both kinds. Above them nothing knows which one it has."""

on_both = pytest.mark.databases(*KINDS)
"""For what a person does twice, at once, or around a restart: there a database has its say."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a database runs on those that `@pytest.mark.databases` names, else on those of its folder."""
    if "url" in metafunc.fixturenames:
        folder = metafunc.definition.path.relative_to(Path(__file__).parent).parts[0]
        mark = metafunc.definition.get_closest_marker("databases")
        metafunc.parametrize("url", _kinds(folder, mark), indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage, which doubles the time of a test, is counted where a test walks a path, not where it repeats one.

    What thousands of examples of a rule and a second kind of database reach, other tests have reached before.
    """
    for test in items:
        folder = test.path.relative_to(Path(__file__).parent).parts[0]
        repeats = "postgresql" in test.name and folder not in ("storage", "delivery")
        if repeats or getattr(getattr(test, "obj", None), "is_hypothesis_test", False):
            test.add_marker("no_cover")


def _kinds(folder: str, mark: pytest.Mark | None) -> tuple[str, ...]:
    if mark is not None:
        return mark.args
    return KINDS if folder in WHERE_THEY_DIFFER else ("sqlite",)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgresql(request: pytest.FixtureRequest) -> AsyncIterator[Server | None]:
    """A server of our own. None where no test asks for one (`-k sqlite`)."""
    if not any("postgresql" in test.nodeid for test in request.session.items):
        yield None
        return
    with server() as started:
        await started.prepare()
        yield started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated(tmp_path_factory: pytest.TempPathFactory) -> URL:
    """A SQLite file with all migrations run, to copy from: migrating for each test would take minutes."""
    url = URL.create("sqlite+aiosqlite", database=str(tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"))
    database = Database(url)
    await database.open()
    await database.close()
    return url


@pytest_asyncio.fixture
async def url(
    request: pytest.FixtureRequest, migrated: URL, postgresql: Server | None, tmp_path: Path
) -> AsyncIterator[URL]:
    """A database with all tables and no rows."""
    if request.param == "sqlite":
        file = tmp_path / "backday.sqlite3"
        shutil.copy(str(migrated.database), file)
        yield migrated.set(database=str(file))
        return
    assert postgresql is not None
    yield postgresql.empty
    await postgresql.clean()


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


class LastingWorker(ProcessWorker):
    """Its process outlives the bot: starting one for each test would take longer than the tests."""

    def close(self) -> None:
        if self._pool is not None and self._pool._broken:
            super().close()


WORKER = LastingWorker(idle=None)


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
    return Backday(url, PICTURES, clock=clock, ticking=False, worker=WORKER)


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
