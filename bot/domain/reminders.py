"""Reminders: whose, where, when, what their owner asked for meanwhile, and how the last one went."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.posts import Destination, Outcome, Refusals
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import About, BackDay
from bot.domain.schedules import Daily, Once, Schedule, at_local

MOST_PER_MEMBER = 10

_FURTHEST_ZONES = timedelta(days=2)
"""More than lies between two zones: what passed longer ago cannot come again in another."""

TONIGHT = time(20)
"""Local time of a reminder that is put off until tonight."""


class Pause(StrEnum):
    """Why a reminder rests."""

    OWNER = "owner"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    LEFT = "left"
    """The bot was removed from the server."""
    OWNER_LEFT = "owner-left"
    """Its owner has left the server."""
    CLOSED = "closed"
    """Its owner takes no direct messages."""
    NO_MEMBER = "no-member"
    REFUSED = "refused"
    """Discord does not take the post, for a reason that is not known."""


class WhenDone(StrEnum):
    """What a reminder does where its owner has trained on that day already."""

    PRAISE = "praise"
    SILENT = "silent"


class Snooze(StrEnum):
    """How long an occurrence can be put off."""

    QUARTER = "15"
    HOUR = "60"
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stored reminder; all moments are in UTC.

    next_at: what is posted next, None where nothing is. since: the schedule's moments up to it are done with.
    claimed: an occurrence taken on and not yet settled, after `attempts` that failed. snoozed_to: one more moment,
    beside the schedule, asked for by `snoozed_by`. nudge_at: when the second message after a post comes, or came
    last. told_at: when what is no back day spoke last. refusals: since a post succeeded last. revision: counts the
    changes, so that none overwrites another. uid: its name in calendars, which no other reminder has, in this
    installation or any; given when it is stored.
    """

    id: int
    to: Destination
    schedule: Schedule
    next_at: datetime | None
    since: datetime | None = None
    claimed: datetime | None = None
    attempts: int = 0
    last_outcome: Outcome | None = None
    last_at: datetime | None = None
    when_done: WhenDone = WhenDone.PRAISE
    paused: Pause | None = None
    paused_until: datetime | None = None
    snoozed_to: datetime | None = None
    snoozed_by: str | None = None
    quiet: Quiet | None = None
    about: About = field(default_factory=BackDay)
    nudge_at: datetime | None = None
    told_at: datetime | None = None
    refusals: Refusals = field(default_factory=Refusals)
    revision: int = field(default=0, compare=False)
    uid: str = field(default="", compare=False)

    def upcoming(self, now: datetime, count: int) -> tuple[datetime, ...]:
        """The next moments at which it is posted, as things stand: in order, each once, fewer where it ends."""
        snoozed = self.put_off_to(now)
        beside = filter(None, [snoozed, self.nudge_to(now)])
        return tuple(sorted({*beside, *islice(self._scheduled(now), count)})[:count])

    def put_off_to(self, now: datetime) -> datetime | None:
        """When a snooze comes, if one is to come."""
        after_quiet = self._heard(self.snoozed_to) if self.snoozed_to else None
        return after_quiet if after_quiet and after_quiet > now else None

    def nudge_to(self, now: datetime) -> datetime | None:
        """When the second message comes, if one is to come: on the day of the post, or not at all."""
        if self.nudge_at is None or self.nudge_at <= now or self.resting(now):
            return None
        after_quiet = self._heard(self.nudge_at)
        return after_quiet if self._day(after_quiet) == self._day(self.nudge_at) else None

    @property
    def nudge_is_next(self) -> bool:
        """Whether what comes next is the second message."""
        if self.nudge_at is None or (self.since is not None and self.since >= self.nudge_at):
            return False
        after_quiet = self._heard(self.nudge_at)
        # A snooze may come at the end of the same quiet hours, where a second message would be of yesterday.
        return self.next_at == self.nudge_at or (
            self.next_at == after_quiet and self._day(after_quiet) == self._day(self.nudge_at)
        )

    @property
    def set_on(self) -> date:
        """The local date from which a daily rule counts."""
        return self.schedule.rule.start if isinstance(self.schedule.rule, Daily) else date.min

    def resting(self, now: datetime) -> bool:
        """Whether it is paused."""
        return self.paused is not None and (self.paused_until is None or self.paused_until > now)

    # ------------------------------------------------------------------ changes: each returns the changed reminder

    def planned(self, now: datetime) -> "Reminder":
        """With `next_at` as everything else says; what is due already stays due until it is taken on."""
        if self.next_at is not None and self.next_at <= now:
            return self
        return _anew(self, now)

    def taken(self, now: datetime) -> "Reminder":
        """When what is due is taken on: the schedule goes on from here, and a snooze that has come is over."""
        # A snooze that quiet hours begun since would hold back has come all the same.
        later = self.put_off_to(now) and self.snoozed_to and self.next_at and self.snoozed_to > self.next_at
        snoozed = self.snoozed_to if later else None
        moved = self if self.resting(now) else replace(self, paused=None, paused_until=None)
        nudge_at = self.next_at if self.nudge_is_next else self._nudged(now)
        return _anew(replace(moved, since=now, snoozed_to=snoozed, nudge_at=nudge_at), now)

    def told(self, of: datetime, outcome: Outcome, now: datetime) -> "Reminder":
        """When the occurrence `of` has ended so: with the second message to come, and with what was told noted.

        A day has one second message, and none follows what its owner put off or skipped meanwhile.
        """
        if outcome is Outcome.NO_ROLE:
            return replace(self._accepted(), to=replace(self.to, role_id=None))
        moved = self._accepted() if outcome is Outcome.POSTED else self
        posted = outcome in (Outcome.POSTED, Outcome.ELSEWHERE)
        if not isinstance(self.about, BackDay):
            return replace(moved, told_at=now) if posted else moved
        if self.about.nudge is None or outcome is not Outcome.POSTED:
            return moved
        nudge_at = now + self.about.nudge
        request = self.snoozed_by is not None and self.snoozed_by.endswith(f":{int(of.timestamp())}")
        before = self.nudge_at is not None and self._day(self.nudge_at) == self._day(nudge_at)
        if request or before or self.put_off_to(now) or self._day(nudge_at) != self._day(of):
            return moved
        return replace(moved, nudge_at=nudge_at).planned(now)

    def refused(self, of: datetime) -> "Reminder":
        """When Discord refused the occurrence `of`, and nothing shows that it will pass."""
        return replace(self, refusals=self.refusals.adding(of))

    def pausing(self, why: Pause, until: datetime | None, now: datetime) -> "Reminder":
        """Silent, without end or until a moment."""
        return _anew(replace(self, paused=why, paused_until=until, snoozed_to=None, nudge_at=self._nudged(now)), now)

    def resuming(self, now: datetime) -> "Reminder":
        """Awake again; what would have come meanwhile does not come."""
        since = max(self.since or now, now) if self.resting(now) else self.since
        return replace(self, paused=None, paused_until=None, since=since, refusals=Refusals()).planned(now)

    def skipping(self, now: datetime) -> "Reminder":
        """Without what comes next. Raises `DomainError` where nothing does."""
        if self.next_at is None:
            raise DomainError("reminder-nothing-next")
        snoozed = self.snoozed_to if self.snoozed_to and self._heard(self.snoozed_to) > self.next_at else None
        nudge_at = self._nudged(now) if self.nudge_is_next else self.nudge_at
        return _anew(replace(self, since=self.next_at, snoozed_to=snoozed, nudge_at=nudge_at), now)

    def rescheduling(self, schedule: Schedule, now: datetime) -> "Reminder":
        """At other times from now on; what was snoozed, or was to come once more, does not come."""
        changed = replace(self, schedule=schedule, since=now, snoozed_to=None, nudge_at=self._nudged(now))
        return _anew(changed, now)

    def moving(self, zone: str, now: datetime) -> "Reminder":
        """In another zone, at the same local times from now on; a local date that has had its moment has no other."""
        moved = replace(self, schedule=Schedule(self.schedule.rule, zone))
        # Done with is also what is still to come: what its owner skipped, or what an earlier zone has had.
        done = max(now, self.since or now)
        passed = takewhile(lambda moment: moment <= done, self.schedule.after(now - _FURTHEST_ZONES))
        last = max(passed, default=None)
        if last is not None and not isinstance(self.schedule.rule, Once):
            moved = replace(moved, since=at_local(self._day(last), self.schedule.rule.time, ZoneInfo(zone)))
        return moved.planned(now)

    def snoozing(self, choice: Snooze, of: datetime, now: datetime) -> "Reminder":
        """The occurrence `of` once more, later. The same choice twice is one; another one replaces it.

        Raises `DomainError` where tonight has passed.
        """
        request = f"{choice}:{int(of.timestamp())}"
        if self.snoozed_by == request:
            return self
        to = _put_off(choice, of, now, ZoneInfo(self.schedule.zone))
        return self._without_nudge(now, snoozed_to=to, snoozed_by=request)

    def dropping(self, of: datetime, now: datetime) -> "Reminder":
        """Without the occurrence `of`, which was posted: not later either."""
        request = f"skip:{int(of.timestamp())}"
        if self.snoozed_by == request:
            return self
        return self._without_nudge(
            now, snoozed_to=None, snoozed_by=request, last_outcome=Outcome.SKIPPED, last_at=now
        )

    # ------------------------------------------------------------------

    def _accepted(self) -> "Reminder":
        return replace(self, refusals=Refusals()) if self.refusals.count else self

    def _without_nudge(self, now: datetime, **changes: Any) -> "Reminder":
        """Changed, and without a second message that is still to come, even where it is due at this moment."""
        changed = replace(self, nudge_at=self._nudged(now), **changes)
        return _anew(changed, now) if self.nudge_is_next else changed.planned(now)

    def _nudged(self, now: datetime) -> datetime | None:
        """The second message that came last, without one that is still to come."""
        past = self.nudge_at is not None and self.nudge_at <= now and not self.nudge_is_next
        return self.nudge_at if past else None

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.schedule.zone)).date()

    def _scheduled(self, now: datetime) -> Iterator[datetime]:
        """The schedule's own moments to come, each at the end of the quiet hours that it falls in."""
        if self.resting(now) and self.paused_until is None:
            return
        begin = max(now, self.paused_until) if self.paused_until and self.resting(now) else now
        last = begin
        # Quiet hours are shorter than a day: what fell into them longer ago has been heard.
        for moment in self.schedule.after(max(self.since or begin, begin - timedelta(days=1))):
            after_quiet = self._heard(moment)
            if after_quiet > last:
                yield after_quiet
                last = after_quiet

    def _heard(self, moment: datetime) -> datetime:
        return self.quiet.over(moment, ZoneInfo(self.schedule.zone)) if self.quiet else moment


