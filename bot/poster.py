"""Puts a reminder into Discord, and tells how that ended."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.client import Client
from bot.domain.exercises import Catalogue
from bot.domain.reminders import TONIGHT, Destination, Occurrence, Outcome, Reminder, Snooze, WhenDone
from bot.services.workouts import HistoryPage, Told
from bot.ui.cards import Card
from bot.ui.posts import BackDayPost, ElsewherePost, PraisePost, RestsPost

LATE = timedelta(minutes=5)
"""From here on a reminder says that it is late."""

HTTP_TOO_MANY = 429
HTTP_THEIRS = 500
"""From here on a fault is Discord's, and may pass."""

History = Callable[[int, int], Awaitable[HistoryPage]]
"""A page of a member's workouts, newest first."""

log = logging.getLogger(__name__)


class Poster:
    """Called with an occurrence by `Delivery`."""

    def __init__(self, client: Client, catalogue: Catalogue, history: History, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._catalogue = catalogue
        self._history = history
        self._clock = clock

    async def __call__(self, occurrence: Occurrence) -> Outcome | None:
        """Post it. None for a fault that may pass: discord.py has tried five times by then."""
        reminder, to = occurrence.reminder, occurrence.reminder.to
        last = await self._last(to.member_id) if to.guild_id is None else None
        if last and not occurrence.test and self._today(reminder, last):
            if reminder.when_done is WhenDone.SILENT:
                return Outcome.DONE
            return await self._reach(occurrence, PraisePost(self._client.texts, to, last))
        return await self._reach(occurrence, self._post(occurrence, last))

    async def tell_rests(self, occurrence: Occurrence, outcome: Outcome) -> None:
        """Tell the owner of a personal reminder that it rests; a server's says so in its list alone."""
        to = occurrence.reminder.to
        if to.guild_id is None and to.channel_id is not None:
            card = RestsPost(self._client.texts, occurrence.reminder, outcome)
            await self._send(Destination(to.member_id), card, f"r{occurrence.nonce}")

    def _post(self, occurrence: Occurrence, last: Told | None) -> Card:
        to, now = occurrence.reminder.to, self._clock()
        late = occurrence.at if now - occurrence.at > LATE else None
        # What somebody did last time is nobody else's business.
        shown = last if to.channel_id is None else None
        evening = now.astimezone(ZoneInfo(occurrence.reminder.schedule.zone)).time() >= _shortly_before(TONIGHT)
        choices = [one for one in Snooze if not (evening and one is Snooze.TONIGHT)]
        texts = self._client.texts
        return BackDayPost(texts, self._catalogue, to, late, last=shown, of=occurrence, choices=choices)

    async def _last(self, member_id: int) -> Told | None:
        """The last workout of the member in which their back had a part."""
        for told in (await self._history(member_id, 0)).workouts:
            if any(told.exercises[entry.exercise_id].region for entry in told.workout.entries):
                return told
        return None

    def _today(self, reminder: Reminder, last: Told) -> bool:
        zone = ZoneInfo(reminder.schedule.zone)
        return last.workout.at.astimezone(zone).date() == self._clock().astimezone(zone).date()

    async def _reach(self, occurrence: Occurrence, card: Card) -> Outcome | None:
        """Post where it belongs; to closed direct messages, say so where the reminder was set."""
        to = occurrence.reminder.to
        outcome = await self._send(to, card, occurrence.nonce)
        if outcome is not Outcome.CLOSED or to.fallback_id is None:
            return outcome
        aside = Destination(to.member_id, channel_id=to.fallback_id)
        said = await self._send(aside, ElsewherePost(self._client.texts, to), occurrence.nonce)
        return said and (Outcome.ELSEWHERE if said is Outcome.POSTED else Outcome.CLOSED)

    async def _send(self, to: Destination, card: Card, nonce: str) -> Outcome | None:
        try:
            channel = await self._channel(to)
            await channel.send(view=card, nonce=nonce, allowed_mentions=_mentions(to))
        except discord.Forbidden:
            return Outcome.CLOSED if to.channel_id is None else Outcome.FORBIDDEN
        except discord.NotFound:
            return Outcome.GONE
        except discord.HTTPException as error:
            log.warning("reminder post %s: Discord did not take it: HTTP %s", nonce, error.status)
            return None if error.status == HTTP_TOO_MANY or error.status >= HTTP_THEIRS else Outcome.FAILED
        except (aiohttp.ClientError, TimeoutError, discord.RateLimited) as error:
            log.warning("reminder post %s: Discord did not take it: %s", nonce, type(error).__name__)
            return None
        return Outcome.POSTED

    async def _channel(self, to: Destination) -> discord.abc.Messageable:
        if to.channel_id is None:
            return await self._client.create_dm(discord.Object(to.member_id))
        return self._client.get_partial_messageable(to.channel_id)


def _shortly_before(at: time) -> time:
    return at.replace(hour=at.hour - 1)


def _mentions(to: Destination) -> discord.AllowedMentions:
    roles = [discord.Object(to.role_id)] if to.role_id else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles)
