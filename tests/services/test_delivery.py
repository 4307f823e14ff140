"""Posting what is due, on both databases: once, in spite of crashes, faults and neighbours."""

import asyncio
from collections import Counter
from datetime import time, timedelta

import pytest

from bot.domain.reminders import Destination, Occurrence, Outcome
from bot.domain.schedules import Schedule
from bot.services.delivery import BATCH, Delivery
from bot.storage.engine import Database
from bot.storage.reminders import ReminderStore
from tests.conftest import Clock

DAILY = Schedule(frozenset(range(7)), time(18), "UTC")


class Channel:
    """Where posts appear; it can be told to fail."""

    def __init__(self) -> None:
        self.seen: list[Occurrence] = []
        self.outcome: Outcome | None = Outcome.POSTED
        self.fault: Exception | None = None

    async def __call__(self, occurrence: Occurrence) -> Outcome | None:
        await asyncio.sleep(0)
        if self.fault:
            raise self.fault
        self.seen.append(occurrence)
        return self.outcome


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def store(database: Database) -> ReminderStore:
    return ReminderStore(database)


@pytest.fixture
def delivery(store: ReminderStore, channel: Channel, clock: Clock) -> Delivery:
    return Delivery(store, channel, clock)


async def add(store: ReminderStore, clock: Clock, count: int = 1) -> None:
    for member in range(1, count + 1):
        await store.add(Destination(member), DAILY, DAILY.next_after(clock()))


async def test_nothing_is_posted_before_its_time_and_once_after(store, channel, clock, delivery) -> None:
    await add(store, clock)
    assert await delivery.tick() == 0
    clock.move(hours=6)
    assert await delivery.tick() == 1
    assert await delivery.tick() == 0
    assert len(channel.seen) == 1


async def test_it_comes_again_the_next_day(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    for _ in range(3):
        await delivery.tick()
        clock.move(hours=24)
    assert [one.at.day for one in channel.seen] == [1, 2, 3]


async def test_more_than_a_batch_is_posted_in_one_tick(store, channel, clock, delivery) -> None:
    await add(store, clock, BATCH + 20)
    clock.move(hours=6)
    assert await delivery.tick() == BATCH + 20
    assert len(channel.seen) == BATCH + 20


async def test_two_processes_post_each_once(store, channel, clock, delivery) -> None:
    await add(store, clock, 30)
    clock.move(hours=6)
    other = Delivery(store, channel, clock)
    await asyncio.gather(delivery.tick(), other.tick(), delivery.tick(), other.tick())
    assert set(Counter(one.reminder.id for one in channel.seen).values()) == {1}
    assert len(channel.seen) == 30


async def test_a_passing_fault_is_tried_again_after_the_lease(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome = None
    await delivery.tick()
    assert await delivery.tick() == 0
    channel.outcome = Outcome.POSTED
    clock.move(minutes=2)
    assert await delivery.tick() == 1
    assert {one.nonce for one in channel.seen} == {channel.seen[0].nonce}
    clock.move(minutes=2)
    assert await delivery.tick() == 0


async def test_a_fault_that_nobody_expected_does_not_stop_the_others(store, channel, clock, delivery, caplog) -> None:
    await add(store, clock, 2)
    clock.move(hours=6)
    channel.fault = RuntimeError("new")
    assert await delivery.tick() == 2
    assert "posting failed" in caplog.text
    channel.fault = None
    clock.move(minutes=2)
    assert await delivery.tick() == 2


async def test_a_crash_between_claim_and_post_loses_nothing(store, channel, clock) -> None:
    await add(store, clock)
    clock.move(hours=6)
    (seen,) = await store.due(clock(), 10)
    await store.claim(seen, DAILY.next_after(clock()), clock())  # the process dies here

    clock.move(minutes=2)
    assert await Delivery(store, channel, clock).tick() == 1
    assert channel.seen[0].at == seen.next_at


@pytest.mark.parametrize(("late", "posted"), [(timedelta(minutes=59), 1), (timedelta(minutes=61), 0)])
async def test_after_downtime_only_what_is_recent_is_posted(store, channel, clock, delivery, late, posted) -> None:
    await add(store, clock)
    clock.moment += timedelta(hours=6) + late
    await delivery.tick()
    assert len(channel.seen) == posted
    assert (await store.of_member(1))[0].last_outcome is (Outcome.POSTED if posted else Outcome.MISSED)
    assert (await store.of_member(1))[0].next_at > clock()


async def test_after_stopping_nothing_more_is_claimed(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    await delivery.stop()
    assert await delivery.tick() == 0
    assert len(await store.due(clock(), 10)) == 1


async def test_stopping_waits_for_what_was_claimed(store, channel, clock, delivery) -> None:
    await add(store, clock, 5)
    clock.move(hours=6)
    ticking = asyncio.create_task(delivery.tick())
    await asyncio.sleep(0)
    await delivery.stop()
    assert ticking.done()
    assert await store.unsettled(clock(), 10) == ()
