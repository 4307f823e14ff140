"""How a card reaches the member: as a new message, in place of the one they tapped, or for their eyes only.

An answer that takes long is announced first (`acknowledge`), and follows as an edit or as a message of its own.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.drawing.pictures import Picture
from bot.storage.acts import ACT, Act
from bot.ui.cards import Card, button, row, text, typed_block
from bot.ui.forms import Form, payload

T = TypeVar("T")

PICTURE_PATIENCE_S = 0.5
"""Seconds before Discord is told that a picture takes longer; it gives up after three."""

FORM_PATIENCE_S = 1.0
"""Seconds that a form waits for what it could be filled in with: it must open at once."""

PAUSES = (1, 3)
"""Seconds before an answer that Discord did not take is tried again. discord.py has tried some faults before."""

ANSWERED_BEFORE = 40060
"""Discord's code for an interaction that another process has answered."""

HTTP_TOO_MANY = 429
HTTP_THEIRS = 500
"""From here on a fault is Discord's, and may pass."""

_MUTE = discord.AllowedMentions.none()

log = logging.getLogger(__name__)


class AnswerLost(Exception):
    """A card that did not reach the member: the interaction has expired, or Discord does not take it."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card


# ------------------------------------------------------------------ in time


async def acknowledge(interaction: discord.Interaction[Any], *, private: bool = True, rewrites: bool = False) -> None:
    """Tell Discord that the answer takes longer, if nothing was answered yet.

    rewrites: whether the tapped message will be changed, whoever that belongs to.
    """
    async with _answering(interaction):
        if interaction.response.is_done():
            return
        tapped = interaction.message is not None
        thinking = not (tapped and (rewrites or _own(interaction)))
        await interaction.response.defer(ephemeral=private, thinking=thinking)
        interaction.extras["waiting"] = "private" if private else "public"


async def drawn(
    interaction: discord.Interaction[Any], drawing: Awaitable[Picture], *, private: bool = False
) -> Picture:
    """The picture; where it must be drawn first, Discord is told to wait."""
    task = asyncio.ensure_future(drawing)
    await asyncio.wait({task}, timeout=PICTURE_PATIENCE_S)
    if not task.done():
        await acknowledge(interaction, private=private)
    return await task


async def promptly(reading: Awaitable[T], otherwise: T) -> T:
    """What is read, if that is quick: a form that must open at once does without it."""
    task = asyncio.ensure_future(reading)
    await asyncio.wait({task}, timeout=FORM_PATIENCE_S)
    if task.done():
        return task.result()
    task.add_done_callback(lambda late: late.cancelled() or late.exception())  # nobody asks for it any more
    return otherwise


# ------------------------------------------------------------------ answers


async def answer(interaction: discord.Interaction[Any], card: Card, *, private: bool) -> None:
    """Send the card as a new message; `private` ones are seen by the caller alone. Raises `AnswerLost`."""
    if "filled_in" in interaction.extras and _own(interaction):
        # A tap that answered a question: what asked is gone, so that it is not tapped twice.
        await rewrite(interaction, card)
        return

    async def send() -> None:
        if not interaction.response.is_done():
            await interaction.response.send_message(
                view=card, files=card.files(), ephemeral=private, allowed_mentions=_MUTE
            )
        elif interaction.response.type is not discord.InteractionResponseType.deferred_channel_message:
            await _follow_up(interaction, card, private=private)
        else:
            await _fill(interaction, card, private=private)

    await _sent(interaction, card, send)


async def post(interaction: discord.Interaction[Any], card: Card) -> tuple[int, int]:
    """Post the card for everyone where the tap was; the ids of the message and of its channel.

    Raises `AnswerLost` where Discord does not take it, and so where the bot may not write there.
    """
    channel = interaction.client.get_partial_messageable(interaction.channel_id or 0)
    sent: list[discord.Message] = []

    async def send() -> None:
        nonce = f"{interaction.id}"[-25:]
        sent.append(await channel.send(view=card, files=card.files(), allowed_mentions=_MUTE, nonce=nonce))

    await _tried(card, send)
    return sent[-1].id, sent[-1].channel.id


async def settle(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where Discord was told to wait, or where an earlier one stands. Raises `AnswerLost`."""
    await _sent(interaction, card, lambda: _edit(interaction, card))


