"""`/exercise` and `/region`: how, and why; for the asker's eyes unless they, or the server, want otherwise."""

from functools import lru_cache
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.exercise_query import ExerciseQuery
from bot.domain.exercises import Exercise, Level, Region
from bot.domain.own_exercises import OWN
from bot.drawing.pictures import Picture
from bot.interactions.answers import answer, drawn, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.cards import Card, tap_id
from bot.ui.exercises import FIRST, GO, SAVE, STILL, ExerciseCard, PublicExerciseCard, Section
from bot.ui.finding import FoundCard, RegionCard, RegionWhyCard
from bot.ui.forms import chosen
from bot.ui.learning import SignsCard
from cogs._parameters import EquipmentAtHand, ExerciseByName
from cogs._showing import last_time, publish
from cogs.members import own_card, save

CARDS = 24
"""Cards kept, of about 20 KB; their pictures are kept by `Pictures` too."""


class Exercises(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.catalogue = client.services.exercises.catalogue
        # A card holds no state: those that are asked for again are kept.
        self._built = lru_cache(CARDS)(self._build)

    @app_commands.command()
    async def exercise(
        self, interaction: Interaction, name: app_commands.Transform[Exercise, ExerciseByName]
    ) -> None:
        if await self._shows_everyone(interaction) and not name.id.startswith(OWN):
            await answer(interaction, await self._public(interaction, name, ""), private=False)
        else:
            await answer(interaction, await self._card(interaction, name), private=True)

    @app_commands.command()
    async def region(self, interaction: Interaction, region: Region) -> None:
        public = await self._shows_everyone(interaction)
        await answer(interaction, await self._region(interaction, region, public=public), private=not public)

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
        wanted = ExerciseQuery(region, equipment or frozenset(), level, spinal_load, home)
        await answer(interaction, self._found(wanted), private=True)

    def _found(self, wanted: ExerciseQuery) -> FoundCard:
        """What fits; where nothing does, what does with one wish less."""
        texts, catalogue = self.client.texts, self.catalogue
        if wanted == ExerciseQuery():
            return FoundCard(texts, catalogue, wanted, self.client.services.exercises.suggest(""))
        if found := wanted.among(catalogue.exercises.values()):
            return FoundCard(texts, catalogue, wanted, found)
        for name, less in wanted.without_one():
            if found := less.among(catalogue.exercises.values()):
                return FoundCard(texts, catalogue, less, found, name)
        return FoundCard(texts, catalogue, wanted, ())

    # ------------------------------------------------------------------ taps

    @tap("exercise")
    async def open(self, interaction: Interaction, exercise_id: str, _kind: str = "") -> None:
        """A tap on another exercise's name shows its card."""
        exercise = await self.client.services.members.find(interaction.user.id, exercise_id)
        await turn(interaction, await self._card(interaction, exercise))

    @tap("how")
    async def open_privately(self, interaction: Interaction, exercise_id: str) -> None:
        """A tap on what everyone sees shows the card to whoever tapped."""
        exercise = self.client.services.exercises.find(exercise_id)
        await answer(interaction, await self._card(interaction, exercise), private=True)

    @tap("view")
    async def view(self, interaction: Interaction, exercise_id: str, section: Section, back: str = "") -> None:
        """Steps or short, in the same place."""
        exercise = self.client.services.exercises.find(exercise_id)
        await turn(interaction, await self._card(interaction, exercise, section, back))

    @tap("pick")
    async def pick(self, interaction: Interaction, _place: str) -> None:
        """A choice from a list shows that exercise's card."""
        exercise = self.client.services.exercises.find(chosen(interaction))
        await answer(interaction, await self._card(interaction, exercise), private=True)

    @tap("section")
    async def section(self, interaction: Interaction, exercise_id: str) -> None:
        """A choice from the card's own menu."""
        exercise, choice = self.client.services.exercises.find(exercise_id), chosen(interaction, str)
        if choice == SAVE:
            await save(self.client, interaction, exercise.id, wanted=True)
        elif choice == STILL:
            await self.hold_still(interaction, exercise.id)
        elif choice.startswith(f"{GO}."):
            other = self.client.services.exercises.find(choice.removeprefix(f"{GO}."))
            await turn(interaction, await self._card(interaction, other, back=exercise.id))
        else:
            await turn(interaction, await self._card(interaction, exercise, chosen(interaction, Section)))

    @tap("signs-of")
    async def tell_signs(self, interaction: Interaction, exercise_id: str) -> None:
        """All signs that need a doctor, emergencies first, and the way back to when to stop."""
        back = tap_id("part", self.client.services.exercises.find(exercise_id).id, Section.SAFETY)
        await turn(interaction, SignsCard(self.client.texts, self.catalogue, back))

    @tap("part")
    async def part(self, interaction: Interaction, exercise_id: str, section: Section) -> None:
        """Back to a part of the card."""
        exercise = self.client.services.exercises.find(exercise_id)
        await turn(interaction, await self._card(interaction, exercise, section))

    @tap("still")
    async def hold_still(self, interaction: Interaction, exercise_id: str) -> None:
        """A tap shows start and end side by side instead of the moving figure."""
        exercise = self.client.services.exercises.find(exercise_id)
        shown = await drawn(interaction, self.client.pictures.still(exercise), private=True)
        await turn(interaction, ExerciseCard(self.client.texts, self.catalogue, exercise, shown, moving=False))

    @tap("show-exercise")
    async def show_everyone(self, interaction: Interaction, exercise_id: str) -> None:
        """It is nobody's, and goes at once; the way to take it back is offered in its place."""
        exercise = self.client.services.exercises.find(exercise_id)
        card = await self._public(interaction, exercise, interaction.user.mention)
        await publish(self.client, interaction, card, None, tap_id("exercise", exercise.id, "back"))

    @tap("region")
    async def open_region(self, interaction: Interaction, region: Region) -> None:
        await turn(interaction, await self._region(interaction, region, public=False))

    @tap("region-why")
    async def tell_why(self, interaction: Interaction, region: Region) -> None:
        await turn(interaction, RegionWhyCard(self.client.texts, self.catalogue.regions[region]))

    @tap("show-region")
    async def show_region(self, interaction: Interaction, region: Region) -> None:
        card = await self._region(interaction, region, public=True, member=interaction.user.mention)
        await publish(self.client, interaction, card, None, tap_id("region", region))

    # ------------------------------------------------------------------

    async def _shows_everyone(self, interaction: Interaction) -> bool:
        """Whether this server answers for everyone."""
        guild_id = interaction.guild_id
        return guild_id is not None and await self.client.services.servers.exercises_public(guild_id)

    async def _region(
        self, interaction: Interaction, region: Region, *, public: bool, member: str = ""
    ) -> RegionCard:
        guide = self.catalogue.regions[region]
        shown = await drawn(interaction, self.client.pictures.region(guide.region), private=not public)
        alone, shower = interaction.guild_id is None, member if public else None
        return RegionCard(self.client.texts, self.catalogue, guide, shown, alone=alone, member=shower)

    async def _public(self, interaction: Interaction, exercise: Exercise, member: str) -> Card:
        shown = await drawn(interaction, self.client.pictures.figure(exercise), private=bool(member))
        return PublicExerciseCard(self.client.texts, exercise, shown, member)

    async def _card(
        self, interaction: Interaction, exercise: Exercise, section: Section | None = None, back: str = ""
    ) -> Card:
        if exercise.id.startswith(OWN):
            return own_card(self.client, exercise)
        pictures = self.client.pictures
        last = await last_time(self.client, interaction.user.id, exercise) if section in (None, *FIRST) else ""
        part = section or (Section.SHORT if last else Section.HOW)
        draw = {Section.MUSCLES: pictures.muscles, Section.MISTAKES: pictures.mistake}.get(part, pictures.figure)
        shown = await drawn(interaction, draw(exercise), private=True)
        return self._built(exercise.id, part, shown, last, back, interaction.guild_id is None)

    def _build(
        self, exercise_id: str, section: Section, shown: Picture, last: str, back: str, alone: bool
    ) -> ExerciseCard:
        exercise, texts = self.catalogue[exercise_id], self.client.texts
        return ExerciseCard(texts, self.catalogue, exercise, shown, section, last=last, back=back, alone=alone)


async def setup(client: Client) -> None:
    await client.add_cog(Exercises(client))
