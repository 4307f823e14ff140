"""Puts a reminder into Discord, and tells how that ended."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.client import Client
from bot.domain.exercises import Catalogue
from bot.domain.reminders import Destination, Occurrence, Outcome
from bot.ui.reminders import BackDayPost

LATE = timedelta(minutes=5)
"""From here on a reminder says that it is late."""

_NO_DIRECT_MESSAGES = 50007  # https://discord.com/developers/docs/topics/opcodes-and-status-codes#json

log = logging.getLogger(__name__)


class Poster:
    """Called with an occurrence by `Delivery`."""

    def __init__(self, client: Client, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._catalogue = catalogue
        self._clock = clock

    async def __call__(self, occurrence: Occurrence) -> Outcome | None:
        """Post it. None for a fault that may pass: discord.py has tried five times by then."""
        to = occurrence.reminder.to
        late = occurrence.at if self._clock() - occurrence.at > LATE else None
        card = BackDayPost(self._client.texts, self._catalogue, to, late)
        try:
            channel = await self._channel(to)
            await channel.send(view=card, nonce=occurrence.nonce, allowed_mentions=_mentions(to))
        except discord.Forbidden as error:
            return Outcome.CLOSED if error.code == _NO_DIRECT_MESSAGES else Outcome.FORBIDDEN
        except discord.NotFound:
            return Outcome.GONE
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            log.warning("reminder %s: Discord did not take it: %s", occurrence.reminder.id, type(error).__name__)
            return None
        return Outcome.POSTED

    async def _channel(self, to: Destination) -> discord.abc.Messageable:
        if to.channel_id is None:
            return await self._client.create_dm(discord.Object(to.member_id))
        return self._client.get_partial_messageable(to.channel_id)


def _mentions(to: Destination) -> discord.AllowedMentions:
    roles = [discord.Object(to.role_id)] if to.role_id else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles)
