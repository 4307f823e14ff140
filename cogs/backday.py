"""`/backday`: a server's back days, for those who manage it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.errors import DomainError
from bot.domain.posts import Destination
from bot.tree import remember
from bot.ui.answers import answer
from bot.ui.reminders import BackDayCard, BackDayClearedCard
from cogs._parameters import WhenSaid, ZoneByName


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class BackDay(commands.GroupCog, group_name="backday"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.reminders = client.services.reminders

    @app_commands.command(name="set")
    @app_commands.checks.has_permissions(manage_guild=True)
    async def set_days(
        self,
        interaction: Interaction,
        when: app_commands.Transform[str, WhenSaid],
        channel: discord.TextChannel,
        role: discord.Role | None = None,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
    ) -> None:
        remember(interaction, None, when, timezone)
        warning = _check(channel, role)
        guild_id, role_id = channel.guild.id, role.id if role else None
        to = Destination(interaction.user.id, guild_id, channel.id, role_id)
        reminder = await self.reminders.set_back_day(to, when, timezone)
        moments = self.reminders.upcoming(reminder)
        notice = self.client.texts(warning, role=role.mention) if warning and role else ""
        card = BackDayCard(self.client.texts, reminder, moments, changed=True, warning=notice)
        await answer(interaction, card, private=True)

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def show(self, interaction: Interaction) -> None:
        reminder = await self.reminders.back_day(interaction.guild_id or 0)
        moments = self.reminders.upcoming(reminder)
        await answer(interaction, BackDayCard(self.client.texts, reminder, moments, changed=False), private=True)

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def clear(self, interaction: Interaction) -> None:
        await self.reminders.clear_back_day(interaction.guild_id or 0)
        await answer(interaction, BackDayClearedCard(self.client.texts), private=True)


def _check(channel: discord.TextChannel, role: discord.Role | None) -> str | None:
    """Raises `DomainError` where the bot could not post; returns a warning where nobody would be pinged."""
    allowed = channel.permissions_for(channel.guild.me)
    if not (allowed.view_channel and allowed.send_messages):
        raise DomainError("channel-not-writable", channel=channel.mention)
    if role is not None and role.is_default():
        raise DomainError("backday-everyone")
    if role is not None and not (role.mentionable or allowed.mention_everyone):
        return "backday-role-silent"
    return None


async def setup(client: Client) -> None:
    await client.add_cog(BackDay(client))