async def reply(message: discord.Message, card: Card) -> None:
    """Answer a direct message. Raises `AnswerLost`."""

    async def send() -> None:
        # Discord drops a second copy with the same nonce: the first may have arrived although its answer did not.
        await message.channel.send(
            view=card, files=card.files(), allowed_mentions=_MUTE, nonce=f"{message.id}:{id(card):x}"[-25:]
        )

    await _tried(card, send)


async def turn(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where the tapped one was; on somebody else's message, answer for the tapper's eyes only."""
    if _own(interaction):
        await rewrite(interaction, card)
    else:
        await answer(interaction, card, private=True)


async def rewrite(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put the card where the tapped one was, whoever that belongs to. Raises `AnswerLost`."""

    async def send() -> None:
        if interaction.response.is_done():
            try:
                await _edit(interaction, card)
            except discord.NotFound:  # the member has dismissed the message meanwhile
                await _follow_up(interaction, card, private=True)
        else:
            await interaction.response.edit_message(view=card, attachments=card.files(), allowed_mentions=_MUTE)

    await _sent(interaction, card, send)


async def ask(interaction: discord.Interaction[Any], form: Form, again: str | None = None) -> None:
    """Open the form. Where Discord was told to wait meanwhile, a button that opens it follows.

    again: the custom id of a button that opens it; the tapped one, if none is given.
    """
    async with _answering(interaction):
        if not interaction.response.is_done():
            await interaction.response.send_modal(form)
            return
    tapped = again or str(payload(interaction).get("custom_id", ""))
    await answer(interaction, LateFormCard(interaction.client.texts, tapped, form.typed), private=True)


class LateFormCard(Card):
    """A form that took too long to open by itself."""

    def __init__(self, texts: Callable[..., str], again: str, typed: tuple[str, ...]) -> None:
        shown = [typed_block(typed)] if any(typed) else []
        opening = button(texts("button-open-form"), again, discord.ButtonStyle.primary)
        super().__init__(text(texts("form-late")), *shown, row(opening))


# ------------------------------------------------------------------


def _answering(interaction: discord.Interaction[Any]) -> asyncio.Lock:
    """Held by whoever answers: an interaction can be answered once, and that takes a while."""
    lock: asyncio.Lock = interaction.extras.setdefault("answering", asyncio.Lock())
    return lock


async def _fill(interaction: discord.Interaction[Any], card: Card, *, private: bool) -> None:
    """Put the card where Discord shows that the bot is thinking, if it may be seen by the same people."""
    waiting = interaction.extras.pop("waiting", None)
    if waiting == ("private" if private else "public"):
        await _edit(interaction, card)
        return
    if waiting is not None:
        await interaction.delete_original_response()
    await _follow_up(interaction, card, private=private)


async def _edit(interaction: discord.Interaction[Any], card: Card) -> None:
    await interaction.edit_original_response(view=card, attachments=card.files(), allowed_mentions=_MUTE)


async def _follow_up(interaction: discord.Interaction[Any], card: Card, *, private: bool) -> None:
    await interaction.followup.send(view=card, files=card.files(), ephemeral=private, allowed_mentions=_MUTE)


async def _sent(interaction: discord.Interaction[Any], card: Card, send: Callable[[], Awaitable[None]]) -> None:
    async with _answering(interaction):
        await _tried(card, send)


async def _tried(card: Card, send: Callable[[], Awaitable[None]]) -> None:
    """Send it, once more where a fault of Discord's may pass. Raises `AnswerLost`."""
    act = ACT.get() or Act(0, 0)
    act.answered = False
    for pause in (*PAUSES, None):
        try:
            await send()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            status = getattr(error, "status", HTTP_THEIRS)
            if getattr(error, "code", None) == ANSWERED_BEFORE:
                break
            log.warning("answer: Discord did not take it: %s %s", type(error).__name__, status)
            if pause is None or not (status == HTTP_TOO_MANY or status >= HTTP_THEIRS):
                raise AnswerLost(card) from None
            await asyncio.sleep(pause)
        else:
            break
    act.answered = True


def _own(interaction: discord.Interaction[Any]) -> bool:
    """Whether the tapped message answered the tapper, or was written to them alone: theirs to change."""
    message = interaction.message
    if message is None:
        return False
    if interaction.context.dm_channel:
        return True
    caused_by = message.interaction_metadata
    return message.flags.ephemeral or (caused_by is not None and caused_by.user.id == interaction.user.id)
