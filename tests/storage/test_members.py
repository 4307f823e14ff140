"""What members told about themselves, and what the bot notes about itself."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.domain.exercises import Region, Tracking
from bot.domain.members import Preferences
from bot.domain.own_exercises import ELSEWHERE, NewExercise
from bot.domain.workouts import Unit, Weight
from bot.storage import members, notes, own_exercises
from bot.storage.engine import Database
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ALICE = 2**62


async def test_preferences_are_kept_and_can_be_changed(database: Database) -> None:
    store = Units(database, members)
    assert await store.preferences(ALICE) == Preferences()
    preferences = Preferences(
        "Europe/Berlin", Unit.LB, Weight(Decimal("180.5"), Unit.LB), frozenset({"band", "bench"})
    )
    await store.set_preferences(ALICE, preferences)
    assert await store.preferences(ALICE) == preferences
    await store.set_preferences(ALICE, Preferences())
    assert await store.preferences(ALICE) == Preferences()


async def test_a_zone_alone_leaves_the_rest(database: Database) -> None:
    store = Units(database, members)
    await store.set_zone(ALICE, "Europe/Berlin")
    await store.set_preferences(ALICE, Preferences("Europe/Berlin", Unit.LB))
    await store.set_zone(ALICE, "Asia/Tokyo")
    assert await store.preferences(ALICE) == Preferences("Asia/Tokyo", Unit.LB)
    assert await store.preferences(5) == Preferences()


async def test_saved_exercises_are_newest_first_and_keep_their_setup(database: Database) -> None:
    store = Units(database, members)
    await store.set_setup(ALICE, "face-pull", "rope, pin 7")
    for number, exercise in enumerate(("face-pull", "shrug", "pull-up")):
        await store.set_saved(ALICE, exercise, NOON + timedelta(hours=number))
    await store.set_saved(ALICE, "shrug", None)
    await store.set_saved(5, "deadlift", NOON)
    assert await store.saved(ALICE) == ("pull-up", "face-pull")
    assert await store.setups(ALICE) == {"face-pull": "rope, pin 7"}
    await store.set_setup(ALICE, "face-pull", None)
    assert await store.setups(ALICE) == {}
    assert await store.saved(ALICE) == ("pull-up", "face-pull")


async def test_own_exercises_are_the_members_alone(database: Database) -> None:
    store = Units(database, own_exercises)
    curl = await store.add(ALICE, 1, "Jefferson Curl", Region.LOWER, Tracking.WEIGHT_REPS)
    brought = [NewExercise("bench press", Tracking.WEIGHT_REPS, None), NewExercise("Arnold", Tracking.DURATION, None)]
    (bench, press) = await store.bring(ALICE, 7, brought)
    assert len({curl.id, bench.id, press.id}) == 3
    assert bench.pattern == ELSEWHERE
    assert await store.of_member(ALICE) == (curl,)  # its import does not count
    assert await store.of_member(ALICE, removed=True) == (press, bench, curl)
    assert await store.of_member(5, removed=True) == ()


async def test_an_own_exercise_is_added_once_for_each_interaction(database: Database) -> None:
    store = Units(database, own_exercises)
    twice = (store.add(ALICE, 1, "Jefferson Curl", Region.LOWER, Tracking.WEIGHT_REPS) for _ in range(2))
    first, second = await asyncio.gather(*twice)
    assert first == second == await store.added(ALICE, 1)
    assert await store.of_member(ALICE) == (first,)
    assert await store.added(5, 1) is None


async def test_a_removed_exercise_is_known_but_not_offered(database: Database) -> None:
    store = Units(database, own_exercises)
    curl = await store.add(ALICE, 1, "Jefferson Curl", Region.LOWER, Tracking.DURATION)
    assert not await store.remove(5, curl.id, NOON)
    assert not await store.remove(ALICE, "own-nonsense", NOON)
    assert await store.remove(ALICE, curl.id, NOON)
    assert not await store.remove(ALICE, curl.id, NOON)
    assert await store.of_member(ALICE) == ()
    assert await store.of_member(ALICE, removed=True) == (curl,)


async def test_a_note_is_kept_and_can_be_changed(database: Database) -> None:
    store = Units(database, notes)
    assert await store.get("commands") is None
    await store.put("commands", "one")
    await store.put("commands", "two")
    assert await store.get("commands") == "two"
