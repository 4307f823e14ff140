"""`/history`: what you did, to look at, correct, move and delete."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TypeVar

from discord import app_commands
from discord.ext import commands

from bot.content.texts import Texts
from bot.interactions.answers import answer, ask, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, origin_of, tap
from bot.services.editing import Opened, fingerprint, opened_on
from bot.services.purge import DELETED_KEPT_FOR
from bot.services.workout_views import LogResult, Outdated, as_text
from bot.ui.cards import Card, tap_id, typed_in
from bot.ui.forms import chosen, filled_in
from bot.ui.history import HistoryCard
from bot.ui.log_forms import EditForm, MoveForm
from bot.ui.plans import PlanNameForm
from bot.ui.typed import EditFields
from bot.ui.undone import DeletedCard, RestoredCard, UndoneCard
from bot.ui.workouts import OutdatedCard, WorkoutCard, edited_card
from cogs._parameters import spoken
from cogs._showing import follow, preview

T = TypeVar("T")


class More(StrEnum):
    """What stands in the menu of a workout."""

    SHOW = "show"
    PLAN = "plan"
    MOVE = "move"
    DELETE = "delete"


class History(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.workouts = client.services.workouts

    @tap("undo")
    async def undo(self, interaction: Interaction, log_id: int) -> None:
        done = await self.workouts.undo(interaction.user.id, log_id)
        await self._correct(interaction, done, UndoneCard, _workout_of(done))

    @tap("restore")
    async def restore(self, interaction: Interaction, log_id: int) -> None:
        done = await self.workouts.restore(interaction.user.id, log_id)
        await self._correct(interaction, done, RestoredCard, _workout_of(done))

    @app_commands.command()
    async def history(self, interaction: Interaction) -> None:
        page = await self.workouts.history(interaction.user.id, 0)
        await answer(interaction, HistoryCard(self.client.texts, page), private=True)

    @tap("history")
    async def turn_page(self, interaction: Interaction, page: int) -> None:
        found = await self.workouts.history(interaction.user.id, page)
        await turn(interaction, HistoryCard(self.client.texts, found))

    @tap("workout")
    async def open_workout(self, interaction: Interaction, workout_id: int) -> None:
        workout_view = await self.workouts.workout(interaction.user.id, workout_id)
        await turn(interaction, WorkoutCard(self.client.texts, workout_view))

    @tap("open-workout")
    async def choose_workout(self, interaction: Interaction, _page: int) -> None:
        """A choice from the list that cards of older versions have."""
        await self.open_workout(interaction, chosen(interaction, int))

    @tap("more-workout")
    async def more(self, interaction: Interaction, workout_id: int) -> None:
        match chosen(interaction, More):
            case More.SHOW:
                await preview(self.client, interaction, workout_id)
            case More.PLAN:
                await ask(interaction, PlanNameForm(self.client.texts, workout_id), tap_id("plan-save", workout_id))
            case More.MOVE:
                await self.open_move_form(interaction, workout_id)
            case More.DELETE:
                await self.delete_workout(interaction, workout_id)

    @tap("edit")
    async def open_edit_form(self, interaction: Interaction, workout_id: int, logs: str = "") -> None:
        """A form that is tried again goes on from what it was opened on, while that stands."""
        workout_view = await self.workouts.workout(interaction.user.id, workout_id)
        opened = Opened(logs)
        if opened.base(workout_view.workout) is None:
            opened = Opened(fingerprint(workout_view.workout.logs))
        form = EditForm(
            self.client.texts, workout_id, workout_view, EditFields.of_card(typed_in(interaction.message)), opened
        )
        await ask(interaction, form, tap_id("edit", workout_id, opened.logs))

    @tap("edit-form")
    async def edit(self, interaction: Interaction, workout_id: int, logs: str = "") -> None:
        typed = filled_in(interaction)
        words, when = typed.get("text", ""), typed.get("when", "")
        keep_input(interaction, tap_id("edit", workout_id, *((logs,) if logs else ())), words, when)
        phrase = spoken(interaction, when)
        edited = await self.workouts.edit(origin_of(interaction), workout_id, words, phrase, opened_on(logs))
        await turn(interaction, edited_card(self.client.texts, edited))
        await follow(self.client, interaction.user.id, workout_id)

    @tap("move")
    async def open_move_form(self, interaction: Interaction, workout_id: int) -> None:
        typed = "".join(typed_in(interaction.message))
        await ask(interaction, MoveForm(self.client.texts, workout_id, typed), tap_id("move", workout_id))

    @tap("move-form")
    async def move(self, interaction: Interaction, workout_id: int) -> None:
        """The same sets at another time."""
        when = filled_in(interaction).get("when", "")
        keep_input(interaction, tap_id("move", workout_id), when)
        words = as_text(await self.workouts.workout(interaction.user.id, workout_id))
        edited = await self.workouts.edit(origin_of(interaction), workout_id, words, spoken(interaction, when))
        await turn(interaction, edited_card(self.client.texts, edited))
        await follow(self.client, interaction.user.id, workout_id)

    @tap("undo-edit")
    async def undo_edit(self, interaction: Interaction, workout_id: int, log_id: int, _at: int = 0) -> None:
        """Cards of older versions also carry when it was edited."""
        undone = await self.workouts.undo_edit(interaction.user.id, workout_id, log_id)
        await self._correct(interaction, undone, partial(WorkoutCard, key="restored-workout-title"), workout_id)

    @tap("delete-workout")
    async def delete_workout(self, interaction: Interaction, workout_id: int) -> None:
        deleted = await self.workouts.delete(origin_of(interaction), workout_id)
        await self._correct(interaction, deleted, partial(DeletedCard, days=DELETED_KEPT_FOR.days), workout_id)

    @tap("bring-back")
    async def bring_back(self, interaction: Interaction, workout_id: int, deletion: int = 0) -> None:
        """Cards of older versions do not say which deletion."""
        back = await self.workouts.bring_back(interaction.user.id, workout_id, deletion or None)
        await self._correct(interaction, back, partial(WorkoutCard, key="restored-workout-title"), workout_id)

    # ------------------------------------------------------------------

    async def _correct(
        self, interaction: Interaction, done: T | Outdated, card: Callable[[Texts, T], Card], workout_id: int
    ) -> None:
        """Show what was done; where the tapped card was out of date, that nothing was. What others see follows."""
        texts = self.client.texts
        await turn(interaction, OutdatedCard(texts, done) if isinstance(done, Outdated) else card(texts, done))
        await follow(self.client, interaction.user.id, workout_id)


def _workout_of(done: LogResult | Outdated) -> int:
    return done.workout_id if isinstance(done, Outdated) else done.workout.id


async def setup(client: Client) -> None:
    await client.add_cog(History(client))
