"""`/workout`: a live card for a workout from its start to its end."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import origin_of, tap
from bot.ui.cards import Card
from bot.ui.sessions import FinishedCard, LiveCard
from bot.ui.workouts import WorkoutCard


class Workout(commands.GroupCog, group_name="workout"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.sessions = client.services.sessions

    @app_commands.command()
    async def start(
        self, interaction: Interaction, rest: Literal["30 s", "60 s", "90 s", "120 s", "180 s"] | None = None
    ) -> None:
        live = await self.sessions.start(origin_of(interaction), int(rest.split()[0]) if rest else None)
        await answer(interaction, LiveCard(self.client.texts, live), private=True)

    @app_commands.command()
    async def finish(self, interaction: Interaction) -> None:
        await answer(interaction, await self._finished(interaction), private=True)

    @tap("live-set")
    async def one_more(self, interaction: Interaction, log_id: int) -> None:
        live = await self.sessions.one_more(origin_of(interaction), log_id)
        await turn(interaction, LiveCard(self.client.texts, live))

    @tap("live-rest")
    async def rest(self, interaction: Interaction) -> None:
        live = await self.sessions.rest(interaction.user.id)
        await turn(interaction, LiveCard(self.client.texts, live))

    @tap("live-finish")
    async def finish_tapped(self, interaction: Interaction) -> None:
        await turn(interaction, await self._finished(interaction))

    async def _finished(self, interaction: Interaction) -> Card:
        told, texts = await self.sessions.finish(interaction.user.id), self.client.texts
        return WorkoutCard(texts, told, key="finished-title") if told else FinishedCard(texts)


async def setup(client: Client) -> None:
    await client.add_cog(Workout(client))
