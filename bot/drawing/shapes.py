"""Outlines as SVG: with a rim round them all, or filled; shoes and the face."""

from collections.abc import Iterable, Iterator

from bot.drawing.anatomy import Leg
from bot.drawing.curves import smooth, straight
from bot.drawing.faces import Head
from bot.drawing.palette import Colour
from bot.drawing.strokes import disc

RIM = 0.011


def group(outlines: Iterable[str], fill: Colour, rim: Colour, size: float = 1.0) -> Iterator[str]:
    """All rims first, then all fills: one contour round the whole and no seam between the parts.

    `size` is smaller where the picture is nearer.
    """
    whole = "".join(f'<path d="{path}"/>' for path in outlines)
    yield f'<g fill="{rim}" stroke="{rim}" stroke-width="{RIM * size:g}" stroke-linejoin="round">{whole}</g>'
    yield f'<g fill="{fill}">{whole}</g>'


def filled(path: str, fill: Colour) -> str:
    """An area without a rim."""
    return f'<path d="{path}" fill="{fill}"/>'


def clip(name: str, outlines: Iterable[str]) -> str:
    """What is clipped to this name is seen only inside the outlines."""
    paths = "".join(f'<path d="{path}"/>' for path in outlines)
    return f'<clipPath id="{name}">{paths}</clipPath>'


def shoe(support: Leg, upper: Colour, sole: Colour) -> Iterator[str]:
    yield (
        f'<path d="{smooth(support.shoe)}" fill="{upper}" stroke="{Colour.CARD}" stroke-width=".005" '
        'stroke-linejoin="round"/>'
    )
    yield filled(straight(support.sole), sole)


def face(shape: Head, size: float = 1.0) -> Iterator[str]:
    """The head; `size` is smaller where the picture is nearer."""
    for ear in shape.hidden:
        yield disc(ear, 0.0115, Colour.BODY, Colour.RIM, 0.005 * size)
    rim = f'stroke="{Colour.RIM}" stroke-width="{0.006 * size:g}"'
    yield f'<path d="{smooth(shape.skull)}" fill="{Colour.BODY}" {rim}/>'
    yield filled(smooth(shape.hair), Colour.HAIR)
    for ear in shape.ears:
        yield disc(ear, 0.0115, Colour.BODY, Colour.RIM, 0.005 * size)
    for eye in shape.eyes:
        yield disc(eye, 0.0052, Colour.CLOTHES)
