"""Time zones inside a calendar file (RFC 5545, 3.6.5): by a yearly rule where they have one.

Of several single changes Outlook reads one ([MS-OXCICAL] 2.1.3.1.1.19.2), so that a file with them is off for
half the year there. The calendar library describes zones by single changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard

from bot.domain.schedules import DAYS

YEARS = 12
"""How far ahead the changes of the clocks are looked at."""

_QUARTER = timedelta(minutes=15)
_WEEK = 7
_OBSERVANCES = 2
"""Of a zone with summer time: one begins it, one ends it."""


@dataclass(frozen=True, slots=True)
class _Change:
    """The clocks change. local: the moment, as the clocks showed it before."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def described(name: str, now: datetime) -> Timezone:
    """The zone as it is from the last changes before `now` on."""
    zone = ZoneInfo(name)
    timezone = Timezone()
    timezone.add("tzid", name)
    begin = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=366)
    changes = list(_changes(begin, begin + timedelta(days=366 * YEARS), zone))
    yearly = [changes[at::_OBSERVANCES] for at in range(_OBSERVANCES)]
    if changes and all(map(_rule, yearly)):
        for some in yearly:
            timezone.add_component(_observance(some[0], _rule(some)))
        return timezone
    timezone.add_component(_observance(_standing(begin, zone)))
    for change in changes:
        timezone.add_component(_observance(change))
    return timezone


def _rule(changes: Sequence[_Change]) -> dict[str, str | int | list[int]]:
    """The yearly rule that all the changes follow; empty where they follow none.

    A weekday that is the nth or the last of its month; or, as in Chile, the first one from a day on.
    """
    alike = {
        (change.local.time(), change.before, change.after, change.local.month, change.local.weekday())
        for change in changes
    }
    if len(alike) != 1 or len(changes) < YEARS - 1:
        return {}
    day, month = DAYS[changes[0].local.weekday()][:2].upper(), changes[0].local.month
    numbers = [change.local.day for change in changes]
    if all((change.local + timedelta(days=_WEEK)).month != month for change in changes):
        return {"freq": "yearly", "bymonth": month, "byday": f"-1{day}"}
    if len(nths := {(number - 1) // _WEEK + 1 for number in numbers}) == 1:
        return {"freq": "yearly", "bymonth": month, "byday": f"{nths.pop()}{day}"}
    if max(numbers) - min(numbers) < _WEEK:
        first = min(numbers)
        return {"freq": "yearly", "bymonth": month, "byday": day, "bymonthday": list(range(first, first + _WEEK))}
    return {}


def _observance(change: _Change, rule: dict[str, str | int | list[int]] | None = None) -> Component:
    part: Component = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.local)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part


def _standing(moment: datetime, zone: ZoneInfo) -> _Change:
    """What holds at a moment, as if it began there."""
    return _change(moment, moment, zone)


def _changes(begin: datetime, end: datetime, zone: ZoneInfo) -> Iterator[_Change]:
    """The changes between two moments in UTC. They come on quarters of an hour."""
    day = begin
    while day < end:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            at = day
            while at.astimezone(zone).utcoffset() == day.astimezone(zone).utcoffset():
                at += _QUARTER
            yield _change(day, at, zone)
        day = following


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> _Change:
    old, new = before.astimezone(zone), after.astimezone(zone)
    offset = old.utcoffset() or timedelta(0)
    return _Change(
        (after + offset).replace(tzinfo=None),
        offset,
        new.utcoffset() or timedelta(0),
        new.tzname() or "",
        bool(new.dst()),
    )
