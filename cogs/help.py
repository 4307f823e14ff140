"""`/help`: what the bot can do, different for a member, for those who manage the server, and in direct messages."""

from discord import app_commands
from discord.ext import commands

from bot.domain.exercise_query import ExerciseQuery
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.finding import FoundCard
from bot.ui.help import CommandsCard, HelpCard, MyDataCard
from bot.ui.words import schedule_in_words


class Help(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        await answer(interaction, await self._card(interaction), private=True)

    @tap("help")
    async def back(self, interaction: Interaction) -> None:
        await turn(interaction, await self._card(interaction))

    async def _card(self, interaction: Interaction) -> HelpCard:
        server = await self._server(interaction) if _manages(interaction) else ""
        return HelpCard(self.client.texts, self.client.services.exercises.catalogue, server=server)

    async def _server(self, interaction: Interaction) -> str:
        """What stands of the server's back days."""
        found = await self.client.services.back_days.find(interaction.guild_id or 0)
        return (
            schedule_in_words(self.client.texts, found.schedule) if found else self.client.texts("help-server-none")
        )

    @tap("commands")
    async def list_commands(self, interaction: Interaction) -> None:
        """What Discord offers this member here."""
        hidden = () if _manages(interaction) else ("backday",)
        every = (command for command in self.client.tree.walk_commands() if isinstance(command, app_commands.Command))
        shown = sorted((command for command in every if command.qualified_name.split()[0] not in hidden), key=_name)
        await turn(
            interaction, CommandsCard(self.client.texts, {_name(command): command.description for command in shown})
        )

    @tap("my-data")
    async def my_data(self, interaction: Interaction) -> None:
        await turn(interaction, MyDataCard(self.client.texts))

    @tap("start-exercises")
    async def exercises(self, interaction: Interaction) -> None:
        """A good start; the list opens the others."""
        services = self.client.services
        card = FoundCard(
            self.client.texts, services.exercises.catalogue, ExerciseQuery(), services.exercises.suggest("")
        )
        await answer(interaction, card, private=True)


def _name(command: app_commands.Command[Help, ..., None]) -> str:
    return command.qualified_name


def _manages(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_guild


async def setup(client: Client) -> None:
    await client.add_cog(Help(client))
