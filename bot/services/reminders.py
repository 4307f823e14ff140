"""Back-day reminders: a member's own, and a server's."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.reminders import MOST_PER_MEMBER, Destination, Reminder
from bot.domain.schedules import Schedule, parse_when
from bot.services.zones import Zones
from bot.storage.members import MemberStore
from bot.storage.reminders import ReminderStore


class Reminders:
    """Setting, listing and removing; posting is `delivery`'s."""

    def __init__(
        self, store: ReminderStore, members: MemberStore, zones: Zones, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._members = members
        self._zones = zones
        self._clock = clock

    async def add(self, to: Destination, when: str, zone: str | None) -> Reminder:
        """A reminder for the member, at `when` in `zone` (or in the zone that they said before).

        Raises `DomainError` for a time or zone that is not understood, or for one reminder too many.
        """
        schedule = await self._schedule(to.member_id, when, zone)
        if len(await self._store.of_member(to.member_id)) >= MOST_PER_MEMBER:
            raise DomainError("reminder-too-many", most=MOST_PER_MEMBER)
        return await self._store.add(to, schedule, schedule.next_after(self._clock()))

    async def of_member(self, member_id: int) -> tuple[Reminder, ...]:
        return await self._store.of_member(member_id)

    async def remove(self, member_id: int, reminder_id: int) -> None:
        """Remove the member's own reminder. Raises `DomainError` where there is none (any more)."""
        if not await self._store.remove(reminder_id, member_id):
            raise DomainError("reminder-not-there")

    async def zone_of(self, member_id: int) -> str | None:
        return (await self._members.preferences(member_id)).zone

    async def set_back_day(self, to: Destination, when: str, zone: str | None) -> Reminder:
        """The server's back days, in place of those it had."""
        schedule = await self._schedule(to.member_id, when, zone)
        return await self._store.set_back_day(to, schedule, schedule.next_after(self._clock()))

    async def back_day(self, guild_id: int) -> Reminder:
        """The server's back days. Raises `DomainError` where none are set."""
        found = await self._store.back_day(guild_id)
        if found is None:
            raise DomainError("backday-none")
        return found

    async def clear_back_day(self, guild_id: int) -> None:
        """Raises `DomainError` where none are set."""
        if not await self._store.clear_back_day(guild_id):
            raise DomainError("backday-none")

    def upcoming(self, reminder: Reminder, count: int = 3) -> tuple[datetime, ...]:
        """The reminder's next moments, in UTC."""
        return reminder.schedule.upcoming(self._clock(), count)

    async def _schedule(self, member_id: int, when: str, zone: str | None) -> Schedule:
        days, time = parse_when(when)
        if zone is not None:
            found = self._zones.find(zone)
            await self._members.set_zone(member_id, found)
        else:
            stored = (await self._members.preferences(member_id)).zone
            if stored is None:
                raise DomainError("zone-needed", when=when.strip())
            found = stored
        return Schedule(days, time, found)
