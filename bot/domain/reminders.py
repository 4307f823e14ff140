"""Reminders: whose, where, when, what their owner asked for meanwhile, and how the last one went."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.posts import Destination, Outcome, Refusals
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import About, BackDay
from bot.domain.reminder_states import (
    Claim,
    Ended,
    LocalHours,
    Pause,
    Rest,
    SecondMessage,
    Snooze,
    Snoozed,
    State,
    WhenDone,
)
from bot.domain.schedules import Daily, Once, Schedule, at_local

MOST_PER_MEMBER = 10

_FURTHEST_ZONES = timedelta(days=2)
"""More than lies between two zones: what passed longer ago cannot come again in another."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stored reminder; all moments are in UTC. docs/architecture.md draws its states and what leads to each.

    Set: to, schedule, about, when_done; quiet, which is its owner's. Follows from all else: next_at, what is posted
    next, None where nothing is. since: the schedule's moments up to it are done with. claim: the occurrence on its
    way. last: how one ended. rest, snooze, second: what its owner asked for. told_at: when what is no back day spoke
    last. refusals: since a post succeeded last. revision: counts the changes, so that none overwrites another. uid:
    its name in calendars, which no other reminder has, in this installation or any; given when it is stored.
    """

    id: int
    to: Destination
    schedule: Schedule
    next_at: datetime | None
    since: datetime | None = None
    about: About = field(default_factory=BackDay)
    when_done: WhenDone = WhenDone.PRAISE
    quiet: Quiet | None = None
    claim: Claim | None = None
    last: Ended | None = None
    rest: Rest | None = None
    snooze: Snoozed = field(default_factory=Snoozed)
    second: SecondMessage | None = None
    told_at: datetime | None = None
    refusals: Refusals = field(default_factory=Refusals)
    revision: int = field(default=0, compare=False)
    uid: str = field(default="", compare=False)

    # ------------------------------------------------------------------ how it stands

    def state(self, now: datetime) -> State:
        if self.resting(now):
            return State.RESTING
        if self.next_at is None:
            return State.OVER
        return State.DUE if self.next_at <= now else State.WAITING

    def resting(self, now: datetime) -> bool:
        return self.rest is not None and self.rest.lasts(now)

    @property
    def why_resting(self) -> Pause | None:
        return self.rest.why if self.rest else None

    @property
    def last_outcome(self) -> Outcome | None:
        return self.last.outcome if self.last else None

    @property
    def set_on(self) -> date:
        """The local date from which a daily rule counts."""
        return self.schedule.rule.start if isinstance(self.schedule.rule, Daily) else date.min

    def upcoming(self, now: datetime, count: int) -> tuple[datetime, ...]:
        """The next moments at which it is posted, as things stand: in order, each once, fewer where it ends."""
        beside = filter(None, [self.put_off_to(now), self.nudge_to(now)])
        return tuple(sorted({*beside, *islice(self._scheduled(now), count)})[:count])

    def put_off_to(self, now: datetime) -> datetime | None:
        """When a snooze comes, if one is to come."""
        return self.snooze.comes(self._hours, now)

    def nudge_to(self, now: datetime) -> datetime | None:
        """When the second message comes, if one is to come: on the day of the post, or not at all."""
        if self.second is None or self.second.at <= now or self.resting(now):
            return None
        return self.second.comes(self._hours)

    @property
    def nudge_is_next(self) -> bool:
        """Whether what comes next is the second message."""
        if self.second is None or (self.since is not None and self.since >= self.second.at):
            return False
        # A snooze may come at the end of the same quiet hours, where a second message would be of yesterday.
        return self.next_at is not None and self.next_at in (self.second.at, self.second.comes(self._hours))

    # ------------------------------------------------------------------ what Discord makes of it

    def claimed(self, now: datetime) -> "Reminder":
        """When what is due is taken on: the schedule goes on from here, and a snooze that has come is over."""
        if self.next_at is None:
            return self
        # A snooze that quiet hours begun since would hold back has come all the same.
        to = self.snooze.to if self.put_off_to(now) else None
        claimed = replace(
            self,
            claim=Claim(self.next_at),
            since=now,
            rest=self.rest if self.resting(now) else None,
            snooze=self.snooze if to and to > self.next_at else self.snooze.without_moment(),
            second=SecondMessage(self.next_at) if self.nudge_is_next else self._second_sent(now),
        )
        return _planned_anew(claimed, now)

    def ended(self, outcome: Outcome, now: datetime) -> "Reminder":
        """When the claimed occurrence has ended, with nothing that follows from it."""
        return replace(self, claim=None, last=self.last if outcome is Outcome.NOTHING else Ended(outcome, now))

    def settled(self, of: datetime, outcome: Outcome, now: datetime) -> "Reminder":
        """When the occurrence `of` has ended so: with the second message to come, and with what was told noted.

        A day has one second message, and none follows what its owner put off or skipped meanwhile.
        """
        ended = self.ended(outcome, now)
        if outcome is Outcome.NO_ROLE:
            return replace(ended, to=replace(self.to, role_id=None), refusals=Refusals())
        if outcome is Outcome.POSTED:
            ended = replace(ended, refusals=Refusals())
        if not isinstance(self.about, BackDay):
            return replace(ended, told_at=now) if outcome in (Outcome.POSTED, Outcome.ELSEWHERE) else ended
        if self.about.nudge is None or outcome is not Outcome.POSTED:
            return ended
        day, second = self._hours.day, now + self.about.nudge
        before = self.second is not None and day(self.second.at) == day(second)
        if before or self.snooze.is_about(of) or self.put_off_to(now) or day(second) != day(of):
            return ended
        return replace(ended, second=SecondMessage(second)).replanned(now)

    def refused(self, of: datetime) -> "Reminder":
        """When Discord refused the occurrence `of`, and nothing shows that it will pass."""
        return replace(self, refusals=self.refusals.adding(of))

    # ------------------------------------------------------------------ what its owner asks for

    def paused(self, why: Pause, until: datetime | None, now: datetime) -> "Reminder":
        """Silent, without end or until a moment."""
        quieter = replace(self, snooze=self.snooze.without_moment(), second=self._second_sent(now))
        return _planned_anew(replace(quieter, rest=Rest(why, until)), now)

    def resumed(self, now: datetime) -> "Reminder":
        """Awake again; what would have come meanwhile does not come."""
        since = max(self.since or now, now) if self.resting(now) else self.since
        return replace(self, rest=None, since=since, refusals=Refusals()).replanned(now)

    def skipped(self, now: datetime) -> "Reminder":
        """Without what comes next. Raises `DomainError` where nothing does."""
        if self.next_at is None:
            raise DomainError("reminder-nothing-next")
        later = self.snooze.to is not None and self._hours.after_quiet(self.snooze.to) > self.next_at
        skipped = replace(
            self,
            since=self.next_at,
            snooze=self.snooze if later else self.snooze.without_moment(),
            second=self._second_sent(now) if self.nudge_is_next else self.second,
        )
        return _planned_anew(skipped, now)

    def rescheduled(self, schedule: Schedule, now: datetime) -> "Reminder":
        """At other times from now on; what was snoozed, or was to come once more, does not come."""
        quieter = replace(self, snooze=self.snooze.without_moment(), second=self._second_sent(now))
        return _planned_anew(replace(quieter, schedule=schedule, since=now), now)

    def moved(self, zone: str, now: datetime) -> "Reminder":
        """In another zone, at the same local times from now on; a local date that has had its moment has no other."""
        moved = replace(self, schedule=Schedule(self.schedule.rule, zone))
        # Done with is also what is still to come: what its owner skipped, or what an earlier zone has had.
        done = max(now, self.since or now)
        passed = takewhile(lambda moment: moment <= done, self.schedule.after(now - _FURTHEST_ZONES))
        last = max(passed, default=None)
        if last is not None and not isinstance(self.schedule.rule, Once):
            moved = replace(moved, since=at_local(self._hours.day(last), self.schedule.rule.time, ZoneInfo(zone)))
        return moved.replanned(now)

    def snoozed(self, choice: Snooze, of: datetime, now: datetime) -> "Reminder":
        """The occurrence `of` once more, later. The same choice twice is one; another one replaces it.

        Raises `DomainError` where tonight has passed.
        """
        request = f"{choice}:{int(of.timestamp())}"
        if self.snooze.request == request:
            return self
        to = choice.moment(of, now, self._hours.zone)
        return self._without_second(replace(self, snooze=Snoozed(to, request)), now)

    def dropped(self, of: datetime, now: datetime) -> "Reminder":
        """Without the occurrence `of`, which was posted: not later either."""
        request = f"skip:{int(of.timestamp())}"
        if self.snooze.request == request:
            return self
        last = Ended(Outcome.SKIPPED, now)
        return self._without_second(replace(self, snooze=Snoozed(None, request), last=last), now)

    def replanned(self, now: datetime) -> "Reminder":
        """With `next_at` as everything else says; what is due already stays due until it is claimed."""
        return self if self.next_at is not None and self.next_at <= now else _planned_anew(self, now)

    # ------------------------------------------------------------------

    def _without_second(self, changed: "Reminder", now: datetime) -> "Reminder":
        """`changed`, without a second message that is still to come, even where it is due at this moment."""
        changed = replace(changed, second=self._second_sent(now))
        return _planned_anew(changed, now) if self.nudge_is_next else changed.replanned(now)

    def _second_sent(self, now: datetime) -> SecondMessage | None:
        """The second message that came last, without one that is still to come."""
        sent = self.second is not None and self.second.at <= now and not self.nudge_is_next
        return self.second if sent else None

    @property
    def _hours(self) -> LocalHours:
        return LocalHours(ZoneInfo(self.schedule.zone), self.quiet)

    def _scheduled(self, now: datetime) -> Iterator[datetime]:
        """The schedule's own moments to come, each at the end of the quiet hours that it falls in."""
        end = self.rest.until if self.rest and self.resting(now) else now
        if end is None:
            return
        hours, last = self._hours, max(now, end)
        begin = last
        # Quiet hours are shorter than a day: what fell into them longer ago has been heard.
        for moment in self.schedule.after(max(self.since or begin, begin - timedelta(days=1))):
            after_quiet = hours.after_quiet(moment)
            if after_quiet > last:
                yield after_quiet
                last = after_quiet


def new_reminder(
    to: Destination, schedule: Schedule, now: datetime, about: About, when_done: WhenDone = WhenDone.PRAISE
) -> Reminder:
    """One that is not stored yet, from now on."""
    begin = now.astimezone(UTC)
    return Reminder(0, to, schedule, None, since=begin, when_done=when_done, about=about).replanned(begin)


def _planned_anew(reminder: Reminder, now: datetime) -> Reminder:
    return replace(reminder, next_at=next(iter(reminder.upcoming(now, 1)), None))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One moment of a reminder, claimed for posting; a `test` is a copy that was asked for and changes nothing."""

    reminder: Reminder
    at: datetime
    test: bool = False

    @property
    def nudge(self) -> bool:
        """Whether it is the second message after a post."""
        return not self.test and self.reminder.second == SecondMessage(self.at)

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
