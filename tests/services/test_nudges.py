"""Second messages and looks through the whole of delivery, on both databases: once, whoever dies or ticks beside."""

import asyncio
from datetime import time, timedelta

import pytest

from bot.delivery.tick import CLAIM_LEASE, Delivery
from bot.domain.posts import Destination, Outcome
from bot.domain.reminder_kinds import BackDay
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.schedules import Schedule, Weekly
from bot.storage import reminders
from bot.storage.engine import Database
from tests.conftest import Clock, Units, crash

DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
MEMBERS = 12


class Channel:
    """Where posts appear: each nonce once."""

    def __init__(self) -> None:
        self.seen: dict[str, bool] = {}

    async def __call__(self, occurrence: Occurrence) -> Outcome:
        await asyncio.sleep(0)
        assert self.seen.setdefault(occurrence.nonce, occurrence.nudge) is occurrence.nudge
        return Outcome.POSTED

    async def tell(self, occurrence: Occurrence, outcome: Outcome, *, rests: bool) -> bool:
        raise NotImplementedError

    @property
    def posts(self) -> int:
        return list(self.seen.values()).count(False)

    @property
    def nudges(self) -> int:
        return list(self.seen.values()).count(True)


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
async def store(database: Database, clock: Clock) -> Units:
    store = Units(database, reminders)
    for member in range(1, MEMBERS + 1):
        draft = Reminder(0, Destination(member), DAILY, None, since=clock(), about=BackDay(timedelta(hours=2)))
        await store.add(draft.replanned(clock()))
    return store


async def test_two_processes_post_each_second_message_once(store, channel: Channel, clock: Clock) -> None:
    number, other = (Delivery(store.database, channel, channel.tell, clock) for _ in range(2))
    clock.move(hours=6)
    await asyncio.gather(number.tick(), other.tick())
    assert (channel.posts, channel.nudges) == (MEMBERS, 0)
    clock.move(hours=2)
    await asyncio.gather(number.tick(), other.tick(), number.tick(), other.tick())
    assert (channel.posts, channel.nudges) == (MEMBERS, MEMBERS)
    clock.move(hours=22)
    await asyncio.gather(number.tick(), other.tick())
    assert (channel.posts, channel.nudges) == (2 * MEMBERS, MEMBERS)


@pytest.mark.parametrize("hours", [6, 8])
@pytest.mark.parametrize("settled", [False, True])
async def test_a_crash_around_settling_loses_and_doubles_none(
    store, channel: Channel, clock: Clock, hours: int, settled: bool
) -> None:
    """At the post itself (6 hours on) or at the second message (8), before it is recorded or just after."""
    for hour in (6, 8, 10):
        clock.moment = clock.moment.replace(hour=12) + timedelta(hours=hour)
        if hour == hours:
            with crash(store.database, reminders.settle, stored=settled), pytest.raises(RuntimeError):
                await Delivery(store.database, channel, channel.tell, clock).tick()
            clock.moment += CLAIM_LEASE
        await Delivery(store.database, channel, channel.tell, clock).tick()
    assert (channel.posts, channel.nudges) == (MEMBERS, MEMBERS)
    for member in range(1, MEMBERS + 1):
        assert [reminder.claim for reminder in await store.of_member(member)] == [None]
