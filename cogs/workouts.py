"""`/log`: what you did."""

from datetime import datetime
from enum import StrEnum

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.exercises import Exercise
from bot.domain.workouts import Workout
from bot.interactions.answers import answer, ask, promptly, reply, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, offer_nearest, on_dm, origin_of, tap
from bot.services.workout_views import LogResult
from bot.services.workouts import Origin
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import chosen, filled_in
from bot.ui.log_forms import LogForm, SetupForm, WorkoutForm, each_side
from bot.ui.next_exercise import NextCard
from bot.ui.sessions import LiveCard
from bot.ui.typed import LogFields
from bot.ui.workouts import LoggedCard, WorkoutCard
from cogs._parameters import ExerciseTyped, spoken
from cogs._record_picture import record_picture
from cogs._showing import preview


class More(StrEnum):
    """What stands in the menu of a logged card."""

    ANOTHER = "another"
    OTHER = "other"
    SIDES = "sides"
    WORKOUT = "workout"
    SHOW = "show"
    SETUP = "setup"


class Workouts(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.workouts = client.services.workouts
        self.members = client.services.members
        # A context menu cannot be declared inside a cog (discord.py, FAQ of the commands extension).
        self.log_message = app_commands.ContextMenu(
            name=client.texts("menu-log-as-workout"), callback=self.log_as_workout
        )

    async def cog_load(self) -> None:
        self.client.tree.add_command(self.log_message)

    # ------------------------------------------------------------------ logging

    async def log_as_workout(self, interaction: Interaction, message: discord.Message) -> None:
        """Read a message as a workout of the member who asks; it comes with the interaction, no intent is needed."""
        await self._log_text(interaction, message.content, message.created_at)

    @app_commands.command()
    async def log(
        self,
        interaction: Interaction,
        exercise: app_commands.Transform[str, ExerciseTyped],
        sets: str | None = None,
        when: str | None = None,
    ) -> None:
        known = await self.members.match(interaction.user.id, exercise)
        if sets is not None and known is None:
            await self._log_text(interaction, f"{exercise}: {sets}", None, spoken(interaction, when or ""))
            return
        typed = LogFields(sets or "", when=when or "")
        offer_nearest(interaction, "log", *typed.lines())
        found = known.exercise if known else await self.members.find(interaction.user.id, exercise)
        if sets is None:
            await self._ask(interaction, found, typed)
        else:
            logged = await self._log(interaction, found, typed)
            await self._show(interaction, logged)

    @on_dm
    async def log_direct_message(self, message: discord.Message) -> None:
        """What is written to the bot itself is a workout."""
        by = Origin(message.id, message.author.id, None)
        logged = await self.workouts.log_text(by, message.content)
        await reply(message, await self._logged_card(logged))

    @tap("log")
    async def open_form(self, interaction: Interaction, exercise_id: str, *place: str) -> None:
        """Log it: a form, filled in with what was typed before or done last time."""
        exercise = await self.members.find(interaction.user.id, exercise_id)
        await self._ask(interaction, exercise, LogFields.of_card(typed_in(interaction.message)), *place)

    @tap("log-sides")
    async def open_sides(self, interaction: Interaction, exercise_id: str, *place: str) -> None:
        """The same form with a number for each side, as they were last time."""
        exercise = await self.members.find(interaction.user.id, exercise_id)
        last, _ = await promptly(self._before(interaction.user.id, exercise), (None, None))
        await self._ask(interaction, exercise, LogFields(sets=each_side(exercise, last)), *place)

    @tap("log-form")
    async def submit_form(self, interaction: Interaction, exercise_id: str, *place: str) -> None:
        """From the card of a live workout, that card comes back, and the rest begins."""
        exercise = await self.members.find(interaction.user.id, exercise_id)
        logged = await self._log(interaction, exercise, LogFields.of_form(filled_in(interaction)), *place)
        if "live" in place:
            live = await self.client.services.sessions.rest(interaction.user.id)
            await turn(interaction, LiveCard(self.client.texts, live))
        else:
            await self._show(interaction, logged)

    @tap("log-text")
    async def open_text_form(self, interaction: Interaction) -> None:
        typed = "\n".join(typed_in(interaction.message))
        await ask(interaction, WorkoutForm(self.client.texts, typed))

    @tap("log-text-form")
    async def submit_text_form(self, interaction: Interaction) -> None:
        await self._log_text(interaction, filled_in(interaction).get("text", ""), None)

    @tap("again")
    async def log_again(self, interaction: Interaction, log_id: int) -> None:
        logged = await self.workouts.log_again(origin_of(interaction), log_id)
        await self._show(interaction, logged)

    @tap("one-more")
    async def log_one_more(self, interaction: Interaction, log_id: int) -> None:
        logged = await self.workouts.one_more(origin_of(interaction), log_id)
        await turn(interaction, await self._logged_card(logged))

    @tap("more")
    async def more(self, interaction: Interaction, log_id: int) -> None:
        """What is rare: a form for what is typed, another card for what is looked at."""
        logged = await self.workouts.logged(interaction.user.id, log_id)
        exercise = logged.exercises[logged.log.entries[-1].exercise_id]
        match chosen(interaction, More):
            case More.OTHER:
                await self._ask(interaction, exercise, LogFields())
            case More.SIDES:
                await self.open_sides(interaction, exercise.id)
            case More.SETUP:
                await ask(interaction, SetupForm(self.client.texts, log_id, logged.setups.get(exercise.id, "")))
            case More.WORKOUT:
                await self._show_workout(interaction, logged.workout.id)
            case More.SHOW:
                await preview(self.client, interaction, logged.workout.id)
            case More.ANOTHER:
                await self._offer_next(interaction, logged)

    async def _show_workout(self, interaction: Interaction, workout_id: int) -> None:
        view = await self.workouts.workout(interaction.user.id, workout_id)
        await turn(interaction, WorkoutCard(self.client.texts, view))

    async def _offer_next(self, interaction: Interaction, logged: LogResult) -> None:
        await turn(interaction, LoggedCard(self.client.texts, logged))
        offered = await self.members.suggest(interaction.user.id, "")
        await answer(interaction, NextCard(self.client.texts, offered), private=True)

    @tap("log-pick")
    async def pick(self, interaction: Interaction) -> None:
        """A choice from what is offered next opens its form."""
        await self.open_form(interaction, chosen(interaction))

    @tap("setup-form")
    async def note_setup(self, interaction: Interaction, log_id: int) -> None:
        logged = await self.workouts.logged(interaction.user.id, log_id)
        exercise = logged.exercises[logged.log.entries[-1].exercise_id]
        await self.members.note_setup(interaction.user.id, exercise, filled_in(interaction).get("setup", ""))
        noted = await self.workouts.logged(interaction.user.id, log_id)
        await turn(interaction, LoggedCard(self.client.texts, noted))

    # ------------------------------------------------------------------

    async def _show(self, interaction: Interaction, logged: LogResult) -> None:
        """The card of what was logged; once in a life it offers a reminder."""
        await answer(interaction, await self._logged_card(logged), private=True)

    async def _logged_card(self, logged: LogResult) -> LoggedCard:
        """The card of a log; of the first one ever, with what is offered once."""
        if not await self._is_first(logged):
            return LoggedCard(self.client.texts, logged, await record_picture(self.client, logged))
        member_id = logged.log.member_id
        ask_back = not await self.client.services.reminders.of_member(member_id)
        set_up = not await self.client.services.set_ups.was_offered(member_id)
        return LoggedCard(self.client.texts, logged, ask_back=ask_back, set_up=set_up)

    async def _is_first(self, logged: LogResult) -> bool:
        """Whether it is the first that the member ever logged."""
        if len(logged.workout.logs) > 1 or any(logged.previous.values()):
            return False
        return await self.workouts.count(logged.log.member_id) <= 1

    async def _ask(self, interaction: Interaction, exercise: Exercise, typed: LogFields, *place: str) -> None:
        last, setup = await promptly(self._before(interaction.user.id, exercise), (None, None))
        form = LogForm(self.client.texts, exercise, typed, last, setup, *place)
        await ask(interaction, form, tap_id("log", exercise.id, *place))

    async def _before(self, member_id: int, exercise: Exercise) -> tuple[Workout | None, str | None]:
        """What the form is filled in with: last time's workout, and grip and set-up."""
        last = await self.workouts.last(member_id, exercise)
        return last, (await self.members.setups(member_id)).get(exercise.id, "")

    async def _log_text(self, interaction: Interaction, words: str, at: datetime | None, when: str = "") -> None:
        keep_input(interaction, tap_id("log-text"), words)
        logged = await self.workouts.log_text(origin_of(interaction), words, at=at, when=when)
        await self._show(interaction, logged)

    async def _log(self, interaction: Interaction, exercise: Exercise, typed: LogFields, *place: str) -> LogResult:
        keep_input(interaction, tap_id("log", exercise.id, *place), *typed.lines())
        return await self.workouts.log(
            origin_of(interaction),
            exercise,
            typed.sets,
            when=spoken(interaction, typed.when),
            using=typed.using or None,
            setup=typed.setup,
        )


async def setup(client: Client) -> None:
    await client.add_cog(Workouts(client))
