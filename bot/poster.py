"""Puts a reminder into Discord, and tells how that ended."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.client import Client
from bot.domain.exercises import Catalogue
from bot.domain.nudges import BackDay, Untrained, WeekInShort
from bot.domain.own_exercises import ELSEWHERE
from bot.domain.posts import Destination, Outcome
from bot.domain.reminders import TONIGHT, Occurrence, Reminder, Snooze, WhenDone
from bot.services.pace import Pace
from bot.services.sessions import Live
from bot.services.training import Training
from bot.services.workouts import HistoryPage, Told
from bot.ui.cards import Card
from bot.ui.nudges import NudgePost, UntrainedPost, WeekPost
from bot.ui.posts import BackDayPost, ElsewherePost, PraisePost, RestsPost
from bot.ui.sessions import LiveCard

LATE = timedelta(minutes=5)
"""From here on a reminder says that it is late."""

REQUESTS_A_SECOND = 40
"""Discord takes 50 of one bot; the rest is for what members do meanwhile."""

DIRECT_KEPT = 20_000
"""Channels of direct messages that are remembered, in some 3 MB. discord.py keeps 128; asking is one request more."""

HTTP_TOO_MANY = 429
HTTP_THEIRS = 500
"""From here on a fault is Discord's, and may pass."""

History = Callable[[int, int], Awaitable[HistoryPage]]
"""A page of a member's workouts, newest first."""

log = logging.getLogger(__name__)


class Poster:
    """Called with an occurrence by `Delivery`."""

    def __init__(
        self,
        client: Client,
        catalogue: Catalogue,
        history: History,
        training: Training,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._catalogue = catalogue
        self._history = history
        self._training = training
        self._clock = clock
        self._pace = Pace(REQUESTS_A_SECOND)
        self._direct: dict[int, int] = {}  # the channel of direct messages, by member

    async def __call__(self, occurrence: Occurrence) -> Outcome | None:
        """Post it. None for a fault that may pass: discord.py has tried five times by then."""
        to = occurrence.reminder.to
        said = await self._said(occurrence)
        if isinstance(said, Outcome):
            return said
        if not occurrence.test:
            await self._pace.turn(1 if to.channel_id or to.member_id in self._direct else 2)
        return await self._reach(occurrence, said)

    async def tell_rests(self, occurrence: Occurrence, outcome: Outcome) -> None:
        """Tell the owner of a personal reminder that it rests; a server's says so in its list alone."""
        to = occurrence.reminder.to
        if to.guild_id is None and to.channel_id is not None:
            card = RestsPost(self._client.texts, occurrence.reminder, outcome)
            await self._send(Destination(to.member_id), card, f"r{occurrence.nonce}")

    async def ring(self, live: Live) -> None:
        """Tell a member that the rest is over: a direct message is what rings a phone.

        Where those are closed, the card of the workout shows the rest all the same.
        """
        card = LiveCard(self._client.texts, live, rest_over=True)
        # Each rest rings: with the nonce of the last one Discord would drop it.
        await self._send(Destination(live.session.member_id), card, f"rest:{int(self._clock().timestamp())}")

    async def _said(self, occurrence: Occurrence) -> Card | Outcome:
        """What the occurrence has to say, or how it ends without a word."""
        match occurrence.reminder.about:
            case Untrained() as about:
                return await self._untrained(occurrence, about)
            case WeekInShort():
                return await self._week(occurrence)
            case BackDay():
                return await self._back_day(occurrence)

    async def _back_day(self, occurrence: Occurrence) -> Card | Outcome:
        reminder, to = occurrence.reminder, occurrence.reminder.to
        last = await self._last(to.member_id) if to.guild_id is None else None
        done = last is not None and not occurrence.test and self._today(reminder, last.workout.at)
        if occurrence.nudge:
            # While it was tried again, its owner may have skipped it, or its day have ended.
            over = done or reminder.last_outcome is Outcome.SKIPPED or not self._today(reminder, occurrence.at)
            return Outcome.NOTHING if over else NudgePost(self._client.texts, self._catalogue, occurrence)
        if last is None or not done:
            return self._post(occurrence, last)
        silent = reminder.when_done is WhenDone.SILENT
        return Outcome.DONE if silent else PraisePost(self._client.texts, to, last)

    async def _untrained(self, occurrence: Occurrence, about: Untrained) -> Card | Outcome:
        one, zone = occurrence.reminder, ZoneInfo(occurrence.reminder.schedule.zone)
        last = await self._training.last(one.to.member_id, about.region)
        today = self._clock().astimezone(zone).date()
        counted = last.astimezone(zone).date() if last else one.set_on
        told = one.told_at.astimezone(zone).date() if one.told_at else None
        if not occurrence.test and not about.speaks(today, counted, told):
            return Outcome.NOTHING
        days, texts = (today - counted).days, self._client.texts
        return UntrainedPost(texts, self._catalogue, about, days, ever=last is not None, test=occurrence.test)

    async def _week(self, occurrence: Occurrence) -> Card | Outcome:
        one = occurrence.reminder
        weeks = await self._training.weeks(one.to.member_id, occurrence.day, ZoneInfo(one.schedule.zone))
        if not weeks.ever and not occurrence.test:
            return Outcome.NOTHING
        return WeekPost(self._client.texts, self._catalogue, weeks, test=occurrence.test)

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
            exercises = (told.exercises[entry.exercise_id] for entry in told.workout.entries)
            if any(one.pattern != ELSEWHERE for one in exercises):
                return told
        return None

    def _today(self, reminder: Reminder, moment: datetime) -> bool:
        zone = ZoneInfo(reminder.schedule.zone)
        return moment.astimezone(zone).date() == self._clock().astimezone(zone).date()

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
            log.warning("post %s: Discord did not take it: HTTP %s", nonce, error.status)
            return None if error.status == HTTP_TOO_MANY or error.status >= HTTP_THEIRS else Outcome.FAILED
        except (aiohttp.ClientError, TimeoutError, discord.RateLimited) as error:
            log.warning("post %s: Discord did not take it: %s", nonce, type(error).__name__)
            return None
        return Outcome.POSTED

    async def _channel(self, to: Destination) -> discord.abc.Messageable:
        known = to.channel_id or self._direct.get(to.member_id)
        if known is not None:
            return self._client.get_partial_messageable(known)
        if len(self._direct) >= DIRECT_KEPT:
            self._direct.clear()
        direct = await self._client.create_dm(discord.Object(to.member_id))
        self._direct[to.member_id] = direct.id
        return direct


def _shortly_before(at: time) -> time:
    return at.replace(hour=at.hour - 1)


def _mentions(to: Destination) -> discord.AllowedMentions:
    roles = [discord.Object(to.role_id)] if to.role_id else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles)
