"""Back days as a calendar file (RFC 5545), for other programs."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS, Daily, Once, Rule, at_local

LENGTH = timedelta(hours=1)
AHEAD = timedelta(days=366 * 10)
"""How far ahead the changes of the clocks are told."""

_QUARTER = timedelta(minutes=15)


def as_calendar(reminders: Iterable[Reminder], summary: str, now: datetime) -> bytes:
    """The reminders that will come again as events called `summary`, in UTF-8. Their ids stay the same.

    The days as they are set: quiet hours, and what was put off for once, move the message and not the training.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Backday//Back days//EN")
    calendar.add("version", "2.0")
    coming = [one for one in reminders if not one.resting(now) or one.paused_until]
    for zone in sorted({one.schedule.zone for one in coming} - {"UTC"}):
        calendar.add_component(_timezone(zone, now))
    for one in coming:
        if event := _event(one, summary, now):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(one: Reminder, summary: str, now: datetime) -> Event | None:
    begin = max([now, *filter(None, (one.since, one.paused_until))])
    moment = one.schedule.next_after(begin)
    if moment is None:
        return None
    event = Event()
    event.add("uid", f"reminder-{one.id}@backday")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", _said(one.schedule.rule, moment, ZoneInfo(one.schedule.zone)))
    event.add("duration", LENGTH)
    event.add("summary", summary)
    if repeats := _repeats(one.schedule.rule):
        event.add("rrule", repeats)
    return event


def _said(rule: Rule, moment: datetime, zone: ZoneInfo) -> datetime:
    """The local date and time that the rule says for its moment, also where the clocks skip it."""
    local = moment.astimezone(zone)
    if isinstance(rule, Once):
        return local.replace(microsecond=0)
    dates = rule.dates(local.date() - timedelta(days=1))
    day = next(one for one in dates if at_local(one, rule.time, zone) >= moment)
    return datetime.combine(day, rule.time, zone)


def _repeats(rule: Rule) -> dict[str, str | int | list[str]]:
    if isinstance(rule, Once):
        return {}
    if isinstance(rule, Daily):
        return {"freq": "daily", "interval": rule.every}
    days = [DAYS[day][:2].upper() for day in sorted(rule.days)]
    return {"freq": "weekly", "interval": rule.every, "byday": days, "wkst": "MO"}


def _timezone(name: str, now: datetime) -> Timezone:
    """The zone's offset now and all changes ahead. (The library's own puts the spring change an hour late.)"""
    zone = ZoneInfo(name)
    timezone = Timezone()
    timezone.add("tzid", name)
    begin = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=366)
    timezone.add_component(_observance(begin, begin, zone))
    for before, after in _changes(begin, now + AHEAD, zone):
        timezone.add_component(_observance(before, after, zone))
    return timezone


def _observance(before: datetime, after: datetime, zone: ZoneInfo) -> TimezoneStandard | TimezoneDaylight:
    """What holds from the moment `after`; `before` is the last hour of what held until then."""
    old, new = before.astimezone(zone), after.astimezone(zone)
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", (after + (old.utcoffset() or timedelta(0))).replace(tzinfo=None))
    part.add("tzoffsetfrom", old.utcoffset())
    part.add("tzoffsetto", new.utcoffset())
    part.add("tzname", new.tzname())
    return part


def _changes(begin: datetime, end: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The moments in UTC at which the offset changes, each with one before it. They come on quarters of an hour."""
    day = begin
    while day < end:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            at = day
            while at.astimezone(zone).utcoffset() == day.astimezone(zone).utcoffset():
                at += _QUARTER
            yield day, at
        day = following
