"""The servers that the bot is in, and what is posted in their channels."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.posts import Destination
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Reminder
from bot.storage import guild_reminders, servers, shown_tables
from bot.storage.changes import Kept
from bot.storage.engine import Database

SERVERS_KEPT = 50_000
"""Servers of which it is kept in memory whether exercises are answered for everyone, in some 6 MB."""


class Servers:
    """What rests while the bot is not in a server, and what those who run one see of members' reminders."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._public = Kept[bool](database.changes, shown_tables.servers, SERVERS_KEPT)

    async def exercises_public(self, guild_id: int) -> bool:
        """Whether exercises are answered for everyone there; for the asker's eyes only unless that was chosen."""
        return await self._public.get(guild_id, lambda: self._database.read(servers.exercises_public, guild_id))

    async def choose_public(self, guild_id: int, *, public: bool) -> None:
        """Answer exercises for everyone there, or for the asker's eyes only."""
        await self._database.write(servers.choose, guild_id, public=public)

    async def greet(self, guild_id: int) -> bool:
        """Whether the server is still to be greeted: once, whatever comes again."""
        return await self._database.write(servers.greet, guild_id, self._clock())

    async def own_in_guild(self, guild_id: int) -> tuple[Reminder, ...]:
        """Members' own reminders that are posted in the server's channels."""
        return await self._database.read(guild_reminders.own_in_guild, guild_id)

    async def send_directly(self, reminder_id: int, guild_id: int) -> Reminder:
        """Take a member's own reminder out of the server's channel: it comes by direct message from now on.

        Returns it as it was. Raises `DomainError` where there is none (any more).
        """
        found = await self.own_in_guild(guild_id)
        before = next((reminder for reminder in found if reminder.id == reminder_id), None)
        if before is None:
            raise DomainError("reminder-not-there")
        await self._database.write(guild_reminders.change_own_in_guild, reminder_id, guild_id, _directly)
        return before

    async def leave(self, guild_id: int, channel_ids: Collection[int]) -> None:
        """The bot was removed from a server: all that is posted in its channels rests.

        What its owner had paused stays paused by its owner.
        """
        now = self._clock()
        for channel_id in await self._database.read(guild_reminders.channels_without_guild) & frozenset(channel_ids):
            await self._database.write(guild_reminders.note_guild, channel_id, guild_id)
        await self._database.write(
            guild_reminders.change_in_guild,
            guild_id,
            lambda reminder: reminder if reminder.resting(now) else reminder.paused(Pause.LEFT, None, now),
        )

    async def return_to(self, guild_id: int, *causes: Pause) -> None:
        """The bot is in a server: what rests there because it was not, or for one of the `causes`, wakes."""
        now, wakes = self._clock(), (Pause.LEFT, *causes)
        await self._database.write(
            guild_reminders.change_in_guild,
            guild_id,
            lambda reminder: reminder.resumed(now) if reminder.why_resting in wakes else reminder,
        )

    async def be_in(self, guild_ids: Collection[int], guild_of: Callable[[int], int | None]) -> None:
        """The servers that the bot is in, as it learns when it connects: what rests because it was not there wakes.

        guild_of: the server of a channel, for reminders that were set before that was noted.
        """
        for channel_id in await self._database.read(guild_reminders.channels_without_guild):
            if (guild_id := guild_of(channel_id)) is not None:
                await self._database.write(guild_reminders.note_guild, channel_id, guild_id)
        for guild_id in await self._database.read(guild_reminders.guilds_at_rest, Pause.LEFT) & frozenset(guild_ids):
            await self.return_to(guild_id)


def _directly(reminder: Reminder) -> Reminder:
    return replace(reminder, to=Destination(reminder.to.member_id))
