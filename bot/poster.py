"""Puts a reminder into Discord, and tells how that ended."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

import aiohttp
import discord

from bot.client import Client
from bot.domain.posts import Destination, Outcome
from bot.domain.reminders import Occurrence
from bot.domain.roll_calls import RollCall, Turnout
from bot.services.pace import Pace
from bot.services.sessions import Live
from bot.speech import Speech
from bot.ui.cards import Card
from bot.ui.posts import ElsewherePost, RestsPost
from bot.ui.roll_calls import GuildPost, SummaryPost
from bot.ui.sessions import LiveCard

REQUESTS_A_SECOND = 40
"""Discord takes 50 of one bot; the rest is for what members do meanwhile."""

DIRECT_KEPT = 20_000
"""Channels of direct messages that are remembered, in some 3 MB. discord.py keeps 128; asking is one request more."""

HTTP_TOO_MANY = 429
HTTP_THEIRS = 500
"""From here on a fault is Discord's, and may pass."""

_MUTE = discord.AllowedMentions.none()

log = logging.getLogger(__name__)


class Poster:
    """Called with an occurrence by `Delivery`."""

    def __init__(self, client: Client, speech: Speech, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._speech = speech
        self._clock = clock
        self._pace = Pace(REQUESTS_A_SECOND)
        self._next = asyncio.Lock()  # held by the one whose turn comes next
        self._direct: dict[int, int] = {}  # the channel of direct messages, by member

    async def __call__(self, occurrence: Occurrence) -> Outcome | None:
        """Post it. None for a fault that may pass: discord.py has tried five times by then."""
        one = occurrence.reminder
        if self._role_is_gone(one.to):
            roleless = replace(one, to=replace(one.to, role_id=None))
            outcome = await self._post(replace(occurrence, reminder=roleless))
            return Outcome.NO_ROLE if outcome is Outcome.POSTED else outcome
        return await self._post(occurrence)

    async def tell_owner(self, occurrence: Occurrence, outcome: Outcome) -> None:
        """Tell by direct message whoever set what posts into a channel that it rests, or lost its role."""
        to = occurrence.reminder.to
        # Whoever set a server's and had their data deleted is not known any more.
        if to.channel_id is not None and to.member_id:
            guild = self._client.get_guild(to.guild_id) if to.guild_id else None
            card = RestsPost(self._client.texts, occurrence.reminder, outcome, guild.name if guild else "")
            await self._send(Destination(to.member_id), card, f"r{occurrence.nonce}")

    async def call_roll(self, call: RollCall, present: Sequence[int]) -> bool:
        """Write a server's post anew with the members who are in; False for a fault that may pass."""
        catalogue = self._client.services.exercises.catalogue
        return await self._rewrite(call, GuildPost(self._client.texts, catalogue, call, present))

    async def sum_up(self, call: RollCall, turnout: Turnout) -> bool:
        """Turn a server's post into what became of its back day; False for a fault that may pass."""
        return await self._rewrite(call, SummaryPost(self._client.texts, call, turnout))

    async def ring(self, live: Live) -> None:
        """Tell a member that the rest is over: a direct message is what rings a phone.

        Where those are closed, the card of the workout shows the rest all the same.
        """
        card = LiveCard(self._client.texts, live, rest_over=True)
        # Each rest rings: with the nonce of the last one Discord would drop it.
        await self._send(Destination(live.session.member_id), card, f"rest:{int(self._clock().timestamp())}")

    async def _rewrite(self, call: RollCall, card: Card) -> bool:
        channel = self._client.get_partial_messageable(call.channel_id)
        await self._pace.turn()
        edit = channel.get_partial_message(call.message_id).edit(view=card, allowed_mentions=_MUTE)
        # A post that is gone, or that the bot may no longer touch, needs no other words.
        return await _asked(edit, f"s{call.message_id}") is not None

    def _role_is_gone(self, to: Destination) -> bool:
        guild = self._client.get_guild(to.guild_id) if to.guild_id and to.role_id else None
        # What Discord cannot tell of a server during an outage is not gone.
        return guild is not None and not guild.unavailable and guild.get_role(to.role_id or 0) is None

    async def _post(self, occurrence: Occurrence) -> Outcome | None:
        said = await (self._speech.of(occurrence) if occurrence.test else self._in_turn(occurrence))
        return said if isinstance(said, Outcome) else await self._reach(occurrence, said)

    async def _in_turn(self, occurrence: Occurrence) -> Card | Outcome:
        """What it has to say, once it may be sent. One by one: a hundred at once would stop the event loop."""
        to = occurrence.reminder.to
        async with self._next:
            said = await self._speech.of(occurrence)
            if isinstance(said, Card):
                await self._pace.turn(1 if to.channel_id or to.member_id in self._direct else 2)
        return said

    async def _reach(self, occurrence: Occurrence, card: Card) -> Outcome | None:
        """Post where it belongs; to closed direct messages, say so where the reminder was set."""
        to = occurrence.reminder.to
        # A test asks nobody to come.
        outcome = await self._send(replace(to, role_id=None) if occurrence.test else to, card, occurrence.nonce)
        if outcome is not Outcome.CLOSED or to.fallback_id is None:
            return outcome
        aside = Destination(to.member_id, channel_id=to.fallback_id)
        said = await self._send(aside, ElsewherePost(self._client.texts, to), occurrence.nonce)
        return said and (Outcome.ELSEWHERE if said is Outcome.POSTED else Outcome.CLOSED)

    async def _send(self, to: Destination, card: Card, nonce: str) -> Outcome | None:
        outcome = await _asked(self._put(to, card, nonce), nonce)
        return Outcome.CLOSED if outcome is Outcome.FORBIDDEN and to.channel_id is None else outcome

    async def _put(self, to: Destination, card: Card, nonce: str) -> None:
        channel = await self._channel(to)
        await channel.send(view=card, nonce=nonce, allowed_mentions=_mentions(to))

    async def _channel(self, to: Destination) -> discord.abc.Messageable:
        known = to.channel_id or self._direct.get(to.member_id)
        if known is not None:
            return self._client.get_partial_messageable(known)
        if len(self._direct) >= DIRECT_KEPT:
            self._direct.clear()
        direct = await self._client.create_dm(discord.Object(to.member_id))
        self._direct[to.member_id] = direct.id
        return direct


async def _asked(request: Awaitable[object], name: str) -> Outcome | None:
    """How a request of Discord ended; None for a fault that may pass."""
    try:
        await request
    except discord.Forbidden:
        return Outcome.FORBIDDEN
    except discord.NotFound:
        return Outcome.GONE
    except discord.HTTPException as error:
        log.warning("post %s: Discord did not take it: HTTP %s", name, error.status)
        return None if error.status == HTTP_TOO_MANY or error.status >= HTTP_THEIRS else Outcome.FAILED
    except (aiohttp.ClientError, TimeoutError, discord.RateLimited) as error:
        log.warning("post %s: Discord did not take it: %s", name, type(error).__name__)
        return None
    return Outcome.POSTED


def _mentions(to: Destination) -> discord.AllowedMentions:
    if to.role_id is None:
        return _MUTE
    return discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(to.role_id)])
