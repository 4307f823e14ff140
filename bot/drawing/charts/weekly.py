"""Sets a week of each region against the productive band, twelve weeks."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.exercises import Region
from bot.drawing.charts import marks
from bot.drawing.charts.canvas import LABEL, LEFT, NOTE, NOTE_STRONG, NUMBER, RIGHT, STRONG, Canvas, fitted
from bot.drawing.charts.marks import EDGE, FILL, PATTERNS, Dose, dose_of
from bot.drawing.charts.scales import Scale
from bot.drawing.palette import Colour

HEIGHT = 640
MOST = 24.0
"""Sets a week at which bars are cut; the words beside the picture give the number."""

BAND = (10.0, 20.0)
_TOP, _LANE, _BARS = 128.0, 146.0, 82.0
_BAR = 27.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A region's sets of each full week, oldest first, None before the first log; and of this week so far."""

    region: Region
    name: str
    weeks: tuple[float | None, ...]
    this_week: float
    this_week_words: str
    neglected: bool = False


@dataclass(frozen=True, slots=True)
class Weekly:
    """Upper, mid and lower, as on the body; equally many weeks in each.

    months: (week, name) where a month begins. legend: (name, range) of neglected, building, productive.
    """

    title: str
    second: str
    lanes: tuple[Lane, Lane, Lane]
    months: tuple[tuple[int, str], ...]
    so_far: str
    this_week: str
    legend: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]

    def svg(self) -> str:
        """Draw it, 600 by 640; a line taller where the legend needs two."""
        words = [(dose, *words) for dose, words in zip(Dose, self.legend, strict=True)]
        canvas = Canvas(HEIGHT + marks.LEGEND_LINE * (len(marks.legend_lines(words)) - 1))
        canvas.add(PATTERNS)
        canvas.heading(self.title, self.second)
        for row, lane in enumerate(self.lanes):
            _lane(canvas, lane, self.so_far, _TOP + row * _LANE)
        self._months(canvas, _TOP + 2 * _LANE + 36 + _BARS + 28)
        marks.legend(canvas, canvas.height - 44, words)
        return canvas.svg()

    def _months(self, canvas: Canvas, y: float) -> None:
        canvas.text(self.this_week, RIGHT, y, NOTE_STRONG, anchor="end")
        free = RIGHT - NOTE_STRONG.width(self.this_week) - 12
        columns = list(_columns(len(self.lanes[0].weeks)))
        for week, name in reversed(self.months):
            x = columns[week]
            if x + NOTE.width(name) <= free:
                canvas.text(name, x, y, NOTE)
                free = x - 12


def _left() -> float:
    return LEFT + NOTE.width("20") + 12


def _columns(weeks: int) -> Iterator[float]:
    """The left edges of the bars, this week's last."""
    pitch = (RIGHT - _left() - 8) / (weeks + 1)
    for week in range(weeks + 1):
        yield _left() + 8 + pitch * week + (pitch - _BAR) / 2


def _lane(canvas: Canvas, lane: Lane, so_far: str, top: float) -> None:
    """The region's name and this week's number; below them its bars."""
    canvas.add(marks.glyph(LEFT, top - 4, 26, 36, {lane.region}))
    after = NOTE.width(so_far)
    canvas.text(so_far, RIGHT, top + 24, NOTE, anchor="end")
    canvas.text(lane.this_week_words, RIGHT - after - 8, top + 24, NUMBER, anchor="end")
    room = RIGHT - after - 24 - NUMBER.width(lane.this_week_words) - LEFT - 38
    style, words = fitted(lane.name, room, STRONG if lane.neglected else LABEL)
    canvas.text(words, LEFT + 38, top + 24, style)
    _bars(canvas, lane, top + 36)


def _bars(canvas: Canvas, lane: Lane, top: float) -> None:
    left, base = _left(), top + _BARS
    y = Scale(0, MOST, base, top)
    low, high = BAND
    canvas.rect(left, y(high), RIGHT - left, y(low) - y(high), marks.BAND_GROUND)
    for edge in BAND:
        canvas.line(left, y(edge), RIGHT, y(edge), Colour.BUILDING, 1.5, "2 5")
        canvas.text(f"{edge:g}", left - 12, y(edge) + 8, NOTE, anchor="end")
    columns = list(_columns(len(lane.weeks)))
    started = next((week for week, sets in enumerate(lane.weeks) if sets is not None), len(lane.weeks))
    begin = columns[started] - 8 if started else left
    if started:
        canvas.line(left, base, begin, base, Colour.FLOOR, 2, "3 5")
    canvas.line(begin, base, RIGHT, base, Colour.FLOOR, 2)
    for x, sets in zip(columns, lane.weeks, strict=False):
        if sets:
            _bar(canvas, x, sets, y)
    so_far = max(min(lane.this_week, MOST), 0.4)
    canvas.add(
        f'<path d="M{columns[-1] + 1:.1f} {base:.1f}V{y(so_far):.1f}h{_BAR - 2:g}V{base:.1f}" fill="none" '
        f'stroke="{Colour.TEXT}" stroke-width="2" stroke-dasharray="5 4"/>'
    )


def _bar(canvas: Canvas, x: float, sets: float, y: Scale) -> None:
    """A week; what is above 20 is hollow."""
    top, dose, full = min(sets, MOST), dose_of(sets), BAND[1]
    if top > full:
        canvas.rect(x, y(top), _BAR, y(0) - y(top), Colour.PANEL, edge=EDGE[dose], rx=4)
        canvas.rect(x + 1, y(full), _BAR - 2, y(0) - y(full), FILL[dose])
        return
    canvas.rect(x, y(top), _BAR, y(0) - y(top), FILL[dose], edge=EDGE[dose], rx=min(4, (y(0) - y(top)) / 2))
