"""Reminders in both databases: claimed once, found again after a crash, changed by nobody unseen."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, text

from bot.domain.posts import Destination, Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminder_states import Claim, Ended, Pause, Rest, SecondMessage, Snooze, Snoozed, WhenDone
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.schedules import Daily, Once, Rule, Schedule, Weekly
from bot.storage import reminders
from bot.storage.engine import Database
from bot.storage.tables import members
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WEEKLY = Schedule(Weekly(frozenset({0, 3}), time(18, 30)), "Europe/Berlin")
ALICE = Destination(member_id=2**62, fallback_id=2**61)
GYM = Destination(member_id=2**62, guild_id=7, channel_id=8, role_id=9)
SOON, LATER = NOON + timedelta(minutes=1), NOON + timedelta(days=7)
LEASE = timedelta(minutes=2)
HOURLY = Schedule(Once(SOON), "UTC")


def draft(to: Destination = ALICE, next_at: datetime | None = SOON, schedule: Schedule = WEEKLY) -> Reminder:
    return Reminder(0, to, schedule, next_at, since=NOON)


async def claim_one(store: Units, seen: Reminder, now: datetime = SOON) -> Occurrence | None:
    return next(iter(await store.claim([seen], now, now + LEASE)), None)


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, reminders)


@pytest.mark.parametrize(
    "rule",
    [
        Weekly(frozenset({0, 6}), time(18, 30)),
        Weekly(frozenset({2}), time(0), 2, date(2026, 1, 7)),
        Daily(3, time(7, 15), date(2026, 2, 28)),
        Once(datetime(2026, 10, 25, 1, 30, 30, tzinfo=UTC)),
    ],
)
async def test_a_reminder_comes_back_as_it_was(store: Units, rule: Rule) -> None:
    state = {
        "when_done": WhenDone.SILENT, "rest": Rest(Pause.OWNER, LATER), "snooze": Snoozed(SOON, "15:1767286800"),
        "last": Ended(Outcome.FAILED, NOON), "claim": Claim(SOON, 3), "second": SecondMessage(LATER), "told_at": SOON,
    }  # fmt: skip
    added = await store.add(replace(draft(schedule=Schedule(rule, "Asia/Tokyo")), **state))
    assert await store.of_member(ALICE.member_id) == (added,)
    assert await store.own(added.id, ALICE.member_id) == added
    assert await store.own(added.id, 1) is None


async def test_a_server_has_one_back_day_and_it_is_no_members(store: Units) -> None:
    await store.set_back_day(draft(GYM))
    second = await store.set_back_day(draft(GYM, LATER))
    assert await store.back_day(7) == second
    assert await store.of_member(ALICE.member_id) == ()
    assert not await store.remove(second.id, ALICE.member_id)
    assert await store.change(second.id, ALICE.member_id, lambda reminder: reminder.skipped(NOON)) is None
    assert await store.clear_back_day(7)
    assert await store.back_day(7) is None


async def test_what_one_interaction_sets_is_there_once(store: Units) -> None:
    first, second = await asyncio.gather(*(store.add(draft(), 77) for _ in range(2)))
    assert first == second
    assert await store.of_member(ALICE.member_id) == (first,)
    gym, again = await asyncio.gather(*(store.set_back_day(draft(GYM), 78) for _ in range(2)))
    assert gym == again == await store.back_day(7)
    assert await store.add(draft(), 79) != first
    assert await store.added(5, 77) is None


async def test_due_are_those_whose_moment_has_come_the_oldest_first(store: Units) -> None:
    second = await store.add(draft())
    first = await store.add(draft(next_at=NOON))
    await store.add(draft(next_at=LATER))
    await store.add(draft(next_at=None))
    assert await store.due(SOON, 10) == (first, second)
    assert await store.due(SOON, 1) == (first,)
    assert await store.next_moment() == NOON


async def test_of_many_that_claim_at_once_one_gets_it(store: Units) -> None:
    seen = await store.add(draft())
    claims = await asyncio.gather(*(claim_one(store, seen) for _ in range(10)))
    assert len([claim for claim in claims if claim is not None]) == 1
    assert await store.due(SOON, 10) == ()


async def test_what_its_owner_changed_meanwhile_is_not_claimed_and_nothing_is_lost(store: Units) -> None:
    seen = await store.add(draft())
    await store.change(seen.id, ALICE.member_id, lambda reminder: reminder.snoozed(Snooze.HOUR, NOON, NOON))
    assert await claim_one(store, seen) is None
    (now,) = await store.of_member(ALICE.member_id)
    assert now.snooze.to == NOON + timedelta(hours=1)


async def test_many_changes_at_once_are_all_kept(store: Units) -> None:
    daily = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
    seen = await store.add(draft(next_at=NOON.replace(hour=18), schedule=daily))
    skip = (store.change(seen.id, ALICE.member_id, lambda reminder: reminder.skipped(NOON)) for _ in range(8))
    await asyncio.gather(*skip)
    (now,) = await store.of_member(ALICE.member_id)
    assert now.next_at == NOON.replace(day=9, hour=18)
    assert now.revision == 8


async def test_a_change_that_is_refused_changes_nothing(store: Units) -> None:
    seen = await store.add(draft())

    def refuse(_: Reminder) -> Reminder:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        await store.change(seen.id, ALICE.member_id, refuse)
    assert await store.of_member(ALICE.member_id) == (seen,)


async def test_an_unsettled_claim_is_found_again_and_taken_over_once(store: Units) -> None:
    seen = await store.add(draft())
    claim = await claim_one(store, seen)
    assert await store.unsettled(SOON, 10) == ()
    (left,) = await store.unsettled(SOON + LEASE, 10)
    claimed = await asyncio.gather(*(store.reclaim(left, SOON + LEASE, LATER) for _ in range(10)))
    (again,) = [occurrence for occurrence in claimed if occurrence is not None]
    assert again.at == claim.at
    assert again.nonce == claim.nonce


async def test_what_is_put_off_counts_its_attempts(store: Units) -> None:
    claim = await claim_one(store, await store.add(draft()))
    await store.postpone(claim, LATER)
    assert await store.unsettled(SOON + LEASE, 10) == ()
    (left,) = await store.unsettled(LATER, 10)
    assert left.claim.attempts == 1


async def test_settling_records_how_it_ended(store: Units) -> None:
    claim = await claim_one(store, await store.add(draft()))
    assert await store.settle(claim, Outcome.POSTED, SOON)
    (now,) = await store.of_member(ALICE.member_id)
    assert (now.claim, now.last) == (None, Ended(Outcome.POSTED, SOON))
    assert now.next_at == WEEKLY.next_after(SOON)
    assert await store.unsettled(LATER, 10) == ()
    assert not await store.settle(claim, Outcome.GONE, SOON)


async def test_settling_can_pause(store: Units) -> None:
    claim = await claim_one(store, await store.add(draft()))
    await store.settle(claim, Outcome.GONE, SOON, Pause.GONE)
    (now,) = await store.of_member(ALICE.member_id)
    assert (now.why_resting, now.next_at) == (Pause.GONE, None)


async def test_a_late_settlement_does_not_touch_the_next_occurrence(store: Units) -> None:
    old = await claim_one(store, await store.add(draft()))
    (seen,) = await store.of_member(ALICE.member_id)
    await claim_one(store, seen, LATER)
    assert not await store.settle(old, Outcome.POSTED, LATER)
    (now,) = await store.of_member(ALICE.member_id)
    assert now.claim == Claim(seen.next_at)


async def test_quiet_hours_plan_all_of_a_members_anew_and_leave_the_rest_of_them(store: Units, database) -> None:
    row = {"id": ALICE.member_id, "zone": "Asia/Tokyo"}
    await database.write(lambda connection: connection.execute(insert(members), row))
    await store.add(draft().replanned(NOON))
    await store.set_back_day(draft(GYM).replanned(NOON))
    evening = Quiet(time(18), time(20))

    await store.set_quiet(ALICE.member_id, evening, NOON)

    (own,) = await store.of_member(ALICE.member_id)
    assert own.quiet == evening
    assert own.next_at == NOON.replace(hour=19)  # 20:00 in Berlin
    assert (await store.back_day(7)).next_at == NOON.replace(hour=17, minute=30)
    assert await store.quiet(ALICE.member_id) == evening
    await store.set_quiet(ALICE.member_id, None, NOON)
    assert await store.quiet(ALICE.member_id) is None
    assert (await store.of_member(ALICE.member_id))[0].next_at == NOON.replace(hour=17, minute=30)


async def test_what_is_long_over_goes_when_another_is_set(store: Units) -> None:
    claim = await claim_one(store, await store.add(draft(schedule=HOURLY)))
    await store.settle(claim, Outcome.POSTED, SOON)
    await store.add(draft())
    assert len(await store.of_member(ALICE.member_id)) == 2
    await store.add(replace(draft(), since=NOON + timedelta(days=8)))
    assert len(await store.of_member(ALICE.member_id)) == 2


def migrate(connection: object, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.attributes["connection"] = connection
    (command.upgrade if to == "head" else command.downgrade)(config, to)


async def test_reminders_of_the_older_table_are_still_there_and_go_back(store: Units, database) -> None:
    columns = "member_id, days, minute, zone, next_at, claimed, claimed_at"
    row = "5, 9, 1110, 'Europe/Berlin', '2026-01-01 12:01:00+00', '2026-01-01 12:00:00+00', '2026-01-01 12:00:00+00'"
    if database.sqlite:
        row = row.replace("+00", ".000000")
    await database.write(migrate, "0002")
    insert_row = text(f"INSERT INTO reminders ({columns}) VALUES ({row})")
    await database.write(lambda connection: connection.execute(insert_row))
    await database.write(migrate, "head")

    (reminder,) = await store.of_member(5)
    assert reminder == Reminder(reminder.id, Destination(5), WEEKLY, SOON, claim=Claim(NOON))
    assert await store.unsettled(NOON, 10) == (reminder,)
    await store.add(draft(Destination(5), schedule=HOURLY))
    await database.write(migrate, "0002")
    rows = await database.read(
        lambda connection: connection.execute(text("SELECT days, minute FROM reminders")).all()
    )
    assert rows == [(9, 1110)]


async def test_a_server_that_was_left_rests(store: Units) -> None:
    await store.set_back_day(draft(GYM))
    await store.change_guild(7, lambda reminder: reminder.paused(Pause.LEFT, None, NOON))
    assert (await store.back_day(7)).next_at is None


async def test_of_several_those_that_changed_meanwhile_are_left_out(store: Units) -> None:
    first, second = await store.add(draft()), await store.add(draft())
    await store.change(first.id, ALICE.member_id, lambda reminder: reminder.skipped(NOON))
    (claim,) = await store.claim([first, second], SOON, SOON + LEASE)
    assert claim.reminder.id == second.id


async def test_places_take_turns_and_busy_ones_wait(store: Units) -> None:
    mine = [await store.add(draft()) for _ in range(3)]
    gym = await store.set_back_day(draft(GYM))
    aside = await store.add(draft(replace(ALICE, channel_id=GYM.channel_id)))
    assert await store.due(SOON, 10) == (mine[0], gym, mine[1], aside, mine[2])
    assert await store.due(SOON, 10, [GYM.channel_id]) == tuple(mine)
    assert await store.due(SOON, 10, [ALICE.member_id]) == (gym, aside)
    await store.claim([mine[0], gym], SOON, SOON)
    assert [occurrence.id for occurrence in await store.unsettled(SOON, 10, [GYM.channel_id])] == [mine[0].id]


async def test_settlements_that_share_a_transaction_are_each_their_own(store: Units) -> None:
    seen = [await store.add(draft()) for _ in range(4)]
    occurrence, other, moved, gone = await store.claim(seen, SOON, SOON + LEASE)
    await store.remove(gone.reminder.id, ALICE.member_id)
    counted = await asyncio.gather(
        store.settle(occurrence, Outcome.POSTED, SOON),
        store.settle(other, Outcome.GONE, SOON, Pause.GONE),
        store.settle(replace(moved, at=NOON), Outcome.POSTED, SOON),
        store.settle(gone, Outcome.POSTED, SOON),
    )
    assert counted == [True, True, False, False]
    found = {row.id: row for row in await store.of_member(ALICE.member_id)}
    assert found[occurrence.reminder.id].last_outcome is Outcome.POSTED
    assert found[other.reminder.id].why_resting is Pause.GONE
    assert found[moved.reminder.id].claim == Claim(SOON)
