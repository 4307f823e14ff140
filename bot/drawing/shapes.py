"""Outlines as SVG: with a rim round them all, or filled."""

from collections.abc import Iterable, Iterator

from bot.drawing.palette import Colour

RIM = 0.011


def group(outlines: Iterable[str], fill: Colour, rim: Colour) -> Iterator[str]:
    """All rims first, then all fills: one contour round the whole and no seam between the parts."""
    whole = "".join(f'<path d="{path}"/>' for path in outlines)
    yield f'<g fill="{rim}" stroke="{rim}" stroke-width="{RIM}" stroke-linejoin="round">{whole}</g>'
    yield f'<g fill="{fill}">{whole}</g>'


def filled(path: str, fill: Colour) -> str:
    """An area without a rim."""
    return f'<path d="{path}" fill="{fill}"/>'
