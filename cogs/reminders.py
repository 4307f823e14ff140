"""`/reminder`: a member's own back-day reminders."""

from datetime import UTC, datetime
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.errors import DomainError
from bot.domain.exercises import Region
from bot.domain.nudges import FEWEST_DAYS, MOST_DAYS, USUAL_TIME, Nudge
from bot.domain.posts import Destination
from bot.domain.reminders import Reminder, Snooze, WhenDone
from bot.domain.schedules import DAYS
from bot.tree import remember, tap
from bot.ui.answers import answer, turn
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.reminders import (
    CalendarCard,
    NoteCard,
    QuietCard,
    ReminderForm,
    ReminderListCard,
    ReminderNextCard,
    ReminderRemovedCard,
    ReminderSetCard,
)
from cogs._parameters import OwnReminder, WhenSaid, ZoneByName

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Where = Literal["direct message", "this channel"]
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
        when: app_commands.Transform[str, WhenSaid],
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
        where: Where = "direct message",
        when_done: WhenDone = WhenDone.PRAISE,
        nudge: Nudge = Nudge.NONE,
    ) -> None:
        place = "channel" if where == "this channel" else "dm"
        await self._add(interaction, when, timezone, place, when_done, nudge)

    @app_commands.command()
    async def region(
        self,
        interaction: Interaction,
        region: Region,
        days: app_commands.Range[int, FEWEST_DAYS, MOST_DAYS],
        time: str = USUAL_TIME,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
    ) -> None:
        remember(interaction, None, time, timezone)
        reminder = await self.reminders.watch(_directly(interaction), region, days, time, timezone)
        await self._show_set(interaction, reminder)

    @app_commands.command()
    async def weekly(
        self,
        interaction: Interaction,
        day: Day,
        time: str = USUAL_TIME,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
    ) -> None:
        remember(interaction, None, time, timezone)
        reminder = await self.reminders.sum_up(_directly(interaction), DAYS.index(day), time, timezone)
        await self._show_set(interaction, reminder)

    @tap("remind")
    async def open_form(
        self, interaction: Interaction, where: str, when_done: str = WhenDone.PRAISE, nudge: str = Nudge.NONE
    ) -> None:
        """A zone that is guessed stands in the form, to be agreed to or changed."""
        zone = await self.reminders.zone_of(interaction.user.id)
        zone = zone or self.client.services.zones.guess(str(interaction.locale))
        form_id = tap_id("remind-form", where, when_done, nudge)
        form = ReminderForm(self.texts, form_id, typed_in(interaction.message), zone)
        await interaction.response.send_modal(form)

    @tap("remind-form")
    async def submit_form(
        self, interaction: Interaction, where: str, when_done: str = WhenDone.PRAISE, nudge: str = Nudge.NONE
    ) -> None:
        typed = filled_in(interaction)
        zone = typed.get("zone") or None
        await self._add(interaction, typed.get("when", ""), zone, where, WhenDone(when_done), Nudge(nudge))

    async def _add(
        self, interaction: Interaction, when: str, zone: str | None, where: str, when_done: WhenDone, nudge: Nudge
    ) -> None:
        remember(interaction, tap_id("remind", where, when_done, nudge), when, zone)
        here = where == "channel"
        to = Destination(interaction.user.id, channel_id=_channel(interaction)) if here else _directly(interaction)
        await self._show_set(interaction, await self.reminders.add(to, when, zone, when_done, nudge))

    async def _show_set(self, interaction: Interaction, reminder: Reminder) -> None:
        card = ReminderSetCard(self.texts, reminder, self.reminders.upcoming(reminder))
        await answer(interaction, card, private=True)

    # ------------------------------------------------------------------ looking, testing, removing

    @app_commands.command(name="list")
    async def show(self, interaction: Interaction) -> None:
        own = await self.reminders.of_member(interaction.user.id)
        await answer(interaction, ReminderListCard(self.texts, own), private=True)

    @app_commands.command()
    async def calendar(self, interaction: Interaction) -> None:
        file = await self.reminders.calendar(interaction.user.id, self.texts("calendar-event"))
        await answer(interaction, CalendarCard(self.texts, file), private=True)

    @app_commands.command()
    async def remove(self, interaction: Interaction, reminder: Which) -> None:
        await self.reminders.remove(interaction.user.id, reminder)
        await answer(interaction, ReminderRemovedCard(self.texts), private=True)

    @tap("remove")
    async def remove_by_tap(self, interaction: Interaction, reminder_id: str) -> None:
        await self.reminders.remove(interaction.user.id, int(reminder_id))
        await self._list(interaction)

    @app_commands.command(name="test")
    async def send_test(self, interaction: Interaction, reminder: Which) -> None:
        await self._test(interaction, reminder)

    @tap("test")
    async def test_by_tap(self, interaction: Interaction, reminder_id: str) -> None:
        await self._test(interaction, int(reminder_id))

    async def _test(self, interaction: Interaction, reminder_id: int) -> None:
        own = await self.reminders.own(interaction.user.id, reminder_id)
        await interaction.response.defer(ephemeral=True, thinking=True)  # Discord may take its time with the post
        outcome = await self.client.services.delivery.test(own) or "failed"
        said = self.texts("test-ended", outcome=self.texts(f"outcome-{outcome}"))
        await answer(interaction, NoteCard(said), private=True)

    # ------------------------------------------------------------------ resting

    @app_commands.command()
    async def pause(self, interaction: Interaction, until: str = "", reminder: Which | None = None) -> None:
        remember(interaction, None, until)
        await self.reminders.pause(interaction.user.id, reminder, until)
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
        remember(interaction, None, start, end)
        hours = await self.reminders.set_quiet(interaction.user.id, start, end)
        await answer(interaction, QuietCard(self.texts, hours), private=True)

    # ------------------------------------------------------------------ putting off

    @app_commands.command()
    async def skip(self, interaction: Interaction, reminder: Which | None = None) -> None:
        changed, skipped = await self.reminders.skip(interaction.user.id, reminder)
        await answer(interaction, ReminderNextCard(self.texts, "skipped", changed, skipped), private=True)

    @tap("skip-next")
    async def skip_next(self, interaction: Interaction, reminder_id: str, moment: str) -> None:
        """Skip what the list showed: a second tap finds another moment next, and skips nothing more."""
        await self.reminders.skip_shown(interaction.user.id, int(reminder_id), _moment(moment))
        await self._list(interaction)

    @tap("snooze")
    async def snooze(self, interaction: Interaction, choice: str, reminder_id: str, moment: str) -> None:
        of = _moment(moment)
        changed, to = await self.reminders.snooze(interaction.user.id, int(reminder_id), Snooze(choice), of)
        card = ReminderNextCard(self.texts, "snoozed" if to else "snoozed-before", changed, to or of)
        await answer(interaction, card, private=True)

    @tap("drop")
    async def drop(self, interaction: Interaction, reminder_id: str, moment: str) -> None:
        of = _moment(moment)
        changed = await self.reminders.drop(interaction.user.id, int(reminder_id), of)
        await answer(interaction, ReminderNextCard(self.texts, "skipped", changed, of), private=True)

    # ------------------------------------------------------------------

    async def _list(self, interaction: Interaction) -> None:
        card = ReminderListCard(self.texts, await self.reminders.of_member(interaction.user.id))
        await (turn(interaction, card) if interaction.message else answer(interaction, card, private=True))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.reminders.leave(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.reminders.return_to(guild.id)


def _moment(stamp: str) -> datetime:
    return datetime.fromtimestamp(int(stamp), UTC)


def _channel(interaction: Interaction) -> int | None:
    """The channel to post in; None in direct messages, which need no channel. Raises `DomainError`."""
    if interaction.guild_id is None:
        return None
    if interaction.client.get_guild(interaction.guild_id) is None:
        raise DomainError("reminder-bot-not-here")
    if not _may_write(interaction):
        raise DomainError("channel-not-writable", channel=f"<#{interaction.channel_id}>")
    return interaction.channel_id


def _directly(interaction: Interaction) -> Destination:
    """The member's direct messages."""
    return Destination(interaction.user.id, fallback_id=_fallback(interaction))


def _fallback(interaction: Interaction) -> int | None:
    """The channel for a word where direct messages turn out to be closed, if the bot may write there."""
    here = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
    return interaction.channel_id if here and _may_write(interaction) else None


def _may_write(interaction: Interaction) -> bool:
    allowed = interaction.app_permissions
    return allowed.view_channel and allowed.send_messages


async def setup(client: Client) -> None:
    await client.add_cog(Reminders(client))
