"""A server's back days: one reminder, which belongs to the server."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.posts import Destination
from bot.domain.reminder_kinds import BackDay
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Reminder, new_reminder
from bot.domain.when import parse_until
from bot.services.typed_schedules import TypedSchedules
from bot.storage import reminders
from bot.storage.engine import Database
from bot.storage.reminders import Change


class BackDays:
    """Setting, pausing and clearing them; posting is `delivery`'s."""

    def __init__(self, database: Database, schedules: TypedSchedules, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._schedules = schedules
        self._clock = clock

    async def set(
        self, to: Destination, when: str, zone: str | None, *, summed: bool = False,
        key: int | None = None, guess: str | None = None,
    ) -> Reminder:  # fmt: skip
        """The server's back days, in place of those before.

        summed: whether posts become summaries. key: the interaction that asks for it; the same one sets them once.
        Raises `DomainError` for a time or zone that is not understood.
        """
        schedule = await self._schedules.read(to.member_id, when, zone, guess)
        if await self._schedules.zone_of(to.member_id) is None:
            # Where a server trains says no more of who lives elsewhere.
            await self._schedules.keep_zone(to.member_id, zone, schedule)
        draft = new_reminder(to, schedule, self._clock(), BackDay(summed=summed))
        return await self._database.write(reminders.set_back_day, draft, key)

    async def of(self, guild_id: int) -> Reminder:
        """The server's back days. Raises `DomainError` where none are set."""
        if (found := await self.find(guild_id)) is None:
            raise DomainError("backday-none")
        return found

    async def find(self, guild_id: int) -> Reminder | None:
        return await self._database.read(reminders.back_day, guild_id)

    async def clear(self, guild_id: int) -> None:
        """Raises `DomainError` where none are set."""
        if not await self._database.write(reminders.clear_back_day, guild_id):
            raise DomainError("backday-none")

    async def pause(self, guild_id: int, until: str) -> Reminder:
        """Silence them, until a moment or without end. Raises `DomainError` where none are set."""
        now, found = self._clock(), await self.of(guild_id)
        end = parse_until(until, now, found.schedule.zone) if until.strip() else None
        return await self._change(guild_id, lambda reminder: reminder.paused(Pause.OWNER, end, now))

    async def resume(self, guild_id: int) -> Reminder:
        """Wake them, whatever they rest for. Raises `DomainError` where none are set."""
        now = self._clock()
        return await self._change(guild_id, lambda reminder: reminder.resumed(now))

    async def _change(self, guild_id: int, change: Change) -> Reminder:
        changed = await self._database.write(reminders.change_guild, guild_id, change)
        if changed is None:
            raise DomainError("backday-none")
        return changed
