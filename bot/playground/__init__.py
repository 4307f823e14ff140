"""The same bot in a browser: a simulated Discord, a fresh database, a sample month, and a clock that can be moved."""

import asyncio
import os
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

import discord
import simcord
from discord import app_commands
from sqlalchemy.engine import URL
from tzlocal import get_localzone_name

from bot.app import Backday
from bot.domain.errors import DomainError
from bot.interactions.tree import cause
from bot.playground.clock import RunningClock
from bot.playground.commands import PlaygroundCommands
from bot.playground.sample import SAMPLES, log_sample_month, sample
from bot.ui.cards import Card, text

if TYPE_CHECKING:
    from simcord.preview import Preview

WIDTH, HEIGHT = 960, 900
PATIENCE = 20
"""Seconds that the page waits for an answer: a slow machine may draw its first picture for long."""


@dataclass(frozen=True, slots=True)
class World:
    """A running playground: its page, its bot, its members, and where its rows are."""

    page: "Preview"
    bot: Backday
    channel: simcord.ChannelHandle
    members: tuple[simcord.MemberActor, ...]
    database: Path
    clock: RunningClock

    async def furnish(self) -> None:
        """Say hello, and give the invented members their month."""
        for member in self.members:
            if invented := sample(member.name):
                await log_sample_month(self.bot, member.id, invented, _zone(), self.clock.now())
        await self.bot.get_partial_messageable(self.channel.id).send(
            view=Card(text(self.bot.texts("playground-hello")))
        )

    async def reset(self) -> None:
        """Begin anew: nothing stored of anybody, an empty channel, then as furnished at the start."""
        for member in self.members:
            await self.bot.services.privacy.delete(member.id)
        for guild in self.bot.guilds:
            with suppress(DomainError):  # no back day was set
                await self.bot.services.back_days.clear(guild.id)
        backend = self.page.env.backend
        for message in tuple(backend.messages[self.channel.id]):
            backend.delete_message(self.channel.id, message)
        await self.furnish()


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
                clock = RunningClock(bot, env, page, channel.id)
                running = World(page, bot, channel, tuple(members), database, clock)
                await bot.add_cog(PlaygroundCommands(bot, env, clock, running.reset))
                await bot.tree.sync()
                _take_refusals_for_answers(bot)
                await running.furnish()
                ticking = asyncio.create_task(clock.run())
                yield running
                ticking.cancel()
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
    """A server with a channel, its owner, a second member, the invented ones, and a role to mention."""
    alice = env.create_user("alice", global_name="Alice (runs the server)")
    guild = env.create_guild("Backday Gym", owner=alice)
    guild.create_role("Back crew", mentionable=True)
    channel = guild.create_text_channel("back-day")
    others = (("bob", "Bob"), *((invented.username, invented.name) for invented in SAMPLES))
    members = [guild.add_member(env.create_user(username, global_name=name)) for username, name in others]
    return channel, [guild.add_member(alice), *members]


async def playground(var: Path, port: int) -> None:
    """Serve the page until Ctrl-C, or until the page ends the session."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with world(var, port) as running:
        print(_welcome(running), flush=True)  # noqa: T201
        if _has_a_browser():
            webbrowser.open(running.page.url)
        ends = {asyncio.create_task(stop.wait()), asyncio.create_task(running.page.wait_closed())}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for task in ends:
            task.cancel()
    print("\nThe playground is closed.")  # noqa: T201


def _has_a_browser() -> bool:
    """Whether somebody sits before a desktop: over SSH, in CI or in a pipe nothing is opened."""
    desktop = sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return desktop and sys.stdout.isatty()


def _welcome(running: World) -> str:
    return (
        "\nBackday's playground: the real bot, a simulated Discord, no account.\n\n"
        f"  Open   {running.page.url}\n"
        "  Try    the three things that the page's first message names\n"
        f"  Data   {running.database} (fresh at every start)\n"
        "  Stop   Ctrl-C\n"
    )
