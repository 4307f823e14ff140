"""Logs and workouts in both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.workouts import WORKOUT_GAP, Entry, Kind, Log, Unit, Weight, Workout, WorkoutSet
from bot.storage import corrections, workouts
from bot.storage.engine import Database
from bot.storage.tables import sessions
from bot.storage.variants import last_variants
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETS = (
    WorkoutSet(reps=10, weight=Weight(Decimal(20)), kind=Kind.WARM_UP),
    WorkoutSet(reps=8, weight=Weight(Decimal("62.5")), rir=Decimal("1.5")),
    WorkoutSet(reps=6, weight=Weight(Decimal("137.125"), Unit.LB), kind=Kind.DROP),
    WorkoutSet(seconds=30, rir=Decimal(0)),
    WorkoutSet(metres=40, weight=Weight(Decimal("0.001"))),
)
ENTRIES = (Entry("face-pull", SETS, "dumbbell+bench"), Entry("shrug", SETS[:1]))
ONE = Log(2**62, 1, 2, NOON, ENTRIES, Weight(Decimal("81.5")))


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, workouts)


def at(hours: float, log_id: int, **changes: object) -> Log:
    return replace(ONE, id=log_id, at=NOON + timedelta(hours=hours), **changes)


async def ids(store: Units) -> list[list[int]]:
    """The logs of each workout of the member, newest workout first."""
    return [[log.id for log in workout.logs] for workout in await store.page(1, offset=0, limit=100)]


async def test_a_log_comes_back_as_it_was(store: Units) -> None:
    await store.add(ONE)
    assert await store.get(ONE.id, ONE.member_id) == ONE
    assert await store.page(1, offset=0, limit=1) == (Workout(ONE.id, (ONE,)),)


async def test_the_same_id_is_stored_once(store: Units) -> None:
    await store.add(ONE)
    await store.add(replace(ONE, entries=(Entry("shrug", (WorkoutSet(reps=1),)),)))
    assert await store.get(ONE.id, 1) == ONE


async def test_two_hundred_at_once_are_all_there(store: Units) -> None:
    await asyncio.gather(*(store.add(at(number // 20 * 200, number)) for number in range(200)))
    found = await store.page(1, offset=0, limit=100)
    assert sorted(log.id for workout in found for log in workout.logs) == list(range(200))


async def test_two_processes_that_log_at_once_begin_one_workout(database: Database) -> None:
    stores = [Units(Database(database.url), workouts) for _ in range(3)]
    for number in range(20):
        both = (each_store.add(at(number * 3, 100 * number + each)) for each, each_store in enumerate(stores, 1))
        await asyncio.gather(*both)
    assert [len(exercise_id) for exercise_id in await ids(stores[0])] == [3] * 20
    for each_store in stores:
        await each_store.database.close()


async def test_one_bad_row_does_not_fail_its_neighbours(store: Units) -> None:
    bad = replace(ONE, id=2, guild_id=2**70)
    done = await asyncio.gather(store.add(at(0, 1)), store.add(bad), store.add(at(9, 3)), return_exceptions=True)
    assert [isinstance(done_set, SQLAlchemyError | OverflowError) for done_set in done] == [False, True, False]
    assert await ids(store) == [[3], [1]]


async def test_a_caller_that_gives_up_does_not_take_the_others_with_it(store: Units) -> None:
    first, second = (asyncio.create_task(store.add(at(0, number))) for number in (1, 2))
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert await ids(store) == [[2]]


# ------------------------------------------------------------------ what belongs together


async def test_logs_within_a_while_of_each_other_are_one_workout(store: Units) -> None:
    near, far = WORKOUT_GAP.total_seconds() / 3600, WORKOUT_GAP.total_seconds() / 3600 + 0.01
    for number, hours in enumerate((0, near, 2 * near, 2 * near + far), start=1):
        await store.add(at(hours, number))
    assert await ids(store) == [[4], [1, 2, 3]]
    assert await store.count(1) == 2


async def test_what_is_backdated_joins_the_workout_of_that_day(store: Units) -> None:
    await store.add(at(-48, 1))
    await store.add(at(0, 2))
    await store.add(at(-48, 3))
    assert await ids(store) == [[2], [1, 3]]


async def test_members_and_deleted_logs_are_kept_apart(store: Units) -> None:
    await store.add(at(0, 1, member_id=5))
    await store.add(at(0, 2))
    await store.database.write(corrections.undo, 2, 1, NOON)
    await store.add(at(0.1, 3))
    assert await ids(store) == [[3]]
    assert (await store.workout(3, 1)).id == 3


async def test_a_begun_workout_takes_all_until_it_is_finished(store: Units, database: Database) -> None:
    async def session(workout_id: int, begun: float, finished: float | None) -> None:
        end = None if finished is None else NOON + timedelta(hours=finished)
        row = {
            "workout_id": workout_id,
            "member_id": 1,
            "started_at": NOON + timedelta(hours=begun),
            "finished_at": end,
        }
        await database.write(lambda connection: connection.execute(insert(sessions), row))

    await session(100, -1, 0.2)
    await session(200, 1, None)
    await store.add(at(0.3, 1))  # near the finished one, which takes no more
    await store.add(at(1.5, 2))
    await store.add(at(4, 3))
    await store.add(at(0.5, 4))  # before the second was begun
    await store.add(at(9, 5))  # its end was forgotten
    found = {workout.id: [log.id for log in workout.logs] for workout in await store.page(1, offset=0, limit=9)}
    assert found == {5: [5], 200: [2, 3], 1: [1, 4]}


# ------------------------------------------------------------------ looking back


async def test_pages_are_newest_first_and_of_one_member(store: Units) -> None:
    for number in range(1, 8):
        await store.add(at(24 * number, number))
    await store.add(at(0, 99, member_id=5))
    assert [workout.id for workout in await store.page(1, offset=0, limit=3)] == [7, 6, 5]
    assert [workout.id for workout in await store.page(1, offset=6, limit=3)] == [1]
    assert await store.count(1) == 7


async def test_last_is_the_newest_of_that_exercise(store: Units, database: Database) -> None:
    await store.add(at(0, 1))
    await store.add(at(24, 2))
    await store.add(at(48, 3, entries=(Entry("shrug", SETS),)))
    assert (await store.last(1, "face-pull")).id == 2
    assert await store.last(1, "deadlift") is None
    found = await database.read(last_variants, 1, ["face-pull", "shrug"])
    assert found == {"face-pull": "dumbbell+bench", "shrug": None}


async def test_around_a_log_are_its_workout_and_what_came_before(store: Units) -> None:
    for log in (first := at(0, 1), second := at(24, 2), third := at(24.5, 3), at(48, 4)):
        await store.add(log)
    around = await store.around(third)
    assert [each_log.id for each_log in around.workout.logs] == [second.id, third.id]
    assert {name: previou.id for name, previou in around.previous.items()} == {
        "face-pull": first.id,
        "shrug": first.id,
    }
    assert (await store.around(first)).previous == {"face-pull": None, "shrug": None}


async def test_favourites_are_the_most_frequent_of_late(store: Units) -> None:
    await store.add(at(-2000, 1, entries=(Entry("deadlift", SETS),)))
    for number in range(2, 5):
        await store.add(at(number, number, entries=(Entry("shrug", SETS[:1]),)))
    await store.add(at(6, 5, entries=(Entry("face-pull", SETS),)))
    assert await store.favourites(1, NOON, 10) == ("shrug", "face-pull")
    assert await store.favourites(1, NOON, 1) == ("shrug",)
