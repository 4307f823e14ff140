"""`/progress`, `/balance` and `/records`: what a member's log comes to, for their eyes only."""

from datetime import date

from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.drawing.pictures import Picture
from bot.interactions.answers import answer, drawn, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.back_charts import balance_chart, calendar_chart, weekly_chart
from bot.ui.cards import Card, tap_id
from bot.ui.charts import Shown, progress_chart
from bot.ui.forms import chosen
from bot.ui.progress import (
    BALANCE,
    CALENDAR,
    EXERCISE,
    RECORDS,
    WEEK,
    WEEKLY,
    BalanceCard,
    CalendarCard,
    ProgressCard,
    ShownWeekCard,
    WeekCard,
    WeeklyCard,
    WeekPreviewCard,
)
from bot.ui.record_cards import ExerciseRecordsCard, RecordsCard
from bot.ui.week_chart import week_chart
from cogs._parameters import ExerciseByName
from cogs._showing import channel_here, publish


class Progress(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.overview = client.services.overview
        self.catalogue = client.services.exercises.catalogue

    @app_commands.command()
    async def progress(
        self, interaction: Interaction, exercise: app_commands.Transform[Exercise, ExerciseByName] | None = None
    ) -> None:
        card = await (self._weekly(interaction) if exercise is None else self._line(interaction, exercise))
        await answer(interaction, card, private=True)

    @app_commands.command()
    async def balance(self, interaction: Interaction) -> None:
        await answer(interaction, await self._balance(interaction), private=True)

    @app_commands.command()
    async def records(
        self, interaction: Interaction, exercise: app_commands.Transform[Exercise, ExerciseByName] | None = None
    ) -> None:
        card = await (self._records(interaction) if exercise is None else self._records_of(interaction, exercise))
        await answer(interaction, card, private=True)

    @tap("picture")
    async def another_picture(self, interaction: Interaction, *_here: str) -> None:
        """A choice from a card's menu shows that picture in its place."""
        choice: str = chosen(interaction)
        what, _, exercise_id = choice.partition(":")
        await turn(interaction, await self._card(interaction, what, exercise_id))

    @tap("progress")
    async def open_progress(self, interaction: Interaction, exercise_id: str = "") -> None:
        await turn(interaction, await self._card(interaction, EXERCISE if exercise_id else WEEKLY, exercise_id))

    @tap("calendar")
    async def open_calendar(self, interaction: Interaction) -> None:
        await turn(interaction, await self._calendar(interaction))

    @tap("records")
    async def open_records(self, interaction: Interaction, exercise_id: str = "", page: int = 0) -> None:
        if exercise_id:
            exercise = await self.client.services.members.find(interaction.user.id, exercise_id)
            await turn(interaction, await self._records_of(interaction, exercise))
        else:
            await turn(interaction, await self._records(interaction, page))

    @tap("records-of")
    async def open_records_of(self, interaction: Interaction) -> None:
        await self.open_records(interaction, chosen(interaction))

    @tap("show-week")
    async def preview_week(self, interaction: Interaction, last: int) -> None:
        """What a channel would see of a week; nothing is posted."""
        if interaction.guild_id is None:
            raise DomainError("week-nobody-here")
        shown = await self._week_of(interaction, last)
        await turn(interaction, WeekPreviewCard(self.texts, shown, channel_here(interaction), last))

    @tap("post-week")
    async def post_week(self, interaction: Interaction, last: int) -> None:
        shown = await self._week_of(interaction, last)
        await publish(self.client, interaction, ShownWeekCard(shown), None, tap_id("week"))

    @tap("week")
    async def open_week(self, interaction: Interaction) -> None:
        await turn(interaction, await self._week(interaction))

    # ------------------------------------------------------------------ cards

    async def _card(self, interaction: Interaction, what: str, exercise_id: str) -> Card:
        if what == EXERCISE:
            exercise = await self.client.services.members.find(interaction.user.id, exercise_id)
            return await self._line(interaction, exercise)
        cards = {
            BALANCE: self._balance,
            CALENDAR: self._calendar,
            WEEK: self._week,
            RECORDS: self._records,
        }
        return await cards.get(what, self._weekly)(interaction)

    async def _line(self, interaction: Interaction, exercise: Exercise) -> Card:
        line = await self.overview.line(interaction.user.id, exercise)
        recent = await self.overview.recent(interaction.user.id)
        chart = (
            progress_chart(self.texts, exercise, line.series, line.history.here.today) if line.series.marks else None
        )
        return ProgressCard(self.texts, line, recent, await self._drawn(interaction, chart))

    async def _weekly(self, interaction: Interaction) -> Card:
        back = await self.overview.back(interaction.user.id)
        chart = weekly_chart(self.texts, self.catalogue, back.weeks, back.balance.balance) if back.days else None
        shown = await self._drawn(interaction, chart)
        return WeeklyCard(self.texts, self.catalogue, back, shown)

    async def _balance(self, interaction: Interaction) -> Card:
        back = await self.overview.back(interaction.user.id)
        seen = self.client.pictures.seen
        chart = (
            balance_chart(self.texts, self.catalogue, back.balance.balance, seen)
            if back.balance.balance.sets
            else None
        )
        shown = await self._drawn(interaction, chart)
        return BalanceCard(self.texts, self.catalogue, back, shown)

    async def _calendar(self, interaction: Interaction) -> Card:
        back = await self.overview.back(interaction.user.id)
        chart = calendar_chart(self.texts, self.catalogue, back.days, back.today)
        return CalendarCard(self.texts, self.catalogue, back, await self._drawn(interaction, chart))

    async def _week(self, interaction: Interaction) -> Card:
        week = await self.overview.week(interaction.user.id)
        recent = await self.overview.recent(interaction.user.id)
        chart = week_chart(self.texts, self.catalogue, week) if week.sets else None
        shown = await self._drawn(interaction, chart)
        return WeekCard(self.texts, week, recent, shown)

    async def _week_of(self, interaction: Interaction, last: int) -> Picture:
        """The picture of the week up to that day. Raises `DomainError` where nothing of it counts any more."""
        week = await self.overview.week(interaction.user.id, day_of(last))
        if not week.sets:
            raise DomainError("week-empty")
        chart = week_chart(self.texts, self.catalogue, week)
        return await drawn(interaction, self.client.pictures.chart(chart.chart, chart.alt), private=True)

    async def _records(self, interaction: Interaction, page: int = 0) -> Card:
        return RecordsCard(self.texts, await self.client.services.progress.records(interaction.user.id), page)

    async def _records_of(self, interaction: Interaction, exercise: Exercise) -> Card:
        return ExerciseRecordsCard(self.texts, await self.overview.line(interaction.user.id, exercise))

    async def _drawn(self, interaction: Interaction, shown: Shown | None) -> Picture | None:
        """The picture, where there is one; Discord is told to wait where it takes long."""
        if shown is None:
            return None
        return await drawn(interaction, self.client.pictures.chart(shown.chart, shown.alt), private=True)


def day_of(ordinal: int) -> date:
    """The day that a button carries. Raises `DomainError` for what is none."""
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise DomainError("tap-unknown") from None


async def setup(client: Client) -> None:
    await client.add_cog(Progress(client))