def _anew(reminder: Reminder, now: datetime) -> Reminder:
    return replace(reminder, next_at=next(iter(reminder.upcoming(now, 1)), None))


def _put_off(choice: Snooze, of: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment that a choice means at `now`, for the occurrence `of`."""
    today = now.astimezone(zone).date()
    if choice is Snooze.TOMORROW:
        return at_local(today + timedelta(days=1), of.astimezone(zone).time(), zone)
    if choice is Snooze.TONIGHT:
        tonight = at_local(today, TONIGHT, zone)
        if tonight <= now:
            raise DomainError("snooze-too-late")
        return tonight
    return now.astimezone(UTC) + timedelta(minutes=int(choice))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One moment of a reminder, claimed for posting; a `test` is a copy that was asked for and changes nothing."""

    reminder: Reminder
    at: datetime
    test: bool = False

    @property
    def nudge(self) -> bool:
        """Whether it is the second message after a post."""
        return not self.test and self.reminder.nudge_at == self.at

    @property
    def day(self) -> date:
        """The local date that it is about: quiet hours and new attempts may move the post to the next."""
        reminder = self.reminder
        passed = takewhile(lambda moment: moment <= self.at, reminder.schedule.after(self.at - timedelta(days=1)))
        return max(passed, default=self.at).astimezone(ZoneInfo(reminder.schedule.zone)).date()

    @property
    def nonce(self) -> str:
        """The same for every attempt at this occurrence (at most 25 characters, Discord's limit)."""
        return f"{'t' if self.test else ''}{self.reminder.id}:{int(self.at.timestamp())}"
