"""Weeks in local days, also where the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.exercises import Catalogue, Region
from bot.domain.workouts import Entry, Log, WorkoutSet
from bot.services.training import Training
from bot.storage import workouts
from bot.storage.engine import Database
from tests.conftest import Units

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = date(2026, 3, 29)
"""The clocks go forward on it in Berlin."""


class Names:
    """As much of `Members` as it takes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    async def named(self, member_id: int, ids):
        return {exercise_id: self._catalogue[exercise_id] for exercise_id in ids}


@pytest.fixture
def training(database: Database, catalogue: Catalogue) -> Training:
    return Training(database, Names(catalogue))


async def log(database: Database, at: datetime, exercise: str = "face-pull") -> None:
    key = int(at.timestamp())
    await Units(database, workouts).add(Log(key, 5, None, at, (Entry(exercise, (WorkoutSet(reps=8),)),)))


@pytest.mark.parametrize(
    ("at", "this", "before"),
    [
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), 1, 0),  # Sunday, 23:59 in Berlin, on summer time
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), 0, 0),
        (datetime(2026, 3, 22, 23, 0, tzinfo=UTC), 1, 0),  # Monday, 00:00
        (datetime(2026, 3, 22, 22, 59, tzinfo=UTC), 0, 1),
        (datetime(2026, 3, 15, 23, 0, tzinfo=UTC), 0, 1),
        (datetime(2026, 3, 15, 22, 59, tzinfo=UTC), 0, 0),
    ],
)
async def test_a_week_is_seven_local_days(database, training: Training, at: datetime, this: int, before: int) -> None:
    await log(database, at)
    weeks = await training.weeks(5, SUNDAY, BERLIN)
    assert (weeks.this.workouts, weeks.before.workouts) == (this, before)
    assert (weeks.this.sets[Region.UPPER], weeks.before.sets[Region.UPPER]) == (this, before)
    assert weeks.ever


async def test_the_last_time_of_a_region_is_that_of_its_newest_exercise(database, training: Training) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert await training.last(5, Region.UPPER) is None
    await log(database, noon)
    await log(database, noon + timedelta(days=1), "shrug")
    await log(database, noon + timedelta(days=2), "good-morning")
    assert await training.last(5, Region.UPPER) == noon + timedelta(days=1)
    assert await training.last(5, Region.LOWER) == noon + timedelta(days=2)
    assert not (await training.weeks(6, SUNDAY, BERLIN)).ever
