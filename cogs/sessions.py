"""`/workout`: a live card for a workout from its start to its end."""

from decimal import Decimal
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.coaching.equipment import Grid, usual_step
from bot.domain.coaching.kinds import next_try
from bot.domain.coaching.walk import rounds_done
from bot.domain.errors import DomainError
from bot.domain.reminder_kinds import BackDay
from bot.domain.workouts import MOST_METRES, MOST_REPS, MOST_WEIGHT, Unit, Weight
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import hand_on, origin_of, tap
from bot.ui.cards import Card, tap_id
from bot.ui.forms import chosen
from bot.ui.sessions import FinishedCard, LiveCard
from bot.ui.today import TodayCard


class Workout(commands.GroupCog, group_name="workout"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.sessions = client.services.sessions

    @app_commands.command()
    async def start(
        self, interaction: Interaction, rest: Literal["30 s", "60 s", "90 s", "120 s", "180 s"] | None = None
    ) -> None:
        if today := await self.sessions.held_back(interaction.user.id):
            await answer(interaction, TodayCard(self.texts, today, ()), private=True)
            return
        live = await self.sessions.start(origin_of(interaction), int(rest.split()[0]) if rest else None)
        await answer(interaction, LiveCard(self.texts, live), private=True)

    @app_commands.command()
    async def finish(self, interaction: Interaction) -> None:
        await answer(interaction, await self._finished(interaction), private=True)

    @tap("live-log")
    async def log(
        self,
        interaction: Interaction,
        workout_id: int,
        sets_before: int,
        exercise_id: str,
        amount: int,
        milli: int = 0,
        unit: Unit = Unit.KG,
    ) -> None:
        """Log the set that the button was made for, once."""
        weight = _weight(amount, milli, unit)
        live = await self.sessions.log_next(
            origin_of(interaction), workout_id, sets_before, exercise_id, amount, weight
        )
        await turn(interaction, LiveCard(self.texts, live))

    @tap("live-to")
    async def change(
        self,
        interaction: Interaction,
        _which: Literal["l", "h", "f", "m"],
        workout_id: int,
        sets_before: int,
        exercise_id: str,
        amount: int,
        milli: int = 0,
        unit: Unit = Unit.KG,
    ) -> None:
        """The same set with other numbers; nothing is logged."""
        weight = _weight(amount, milli, unit)
        await self._show_step(interaction, workout_id, sets_before, exercise_id, amount, weight)

    @tap("live-left")
    async def left(
        self,
        interaction: Interaction,
        left: int,
        workout_id: int,
        sets_before: int,
        exercise_id: str,
        amount: int,
        milli: int = 0,
        unit: Unit = Unit.KG,
    ) -> None:
        """How many more there were: the next try gets the weight that follows from it."""
        weight = _weight(amount, milli, unit) or Weight(Decimal(0))
        live = await self.sessions.live(interaction.user.id, exercise_id)
        exercise = live.exercises[exercise_id]
        step = usual_step(exercise, live.step.planned.variant if live.step else None, weight).value
        tries = rounds_done(live.workout, exercise_id)
        following = next_try(weight.value, left, lambda at: Grid(at, step, step), tries) or weight.value
        now = Weight(following, weight.unit)
        await self._show_step(interaction, workout_id, sets_before, exercise_id, amount, now, fixed=True)

    @tap("live-undo")
    async def undo(self, interaction: Interaction, log_id: int) -> None:
        await turn(interaction, LiveCard(self.texts, await self.sessions.undo(interaction.user.id, log_id)))

    @tap("live-another")
    async def another(self, interaction: Interaction) -> None:
        wanted: str = chosen(interaction)
        if wanted.startswith("other:"):
            await hand_on(interaction, tap_id("log", wanted.removeprefix("other:"), "live"), {})
            return
        if wanted.startswith("sides:"):
            await hand_on(interaction, tap_id("log-sides", wanted.removeprefix("sides:"), "live"), {})
            return
        await turn(interaction, LiveCard(self.texts, await self.sessions.live(interaction.user.id, wanted)))

    @tap("live-set")
    async def one_more(self, interaction: Interaction, log_id: int) -> None:
        """A button of older cards."""
        live = await self.sessions.one_more(origin_of(interaction), log_id)
        await turn(interaction, LiveCard(self.texts, live))

    @tap("live-rest")
    async def rest(self, interaction: Interaction) -> None:
        """A button of older cards."""
        await turn(interaction, LiveCard(self.texts, await self.sessions.rest(interaction.user.id)))

    @tap("live-finish")
    async def finish_tapped(self, interaction: Interaction) -> None:
        await turn(interaction, await self._finished(interaction))

    @tap("live-reopen")
    async def reopen(self, interaction: Interaction, workout_id: int) -> None:
        live = await self.sessions.reopen(interaction.user.id, workout_id)
        await turn(interaction, LiveCard(self.texts, live))

    async def _show_step(
        self,
        interaction: Interaction,
        workout_id: int,
        sets_before: int,
        exercise_id: str,
        amount: int,
        weight: Weight | None,
        *,
        fixed: bool = False,
    ) -> None:
        live = await self.sessions.with_numbers(
            interaction.user.id, (workout_id, sets_before, exercise_id), amount, weight, fixed=fixed
        )
        await turn(interaction, LiveCard(self.texts, live))

    async def _finished(self, interaction: Interaction) -> Card:
        member_id = interaction.user.id
        view = await self.sessions.finish(member_id)
        if view is None:
            return FinishedCard(self.texts)
        records = {}
        for exercise_id, exercise in view.exercises.items():
            history = await self.client.services.progress.exercise(member_id, exercise)
            found = [record for record in history.records if record.by.workout_id == view.workout.id]
            records[exercise_id] = min(1, len(found))
        reminders = await self.client.services.reminders.of_member(member_id)
        moments = [
            reminder.next_at for reminder in reminders if isinstance(reminder.about, BackDay) and reminder.next_at
        ]
        return FinishedCard(self.texts, view, records, min(moments, default=None))


def _weight(amount: int, milli: int, unit: Unit) -> Weight | None:
    """The numbers that a button carries. Raises `DomainError` for such as none of ours does."""
    if not 1 <= amount <= max(MOST_REPS, MOST_METRES) or milli > MOST_WEIGHT * 1000:
        raise DomainError("tap-unknown")
    return Weight(Decimal(milli) / 1000, unit) if milli else None


async def setup(client: Client) -> None:
    await client.add_cog(Workout(client))
