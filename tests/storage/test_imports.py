"""Workouts from other trackers: staged aside, made to count, taken back."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.exercises import Tracking
from bot.domain.workouts import Entry, Log, Weight, WorkoutSet
from bot.storage import imports as import_store
from bot.storage import own_exercises
from bot.storage import workouts as workout_store
from bot.storage.engine import Database
from bot.storage.imports import Summary
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETS = (WorkoutSet(reps=8, weight=Weight(Decimal(60))), WorkoutSet(reps=6))


def occasions(*ids: int, exercise: str = "face-pull", member: int = 1) -> list[Log]:
    return [Log(one, member, None, NOON - timedelta(days=one), (Entry(exercise, SETS),)) for one in ids]


async def stage(imports: Units, import_id: int, logs: list[Log], member: int = 1) -> None:
    await imports.begin(import_id, member, NOON)
    while await imports.clear(10):
        pass
    assert await imports.stage(import_id, member, logs)
    assert await imports.finish(import_id, member)


@pytest.fixture
def imports(database: Database) -> Units:
    return Units(database, import_store)


@pytest.fixture
def workouts(database: Database) -> Units:
    return Units(database, workout_store)


async def test_what_is_staged_counts_only_once_it_is_confirmed(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    assert await imports.summary(100, 1) == Summary(
        100, 2, NOON - timedelta(days=2), NOON - timedelta(days=1), {"face-pull": 4}
    )
    assert (await imports.summary(100, 5)).workouts == 0
    assert await workouts.count(1) == 0
    assert await imports.moments(1) == frozenset()
    assert await imports.set_counting(100, 5, counts=True) is False
    assert await imports.set_counting(100, 1, counts=True)
    assert [one.id for one in await workouts.page(1, offset=0, limit=9)] == [1, 2]
    assert await imports.set_counting(100, 1, counts=False)
    assert await workouts.count(1) == 0


async def test_the_same_file_again_adds_nothing(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    await imports.set_counting(100, 1, counts=True)
    await stage(imports, 200, occasions(1, 2, 3))
    assert (await imports.summary(200, 1)).workouts == 1
    await imports.set_counting(200, 1, counts=True)
    assert await workouts.count(1) == 3


async def test_what_was_taken_back_can_come_again(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    await imports.set_counting(100, 1, counts=True)
    await imports.set_counting(100, 1, counts=False)
    await workouts.add(Log(50, 1, None, NOON, (Entry("shrug", SETS),)))
    await stage(imports, 200, occasions(1, 2))
    assert (await imports.summary(200, 1)).workouts == 2
    assert await imports.moments(1) == {NOON}
    assert await workouts.count(1) == 1


async def test_a_name_can_be_given_another_exercise(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    assert await imports.rename(100, 5, "face-pull", "shrug", {}) == 0
    assert await imports.rename(100, 1, "face-pull", "shrug", {}) == 4
    await imports.set_counting(100, 1, counts=True)
    assert (await workouts.last(1, "shrug")).id == 1
    await imports.remember(1, {"Face Pulls": "face-pull", "Old": "x"})
    await imports.remember(1, {"Face Pulls": "shrug"})
    await imports.remember(1, {})
    assert await imports.names(1) == {"Face Pulls": "shrug", "Old": "x"}
    assert await imports.names(5) == {}


async def test_own_exercises_of_an_import_are_offered_as_long_as_it_counts(
    imports: Units, database: Database
) -> None:
    own = Units(database, own_exercises)
    (bench,) = await own.bring(1, 100, [("Bench Press", Tracking.WEIGHT_REPS)])
    await stage(imports, 100, occasions(1, exercise=bench.id))
    assert await own.of_member(1) == ()
    await imports.set_counting(100, 1, counts=True)
    assert await own.of_member(1) == (bench,)
    await imports.set_counting(100, 1, counts=False)
    assert await own.of_member(1) == ()


async def test_sets_are_put_as_the_other_exercise_counts_them(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    assert set(await imports.sets_of(100, 1, "face-pull")) == set(SETS)
    counted = {one: WorkoutSet(seconds=one.reps) for one in SETS}
    assert await imports.rename(100, 1, "face-pull", "dead-hang", counted) == 4
    await imports.set_counting(100, 1, counts=True)
    assert (await workouts.last(1, "dead-hang")).sets == (WorkoutSet(seconds=8), WorkoutSet(seconds=6))


async def test_an_exercise_that_a_dropped_import_brought_comes_with_the_next(
    imports: Units, database: Database
) -> None:
    own = Units(database, own_exercises)
    (bench,) = await own.bring(1, 100, [("Bench Press", Tracking.WEIGHT_REPS)])
    await stage(imports, 100, occasions(1, exercise=bench.id))
    await stage(imports, 200, occasions(1, exercise=bench.id))
    await imports.keep_own(200, 1, [int(bench.id.removeprefix("own-"))])
    await imports.set_counting(200, 1, counts=True)
    assert await own.of_member(1) == (bench,)
