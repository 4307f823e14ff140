"""Where a value stands on a chart, and the round numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

WEIGHTS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
COUNTS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
SECONDS = (5, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200, 14400, 36000)


def ticks(low: float, high: float, steps: Sequence[float]) -> list[float]:
    """Three or four multiples of one of the `steps`, from at most `low` upwards.

    The last may be below `high`, by less than a step. A flat line is put between two ticks.
    """
    for step in steps:
        first = floor(low / step)
        last = max(ceil(high / step), first + 2)
        if last - first <= 3:
            break
    if last - first > 2 and last * step > high:
        last -= 1
    return [step * number for number in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: the value `low` stands at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Months:
    """A stretch of days along a line."""

    first: date
    last: date
    scale: Scale

    @classmethod
    def over(cls, first: date, last: date, start: float, end: float) -> "Months":
        return cls(first, last, Scale(first.toordinal(), last.toordinal(), start, end))

    def x(self, day: date) -> float:
        return self.scale(day.toordinal())

    def pieces(self) -> list[tuple[date, date]]:
        """The first and the last visible day of each month."""
        found, at = [], self.first
        while at <= self.last:
            following = (at.replace(day=1) + timedelta(days=32)).replace(day=1)
            found.append((at, min(following - timedelta(days=1), self.last)))
            at = following
        return found


def plain(value: float, decimal: str = ".") -> str:
    """A number to one half: `80`, `82.5`."""
    return f"{round(value * 2) / 2:g}".replace(".", decimal) if value < 1e5 else f"{round(value)}"


def minutes(seconds: float) -> str:
    """Seconds up to 59, then minutes: `45`, `1:30`."""
    whole = round(seconds)
    return str(whole) if whole < 60 else f"{whole // 60}:{whole % 60:02}"
