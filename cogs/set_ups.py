"""The set-up in a minute: four questions and the readiness questions, all answered with taps."""

from discord.ext import commands

from bot.domain.exercises import Level
from bot.domain.workouts import Unit
from bot.interactions.answers import turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.services.set_ups import Place, Step
from bot.ui.cards import Card
from bot.ui.care import ReadinessCard
from bot.ui.forms import all_chosen
from bot.ui.set_ups import LaterCard, SetUpCard


class SetUpCog(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.set_ups = client.services.set_ups

    @tap("set-up")
    async def begin(self, interaction: Interaction) -> None:
        await self.set_ups.offered(interaction.user.id)
        await self._next(interaction)

    @tap("set-up-unit")
    async def unit(self, interaction: Interaction, unit: Unit) -> None:
        await self.set_ups.tell_unit(interaction.user.id, unit)
        await self._next(interaction)

    @tap("set-up-place")
    async def place(self, interaction: Interaction, place: Place) -> None:
        await self.set_ups.tell_place(interaction.user.id, place)
        await self._next(interaction)

    @tap("set-up-kit")
    async def kit(self, interaction: Interaction) -> None:
        await self.set_ups.tell_kit(interaction.user.id, all_chosen(interaction))
        await self._next(interaction)

    @tap("set-up-level")
    async def level(self, interaction: Interaction, level: Level) -> None:
        await self.set_ups.tell_level(interaction.user.id, level)
        await self._next(interaction)

    @tap("set-up-heavy")
    async def heavy(self, interaction: Interaction) -> None:
        await self.set_ups.tell_heavy_days(interaction.user.id, all_chosen(interaction, int))
        await self._next(interaction)

    @tap("set-up-not-heavy")
    async def not_heavy(self, interaction: Interaction) -> None:
        await self.set_ups.tell_heavy_days(interaction.user.id, ())
        await self._next(interaction)

    @tap("set-up-later")
    async def later(self, interaction: Interaction) -> None:
        await turn(interaction, LaterCard(self.client.texts))

    async def _next(self, interaction: Interaction) -> None:
        await turn(interaction, await self.card(interaction.user.id))

    async def card(self, member_id: int) -> Card:
        """The next question, or that nothing is left to ask."""
        known = await self.set_ups.look(member_id)
        if known.left == (Step.READY,):
            return ReadinessCard(self.client.texts)
        return SetUpCard(self.client.texts, known, self.set_ups.equipment)


async def setup(client: Client) -> None:
    await client.add_cog(SetUpCog(client))
