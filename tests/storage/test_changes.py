"""What is kept in memory is forgotten where it changes: in this process, in another, and when nobody can hear of it."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, text, update
from sqlalchemy.engine import URL

from bot.domain.members import Preferences
from bot.domain.workouts import Unit
from bot.storage import direct_channels, members, servers
from bot.storage.changes import WATCHED, Change, Changes, Kept, read_change
from bot.storage.engine import Database
from bot.storage.shown_tables import servers as servers_table
from bot.storage.tables import direct_channels as channels_table
from bot.storage.tables import logs
from bot.storage.tables import members as members_table
from tests.storage.test_postgresql import restart

PROGRAM = Path(__file__).with_name("reading_process.py")
GYM, OTHER = 10**17, 10**17 + 1


async def kept(database: Database, *keys: int) -> Kept[bool]:
    """Whether exercises are public in those servers, read and kept."""
    place = Kept[bool](database.changes, servers_table, 100)
    for key in keys:
        await place.get(key, lambda key=key: database.read(servers.exercises_public, key))
    return place


async def never() -> bool:
    """A read that is not needed."""
    raise AssertionError


# ------------------------------------------------------------------ in one process


async def test_a_write_is_seen_by_the_next_read(database: Database) -> None:
    database.changes.hear(well=True)
    place = await kept(database, GYM, OTHER)
    await database.write(servers.choose, GYM, public=True)
    assert await place.get(GYM, lambda: database.read(servers.exercises_public, GYM))
    assert not await place.get(OTHER, never)  # it is not this one that changed


async def test_what_names_no_row_may_have_changed_all(database: Database) -> None:
    database.changes.hear(well=True)
    for key in (GYM, OTHER):
        await database.write(servers.choose, key, public=False)
    place = await kept(database, GYM, OTHER)
    await database.write(Connection.execute, update(servers_table).values(exercises_public=True))
    for key in (GYM, OTHER):
        assert await place.get(key, lambda key=key: database.read(servers.exercises_public, key))


@pytest.mark.parametrize(
    ("write", "given", "table"),
    [
        (servers.choose, {"server_id": 7, "public": True}, servers_table),
        (members.set_zone, {"member_id": 7, "zone": "UTC"}, members_table),
        (members.set_preferences, {"member_id": 7, "preferences": Preferences(unit=Unit.LB)}, members_table),
        (direct_channels.keep, {"member_id": 7, "channel_id": 1}, channels_table),
        (direct_channels.keep, {"member_id": 7, "channel_id": None}, channels_table),
        (lambda c: c.execute(delete(members_table).where(members_table.c.id == 7)), {}, members_table),
    ],
)
async def test_every_write_of_a_watched_table_is_noticed(database: Database, write, given, table) -> None:
    database.changes.hear(well=True)
    place = Kept[int](database.changes, table, 100)
    await place.get(7, _reading(1))
    await database.write(write, **given)
    assert await place.get(7, _reading(2)) == 2


def _reading(value: int):
    async def read() -> int:
        return value

    return read


async def test_what_is_read_while_it_changes_is_not_kept(database: Database) -> None:
    database.changes.hear(well=True)
    place = Kept[bool](database.changes, servers_table, 100)

    async def slow() -> bool:
        before = await database.read(servers.exercises_public, GYM)
        await database.write(servers.choose, GYM, public=True)
        return before

    assert not await place.get(GYM, slow)
    assert await place.get(GYM, lambda: database.read(servers.exercises_public, GYM))


async def test_a_write_whose_caller_has_gone_is_noticed(database: Database) -> None:
    database.changes.hear(well=True)
    place = await kept(database, GYM)
    writing = asyncio.create_task(database.write(servers.choose, GYM, public=True))
    await asyncio.sleep(0)
    await asyncio.sleep(0)  # it is handed in
    writing.cancel()
    await database.close()  # what was handed in is stored, or not, by then
    stored = Database(database.url)
    now = await stored.read(servers.exercises_public, GYM)
    assert await place.get(GYM, _reading(now)) == now
    await stored.close()


async def test_nothing_is_kept_while_others_are_not_heard() -> None:
    changes = Changes(alone=False)
    place = Kept[int](changes, servers_table, 100)
    assert [await place.get(1, _reading(value)) for value in (1, 2)] == [1, 2]
    changes.hear(well=True)
    assert [await place.get(1, _reading(value)) for value in (3, 4)] == [3, 3]
    changes.hear(well=False)
    assert [await place.get(1, _reading(value)) for value in (5, 6)] == [5, 6]


async def test_no_more_is_kept_than_there_is_room_for() -> None:
    place = Kept[int](Changes(alone=True), servers_table, 2)
    for key in (1, 2, 1, 3):
        await place.get(key, _reading(key))
    assert await place.get(1, never) == 1  # asked for lately
    assert await place.get(2, _reading(20)) == 20


def test_a_table_that_nobody_watches_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="logs"):
        Kept[int](Changes(alone=True), logs, 100)


@pytest.mark.parametrize("change", [Change(table.name, key) for table in WATCHED for key in (None, 0, 2**62)])
def test_a_change_is_told_as_it_is(change: Change) -> None:
    assert read_change(str(change)) == change


# ------------------------------------------------------------------ two processes


class Other:
    """Another process, which keeps in memory what it reads."""

    def __init__(self, url: URL) -> None:
        address = url.render_as_string(hide_password=False)
        pipe = subprocess.PIPE
        environment = {"PYTHONPATH": str(PROGRAM.parents[2]), "PATH": ""}
        command = [sys.executable, str(PROGRAM), address]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        assert self.process.stdout.readline() == "ready\n"

    def ask(self, question: str) -> str:
        self.process.stdin.write(f"{question}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    async def until(self, question: str, expected: str) -> None:
        """Return when it answers so; the test's own time limit ends it otherwise."""
        while await asyncio.to_thread(self.ask, question) != expected:
            await asyncio.sleep(0.05)


