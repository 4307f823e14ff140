"""What a log proves: records, the balance, and days, read from the database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.exercises import Catalogue, Region
from bot.domain.members import Preferences
from bot.domain.sides import Side
from bot.domain.workouts import Entry, Kind, Log, Unit, Weight, WorkoutSet
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.progress import Progress
from bot.storage import corrections, members, workouts
from bot.storage.engine import Database
from tests.conftest import Units

MEMBER = 5
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)


class Clocked:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clocked:
    return Clocked()


@pytest.fixture
def progress(database: Database, catalogue: Catalogue, clock: Clocked) -> Progress:
    known = Members(database, Exercises(catalogue), None, clock)  # type: ignore[arg-type]  # no zone is asked for
    return Progress(database, known, catalogue, clock)


def kg(weight: str, reps: int, *, kind: Kind = Kind.WORK, side: Side | None = None) -> WorkoutSet:
    return WorkoutSet(reps=reps, weight=Weight(Decimal(weight)), kind=kind, side=side)


async def log(database: Database, at: datetime, exercise: str, *sets: WorkoutSet, member: int = MEMBER) -> int:
    key = int(at.timestamp() * 1000) + member
    await Units(database, workouts).add(Log(key, member, None, at, (Entry(exercise, sets),)))
    return key


async def many(database: Database, days: list[int], *entries: tuple[str, int]) -> None:
    for day in days:
        at = datetime(2026, 11, day, 18, tzinfo=UTC)
        for number, (exercise, count) in enumerate(entries):
            await log(database, at + timedelta(minutes=number), exercise, *[kg("20", 8)] * count)


async def test_records_are_told_the_newest_first(
    database: Database, progress: Progress, catalogue: Catalogue
) -> None:
    await log(database, NOW - timedelta(21), "bent-over-row", kg("60", 10), kg("60", 10), kg("60", 9))
    await log(database, NOW - timedelta(14), "bent-over-row", *[kg("62.5", 8)] * 3)
    await log(database, NOW - timedelta(9), "face-pull", kg("20", 15))
    await log(database, NOW - timedelta(8), "face-pull", kg("20", 16))
    await log(database, NOW, "bent-over-row", kg("40", 8, kind=Kind.WARM_UP), kg("65", 6), kg("65", 6), kg("62.5", 9))
    found = await progress.records(MEMBER)
    assert [
        (exercise_record.exercise.id, exercise_record.record.kind.value, exercise_record.day.day)
        for exercise_record in found.records
    ] == [
        ("bent-over-row", "max", 25),
        ("bent-over-row", "weight", 25),
        ("bent-over-row", "reps", 25),
        ("face-pull", "reps", 17),
        ("bent-over-row", "weight", 11),
    ]
    assert found.logged == 2
    alone = await progress.records(MEMBER, catalogue["face-pull"])
    assert len(alone.records) == 1


async def test_another_members_sets_are_nobodys_business(database: Database, progress: Progress) -> None:
    await log(database, NOW - timedelta(7), "face-pull", kg("20", 15), member=6)
    await log(database, NOW, "face-pull", kg("20", 16))
    assert (await progress.records(MEMBER)).records == ()


async def test_nothing_logged_is_told_apart_from_no_record(database: Database, progress: Progress) -> None:
    assert (await progress.records(MEMBER)).logged == 0
    await log(database, NOW, "face-pull", kg("20", 16))
    assert (await progress.records(MEMBER)).logged == 1


async def test_what_is_undone_is_no_record_and_what_is_restored_is_one_again(
    database: Database, progress: Progress
) -> None:
    await log(database, NOW - timedelta(7), "face-pull", kg("20", 15))
    key = await log(database, NOW, "face-pull", kg("20", 16))
    before = await progress.records(MEMBER)
    await database.write(corrections.undo, key, MEMBER, NOW)
    assert (await progress.records(MEMBER)).records == ()
    await database.write(corrections.restore, key, MEMBER)
    assert await progress.records(MEMBER) == before


async def test_an_exercise_is_told_with_all_its_sets(
    database: Database, progress: Progress, catalogue: Catalogue
) -> None:
    await database.write(members.set_preferences, MEMBER, Preferences(unit=Unit.LB, body=Weight(Decimal(80))))
    row = catalogue["one-arm-dumbbell-row"]
    sided = [kg("24", 10, side=Side.LEFT), kg("24", 8, side=Side.RIGHT)]
    await log(database, NOW, row.id, *sided)
    found = await progress.exercise(MEMBER, row)
    assert found.book.logged
    assert found.here.unit is Unit.LB
    assert found.body
    assert found.records == ()


async def test_the_balance_names_what_was_left_out(database: Database, progress: Progress) -> None:
    await many(database, [10, 13, 17, 20, 23], ("seated-cable-row", 3), ("lat-pulldown", 3), ("face-pull", 2))
    found = await progress.balance(MEMBER)
    assert [round(float(found.balance.mean[region]), 1) for region in Region] == [2.5, 10, 8.3]
    assert found.balance.neglected == (Region.LOWER,)
    assert len(found.offers) == 3
    assert all(exercise.region is Region.LOWER and exercise.trains for exercise in found.offers)
    assert {exercise.level.value for exercise in found.offers} == {"beginner"}  # as all that was done


async def test_what_is_offered_fits_the_equipment(database: Database, progress: Progress, clock: Clocked) -> None:
    kit = frozenset({"cable", "dumbbell", "bench"})
    await database.write(members.set_preferences, MEMBER, Preferences(kit=kit))
    await many(database, [10, 13, 17, 20, 23], ("seated-cable-row", 3), ("lat-pulldown", 3), ("face-pull", 2))
    found = await progress.balance(MEMBER)
    assert [exercise.id for exercise in found.offers] == ["kettlebell-deadlift", "cable-pull-through", "glute-bridge"]


async def test_two_workouts_are_too_few(database: Database, progress: Progress) -> None:
    await many(database, [20, 24], ("lat-pulldown", 6))
    found = await progress.balance(MEMBER)
    assert not found.balance.enough
    assert found.offers == ()
    assert found.balance.week[Region.MID] == 12


async def test_the_first_log_is_the_first_of_the_back(database: Database, progress: Progress, clock: Clocked) -> None:
    await log(database, NOW - timedelta(100), "cat-cow", WorkoutSet(reps=10))
    await log(database, NOW - timedelta(90), "lat-pulldown", kg("20", 8, kind=Kind.WARM_UP))
    await log(database, NOW - timedelta(3), "lat-pulldown", kg("20", 8))
    assert (await progress.back(MEMBER, 28)).first == (NOW - timedelta(3)).date()


async def test_days_are_local(database: Database, progress: Progress) -> None:
    await database.write(members.set_preferences, MEMBER, Preferences(zone="Pacific/Auckland"))
    await log(database, datetime(2026, 11, 24, 12, tzinfo=UTC), "lat-pulldown", kg("20", 8))
    found = await progress.back(MEMBER, 28)
    assert [(day_sets.day.day, day_sets.count) for day_sets in found.done] == [(25, 1)]
    assert found.here.today.day == 26
    assert len((await progress.back(MEMBER, 1)).done) == 0


async def test_a_side_that_lags_three_times_is_told(database: Database, progress: Progress) -> None:
    behind = [kg("24", 10, side=Side.LEFT), kg("20", 10, side=Side.RIGHT)]
    for days in (20, 10, 3):
        assert (await progress.balance(MEMBER)).lagging == ()
        await log(database, NOW - timedelta(days), "one-arm-dumbbell-row", *behind)
    (found,) = (await progress.balance(MEMBER)).lagging
    assert (found.exercise.id, found.lag.side, round(float(found.lag.share), 3)) == (
        "one-arm-dumbbell-row", Side.RIGHT, 0.167,
    )  # fmt: skip
