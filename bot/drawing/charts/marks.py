"""The signs that charts are made of: patterns of the doses, diamonds, flags, rings, and the back in small."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from bot.domain.exercises import Region
from bot.drawing.charts.canvas import LEFT, NOTE, NOTE_MEDIUM, NOTE_STRONG, RIGHT, Canvas, Type
from bot.drawing.palette import Colour

BAND_GROUND = "#223863"
"""The productive band: the productive colour at 25 % on the panel."""


class Dose(StrEnum):
    """How a week's sets are painted: a pattern each, so that colour is never the only sign."""

    NEGLECTED = "neglected"
    BUILDING = "building"
    PRODUCTIVE = "productive"


FILL = {
    Dose.NEGLECTED: "url(#neglected)",
    Dose.BUILDING: "url(#building)",
    Dose.PRODUCTIVE: str(Colour.PRODUCTIVE),
}
EDGE = {
    Dose.NEGLECTED: Colour.NEGLECTED,
    Dose.BUILDING: Colour.BUILDING,
    Dose.PRODUCTIVE: Colour.BUILDING,
}

PATTERNS = (
    "<defs>"
    '<pattern id="neglected" width="11" height="11" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="11" height="11" fill="{Colour.NEGLECTED}"/>'
    f'<rect width="4.4" height="11" fill="{Colour.NEGLECTED_HATCH}"/></pattern>'
    '<pattern id="building" width="8" height="8" patternUnits="userSpaceOnUse">'
    f'<rect width="8" height="8" fill="{Colour.BUILDING}"/>'
    f'<circle cx="2" cy="2" r="1.5" fill="{Colour.BUILDING_DOTS}"/>'
    f'<circle cx="6" cy="6" r="1.5" fill="{Colour.BUILDING_DOTS}"/></pattern>'
    '<pattern id="helping" width="9" height="9" patternUnits="userSpaceOnUse">'
    f'<rect width="9" height="9" fill="{Colour.HELPING}"/>'
    f'<circle cx="2.2" cy="2.2" r="1.5" fill="{Colour.MAIN_EDGE}"/>'
    f'<circle cx="6.7" cy="6.7" r="1.5" fill="{Colour.MAIN_EDGE}"/></pattern>'
    "</defs>"
)


def dose_of(sets: float) -> Dose:
    """Under 5 sets a week, 5 to 9, 10 or more."""
    if sets < 5:
        return Dose.NEGLECTED
    return Dose.BUILDING if sets < 10 else Dose.PRODUCTIVE


def dot(x: float, y: float, radius: float) -> str:
    """A workout."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{Colour.BODY}" stroke="{Colour.PANEL}" '
        'stroke-width="2"/>'
    )


def diamond(x: float, y: float, radius: float) -> str:
    """A record."""
    return (
        f'<path d="M{x:.1f} {y - radius:.1f}l{radius:g} {radius:g}l{-radius:g} {radius:g}l{-radius:g} {-radius:g}Z" '
        f'fill="{Colour.PATH}" stroke="{Colour.PANEL}" stroke-width="2"/>'
    )


def ring(x: float, y: float, radius: float, colour: Colour = Colour.TEXT, dash: str = "") -> str:
    """Today."""
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="none" stroke="{colour}" stroke-width="2.5"{broken}/>'
    )


def flag(x: float, y: float, pole: float = 30, wide: float = 18, high: float = 13) -> str:
    """A record's flag, its foot at the point."""
    top = y - pole
    return (
        f'<path d="M{x:.1f} {y:.1f}V{top:.1f}" stroke="{Colour.PATH}" stroke-width="2.5" stroke-linecap="round"/>'
        f'<path d="M{x:.1f} {top:.1f}l{wide:g} {high / 2:g}l{-wide:g} {high / 2:g}Z" fill="{Colour.PATH}"/>'
    )


