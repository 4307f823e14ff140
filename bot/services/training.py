"""When each part of the back was trained last, and the week in short."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.exercises import Region
from bot.domain.reminder_kinds import WEEK, Trained, Weeks, by_region, of_the_back, trains
from bot.domain.schedules import at_local
from bot.services.members import Members
from bot.storage import training
from bot.storage.engine import Database


class Training:
    """Looks back at what one member did, for that member alone."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def last(self, member_id: int, region: Region) -> datetime | None:
        """When the member trained the region last, in UTC; None where they never did."""
        done = await self._database.read(training.last, member_id)
        exercises = await self._members.named(member_id, done)
        return max((at for exercise_id, at in done.items() if trains(exercises[exercise_id], region)), default=None)

    async def sets(self, member_id: int, begin: datetime, end: datetime) -> int:
        """How many sets of the back the member did from `begin` on and before `end`, no warm-ups, no stretches."""
        _, counts = await self._database.read(training.between, member_id, begin, end)
        exercises = await self._members.named(member_id, counts)
        return sum(count for exercise_id, count in counts.items() if of_the_back(exercises[exercise_id]))

    async def weeks(self, member_id: int, last_day: date, zone: ZoneInfo) -> Weeks:
        """The seven local days up to `last_day` beside the seven before."""
        end = last_day + timedelta(days=1)
        this = await self._trained(member_id, end - WEEK, end, zone)
        before = await self._trained(member_id, end - 2 * WEEK, end - WEEK, zone)
        return Weeks(last_day, this, before, ever=bool(await self._database.read(training.last, member_id)))

    async def _trained(self, member_id: int, begin: date, end: date, zone: ZoneInfo) -> Trained:
        midnight = datetime.min.time()
        bounds = (at_local(day, midnight, zone) for day in (begin, end))
        workouts, counts = await self._database.read(training.between, member_id, *bounds)
        return Trained(workouts, by_region(counts, await self._members.named(member_id, counts)))
