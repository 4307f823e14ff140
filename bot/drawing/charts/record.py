"""A new record: the value, how much it is above the last one, and the stair that led to it."""

from dataclasses import dataclass
from math import cos, radians, sin

from bot.drawing.charts.canvas import LEFT, NOTE, RIGHT, SECOND, STRONG, TITLE, Canvas, Type, fitted, wrapped
from bot.drawing.charts.scales import Scale
from bot.drawing.palette import Colour
from bot.drawing.typeface import BOLD, MEDIUM

HEIGHT = 300
STEPS = 5
HERO = Type(104, BOLD)
_UNIT = Type(40, MEDIUM, Colour.SECOND_TEXT)
_ROOM = 296.0
_TOP, _BOTTOM = 150.0, 262.0
_CONFETTI = (
    (-104, -14, 20, Colour.PATH), (-62, -46, 70, Colour.HELPING), (-28, -20, 40, Colour.BODY),
    (-86, 26, 10, Colour.HELPING), (-44, 14, 55, Colour.PATH), (-12, -58, 30, Colour.BODY),
    (26, -44, 15, Colour.HELPING), (-128, 8, 60, Colour.BODY), (46, -20, 80, Colour.PATH),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """steps: the last records in order, each (value, words), the new one last; less: less is better."""

    head: str
    value: str
    unit: str
    exercise: str
    measure: str
    steps: tuple[tuple[float, str], ...]
    less: bool = False

    def svg(self) -> str:
        """Draw it, 600 by 300."""
        canvas = Canvas(HEIGHT)
        style, head = fitted(self.head, _ROOM, TITLE)
        canvas.text(head, LEFT, 62, Type(style.size, style.weight, Colour.PATH))
        room = _ROOM - _UNIT.width(self.unit) - 10
        share = min(1.0, room / HERO.width(self.value))
        hero = Type(HERO.size * share, HERO.weight)
        canvas.text(self.value, LEFT - 3, 166, hero)
        canvas.text(self.unit, LEFT + hero.width(self.value) + 8, 166, _UNIT)
        self._below(canvas)
        self._stair(canvas)
        return canvas.svg()

    def _below(self, canvas: Canvas) -> None:
        lines = wrapped(self.exercise, _ROOM, STRONG, 2)
        y = 210.0
        for line in lines:
            canvas.text(line, LEFT, y, STRONG)
            y += 30
        style, words = fitted(self.measure, _ROOM, SECOND)
        canvas.text(words, LEFT, y + 2, style)

    def _stair(self, canvas: Canvas) -> None:
        """The last records as a line of steps, to scale; as many as have room for their numbers."""
        left, right = LEFT + _ROOM + 16, RIGHT - 10
        steps = self.steps[-STEPS:]
        while len(steps) > 1 and max(NOTE.width(words) for _, words in steps) + 8 > (right - left) / len(steps):
            steps = steps[1:]
        values = [-value if self.less else value for value, _ in steps]
        y = Scale(min(values), max(values), _BOTTOM, _TOP)
        pitch = (right - left) / len(steps)
        path, heights = "", [y(value) if len(steps) > 1 else 200.0 for value in values]
        for at, height in enumerate(heights[:-1]):
            x = left + pitch * at
            path += f"{'V' if path else f'M{x:.1f} '}{height:.1f}H{x + pitch:.1f}"
            canvas.text(steps[at][1], x + pitch / 2, height - 10, NOTE, anchor="middle")
        if path:
            canvas.add(
                f'<path d="{path}" fill="none" stroke="{Colour.RIM}" stroke-width="4" stroke-linejoin="round"/>'
            )
        x, top = left + pitch * (len(steps) - 1), heights[-1]
        start = f"M{x:.1f} {heights[-2]:.1f}V{top:.1f}" if len(steps) > 1 else f"M{x:.1f} {top:.1f}"
        canvas.add(
            f'<path d="{start}H{right:.1f}" fill="none" stroke="{Colour.PATH}" stroke-width="5" '
            'stroke-linejoin="round" stroke-linecap="round"/>'
        )
        self._flag(canvas, min(x + pitch / 2, right - 34), top)

    def _flag(self, canvas: Canvas, x: float, foot: float) -> None:
        top = foot - 62
        canvas.line(x, foot - 2, x, top, Colour.BODY, 4)
        canvas.add(
            f'<circle cx="{x:.1f}" cy="{top:.1f}" r="5" fill="{Colour.BODY}"/>'
            f'<path d="M{x + 2:.1f} {top + 8:.1f}q24 -6 44 12q-22 12 -44 18Z" fill="{Colour.PATH}"/>'
        )
        for dx, dy, turn, colour in _CONFETTI:
            px, py = min(max(x + dx, LEFT + _ROOM + 10), RIGHT - 6), max(top + dy, 30.0)
            ex, ey = 5 * cos(radians(turn)), 5 * sin(radians(turn))
            canvas.line(px - ex, py - ey, px + ex, py + ey, colour, 7)