def tick_sign(x: float, y: float, radius: float) -> str:
    """A plan that was kept in full: a disc with a tick."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{Colour.PATH}"/>'
        f'<path d="M{x - radius * 0.45:.1f} {y:.1f}l{radius * 0.35:.1f} {radius * 0.35:.1f}l{radius * 0.6:.1f} '
        f'{-radius * 0.65:.1f}" fill="none" stroke="{Colour.CARD}" stroke-width="2.6" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


_TINTS = {Region.UPPER: Colour.HELPING, Region.MID: Colour.BODY, Region.LOWER: Colour.BUILDING}


def glyph(x: float, y: float, width: float, height: float, lit: Collection[Region], *, tinted: bool = False) -> str:
    """The back in small, its top left corner at the point: wide, tapering, narrow.

    Upper is one plain piece, mid two stripes, lower two columns: place and pattern tell, the tint only helps.
    """

    def colour(region: Region) -> Colour:
        if region not in lit:
            return Colour.FAR_CLOTHES
        return _TINTS[region] if tinted else Colour.BODY

    parts = [
        _slab(x, y, width, height, (0, 0.30), (1.0, 0.90), colour(Region.UPPER)),
        *(
            [
                _slab(x, y, width, height, (0.35, 0.47), (0.88, 0.82), colour(Region.MID)),
                _slab(x, y, width, height, (0.53, 0.65), (0.80, 0.72), colour(Region.MID)),
            ]
            if Region.MID in lit
            else [_slab(x, y, width, height, (0.35, 0.65), (0.88, 0.72), colour(Region.MID))]
        ),
    ]
    middle, top, high = x + width / 2, y + height * 0.70, height * 0.30
    if Region.LOWER in lit:
        wide, gap = width * 0.27, width * 0.10
        parts += [
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{width * 0.08:.1f}" '
            f'fill="{colour(Region.LOWER)}"/>'
            for left in (middle - gap / 2 - wide, middle + gap / 2)
        ]
    else:
        wide = width * 0.64
        parts.append(
            f'<rect x="{middle - wide / 2:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" '
            f'rx="{width * 0.08:.1f}" fill="{Colour.FAR_CLOTHES}"/>'
        )
    return "".join(parts)


def _slab(
    x: float,
    y: float,
    width: float,
    height: float,
    down: tuple[float, float],
    wide: tuple[float, float],
    fill: Colour,
) -> str:
    """A piece that is narrower below; shares of the glyph's height and width."""
    middle = x + width / 2
    top, bottom = (y + height * share for share in down)
    above, below = (width * share / 2 for share in wide)
    return (
        f'<path d="M{middle - above:.1f} {top:.1f}H{middle + above:.1f}L{middle + below:.1f} {bottom:.1f}'
        f'H{middle - below:.1f}Z" fill="{fill}" stroke="{fill}" stroke-width="{width * 0.05:.2f}" '
        'stroke-linejoin="round"/>'
    )


LEGEND_LINE = 32
_Entry = tuple[Dose, str, str]


def legend_lines(words: Sequence[_Entry]) -> list[list[_Entry]]:
    """The entries of a legend on one line, or on two where they are too long for that."""
    wide = sum(map(_entry_width, words)) + 6 * (len(words) - 1)
    return [list(words)] if wide <= RIGHT - LEFT else [list(words[:2]), list(words[2:])]


def legend(canvas: Canvas, y: float, words: Sequence[_Entry]) -> None:
    """The patterns and what they mean, the last line with its middle at `y`: (dose, name, range)."""
    lines = legend_lines(words)
    for row, line in enumerate(lines):
        _legend_line(canvas, y - LEGEND_LINE * (len(lines) - 1 - row), line)


def _legend_line(canvas: Canvas, y: float, words: Sequence[_Entry]) -> None:
    room = RIGHT - LEFT - sum(map(_entry_width, words))
    x = LEFT
    for dose, name, span in words:
        style = _legend_style(dose)
        canvas.rect(x, y - 11, 26, 22, FILL[dose], edge=EDGE[dose], rx=6)
        canvas.text(name, x + 33, y + 8, style)
        canvas.text(span, x + 33 + style.width(name) + 8, y + 8, NOTE)
        x += _entry_width((dose, name, span)) + min(34.0, room / max(1, len(words) - 1))


def _entry_width(entry: _Entry) -> float:
    dose, name, span = entry
    return 33 + _legend_style(dose).width(name) + 8 + NOTE.width(span)


def _legend_style(dose: Dose) -> Type:
    return NOTE_STRONG if dose is Dose.NEGLECTED else NOTE_MEDIUM
