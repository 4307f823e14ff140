"""Showing everyone a workout: the preview, and the posts that follow what is corrected."""

import logging

import discord

from bot.domain.errors import DomainError
from bot.interactions.answers import turn
from bot.interactions.client import Client, Interaction
from bot.services.posts import Post
from bot.ui.history import PreviewCard, SharedCard
from cogs._destinations import may_write

log = logging.getLogger(__name__)


def channel_here(interaction: Interaction) -> str:
    """The channel that would see a post, mentioned.

    Raises `DomainError` where nobody else is, where a post could not be taken back, and where who asks, or the bot,
    may not write.
    """
    channel = f"<#{interaction.channel_id}>"
    if interaction.guild_id is None:
        raise DomainError("post-nobody-here")
    if interaction.client.get_guild(interaction.guild_id) is None:
        raise DomainError("post-not-here")
    if not may_write(interaction, interaction.app_permissions):
        raise DomainError("channel-not-writable", channel=channel)
    if not may_write(interaction, interaction.permissions):
        raise DomainError("post-not-yours", channel=channel)
    return channel


async def preview(client: Client, interaction: Interaction, workout_id: int) -> None:
    """Show what the channel would see; nothing is posted."""
    told = await client.services.workouts.workout(interaction.user.id, workout_id)
    channel = channel_here(interaction)
    await turn(interaction, PreviewCard(client.texts, told, interaction.user.mention, channel))


async def follow(client: Client, member_id: int, workout_id: int) -> None:
    """Write the posts of a workout anew as it stands now; take them away where nothing of it counts."""
    for post in await client.services.posts.of_workout(member_id, workout_id):
        try:
            told = await client.services.workouts.workout(member_id, workout_id)
        except DomainError:
            await remove(client, post)
            continue
        message = client.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
        try:
            await message.edit(view=SharedCard(client.texts, told, f"<@{member_id}>"))
        except discord.HTTPException as error:
            log.warning("post %s: Discord did not take the correction: %s", post.message_id, error.status)


async def remove(client: Client, post: Post) -> None:
    """Take a post away, for everyone. One that is gone already is gone."""
    message = client.get_partial_messageable(post.channel_id).get_partial_message(post.message_id)
    try:
        await message.delete()
    except discord.NotFound:
        pass
    except discord.HTTPException as error:
        log.warning("post %s: Discord did not remove it: %s", post.message_id, error.status)
        raise DomainError("post-stays") from None
    await client.services.posts.forget(post)
