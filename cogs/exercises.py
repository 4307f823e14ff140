"""`/exercise` and `/region`: how to do it, and why."""

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.exercises import Exercise, Region
from bot.tree import tap
from bot.ui.answers import answer, drawn, turn
from bot.ui.exercises import ExerciseCard, RegionCard, Section
from bot.ui.forms import chosen
from cogs._parameters import ExerciseByName


class Exercises(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.catalogue = client.services.exercises.catalogue

    @app_commands.command()
    @app_commands.describe(name="Its name, or what you call it: face pull, rdl, bent row")
    async def exercise(
        self, interaction: Interaction, name: app_commands.Transform[Exercise, ExerciseByName]
    ) -> None:
        """How to do an exercise, with a picture."""
        await answer(interaction, await self._card(interaction, name, Section.HOW), private=False)

    @app_commands.command()
    @app_commands.describe(region="Which part of the back")
    @app_commands.choices(
        region=[
            app_commands.Choice(name="Lower back", value="lower"),
            app_commands.Choice(name="Mid-back", value="mid"),
            app_commands.Choice(name="Upper back", value="upper"),
        ]
    )
    async def region(self, interaction: Interaction, region: str) -> None:
        """Why a part of your back matters, its muscles, and its exercises."""
        guide = self.catalogue.regions[Region(region)]
        shown = await drawn(interaction, self.client.pictures.region(guide.region))
        await answer(interaction, RegionCard(self.client.texts, self.catalogue, guide, shown), private=False)

    @tap("exercise")
    async def open(self, interaction: Interaction, exercise_id: str, _kind: str = "") -> None:
        """A tap on another exercise's name shows its card."""
        exercise = self.client.services.exercises.find(exercise_id)
        await turn(interaction, await self._card(interaction, exercise, Section.HOW))

    @tap("pick")
    async def pick(self, interaction: Interaction, _region: str) -> None:
        """A choice from a region's list shows that exercise's card."""
        await self.open(interaction, chosen(interaction))

    @tap("section")
    async def section(self, interaction: Interaction, exercise_id: str) -> None:
        """A choice from the card's own list shows another part of it."""
        exercise = self.client.services.exercises.find(exercise_id)
        await turn(interaction, await self._card(interaction, exercise, Section(chosen(interaction))))

    async def _card(self, interaction: Interaction, exercise: Exercise, section: Section) -> ExerciseCard:
        pictures = self.client.pictures
        drawing = pictures.muscles(exercise) if section is Section.MUSCLES else pictures.figure(exercise)
        return ExerciseCard(self.client.texts, self.catalogue, exercise, await drawn(interaction, drawing), section)


async def setup(client: Client) -> None:
    await client.add_cog(Exercises(client))
