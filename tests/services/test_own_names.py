"""The names of a member's own exercises are kept while they stay the same, and never longer."""

from bot.content.gazetteer import Gazetteer
from bot.domain.exercises import Catalogue, Region, Tracking
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.zones import Zones
from bot.storage.engine import Database
from tests.conftest import Clock


def members(database: Database, catalogue: Catalogue, clock: Clock) -> Members:
    return Members(database, Exercises(catalogue), Zones(Gazetteer.load(), clock), clock)


async def test_what_another_process_adds_or_removes_is_known_at_once(
    database: Database, catalogue: Catalogue, clock: Clock
) -> None:
    here, there = members(database, catalogue, clock), members(database, catalogue, clock)
    first = await there.add_own(1, 10, "Zercher shrug", Region.UPPER, Tracking.WEIGHT_REPS)
    assert (await here.find(1, "zercher shrug")).id == first.id
    second = await there.add_own(1, 11, "Sofa row", Region.MID, Tracking.WEIGHT_REPS)
    assert (await here.find(1, "sofa row")).id == second.id
    assert second in await here.suggest(1, "sofa")
    await there.remove_own(1, second.id)
    assert second not in await here.suggest(1, "sofa")
    assert (await here.known(1)).exact("sofa row") == second  # the history still names it
    assert (await here.find(1, first.id)).id == first.id


async def test_nobody_knows_the_exercises_of_another_member(
    database: Database, catalogue: Catalogue, clock: Clock
) -> None:
    service = members(database, catalogue, clock)
    await service.add_own(1, 10, "Zercher shrug", Region.UPPER, Tracking.WEIGHT_REPS)
    assert (await service.known(1)).exact("zercher shrug")
    assert (await service.known(2)).exact("zercher shrug") is None
