"""When back day is: a rule, a zone, and the moments that follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)


class Change(StrEnum):
    """What the clocks do to a local time."""

    GAP = "gap"
    """The spring change skips it."""
    FOLD = "fold"
    """Autumn repeats it."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """On `days` (0 = Monday) at the local `time`, in every `every`-th week (from Monday) after that of `start`.

    Nothing comes before `start`; without one, weeks are not counted, and `every` is 1.
    """

    days: frozenset[int]
    time: time
    every: int = 1
    start: date | None = None

    def dates(self, first: date) -> Iterator[date]:
        """The dates from `first` on, without end."""
        day = max(first, self.start or first)
        while True:
            if day.weekday() in self.days and self._counts(day):
                yield day
            day += _DAY

    def _counts(self, day: date) -> bool:
        return self.start is None or (_monday(day) - _monday(self.start)).days // 7 % self.every == 0


@dataclass(frozen=True, slots=True)
class Daily:
    """On `start` and every `every` days after it, at the local `time`."""

    every: int
    time: time
    start: date

    def dates(self, first: date) -> Iterator[date]:
        """The dates from `first` on, without end."""
        day = self.start + max(0, -((self.start - first).days // self.every)) * timedelta(days=self.every)
        while True:
            yield day
            day += timedelta(days=self.every)


@dataclass(frozen=True, slots=True)
class Monthly:
    """On the `nths` of `days` (0 = Monday) of each month at the local `time`; without days, on its `nths` days.

    -1 is the last one. A month that has no such day is left out (RFC 5545, 3.3.10). Nothing comes before `start`.
    """

    nths: frozenset[int]
    days: frozenset[int]
    time: time
    start: date | None = None

    def dates(self, first: date) -> Iterator[date]:
        """The dates from `first` on, without end."""
        day = max(first, self.start or first)
        while True:
            if self._counts(day):
                yield day
            day += _DAY

    def _counts(self, day: date) -> bool:
        step = _DAY * (7 if self.days else 1)
        nth = (day.day - 1) // step.days + 1
        last = (day + step).month != day.month
        return (not self.days or day.weekday() in self.days) and (nth in self.nths or (last and -1 in self.nths))


@dataclass(frozen=True, slots=True)
class Once:
    """At one moment, in UTC."""

    at: datetime


Rule = Weekly | Daily | Monthly | Once


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule in the IANA zone named `zone`."""

    rule: Rule
    zone: str

    def after(self, moment: datetime) -> Iterator[datetime]:
        """The moments after `moment` (aware), in UTC: exactly one for each scheduled date.

        A local time that the spring change skips is read with the offset before the gap, and of one that
        autumn repeats the first is taken (RFC 5545, 3.3.5), which is what fold=0 means (PEP 495).
        """
        if isinstance(self.rule, Once):
            if self.rule.at > moment:
                yield self.rule.at
            return
        zone = ZoneInfo(self.zone)
        # A day earlier: what a gap skips before midnight comes after it.
        for day in self.rule.dates(moment.astimezone(zone).date() - _DAY):
            candidate = at_local(day, self.rule.time, zone)
            if candidate > moment:
                # A date that a zone left out (Samoa, 30 December 2011) is the moment of the next one.
                yield (moment := candidate)

    def next_after(self, moment: datetime) -> datetime | None:
        """The first moment after `moment`, in UTC; None where nothing comes any more."""
        return next(self.after(moment), None)

    def upcoming(self, moment: datetime, count: int) -> tuple[datetime, ...]:
        """The next `count` moments after `moment`, in UTC; fewer where the rule ends."""
        return tuple(islice(self.after(moment), count))

    def change(self, moment: datetime) -> Change | None:
        """What the clocks do to the local time that made `moment`: skipped, or repeated; None for other moments."""
        if isinstance(self.rule, Once):
            return None
        zone = ZoneInfo(self.zone)
        local = moment.astimezone(zone)
        for day in (local.date(), local.date() - _DAY):
            if at_local(day, self.rule.time, zone) == moment:
                if (local.date(), local.time()) != (day, self.rule.time):
                    return Change.GAP
                return Change.FOLD if local.utcoffset() != local.replace(fold=1).utcoffset() else None
        return None


def at_local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC of a local date and time."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
