"""The back days of half a year: a column for each week, what was trained, what was planned."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.exercises import Region
from bot.drawing.charts import marks
from bot.drawing.charts.canvas import LEFT, NOTE, NOTE_MEDIUM, RIGHT, Canvas
from bot.drawing.palette import Colour

WEEKS = 20
HEIGHT = 590
_TOP, _ROW = 128.0, 50.0
_CELL, _HIGH = 20.0, 44.0


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which there is something to show: the regions that were trained, and whether it was planned."""

    day: date
    regions: frozenset[Region] = frozenset()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """`WEEKS` weeks that end with the week of `today`; weeks begin with `first_weekday` (0 is Monday).

    weekdays: their short names, Monday first. legend: upper, mid, lower, planned, today.
    """

    title: str
    second: str
    today: date
    days: tuple[Day, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    legend: tuple[str, str, str, str, str]
    first_weekday: int = 0

    def svg(self) -> str:
        """Draw it, 600 by 590."""
        return _Drawing(self).svg()


def first_day(today: date, first_weekday: int = 0) -> date:
    """The day on which the calendar begins."""
    return today - timedelta(days=(today.weekday() - first_weekday) % 7) - timedelta(weeks=WEEKS - 1)


class _Drawing:
    def __init__(self, chart: Calendar) -> None:
        self.chart = chart
        self.canvas = Canvas(HEIGHT)
        self.first = first_day(chart.today, chart.first_weekday)
        self.left = LEFT + max(map(NOTE.width, chart.weekdays)) + 12
        self.pitch = (RIGHT - self.left) / WEEKS
        self.known = {day.day: day for day in chart.days}

    def svg(self) -> str:
        self.canvas.heading(self.chart.title, self.chart.second)
        for row in range(7):
            if row % 2 == 0:
                name = self.chart.weekdays[(self.chart.first_weekday + row) % 7]
                self.canvas.text(name, LEFT, self._y(row) + 8, NOTE)
            for week in range(WEEKS):
                self._day(week, row)
        self._months()
        self._legend()
        return self.canvas.svg()

    def _x(self, week: int) -> float:
        return self.left + self.pitch * (week + 0.5)

    def _y(self, row: int) -> float:
        return _TOP + _ROW * (row + 0.5)

    def _day(self, week: int, row: int) -> None:
        day = self.first + timedelta(days=7 * week + row)
        x, y = self._x(week), self._y(row)
        found, today = self.known.get(day), day == self.chart.today
        if found is None:
            if today:
                self._today(x, y)
            elif day < self.chart.today:
                self.canvas.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{Colour.FLOOR}"/>')
            return
        if found.planned:
            self._outline(x, y, trained=bool(found.regions), past=day < self.chart.today)
        if found.regions:
            self.canvas.add(marks.glyph(x - 7.5, y - 16, 15, 32, found.regions, tinted=True))
            if today:
                self.canvas.add(
                    f'<circle cx="{x:.1f}" cy="{y + 23:.1f}" r="3.5" fill="{Colour.TEXT}" stroke="{Colour.PANEL}" '
                    'stroke-width="1.5"/>'
                )
        elif today:
            self._today(x, y)

    def _outline(self, x: float, y: float, *, trained: bool, past: bool) -> None:
        """A planned day: a thin outline, thicker where it was missed, dashed where it is to come."""
        width, dash = (1.3, "") if trained else (2.2, "") if past else (1.6, ' stroke-dasharray="3 3"')
        wide = min(_CELL, self.pitch - 2)
        self.canvas.add(
            f'<rect x="{x - wide / 2:.1f}" y="{y - _HIGH / 2:.1f}" width="{wide:.1f}" height="{_HIGH:g}" rx="5" '
            f'fill="none" stroke="{Colour.RIM}" stroke-width="{width:g}"{dash}/>'
        )

    def _today(self, x: float, y: float) -> None:
        self.canvas.add(marks.ring(x, y, 8), f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{Colour.TEXT}"/>')

    def _months(self) -> None:
        """A month's name under the first week that begins in it."""
        free, y, seen = 0.0, _TOP + 7 * _ROW + 26, None
        for week in range(WEEKS):
            month = (self.first + timedelta(weeks=week)).month
            x, name = self._x(week) - self.pitch / 2, self.chart.months[month - 1]
            if month != seen and x >= free and x + NOTE.width(name) <= RIGHT:
                self.canvas.text(name, x, y, NOTE)
                free = x + NOTE.width(name) + 12
            seen = month

    def _legend(self) -> None:
        *regions, planned, today = self.chart.legend
        entries = list(zip((Region.UPPER, Region.MID, Region.LOWER), regions, strict=True))
        signs = [*entries, (None, planned)] if any(day.planned for day in self.chart.days) else entries
        wide = sum(26 + NOTE_MEDIUM.width(word) for _, word in signs) + 28 + NOTE_MEDIUM.width(today)
        x, y, gap = LEFT, HEIGHT - 50.0, min(30.0, (RIGHT - LEFT - wide) / len(signs))
        for region, word in signs:
            if region is None:
                self._outline(x + 9, y, trained=True, past=True)
            else:
                self.canvas.add(marks.glyph(x, y - 18, 18, 36, {region}, tinted=True))
            self.canvas.text(word, x + 26, y + 8, NOTE_MEDIUM)
            x += 26 + NOTE_MEDIUM.width(word) + gap
        self._today(x + 10, y)
        self.canvas.text(today, x + 26, y + 8, NOTE_MEDIUM)
