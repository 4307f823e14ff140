"""What reminders are about, and second messages, in both databases: kept, taken once, found again after a crash."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.exercises import Region
from bot.domain.posts import Destination, Outcome
from bot.domain.reminder_kinds import About, BackDay, Untrained, WeekInShort
from bot.domain.reminder_states import Ended, SecondMessage
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.schedules import Daily, Schedule, Weekly
from bot.storage import reminders
from bot.storage.engine import Database
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SIX, EIGHT = NOON + timedelta(hours=6), NOON + timedelta(hours=8)
LEASE = timedelta(minutes=2)
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")


def draft(about: About, schedule: Schedule = DAILY) -> Reminder:
    return Reminder(0, Destination(5), schedule, None, since=NOON, about=about).replanned(NOON)


async def claim(store: Units, now: datetime) -> Occurrence:
    (occurrence,) = await store.claim(await store.due(now, 10), now, now + LEASE)
    return occurrence


async def own(store: Units) -> Reminder:
    (reminder,) = await store.of_member(5)
    return reminder


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, reminders)


@pytest.mark.parametrize(
    "about", [BackDay(), BackDay(timedelta(hours=4)), BackDay(summed=True), Untrained(Region.LOWER, 6), WeekInShort()]
)
async def test_what_it_is_about_comes_back_as_it_was(store: Units, about: About) -> None:
    added = await store.add(replace(draft(about), second=SecondMessage(EIGHT), told_at=SIX))
    assert await own(store) == added


async def test_a_post_that_is_settled_twice_has_one_second_message(store: Units) -> None:
    await store.add(draft(BackDay(timedelta(hours=2))))
    first = await claim(store, SIX)
    assert not first.nudge
    assert [await store.settle(first, Outcome.POSTED, SIX) for _ in range(2)] == [True, False]
    assert (await own(store)).next_at == EIGHT


async def test_a_crash_between_claim_and_post_of_a_second_message_leaves_it_what_it_is(store: Units) -> None:
    await store.add(draft(BackDay(timedelta(hours=2))))
    await store.settle(await claim(store, SIX), Outcome.POSTED, SIX)
    claimed = await claim(store, EIGHT)
    assert claimed.nudge

    (left,) = await store.unsettled(EIGHT + LEASE, 10)
    again = await store.reclaim(left, EIGHT + LEASE, EIGHT + 2 * LEASE)
    assert again.nudge
    assert again.nonce == claimed.nonce
    await store.settle(again, Outcome.POSTED, EIGHT + LEASE)
    assert (await own(store)).next_at == SIX + timedelta(days=1)


async def test_what_had_nothing_to_say_leaves_the_record_of_what_had(store: Units) -> None:
    await store.add(draft(Untrained(Region.UPPER, 3), Schedule(Daily(1, time(18), date(2026, 1, 1)), "UTC")))
    await store.settle(await claim(store, SIX), Outcome.POSTED, SIX)
    tomorrow = SIX + timedelta(days=1)
    assert await store.settle(await claim(store, tomorrow), Outcome.NOTHING, tomorrow)
    now = await own(store)
    assert (now.last, now.told_at, now.claim) == (Ended(Outcome.POSTED, SIX), SIX, None)
