"""`in 2 hours`, `1h30m`, `2 hours from now`: time that passes, whatever the clocks do."""

import re
from datetime import UTC, datetime, timedelta

from bot.domain.when.days import MOST_DAYS
from bot.domain.when.line import Line

_AMOUNT = r"(?:\d{1,5}(?:\.\d{1,2})?|an?)"
_UNITS = {
    "week": r"(?:week|w)", "day": r"(?:day|d)", "hour": r"(?:hour|h)", "minute": r"(?:minute|m)",
}  # fmt: skip
_PARTS = " ?(?:and |, ?)?".join(rf"(?:(?P<{name}>{_AMOUNT}) ?{unit}\b)?" for name, unit in _UNITS.items())
_JAMMED = r"(?:(?P<hours>\d{1,3})h(?P<rest>\d{2}))"
_SPAN = re.compile(
    rf"(?:(?P<in>in|after) )?(?:{_JAMMED}|{_PARTS.replace(chr(92) + 'b', '(?![a-z])')})(?P<now> from now)?"
)


def span(line: Line) -> datetime | None:
    """The moment in UTC that a span of time ends at; None where the line is no span alone. Raises `DomainError`."""
    if bare := re.fullmatch(r"in (\d{1,3})", line.rest):
        raise line.ask("when-span-unit", f"in {bare[1]} minutes", f"in {bare[1]} hours")
    found = _SPAN.fullmatch(line.rest)
    if found is None or not any(found[name] for name in (*_UNITS, "hours")):
        return None
    if found["hours"]:
        # `18h30` is a time of day, `in 1h30` is a span.
        return _after(line, timedelta(hours=int(found["hours"]), minutes=int(found["rest"]))) if found["in"] else None
    if found["hour"] and not found["in"] and not found["minute"] and re.fullmatch(r"\d{2}h", line.rest):
        raise line.ask("when-span-or-time", f"in {found['hour']} hours", f"{int(found['hour']):02}00")
    if (found["day"] or found["week"]) and found["hour"] and re.search(r"day \d{2}h", line.rest):
        raise line.ask("when-span-or-time", line.rest.removesuffix("h").replace(found["hour"], f"{found['hour']}00"))
    amounts = {name: _amount(found[name]) for name in _UNITS}
    return _after(line, timedelta(**{f"{name}s": amount for name, amount in amounts.items()}))


def _amount(text: str | None) -> float:
    return 0 if text is None else 1 if text in ("a", "an") else float(text)


def _after(line: Line, passed: timedelta) -> datetime:
    """Days are days of the calendar, hours are hours that pass."""
    if not timedelta(minutes=1) <= passed <= timedelta(days=MOST_DAYS):
        raise line.refuse("when-interval", most=MOST_DAYS)
    days, hours = divmod(passed, timedelta(days=1))
    return (line.now + timedelta(days=days)).astimezone(UTC) + hours
