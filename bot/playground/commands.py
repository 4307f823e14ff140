"""The commands that no live bot has: move the clock, and try what the page has no place for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import simcord
from discord import app_commands
from discord.ext import commands

from bot.app import Backday
from bot.domain.errors import DomainError
from bot.interactions.answers import answer
from bot.interactions.client import Interaction
from bot.playground.clock import RunningClock
from bot.ui.cards import Card, text

PATIENCE = 10
"""Seconds that a direct message waits for its answer."""


class PlaygroundCommands(
    commands.GroupCog, group_name="playground", group_description="Only here: the clock, and what the page lacks"
):
    """`/playground skip · message · log-as-workout · reset`."""

    def __init__(
        self, bot: Backday, env: simcord.Env, clock: RunningClock, reset: Callable[[], Awaitable[None]]
    ) -> None:
        self.bot = bot
        self.env = env
        self.clock = clock
        self._reset = reset

    @app_commands.command()
    async def skip(self, interaction: Interaction) -> None:
        """Move the clock to what comes next: a reminder, or the end of a rest."""
        moment = await self.clock.next_moment()
        if moment is None:
            raise DomainError("playground-nothing")
        moved = self.bot.texts("playground-moved", moment=discord.utils.format_dt(moment, "F"))
        await answer(interaction, Card(text(moved)), private=True)
        await self.clock.skip_to(moment)

    @app_commands.command()
    @app_commands.describe(text="what you write: row 5x5 80kg")
    async def message(self, interaction: Interaction, text: str) -> None:
        """Send Backday a direct message, as you."""
        direct = self.env.backend.get_dm_channel(interaction.user.id)
        sent = self.env.backend.create_message(direct.id, interaction.user.id, text)
        await answer(interaction, self._note("playground-sent", text), private=True)
        async with asyncio.timeout(PATIENCE):
            while max(self.env.backend.messages[direct.id]) <= sent.id:  # noqa: ASYNC110 (the simulator tells nobody)
                await asyncio.sleep(0.05)
        await self.clock.copy_newest(interaction.user.id)

    @app_commands.command(name="log-as-workout")
    @app_commands.describe(text="the message: rows 5x5 at 80, face pulls 3x15")
    async def log_as_workout(self, interaction: Interaction, text: str) -> None:
        """Write a message here and choose Apps > Log as workout on it."""
        channel = self.bot.get_partial_messageable(interaction.channel_id or 0)
        written = self.env.backend.create_message(channel.id, interaction.user.id, text)
        message = await channel.fetch_message(written.id)
        message.content = text  # Discord sends it with the menu's interaction alone
        menu = self.bot.tree.get_command(self.bot.texts("menu-log-as-workout"), type=discord.AppCommandType.message)
        assert isinstance(menu, app_commands.ContextMenu)  # noqa: S101 (the only one of that name)
        callback: Any = menu.callback
        await callback(interaction, message)

    @app_commands.command()
    async def reset(self, interaction: Interaction) -> None:
        """Begin anew: forget everything that was logged and set."""
        await answer(interaction, Card(text(self.bot.texts("playground-reset"))), private=True)
        await self._reset()

    def _note(self, key: str, what: str) -> Card:
        return Card(text(self.bot.texts(key, text=what)))
