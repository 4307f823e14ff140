"""The days in a line: dates, near days, weekdays."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.errors import DomainError
from bot.domain.schedules import DAYS
from bot.domain.when.line import Line
from bot.domain.when.words import MONTHS

MOST_DAYS = 366
DAY = rf"(?:{'|'.join(DAYS)})"
_SETS = {"weekday": range(5), "weekend": range(5, 7)}
_NOISE = {"", "and", "on", "at", "the", "or", "to"}

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_YEAR = r"(?:,? (?P<year>20\d{2})\b(?! ?[:.h]))?"
_ISO = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d)|(?!\d))")
_DOTTED = re.compile(
    r"(?<![\d.:])(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>20\d\d|\d\d(?!\d|:))|\.(?!\d)|(?P<open>)(?![\d.]))(?!\d)"
)
_DAY_MONTH = re.compile(rf"(?<![\d:.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[ /-]?(?:of )?{_MONTH}(?:-(?=20))?{_YEAR}")
_DAY_MONTH_YEAR = re.compile(rf"(?<![\d:.])(?P<day>\d{{1,2}})[-/]{_MONTH}[-/](?P<year>20\d\d)")
_MONTH_DAY = re.compile(
    rf"\b{_MONTH} (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?h\b|[:.]\d| ?[ap]m?\b){_YEAR}"
)
_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{2}|\d{4}))?(?![\d/])")
_RANGE = re.compile(rf"\b({DAY}) ?(?:-|to|until) ?({DAY})\b")


def calendar_dates(line: Line, years: Sequence[int], *, latest: date = date.max) -> list[date]:
    """The dates that a date in the line may be, in those years where it tells none; empty where it has no date.

    Raises `DomainError` for what is on no calendar, `Unclear` where day and month are not told apart: neither by what
    is on the calendar, nor by `latest`, after which no date is meant.
    """
    for pattern in (_ISO, _DAY_MONTH_YEAR, _DAY_MONTH, _MONTH_DAY):
        if found := line.take(pattern):
            return _on_calendar(found, years)
    if (found := _DOTTED.search(line.rest)) and _is_date(found, line):
        line.take(_DOTTED)
        return _on_calendar(found, years)
    if found := _SLASHES.search(line.rest):
        return _in_either_order(line, found, years, latest)
    return []


def _in_either_order(line: Line, found: re.Match[str], years: Sequence[int], latest: date) -> list[date]:
    """`5/6` as a day of June or of May, where only one of them can be meant."""
    readings = []
    for written in _either(found):
        other = Line(line.typed, line.now, written)
        try:
            dates = [day for day in calendar_dates(other, years) if day <= latest]
        except DomainError:
            continue
        readings += [(written, dates)] if dates else []
    if len(readings) != 1 or latest == date.max:
        raise line.ask("when-slashes", *(line.rest.replace(found[0], written) for written, _ in readings)).about(
            part=found[0]
        )
    line.take(_SLASHES)
    return readings[0][1]


def _is_date(found: re.Match[str], line: Line) -> bool:
    """Whether `24.12` is a date: without a dot or year after it, where it is no time or another stands beside."""
    if found["open"] is None or int(found["day"]) > 23:
        return True
    rest = f"{line.rest[: found.start()]} {line.rest[found.end() :]}"
    return bool(re.search(r"\d|noon|midnight", rest)) and 1 <= int(found["month"]) <= 12 and int(found["day"]) <= 31


def _either(found: re.Match[str]) -> list[str]:
    """`5/6/27` as `5 jun 2027` and as `6 may 2027`, where there are such months."""
    first, second = int(found[1]), int(found[2])
    year = f" {found[3] if len(found[3]) == 4 else f'20{found[3]}'}" if found[3] else ""
    pairs = dict.fromkeys((day, month) for day, month in ((first, second), (second, first)) if 1 <= month <= 12)
    return [f"{day} {MONTHS[month - 1]}{year}" for day, month in pairs]


def _on_calendar(found: re.Match[str], years: Sequence[int]) -> list[date]:
    named = found["month"]
    month = int(named) if named.isdigit() else MONTHS.index(named) + 1
    each_year = found["year"]
    dates = []
    for year in [int(each_year) % 100 + 2000 if len(each_year) == 2 else int(each_year)] if each_year else years:
        try:
            dates.append(date(year, month, int(found["day"])))
        except ValueError:  # 29 February, in most years
            continue
    if not dates:
        raise DomainError("when-no-such-date", part=" ".join(found[0].split()))
    return dates


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def in_months(day: date, count: int) -> date:
    """The same day of the month, `count` months on; the last one of a shorter month."""
    month = day.month - 1 + count
    first = date(day.year + month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def weekdays(line: Line) -> frozenset[int]:
    """All weekdays that are left in the line, which must hold nothing else. Raises `DomainError`."""
    days: set[int] = set()
    while found := line.take(_RANGE):
        first, last = DAYS.index(found[1]), DAYS.index(found[2])
        days.update((first + more) % 7 for more in range((last - first) % 7 + 1))
    for word in re.split(r"[\s,/-]+", line.rest):
        if word in _SETS:
            days.update(_SETS[word])
        elif word in DAYS:
            days.add(DAYS.index(word))
        elif word not in _NOISE:
            raise line.refuse("when-zone" if word in _ZONES else "when-not-understood", part=word[:40])
    return frozenset(days)


_ZONES = frozenset(
    [
        "est",
        "edt",
        "et",
        "cst",
        "cdt",
        "ct",
        "mst",
        "mdt",
        "mt",
        "pst",
        "pdt",
        "pt",
        "gmt",
        "utc",
        "bst",
        "cet",
        "cest",
        "eet",
        "eest",
        "ist",
        "jst",
        "kst",
        "aest",
        "aedt",
        "msk",
        "z",
        "time",
        "eastern",
        "pacific",
        "mountain",
        "central",
        "zone",
        "timezone",
    ]
)
"""Words that tell a zone, which has a place of its own."""
