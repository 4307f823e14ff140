"""Three real processes over one database: whoever dies, each reminder is posted once, and the dead one's soon."""

import asyncio
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.domain.posts import Destination
from bot.domain.reminders import Reminder
from bot.domain.schedules import Schedule, Weekly
from bot.storage import processes, reminders
from bot.storage.engine import Database

PROGRAM = Path(__file__).with_name("living_process.py")
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
SHARDS = 3
pytestmark = pytest.mark.databases("postgresql")  # on SQLite there is one process

ALL = 10**6
NEVER = 3600.0
"""Seconds after which nobody is taken for dead in a test."""


class Host:
    """Where the processes run; `posts` is what their Discord was given."""

    def __init__(self, url: URL, folder: Path) -> None:
        self.url = url
        self.posts = folder / "posts"
        self.posts.touch()
        self.running: list[subprocess.Popen[str]] = []

    def start(self, shard: int, still: float, posts: int = ALL) -> subprocess.Popen[str]:
        """A process for a shard, whose Discord answers no more after so many posts."""
        url = self.url.render_as_string(hide_password=False)
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), url, str(shard), str(SHARDS), str(self.posts), str(still), str(posts)],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(PROGRAM.parents[2]), "PATH": ""},
        )
        assert process.stdout.readline() == "ready\n"
        self.running.append(process)
        return process

    def seen(self, what: str = "shown") -> Counter[str]:
        """How often each nonce was shown or dropped."""
        return Counter(nonce for nonce, _, how in self._lines() if how == what)

    def posted_by(self) -> list[tuple[str, int]]:
        """The nonces of what was shown, and who posted them, in order."""
        return [(nonce, int(shard)) for nonce, shard, how in self._lines() if how == "shown"]

    async def start_all(self, still: float, last_posts: int = ALL) -> list[subprocess.Popen[str]]:
        """One for each shard, which know of each other; the last one hangs after so many posts."""
        started = [self.start(shard, still, last_posts if shard == SHARDS - 1 else ALL) for shard in range(SHARDS)]
        await asyncio.sleep(1)  # five signs of life
        return started

    async def until(self, count: int) -> None:
        """Return when so many were shown; the test's own time limit ends it otherwise."""
        while sum(self.seen().values()) < count:
            await asyncio.sleep(0.02)

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.communicate()

    def _lines(self) -> list[list[str]]:
        return [line.split() for line in self.posts.read_text().splitlines() if line.count(" ") == 2]


@pytest.fixture
def host(url: URL, tmp_path: Path):
    host = Host(url, tmp_path)
    yield host
    host.end()


async def add(database: Database, each: int) -> dict[str, int]:
    """So many servers for each shard, whose back day is due now; returns each one's shard by what is to be seen."""
    now = datetime.now(UTC).replace(microsecond=0)
    expected = {}
    for number in range(each * SHARDS):
        to = Destination(1, guild_id=(SHARDS + number) << 22, channel_id=number + 1)
        draft = Reminder(0, to, DAILY, now, since=now - timedelta(days=1))
        added = await database.write(reminders.set_back_day, draft)
        expected[f"{added.id}:{int(now.timestamp())}"] = number % SHARDS
    return expected


async def test_of_three_one_is_killed_amid_three_hundred(host: Host, database: Database) -> None:
    *_, dying = await host.start_all(still=2, last_posts=20)
    expected = await add(database, 100)
    await host.until(220)  # all of the others, and what it could
    before = dict(host.posted_by())
    dying.kill()
    dying.wait()
    left = set(expected) - set(host.seen())
    await host.until(300)

    assert host.seen() == Counter(expected.keys())
    assert {nonce: expected[nonce] for nonce in before} == before  # each posts into the servers of its own shards
    of_the_dead = [(nonce, shard) for nonce, shard in host.posted_by() if nonce in left and expected[nonce] == 2]
    assert len(of_the_dead) == 80
    assert {shard for _, shard in of_the_dead} <= {0, 1}
    assert [process.name for process in await database.read(processes.everyone)] == ["0 of 3", "1 of 3"]


async def test_one_that_starts_again_takes_up_its_own_at_once(host: Host, database: Database) -> None:
    *_, dying = await host.start_all(NEVER, last_posts=20)
    expected = await add(database, 20 + 20)
    await host.until(100)  # all of the others, and what it could
    dying.kill()
    dying.wait()
    assert len(host.seen()) == 100

    host.start(2, NEVER)
    await host.until(len(expected))
    assert host.seen() == Counter(expected.keys())


async def test_a_rolling_restart_posts_each_once(host: Host, database: Database) -> None:
    old = await host.start_all(NEVER)
    expected = await add(database, 60)
    for shard, process in enumerate(old):
        await host.until(40 * (shard + 1))
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
        host.start(shard, NEVER)
    await host.until(len(expected))
    assert host.seen() == Counter(expected.keys())
    assert host.seen("dropped") == Counter()
    assert len(await database.read(processes.everyone)) == SHARDS
