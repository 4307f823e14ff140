"""What a line says about when: how often, from when, on which days, at what time."""

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from bot.domain.schedules import DAYS
from bot.domain.when.clock import Clock, clock
from bot.domain.when.days import DAY, MOST_DAYS, calendar_dates, in_months, monday, weekdays
from bot.domain.when.line import Line

MOST_WEEKS = 52
_NTHS = 5
"""The highest ordinal of a weekday in a month."""

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|last)"
_ORDINALS = rf"{_ORDINAL}(?:(?:,? (?:and|or)|,)? (?:the )?{_ORDINAL})*"
_NUMBER = r"\d{1,6}|an?"


@dataclass
class Phrase:
    """every: 0 for once, 1 for every one, more where they are counted; `unit` what is counted, if told.

    dates: those that may be the first or only day, the likeliest first; on_calendar: they have a day and a month.
    nths: which of the `days` in a month, or where `by_date` which days of the month; -1 is the last.
    """

    every: int = 0
    unit: str = ""
    begins: bool = False
    once: bool = False
    dates: list[date] = field(default_factory=list)
    on_calendar: bool = False
    at_now: bool = False
    nths: frozenset[int] = frozenset()
    by_date: bool = False
    days: frozenset[int] = frozenset()
    clock: Clock | None = None


def read(line: Line, *, until: bool = False) -> Phrase:
    """Take the line apart. until: whether it says the end of something, which a week or a month alone may be."""
    phrase = Phrase()
    phrase.once = line.take(r"\b(?:once|only|just)\b(?! a\b)") is not None
    today = line.now.date()
    phrase.dates = calendar_dates(line, range(today.year, today.year + 9))
    phrase.on_calendar = bool(phrase.dates)
    _repetition(line, phrase)
    if not phrase.dates:
        _near(line, phrase, until=until)
    phrase.begins = line.take(r"\bfrom(?: on)?\b") is not None or phrase.begins
    if not phrase.dates and not phrase.nths:
        _day_of_month(line, phrase)
    phrase.clock = clock(line, daily=phrase.every == 1 and phrase.unit in ("", "day"))
    phrase.days = phrase.days | weekdays(line)
    if phrase.every and not phrase.unit and not phrase.days and not phrase.dates and not phrase.nths:
        phrase.unit = "day"  # `every evening at 7`
    return phrase


# ------------------------------------------------------------------ how often


def _repetition(line: Line, phrase: Phrase) -> None:
    in_month = line.take(r"\bof the month\b") is not None
    if found := line.take(r"\b(?:every )?last day\b") if in_month or "month" in line.rest else None:
        _monthly(phrase, [-1], by_date=True)
    if in_month and (found := line.take(r"\b(?:every )?(?:the )?(\d{1,2})(?:st|nd|rd|th) day\b")):
        _monthly(phrase, [int(found[1])], by_date=True)
    while found := line.take(r"\bevery (?:(\d{1,6})(?:st|nd|rd|th)? )?(minute|hour|day|week|month|year)\b"):
        _count(line, phrase, int(found[1] or 1), found[2])
    if found := line.take(rf"\bevery (\d{{1,6}}) (?=(?:{DAY}|weekend|weekday)\b)"):
        if "weekday" in line.rest:
            raise line.refuse("when-mixed")
        _count(line, phrase, int(found[1]), "week")
    _nth_weekdays(line, phrase, in_month=in_month or phrase.unit == "month")
    if in_month and not phrase.nths:
        phrase.every, phrase.unit = 1, "month"
    if re.search(r"\bevery (?:today|tomorrow|overmorrow)\b", line.rest):
        raise line.refuse("when-mixed")
    while line.take(r"\bevery\b"):
        phrase.every = phrase.every or 1


def _count(line: Line, phrase: Phrase, count: int, unit: str) -> None:
    if unit in ("minute", "hour", "year"):
        raise line.refuse("when-unit", unit=unit)
    if phrase.unit and (count, unit) != (phrase.every, phrase.unit):
        raise line.refuse("when-mixed")
    most = MOST_DAYS if unit == "day" else MOST_WEEKS if unit == "week" else 1
    if not 1 <= count <= most:
        raise line.refuse("when-unit", unit="month") if unit == "month" else line.refuse("when-interval", most=most)
    phrase.every, phrase.unit = count, unit


def _nth_weekdays(line: Line, phrase: Phrase, *, in_month: bool) -> None:
    found = line.take(rf"\b(every )?(?:on )?(?:the )?({_ORDINALS}) (?=(?:{DAY})\b)")
    if found is None:
        return
    nths = _numbers(found[2])
    if nths == [2] and found[1] and not in_month:
        _count(line, phrase, 2, "week")
    elif max(nths) > _NTHS:  # `the 18th, Friday` the other way round
        line.rest = f"{found[0]}{line.rest}"
    elif found[1] or in_month or len(nths) > 1:
        if _NTHS in nths:
            raise line.ask("when-fifth", f"last {' '.join(line.rest.split())} of the month")
        _monthly(phrase, nths)
    elif nths == [-1]:
        raise line.refuse("when-past")
    else:
        rest = " ".join(line.rest.split())
        raise line.ask("when-which-nth", f"every {found[2]} {rest} of the month")


