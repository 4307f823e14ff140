"""Past moments as people say them: `yesterday`, `monday 18:00`, `2 days ago`, `21 Nov`, `2026-11-21 7am`."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser

from bot.domain.errors import DomainError
from bot.domain.schedules import DAYS
from bot.domain.when import time_of_day

LONGEST = 60
LONGEST_AGO = timedelta(days=366 * 50)

_TIME = re.compile(r"(?<![\d:.-])(?:at\s+)?(\d{1,2})(?:[:.](\d{2})\s*(am|pm)?|\s*(am|pm))(?![\d:.])")
_AGO = re.compile(r"(\d{1,3})\s*(day|week)s?\s+ago")
_DAY = re.compile(r"(?:last\s+|on\s+)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*")


def parse_past(text: str, now: datetime, zone: str) -> datetime:
    """The moment in UTC; without a time of day it is noon, or now where that is earlier.

    Raises `DomainError` for what is not understood, and for a moment that is still to come.
    """
    local = now.astimezone(ZoneInfo(zone))
    line = text.strip().lower()[: LONGEST + 1]
    said = _TIME.search(line)
    words = (line[: said.start()] + line[said.end() :] if said else line).strip(" ,")
    try:
        day = _day(words, local.date())
        at = time_of_day(said[1], said[2], said[3] or said[4]) if said else time(12)
    except (ValueError, OverflowError):
        raise DomainError("past-not-understood", typed=text.strip()[:LONGEST]) from None
    moment = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    if not said and day == local.date():
        moment = min(moment, now.astimezone(UTC))
    if not timedelta(0) <= now - moment <= LONGEST_AGO:
        raise DomainError("past-not-past", typed=text.strip()[:LONGEST])
    return moment


def _day(words: str, today: date) -> date:
    """Raises ValueError for what is no day."""
    if words in ("", "today", "now"):
        return today
    if words == "yesterday":
        return today - timedelta(days=1)
    if ago := _AGO.fullmatch(words):
        return today - timedelta(days=int(ago[1]) * (7 if ago[2] == "week" else 1))
    if named := _DAY.fullmatch(words):
        back = (today.weekday() - DAYS.index(named[1])) % 7
        return today - timedelta(days=back or 7)
    # Day before month as most of the world writes it; a year that comes first is followed by the month.
    noon = datetime.combine(today, time(12))
    found = parser.parse(words, default=noon, dayfirst=not re.match(r"\d{4}", words)).date()
    return found.replace(year=found.year - 1) if found > today and str(found.year) not in words else found
