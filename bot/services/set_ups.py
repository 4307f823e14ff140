"""The set-up: what proposals need to know, asked once with taps; all of it stands in `/settings` afterwards."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Level
from bot.domain.members import Background, Preferences
from bot.domain.workouts import Unit
from bot.services.care import CareService
from bot.services.members import Members
from bot.storage import backgrounds
from bot.storage.engine import Database


class Step(StrEnum):
    """What is asked, in this order."""

    UNIT = "unit"
    KIT = "kit"
    LEVEL = "level"
    HEAVY = "heavy"
    READY = "ready"


class Place(StrEnum):
    """Equipment that goes together."""

    GYM = "gym"
    HOME = "home"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the member has told. left: what is still to be asked, in order."""

    preferences: Preferences
    background: Background
    left: tuple[Step, ...]


class SetUps:
    """For one member, about themselves; each answer counts at once, and can be given again."""

    def __init__(
        self,
        database: Database,
        members: Members,
        care: CareService,
        catalogue: Catalogue,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._members = members
        self._care = care
        self._clock = clock
        options = {
            thing for exercise in catalogue.exercises.values() for each in exercise.equipment for thing in each
        }
        self.equipment = tuple(sorted(options))
        """All that can be told of."""
        self._kits = {
            Place.GYM: frozenset(options),
            Place.HOME: frozenset({"band", "household", "bodyweight"}),
            Place.FLOOR: frozenset({"bodyweight"}),
        }

    async def offered(self, member_id: int) -> bool:
        """Whether this is the moment to offer it: the first time that this is asked of the member."""
        return await self._database.write(backgrounds.offer, member_id, self._clock())

    async def was_offered(self, member_id: int) -> bool:
        """Whether that moment is over."""
        return await self._database.read(backgrounds.was_offered, member_id)

    async def look(self, member_id: int) -> SetUp:
        """What was told, and what is left to ask."""
        preferences = await self._members.preferences(member_id)
        background = await self.background(member_id)
        care, today = await self._care.care(member_id)
        missing = {
            Step.UNIT: preferences.unit is None,
            Step.KIT: not preferences.kit,
            Step.LEVEL: background.level is None,
            Step.HEAVY: background.heavy_days is None,
            Step.READY: care.asks_readiness(today),
        }
        return SetUp(preferences, background, tuple(step for step in Step if missing[step]))

    async def background(self, member_id: int) -> Background:
        return await self._database.read(backgrounds.background, member_id)

    async def tell_unit(self, member_id: int, unit: Unit) -> None:
        await self._database.write(backgrounds.set_unit, member_id, unit)

    async def tell_place(self, member_id: int, place: Place) -> None:
        await self._database.write(backgrounds.set_kit, member_id, self._kits[place])

    async def tell_kit(self, member_id: int, kit: Collection[str]) -> None:
        """Raises `DomainError` for equipment that there is not."""
        if not set(kit) <= set(self.equipment):
            raise DomainError("tap-unknown")
        await self._database.write(backgrounds.set_kit, member_id, frozenset(kit))

    async def tell_level(self, member_id: int, level: Level) -> None:
        await self._database.write(backgrounds.set_level, member_id, level)

    async def tell_heavy_days(self, member_id: int, days: Collection[int]) -> None:
        """Raises `DomainError` for what is no weekday."""
        if not set(days) <= set(range(7)):
            raise DomainError("tap-unknown")
        await self._database.write(backgrounds.set_heavy_days, member_id, frozenset(days))
