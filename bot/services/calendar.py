"""Back days as a calendar file (RFC 5545), for other programs."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS, Daily, Monthly, Once, Rule, Weekly, at_local
from bot.services.calendar_zones import described

LENGTH = timedelta(hours=1)


def as_calendar(reminders: Iterable[Reminder], summary: str, now: datetime) -> bytes:
    """The reminders that will come again as events called `summary`, in UTF-8. Their names stay the same.

    The days as they are set: quiet hours, and what was put off for once, move the message and not the training.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Backday//Back days//EN")
    calendar.add("version", "2.0")
    coming = [
        reminder for reminder in reminders if not reminder.resting(now) or (reminder.rest and reminder.rest.until)
    ]
    for zone in sorted({reminder.schedule.zone for reminder in coming} - {"UTC"}):
        calendar.add_component(described(zone, now))
    for reminder in coming:
        if event := _event(reminder, summary, now):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, summary: str, now: datetime) -> Event | None:
    begin = max([now, *filter(None, (reminder.since, reminder.rest.until if reminder.rest else None))])
    moment = reminder.schedule.next_after(begin)
    if moment is None:
        return None
    stamp = now.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", reminder.uid)
    # By these two, importers tell that an entry is newer than the one they have (RFC 5545, 3.8.7.3 and 3.8.7.4).
    event.add("sequence", reminder.revision)
    event.add("last-modified", stamp)
    event.add("dtstamp", stamp)
    event.add("dtstart", _local_start(reminder.schedule.rule, moment, ZoneInfo(reminder.schedule.zone)))
    event.add("duration", LENGTH)
    event.add("summary", summary)
    if repeats := _repeats(reminder.schedule.rule):
        event.add("rrule", repeats)
    return event


def _local_start(rule: Rule, moment: datetime, zone: ZoneInfo) -> datetime:
    """The local date and time that the rule says for its moment, also where the clocks skip it."""
    local = moment.astimezone(zone)
    if isinstance(rule, Once):
        return local.replace(microsecond=0)
    dates = rule.dates(local.date() - timedelta(days=1))
    day = next(date for date in dates if at_local(date, rule.time, zone) >= moment)
    return datetime.combine(day, rule.time, zone)


def _repeats(rule: Rule) -> dict[str, str | int | list[str] | list[int]]:
    match rule:
        case Once():
            return {}
        case Daily(every, _, _):
            return {"freq": "daily", "interval": every}
        case Weekly(days, _, every, _):
            return {"freq": "weekly", "interval": every, "byday": list(map(_day, sorted(days))), "wkst": "MO"}
        case Monthly(nths, days, _, _):
            if not days:
                return {"freq": "monthly", "bymonthday": sorted(nths)}
            return {"freq": "monthly", "byday": [f"{nth}{_day(day)}" for day in sorted(days) for nth in sorted(nths)]}


def _day(number: int) -> str:
    return DAYS[number][:2].upper()
