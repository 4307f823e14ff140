"""`/data`: what is stored about you, for you alone."""

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.tree import tap
from bot.ui.answers import answer, turn
from bot.ui.privacy import ExportCard, ForgetCard, ForgottenCard


class Data(commands.GroupCog, group_name="data"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.privacy = client.services.privacy

    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        export = await self.privacy.export(interaction.user.id)
        await answer(interaction, ExportCard(self.client.texts, export), private=True)

    @app_commands.command()
    async def delete(self, interaction: Interaction) -> None:
        holdings = await self.privacy.holdings(interaction.user.id)
        await answer(interaction, ForgetCard(self.client.texts, holdings), private=True)

    @tap("forget")
    async def forget(self, interaction: Interaction, sure: str) -> None:
        if sure == "yes":
            await self.privacy.delete(interaction.user.id)
        await turn(interaction, ForgottenCard(self.client.texts, deleted=sure == "yes"))


async def setup(client: Client) -> None:
    await client.add_cog(Data(client))
