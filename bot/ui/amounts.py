"""Amounts and days as they are told in words and pictures of progress."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from bot.content.texts import Texts
from bot.domain.schedules import DAYS
from bot.domain.series import WEIGHTS, Measure
from bot.domain.workouts import Unit

_COUNTED = {Measure.REPS: "reps", Measure.DISTANCE: "metres"}
LONG = 60
"""Seconds from which on a time is told in minutes."""


def number(amount: Decimal) -> str:
    """`104`, `82.5`; thousands with a comma."""
    return f"{amount.normalize():,f}"


def time_number(seconds: Decimal | int) -> str:
    """`59`, `1:30`."""
    whole = int(seconds)
    return str(whole) if whole < LONG else f"{whole // LONG}:{whole % LONG:02}"


def unit_key(measure: Measure, unit: Unit, amount: Decimal) -> str:
    """What the amount is counted in: kg, lb, reps, seconds, minutes, metres."""
    if measure in WEIGHTS:
        return unit.value
    if measure is Measure.HOLD:
        return "minutes" if amount >= LONG else "seconds"
    return _COUNTED[measure]


def bare(measure: Measure, amount: Decimal) -> str:
    """The number alone: `102.5`, `1:30`."""
    return time_number(amount) if measure is Measure.HOLD else number(amount)


def amount_in_words(texts: Texts, measure: Measure, amount: Decimal, unit: Unit) -> str:
    """`102.5 kg`, `9 reps`, `38 s`, `1:30 min`, `40 m`."""
    return texts(f"amount-{unit_key(measure, unit, amount)}", amount=bare(measure, amount))


def sets_number(sets: Fraction) -> str:
    """`13`, `4.5`: down to a half, so that a number never seems to reach a band that it does not."""
    return f"{floor(sets * 2) / 2:g}"


def day_in_words(texts: Texts, day: date, today: date) -> str:
    """`today`, `10 Nov`, `31 Dec 2025`."""
    if day == today:
        return texts("chart-today")
    return date_in_words(texts, day, year=day.year != today.year)


def date_in_words(texts: Texts, day: date, *, year: bool = False) -> str:
    """`10 Nov`, `10 Nov 2026`."""
    month = texts("month", month=day.month)
    if year:
        return texts("chart-day-year", day=day.day, month=month, year=str(day.year))
    return texts("chart-day", day=day.day, month=month)


def months(texts: Texts) -> tuple[str, ...]:
    """The short names, January first."""
    return tuple(texts("month", month=month) for month in range(1, 13))


def weekdays(texts: Texts) -> tuple[str, ...]:
    """The short names, Monday first."""
    return tuple(texts(f"day-{day}") for day in DAYS)


def listing(parts: Sequence[str], nothing: str) -> str:
    """`a, b, c`; `nothing` where there is none."""
    return ", ".join(parts) if parts else nothing
