"""A week of back training to show: nameless, and nothing missing is shown."""

from dataclasses import dataclass

from bot.domain.exercises import Region
from bot.drawing.charts import body, marks
from bot.drawing.charts.canvas import (
    LEFT,
    NOTE,
    NOTE_MEDIUM,
    NOTE_STRONG,
    NUMBER,
    RIGHT,
    SECOND,
    TITLE,
    UNIT,
    Canvas,
    Type,
    cut,
    fitted,
)
from bot.drawing.charts.marks import PATTERNS
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.palette import Colour
from bot.drawing.typeface import BOLD

HEIGHT = 640
HERO = Type(120, BOLD)
RECORDS = 2
"""Records that are named; how many more there are is said."""

_LINE, _ROOM = 492.0, 256.0
_COUNTED = 10.0


@dataclass(frozen=True, slots=True)
class Week:
    """A week's picture.

    volume: in kilograms and in pounds, empty where no weight was logged. records: (value, exercise).
    days: for each day from the first, its name, the regions trained, whether it was planned.
    muscles: sets by muscle id. legend: `10+ sets`, `1–9`.
    """

    title: str
    dates: str
    sets: str
    sets_unit: str
    volume: tuple[str, str] | None
    records: tuple[tuple[str, str], ...]
    more: str
    summary: str
    days: tuple[tuple[str, frozenset[Region], bool], ...]
    muscles: tuple[tuple[str, float], ...]
    legend: tuple[str, str]

    def svg(self, muscle_map: MuscleMap) -> str:
        """Draw it, 600 by 640."""
        canvas = Canvas(HEIGHT)
        canvas.add(PATTERNS)
        figure = body.Body.of(muscle_map, middle=430, top=34, scale=0.80, end=_LINE - 2, fade=80)
        looks = {m: body.MUCH if sets >= _COUNTED else body.SOME for m, sets in self.muscles if sets > 0}
        canvas.add(*figure.parts(looks))
        style, words = fitted(self.title, 300, TITLE)
        canvas.text(words, LEFT, 64, style, halo=True)
        canvas.text(self.dates, LEFT, 97, SECOND, halo=True)
        self._numbers(canvas)
        canvas.divider(_LINE)
        self._days(canvas)
        return canvas.svg()

    def _numbers(self, canvas: Canvas) -> None:
        canvas.text(self.sets, LEFT - 4, 222, HERO)
        canvas.text(self.sets_unit, LEFT + HERO.width(self.sets) + 6, 222, UNIT, halo=True)
        y = 278.0
        if self.volume:
            own, other = self.volume
            style, words = fitted(own, _ROOM, NUMBER)
            canvas.text(words, LEFT, y, style, halo=True)
            canvas.text(other, LEFT, y + 30, SECOND, halo=True)
            y += 82
        for value, exercise in self.records[:RECORDS]:
            canvas.add(marks.flag(LEFT + 3, y + 8, 34, 22, 15))
            style, words = fitted(value, _ROOM - 38, Type(28, BOLD))
            canvas.text(words, LEFT + 38, y, style, halo=True)
            canvas.text(cut(exercise, _ROOM - 38, NOTE), LEFT + 38, y + 28, NOTE, halo=True)
            y += 66
        if len(self.records) > RECORDS and y < _LINE - 10:
            canvas.text(self.more, LEFT + 38, y - 6, NOTE, halo=True)

    def _days(self, canvas: Canvas) -> None:
        right = RIGHT
        for words, fill, edge in (
            (self.legend[1], body.SOME.fill, Colour.HELPING),
            (self.legend[0], body.MUCH.fill, Colour.HELPING),
        ):
            canvas.text(words, right, _LINE + 36, NOTE, anchor="end")
            right -= NOTE.width(words) + 36
            canvas.rect(right, _LINE + 18, 28, 22, fill, edge=edge, rx=6)
            right -= 16
        canvas.text(cut(self.summary, right - LEFT, NOTE_STRONG), LEFT, _LINE + 36, NOTE_STRONG)
        pitch = (RIGHT - LEFT) / len(self.days)
        for at, (name, regions, planned) in enumerate(self.days):
            x, y = LEFT + pitch * (at + 0.5), _LINE + 74
            style = NOTE_MEDIUM if regions else NOTE
            canvas.text(name, x, HEIGHT - 26, style, anchor="middle")
            if not regions:
                canvas.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{Colour.FLOOR}"/>')
                continue
            canvas.add(marks.glyph(x - 14, y - 18, 28, 36, regions))
            if planned:
                canvas.rect(x - 22, y - 25, 44, 50, "none", edge=Colour.RIM, rim=2, rx=9)
