"""`/help`: what the bot can do."""

from discord import app_commands
from discord.ext import commands

from bot.interactions.answers import answer
from bot.interactions.client import Client, Interaction
from bot.ui.help import HelpCard


class Help(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        card = HelpCard(self.client.texts, self.client.services.exercises.catalogue)
        await answer(interaction, card, private=True)


async def setup(client: Client) -> None:
    await client.add_cog(Help(client))
