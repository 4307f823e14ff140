"""What a reminder has to say at this moment, if anything."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue
from bot.domain.posts import Outcome
from bot.domain.reminder_kinds import BackDay, Untrained, WeekInShort
from bot.domain.reminder_states import TONIGHT, Snooze, WhenDone
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.roll_calls import roll_call
from bot.services.coaching import Coaching
from bot.services.training import Training
from bot.services.workout_views import WorkoutView
from bot.ui.cards import Card
from bot.ui.dates import Dates
from bot.ui.nudges import NudgePost, UntrainedPost, WeekPost
from bot.ui.posts import BackDayPost, PraisePost, WorkoutPost
from bot.ui.roll_calls import GuildPost

LATE = timedelta(minutes=5)
"""From here on a reminder says that it is late."""

Last = Callable[[int], Awaitable[WorkoutView | None]]
"""A member's newest workout in which their back had a part, however long ago that was."""


class Composer:
    """Looks at what the member has done, and decides."""

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        last: Last,
        training: Training,
        coach: Coaching,
        clock: Callable[[], datetime],
    ) -> None:
        self._texts = texts
        self._catalogue = catalogue
        self._last = last
        self._training = training
        self._coach = coach
        self._clock = clock

    async def of(self, occurrence: Occurrence) -> Card | Outcome:
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
        if to.guild_id is not None:
            call = roll_call(occurrence, late=self._late(occurrence))
            return GuildPost(self._texts, call, test=occurrence.test)
        last = await self._last(to.member_id)
        done = last is not None and not occurrence.test and self._today(reminder, last.workout.at)
        if occurrence.nudge:
            # While it was tried again, its owner may have skipped it, or its day have ended.
            over = done or reminder.last_outcome is Outcome.SKIPPED or not self._today(reminder, occurrence.at)
            return Outcome.NOTHING if over else NudgePost(self._texts, self._catalogue, occurrence)
        if last is None or not done:
            return await self._post(occurrence)
        silent = reminder.when_done is WhenDone.SILENT
        return Outcome.DONE if silent else PraisePost(self._texts, to, last)

    async def _untrained(self, occurrence: Occurrence, about: Untrained) -> Card | Outcome:
        reminder, zone = occurrence.reminder, ZoneInfo(occurrence.reminder.schedule.zone)
        last = await self._training.last(reminder.to.member_id, about.region)
        today = self._clock().astimezone(zone).date()
        counted = last.astimezone(zone).date() if last else reminder.set_on
        told_on = reminder.told_at.astimezone(zone).date() if reminder.told_at else None
        if not occurrence.test and not about.speaks(today, counted, told_on):
            return Outcome.NOTHING
        days, texts = (today - counted).days, self._texts
        return UntrainedPost(texts, self._catalogue, about, days, ever=last is not None, test=occurrence.test)

    async def _week(self, occurrence: Occurrence) -> Card | Outcome:
        reminder = occurrence.reminder
        weeks = await self._training.weeks(reminder.to.member_id, occurrence.day, ZoneInfo(reminder.schedule.zone))
        if not weeks.ever and not occurrence.test:
            return Outcome.NOTHING
        return WeekPost(self._texts, self._catalogue, weeks, test=occurrence.test)

    async def _post(self, occurrence: Occurrence) -> Card:
        """Today's workout, where it is written to its owner; what somebody does is no channel's business."""
        zone = ZoneInfo(occurrence.reminder.schedule.zone)
        here, late = self._clock().astimezone(zone), self._late(occurrence)
        choices = [
            snooze for snooze in Snooze if snooze is not Snooze.TONIGHT or here.time() < _shortly_before(TONIGHT)
        ]
        if occurrence.reminder.to.channel_id is not None:
            return BackDayPost(self._texts, self._catalogue, occurrence, choices, late=late)
        today = await self._coach.today(occurrence.reminder.to.member_id, whole=False)
        moments = [(snooze, self._moment(occurrence, snooze, zone)) for snooze in choices]
        return WorkoutPost(self._texts, occurrence, today.proposal, moments, late=late)

    def _moment(self, occurrence: Occurrence, choice: Snooze, zone: ZoneInfo) -> str:
        """When it would come back, as its owner's clock shows it."""
        now = self._clock()
        at = occurrence.reminder.snoozed(choice, occurrence.at, now).snooze.to or now
        return Dates(self._texts, zone.key, now).plain(at)

    def _late(self, occurrence: Occurrence) -> bool:
        return self._clock() - occurrence.at > LATE

    def _today(self, reminder: Reminder, moment: datetime) -> bool:
        zone = ZoneInfo(reminder.schedule.zone)
        return moment.astimezone(zone).date() == self._clock().astimezone(zone).date()


def _shortly_before(at: time) -> time:
    return at.replace(hour=at.hour - 1)
