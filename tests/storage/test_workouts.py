"""Workouts in both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.workouts import Entry, Unit, Weight, Workout, WorkoutSet
from bot.storage.engine import Database
from bot.storage.workouts import WorkoutStore

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETS = (
    WorkoutSet(reps=8, weight=Weight(Decimal("62.5"))),
    WorkoutSet(reps=6, weight=Weight(Decimal("137.125"), Unit.LB)),
    WorkoutSet(seconds=30),
    WorkoutSet(metres=40, weight=Weight(Decimal("0.001"))),
)
ONE = Workout(2**62, 1, 2, NOON, (Entry("face-pull", SETS), Entry("shrug", SETS[:1])))


@pytest.fixture
def store(database: Database) -> WorkoutStore:
    return WorkoutStore(database)


async def test_a_workout_comes_back_as_it_was(store: WorkoutStore) -> None:
    await store.add(ONE)
    assert await store.get(ONE.id, ONE.member_id) == ONE


async def test_the_same_id_is_stored_once(store: WorkoutStore) -> None:
    await store.add(ONE)
    await store.add(replace(ONE, entries=(Entry("shrug", (WorkoutSet(reps=1),)),)))
    assert await store.page(1, offset=0, limit=10) == (ONE,)


async def test_five_hundred_at_once_are_all_there(store: WorkoutStore) -> None:
    await asyncio.gather(*(store.add(replace(ONE, id=number)) for number in range(1, 501)))
    assert await store.count(1) == 500


async def test_one_bad_row_does_not_fail_its_neighbours(store: WorkoutStore) -> None:
    bad = replace(ONE, id=2, at=datetime(2026, 1, 1))
    done = await asyncio.gather(
        store.add(replace(ONE, id=1)), store.add(bad), store.add(replace(ONE, id=3)), return_exceptions=True
    )
    assert done[0] is None
    assert isinstance(done[1], SQLAlchemyError)
    assert done[2] is None
    assert [one.id for one in await store.page(1, offset=0, limit=10)] == [3, 1]


async def test_a_caller_that_gives_up_does_not_take_the_others_with_it(store: WorkoutStore) -> None:
    first, second = (asyncio.create_task(store.add(replace(ONE, id=number))) for number in (1, 2))
    await asyncio.sleep(0)
    first.cancel()
    await second
    await store.close()
    assert {one.id for one in await store.page(1, offset=0, limit=10)} == {1, 2}


async def test_pages_are_newest_first_and_of_one_member(store: WorkoutStore) -> None:
    for number in range(1, 8):
        await store.add(replace(ONE, id=number, at=NOON + timedelta(hours=number)))
    await store.add(replace(ONE, id=99, member_id=5))
    assert [one.id for one in await store.page(1, offset=0, limit=3)] == [7, 6, 5]
    assert [one.id for one in await store.page(1, offset=6, limit=3)] == [1]
    assert await store.count(1) == 7


async def test_last_is_the_newest_of_that_exercise(store: WorkoutStore) -> None:
    await store.add(replace(ONE, id=1))
    await store.add(replace(ONE, id=2, at=NOON + timedelta(days=1)))
    await store.add(replace(ONE, id=3, at=NOON + timedelta(days=2), entries=(Entry("shrug", SETS),)))
    assert (await store.last(1, "face-pull")).id == 2
    assert await store.last(1, "deadlift") is None


async def test_deleted_is_hidden_and_can_be_restored_by_its_owner_alone(store: WorkoutStore) -> None:
    await store.add(ONE)
    assert not await store.set_deleted(ONE.id, 999, NOON)
    assert await store.set_deleted(ONE.id, 1, NOON)
    assert await store.page(1, offset=0, limit=10) == ()
    assert await store.last(1, "face-pull") is None
    assert await store.set_deleted(ONE.id, 1, None)
    assert await store.page(1, offset=0, limit=10) == (ONE,)
    assert await store.get(ONE.id, 999) is None
