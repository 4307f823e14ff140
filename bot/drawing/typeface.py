"""The typeface of all pictures: Roboto, in three weights."""

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.content import DATA

if TYPE_CHECKING:
    from PIL import ImageFont

FAMILY = "Roboto"
REGULAR, MEDIUM, BOLD = 400, 500, 700
FACES = {
    REGULAR: str(DATA / "fonts" / "Roboto-Regular.ttf"),
    MEDIUM: str(DATA / "fonts" / "Roboto-Medium.ttf"),
    BOLD: str(DATA / "fonts" / "Roboto-Bold.ttf"),
}
_MEASURE = 100


def text_width(text: str, *, size: float, weight: int = REGULAR) -> float:
    """How wide one line of text is drawn, in the units of `size`; the weight is 400, 500 or 700."""
    return font(weight, _MEASURE).getlength(text) * size / _MEASURE


@lru_cache
def font(weight: int, size: int) -> "ImageFont.FreeTypeFont":
    """Roboto in a weight (400, 500, 700) and a size in pixels."""
    from PIL import ImageFont  # noqa: PLC0415 (`bot.drawing.raster`)

    return ImageFont.truetype(FACES[weight], size)
