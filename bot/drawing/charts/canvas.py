"""The card that a chart is drawn on: its ground, its type, and lines of text that fit."""

from dataclasses import dataclass
from html import escape

from bot.drawing.palette import Colour
from bot.drawing.typeface import BOLD, FAMILY, MEDIUM, REGULAR, text_width

WIDTH = 600
INSET = 12
LEFT, RIGHT = 34.0, 566.0
"""Between these stands what is drawn."""

HALO = 7.0
"""Width of the panel-coloured edge round words that stand over a line."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a line of text is set: its size in pixels, its weight and its colour."""

    size: float
    weight: int
    colour: Colour = Colour.TEXT

    def width(self, words: str) -> float:
        return text_width(words, size=self.size, weight=self.weight)


TITLE = Type(32, BOLD)
SECOND = Type(22, REGULAR, Colour.SECOND_TEXT)
BIG = Type(64, BOLD)
UNIT = Type(28, MEDIUM, Colour.SECOND_TEXT)
NUMBER = Type(36, BOLD)
LABEL = Type(24, MEDIUM)
STRONG = Type(24, BOLD)
NOTE = Type(22, REGULAR, Colour.SECOND_TEXT)
NOTE_STRONG = Type(22, BOLD)
NOTE_MEDIUM = Type(22, MEDIUM)

SMALLER = (1.0, 28 / 32, 24 / 32)
"""What a title that is too long is set in before it is cut."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Canvas:
    """A dark card with one panel, `WIDTH` by `height`; what is added later lies on top."""

    def __init__(self, height: int) -> None:
        self.height = height
        self._parts = [
            f'<rect width="{WIDTH}" height="{height}" rx="26" fill="{Colour.CARD}"/>',
            (
                f'<rect x="{INSET}" y="{INSET}" width="{WIDTH - 2 * INSET}" height="{height - 2 * INSET}" rx="18" '
                f'fill="{Colour.PANEL}"/>'
            ),
        ]
        self._boxes: list[Box] = []

    def add(self, *parts: str) -> None:
        self._parts += parts

    def text(self, words: str, x: float, y: float, style: Type, *, anchor: str = "start", halo: bool = False) -> None:
        """One line of text; `y` is its baseline, `anchor` which part of it stands at `x`: start, middle, end."""
        edge = (
            f' stroke="{Colour.PANEL}" stroke-width="{HALO:g}" stroke-linejoin="round" paint-order="stroke"'
            if halo
            else ""
        )
        place = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self.reserve(_box(words, x, y, style, anchor))
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{style.size:g}" font-weight="{style.weight}" '
            f'fill="{style.colour}"{place}{edge}>{escape(words)}</text>'
        )

    def reserve(self, box: Box) -> None:
        """Keep what is placed later away from there."""
        self._boxes.append(box)

    def place(self, words: str, x: float, y: float, style: Type, edges: tuple[float, float]) -> bool:
        """Words over a mark at (x, y): in its middle, or beside it where that is taken; False where neither is free.

        edges: the words stay between these.
        """
        wide = style.width(words)
        for left in (x - wide / 2, x - wide - 4, x + 4):
            start = min(max(left, edges[0]), edges[1] - wide)
            left_, top, right, bottom = _box(words, start, y, style, "start")
            if all(
                right + 3 <= box[0] or box[2] + 3 <= left_ or bottom + 2 <= box[1] or box[3] + 2 <= top
                for box in self._boxes
            ):
                self.text(words, start, y, style, halo=True)
                return True
        return False

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float, dash: str = "") -> None:
        broken = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width:g}"{broken}/>'
        )

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        edge: str = "",
        rim: float = 2,
        rx: float = 0,
    ) -> None:
        """A box; `edge` is its outline's colour, drawn inside the box."""
        inside = rim / 2 if edge else 0.0
        outline = f' stroke="{edge}" stroke-width="{rim:g}"' if edge else ""
        self._parts.append(
            f'<rect x="{x + inside:.1f}" y="{y + inside:.1f}" width="{max(0.0, width - 2 * inside):.1f}" '
            f'height="{max(0.0, height - 2 * inside):.1f}" rx="{rx:g}" fill="{fill}"{outline}/>'
        )

    def divider(self, y: float) -> None:
        self.line(LEFT, y, RIGHT, y, Colour.PLATE, 1.5)

    def heading(self, title: str, second: str = "", *, width: float = RIGHT - LEFT) -> None:
        """The picture's answer, and the line to measure it against."""
        style, words = fitted(title, width, TITLE)
        self.text(words, LEFT, 64, style)
        if second:
            style, words = fitted(second, width, SECOND)
            self.text(words, LEFT, 97, style)

    def value(self, number: str, unit: str, under: str) -> float:
        """Today's value in the corner, and what it is; returns the x at which the corner begins."""
        unit_width = UNIT.width(unit) + 8 if unit else 0.0
        if unit:
            self.text(unit, RIGHT, 86, UNIT, anchor="end")
        self.text(number, RIGHT - unit_width, 86, BIG, anchor="end")
        self.text(under, RIGHT, 120, SECOND, anchor="end")
        return RIGHT - max(unit_width + BIG.width(number), SECOND.width(under))

    def svg(self) -> str:
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{self.height}" '
            f'viewBox="0 0 {WIDTH} {self.height}" font-family="{FAMILY}">'
        )
        return "\n".join([opening, *self._parts, "</svg>"])


def _box(words: str, x: float, y: float, style: Type, anchor: str) -> Box:
    wide = style.width(words)
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return left, y - 0.72 * style.size, left + wide, y + 0.06 * style.size


def fitted(words: str, width: float, style: Type) -> tuple[Type, str]:
    """The words in the largest type in which they fit, 22 at least; cut off where none does."""
    for share in SMALLER:
        smaller = Type(max(22.0, style.size * share), style.weight, style.colour)
        if smaller.width(words) <= width:
            return smaller, words
    return smaller, cut(words, width, smaller)


def cut(words: str, width: float, style: Type) -> str:
    """As many of the words as fit, and `…` where that is not all."""
    if style.width(words) <= width:
        return words
    return next(
        (short for at in range(len(words) - 1, 0, -1) if style.width(short := f"{words[:at].rstrip()}…") <= width),
        "…",
    )


def wrapped(words: str, width: float, style: Type, most: int) -> list[str]:
    """The words on `most` lines at most; what does not fit is cut off."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (style.width(longer) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return [cut(line, width, style) for line in lines]
