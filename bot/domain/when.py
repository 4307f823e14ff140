"""Reading when to remind: `mon thu 6pm`, `every other day 07:30`, `in 2 hours`, `24 Dec 18:00`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.schedules import DAYS, Daily, Once, Schedule, Weekly

LONGEST = 100
EXAMPLES = ("mon thu 18:00", "every other day 07:30", "every other monday 6pm", "weekdays at noon", "tomorrow 7am")
"""What people may say, to be offered."""

MOST_DAYS = 366
MOST_WEEKS = 52
FURTHEST_YEARS = 5
EVENING = time(20)
"""What `tonight` means without a time."""

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun|tues|weds|thur|thurs|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sept|january|february|march|april|june|july|august|"
    r"september|october|november|december)\b\.?"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "other": 2, "second": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_NUMBER = rf"(\d{{1,6}}(?:st|nd|rd|th)?|{'|'.join(_NUMBERS)})"
_SETS = {
    "daily": range(7),
    "weekdays": range(5),
    "weekday": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
}
_NOISE = {"", "and", "on", "at", "every", "the", "uhr", "h", "o'clock", "weekly"}
_SAME = {
    "’": "'", "everyday": "every day", "each": "every", "fortnightly": "every 2 weeks", "biweekly": "every 2 weeks",
    "every fortnight": "every 2 weeks", "noon": "12:00", "midday": "12:00", "midnight": "00:00",
    "a.m.": "am", "p.m.": "pm",
}  # fmt: skip

_IN = re.compile(
    rf"in (?:(half) an hour|(?:(\d{{1,4}}(?:\.\d{{1,2}})?|{'|'.join(_NUMBERS)}) ?(?:hours?|hrs?|h))?"
    r"(?: ?(?:and )?(\d{1,5}) ?(?:minutes?|mins?|m))?)"
)
_IN_DAYS = re.compile(rf"\bin {_NUMBER} (day|week)s?\b")
_EVERY = re.compile(rf"\bevery (?:{_NUMBER} )?(day|week)s?\b")
_EVERY_NAMED = re.compile(rf"\bevery {_NUMBER} (?={_DAY}\b)(day|week)?")
_FROM = re.compile(r"\b(?:from|starting)(?: on)?\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:t(?=\d)|(?!\d))")
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<![\d:.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?:,? (?P<year>20\d{{2}})\b(?!:))?"
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d| ?[ap]m)(?:,? (?P<year>20\d{{2}})\b(?!:))?"
)
_SLASHES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])")
_NEAR = re.compile(rf"\b(day after tomorrow|today|tonight|tomorrow)\b|\b(next|this|coming) ({_DAY})\b")
_RANGE = re.compile(rf"\b({_DAY}) ?(?:-|–|to|through) ?({_DAY})\b")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?(?![\d:.])")


@dataclass
class _Line:
    """What was typed, and the rest of it that is not understood yet. `now` is local."""

    typed: str
    now: datetime
    rest: str

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found:
            self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}"
        return found

    def refuse(self, key: str, **facts: str | int) -> DomainError:
        return DomainError(key, text=self.typed, **facts)

    def first_to_come(self, dates: Iterable[date], at: time) -> date:
        """The first of the dates on which `at` is still to come. Raises `DomainError` where none is."""
        zone = self.now.tzinfo
        for one in dates:
            if one.year > self.now.year + FURTHEST_YEARS:
                raise self.refuse("when-too-far", most=FURTHEST_YEARS)
            # Not the local times: where the clocks change, they do not tell which comes first.
            if one >= self.now.date() and datetime.combine(one, at, zone).timestamp() > self.now.timestamp():
                return one
        raise self.refuse("when-past")


def parse_when(text: str, now: datetime, zone: str) -> Schedule:
    """Read when to remind, at `now` (aware) in the IANA `zone`. Days and weeks are counted from the next one.

    Raises `DomainError`, saying what was understood and what was not.
    """
    return _parse(text, now, zone, None)


def parse_until(text: str, now: datetime, zone: str) -> datetime:
    """Read one moment to come, in UTC: as `parse_when`, but a day without a time begins at midnight."""
    moment = _parse(text, now, zone, time(0)).next_after(now)
    if moment is None:
        raise DomainError("when-past", text=text.strip())
    return moment


def parse_clock(text: str) -> time:
    """Read a time of day: `22:00`, `10pm`, `noon`. Raises `DomainError`."""
    found = _TIME.fullmatch(_plain(text[:LONGEST]))
    if found is None:
        raise DomainError("when-no-such-time", part=text.strip()[:40])
    return _time_of(found)


def time_of_day(hour: str, minute: str | None, half: str | None) -> time:
    """The time that digits and `am`, `pm` or nothing mean. Raises ValueError where there is none."""
    if half is None:
        return time(int(hour), int(minute or 0))
    if not 1 <= int(hour) <= 12:
        raise ValueError(hour)
    return time(int(hour) % 12 + (12 if half == "pm" else 0), int(minute or 0))


def _parse(text: str, now: datetime, zone: str, usual: time | None) -> Schedule:
    if len(text) > LONGEST:
        raise DomainError("when-too-long", given=len(text), most=LONGEST)
    line = _Line(text.strip(), now.astimezone(ZoneInfo(zone)), _plain(text))
    if span := _span(line):
        return Schedule(Once(now.astimezone(UTC) + span), zone)
    every, unit = _every(line)
    begins = line.take(_FROM) is not None
    dates, at = _dates(line)
    days = _range(line)
    at = _time(line) or at or usual
    days |= _days(line)
    if at is None:
        raise line.refuse("when-no-time")
    if dates and not begins and not every:
        return Schedule(Once(_once(line, dates, days, at)), zone)
    start = line.first_to_come(dates, at) if dates else None
    return Schedule(_repeated(line, every, unit, days, at, start), zone)


def _plain(text: str) -> str:
    line = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    for said, same in _SAME.items():
        line = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)" if said != "’" else said, same, line)
    return line


def _span(line: _Line) -> timedelta | None:
    """`in 2 hours`: time that passes, whatever the clocks do."""
    found = _IN.fullmatch(line.rest)
    if found is None or not any(found.groups()):
        return None
    half, hours, minutes = found.groups()
    count = 0.5 if half else float(_NUMBERS.get(hours, hours or 0))
    span = timedelta(hours=count, minutes=int(minutes or 0))
    if not timedelta(minutes=1) <= span <= timedelta(days=MOST_DAYS):
        raise line.refuse("when-interval", most=MOST_DAYS)
    return span


def _every(line: _Line) -> tuple[int, str]:
    """`every 3 days`: 3 and `day`; every single day or week is 0, because nothing is counted then."""
    found = line.take(_EVERY) or line.take(_EVERY_NAMED)
    if found is None:
        return 0, ""
    count, unit = _number(found[1] or "1"), found[2] or "week"
    most = MOST_DAYS if unit == "day" else MOST_WEEKS
    if not 1 <= count <= most:
        raise line.refuse("when-interval", most=most)
    return (0 if count == 1 else count), unit


def _dates(line: _Line) -> tuple[list[date], time | None]:
    """The dates that may be meant, the likeliest first, with the time that goes without saying; none for weekdays."""
    today = line.now.date()
    if found := line.take(_IN_DAYS):
        days = _number(found[1]) * (7 if found[2] == "week" else 1)
        if not 1 <= days <= MOST_DAYS:
            raise line.refuse("when-interval", most=MOST_DAYS)
        return [today + timedelta(days=days)], line.now.time()
    for pattern in (_ISO, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        if found := line.take(pattern):
            return _calendar(found, today), None
    if found := line.take(_SLASHES):
        raise DomainError("when-slashes", part=found[0])
    found = line.take(_NEAR)
    if found is None:
        return [], None
    if found[1]:
        ahead = ("today", "tomorrow", "day after tomorrow").index(found[1].replace("tonight", "today"))
        return [today + timedelta(days=ahead)], EVENING if found[1] == "tonight" else None
    ahead = (DAYS.index(found[3][:3]) - today.weekday()) % 7
    near = [today + timedelta(days=ahead), today + timedelta(days=ahead + 7)]
    return (near[1:] if found[2] == "next" and not ahead else near), None


def _calendar(found: re.Match[str], today: date) -> list[date]:
    month = found["month"] if found["month"].isdigit() else _MONTHS.index(found["month"][:3]) + 1
    years = [int(found["year"])] if found["year"] else range(today.year, today.year + 9)
    dates = []
    for year in years:
        try:
            dates.append(date(year, int(month), int(found["day"])))
        except ValueError:  # 29 February, in most years
            continue
    if not dates:
        raise DomainError("when-no-such-date", part=found[0].strip())
    return dates


def _range(line: _Line) -> frozenset[int]:
    """`mon-fri`."""
    found = line.take(_RANGE)
    if found is None:
        return frozenset()
    first, last = DAYS.index(found[1][:3]), DAYS.index(found[2][:3])
    return frozenset((first + more) % 7 for more in range((last - first) % 7 + 1))


def _time(line: _Line) -> time | None:
    times = list(_TIME.finditer(line.rest))
    line.rest = _TIME.sub(" ", line.rest)
    read = [_time_of(one) for one in times]
    if len(read) > 1:
        raise line.refuse("when-many-times", count=len(read))
    return read[0] if read else None


def _time_of(match: re.Match[str]) -> time:
    try:
        return time_of_day(match[1], match[2], match[3])
    except ValueError:
        raise DomainError("when-no-such-time", part=match[0].strip()) from None


def _days(line: _Line) -> frozenset[int]:
    days: set[int] = set()
    for word in re.split(r"[\s,;&/+]+", line.rest):
        if word in _SETS:
            days.update(_SETS[word])
        elif re.fullmatch(_DAY, word):
            days.add(DAYS.index(word[:3]))
        elif word not in _NOISE:
            raise line.refuse("when-not-understood", part=word[:40])
    return frozenset(days)


def _once(line: _Line, dates: list[date], days: frozenset[int], at: time) -> datetime:
    """The moment in UTC. A weekday may stand beside the date, if it is that date's."""
    day = line.first_to_come(dates, at)
    if days and days != {day.weekday()}:
        raise line.refuse("when-mixed")
    return datetime.combine(day, at, line.now.tzinfo).astimezone(UTC)


def _repeated(
    line: _Line, every: int, unit: str, days: frozenset[int], at: time, start: date | None
) -> Weekly | Daily:
    today = line.now.date()
    if unit == "day" and days:
        raise line.refuse("when-mixed")
    if unit == "day" and every:
        return Daily(every, at, start or line.first_to_come([today, today + timedelta(days=1)], at))
    days = frozenset(range(7)) if unit == "day" else days
    if not days:
        raise line.refuse("when-no-day")
    if not every:
        return Weekly(days, at, start=start)
    near = (today + timedelta(days=ahead) for ahead in range(8))
    return Weekly(days, at, every, start or line.first_to_come((one for one in near if one.weekday() in days), at))


def _number(said: str) -> int:
    return _NUMBERS.get(said) or int(re.sub(r"\D", "", said))
