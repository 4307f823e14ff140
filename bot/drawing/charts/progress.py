"""How an exercise went: a value for each workout over real time, records with a diamond, gaps left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.drawing.charts import marks
from bot.drawing.charts.canvas import (
    LABEL,
    LEFT,
    NOTE,
    NOTE_MEDIUM,
    RIGHT,
    SECOND,
    STRONG,
    TITLE,
    Canvas,
    Type,
    fitted,
    wrapped,
)
from bot.drawing.charts.scales import COUNTS, SECONDS, WEIGHTS, Months, Scale, minutes, plain, ticks
from bot.drawing.palette import Colour

HEIGHT = 456
FEW = 5
"""Up to so many workouts each is told with its value and its day."""

PAUSE = timedelta(days=21)
"""Longer without a workout, and the line breaks."""

_TOP, _LOW, _BOTTOM = 218.0, 376.0, 392.0
_NEAR = 58.0
"""Flags with a value stand no nearer to each other."""
_DOT, _DIAMOND, _BEST = 5.0, 7.5, 10.0


class Kind(StrEnum):
    """What is counted, which decides the ticks and whether the axis begins at 0."""

    WEIGHT = "weight"
    COUNT = "count"
    SECONDS = "seconds"


_STEPS = {Kind.WEIGHT: WEIGHTS, Kind.COUNT: COUNTS, Kind.SECONDS: SECONDS}


@dataclass(frozen=True, slots=True)
class Point:
    """A workout: its day, its value (in the chart's unit; seconds for times), both in words, whether a record."""

    day: date
    value: float
    words: str
    day_words: str
    record: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """One exercise by one measure, oldest first; at least one point.

    gaps: for each pause of more than 21 days, in order, its words: `31 days off`.
    less: less is better (help that is taken away), so the axis is turned round.
    axis: what the ticks count, where that is not `unit`: a hold of 90 s among shorter ones is told in minutes.
    """

    title: str
    measure: str
    value: str
    unit: str
    under: str
    points: tuple[Point, ...]
    today: date
    kind: Kind
    months: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    less: bool = False
    one_more: str = ""
    decimal: str = "."
    axis: str = ""

    def svg(self) -> str:
        """Draw it, 600 by 456."""
        return _Drawing(self).svg()


def pauses(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The workouts before and after each pause that breaks the line."""
    return [(a, b) for a, b in pairwise(points) if b.day - a.day > PAUSE]


class _Drawing:
    def __init__(self, chart: Progress) -> None:
        self.chart = chart
        self.canvas = Canvas(HEIGHT)
        self.few = len(chart.points) <= FEW
        self.axis = chart.axis or chart.unit
        values = [point.value for point in chart.points]
        low = min(values) if chart.kind is Kind.WEIGHT else 0.0
        self.ticks = ticks(low, max(values), _STEPS[chart.kind])
        ends = (self.ticks[0], max(self.ticks[-1], *values))
        bottom = _LOW if chart.kind is Kind.WEIGHT else _BOTTOM
        places = (_TOP, bottom) if chart.less else (bottom, _TOP)
        self.y = Scale(*ends, *places)
        self.left = LEFT + max(NOTE.width(label) for label in (*map(self._number, self.ticks), self.axis)) + 14
        self.time = self._time()

    def _time(self) -> Months:
        points = self.chart.points
        first, last = points[0].day, max(points[-1].day, self.chart.today)
        edge = 40.0 if self.few else 14.0
        if first == last:
            return Months.over(first, first + timedelta(days=28), self.left + 56, RIGHT - edge)
        return Months.over(first, last, self.left + edge, RIGHT - edge)

    def svg(self) -> str:
        self._heading()
        self._grid()
        if self.few:
            self._days()
        else:
            self._month_names()
        self._gaps()
        self._line()
        self._points()
        return self.canvas.svg()

    def _number(self, value: float) -> str:
        return minutes(value) if self.chart.kind is Kind.SECONDS else plain(value, self.chart.decimal)

    def _heading(self) -> None:
        chart = self.chart
        room = self.canvas.value(chart.value, chart.unit, chart.under) - LEFT - 16
        style, words = fitted(chart.title, room, TITLE)
        lines = [words]
        if words.endswith("…") or style.size < 28:
            style = Type(26, TITLE.weight)
            lines = wrapped(chart.title, room, style, 2)
        for row, line in enumerate(lines):
            self.canvas.text(line, LEFT, 64 + 30 * row - 8 * (len(lines) - 1), style)
        room = room if len(lines) == 1 else RIGHT - LEFT - SECOND.width(chart.under) - 16
        style, words = fitted(chart.measure, room, SECOND)
        self.canvas.text(words, LEFT, 97 if len(lines) == 1 else 120, style)

    def _grid(self) -> None:
        top = min(self.y(tick) for tick in self.ticks)
        for tick in self.ticks:
            y = self.y(tick)
            at_axis = abs(y - _BOTTOM) < 1
            if not at_axis:
                self.canvas.line(self.left, y, RIGHT, y, Colour.PLATE, 1.5)
            self.canvas.text(self._number(tick), self.left - 12, y + 8, NOTE, anchor="end")
        self.canvas.text(self.axis, self.left - 12, top - 22, NOTE, anchor="end")
        self.canvas.line(self.left, _BOTTOM, RIGHT, _BOTTOM, Colour.FLOOR, 2)

    def _month_names(self) -> None:
        for first, last in self.time.pieces():
            start, end = self.time.x(first), self.time.x(last)
            if first.day == 1:
                self.canvas.line(start, _BOTTOM, start, _BOTTOM + 8, Colour.FLOOR, 2)
            name = self.chart.months[first.month - 1]
            if (last - first).days >= 14 and end - start > NOTE.width(name) + 4:
                self.canvas.text(name, (start + end) / 2, _BOTTOM + 34, NOTE, anchor="middle")

    def _days(self) -> None:
        """The day under each point, newest first where they would touch."""
        free = RIGHT + 20
        for point in reversed(self.chart.points):
            half, x = NOTE.width(point.day_words) / 2, self.time.x(point.day)
            x = min(max(x, LEFT + half), RIGHT - half)
            if x + half + 8 <= free:
                self.canvas.text(point.day_words, x, _BOTTOM + 34, NOTE, anchor="middle")
                self.canvas.line(
                    self.time.x(point.day), _BOTTOM, self.time.x(point.day), _BOTTOM + 8, Colour.FLOOR, 2
                )
                free = x - half

    def _gaps(self) -> None:
        """A block where nothing was done, if its words fit."""
        for (before, after), words in zip(pauses(self.chart.points), self.chart.gaps, strict=False):
            start, end = self.time.x(before.day) + 9, self.time.x(after.day) - 9
            lines = words.split()
            narrow = max(map(NOTE_MEDIUM.width, lines))
            if end - start < narrow + 8 or self.few:
                continue
            lines = wrapped(words, end - start - 8, NOTE_MEDIUM, len(lines))
            self.canvas.rect(start, _TOP - 50, end - start, _BOTTOM - _TOP + 50, Colour.CARD, rx=10)
            middle = (_TOP - 50 + _BOTTOM) / 2 + 8 - 14 * (len(lines) - 1)
            for row, line in enumerate(lines):
                style = NOTE_MEDIUM if row == 0 else NOTE
                self.canvas.text(line, (start + end) / 2, middle + 28 * row, style, anchor="middle")

    def _line(self) -> None:
        broken = {after for _, after in pauses(self.chart.points)}
        path, dash = "", ' stroke-dasharray="2 6"' if self.few else ""
        for at, point in enumerate(self.chart.points):
            step = "M" if at == 0 or point in broken else "L"
            path += f"{step}{self.time.x(point.day):.1f} {self.y(point.value):.1f}"
        if len(self.chart.points) > 1:
            self.canvas.add(
                f'<path d="{path}" fill="none" stroke="{Colour.RIM}" stroke-width="2.5" stroke-linejoin="round" '
                f'stroke-linecap="round"{dash}/>'
            )
        elif self.chart.one_more:
            self._next_workout()

    def _next_workout(self) -> None:
        """A single workout: where the second one would stand."""
        (point,) = self.chart.points
        x, y = self.time.x(point.day), self.y(point.value)
        self.canvas.line(x + 22, y, x + 74, y, Colour.RIM, 2.5, "2 6")
        self.canvas.add(marks.ring(x + 86, y, 9, Colour.RIM, "4 4"))
        lines = wrapped(self.chart.one_more, RIGHT - x - 110, NOTE, 2)
        for row, line in enumerate(lines):
            self.canvas.text(line, x + 108, y + 8 + 28 * row - 14 * (len(lines) - 1), NOTE, halo=True)

    def _points(self) -> None:
        points = self.chart.points
        for point in points[:-1]:
            self._mark(point)
        last = points[-1]
        x, y = self.time.x(last.day), self.y(last.value)
        self._mark(last)
        if last.day == self.chart.today:
            radius = 16 if self.few or last.record else 11
            self.canvas.add(marks.ring(x, y, radius))
            self.canvas.reserve((x - radius, y - radius, x + radius, y + radius))
        for point in self._flagged():
            self._flag(point)
        if self.few:
            self._values()

    def _mark(self, point: Point) -> None:
        x, y = self.time.x(point.day), self.y(point.value)
        if point.record:
            self.canvas.add(marks.diamond(x, y, _BEST if self.few else _DIAMOND))
        else:
            self.canvas.add(marks.dot(x, y, 8 if self.few else _DOT))

    def _flagged(self) -> list[Point]:
        """The last record of each month, newest first, where flags have room."""
        records = [point for point in self.chart.points if point.record]
        if self.few:
            return []
        last = {(point.day.year, point.day.month): point for point in records}
        shown: list[Point] = []
        for point in reversed(last.values()):
            if all(self.time.x(other.day) - self.time.x(point.day) >= _NEAR for other in shown):
                shown.append(point)
        return shown

    def _flag(self, point: Point) -> None:
        x, y = self.time.x(point.day), self.y(point.value)
        best = point == self._best()
        self.canvas.add(marks.flag(x, y - 4), marks.diamond(x, y, _BEST))
        self.canvas.place(point.words, x, y - 44, STRONG if best else NOTE_MEDIUM, (self.left, RIGHT))

    def _best(self) -> Point | None:
        """The newest record, which stands highest."""
        return next((point for point in reversed(self.chart.points) if point.record), None)

    def _values(self) -> None:
        """Every value above its point, newest first, where they have room."""
        for point in reversed(self.chart.points):
            x, y = self.time.x(point.day), self.y(point.value)
            if point.record:
                self.canvas.add(marks.flag(x, y - 10), marks.diamond(x, y, _BEST))
            style = STRONG if point == self._best() else LABEL
            self.canvas.place(point.words, x, y - (52 if point.record else 24), style, (self.left, RIGHT))
