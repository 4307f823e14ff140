"""A server's week: planned back days that were trained, in all and by each member who agreed to be named."""

from dataclasses import dataclass

from bot.drawing.charts import marks
from bot.drawing.charts.canvas import (
    BIG,
    LABEL,
    LEFT,
    NOTE,
    RIGHT,
    SECOND,
    STRONG,
    TITLE,
    UNIT,
    Canvas,
    Type,
    cut,
    fitted,
)
from bot.drawing.palette import Colour
from bot.drawing.typeface import REGULAR

MOST = 10
"""Members on one picture."""

_TOP, _ROW, _HIGH = 150.0, 52.0, 26.0
_NAMES, _BARS = 178.0, 206.0
_QUIET = Type(24, REGULAR)


@dataclass(frozen=True, slots=True)
class Member:
    """A member who agreed: how many of the planned days were trained, and both in words (`3 of 4`)."""

    name: str
    kept: int
    planned: int
    words: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """Members in the order in which they are drawn; `others` are all who are not named, together."""

    title: str
    second: str
    value: str
    of: str
    under: str
    members: tuple[Member, ...]
    others: Member | None = None

    def svg(self) -> str:
        """Draw it, 600 wide and as tall as its rows."""
        members = self.members[:MOST]
        rows = len(members) + (self.others is not None)
        canvas = Canvas(int(_TOP + _ROW * rows + 26))
        self._heading(canvas)
        for row, member in enumerate(members):
            _row(canvas, member, _TOP + _ROW * row)
        if self.others is not None:
            y = _TOP + _ROW * len(members)
            canvas.divider(y)
            _together(canvas, self.others, y + 6)
        return canvas.svg()

    def _heading(self, canvas: Canvas) -> None:
        canvas.text(self.of, RIGHT, 86, UNIT, anchor="end")
        canvas.text(self.value, RIGHT - UNIT.width(self.of) - 8, 86, BIG, anchor="end")
        canvas.text(self.under, RIGHT, 120, SECOND, anchor="end")
        room = RIGHT - LEFT - max(UNIT.width(self.of) + 8 + BIG.width(self.value), SECOND.width(self.under)) - 16
        style, words = fitted(self.title, room, TITLE)
        canvas.text(words, LEFT, 64, style)
        style, words = fitted(self.second, room, SECOND)
        canvas.text(words, LEFT, 97, style)


def _row(canvas: Canvas, member: Member, y: float) -> None:
    """One piece for each planned day, so that who planned little and kept it is as full as who planned much."""
    full = member.kept >= member.planned > 0
    style = STRONG if full else LABEL
    middle = y + _ROW / 2
    canvas.text(cut(member.name, _NAMES, LABEL), LEFT, middle + 8, LABEL)
    pieces = max(1, member.planned)
    gap = 6.0 if pieces <= 14 else 2.0
    wide = (_BARS - gap * (pieces - 1)) / pieces
    left = LEFT + _NAMES + 14
    for piece in range(pieces):
        x, done = left + piece * (wide + gap), piece < member.kept
        fill = str(Colour.PATH if full else Colour.RESTING) if done else "none"
        canvas.rect(x, middle - _HIGH / 2, wide, _HIGH, fill, edge="" if done else Colour.RIM, rx=4)
    canvas.text(member.words, RIGHT - 36, middle + 8, style if full else _QUIET, anchor="end")
    if full:
        canvas.add(marks.tick_sign(RIGHT - 14, middle, 13))


def _together(canvas: Canvas, others: Member, y: float) -> None:
    middle, left = y + _ROW / 2, LEFT + _NAMES + 14
    canvas.text(cut(others.name, _NAMES, NOTE), LEFT, middle + 8, NOTE)
    canvas.rect(left, middle - _HIGH / 2, _BARS, _HIGH, "none", edge=Colour.RIM, rx=4)
    share = min(1.0, others.kept / others.planned) if others.planned else 0.0
    if share:
        canvas.rect(left, middle - _HIGH / 2, _BARS * share, _HIGH, Colour.RESTING, rx=4)
    canvas.text(others.words, RIGHT - 36, middle + 8, _QUIET, anchor="end")
