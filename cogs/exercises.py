"""`/exercise` and `/region`: how to do it, and why."""

from functools import lru_cache
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.exercises import Exercise, Level, Region, Wanted
from bot.domain.own_exercises import OWN
from bot.drawing.pictures import Picture
from bot.interactions.answers import answer, drawn, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import PUBLIC, tap
from bot.ui.cards import Card
from bot.ui.exercises import ExerciseCard, FoundCard, RegionCard, Section
from bot.ui.forms import chosen
from cogs._parameters import EquipmentAtHand, ExerciseByName
from cogs.members import own_card

CARDS = 24
"""Cards kept, of about 20 KB; their pictures are kept by `Pictures` too."""


class Exercises(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.catalogue = client.services.exercises.catalogue
        # A card holds no state and is the same for everybody: those that are asked for again are kept.
        self._built = lru_cache(CARDS)(self._build)

    @app_commands.command(extras=PUBLIC)
    async def exercise(
        self, interaction: Interaction, name: app_commands.Transform[Exercise, ExerciseByName]
    ) -> None:
        await answer(interaction, await self._card(interaction, name), private=name.id.startswith(OWN))

    @app_commands.command(extras=PUBLIC)
    async def region(self, interaction: Interaction, region: Region) -> None:
        guide = self.catalogue.regions[region]
        shown = await drawn(interaction, self.client.pictures.region(guide.region))
        await answer(interaction, RegionCard(self.client.texts, self.catalogue, guide, shown), private=False)

    @app_commands.command()
    async def find(
        self,
        interaction: Interaction,
        region: Region | None = None,
        equipment: app_commands.Transform[frozenset[str], EquipmentAtHand] | None = None,
        level: Level | None = None,
        spinal_load: Literal["low", "moderate"] | None = None,
        home: bool = False,
    ) -> None:
        wanted = Wanted(region, equipment or frozenset(), level, spinal_load, home)
        found = self.catalogue.matching(wanted) if wanted != Wanted() else self.client.services.exercises.suggest("")
        await answer(interaction, FoundCard(self.client.texts, self.catalogue, wanted, found), private=True)

    @tap("exercise")
    async def open(self, interaction: Interaction, exercise_id: str, _kind: str = "") -> None:
        """A tap on another exercise's name shows its card."""
        exercise = await self.client.services.members.find(interaction.user.id, exercise_id)
        await turn(interaction, await self._card(interaction, exercise))

    @tap("pick")
    async def pick(self, interaction: Interaction, _region: str) -> None:
        """A choice from a region's list shows that exercise's card."""
        await self.open(interaction, chosen(interaction))

    @tap("section")
    async def section(self, interaction: Interaction, exercise_id: str) -> None:
        """A choice from the card's own list shows another part of it."""
        exercise = self.client.services.exercises.find(exercise_id)
        await turn(interaction, await self._card(interaction, exercise, chosen(interaction, Section)))

    @tap("still")
    async def hold_still(self, interaction: Interaction, exercise_id: str) -> None:
        """A tap shows start and end side by side instead of the moving figure."""
        exercise = self.client.services.exercises.find(exercise_id)
        shown = await drawn(interaction, self.client.pictures.still(exercise))
        await turn(interaction, ExerciseCard(self.client.texts, self.catalogue, exercise, shown, moving=False))

    async def _card(self, interaction: Interaction, exercise: Exercise, section: Section = Section.HOW) -> Card:
        if exercise.id.startswith(OWN):
            return own_card(self.client, exercise)
        pictures = self.client.pictures
        draw = {Section.MUSCLES: pictures.muscles, Section.MISTAKES: pictures.mistake}.get(section, pictures.figure)
        return self._built(exercise.id, section, await drawn(interaction, draw(exercise)))

    def _build(self, exercise_id: str, section: Section, shown: Picture) -> ExerciseCard:
        return ExerciseCard(self.client.texts, self.catalogue, self.catalogue[exercise_id], shown, section)


async def setup(client: Client) -> None:
    await client.add_cog(Exercises(client))
