"""How a member keeps to their planned back days, from the days as they came, their log, and what excuses them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.schedules import at_local
from bot.domain.streaks import PlannedDay, Streak, days_kept, streak
from bot.services.care import CareService
from bot.services.members import Members
from bot.storage import planned_days
from bot.storage.engine import Database

LOOKED_BACK = timedelta(days=400)
"""How far a streak reaches."""


class Streaks:
    """For one member."""

    def __init__(
        self, database: Database, members: Members, care: CareService, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._members = members
        self._care = care
        self._clock = clock

    async def streak(self, member_id: int) -> Streak:
        """Planned back days kept in a row."""
        today, days = await self.days(member_id, LOOKED_BACK)
        return streak(days, today)

    async def days(self, member_id: int, back: timedelta) -> tuple[date, tuple[PlannedDay, ...]]:
        """The member's local date, and their planned days so far back, without those that are excused."""
        preferences = await self._members.preferences(member_id)
        zone = ZoneInfo(preferences.zone or "UTC")
        care, _ = await self._care.care(member_id)
        today = self._clock().astimezone(zone).date()
        first = today - back
        planned = await self._database.read(planned_days.since, member_id, first)
        begin = at_local(first, time(), zone)
        trained = await self._database.read(planned_days.trained, member_id, begin) if planned else ()
        done = {moment.astimezone(zone).date() for moment in trained}

        def excused(day: date) -> bool:
            return planned.get(day, False) or care.excuses(day)

        return today, days_kept(planned, done, today, excused)

    async def rests(self, member_id: int, at: datetime, zone: str) -> None:
        """The member leaves out the back day of that moment, on purpose."""
        await self._database.write(planned_days.rest, member_id, at.astimezone(ZoneInfo(zone)).date())
