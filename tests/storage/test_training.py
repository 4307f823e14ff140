"""When and how much was trained, in both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.workouts import Entry, Kind, Log, WorkoutSet
from bot.storage import corrections, training, workouts
from bot.storage.engine import Database
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def log(key: int, at: datetime, exercise: str, *kinds: Kind, member: int = 5) -> Log:
    sets = tuple(WorkoutSet(reps=8, kind=kind) for kind in kinds or (Kind.WORK,) * 3)
    return Log(key, member, None, at, (Entry(exercise, sets),))


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, training)


async def test_nothing_logged_is_nothing_trained(store: Units) -> None:
    assert await store.last(5) == {}
    assert await store.between(5, NOON, NOON + DAY) == (0, {})


async def test_warm_ups_others_and_what_was_deleted_count_for_nothing(database: Database, store: Units) -> None:
    logs = Units(database, workouts)
    await logs.add(log(1, NOON, "face-pull"))
    await logs.add(log(2, NOON + DAY, "face-pull", Kind.WORK, Kind.DROP, Kind.WARM_UP))
    await logs.add(log(3, NOON + DAY, "shrug", Kind.WARM_UP))
    await logs.add(log(4, NOON + 2 * DAY, "shrug", member=6))
    await logs.add(log(6, NOON + 2 * DAY, "good-morning"))
    await database.write(corrections.undo, 6, 5, NOON)

    assert await store.last(5) == {"face-pull": NOON + DAY}
    assert await store.between(5, NOON, NOON + 9 * DAY) == (2, {"face-pull": 5})
    assert await store.between(5, NOON, NOON + DAY) == (1, {"face-pull": 3})
    assert await store.between(5, NOON + DAY, NOON + 2 * DAY) == (1, {"face-pull": 2})


async def test_logs_of_one_occasion_are_one_workout(database: Database, store: Units) -> None:
    logs = Units(database, workouts)
    await logs.add(log(1, NOON, "face-pull"))
    await logs.add(log(2, NOON + timedelta(minutes=5), "shrug"))
    assert await store.between(5, NOON, NOON + DAY) == (1, {"face-pull": 3, "shrug": 3})
