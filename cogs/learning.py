"""`/learn`: what a coach explains besides the exercises, for the asker's eyes only."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.learning import SORE
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.cards import Card
from bot.ui.forms import chosen
from bot.ui.learning import SignsCard, SoreCard, TopicCard, TopicsCard
from cogs._parameters import TopicByName


class Learning(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.catalogue = client.services.exercises.catalogue

    @app_commands.command()
    async def learn(
        self, interaction: Interaction, topic: app_commands.Transform[str, TopicByName] | None = None
    ) -> None:
        card = self._card(topic) if topic else TopicsCard(self.client.texts, self.catalogue)
        await answer(interaction, card, private=True)

    @tap("learn")
    async def open(self, interaction: Interaction, topic: str, kind: str = "") -> None:
        """A tap on a topic's button, also on a card that others see; `back` stands on a card of this cog."""
        if kind == "back":
            await turn(interaction, self._card(topic))
        else:
            await answer(interaction, self._card(topic), private=True)

    @tap("topics")
    async def choose(self, interaction: Interaction, place: str) -> None:
        """A choice from the list of topics; on the card of help it opens beside it."""
        if place == "help":
            await answer(interaction, self._card(chosen(interaction)), private=True)
        else:
            await turn(interaction, self._card(chosen(interaction)))

    @tap("signs")
    async def signs(self, interaction: Interaction, back: Literal["sore", "readiness", ""] = "") -> None:
        """A tap on a sore back's card shows all signs that need a doctor; back: the card that it stood on."""
        await turn(interaction, SignsCard(self.client.texts, self.catalogue, back))

    def _card(self, typed: str) -> Card:
        topic_id = self.catalogue.topic_id(typed)
        if topic_id == SORE:
            return SoreCard(self.client.texts, self.catalogue)
        return TopicCard(self.client.texts, self.catalogue, self.catalogue.topics[topic_id])


async def setup(client: Client) -> None:
    await client.add_cog(Learning(client))
