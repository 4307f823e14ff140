"""Workouts from other trackers: staged aside, made to count, taken back."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.exercises import Tracking
from bot.domain.own_exercises import NewExercise
from bot.domain.workouts import Entry, Log, Weight, WorkoutSet
from bot.storage import corrections, own_exercises
from bot.storage import imports as import_store
from bot.storage import workouts as workout_store
from bot.storage.engine import Database
from bot.storage.imports import Named, Summary
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETS = (WorkoutSet(reps=8, weight=Weight(Decimal(60))), WorkoutSet(reps=6))


def occasions(*ids: int, exercise: str = "face-pull", member: int = 1) -> list[Log]:
    return [
        Log(exercise_id, member, None, NOON - timedelta(days=exercise_id), (Entry(exercise, SETS),))
        for exercise_id in ids
    ]


async def stage(
    imports: Units, import_id: int, logs: list[Log], member: int = 1, replaced: dict[int, int] | None = None
) -> None:
    await imports.begin(import_id, member, NOON)
    while await imports.clear(10):
        pass
    assert await imports.stage(import_id, member, logs, replaced or {})
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
        100, 2, NOON - timedelta(days=2), NOON - timedelta(days=1), (Named("", "face-pull", 4),)
    )
    assert (await imports.summary(100, 1)).sets == {"face-pull": 4}
    assert (await imports.summary(100, 5)).workouts == 0
    assert await workouts.count(1) == 0
    assert await imports.imported(1) == frozenset()
    assert await imports.set_counting(100, 5, counts=True) is False
    assert await imports.set_counting(100, 1, counts=True)
    assert [workout.id for workout in await workouts.page(1, offset=0, limit=9)] == [1, 2]
    assert await imports.set_counting(100, 1, counts=False)
    assert await workouts.count(1) == 0


async def test_what_was_taken_back_can_come_again(imports: Units, workouts: Units) -> None:
    await stage(imports, 100, occasions(1, 2))
    await imports.set_counting(100, 1, counts=True)
    await imports.set_counting(100, 1, counts=False)
    await workouts.add(Log(50, 1, None, NOON, (Entry("shrug", SETS),)))
    await stage(imports, 200, occasions(1, 2))
    assert (await imports.summary(200, 1)).workouts == 2
    assert await imports.imported(1) == frozenset()
    assert await workouts.count(1) == 1


async def test_a_name_can_be_given_another_exercise(imports: Units, workouts: Units) -> None:
    entries = (Entry("face-pull", SETS, name="Rope Thing"), Entry("face-pull", SETS, name="Face Pull"))
    await stage(imports, 100, [Log(1, 1, None, NOON, entries)])
    named = Named("Rope Thing", "face-pull", 2)
    assert named in (await imports.summary(100, 1)).names
    assert set(await imports.sets_of(100, 1, named)) == set(SETS)
    assert await imports.sets_of(100, 5, named) == ()
    assert await imports.rename(100, 5, named, "shrug") == 0
    assert await imports.rename(100, 1, named, "shrug") == 2
    await imports.set_counting(100, 1, counts=True)
    (entry, other) = (await workouts.last(1, "shrug")).entries
    assert (entry.exercise_id, entry.name, other.exercise_id) == ("shrug", "Rope Thing", "face-pull")
    assert await imports.names(1) == {"Rope Thing": ("shrug", True)}


async def test_what_names_mean_is_remembered(imports: Units) -> None:
    await imports.remember(1, {"Face Pulls": "face-pull", "Old": "x"})
    await imports.remember(1, {"Face Pulls": "shrug"}, chosen=True)
    await imports.remember(1, {})
    assert await imports.names(1) == {"Face Pulls": ("shrug", True), "Old": ("x", False)}
    assert await imports.names(5) == {}


async def test_what_an_import_replaces_counts_as_long_as_it_does_not(imports: Units, workouts: Units) -> None:
    async def counting() -> list[int]:
        return [log.id for workout in await workouts.page(1, offset=0, limit=9) for log in workout.logs]

    await stage(imports, 100, occasions(1, 2))
    await imports.set_counting(100, 1, counts=True)
    await stage(imports, 200, occasions(12), replaced={12: 2})
    assert await counting() == [1, 2]
    await imports.set_counting(200, 1, counts=True)
    assert await counting() == [1, 12]
    assert [workout.id for workout in await workouts.page(1, offset=0, limit=9)] == [1, 2]  # the same workout
    await stage(imports, 300, occasions(22), replaced={22: 2})
    await imports.set_counting(300, 1, counts=True)
    assert await counting() == [1, 22]
    await imports.set_counting(200, 1, counts=False)
    assert await counting() == [1, 22]
    await imports.set_counting(300, 1, counts=False)
    assert await counting() == [1, 2]
    await stage(imports, 400, occasions(5))  # drops the others
    assert await counting() == [1, 2]


async def test_a_deleted_workout_of_a_file_is_claimed_by_it(
    imports: Units, workouts: Units, database: Database
) -> None:
    await stage(imports, 100, occasions(1, 2))
    await imports.set_counting(100, 1, counts=True)
    await Units(database, corrections).delete_workout(2, 1, 50, NOON)
    assert [workout.id for workout in await workouts.gone(1)] == [2]
    await stage(imports, 200, occasions(3))
    await imports.claim(200, 5, [2])
    assert (await imports.summary(200, 1)).gone == 0
    await imports.claim(200, 1, [1, 2])
    assert (await imports.summary(200, 1)).gone == 1
    await imports.bring_back(200, 1)
    assert await workouts.count(1) == 2


async def test_titles_and_notes_come_back_as_they_were(imports: Units, workouts: Units) -> None:
    entries = (
        Entry("face-pull", SETS, "cable", "slow\ndown", "Face Pull (Cable)"),
        Entry("shrug", SETS, None, "", "Shrug"),
        Entry("shrug", SETS, None, "heavy", "Shrug - Wide"),
    )
    log = Log(1, 1, None, NOON, entries, title="Pull", note="hotel")
    await stage(imports, 100, [log])
    await imports.set_counting(100, 1, counts=True)
    ((stored,),) = (workout.logs for workout in await workouts.all_of(1))
    assert stored == log


async def test_own_exercises_of_an_import_are_offered_as_long_as_it_counts(
    imports: Units, database: Database
) -> None:
    own = Units(database, own_exercises)
    (bench,) = await own.bring(1, 100, [NewExercise("Bench Press", Tracking.WEIGHT_REPS)])
    await stage(imports, 100, occasions(1, exercise=bench.id))
    assert await own.of_member(1) == ()
    await imports.set_counting(100, 1, counts=True)
    assert await own.of_member(1) == (bench,)
    await imports.set_counting(100, 1, counts=False)
    assert await own.of_member(1) == ()


async def test_an_exercise_that_a_dropped_import_brought_comes_with_the_next(
    imports: Units, database: Database
) -> None:
    own = Units(database, own_exercises)
    (bench,) = await own.bring(1, 100, [NewExercise("Bench Press", Tracking.WEIGHT_REPS)])
    await stage(imports, 100, occasions(1, exercise=bench.id))
    await stage(imports, 200, occasions(1, exercise=bench.id))
    await imports.keep_own(200, 1, [int(bench.id.removeprefix("own-"))])
    await imports.set_counting(200, 1, counts=True)
    assert await own.of_member(1) == (bench,)
