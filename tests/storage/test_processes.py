"""Processes in both databases: who is on the list, what a dead one held, and whose turn it is at the gateway."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.challenges import Challenge
from bot.domain.leaderboards import Measure
from bot.domain.roll_calls import RollCall
from bot.domain.sessions import Session
from bot.domain.shards import Others
from bot.services.processes import Processes
from bot.storage import challenges, leaderboards, processes, reminders, roll_calls, sessions
from bot.storage.engine import Database
from bot.storage.leaderboards import BoardPost
from bot.storage.processes import Process
from tests.conftest import Clock, Units
from tests.storage.test_reminders import ALICE, GYM, LEASE, SOON, draft

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE = Process("0 of 2", "a", 2, (0,), NOON)
TWO = Process("1 of 2", "b", 2, (1,), NOON)
LATER = NOON + timedelta(seconds=30)
CALL = RollCall(NOON, NOON, NOON, summed=False, channel_id=2, message_id=1)


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, processes)


async def held_by_two(database: Database) -> None:
    """A reminder, a roll call, a challenge, a leaderboard and a rest that the second process has claimed."""
    stored = await database.write(reminders.add, draft())
    await database.write(reminders.claim, [stored], SOON, SOON + LEASE, TWO.name)
    await database.write(roll_calls.put_in, CALL, 1, NOON, NOON)
    await database.write(roll_calls.take_due, SOON, SOON + timedelta(minutes=5), 9, TWO.name)
    challenge = Challenge(3, 4, 5, None, "face-pull", 100, NOON, NOON + timedelta(days=7))
    await database.write(challenges.begin, challenge)
    await database.write(challenges.posted, 3, 6)
    await database.write(challenges.take_due, SOON, SOON + timedelta(hours=1), 9, TWO.name)
    await database.write(leaderboards.add_post, BoardPost(7, 5, 4, Measure.SETS), NOON)
    await database.write(leaderboards.take_due, SOON, SOON + timedelta(hours=1), 9, TWO.name)
    await database.write(sessions.start, Session(1, 1, NOON))
    await database.write(sessions.rest, 1, SOON)
    assert await database.write(sessions.take_rest, 1, SOON, TWO.name)


async def found(database: Database, now: datetime, others: Others) -> tuple[int, ...]:
    """How many reminders, roll calls, challenges, leaderboards and rests somebody else could take on."""
    left = await database.read(reminders.unsettled, now, 9, (), others)
    claims = [await database.write(store.take_due, now, now, 9) for store in (roll_calls, challenges, leaderboards)]
    return len(left), *map(len, claims), len(await database.read(sessions.resting))


async def test_what_a_dead_process_held_is_free_at_once(store: Units, database: Database) -> None:
    await store.begin(ONE)
    await store.begin(TWO)
    await held_by_two(database)
    assert await found(database, SOON, Others()) == (0, 0, 0, 0, 0)

    assert await store.bury(TWO, SOON)
    assert await found(database, SOON, Others()) == (1, 1, 1, 1, 1)
    assert await store.everyone() == (ONE,)


async def test_a_process_that_starts_again_has_its_own_back_at_once(store: Units, database: Database) -> None:
    await store.begin(TWO)
    await held_by_two(database)
    await store.begin(replace(TWO, run="c", beat_at=SOON))
    assert await found(database, SOON, Others((ONE.name,), 2, (0,))) == (1, 1, 1, 1, 1)


async def test_nobody_takes_what_a_living_process_holds_however_long(store: Units, database: Database) -> None:
    await store.begin(TWO)
    await held_by_two(database)
    hours = SOON + timedelta(hours=3)
    assert await database.read(reminders.unsettled, hours, 9, (), Others((TWO.name,), 2, (1,))) == ()
    assert len(await database.read(reminders.unsettled, hours, 9, (), Others((ONE.name,), 2, (0,)))) == 1


async def test_one_that_has_shown_itself_meanwhile_is_not_buried(store: Units, database: Database) -> None:
    await store.begin(TWO)
    await held_by_two(database)
    await store.beat(replace(TWO, beat_at=LATER))
    assert not await store.bury(TWO, LATER)
    assert await found(database, SOON, Others()) == (0, 0, 0, 0, 0)


async def test_what_was_looked_at_is_held_by_nobody(store: Units, database: Database) -> None:
    await store.begin(TWO)
    await held_by_two(database)
    await database.write(challenges.let_go, [3], TWO.name)
    await database.write(leaderboards.let_go, [7], TWO.name)
    assert await store.bury(TWO, SOON)
    assert await found(database, SOON, Others()) == (1, 1, 0, 0, 1)  # their own turn comes later


async def test_of_many_that_bury_one_does(store: Units) -> None:
    await store.begin(TWO)
    assert sorted(await asyncio.gather(*(store.bury(TWO, LATER) for _ in range(5)))) == [False] * 4 + [True]


async def test_one_that_stops_goes_unless_its_successor_is_there(store: Units, database: Database) -> None:
    await store.begin(ONE)
    await store.begin(replace(ONE, run="c"))
    await store.end(ONE, LATER)
    assert [process.run for process in await store.everyone()] == ["c"]
    await store.end(replace(ONE, run="c"), LATER)
    assert await store.everyone() == ()


async def test_each_process_has_the_servers_of_its_shards(database: Database) -> None:
    for shard in range(3):
        to = replace(GYM, guild_id=(9 + shard) << 22, channel_id=shard + 1)
        await database.write(reminders.set_back_day, draft(to))
    await database.write(reminders.add, draft(ALICE))  # direct messages are everybody's

    async def guilds(others: Others) -> set[int | None]:
        return {
            stored.to.guild_id and stored.to.guild_id >> 22
            for stored in await database.read(reminders.due, SOON, 9, (), others)
        }

    assert await guilds(Others()) == {None, 9, 10, 11}
    assert await guilds(Others(("1-2 of 3",), 3, (1, 2))) == {None, 9}
    assert await guilds(Others(("0 of 3",), 3, (0,))) == {None, 10, 11}


# ------------------------------------------------------------------ who is dead


async def test_one_is_dead_that_shows_no_sign_and_no_clock_says_so(database: Database, clock: Clock) -> None:
    from bot.domain.shards import Shards

    registry = Processes(database, clock, Shards(2, (0,)), still=0.2)
    other = Processes(database, clock, Shards(2, (1,)), still=0.2)
    carried_on: list[str] = []

    async def carry_on() -> None:
        carried_on.append("here")

    registry.when_one_dies(carry_on)
    await registry.begin()
    await other.begin()
    for _ in range(4):  # its clock jumps back and forth, which changes nothing
        clock.move(hours=3)
        await other.beat()
        clock.move(hours=-5)
        await registry.beat()
        await asyncio.sleep(0.1)
    assert registry.others == Others(("1 of 2",), 2, (1,))
    assert (registry.count, carried_on) == (2, [])

    await asyncio.sleep(0.2)
    await registry.beat()
    assert (registry.others, registry.count, carried_on) == (Others((), 2, ()), 1, ["here"])
    await other.beat()  # it was only asleep
    await registry.beat()
    assert registry.count == 2


async def test_one_that_ends_well_is_missed_by_nobody(database: Database, clock: Clock) -> None:
    registry = Processes(database, clock)
    await registry.end()  # it has not even begun
    await registry.begin()
    await registry.end()
    assert await database.read(processes.everyone) == ()


# ------------------------------------------------------------------ identifying


async def test_of_many_that_identify_in_a_bucket_one_may(store: Units) -> None:
    gap = timedelta(minutes=1)
    waits = await asyncio.gather(*(store.take_identify(0, gap) for _ in range(6)))
    assert sorted(map(bool, waits)) == [False] + [True] * 5
    assert all(wait <= gap for wait in waits)
    assert not await store.take_identify(1, gap)


async def test_the_next_one_may_after_the_gap(store: Units) -> None:
    gap = timedelta(milliseconds=300)
    assert not await store.take_identify(0, gap)
    wait = await store.take_identify(0, gap)
    assert timedelta() < wait <= gap
    await asyncio.sleep(wait.total_seconds() + 0.01)
    assert not await store.take_identify(0, gap)
