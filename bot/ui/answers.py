"""How a card reaches the member: as a new message, in place of the one they tapped, or for their eyes only."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import discord

from bot.pictures import Picture
from bot.ui.cards import Card

PATIENCE = 0.5
"""Seconds before Discord is told that the answer takes longer; it gives up after three."""

_MUTE = discord.AllowedMentions.none()


async def drawn(
    interaction: discord.Interaction[Any], drawing: Awaitable[Picture], *, private: bool = False
) -> Picture:
    """The picture; where it must be drawn first, Discord is told to wait."""
    task = asyncio.ensure_future(drawing)
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.done():
        tapped = interaction.type is discord.InteractionType.component
        await interaction.response.defer(ephemeral=private, thinking=not tapped or not _own(interaction))
    return await task


async def answer(interaction: discord.Interaction[Any], card: Card, *, private: bool) -> None:
    """Send the card as a new message; `private` ones are seen by the caller alone."""
    if "filled_in" in interaction.extras and _own(interaction):
        # A tap that answered a question: what asked is gone, so that it is not tapped twice.
        await rewrite(interaction, card)
        return
    if interaction.response.is_done():
        await interaction.followup.send(view=card, files=card.files(), ephemeral=private, allowed_mentions=_MUTE)
        return
    await interaction.response.send_message(view=card, files=card.files(), ephemeral=private, allowed_mentions=_MUTE)


async def settle(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where Discord was told to wait, or where an earlier one stands."""
    await interaction.edit_original_response(view=card, attachments=card.files(), allowed_mentions=_MUTE)


async def reply(message: discord.Message, card: Card) -> None:
    """Answer a direct message."""
    await message.channel.send(view=card, files=card.files(), allowed_mentions=_MUTE)


async def turn(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where the tapped one was; on somebody else's message, answer for the tapper's eyes only."""
    if _own(interaction):
        await rewrite(interaction, card)
    else:
        await answer(interaction, card, private=True)


async def rewrite(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where the tapped one was, whoever that belongs to."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card, attachments=card.files(), allowed_mentions=_MUTE)
    else:
        await interaction.response.edit_message(view=card, attachments=card.files(), allowed_mentions=_MUTE)


def _own(interaction: discord.Interaction[Any]) -> bool:
    """Whether the tapped message answered the tapper, or was written to them alone: theirs to change."""
    message = interaction.message
    if message is None:
        return False
    if interaction.context.dm_channel:
        return True
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)
