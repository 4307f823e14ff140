"""The same bot in a browser: a simulated Discord, two members, a fresh database, and a clock that can be moved."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

import discord
import simcord
from discord import app_commands
from discord.ext import commands
from sqlalchemy.engine import URL
from tzlocal import get_localzone_name

from bot.app import Backday
from bot.domain.errors import DomainError
from bot.interactions.answers import answer
from bot.interactions.client import Interaction
from bot.interactions.tree import cause
from bot.storage import reminders, sessions
from bot.ui.cards import Card, text

if TYPE_CHECKING:
    from simcord.preview import Preview

WIDTH, HEIGHT = 960, 900
PATIENCE = 20
"""Seconds that the page waits for an answer: a slow machine may draw its first picture for long."""


class Clock(commands.GroupCog, group_name="playground", group_description="Only here: move the clock"):
    """The one command that no live bot has."""

    def __init__(self, bot: Backday, env: simcord.Env, page: "Preview", channel_id: int) -> None:
        self.bot = bot
        self.env = env
        self.page = page
        self.channel_id = channel_id
        self.database = bot.database

    @app_commands.command()
    async def skip(self, interaction: Interaction) -> None:
        """Move the clock to what comes next: a reminder, or the end of a rest."""
        rests = (one.rest_until for one in await self.database.read(sessions.resting))
        moment = min(filter(None, [await self.database.read(reminders.next_moment), *rests]), default=None)
        if moment is None:
            raise DomainError("playground-nothing")
        moved = self.bot.texts("playground-moved", moment=discord.utils.format_dt(moment, "F"))
        await answer(interaction, Card(text(moved)), private=True)
        # Not `env.advance_time`: it must not be called while the page is answered, and the page, when it asks for
        # something while that runs, is refused and takes nothing any more.
        self.env.backend.advance_clock(max((moment - self.env.now()).total_seconds(), 0))
        self.page.capture_time = self.env.now()  # from which the page tells "in 5 minutes"
        await self._do_what_is_due(moment)

    async def _do_what_is_due(self, moment: datetime) -> None:
        """Post what the scheduler would post by then; direct messages are shown in the channel too."""
        due = await self.database.read(reminders.due, moment, 100)
        told = [one.to.member_id for one in due if one.to.channel_id is None]
        await self.bot.services.delivery.tick()
        await self.bot.services.roll_calls.look_after()
        for session in await self.database.read(sessions.resting):
            ended = session.rest_until is not None and session.rest_until <= moment
            if ended and await self.bot.services.sessions.rest_over(session):
                told.append(session.member_id)
        for member_id in dict.fromkeys(told):
            await self._copy(member_id)

    async def _copy(self, member_id: int) -> None:
        """The page shows one channel, so that a direct message would go unseen."""
        channel = self.bot.get_partial_messageable(self.channel_id)
        note = self.bot.texts("playground-copy", member=f"<@{member_id}>")
        direct = await self.bot.create_dm(discord.Object(member_id))
        async for message in direct.history(limit=1):
            await channel.send(view=Card(text(note)))
            copy = discord.ui.LayoutView.from_message(message, timeout=None)
            copy.stop()  # as every card
            await channel.send(view=copy)


@dataclass(frozen=True, slots=True)
class World:
    """A running playground: its page, its bot, and where its rows are."""

    page: "Preview"
    bot: Backday
    channel: simcord.ChannelHandle
    database: Path


@asynccontextmanager
async def world(var: Path, port: int) -> AsyncIterator[World]:
    """A playground with a database of its own in `var`, served on the loopback `port` (0: a free one)."""
    database = _fresh_database(var)
    url = URL.create("sqlite+aiosqlite", database=str(database))
    # discord.py's own clock is the one that the simulation moves.
    bot = Backday(url, var / "pictures", clock=discord.utils.utcnow, ticking=False)
    async with simcord.run(bot, check_errors=False, settle_timeout=PATIENCE) as env:
        await env.advance_time((datetime.now(UTC) - env.now()).total_seconds())
        if bot.user is not None:
            await bot.user.edit(username="Backday")
        channel, members = _gym(env)
        try:
            async with env.preview(
                channel, viewers=members, layout="channel", width=WIDTH, height=HEIGHT, timezone=_zone(), port=port
            ) as page:
                await bot.add_cog(Clock(bot, env, page, channel.id))
                await bot.tree.sync()
                _take_refusals_for_answers(bot)
                await bot.get_partial_messageable(channel.id).send(view=Card(text(bot.texts("playground-hello"))))
                yield World(page, bot, channel, database)
        finally:
            await bot.close()


def _zone() -> str:
    """This machine's time zone, which is the browser's; UTC where it has no name that the page would know."""
    name = get_localzone_name()
    return name if name in available_timezones() else "UTC"


def _take_refusals_for_answers(bot: Backday) -> None:
    """Keep from the simulator what a member is told kindly: it would show a crash ("Action outcome uncertain")."""
    noted_by_simulator = bot.tree.on_error

    async def on_error(interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        if isinstance(cause(error), DomainError):
            await type(bot.app_tree).on_error(bot.app_tree, interaction, error)
        else:
            await noted_by_simulator(interaction, error)

    bot.tree.on_error = on_error  # type: ignore[method-assign]


def _fresh_database(var: Path) -> Path:
    """A file in a new folder: simulated ids begin anew at each start and would meet those of an earlier one."""
    var.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=f"playground-{datetime.now(UTC):%Y%m%d-%H%M%S}-", dir=var)) / "backday.sqlite3"


def _gym(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    """A server with a channel, its owner, a second member, and a role to mention."""
    alice = env.create_user("alice", global_name="Alice (runs the server)")
    guild = env.create_guild("Backday Gym", owner=alice)
    guild.create_role("Back crew", mentionable=True)
    channel = guild.create_text_channel("back-day")
    bob = guild.add_member(env.create_user("bob", global_name="Bob"))
    return channel, [guild.add_member(alice), bob]


async def playground(var: Path, port: int) -> None:
    """Serve the page until Ctrl-C, or until the page ends the session."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with world(var, port) as running:
        print(_welcome(running), flush=True)  # noqa: T201
        ends = {asyncio.create_task(stop.wait()), asyncio.create_task(running.page.wait_closed())}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for task in ends:
            task.cancel()
    print("\nThe playground is closed.")  # noqa: T201


def _welcome(running: World) -> str:
    return (
        "\nBackday's playground: the real bot, a simulated Discord, no account.\n\n"
        f"  Open   {running.page.url}\n"
        "  Try    /exercise face pull     then press Log it\n"
        "         /reminder add when: mon 18:00  then /playground skip\n"
        f"  Data   {running.database} (fresh at every start)\n"
        "  Stop   Ctrl-C\n"
    )
