"""`/reminder`: a member's own back-day reminders."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.errors import DomainError
from bot.domain.reminders import Destination
from bot.tree import remember, tap
from bot.ui.answers import answer, turn
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.reminders import ReminderForm, ReminderListCard, ReminderRemovedCard, ReminderSetCard
from cogs._parameters import OwnReminder, ZoneByName

Where = Literal["direct message", "this channel"]


class Reminders(commands.GroupCog, group_name="reminder"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.reminders = client.services.reminders

    @app_commands.command()
    async def add(
        self,
        interaction: Interaction,
        when: str,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
        where: Where = "direct message",
    ) -> None:
        await self._add(interaction, when, timezone, "channel" if where == "this channel" else "dm")

    @app_commands.command(name="list")
    async def show(self, interaction: Interaction) -> None:
        own = await self.reminders.of_member(interaction.user.id)
        await answer(interaction, ReminderListCard(self.client.texts, own), private=True)

    @app_commands.command()
    async def remove(self, interaction: Interaction, reminder: app_commands.Transform[int, OwnReminder]) -> None:
        await self.reminders.remove(interaction.user.id, reminder)
        await answer(interaction, ReminderRemovedCard(self.client.texts), private=True)

    @tap("remove")
    async def remove_by_tap(self, interaction: Interaction, reminder_id: str) -> None:
        await self.reminders.remove(interaction.user.id, int(reminder_id))
        own = await self.reminders.of_member(interaction.user.id)
        await turn(interaction, ReminderListCard(self.client.texts, own))

    @tap("remind")
    async def open_form(self, interaction: Interaction, where: str) -> None:
        zone = await self.reminders.zone_of(interaction.user.id)
        typed = typed_in(interaction.message)
        await interaction.response.send_modal(ReminderForm(self.client.texts, where, typed, zone))

    @tap("remind-form")
    async def submit_form(self, interaction: Interaction, where: str) -> None:
        typed = filled_in(interaction)
        await self._add(interaction, typed.get("when", ""), typed.get("zone") or None, where)

    async def _add(self, interaction: Interaction, when: str, zone: str | None, where: str) -> None:
        remember(interaction, tap_id("remind", where), when, zone)
        to = Destination(interaction.user.id, channel_id=_channel(interaction) if where == "channel" else None)
        reminder = await self.reminders.add(to, when, zone)
        moments = self.reminders.upcoming(reminder)
        await answer(interaction, ReminderSetCard(self.client.texts, reminder, moments), private=True)


def _channel(interaction: Interaction) -> int | None:
    """The channel to post in; None in direct messages, which need no channel. Raises `DomainError`."""
    if interaction.guild_id is None:
        return None
    if interaction.client.get_guild(interaction.guild_id) is None:
        raise DomainError("reminder-bot-not-here")
    if not (interaction.app_permissions.view_channel and interaction.app_permissions.send_messages):
        raise DomainError("channel-not-writable", channel=f"<#{interaction.channel_id}>")
    return interaction.channel_id


async def setup(client: Client) -> None:
    await client.add_cog(Reminders(client))
