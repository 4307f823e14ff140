"""Discs, lines and areas as SVG in body units, and the layers that things are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drawing.curves import smooth, spot, straight
from bot.drawing.palette import Colour

BAR_END = 0.017


@dataclass(frozen=True, slots=True)
class Layers:
    """One thing in parts: behind the body, between trunk and near arm, in front of all.

    reach: the points that must be in the picture.
    """

    behind: str = ""
    between: str = ""
    front: str = ""
    reach: tuple[complex, ...] = ()


def disc(at: complex, radius: float, fill: Colour, edge: Colour | None = None, width: float = 0.0) -> str:
    x, y = spot(at).split()
    rim = f' stroke="{edge}" stroke-width="{width:g}"' if edge else ""
    return f'<circle cx="{x}" cy="{y}" r="{radius:g}" fill="{fill}"{rim}/>'


def line(points: Sequence[complex], colour: Colour, width: float, *, curved: bool = False) -> str:
    path = (smooth if curved else straight)(points, closed=False)
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


def area(path: str, fill: Colour, edge: Colour, width: float) -> str:
    return f'<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="{width:g}"/>'


def bar_end(at: complex) -> str:
    """The end of a bar that points at the viewer."""
    return disc(at, BAR_END, Colour.SOLE, Colour.WARNING_INK, 0.007) + disc(at, 0.0075, Colour.PLATE)
