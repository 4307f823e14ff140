"""Reminders in both databases: claimed once, found again after a crash."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.reminders import Destination, Outcome, Reminder
from bot.domain.schedules import Schedule
from bot.storage.engine import Database
from bot.storage.reminders import ReminderStore

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WEEKLY = Schedule(frozenset({0, 3}), time(18, 30), "Europe/Berlin")
ALICE = Destination(member_id=2**62)
GYM = Destination(member_id=2**62, guild_id=7, channel_id=8, role_id=9)
SOON, LATER = NOON + timedelta(minutes=1), NOON + timedelta(days=7)


@pytest.fixture
def store(database: Database) -> ReminderStore:
    return ReminderStore(database)


async def test_a_reminder_comes_back_as_it_was(store: ReminderStore) -> None:
    added = await store.add(ALICE, WEEKLY, SOON)
    assert await store.of_member(ALICE.member_id) == (added,)
    assert added == Reminder(added.id, ALICE, WEEKLY, SOON)


async def test_a_server_has_one_back_day_and_it_is_no_members(store: ReminderStore) -> None:
    await store.set_back_day(GYM, WEEKLY, SOON)
    second = await store.set_back_day(GYM, WEEKLY, LATER)
    assert await store.back_day(7) == second
    assert await store.of_member(ALICE.member_id) == ()
    assert not await store.remove(second.id, ALICE.member_id)
    assert await store.clear_back_day(7)
    assert await store.back_day(7) is None


async def test_due_are_those_whose_moment_has_come_the_oldest_first(store: ReminderStore) -> None:
    second = await store.add(ALICE, WEEKLY, SOON)
    first = await store.add(ALICE, WEEKLY, NOON)
    await store.add(ALICE, WEEKLY, LATER)
    assert await store.due(SOON, 10) == (first, second)
    assert await store.due(SOON, 1) == (first,)
    assert await store.next_moment() == NOON


async def test_of_many_that_claim_at_once_one_gets_it(store: ReminderStore) -> None:
    seen = await store.add(ALICE, WEEKLY, SOON)
    claims = await asyncio.gather(*(store.claim(seen, LATER, SOON) for _ in range(10)))
    assert len([one for one in claims if one is not None]) == 1
    assert await store.due(SOON, 10) == ()


async def test_an_unsettled_claim_is_found_again_and_taken_over_once(store: ReminderStore) -> None:
    seen = await store.add(ALICE, WEEKLY, SOON)
    claim = await store.claim(seen, LATER, SOON)
    assert await store.unsettled(NOON, 10) == ()
    (left,) = await store.unsettled(SOON, 10)
    taken = await asyncio.gather(*(store.reclaim(left, SOON, SOON + timedelta(minutes=5)) for _ in range(10)))
    (again,) = [one for one in taken if one is not None]
    assert again.at == claim.at
    assert again.nonce == claim.nonce


async def test_settling_records_how_it_ended(store: ReminderStore) -> None:
    claim = await store.claim(await store.add(ALICE, WEEKLY, SOON), LATER, SOON)
    await store.settle(claim, Outcome.POSTED, SOON)
    (now,) = await store.of_member(ALICE.member_id)
    assert (now.claimed, now.last_outcome, now.last_at, now.next_at) == (None, Outcome.POSTED, SOON, LATER)
    assert await store.unsettled(LATER, 10) == ()


async def test_a_late_settlement_does_not_touch_the_next_occurrence(store: ReminderStore) -> None:
    old = await store.claim(await store.add(ALICE, WEEKLY, SOON), LATER, SOON)
    (seen,) = await store.of_member(ALICE.member_id)
    await store.claim(seen, LATER + timedelta(days=7), LATER)
    await store.settle(old, Outcome.POSTED, LATER)
    (now,) = await store.of_member(ALICE.member_id)
    assert now.claimed == LATER
