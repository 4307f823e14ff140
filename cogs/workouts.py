"""`/log` and `/history`: what you did."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.exercises import Exercise
from bot.tree import remember, tap
from bot.ui.answers import answer, turn
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.workouts import HistoryCard, LogForm, LoggedCard, RestoredCard, UndoneCard, WorkoutForm
from cogs._parameters import ExerciseByName


class Workouts(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.workouts = client.services.workouts
        # A context menu cannot be declared inside a cog (discord.py, FAQ of the commands extension).
        self.log_message = app_commands.ContextMenu(name="Log as workout", callback=self.log_as_workout)

    async def cog_load(self) -> None:
        self.client.tree.add_command(self.log_message)

    async def log_as_workout(self, interaction: Interaction, message: discord.Message) -> None:
        """Read a message as a workout of the member who asks; it comes with the interaction, no intent is needed."""
        await self._log_text(interaction, message.content)

    @app_commands.command()
    @app_commands.describe(exercise="What you did", sets="3x8@60kg, or 8,8,6 @ 60, or 3x30s; empty opens a form")
    async def log(
        self,
        interaction: Interaction,
        exercise: app_commands.Transform[Exercise, ExerciseByName],
        sets: str | None = None,
    ) -> None:
        """Log an exercise that you have just done."""
        if sets is None:
            await self._ask(interaction, exercise, "")
        else:
            await self._log(interaction, exercise, sets)

    @app_commands.command()
    async def history(self, interaction: Interaction) -> None:
        """Your last workouts, for your eyes only."""
        page = await self.workouts.history(interaction.user.id, 0)
        await answer(interaction, HistoryCard(self.client.texts, page), private=True)

    @tap("log")
    async def open_form(self, interaction: Interaction, exercise_id: str) -> None:
        """Log it: a form, filled in with what was typed before or done last time."""
        exercise = self.client.services.exercises.find(exercise_id)
        await self._ask(interaction, exercise, "".join(typed_in(interaction.message)))

    @tap("log-text")
    async def open_text_form(self, interaction: Interaction) -> None:
        typed = "".join(typed_in(interaction.message))
        await interaction.response.send_modal(WorkoutForm(self.client.texts, typed))

    @tap("log-text-form")
    async def submit_text_form(self, interaction: Interaction) -> None:
        await self._log_text(interaction, filled_in(interaction).get("text", ""))

    @tap("log-form")
    async def submit_form(self, interaction: Interaction, exercise_id: str) -> None:
        exercise = self.client.services.exercises.find(exercise_id)
        await self._log(interaction, exercise, filled_in(interaction).get("sets", ""))

    @tap("again")
    async def log_again(self, interaction: Interaction, workout_id: str) -> None:
        logged = await self.workouts.log_again(
            interaction.id, interaction.user.id, interaction.guild_id, int(workout_id)
        )
        await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    @tap("undo")
    async def undo(self, interaction: Interaction, workout_id: str) -> None:
        logged = await self.workouts.undo(interaction.user.id, int(workout_id))
        await turn(interaction, UndoneCard(self.client.texts, logged))

    @tap("restore")
    async def restore(self, interaction: Interaction, workout_id: str) -> None:
        logged = await self.workouts.restore(interaction.user.id, int(workout_id))
        await turn(interaction, RestoredCard(self.client.texts, logged))

    @tap("history")
    async def turn_page(self, interaction: Interaction, page: str) -> None:
        found = await self.workouts.history(interaction.user.id, int(page))
        await turn(interaction, HistoryCard(self.client.texts, found))

    async def _ask(self, interaction: Interaction, exercise: Exercise, typed: str) -> None:
        last = await self.workouts.last(interaction.user.id, exercise)
        await interaction.response.send_modal(LogForm(self.client.texts, exercise, typed, last))

    async def _log_text(self, interaction: Interaction, words: str) -> None:
        remember(interaction, tap_id("log-text"), words)
        logged = await self.workouts.log_text(interaction.id, interaction.user.id, interaction.guild_id, words)
        await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    async def _log(self, interaction: Interaction, exercise: Exercise, sets: str) -> None:
        remember(interaction, tap_id("log", exercise.id), sets)
        logged = await self.workouts.log(interaction.id, interaction.user.id, interaction.guild_id, exercise, sets)
        await answer(interaction, LoggedCard(self.client.texts, logged), private=True)


async def setup(client: Client) -> None:
    await client.add_cog(Workouts(client))
