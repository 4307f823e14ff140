"""SVG text to PNG bytes, the same on every machine.

What draws imports this where it draws, in the process beside the bot's: the bot's own has no use for the 4 MB.
"""

from io import BytesIO
from typing import cast

import resvg_py
from PIL import Image, ImageColor

from bot.drawing.palette import Colour
from bot.drawing.typeface import FACES, FAMILY

_OPAQUE, _SHEER = 240, 16


def png(svg: str, *, width: int | None = None) -> bytes:
    """Draw an SVG as a PNG, `width` pixels wide (its own width if not given), its height in proportion.

    Text is set in Roboto (400, 500, 700) whatever the system has installed.
    Busy for some tens of milliseconds: call it off the event loop.
    Raises ValueError for an SVG that cannot be read.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        font_files=list(FACES.values()),
    )
    with Image.open(BytesIO(drawn)) as picture:
        return _reduced(picture.convert("RGBA"))


def frame(svg: str) -> Image.Image:
    """Draw an SVG without text or transparency, as a frame of an animation. Busy: call it off the event loop."""
    with Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))) as picture:
        return picture.convert("RGB")


def _reduced(picture: Image.Image) -> bytes:
    """The picture as a PNG with a palette, a third of the bytes; plain areas keep their exact colour.

    What is not opaque becomes card colour at one of sixteen opacities: the round corners.
    """
    card = Image.new("RGBA", picture.size, Colour.CARD)
    card.alpha_composite(picture)
    solid = card.convert("RGB")
    reduced = solid.quantize(_OPAQUE, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colours = _commonest(solid, reduced)
    alpha = picture.getchannel("A")
    sheer = alpha.point([_OPAQUE + round(level * (_SHEER - 1) / 255) for level in range(256)])
    for indexed in (reduced, sheer):
        indexed.putpalette(bytes(colours))
    reduced.paste(sheer, mask=alpha.point([255] * 255 + [0]))
    opacities = bytes([255] * _OPAQUE + [step * 255 // (_SHEER - 1) for step in range(_SHEER)])
    file = BytesIO()
    reduced.save(file, "PNG", transparency=opacities)
    return file.getvalue()


def _commonest(solid: Image.Image, reduced: Image.Image) -> bytearray:
    """A palette in which each entry is the commonest of the colours it stands for, not their mean."""
    colours = bytearray(ImageColor.getcolor(Colour.CARD, "RGB") * (_OPAQUE + _SHEER))
    # With the index as a fourth channel, one count yields every pair of colour and entry.
    pairs = Image.merge("RGBA", (*solid.split(), Image.frombytes("L", reduced.size, reduced.tobytes())))
    counts = cast("list[tuple[int, tuple[int, int, int, int]]]", pairs.getcolors(solid.width * solid.height))
    for _, (*colour, entry) in sorted(counts):
        colours[3 * entry : 3 * entry + 3] = bytes(colour)
    return colours
