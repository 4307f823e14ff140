"""Real processes, killed while they deliver, on both databases: every occurrence is seen once, whoever dies where."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.delivery.tick import CLAIM_LEASE, CLAIMED_AT_ONCE
from bot.domain.posts import Destination, Outcome
from bot.domain.reminders import Reminder
from bot.domain.schedules import Schedule, Weekly
from bot.storage import reminders
from bot.storage.engine import Database
from tests.conftest import Units
from tests.delivery.delivering_process import POINTS

PROGRAM = Path(__file__).with_name("delivering_process.py")
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DUE = NOON.replace(hour=18)


class Host:
    """Where processes are started; `posts` is what their Discord was given."""

    def __init__(self, url: URL, folder: Path) -> None:
        self.url = url
        self.posts = folder / "posts"
        self.posts.touch()

    def start(self, now: datetime, point: str = "") -> subprocess.Popen[str]:
        """A process that is ready to deliver, and waits for a line."""
        url = self.url.render_as_string(hide_password=False)
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), url, str(int(now.timestamp())), str(self.posts), point],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(PROGRAM.parents[2]), "PATH": ""},
        )
        assert process.stdout.readline() == "ready\n"
        return process

    def deliver(self, now: datetime) -> int:
        """Start one, let it end well, and return how many occurrences it took on."""
        output, _ = self.start(now).communicate("\n")
        return int(output)

    def crash(self, now: datetime, point: str) -> None:
        process = self.start(now, point)
        output, _ = process.communicate("\n")
        assert (process.returncode, output) == (-9, "")

    def seen(self, *what: str) -> Counter[str]:
        """How often each nonce was posted, and shown or dropped."""
        lines = (line.split() for line in self.posts.read_text().splitlines())
        return Counter(nonce for nonce, _, how in lines if how in what)


@pytest.fixture
def host(url: URL, tmp_path: Path) -> Host:
    return Host(url, tmp_path)


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, reminders)


async def add(store: Units, count: int) -> Counter[str]:
    """That many, of which two are always one member's; returns what is to be seen of them."""
    drafts = [Reminder(0, Destination(1 + number // 2), DAILY, None, since=NOON) for number in range(count)]
    added = [await store.add(draft.replanned(NOON)) for draft in drafts]
    return Counter(f"{reminder_id.id}:{int(DUE.timestamp())}" for reminder_id in added)


@pytest.mark.parametrize("count", [1, CLAIMED_AT_ONCE + 30])
@pytest.mark.parametrize("point", POINTS)
async def test_whoever_is_killed_wherever_each_occurrence_is_seen_once(
    host: Host, store: Units, point: str, count: int
) -> None:
    expected = await add(store, count)

    host.crash(DUE, point)
    host.deliver(DUE + CLAIM_LEASE)
    host.deliver(DUE + timedelta(minutes=30))  # Discord has forgotten the nonces

    assert host.seen("shown") == expected
    rows = [reminder for member in range(1, count + 1) for reminder in await store.of_member(member)]
    assert {(row.claim, row.last_outcome) for row in rows} == {(None, Outcome.POSTED)}
    assert {row.next_at for row in rows} == {DUE + timedelta(days=1)}


async def test_a_chain_of_crashes_loses_nothing(host: Host, store: Units) -> None:
    expected = await add(store, 7)
    for number, point in enumerate(POINTS):
        host.crash(DUE + number * CLAIM_LEASE, point)
    host.deliver(DUE + len(POINTS) * CLAIM_LEASE)
    assert host.seen("shown") == expected


async def test_before_the_lease_ends_nobody_takes_over(host: Host, store: Units) -> None:
    await add(store, 1)
    host.crash(DUE, "claimed")
    assert host.deliver(DUE + CLAIM_LEASE - timedelta(seconds=1)) == 0
    assert host.deliver(DUE + timedelta(minutes=59)) == 1


async def test_two_processes_at_once_post_each_occurrence_once(host: Host, store: Units) -> None:
    expected = await add(store, 3 * CLAIMED_AT_ONCE)
    both = [host.start(DUE), host.start(DUE)]
    for process in both:
        process.stdin.write("\n")
        process.stdin.flush()
    counts = [int(process.communicate()[0]) for process in both]

    assert host.seen("shown", "dropped") == expected
    assert sum(counts) == 3 * CLAIMED_AT_ONCE


async def test_of_two_processes_one_may_be_killed(host: Host, store: Units) -> None:
    expected = await add(store, 3 * CLAIMED_AT_ONCE)
    living, dying = host.start(DUE), host.start(DUE, "posted")
    for process in (dying, living):
        process.stdin.write("\n")
        process.stdin.flush()
    for process in (dying, living):
        process.communicate()
    host.deliver(DUE + CLAIM_LEASE)
    assert host.seen("shown") == expected
