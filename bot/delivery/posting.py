"""Puts a reminder into Discord, and tells how that ended."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import discord

from bot.content.texts import Texts
from bot.delivery.composing import Composer
from bot.delivery.direct_channels import DirectChannels, TooFast
from bot.delivery.discord_errors import NETWORK, Meaning, in_short, meaning, retry_after
from bot.delivery.illustrating import Illustrator
from bot.delivery.pace import RateLimiter
from bot.delivery.places import Places
from bot.domain.exercises import Catalogue
from bot.domain.posts import Destination, Outcome, Refusal
from bot.domain.reminders import Occurrence
from bot.domain.roll_calls import RollCall, Turnout
from bot.domain.shards import Shards
from bot.services.sessions import Live
from bot.storage.engine import Database
from bot.ui.cards import Card
from bot.ui.posts import ElsewherePost, RestsPost
from bot.ui.roll_calls import GuildPost, SummaryPost
from bot.ui.sessions import LiveCard

REQUESTS_A_SECOND = 40
"""Discord takes 50 of one bot; the rest is for what members do meanwhile."""

_MUTE = discord.AllowedMentions.none()

log = logging.getLogger(__name__)


class Poster:
    """Called with an occurrence by `Delivery`."""

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        texts: Texts,
        catalogue: Catalogue,
        speech: Composer,
        illustrate: Illustrator,
        clock: Callable[[], datetime],
        shards: Shards | None = None,
    ) -> None:
        """`shards`: those whose servers Discord tells of here; none for all."""
        self._client = client
        self._texts = texts
        self._catalogue = catalogue
        self._speech = speech
        self._illustrate = illustrate
        self._clock = clock
        self._places = Places(client, clock, shards)
        self._direct = DirectChannels(client, database, clock)
        self._pace = RateLimiter(REQUESTS_A_SECOND)
        self._next = asyncio.Lock()  # held by the one whose turn comes next

    def share_pace(self, processes: int) -> None:
        """So many processes of the bot are alive: Discord counts their requests together."""
        self._pace.share(processes)

    async def __call__(self, occurrence: Occurrence) -> Outcome | Refusal:
        """Post it, where it still belongs there and has something to say."""
        reminder = occurrence.reminder
        if self._places.removed(reminder.to):
            return Outcome.REMOVED
        if self._places.role_is_gone(reminder.to):
            roleless = replace(reminder, to=replace(reminder.to, role_id=None))
            result = await self._post(replace(occurrence, reminder=roleless))
            return Outcome.NO_ROLE if result is Outcome.POSTED else result
        return await self._post(occurrence)

    async def tell_owner(self, occurrence: Occurrence, outcome: Outcome, *, rests: bool) -> bool:
        """Tell who can do something about it that what posts into a channel was refused, rests, or lost its role.

        By direct message to whoever set it; where that is not possible, a server's in a channel for its moderators.
        False for a fault that may pass.
        """
        reminder, to = occurrence.reminder, occurrence.reminder.to
        until = await self._places.timed_out_until(to) if outcome is Outcome.TIMED_OUT else None
        card = RestsPost(self._texts, reminder, outcome, self._places.name(to), rests=rests, until=until)
        nonce = f"{'r' if rests else 'f'}{occurrence.nonce}"
        if to.channel_id is None:
            return await self._say_aside(occurrence, outcome) if rests else True
        # Whoever set a server's and had their data deleted is not known any more.
        if to.member_id:
            result = await self._send(Destination(to.member_id), card, nonce)
            if result is Outcome.POSTED or _passes(result):
                return result is Outcome.POSTED
        channel_id = self._places.for_moderators(to)
        if channel_id is None:
            log.warning("reminder %s: %s, and nobody could be told", reminder.id, outcome)
            return True
        return not _passes(await self._send(Destination(0, channel_id=channel_id), card, nonce))

    async def call_roll(self, call: RollCall, present: Sequence[int]) -> bool:
        """Write a server's post anew with the members who are in; False for a fault that may pass."""
        return await self.rewrite(call.channel_id, call.message_id, GuildPost(self._texts, call, present))

    async def sum_up(self, call: RollCall, turnout: Turnout) -> bool:
        """Turn a server's post into what became of its back day; False for a fault that may pass."""
        return await self.rewrite(call.channel_id, call.message_id, SummaryPost(self._texts, call, turnout))

    async def ring(self, live: Live, ended: datetime) -> None:
        """Tell a member that the rest is over which ended then: a direct message is what rings a phone.

        Where those are closed, the card of the workout shows the rest all the same.
        """
        card = LiveCard(self._texts, live, rest_over=True)
        # Each rest rings: with the nonce of the last one Discord would drop it.
        await self._send(Destination(live.session.member_id), card, f"r{live.session.workout_id}{ended:%M%S}")

    # ------------------------------------------------------------------ what is said

    async def _post(self, occurrence: Occurrence) -> Outcome | Refusal:
        content = await (self._speech.of(occurrence) if occurrence.test else self._in_turn(occurrence))
        if isinstance(content, Outcome):
            return content
        return await self._reach(occurrence, await self._illustrate(occurrence, content))

    async def _in_turn(self, occurrence: Occurrence) -> Card | Outcome:
        """What it has to say, once it may be sent. One by one: a hundred at once would stop the event loop."""
        async with self._next:
            content = await self._speech.of(occurrence)
            if isinstance(content, Card):
                await self._pace.turn(await self._requests(occurrence.reminder.to))
        return content

    async def _requests(self, to: Destination) -> int:
        """How many a post takes: beside itself, to ask for its owner, or for the channel of direct messages."""
        if to.channel_id is not None:
            return 1 if to.guild_id else 2
        return 1 if await self._direct.known(to.member_id) else 2

    async def _reach(self, occurrence: Occurrence, card: Card) -> Outcome | Refusal:
        """Post where it belongs; to closed direct messages, say so where the reminder was set."""
        to = occurrence.reminder.to
        if to.channel_id is not None and not to.guild_id and not await self._is_there(to):
            return Outcome.OWNER_LEFT
        # A test asks nobody to come.
        result = await self._send(replace(to, role_id=None) if occurrence.test else to, card, occurrence.nonce)
        if not isinstance(result, Refusal) or result.outcome is not Outcome.CLOSED:
            return result
        return result if occurrence.test else await self._say_closed(occurrence, result)

    async def _is_there(self, to: Destination) -> bool:
        """Whether the owner of a reminder in a channel is still a member there. In doubt they are."""
        try:
            return await self._places.is_member(to, to.member_id)
        except (discord.HTTPException, *NETWORK) as error:
            log.warning("a member's being in a server: Discord did not tell: %s", in_short(error))
            return True

    async def _say_closed(self, occurrence: Occurrence, refusal: Refusal) -> Outcome | Refusal:
        rests = occurrence.reminder.refused(occurrence.at).refusals.enough
        to, texts = occurrence.reminder.to, self._texts
        result = await self._aside(to, ElsewherePost(texts, to, rests=rests), occurrence.nonce)
        if result is Outcome.POSTED:
            return replace(refusal, outcome=Outcome.ELSEWHERE)
        return result if isinstance(result, Refusal) and _passes(result) else refusal

    async def _say_aside(self, occurrence: Occurrence, outcome: Outcome) -> bool:
        """That a reminder by direct message rests, where it was set. Closed direct messages were said already."""
        if outcome in (Outcome.ELSEWHERE, Outcome.CLOSED):
            return True
        to = occurrence.reminder.to
        card = ElsewherePost(self._texts, to, rests=True, closed=False)
        return not _passes(await self._aside(to, card, f"r{occurrence.nonce}"))

    async def _aside(self, to: Destination, card: Card, nonce: str) -> Outcome | Refusal | None:
        """Say it in the channel where the reminder was set, if its owner is still there; None if it is not said."""
        if to.fallback_id is None:
            return None
        aside = replace(to, channel_id=to.fallback_id, role_id=None)
        return await self._send(aside, card, nonce) if await self._is_there(aside) else None

    async def rewrite(self, channel_id: int, message_id: int, card: Card) -> bool:
        """Put the card in place of a post; False for a fault that may pass."""
        channel = self._client.get_partial_messageable(channel_id)
        await self._pace.turn()
        try:
            await channel.get_partial_message(message_id).edit(view=card, allowed_mentions=_MUTE)
        except (discord.HTTPException, *NETWORK) as error:
            log.warning("post %s: Discord did not take it: %s", message_id, in_short(error))
            # A post that is gone needs no other words.
            gone = (Meaning.NO_MESSAGE, Meaning.NO_CHANNEL, Meaning.NO_GUILD)
            return isinstance(error, discord.HTTPException) and meaning(error) in gone
        return True

    # ------------------------------------------------------------------ how it is sent

    async def _send(self, to: Destination, card: Card, nonce: str) -> Outcome | Refusal:
        try:
            if to.channel_id is None:
                await self._send_directly(to.member_id, card, nonce)
            else:
                channel = self._client.get_partial_messageable(to.channel_id)
                await channel.send(view=card, files=card.files(), nonce=nonce, allowed_mentions=_mentions(to))
        except TooFast as early:
            return Refusal(after=early.after)
        except NETWORK as error:
            log.warning("post %s: Discord did not take it: %s", nonce, in_short(error))
            return Refusal(after=retry_after(error))
        except discord.HTTPException as error:
            log.warning("post %s: Discord did not take it: %s", nonce, in_short(error))
            if to.channel_id is None:
                return _refused_directly(meaning(error))
            return await self._refused_in_channel(to, meaning(error))
        return Outcome.POSTED

    async def _send_directly(self, member_id: int, card: Card, nonce: str) -> None:
        channel_id = await self._direct.known(member_id)
        if channel_id is not None:
            try:
                known = self._client.get_partial_messageable(channel_id)
                await known.send(view=card, files=card.files(), nonce=nonce)
            except discord.HTTPException as error:
                if meaning(error) is not Meaning.NO_CHANNEL:
                    raise
                # It says nothing about the member: Discord may have forgotten the channel.
                await self._direct.forget(member_id)
            else:
                return
        channel = await self._direct.open(member_id)
        await channel.send(view=card, files=card.files(), nonce=nonce)

    async def _refused_in_channel(self, to: Destination, why: Meaning) -> Outcome | Refusal:
        match why:
            case Meaning.PASSES:
                return Refusal()
            case Meaning.NO_ACCESS if (until := await self._places.timed_out_until(to)) is not None:
                return Refusal(Outcome.TIMED_OUT, after=until - self._clock())
            case Meaning.NO_ACCESS:
                return Refusal(Outcome.FORBIDDEN, lasts=True)
            case Meaning.NO_CHANNEL if await self._places.is_gone(to):
                return Outcome.GONE
            case Meaning.NOT_UNDERSTOOD:
                return Refusal(lasts=True, again=False)
        return Refusal(lasts=True)


def _refused_directly(why: Meaning) -> Refusal:
    match why:
        case Meaning.PASSES:
            return Refusal()
        case Meaning.CLOSED:
            return Refusal(Outcome.CLOSED, lasts=True, again=False)
        case Meaning.NO_USER:
            return Refusal(Outcome.NO_MEMBER, lasts=True, again=False)
        case Meaning.NOT_UNDERSTOOD:
            return Refusal(lasts=True, again=False)
    return Refusal(lasts=True)


def _passes(result: Outcome | Refusal | None) -> bool:
    return isinstance(result, Refusal) and result.outcome is Outcome.FAILED and not result.lasts


def _mentions(to: Destination) -> discord.AllowedMentions:
    """A server's post rings its role, a member's own rings its owner, and nobody else."""
    roles = [discord.Object(to.role_id)] if to.role_id else False
    owner = [discord.Object(to.member_id)] if to.member_id and not to.guild_id else False
    return discord.AllowedMentions(everyone=False, users=owner, roles=roles)
