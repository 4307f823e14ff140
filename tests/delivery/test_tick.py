"""Posting what is due, on both databases: once, in spite of crashes, faults and neighbours."""

import asyncio
from collections import Counter
from datetime import time, timedelta

import pytest

from bot.delivery.tick import CLAIM_LEASE, CLAIMED_AT_ONCE, Delivery
from bot.domain.posts import Destination, Outcome, Refusal
from bot.domain.reminder_states import Pause, Snooze
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.schedules import Schedule, Weekly
from bot.storage import reminders
from bot.storage.engine import Database
from tests.conftest import Clock, Units

DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")


class Channel:
    """Where posts appear; it can be told to fail."""

    def __init__(self) -> None:
        self.seen: list[Occurrence] = []
        self.outcome: Outcome | Refusal = Outcome.POSTED
        self.fault: Exception | None = None
        self.notices: list[tuple[Outcome, bool]] = []
        self.telling = True

    async def __call__(self, occurrence: Occurrence) -> Outcome | Refusal:
        await asyncio.sleep(0)
        if self.fault:
            raise self.fault
        self.seen.append(occurrence)
        return self.outcome

    async def tell(self, occurrence: Occurrence, outcome: Outcome, *, rests: bool) -> bool:
        if self.telling:
            self.notices.append((outcome, rests))
        return self.telling


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, reminders)


@pytest.fixture
def delivery(store: Units, channel: Channel, clock: Clock) -> Delivery:
    return Delivery(store.database, channel, channel.tell, clock)


async def add(store: Units, clock: Clock, count: int = 1) -> None:
    for member in range(1, count + 1):
        await store.add(Reminder(0, Destination(member), DAILY, None, since=clock()).replanned(clock()))


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
    assert [occurrence.at.day for occurrence in channel.seen] == [1, 2, 3]


async def test_more_than_a_batch_is_posted_in_one_tick(store, channel, clock, delivery) -> None:
    await add(store, clock, CLAIMED_AT_ONCE + 20)
    clock.move(hours=6)
    assert await delivery.tick() == CLAIMED_AT_ONCE + 20
    assert len(channel.seen) == CLAIMED_AT_ONCE + 20


async def test_two_processes_post_each_once(store, channel, clock, delivery) -> None:
    await add(store, clock, 30)
    clock.move(hours=6)
    other = Delivery(store.database, channel, channel.tell, clock)
    await asyncio.gather(delivery.tick(), other.tick(), delivery.tick(), other.tick())
    assert set(Counter(occurrence.reminder.id for occurrence in channel.seen).values()) == {1}
    assert len(channel.seen) == 30


