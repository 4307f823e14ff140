"""`/log` and `/history`: what you did."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.content.texts import Texts
from bot.domain.exercises import Exercise
from bot.domain.workouts import Workout
from bot.interactions.answers import answer, ask, promptly, reply, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import asked, direct, remember, tap
from bot.services.editing import Opened, fingerprint, opened_on
from bot.services.workout_views import Logged, Outdated
from bot.services.workouts import KEPT, Asked
from bot.ui.cards import Card, tap_id, typed_in
from bot.ui.forms import chosen, filled_in
from bot.ui.log_forms import EditForm, LogForm, WorkoutForm
from bot.ui.sessions import LiveCard
from bot.ui.workouts import (
    DeletedCard,
    HistoryCard,
    LoggedCard,
    OutdatedCard,
    RestoredCard,
    SharedCard,
    UndoneCard,
    WorkoutCard,
    edited_card,
)
from cogs._parameters import ExerciseTyped, spoken

T = TypeVar("T")

LOG_FIELDS = ("sets", "using", "when", "setup")


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
        found = await self.members.find(interaction.user.id, exercise)
        if sets is None:
            await self._ask(interaction, found, ("", "", when or "") if when else ())
        else:
            logged = await self._log(interaction, found, (sets, "", when or ""))
            await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    @direct
    async def log_direct_message(self, message: discord.Message) -> None:
        """What is written to the bot itself is a workout."""
        by = Asked(message.id, message.author.id, None)
        logged = await self.workouts.log_text(by, message.content)
        await reply(message, LoggedCard(self.client.texts, logged))

    @tap("log")
    async def open_form(self, interaction: Interaction, exercise_id: str, *place: str) -> None:
        """Log it: a form, filled in with what was typed before or done last time."""
        exercise = await self.members.find(interaction.user.id, exercise_id)
        await self._ask(interaction, exercise, typed_in(interaction.message), *place)

    @tap("log-form")
    async def submit_form(self, interaction: Interaction, exercise_id: str, *place: str) -> None:
        """From the card of a live workout, that card comes back, and the rest begins."""
        exercise = await self.members.find(interaction.user.id, exercise_id)
        typed = filled_in(interaction)
        fields = tuple(typed.get(one, "") for one in LOG_FIELDS if one in typed or one != "setup")
        logged = await self._log(interaction, exercise, fields, *place)
        if "live" in place:
            live = await self.client.services.sessions.rest(interaction.user.id)
            await turn(interaction, LiveCard(self.client.texts, live))
        else:
            await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    @tap("log-text")
    async def open_text_form(self, interaction: Interaction) -> None:
        typed = "\n".join(typed_in(interaction.message))
        await ask(interaction, WorkoutForm(self.client.texts, typed))

    @tap("log-text-form")
    async def submit_text_form(self, interaction: Interaction) -> None:
        await self._log_text(interaction, filled_in(interaction).get("text", ""), None)

    @tap("again")
    async def log_again(self, interaction: Interaction, log_id: int) -> None:
        logged = await self.workouts.log_again(asked(interaction), log_id)
        await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    @tap("one-more")
    async def log_one_more(self, interaction: Interaction, log_id: int) -> None:
        logged = await self.workouts.one_more(asked(interaction), log_id)
        await turn(interaction, LoggedCard(self.client.texts, logged))

    @tap("undo")
    async def undo(self, interaction: Interaction, log_id: int) -> None:
        await self._correct(interaction, await self.workouts.undo(interaction.user.id, log_id), UndoneCard)

    @tap("restore")
    async def restore(self, interaction: Interaction, log_id: int) -> None:
        await self._correct(interaction, await self.workouts.restore(interaction.user.id, log_id), RestoredCard)

    # ------------------------------------------------------------------ looking back, and correcting

    @app_commands.command()
    async def history(self, interaction: Interaction) -> None:
        page = await self.workouts.history(interaction.user.id, 0)
        await answer(interaction, HistoryCard(self.client.texts, page), private=True)

    @tap("history")
    async def turn_page(self, interaction: Interaction, page: int) -> None:
        found = await self.workouts.history(interaction.user.id, page)
        await turn(interaction, HistoryCard(self.client.texts, found))

    @tap("open-workout")
    async def open_workout(self, interaction: Interaction, _page: int) -> None:
        told = await self.workouts.workout(interaction.user.id, chosen(interaction, int))
        await turn(interaction, WorkoutCard(self.client.texts, told))

    @tap("edit")
    async def open_edit_form(self, interaction: Interaction, workout_id: int, logs: str = "") -> None:
        """A form that is tried again goes on from what it was opened on, while that stands."""
        told = await self.workouts.workout(interaction.user.id, workout_id)
        opened = Opened(logs)
        if opened.base(told.workout) is None:
            opened = Opened(fingerprint(told.workout.logs))
        form = EditForm(self.client.texts, workout_id, told, typed_in(interaction.message), opened)
        await ask(interaction, form, tap_id("edit", workout_id, opened.logs))

    @tap("edit-form")
    async def edit(self, interaction: Interaction, workout_id: int, logs: str = "") -> None:
        typed = filled_in(interaction)
        words, when = typed.get("text", ""), typed.get("when", "")
        remember(interaction, tap_id("edit", workout_id, *((logs,) if logs else ())), words, when)
        said = spoken(interaction, when)
        edited = await self.workouts.edit(asked(interaction), workout_id, words, said, opened_on(logs))
        await turn(interaction, edited_card(self.client.texts, edited))

    @tap("undo-edit")
    async def undo_edit(self, interaction: Interaction, workout_id: int, log_id: int, _at: int = 0) -> None:
        """Cards of older versions also carry when it was edited."""
        undone = await self.workouts.undo_edit(interaction.user.id, workout_id, log_id)
        await self._correct(interaction, undone, partial(WorkoutCard, key="restored-workout-title"))

    @tap("delete-workout")
    async def delete_workout(self, interaction: Interaction, workout_id: int) -> None:
        deleted = await self.workouts.delete(asked(interaction), workout_id)
        await self._correct(interaction, deleted, partial(DeletedCard, days=KEPT.days))

    @tap("bring-back")
    async def bring_back(self, interaction: Interaction, workout_id: int, deletion: int = 0) -> None:
        """Cards of older versions do not say which deletion."""
        back = await self.workouts.bring_back(interaction.user.id, workout_id, deletion or None)
        await self._correct(interaction, back, partial(WorkoutCard, key="restored-workout-title"))

    @tap("share")
    async def share(self, interaction: Interaction, workout_id: int) -> None:
        """The one answer about a member's own training that others see: they asked for it."""
        told = await self.workouts.workout(interaction.user.id, workout_id)
        await answer(interaction, SharedCard(self.client.texts, told, interaction.user.mention), private=False)

    # ------------------------------------------------------------------

    async def _correct(self, interaction: Interaction, done: T | Outdated, card: Callable[[Texts, T], Card]) -> None:
        """Show what was done; where the tapped card was out of date, how things stand instead."""
        texts = self.client.texts
        await turn(interaction, OutdatedCard(texts, done) if isinstance(done, Outdated) else card(texts, done))

    async def _ask(self, interaction: Interaction, exercise: Exercise, typed: tuple[str, ...], *place: str) -> None:
        last, setup = await promptly(self._before(interaction.user.id, exercise), (None, None))
        form = LogForm(self.client.texts, exercise, typed, last, setup, *place)
        await ask(interaction, form, tap_id("log", exercise.id, *place))

    async def _before(self, member_id: int, exercise: Exercise) -> tuple[Workout | None, str | None]:
        """What the form is filled in with: last time's workout, and grip and set-up."""
        last = await self.workouts.last(member_id, exercise)
        return last, (await self.members.setups(member_id)).get(exercise.id, "")

    async def _log_text(self, interaction: Interaction, words: str, at: datetime | None, when: str = "") -> None:
        remember(interaction, tap_id("log-text"), words)
        logged = await self.workouts.log_text(asked(interaction), words, at=at, when=when)
        await answer(interaction, LoggedCard(self.client.texts, logged), private=True)

    async def _log(self, interaction: Interaction, exercise: Exercise, typed: tuple[str, ...], *place: str) -> Logged:
        """`typed` holds the fields of the form, in the order of `LOG_FIELDS`; a command has no set-up."""
        remember(interaction, tap_id("log", exercise.id, *place), *typed)
        sets, using, when, *setup = typed
        return await self.workouts.log(
            asked(interaction),
            exercise,
            sets,
            when=spoken(interaction, when),
            using=using or None,
            setup=setup[0] if setup else None,
        )


async def setup(client: Client) -> None:
    await client.add_cog(Workouts(client))