postgresql_alone = pytest.mark.databases("postgresql")


@pytest.fixture
def other(url: URL) -> Iterator[Other]:
    other = Other(url)
    yield other
    other.process.communicate()


@postgresql_alone
async def test_the_other_process_answers_with_what_was_set_here(database: Database, other: Other) -> None:
    without = other.ask("offers 5").split()
    assert (other.ask(f"server {GYM}"), other.ask("unit 5")) == ("False", "None")
    before = other.ask("reads")
    assert other.ask(f"server {GYM}") == "False"
    assert other.ask("reads") == before  # it was kept

    await database.write(members.set_preferences, 5, Preferences(unit=Unit.LB, kit=frozenset({"machine"})))
    await database.write(servers.choose, GYM, public=True)
    await other.until(f"server {GYM}", "True")
    assert other.ask("unit 5") == "lb"
    with_machines = other.ask("offers 5").split()
    assert sorted(with_machines) == sorted(without)
    assert with_machines != without


@postgresql_alone
async def test_what_was_rolled_back_is_told_to_nobody(database: Database, other: Other) -> None:
    assert other.ask(f"server {GYM}") == "False"
    reads = other.ask("reads")

    def fail(connection: Connection) -> None:
        servers.choose(connection, GYM, public=True)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(fail)
    await database.write(servers.choose, OTHER, public=True)
    await other.until(f"server {OTHER}", "True")  # what was told before that has arrived
    assert other.ask(f"server {GYM}") == "False"
    assert int(other.ask("reads")) - int(reads) <= 1  # that of the other server


@postgresql_alone
async def test_one_that_stops_hearing_keeps_nothing_and_listens_again(database: Database, other: Other) -> None:
    assert other.ask(f"server {GYM}") == "False"
    await restart(0)
    await database.write(servers.choose, GYM, public=True)
    await other.until("hears", "True")
    assert other.ask(f"server {GYM}") == "True"
    await database.write(servers.choose, GYM, public=False)
    await other.until(f"server {GYM}", "False")


@postgresql_alone
async def test_one_whose_connection_alone_was_cut_keeps_nothing(database: Database, other: Other) -> None:
    assert other.ask(f"server {GYM}") == "False"
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
    await database.write(Connection.execute, text(cut))
    await database.write(servers.choose, GYM, public=True)
    await other.until(f"server {GYM}", "True")
