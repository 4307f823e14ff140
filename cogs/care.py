"""`/sore-back`, and the button "My back is sore": how the member's back is, for their eyes only."""

from datetime import date
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.care import Care as Known
from bot.domain.care import Feeling, Now
from bot.domain.errors import DomainError
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.cards import Card
from bot.ui.care import GoneCard, NothingCard, ReadinessAnsweredCard, ReadinessCard, care_card


class Care(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.care = client.services.care

    @app_commands.command(name="sore-back")
    async def sore_back(self, interaction: Interaction) -> None:
        await answer(interaction, self._card(await self.care.care(interaction.user.id)), private=True)

    @tap("sore")
    async def sore(self, interaction: Interaction, place: Literal["", "beside"] = "") -> None:
        """A tap on "My back is sore": in place of the member's own card, or beside a post that stays."""
        card = self._card(await self.care.care(interaction.user.id))
        if place:
            await answer(interaction, card, private=True)
        else:
            await turn(interaction, card)

    @tap("feel")
    async def feel(self, interaction: Interaction, feeling: Feeling) -> None:
        await turn(interaction, self._card(await self.care.feels(interaction.user.id, feeling)))

    @tap("not-sore")
    async def not_sore(self, interaction: Interaction) -> None:
        await self.care.take_back(interaction.user.id)
        await turn(interaction, NothingCard(self.texts))

    @tap("sore-now")
    async def sore_now(self, interaction: Interaction, now: Now) -> None:
        known = await self.care.is_now(interaction.user.id, now)
        await turn(interaction, GoneCard(self.texts) if now is Now.GONE else self._card(known))

    @tap("readiness")
    async def ask_readiness(self, interaction: Interaction) -> None:
        """The questions, or what follows from the answer where they were answered."""
        known, today = await self.care.care(interaction.user.id)
        asks = known.asks_readiness(today)
        await turn(interaction, ReadinessCard(self.texts) if asks else ReadinessAnsweredCard(self.texts, known))

    @tap("ready")
    async def ready(self, interaction: Interaction, any_yes: int) -> None:
        if any_yes > 1:
            raise DomainError("tap-unknown")
        known, _ = await self.care.readiness(interaction.user.id, any_yes=any_yes == 1)
        await turn(interaction, ReadinessAnsweredCard(self.texts, known))

    @tap("doctor-agrees")
    async def doctor_agrees(self, interaction: Interaction) -> None:
        known, _ = await self.care.doctor_agrees(interaction.user.id)
        await turn(interaction, ReadinessAnsweredCard(self.texts, known))

    def _card(self, known: tuple[Known, date]) -> Card:
        care, today = known
        return care_card(self.texts, self.client.services.exercises.catalogue, care, today)


async def setup(client: Client) -> None:
    await client.add_cog(Care(client))
