"""The balance of the back: the map lit by an average week's sets, and each region against the productive band."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.exercises import Region
from bot.drawing.charts import body, marks
from bot.drawing.charts.canvas import LABEL, NOTE, NUMBER, RIGHT, STRONG, Canvas, cut, fitted
from bot.drawing.charts.marks import EDGE, FILL, PATTERNS, Dose, dose_of
from bot.drawing.charts.scales import Scale
from bot.drawing.charts.weekly import BAND, MOST
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.palette import Colour

HEIGHT = 584
_LEFT = 320.0
_TOP, _ROW = 142.0, 130.0
_DOTS = {
    Region.UPPER: ("posterior_deltoid",),
    Region.MID: ("latissimus_dorsi",),
    Region.LOWER: ("erector_spinae_lumbar",),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A region's sets in an average week, and its neglected muscles: (`lower traps 3`, …)."""

    region: Region
    name: str
    sets: float
    sets_words: str
    neglected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """muscles: sets a week by muscle id, those that are counted; nothing: what is said where none is neglected."""

    title: str
    second: str
    rows: tuple[Row, Row, Row]
    muscles: tuple[tuple[str, float], ...]
    nothing: str
    legend: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]

    def svg(self, muscle_map: MuscleMap) -> str:
        """Draw it, 600 by 584; a line taller where the legend needs two."""
        words = [(dose, *words) for dose, words in zip(Dose, self.legend, strict=True)]
        canvas = Canvas(HEIGHT + marks.LEGEND_LINE * (len(marks.legend_lines(words)) - 1))
        canvas.add(PATTERNS)
        canvas.heading(self.title, self.second)
        figure = body.Body.of(muscle_map, middle=166, top=100, scale=0.735, end=520, fade=66)
        canvas.add(*figure.parts({muscle: body.DOSES[dose_of(sets)] for muscle, sets in self.muscles}))
        for at, row in enumerate(self.rows):
            y = _TOP + at * _ROW
            canvas.add(*_leader(figure, row.region, y - 8))
            _row(canvas, row, y, self.nothing)
        marks.legend(canvas, canvas.height - 42, words)
        return canvas.svg()


def _leader(figure: body.Body, region: Region, y: float) -> Iterator[str]:
    """From the row's name to its muscle: level, then straight down to the dot."""
    dot = figure.dot(*_DOTS[region])
    if dot is None:
        return
    x, to = dot
    bend = _LEFT - 34 if to > y + 4 else x
    yield (
        f'<path d="M{_LEFT - 8:g} {y:.1f}H{bend:.1f}L{x:.1f} {to:.1f}" fill="none" stroke="{Colour.TEXT}" '
        'stroke-width="1.6" stroke-opacity=".85"/>'
        f'<circle cx="{x:.1f}" cy="{to:.1f}" r="5" fill="{Colour.TEXT}" stroke="{Colour.CARD}" stroke-width="2"/>'
    )


def _row(canvas: Canvas, row: Row, y: float, nothing: str) -> None:
    """Name and number, the bar against the band, the muscles that get little."""
    canvas.text(row.sets_words, RIGHT, y, NUMBER, anchor="end")
    room = RIGHT - NUMBER.width(row.sets_words) - 12 - _LEFT
    style, words = fitted(row.name, room, STRONG if dose_of(row.sets) is Dose.NEGLECTED else LABEL)
    canvas.text(words, _LEFT, y, style)
    top, high = y + 12, 26.0
    x = Scale(0, MOST, _LEFT, RIGHT)
    low, full = BAND
    canvas.rect(x(low), top - 4, x(full) - x(low), high + 8, marks.BAND_GROUND)
    for edge in BAND:
        canvas.line(x(edge), top - 4, x(edge), top + high + 4, Colour.BUILDING, 1.5, "2 4")
        canvas.text(f"{edge:g}", x(edge), top + high + 24, NOTE, anchor="middle")
    canvas.line(_LEFT, top - 4, _LEFT, top + high + 4, Colour.FLOOR, 2)
    if row.sets > 0:
        end, dose = x(min(row.sets, MOST)), dose_of(row.sets)
        canvas.rect(_LEFT, top, max(6.0, end - _LEFT), high, FILL[dose], edge=EDGE[dose], rx=4)
    below = top + high + 52
    if not row.neglected:
        canvas.text(cut(nothing, RIGHT - _LEFT, NOTE), _LEFT, below, NOTE)
        return
    canvas.rect(_LEFT, below - 18, 20, 20, FILL[Dose.NEGLECTED], edge=EDGE[Dose.NEGLECTED], rx=5)
    canvas.text(_as_many(row.neglected, RIGHT - _LEFT - 28), _LEFT + 28, below, NOTE)


def _as_many(names: tuple[str, ...], width: float) -> str:
    """As many names as fit, and how many more there are."""
    for count in range(len(names), 0, -1):
        rest = f", +{len(names) - count}" if count < len(names) else ""
        words = ", ".join(names[:count]) + rest
        if NOTE.width(words) <= width:
            return words
    rest = f", +{len(names) - 1}" if len(names) > 1 else ""
    return cut(names[0], width - NOTE.width(rest), NOTE) + rest
