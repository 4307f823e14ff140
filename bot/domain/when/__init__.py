"""Reading when: `mon thu 6pm`, `every other day 07:30`, `in 2 hours`, `24 Dec 18:00`, `1st mon of the month 6pm`.

One reader for reminders, for the end of a pause, for quiet hours and for moments that have passed. Two plausible
meanings are asked about (`Unclear`), never chosen between.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.schedules import Daily, Monthly, Once, Rule, Schedule, Weekly
from bot.domain.when.clock import clock
from bot.domain.when.line import Line
from bot.domain.when.past import parse_past
from bot.domain.when.reader import Phrase, moment_of_day, read
from bot.domain.when.spans import span
from bot.domain.when.words import in_english, plain

__all__ = ["EXAMPLES", "LONGEST_PHRASE", "in_english", "parse_clock", "parse_past", "parse_until", "parse_when"]

LONGEST_PHRASE = 100
EXAMPLES = ("mon thu 18:00", "every other day 07:30", "every other monday 6pm", "weekdays at noon", "tomorrow 7am")
"""What people may say, to be offered."""


def parse_when(text: str, now: datetime, zone: str) -> Schedule:
    """Read when to remind, at `now` (aware) in the IANA `zone`. Days and weeks are counted from the next one.

    Raises `DomainError`, saying what was understood and what was not.
    """
    line = _line(text, now, zone)
    if (moment := span(line)) is not None:
        return Schedule(Once(moment), zone)
    return Schedule(_rule(line, read(line), None), zone)


def parse_until(text: str, now: datetime, zone: str) -> datetime:
    """Read one moment to come, in UTC: as `parse_when`, but a day without a time begins at midnight."""
    line = _line(text, now, zone)
    line.take(r"^(?:until|for)\b")
    line.rest = line.rest.strip()
    moment = span(line)
    if moment is None:
        rule = _rule(line, read(line, until=True), time(0))
        moment = Schedule(rule, zone).next_after(now)
    if moment is None:
        raise DomainError("when-past", text=text.strip())
    return moment


def parse_clock(text: str) -> time:
    """Read a time of day: `22:00`, `10pm`, `2200`, `noon`. Raises `DomainError`."""
    line = Line(text.strip(), datetime(2000, 1, 1, tzinfo=UTC), plain(text[:LONGEST_PHRASE]))
    reading = clock(line, daily=True)
    if reading is None or line.rest.replace("at", "").strip():
        raise DomainError("when-no-such-time", part=text.strip()[:40])
    return reading.at


def _line(text: str, now: datetime, zone: str) -> Line:
    if len(text) > LONGEST_PHRASE:
        raise DomainError("when-too-long", given=len(text), most=LONGEST_PHRASE)
    return Line(text.strip(), now.astimezone(ZoneInfo(zone)), plain(text))


def _rule(line: Line, phrase: Phrase, usual: time | None) -> Rule:
    at = moment_of_day(phrase, line.now.time(), usual)
    if at is None:
        raise line.refuse("when-no-time")
    if phrase.nths:
        return _monthly(line, phrase, at)
    if phrase.dates and not phrase.begins and not phrase.every:
        return _once(line, phrase, at)
    if phrase.every and phrase.on_calendar and not phrase.unit and not phrase.days:
        raise line.refuse("when-unit", unit="year")
    if not phrase.every and not phrase.days and not phrase.begins:
        return _next(line, phrase, at)
    start = line.first_to_come(phrase.dates, at) if phrase.dates else None
    if phrase.begins and start is None:
        raise line.refuse("when-not-understood", part="from")
    if phrase.once:
        return _once_on(line, phrase, at)
    return _repeated(line, phrase, at, start)


def _once(line: Line, phrase: Phrase, at: time) -> Once:
    """A weekday may stand beside the date, if it is that date's."""
    after = timedelta(days=int(phrase.clock is not None and phrase.clock.after))
    dates = [day + after for day in phrase.dates]
    if phrase.clock and phrase.clock.plain and dates == [line.now.date()] and at <= line.now.time():
        evening = at.replace(hour=at.hour + 12)
        if evening > line.now.time():
            raise line.ask("when-passed-which", f"today {evening:%H:%M}", f"tomorrow {at:%H:%M}")
    day = line.first_to_come(dates, at)
    if phrase.days and phrase.days != {day.weekday()}:
        raise line.refuse("when-mixed")
    return Once(datetime.combine(day, at, line.now.tzinfo).astimezone(UTC))


def _next(line: Line, phrase: Phrase, at: time) -> Once:
    """A time alone is the next such moment; `8` may be either of two."""
    today = line.now.date()
    if phrase.clock and phrase.clock.plain:
        halves = (at, at.replace(hour=at.hour + 12))
        coming = sorted((line.first_to_come([today, today + timedelta(days=1)], half), half) for half in halves)
        raise line.ask(
            "when-which-half", *(f"{'today' if day == today else 'tomorrow'} {half:%H:%M}" for day, half in coming)
        )
    day = line.first_to_come([today, today + timedelta(days=1)], at)
    return Once(datetime.combine(day, at, line.now.tzinfo).astimezone(UTC))


def _once_on(line: Line, phrase: Phrase, at: time) -> Once:
    """`once on friday 18:00`."""
    if phrase.every or len(phrase.days) != 1:
        raise line.refuse("when-mixed")
    day = line.first_to_come(_week_ahead(line, phrase.days), at)
    return Once(datetime.combine(day, at, line.now.tzinfo).astimezone(UTC))


def _monthly(line: Line, phrase: Phrase, at: time) -> Monthly:
    if phrase.by_date and phrase.days:
        raise line.refuse("when-mixed")
    start = line.first_to_come(phrase.dates, at) if phrase.dates else None
    return Monthly(phrase.nths, phrase.days, at, start)


def _repeated(line: Line, phrase: Phrase, at: time, start: date | None) -> Weekly | Daily:
    today, counted = line.now.date(), phrase.every > 1
    if phrase.unit == "month" or (phrase.unit == "day" and phrase.days):
        raise line.refuse("when-mixed" if phrase.days else "when-no-day")
    if phrase.unit == "day" and counted:
        return Daily(phrase.every, at, start or line.first_to_come([today, today + timedelta(days=1)], at))
    days = frozenset(range(7)) if phrase.unit == "day" else phrase.days
    if not days and start and phrase.every:
        days = frozenset({start.weekday()})
    if not days:
        raise line.refuse("when-no-day")
    if not counted:
        return Weekly(days, at, start=start)
    return Weekly(days, at, phrase.every, start or line.first_to_come(_week_ahead(line, days), at))


def _week_ahead(line: Line, days: frozenset[int]) -> list[date]:
    today = line.now.date()
    near = [today + timedelta(days=ahead) for ahead in range(8)]
    return [day for day in near if day.weekday() in days]
