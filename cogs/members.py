"""`/settings` and `/my-exercise`: what the bot knows about you, and what you add to it."""

from discord import app_commands
from discord.ext import commands

from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.members import Preferences
from bot.domain.own_exercises import ELSEWHERE, OWN
from bot.domain.workouts import Unit
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import hand_on, keep_input, tap
from bot.services.members import NOTHING
from bot.services.set_ups import Step
from bot.ui.cards import tap_id
from bot.ui.care import ReadinessCard
from bot.ui.facts import read_fact
from bot.ui.forms import chosen, filled_in
from bot.ui.members import OwnExerciseCard, OwnExercisesCard, OwnRemovedCard, SavedCard, SettingsCard
from bot.ui.set_ups import StepCard
from cogs._parameters import EquipmentNames, OwnExerciseByName, ZoneByName


class Settings(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.members = client.services.members

    @app_commands.command()
    async def settings(
        self,
        interaction: Interaction,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
        unit: Unit | None = None,
        body_weight: str | None = None,
        equipment: app_commands.Transform[str, EquipmentNames] | None = None,
    ) -> None:
        if timezone and not (unit or body_weight or equipment):
            keep_input(interaction, tap_id("lines", "zone-form"), timezone)
        preferences = await self.members.prefer(
            interaction.user.id, zone=timezone, unit=unit, body=body_weight, kit=equipment
        )
        await answer(interaction, await self._card(interaction, preferences, timezone), private=True)

    @tap("settings-edit")
    async def edit(self, interaction: Interaction) -> None:
        """A form for what is typed; the unit has but one other."""
        choice = chosen(interaction, str)
        if choice.startswith("unit-"):
            unit = read_fact(choice.removeprefix("unit-"), Unit)
            preferences = await self.members.prefer(interaction.user.id, zone=None, unit=unit, body=None, kit=None)
            await turn(interaction, await self._card(interaction, preferences, None))
        elif choice == "readiness":
            await turn(interaction, ReadinessCard(self.client.texts))
        elif choice.startswith("set-up-"):
            step = read_fact(choice.removeprefix("set-up-"), Step)
            await turn(interaction, StepCard(self.client.texts, step, self.client.services.set_ups.equipment))
        else:
            await hand_on(interaction, tap_id("lines", choice), {})

    @tap("zone-form")
    async def submit_zone(self, interaction: Interaction) -> None:
        zone = filled_in(interaction).get("zone", "")
        keep_input(interaction, tap_id("lines", "zone-form"), zone)
        await self._change(interaction, zone=zone)

    @tap("body-form")
    async def submit_body(self, interaction: Interaction) -> None:
        body = filled_in(interaction).get("body", "") or NOTHING
        keep_input(interaction, tap_id("lines", "body-form"), body)
        await self._change(interaction, body=body)

    @tap("kit-form")
    async def submit_kit(self, interaction: Interaction) -> None:
        kit = filled_in(interaction).get("kit", "") or NOTHING
        keep_input(interaction, tap_id("lines", "kit-form"), kit)
        await self._change(interaction, kit=kit)

    async def _change(
        self, interaction: Interaction, *, zone: str | None = None, body: str | None = None, kit: str | None = None
    ) -> None:
        preferences = await self.members.prefer(interaction.user.id, zone=zone, unit=None, body=body, kit=kit)
        await turn(interaction, await self._card(interaction, preferences, zone))

    async def _card(self, interaction: Interaction, preferences: Preferences, zone: str | None) -> SettingsCard:
        """The settings; where a zone was told, the reminders come along."""
        services = self.client.services
        moved, stayed = (0, 0)
        if zone and preferences.zone:
            moved, stayed = await services.reminders.move(interaction.user.id, preferences.zone)
        guess = services.zones.guess(str(interaction.locale)) if preferences.zone is None else None
        quiet = await self.members.quiet(interaction.user.id)
        background, texts = await services.set_ups.background(interaction.user.id), self.client.texts
        at = services.now()
        return SettingsCard(
            texts, preferences, at, background=background, quiet=quiet, guess=guess, moved=moved, stayed=stayed
        )

    @tap("save")
    async def save(self, interaction: Interaction, exercise_id: str) -> None:
        """Save on a card that may be everyone's: the answer is for the tapper alone."""
        await save(self.client, interaction, exercise_id, wanted=True)

    @tap("unsave")
    async def unsave(self, interaction: Interaction, exercise_id: str) -> None:
        await save(self.client, interaction, exercise_id, wanted=False)


class MyExercise(commands.GroupCog, group_name="my-exercise"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.members = client.services.members

    @app_commands.command()
    async def add(
        self, interaction: Interaction, name: str, region: Region, counts: Tracking = Tracking.WEIGHT_REPS
    ) -> None:
        exercise = await self.members.add_own(interaction.user.id, interaction.id, name, region, counts)
        await answer(interaction, own_card(self.client, exercise), private=True)

    @app_commands.command(name="list")
    async def list_own(self, interaction: Interaction) -> None:
        own = await self.members.own_exercises(interaction.user.id)
        await answer(interaction, OwnExercisesCard(self.client.texts, own), private=True)

    @app_commands.command()
    async def remove(
        self, interaction: Interaction, name: app_commands.Transform[Exercise, OwnExerciseByName]
    ) -> None:
        await self.members.remove_own(interaction.user.id, name.id)
        await answer(interaction, OwnRemovedCard(self.client.texts), private=True)

    @tap("remove-own")
    async def remove_tapped(self, interaction: Interaction, exercise_id: str) -> None:
        await self.members.remove_own(interaction.user.id, exercise_id)
        await turn(interaction, OwnRemovedCard(self.client.texts))


async def save(client: Client, interaction: Interaction, exercise_id: str, *, wanted: bool) -> None:
    """Save an exercise, or no longer."""
    members = client.services.members
    exercise = await members.find(interaction.user.id, exercise_id)
    await members.save(interaction.user.id, exercise, wanted=wanted)
    saved = await members.saved(interaction.user.id)
    await answer(interaction, SavedCard(client.texts, exercise, saved, wanted=wanted), private=True)


def own_card(client: Client, exercise: Exercise) -> OwnExerciseCard:
    """The card of an exercise that has no instructions."""
    assert exercise.id.startswith(OWN)  # noqa: S101 (those of the catalogue have a card with instructions)
    region = client.services.exercises.catalogue.regions[exercise.region].name
    return OwnExerciseCard(client.texts, exercise, None if exercise.pattern == ELSEWHERE else region)


async def setup(client: Client) -> None:
    await client.add_cog(Settings(client))
    await client.add_cog(MyExercise(client))
