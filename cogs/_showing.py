"""Showing everyone a workout: the preview, and the posts that follow what is corrected."""

import logging

import discord

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.interactions.answers import post, turn
from bot.interactions.client import Client, Interaction
from bot.services.posts import Post
from bot.ui.cards import Card
from bot.ui.dates import Dates
from bot.ui.history import PostedCard, PreviewCard, SharedCard
from bot.ui.workouts import last_sets
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
    workout_view = await client.services.workouts.workout(interaction.user.id, workout_id)
    channel = channel_here(interaction)
    await turn(interaction, PreviewCard(client.texts, workout_view, interaction.user.mention, channel))


async def publish(client: Client, interaction: Interaction, card: Card, workout_id: int | None, back: str) -> None:
    """Post it where it was asked for, and put the way to take it back where the button was."""
    channel = channel_here(interaction)
    message_id, channel_id = await post(interaction, card)
    await client.services.posts.add(Post(message_id, channel_id, interaction.user.id, workout_id))
    await turn(interaction, PostedCard(client.texts, channel, message_id, back))


async def last_time(client: Client, member_id: int, exercise: Exercise) -> str:
    """`Last time 3 × 12 @ 20 kg, Fri 20 Nov` in grey; empty for who has never done it."""
    done = await client.services.workouts.last(member_id, exercise)
    if done is None:
        return ""
    zone = (await client.services.members.preferences(member_id)).zone
    when = Dates(client.texts, zone, client.services.now()).day(done.at)
    return client.texts("exercise-last", sets=last_sets(client.texts, exercise, done.entries), when=when)


async def follow(client: Client, member_id: int, workout_id: int) -> None:
    """Write the posts of a workout anew as it stands now; take them away where nothing of it counts."""
    for shown in await client.services.posts.of_workout(member_id, workout_id):
        try:
            workout_view = await client.services.workouts.workout(member_id, workout_id)
        except DomainError:
            await remove(client, shown)
            continue
        message = client.get_partial_messageable(shown.channel_id).get_partial_message(shown.message_id)
        try:
            await message.edit(view=SharedCard(client.texts, workout_view, f"<@{member_id}>"))
        except discord.HTTPException as error:
            log.warning("post %s: Discord did not take the correction: %s", shown.message_id, error.status)


async def remove(client: Client, shown: Post) -> None:
    """Take a post away, for everyone. One that is gone already is gone."""
    message = client.get_partial_messageable(shown.channel_id).get_partial_message(shown.message_id)
    try:
        await message.delete()
    except discord.NotFound:
        pass
    except discord.HTTPException as error:
        log.warning("post %s: Discord did not remove it: %s", shown.message_id, error.status)
        raise DomainError("post-stays") from None
    await client.services.posts.forget(shown)
