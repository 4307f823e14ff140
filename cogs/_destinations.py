"""Where a member's reminder goes: to the channel that they typed in, or to them directly."""

import discord

from bot.domain.errors import DomainError
from bot.domain.posts import Destination
from bot.domain.reminders import Reminder
from bot.interactions.client import Interaction


def _channel(interaction: Interaction) -> int | None:
    """The channel to post in; None in direct messages, which need no channel. Raises `DomainError`."""
    if interaction.guild_id is None:
        return None
    if interaction.client.get_guild(interaction.guild_id) is None:
        raise DomainError("reminder-bot-not-here")
    if not may_write(interaction, interaction.app_permissions):
        raise DomainError("channel-not-writable", channel=f"<#{interaction.channel_id}>")
    if not may_write(interaction, interaction.permissions):
        raise DomainError("channel-not-yours", channel=f"<#{interaction.channel_id}>")
    return interaction.channel_id


def in_channel(interaction: Interaction) -> Destination:
    """The channel that was typed in; in direct messages, those. Raises `DomainError`."""
    channel_id = _channel(interaction)
    return Destination(interaction.user.id, channel_id=channel_id, channel_guild_id=interaction.guild_id)


def directly(interaction: Interaction) -> Destination:
    """The member's direct messages."""
    fallback_id = _fallback(interaction)
    guild_id = interaction.guild_id if fallback_id is not None else None
    return Destination(interaction.user.id, fallback_id=fallback_id, channel_guild_id=guild_id)


def _fallback(interaction: Interaction) -> int | None:
    """The channel for a word where direct messages turn out to be closed, if the bot may write there."""
    here = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
    return interaction.channel_id if here and may_write(interaction, interaction.app_permissions) else None


def may_write(interaction: Interaction, allowed: discord.Permissions) -> bool:
    in_thread = isinstance(interaction.channel, discord.Thread)
    return allowed.view_channel and (allowed.send_messages_in_threads if in_thread else allowed.send_messages)


def may_manage(interaction: Interaction, reminder: Reminder) -> bool:
    """Whether who taps runs the server, or the channel that they tap in and the reminder is posted in."""
    allowed = interaction.permissions
    here = interaction.channel_id is not None and interaction.channel_id == reminder.to.channel_id
    return allowed.manage_guild or (allowed.manage_channels and here)
