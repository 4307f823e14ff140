"""Times that somebody types, read in the zone that they told: now, before, or as their language lets guess."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.schedules import Schedule
from bot.domain.when import parse_when
from bot.services.zones import Zones
from bot.storage import members
from bot.storage.engine import Database


class TypedSchedules:
    """Reads `mon 18:00`, and asks for a zone where none is known."""

    def __init__(self, database: Database, zones: Zones, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._zones = zones
        self._clock = clock

    async def read(self, member_id: int, when: str, zone: str | None, guess: str | None = None) -> Schedule:
        """What `when` means. Raises `DomainError` for a time that is not understood, and as `zone` does."""
        # What is not understood is said first; the zone is asked for what is.
        schedule = parse_when(when, self._clock(), await self._known_zone(member_id, zone) or guess or "UTC")
        return Schedule(schedule.rule, await self.zone(member_id, zone, when, guess))

    async def zone(self, member_id: int, zone: str | None, when: str, guess: str | None = None) -> str:
        """The zone that was told, now or before; the guess, where none was. Raises `DomainError` without any."""
        if found := await self._known_zone(member_id, zone) or guess:
            return found
        raise DomainError("zone-needed", when=when.strip())

    async def zone_of(self, member_id: int) -> str | None:
        """The zone that the member told before."""
        return (await self._database.read(members.preferences, member_id)).zone

    async def keep_zone(self, member_id: int, typed: str | None, schedule: Schedule) -> None:
        """A zone that was told with a time counts from now on."""
        if typed is not None:
            await self._database.write(members.set_zone, member_id, schedule.zone)

    async def _known_zone(self, member_id: int, zone: str | None) -> str | None:
        return self._zones.find(zone) if zone is not None else await self.zone_of(member_id)
