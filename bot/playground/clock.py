"""The playground's clock: it runs as the wall's does, can be moved on, and what is due by then is done."""

import asyncio
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

import discord
import simcord

from bot.app import Backday
from bot.storage import reminders, sessions
from bot.ui.cards import Card, text

if TYPE_CHECKING:
    from simcord.preview import Preview

STEP = 1
"""Seconds between two looks for what has come due."""


class RunningClock:
    """Simulated time, one second each second. Nothing of the bot's ticks by itself: this does what is due."""

    def __init__(self, bot: Backday, env: simcord.Env, page: "Preview", channel_id: int) -> None:
        self._bot = bot
        self._env = env
        self._page = page
        self._channel_id = channel_id
        self._seen = monotonic()
        self._doing = asyncio.Lock()

    def now(self) -> datetime:
        return self._env.now()

    async def run(self) -> None:
        """Run until cancelled."""
        while True:
            await asyncio.sleep(STEP)
            self._catch_up()
            if await self._do_what_is_due():
                await self._show()

    async def next_moment(self) -> datetime | None:
        """When something comes due next: a reminder, or the end of a rest. None where nothing will."""
        rests = (session.rest_until for session in await self._bot.database.read(sessions.resting))
        moments = [await self._bot.database.read(reminders.next_moment), *rests]
        return min(filter(None, moments), default=None)

    async def skip_to(self, moment: datetime) -> None:
        """Move on to `moment` at once, and do what is due by then. A moment that has passed moves nothing."""
        # Not `env.advance_time`: it must not be called while the page is answered, and the page, when it asks for
        # something while that runs, is refused and takes nothing any more.
        self._env.backend.advance_clock(max((moment - self.now()).total_seconds(), 0))
        self._page.capture_time = self.now()  # from which the page tells "in 5 minutes"
        await self._do_what_is_due()

    def _catch_up(self) -> None:
        seen = monotonic()
        self._env.backend.advance_clock(seen - self._seen)
        self._seen = seen
        self._page.capture_time = self.now()

    async def _do_what_is_due(self) -> bool:
        """Post what the scheduler would have posted by now; whether there was something."""
        async with self._doing:
            moment = self.now()
            due = await self._bot.database.read(reminders.due, moment, 100)
            members = [reminder.to.member_id for reminder in due if reminder.to.channel_id is None]
            if due:
                await self._bot.services.delivery.tick()
            await self._bot.services.roll_calls.look_after()
            for session in await self._bot.database.read(sessions.resting):
                ended = session.rest_until is not None and session.rest_until <= moment
                if ended and await self._bot.services.sessions.rest_over(session):
                    members.append(session.member_id)
            for member_id in dict.fromkeys(members):
                await self.copy_newest(member_id)
            return bool(due or members)

    async def copy_newest(self, member_id: int) -> None:
        """Show the newest direct message to a member in the channel: the page has no other."""
        channel = self._bot.get_partial_messageable(self._channel_id)
        note = self._bot.texts("playground-copy", member=f"<@{member_id}>")
        direct = await self._bot.create_dm(discord.Object(member_id))
        async for message in direct.history(limit=1):
            await channel.send(view=Card(text(note)))
            copy = discord.ui.LayoutView.from_message(message, timeout=None)
            copy.stop()  # as every card
            await channel.send(view=copy)

    async def _show(self) -> None:
        """Let the open pages show what is new; they look for it twice a second."""
        try:
            await self._page.refresh()
        except simcord.SetupError:
            return  # a member's action is under way, and its own answer shows all that is new
