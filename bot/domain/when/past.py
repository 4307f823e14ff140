"""Past moments as people say them: `yesterday`, `monday 18:00`, `2 days ago`, `last night`, `21 Nov`."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, Unclear
from bot.domain.schedules import DAYS
from bot.domain.when.clock import Clock, clock
from bot.domain.when.days import DAY, calendar_dates, in_months, monday, weekdays
from bot.domain.when.line import Line
from bot.domain.when.words import PARTS, plain

LONGEST_PAST_PHRASE = 60
LONGEST_AGO = timedelta(days=366 * 50)
_YEARS = 8
_USUAL = {"morning": time(9), "afternoon": time(15), "evening": time(19), "night": time(21)}
"""A time for a part of the day that is told without one: what was done then is not counted by the minute."""

_AGO = re.compile(
    r"(an?|\d{1,5}) ?(minute|m|hour|h|day|d|week|w|month)(?: ?(?:and )?(\d{1,2}) ?(?:minute|m)?)? ago\b"
)


def parse_past(text: str, now: datetime, zone: str) -> datetime:
    """The moment in UTC; without a time of day it is noon, or now where that is earlier.

    Raises `DomainError` for what is not understood, and for a moment that is still to come.
    """
    typed = text.strip()[:LONGEST_PAST_PHRASE]
    line = Line(typed, now.astimezone(ZoneInfo(zone)), plain(text[: LONGEST_PAST_PHRASE + 1]))
    try:
        moment = _moment(line)
    except Unclear:
        raise
    except (DomainError, ValueError, OverflowError):
        raise DomainError("past-not-understood", typed=typed) from None
    if not timedelta(0) <= now - moment <= LONGEST_AGO:
        raise DomainError("past-not-past", typed=typed)
    return moment


def _moment(line: Line) -> datetime:
    if passed := _passed(line):
        return passed
    line.take(r"\bjust\b")
    part = re.search(rf"\b({'|'.join(PARTS)}|tonight)\b", line.rest)
    day = _day(line)
    reading = _clock(line, part[1] if part else None)
    days = weekdays(line)
    today = line.now.date()
    if day is None:
        if len(days) > 1:
            raise ValueError(line.typed)
        day = today - timedelta(days=(today.weekday() - next(iter(days))) % 7 or 7) if days else None
    elif days and days != {day.weekday()}:
        raise ValueError(line.typed)
    if day is None and reading is not None and datetime.combine(today, reading.at) > line.now.replace(tzinfo=None):
        day = today - timedelta(days=1)  # `11pm`, said in the morning
    moment = datetime.combine(day or today, reading.at if reading else time(12), line.now.tzinfo).astimezone(UTC)
    return min(moment, line.now.astimezone(UTC)) if reading is None and (day or today) == today else moment


def _clock(line: Line, part: str | None) -> Clock | None:
    """The time of day; a part of the day alone has its usual one."""
    alone = part in _USUAL and not re.search(r"\d|noon|midnight", line.rest)
    if alone and part is not None:
        line.take(rf"\b{part}\b")
        return Clock(_USUAL[part])
    if line.take(r"\bnow\b"):
        return Clock(line.now.time())
    reading = clock(line, daily=True)
    if reading and reading.plain and reading.at.minute == 0 and not re.search(r"\d[:.]", line.typed):
        raise line.ask("when-which-half", *(f"{line.typed}{half}" for half in ("am", "pm")))
    return reading


def _passed(line: Line) -> datetime | None:
    """`2 hours ago`: by the clock that passes, not the calendar."""
    found = _AGO.fullmatch(line.rest.strip())
    if found is None or found[2][0] not in "mh" or found[2] == "month":
        return None
    hours = found[2].startswith("h")
    count = int(found[1]) if found[1].isdigit() else 1
    ago = timedelta(hours=count if hours else 0, minutes=int(found[3] or 0) + (0 if hours else count))
    return line.now.astimezone(UTC) - ago


def _day(line: Line) -> date | None:
    """The day that was named, by anything but a weekday alone. Raises ValueError and OverflowError for none."""
    today = line.now.date()
    dates = calendar_dates(line, range(today.year, today.year - _YEARS, -1), latest=today)
    if dates:
        return next((day for day in dates if day <= today), dates[0])
    if found := line.take(_AGO):
        count = int(found[1]) if found[1].isdigit() else 1
        unit = found[2]
        if unit == "month":
            return in_months(today, -count)
        return today - timedelta(days=count * (7 if unit.startswith("w") else 1))
    if found := line.take(r"\b(?:the )?(?:day before yesterday)\b"):
        return today - timedelta(days=2)
    if found := line.take(r"\b(today|yesterday)\b"):
        return today - timedelta(days=int(found[1] == "yesterday"))
    if found := line.take(rf"\b(?:on )?({DAY}) (?:of )?last week\b|\blast week (?:on )?({DAY})\b"):
        return monday(today) - timedelta(days=7 - DAYS.index(found[1] or found[2]))
    if found := line.take(rf"\b(?:last|this|past) ({DAY})\b"):
        return today - timedelta(days=(today.weekday() - DAYS.index(found[1])) % 7 or 7)
    return None
