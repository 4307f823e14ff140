"""`/reminder`: a member's own back-day reminders."""

from datetime import datetime
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.exercises import Region
from bot.domain.reminder_kinds import FEWEST_DAYS, MOST_DAYS, USUAL_TIME, Nudge
from bot.domain.reminder_states import WhenDone
from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS
from bot.interactions.answers import acknowledge, answer, ask, promptly, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, tap
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.reminder_forms import WhenForm, said_when
from bot.ui.reminders import (
    CalendarCard,
    NoteCard,
    QuietCard,
    ReminderNextCard,
    ReminderRemovedCard,
)
from cogs._destinations import directly, in_channel
from cogs._parameters import OwnReminder, WhenSaid, ZoneByName, guess_of, spoken, zone_or_guess
from cogs._reminder_cards import list_card, set_card

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Where = Literal["direct message", "this channel"]
Place = Literal["dm", "channel"]
Which = app_commands.Transform[int, OwnReminder]


class Reminders(commands.GroupCog, group_name="reminder"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.reminders = client.services.reminders

    # ------------------------------------------------------------------ setting

    @app_commands.command()
    async def add(
        self,
        interaction: Interaction,
        when: app_commands.Transform[str, WhenSaid] | None = None,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
        where: Where = "direct message",
        when_done: WhenDone = WhenDone.PRAISE,
        nudge: Nudge = Nudge.NONE,
    ) -> None:
        """Without `when`, a form with days to choose."""
        place: Place = "channel" if where == "this channel" else "dm"
        if when is None:
            await self._open_form(interaction, timezone, place, when_done, nudge)
        else:
            await self._add(interaction, when, timezone, place, when_done, nudge)

    @tap("remind")
    async def open_form(
        self, interaction: Interaction, where: Place, when_done: WhenDone = WhenDone.PRAISE, nudge: Nudge = Nudge.NONE
    ) -> None:
        await self._open_form(interaction, None, where, when_done, nudge)

    @tap("remind-form")
    async def submit_form(
        self, interaction: Interaction, where: Place, when_done: WhenDone = WhenDone.PRAISE, nudge: Nudge = Nudge.NONE
    ) -> None:
        typed = filled_in(interaction)
        zone = typed.get("zone") or None
        await self._add(interaction, said_when(typed), zone, where, when_done, nudge)

    async def _open_form(self, interaction: Interaction, zone: str | None, *facts: str) -> None:
        known_zone, guess = await promptly(zone_or_guess(interaction), (None, None))
        typed, form_id = typed_in(interaction.message), tap_id("remind-form", *facts)
        form = WhenForm(self.texts, "form-reminder-title", form_id, typed, zone or known_zone, guess)
        await ask(interaction, form, tap_id("remind", *facts))

    async def _add(
        self, interaction: Interaction, when: str, zone: str | None, where: Place, when_done: WhenDone, nudge: Nudge
    ) -> None:
        keep_input(interaction, tap_id("remind", where, when_done, nudge), when, zone)
        to = in_channel(interaction) if where == "channel" else directly(interaction)
        phrase = spoken(interaction, when)
        guess = await guess_of(interaction, zone)
        reminder = await self.reminders.add(to, phrase, zone, when_done, nudge, key=interaction.id, guess=guess)
        await self._show_set(interaction, reminder, zone, guess)

    @app_commands.command()
    async def region(
        self,
        interaction: Interaction,
        region: Region,
        days: app_commands.Range[int, FEWEST_DAYS, MOST_DAYS],
        time: str = USUAL_TIME,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
    ) -> None:
        await self._watch(interaction, region, days, time, timezone)

    @tap("watch-form")
    async def submit_region(self, interaction: Interaction, region: Region, days: int) -> None:
        if not FEWEST_DAYS <= days <= MOST_DAYS:
            raise DomainError("tap-unknown")
        typed = filled_in(interaction)
        await self._watch(interaction, region, days, typed.get("time", ""), typed.get("zone") or None)

    async def _watch(self, interaction: Interaction, region: Region, days: int, time: str, zone: str | None) -> None:
        keep_input(interaction, tap_id("lines", "watch-form", region, days), time, zone)
        to, phrase = directly(interaction), spoken(interaction, time)
        guess = await guess_of(interaction, zone)
        reminder = await self.reminders.watch(to, region, days, phrase, zone, key=interaction.id, guess=guess)
        await self._show_set(interaction, reminder, zone, guess)

    @app_commands.command()
    async def weekly(
        self,
        interaction: Interaction,
        day: Day,
        time: str = USUAL_TIME,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
    ) -> None:
        await self._sum_up(interaction, day, time, timezone)

    @tap("week-form")
    async def submit_weekly(self, interaction: Interaction, day: Day) -> None:
        typed = filled_in(interaction)
        await self._sum_up(interaction, day, typed.get("time", ""), typed.get("zone") or None)

    async def _sum_up(self, interaction: Interaction, day: str, time: str, zone: str | None) -> None:
        keep_input(interaction, tap_id("lines", "week-form", day), time, zone)
        to, phrase = directly(interaction), spoken(interaction, time)
        guess = await guess_of(interaction, zone)
        reminder = await self.reminders.sum_up(to, DAYS.index(day), phrase, zone, key=interaction.id, guess=guess)
        await self._show_set(interaction, reminder, zone, guess)

    async def _show_set(
        self, interaction: Interaction, reminder: Reminder, zone: str | None, guess: str | None = None
    ) -> None:
        """Who told another zone takes their other reminders along, as with `/settings`."""
        moved, _ = await self.reminders.move(interaction.user.id, reminder.schedule.zone) if zone else (0, 0)
        card = set_card(self.client, reminder, moved=moved, guessed=guess is not None)
        await answer(interaction, card, private=True)

    # ------------------------------------------------------------------ looking, testing, removing

    @app_commands.command(name="list")
    async def show(self, interaction: Interaction) -> None:
        await answer(interaction, await list_card(self.client, interaction), private=True)

    @app_commands.command()
    async def calendar(self, interaction: Interaction) -> None:
        file = await self.reminders.calendar(interaction.user.id, self.texts("calendar-event"))
        await answer(interaction, CalendarCard(self.texts, file), private=True)

    @app_commands.command()
    async def remove(self, interaction: Interaction, reminder: Which) -> None:
        await self.reminders.remove(interaction.user.id, reminder)
        await answer(interaction, ReminderRemovedCard(self.texts), private=True)

    @tap("remove")
    async def remove_by_tap(self, interaction: Interaction, reminder_id: int) -> None:
        await self.reminders.remove(interaction.user.id, reminder_id)
        await self._list(interaction)

    @app_commands.command(name="test")
    async def send_test(self, interaction: Interaction, reminder: Which) -> None:
        await self._test(interaction, reminder)

    @tap("test")
    async def test_by_tap(self, interaction: Interaction, reminder_id: int) -> None:
        await self._test(interaction, reminder_id)

    async def _test(self, interaction: Interaction, reminder_id: int) -> None:
        own = await self.reminders.own(interaction.user.id, reminder_id)
        await acknowledge(interaction)  # Discord may take its time with the post
        outcome = await self.client.services.delivery.test(own)
        line = self.texts("test-ended", outcome=self.texts(f"outcome-{outcome}"))
        await answer(interaction, NoteCard(line), private=True)

    # ------------------------------------------------------------------ resting

    @app_commands.command()
    async def pause(self, interaction: Interaction, until: str = "", reminder: Which | None = None) -> None:
        await self._pause(interaction, until, reminder)

    @tap("pause-form")
    async def submit_pause(self, interaction: Interaction, reminder_id: int) -> None:
        await self._pause(interaction, filled_in(interaction).get("until", ""), reminder_id or None)

    async def _pause(self, interaction: Interaction, until: str, reminder_id: int | None) -> None:
        keep_input(interaction, tap_id("lines", "pause-form", reminder_id or 0), until)
        await self.reminders.pause(interaction.user.id, reminder_id, spoken(interaction, until))
        await self._list(interaction)

    @tap("pause")
    async def pause_all(self, interaction: Interaction) -> None:
        await self.reminders.pause(interaction.user.id, None, "")
        await self._list(interaction)

    @app_commands.command()
    async def resume(self, interaction: Interaction, reminder: Which | None = None) -> None:
        await self.reminders.resume(interaction.user.id, reminder)
        await self._list(interaction)

    @tap("resume")
    async def resume_all(self, interaction: Interaction) -> None:
        await self.reminders.resume(interaction.user.id, None)
        await self._list(interaction)

    @app_commands.command()
    async def quiet(self, interaction: Interaction, start: str = "", end: str = "") -> None:
        await self._quiet(interaction, start, end)

    @tap("quiet-form")
    async def submit_quiet(self, interaction: Interaction) -> None:
        typed = filled_in(interaction)
        await self._quiet(interaction, typed.get("start", ""), typed.get("end", ""))

    async def _quiet(self, interaction: Interaction, start: str, end: str) -> None:
        keep_input(interaction, tap_id("lines", "quiet-form"), start, end)
        phrase = (spoken(interaction, text) for text in (start, end))
        hours = await self.reminders.set_quiet(interaction.user.id, *phrase)
        await answer(interaction, QuietCard(self.texts, hours), private=True)

    # ------------------------------------------------------------------ putting off

    @app_commands.command()
    async def skip(self, interaction: Interaction, reminder: Which | None = None) -> None:
        changed, skipped = await self.reminders.skip(interaction.user.id, reminder)
        now = self.client.services.now()
        await answer(interaction, ReminderNextCard(self.texts, "skipped", changed, skipped, now), private=True)

    @tap("skip-next")
    async def skip_next(self, interaction: Interaction, reminder_id: int, moment: datetime) -> None:
        """Skip what the list showed: a second tap finds another moment next, and skips nothing more."""
        await self.reminders.skip_shown(interaction.user.id, reminder_id, moment)
        await self._list(interaction)

    # ------------------------------------------------------------------

    async def _list(self, interaction: Interaction) -> None:
        card = await list_card(self.client, interaction)
        await (turn(interaction, card) if interaction.message else answer(interaction, card, private=True))


async def setup(client: Client) -> None:
    await client.add_cog(Reminders(client))
