"""When back day is: weekdays, a local time and a zone, and the moments that follow from them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = 100

_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun|tues|weds|thur|thurs|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?")
_EVERY = {"daily": range(7), "everyday": range(7), "weekdays": range(5), "weekday": range(5)}
_EVERY |= {"weekends": range(5, 7), "weekend": range(5, 7)}
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?(?![\d:.])")
_NOISE = {"", "and", "on", "at", "every", "each", "the", "uhr", "h", "o'clock"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every week on `days` (0 = Monday) at the local `time` of the IANA zone named `zone`."""

    days: frozenset[int]
    time: time
    zone: str

    def after(self, moment: datetime) -> Iterator[datetime]:
        """The moments after `moment` (aware), in UTC, without end: exactly one for each scheduled date.

        A local time that the spring change skips is read with the offset before the gap, and of one that
        autumn repeats the first is taken (RFC 5545, 3.3.5), which is what fold=0 means (PEP 495).
        """
        zone = ZoneInfo(self.zone)
        date = moment.astimezone(zone).date() - timedelta(days=1)
        while True:
            date += timedelta(days=1)
            if date.weekday() in self.days:
                candidate = datetime.combine(date, self.time, zone).astimezone(UTC)
                if candidate > moment:
                    yield candidate

    def next_after(self, moment: datetime) -> datetime:
        """The first moment after `moment`, in UTC."""
        return next(self.after(moment))

    def upcoming(self, moment: datetime, count: int) -> tuple[datetime, ...]:
        """The next `count` moments after `moment`, in UTC."""
        return tuple(islice(self.after(moment), count))


def parse_when(text: str) -> tuple[frozenset[int], time]:
    """Read `mon 18:00`, `mon thu 6pm`, `weekdays at noon`: the days (0 = Monday) and the local time.

    Raises `DomainError`, saying what was understood and what was not.
    """
    if len(text) > LONGEST:
        raise DomainError("when-too-long", given=len(text), most=LONGEST)
    line = unicodedata.normalize("NFKC", text).lower().replace("every day", "daily").strip()
    line = re.sub(r"\bnoon\b|\bmidday\b", "12:00", re.sub(r"\bmidnight\b", "00:00", line))
    times = list(_TIME.finditer(line))
    days = _days(text, _TIME.sub(" ", line))
    if not times:
        raise DomainError("when-no-time", text=text.strip())
    if len(times) > 1:
        raise DomainError("when-many-times", text=text.strip(), count=len(times))
    if not days:
        raise DomainError("when-no-day", text=text.strip())
    return days, _time(times[0])


def _days(text: str, words: str) -> frozenset[int]:
    days: set[int] = set()
    for word in re.split(r"[\s,;&/+]+", words):
        if word in _EVERY:
            days.update(_EVERY[word])
        elif _DAY.fullmatch(word):
            days.add(DAYS.index(word[:3]))
        elif word not in _NOISE:
            raise DomainError("when-not-understood", text=text.strip(), part=word[:40])
    return frozenset(days)


def _time(match: re.Match[str]) -> time:
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise DomainError("when-no-such-time", part=match[0].strip())
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)
