"""The time of day in a line: `6pm`, `1830`, `18 h 30`, `8` in an evening."""

import re
from dataclasses import dataclass
from datetime import time

from bot.domain.errors import DomainError
from bot.domain.when.line import Line
from bot.domain.when.words import PARTS

EVENING = time(20)
"""What `tonight` means without a time."""

_HALF = r"(?P<half>[ap])m?\b"
_CLOCK = re.compile(
    rf"(?<![\d:.,/-])(?:"
    rf"(?P<hour>\d{{1,2}})(?::| ?h ?|\.)(?P<minute>\d{{2}})(?::\d{{2}})? ?(?:h\b|uhr\b|hours?\b|{_HALF})?"
    rf"|(?P<jammed>\d{{3,4}}) ?{_HALF.replace('half', 'half2')}"
    rf"|(?P<four>\d{{4}}) ?(?:h|hours?|uhr)?\b"
    rf"|(?P<hour3>\d{{1,2}}) (?P<minute3>\d{{2}}) ?{_HALF.replace('half', 'half3')}"
    rf"|(?P<hour4>\d{{1,2}}) ?(?:h|uhr|oclock)? ?(?:{_HALF.replace('half', 'half4')})?"
    rf")(?![\d:]|[.-]\d)"
)
_NOON = {"noon": time(12), "midnight": time(0)}
_PART = re.compile(rf"\b(?:{'|'.join(PARTS)}|tonight)\b")
_PART_HOURS = {"morning": range(3, 13), "afternoon": range(12, 20), "evening": range(15, 24), "night": range(17, 24)}
"""The hours, of 24, that each part of the day can have."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. plain: whether the hour may be of the morning or of the evening. after: whether it is midnight
    at the end of the evening that was named."""

    at: time
    plain: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the day, if one was named; daily: of every day."""

    name: str | None
    tonight: bool
    daily: bool


def clock(line: Line, *, daily: bool = False) -> Clock | None:
    """Take the time of day and the part of the day out of the line; None where neither tells a time.

    daily: whether it is of every day, where midnight may be at either end. Raises `DomainError`.
    """
    part = line.take(_PART)
    tonight = part is not None and part[0] == "tonight"
    day_part = _Part("evening" if tonight else part[0] if part else None, tonight, daily)
    found = [*re.finditer(r"\b(?:noon|midnight)\b", line.rest)]
    line.rest = re.sub(r"\b(?:noon|midnight)\b", " ", line.rest)
    times = [*_CLOCK.finditer(line.rest)]
    line.rest = _CLOCK.sub(" ", line.rest)
    if len(found) + len(times) > 1:
        raise line.refuse("when-many-times", count=len(found) + len(times))
    if found:
        return _at_noon(line, _NOON[found[0][0]], day_part)
    if times:
        return _in_part(line, _read(times[0]), day_part)
    return Clock(EVENING) if tonight else None


def _read(match: re.Match[str]) -> Clock:
    groups = match.groupdict()
    half = next((groups[name] for name in ("half", "half2", "half3", "half4") if groups.get(name)), None)
    jammed = groups["jammed"] or groups["four"]
    hour = jammed[:-2] if jammed else groups["hour"] or groups["hour3"] or groups["hour4"]
    minute = jammed[-2:] if jammed else groups["minute"] or groups["minute3"] or "0"
    try:
        at = time_of_day(hour, minute, f"{half}m" if half else None)
    except ValueError:
        raise DomainError("when-no-such-time", part=" ".join(match[0].split())) from None
    return Clock(at, plain=half is None and not hour.startswith("0") and not groups["four"] and 0 < at.hour < 12)


def time_of_day(hour: str, minute: str | None, half: str | None) -> time:
    """The time that digits and `am`, `pm` or nothing mean. Raises ValueError where there is none."""
    if half is None:
        return time(int(hour), int(minute or 0))
    if not 1 <= int(hour) <= 12:
        raise ValueError(hour)
    return time(int(hour) % 12 + (12 if half == "pm" else 0), int(minute or 0))


def _at_noon(line: Line, at: time, part: _Part) -> Clock:
    if part.name is None or (part.name == "afternoon" and at == time(12)):
        return Clock(at)
    if at == time(0) and part.name in ("evening", "night"):
        return _midnight(line, part)
    raise line.refuse("when-part")


def _in_part(line: Line, read: Clock, part: _Part) -> Clock:
    """The time as the part of the day says; an hour of the clock with twelve is of the half that fits."""
    if part.name is None:
        return read
    at = read.at
    if part.name in ("evening", "night") and at.hour in (0, 12) and at.minute == 0:
        return _midnight(line, part)
    if read.plain and part.name != "morning":
        at = at.replace(hour=at.hour + 12)
    if at.hour not in _PART_HOURS[part.name]:
        raise line.refuse("when-part")
    return Clock(at)


def _midnight(line: Line, part: _Part) -> Clock:
    """Twelve at night is the end of tonight, and of every night; of one day's evening it may be either end."""
    if part.tonight or part.daily:
        return Clock(time(0), after=part.tonight)
    raise line.refuse("when-part")