async def test_a_passing_fault_is_tried_again_at_growing_distances(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome = Refusal()
    tried: list[int] = []
    for second in range(0, 3600, 5):
        if await delivery.tick():
            tried.append(second)
        clock.move(seconds=5)
    assert tried == [0, 30, 90, 210, 450, 930, 1890]
    assert {occurrence.nonce for occurrence in channel.seen} == {channel.seen[0].nonce}


async def test_after_a_passing_fault_it_is_posted_once(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome = Refusal()
    await delivery.tick()
    assert await delivery.tick() == 0
    channel.outcome = Outcome.POSTED
    clock.move(seconds=30)
    assert await delivery.tick() == 1
    clock.move(minutes=20)
    assert await delivery.tick() == 0


async def test_what_was_never_taken_is_given_up_when_it_is_too_late(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome = Refusal()
    await delivery.tick()
    clock.move(minutes=61)
    await delivery.tick()
    assert (await store.of_member(1))[0].last_outcome is Outcome.FAILED
    assert len(channel.seen) == 1


@pytest.mark.parametrize(
    ("outcome", "pause"),
    [
        (Outcome.GONE, Pause.GONE),
        (Outcome.REMOVED, Pause.LEFT),
        (Outcome.OWNER_LEFT, Pause.OWNER_LEFT),
    ],
)
async def test_what_is_certain_rests_at_once_and_is_told_once(
    store, channel, clock, delivery, outcome, pause
) -> None:
    await add(store, clock)
    channel.outcome = outcome
    clock.move(hours=6)
    for _ in range(5):
        await delivery.tick()
        clock.move(hours=24)
    (now,) = await store.of_member(1)
    assert (now.why_resting, now.last_outcome) == (pause, outcome)
    assert channel.notices == [(outcome, True)]
    assert len(channel.seen) == 1


LASTING = [
    (Refusal(Outcome.FORBIDDEN, lasts=True), Pause.FORBIDDEN),
    (Refusal(Outcome.CLOSED, lasts=True, again=False), Pause.CLOSED),
    (Refusal(Outcome.ELSEWHERE, lasts=True, again=False), Pause.CLOSED),
    (Refusal(Outcome.NO_MEMBER, lasts=True, again=False), Pause.NO_MEMBER),
    (Refusal(lasts=True), Pause.REFUSED),
    (Refusal(lasts=True, again=False), Pause.REFUSED),
]


async def let_a_day_pass(delivery: Delivery, clock: Clock) -> None:
    """As the bot runs: its ticks within the hour in which it tries again, and one more."""
    for _ in range(40):
        await delivery.tick()
        clock.move(minutes=2)
    clock.move(hours=24, minutes=-80)


@pytest.mark.parametrize(("refusal", "pause"), LASTING)
async def test_what_is_refused_for_three_days_in_a_row_rests_and_is_told_first_and_last(
    store, channel, clock, delivery, refusal, pause
) -> None:
    await add(store, clock)
    channel.outcome = refusal
    clock.move(hours=6)
    for day in (1, 2):
        await let_a_day_pass(delivery, clock)
        (now,) = await store.of_member(1)
        assert (now.why_resting, now.refusals.count, now.last_outcome) == (None, day, refusal.outcome)
        assert channel.notices == [(refusal.outcome, False)]
    for _ in range(3):
        await let_a_day_pass(delivery, clock)
    (now,) = await store.of_member(1)
    assert (now.why_resting, now.next_at, now.last_outcome) == (pause, None, refusal.outcome)
    assert channel.notices == [(refusal.outcome, False), (refusal.outcome, True)]
    days = Counter(occurrence.at.day for occurrence in channel.seen)
    assert days == {1: 7 if refusal.again else 1, 2: 1, 3: 1}


@pytest.mark.parametrize(("refusal", "_"), LASTING)
async def test_what_is_refused_twice_and_then_taken_begins_anew(store, channel, clock, delivery, refusal, _) -> None:
    await add(store, clock)
    clock.move(hours=6)
    for day in range(12):
        channel.outcome = Outcome.POSTED if day % 3 == 2 else refusal
        await delivery.tick()
        clock.move(hours=24)
    (now,) = await store.of_member(1)
    assert (now.why_resting, now.refusals.count) == (None, 0)
    assert all(not rests for _, rests in channel.notices)


async def test_a_weekly_one_rests_in_its_third_week_though_the_bot_ticks_only_when_it_is_due(
    store, channel, clock, delivery
) -> None:
    weekly = Schedule(Weekly(frozenset({3}), time(18)), "UTC")
    await store.add(Reminder(0, Destination(1), weekly, None, since=clock()).replanned(clock()))
    channel.outcome = Refusal(Outcome.FORBIDDEN, lasts=True)
    clock.move(hours=6)
    for week in range(6):
        await delivery.tick()
        assert ((await store.of_member(1))[0].why_resting is None) is (week < 2)
        clock.move(days=7)
    assert len(channel.seen) == 3


async def test_what_passes_never_rests_however_long_it_lasts(store, channel, clock, delivery) -> None:
    await add(store, clock)
    channel.outcome = Refusal()
    clock.move(hours=6)
    for _ in range(60):
        await delivery.tick()
        clock.move(hours=24)
    (now,) = await store.of_member(1)
    assert (now.why_resting, now.refusals.count, now.last_outcome) == (None, 0, Outcome.FAILED)
    assert channel.notices == []
    channel.outcome = Outcome.POSTED
    await delivery.tick()
    assert (await store.of_member(1))[0].last_outcome is Outcome.POSTED


async def test_a_refusal_that_passes_within_the_hour_costs_no_post(store, channel, clock, delivery) -> None:
    await add(store, clock)
    channel.outcome = Refusal(Outcome.FORBIDDEN, lasts=True)
    clock.move(hours=6)
    await delivery.tick()
    (now,) = await store.of_member(1)
    assert (now.last_outcome, now.refusals.count) == (Outcome.FORBIDDEN, 1)  # shown while it is tried again
    channel.outcome = Outcome.POSTED
    clock.move(seconds=30)
    await delivery.tick()
    (now,) = await store.of_member(1)
    assert (now.last_outcome, now.refusals.count) == (Outcome.POSTED, 0)


async def test_discord_is_waited_for_as_long_as_it_asks_and_no_longer_than_the_post_is_of_use(
    store, channel, clock, delivery
) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome = Refusal(Outcome.TIMED_OUT, after=timedelta(minutes=10))
    await delivery.tick()
    for wait, posts in ((9, 1), (1, 2)):
        clock.move(minutes=wait)
        await delivery.tick()
        assert len(channel.seen) == posts
    channel.outcome = Refusal(Outcome.TIMED_OUT, after=timedelta(days=7))
    clock.move(minutes=10)
    await delivery.tick()
    (now,) = await store.of_member(1)
    assert (now.last_outcome, now.claim, now.why_resting) == (Outcome.TIMED_OUT, None, None)
    for _ in range(5):
        clock.move(hours=24)
        await delivery.tick()
    assert channel.notices == [(Outcome.TIMED_OUT, False)]
    assert (await store.of_member(1))[0].why_resting is None


async def test_nothing_rests_before_somebody_could_be_told(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome, channel.telling = Outcome.GONE, False
    await delivery.tick()
    assert (await store.of_member(1))[0].why_resting is None
    channel.telling = True
    clock.move(seconds=30)
    await delivery.tick()
    assert channel.notices == [(Outcome.GONE, True)]
    assert (await store.of_member(1))[0].why_resting is Pause.GONE


async def test_a_role_that_is_gone_stays_to_be_told_until_it_is(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    channel.outcome, channel.telling = Outcome.NO_ROLE, False
    await delivery.tick()
    assert (await store.of_member(1))[0].last_outcome is Outcome.POSTED
    channel.telling = True
    clock.move(hours=24)
    await delivery.tick()
    assert channel.notices == [(Outcome.NO_ROLE, False)]


async def test_stopping_leaves_what_waits_for_discord_to_the_next_start(
    store, channel, clock, monkeypatch, caplog
) -> None:
    monkeypatch.setattr("bot.delivery.tick.POSTS_PATIENCE_S", 0.5)
    await add(store, clock, 2)
    clock.move(hours=6)

    both = asyncio.Event()

    async def post(occurrence: Occurrence) -> Outcome | Refusal:
        if occurrence.reminder.to.member_id == 1:
            await asyncio.sleep(300)  # as long as Discord says
        result = await channel(occurrence)
        both.set()
        return result

    delivery = Delivery(store.database, post, channel.tell, clock)
    ticking = asyncio.create_task(delivery.tick())
    await both.wait()
    await delivery.stop()
    assert await ticking == 2
    assert "1 reminders waited for Discord" in caplog.text
    assert not [record for record in caplog.records if record.exc_info]

    clock.move(minutes=2)
    assert await Delivery(store.database, channel, channel.tell, clock).tick() == 1
    assert sorted(occurrence.reminder.to.member_id for occurrence in channel.seen) == [1, 2]


async def test_a_snooze_is_posted_once_and_the_schedule_goes_on(store, channel, clock, delivery) -> None:
    await add(store, clock)
    clock.move(hours=6)
    await delivery.tick()
    (seen,) = channel.seen
    for _ in range(2):
        await store.change(seen.reminder.id, 1, lambda reminder: reminder.snoozed(Snooze.QUARTER, seen.at, clock()))
    clock.move(minutes=14)
    assert await delivery.tick() == 0
    clock.move(minutes=1)
    other = Delivery(store.database, channel, channel.tell, clock)
    assert sum(await asyncio.gather(delivery.tick(), other.tick())) == 1
    clock.move(hours=23, minutes=45)
    assert await delivery.tick() == 1
    assert len({occurrence.nonce for occurrence in channel.seen}) == 3


async def test_a_test_posts_a_copy_and_changes_nothing(store, channel, clock, delivery) -> None:
    await add(store, clock)
    (before,) = await store.of_member(1)
    assert await delivery.test(before) is Outcome.POSTED
    assert channel.seen[0].test
    assert await store.of_member(1) == (before,)
    channel.fault = RuntimeError("new")
    assert await delivery.test(before) is Outcome.FAILED


async def test_a_fault_that_nobody_expected_does_not_stop_the_others(store, channel, clock, delivery, caplog) -> None:
    await add(store, clock, 2)
    clock.move(hours=6)
    channel.fault = RuntimeError("new")
    assert await delivery.tick() == 2
    assert "posting failed" in caplog.text
    channel.fault = None
    clock.move(seconds=30)
    assert await delivery.tick() == 2


async def test_a_crash_between_claim_and_post_loses_nothing(store, channel, clock) -> None:
    await add(store, clock)
    clock.move(hours=6)
    (seen,) = await store.due(clock(), 10)
    await store.claim([seen], clock(), clock() + CLAIM_LEASE)  # the process dies here

    clock.move(minutes=2)
    assert await Delivery(store.database, channel, channel.tell, clock).tick() == 1
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


async def test_a_place_with_many_takes_turns_with_the_others(store, channel, clock, delivery) -> None:
    for member in (*[1] * 40, *range(2, 12)):
        await store.add(Reminder(0, Destination(member), DAILY, None, since=clock()).replanned(clock()))
    clock.move(hours=6)
    assert await delivery.tick() == 50
    places = [occurrence.reminder.to.place for occurrence in channel.seen]
    assert sorted(places[:11]) == list(range(1, 12))
    assert places[11:] == [1] * 39


async def test_a_channel_counts_as_one_place_whoever_posts_there(store, channel, clock) -> None:
    for member in range(1, 6):
        to = Destination(member, channel_id=77)
        await store.add(Reminder(0, to, DAILY, None, since=clock()).replanned(clock()))
    clock.move(hours=6)
    at_once = most = 0

    async def post(occurrence: Occurrence) -> Outcome | Refusal:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1
        return await channel(occurrence)

    assert await Delivery(store.database, post, channel.tell, clock).tick() == 5
    assert most == 1


async def test_while_one_post_takes_long_what_becomes_due_is_posted(store, channel, clock, monkeypatch) -> None:
    monkeypatch.setattr("bot.delivery.tick.LOOK_AGAIN", 0.02)
    await add(store, clock)
    clock.move(hours=6)
    answered = asyncio.Event()

    async def post(occurrence: Occurrence) -> Outcome | Refusal:
        if occurrence.reminder.to.member_id == 1:
            await answered.wait()
        else:
            answered.set()
        return await channel(occurrence)

    ticking = asyncio.create_task(Delivery(store.database, post, channel.tell, clock).tick())
    await store.add(Reminder(0, Destination(2), DAILY, clock(), since=clock()))
    assert await ticking == 2
    assert [occurrence.reminder.to.member_id for occurrence in channel.seen] == [2, 1]


async def test_what_could_not_be_settled_is_told_and_the_others_are_posted(
    store, channel, clock, delivery, monkeypatch
) -> None:
    await add(store, clock, 3)
    clock.move(hours=6)
    write = store.database.write

    async def fail(work: object, *given: object) -> object:
        if work is reminders.settle and given[0].reminder.to.member_id == 2:
            raise OSError("the disk is full")
        return await write(work, *given)

    monkeypatch.setattr(store.database, "write", fail)
    with pytest.raises(OSError, match="full"):
        await delivery.tick()
    assert len(channel.seen) == 3
    monkeypatch.undo()
    clock.moment += CLAIM_LEASE
    assert await delivery.tick() == 1