def _monthly(phrase: Phrase, nths: list[int], *, by_date: bool = False) -> None:
    phrase.nths, phrase.by_date, phrase.every, phrase.unit = frozenset(nths), by_date, 1, "month"


def _numbers(ordinals: str) -> list[int]:
    return [-1 if ordinal == "last" else int(ordinal[:-2]) for ordinal in re.findall(_ORDINAL, ordinals)]


# ------------------------------------------------------------------ near days


def _near(line: Line, phrase: Phrase, *, until: bool) -> None:
    today = line.now.date()
    if found := line.take(rf"\bin (?:({_NUMBER}) )?(day|week|month)\b|\b({_NUMBER}) (day|week|month) from now\b"):
        phrase.dates, phrase.at_now = [_ahead(line, today, found[1] or found[3] or "1", found[2] or found[4])], True
    elif found := line.take(rf"\b({_NUMBER}) week (?:from )?(today|tomorrow|{DAY})\b"):
        phrase.dates = [_ahead(line, _coming(line, found[2]), found[1], "week")]
    elif found := line.take(r"\b(today|tomorrow|overmorrow)\b"):
        phrase.dates = [today + timedelta(days=("today", "tomorrow", "overmorrow").index(found[1]))]
    elif found := line.take(r"\b(?:on |of )?(next|this) week\b"):
        _of_week(line, phrase, monday(today) + timedelta(days=7 * (found[1] == "next")), until=until)
    elif until and line.take(r"\bnext month\b"):
        phrase.dates = [in_months(today.replace(day=1), 1)]
    elif found := line.take(r"\b(next|this|coming) (weekend)\b|\b(next|this|coming) (" + DAY + r")\b"):
        phrase.dates = _named(line, found[1] or found[3], found[2] or found[4])
    elif found := line.take(rf"\bfrom (?:on )?({DAY})\b(?! ?(?:-|to|until))"):
        phrase.dates, phrase.begins = [_coming(line, found[1]), _coming(line, found[1]) + timedelta(days=7)], True


def _ahead(line: Line, day: date, count: str, unit: str) -> date:
    number = int(count) if count.isdigit() else 1
    if not 1 <= number <= MOST_DAYS // {"day": 1, "week": 7, "month": 30}[unit]:
        raise line.refuse("when-interval", most=MOST_DAYS)
    return in_months(day, number) if unit == "month" else day + timedelta(days=number * (7 if unit == "week" else 1))


def _coming(line: Line, named: str) -> date:
    today = line.now.date()
    if named in DAYS:
        return today + timedelta(days=(DAYS.index(named) - today.weekday()) % 7)
    return today + timedelta(days=int(named == "tomorrow"))


def _of_week(line: Line, phrase: Phrase, first: date, *, until: bool) -> None:
    """A weekday of the week that begins at `first`."""
    if found := line.take(rf"\b(?:on )?({DAY})\b"):
        phrase.dates = [first + timedelta(days=DAYS.index(found[1]))]
    elif until or phrase.every or "from" in line.rest:
        phrase.dates = [first]
    else:
        raise line.refuse("when-no-day")


def _named(line: Line, which: str, named: str) -> list[date]:
    """`next mon`: where that day is still to come in this week, it may be this one or the one after."""
    today = line.now.date()
    if named == "weekend":
        if which == "next":
            raise line.ask("when-which-week", "this weekend", "sat next week")
        saturday = monday(today) + timedelta(days=5)
        return [saturday, saturday + timedelta(days=1)]
    coming = _coming(line, named)
    if which != "next":
        return [coming, coming + timedelta(days=7)]
    if coming == today:
        return [today + timedelta(days=7)]
    if monday(coming) == monday(today):
        rest = " ".join(line.rest.split())
        raise line.ask("when-which-week", f"this {named} {rest}", f"{named} next week {rest}")
    return [coming]


def _day_of_month(line: Line, phrase: Phrase) -> None:
    """`the 15th`: of each month where it repeats, otherwise the next one."""
    found = line.take(rf"\b(?:on )?(?:the )?({_ORDINALS})\b(?! week)")
    if found is None:
        return
    numbers = _numbers(found[1])
    if any(not 1 <= number <= 31 for number in numbers if number != -1):
        raise line.refuse("when-no-such-date", part=found[1])
    if phrase.every:
        if any(number > 28 for number in numbers):
            raise line.ask("when-not-every-month", f"last day of the month {' '.join(line.rest.split())}")
        _monthly(phrase, numbers, by_date=True)
    elif len(numbers) > 1 or numbers == [-1]:
        raise line.refuse("when-no-day")
    else:
        today = line.now.date()
        months = (in_months(today.replace(day=1), ahead) for ahead in range(13))
        phrase.dates = [
            day for first in months if (day := first + timedelta(days=numbers[0] - 1)).month == first.month
        ]


def moment_of_day(phrase: Phrase, now: time, usual: time | None) -> time | None:
    """The time of day that was told, or that goes without saying."""
    return phrase.clock.at if phrase.clock else now if phrase.at_now else usual
