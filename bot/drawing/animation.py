"""A movement as an endless GIF."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from bot.drawing.body import eased
from bot.drawing.movements import Movement
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.raster import frame
from bot.drawing.scene import FRAME_HEIGHT, FRAME_WIDTH, frames

THERE, BACK = 13, 14
START_MS, THERE_MS, HOLD_MS, BACK_MS = 400, 110, 1000, 140
COLOURS = 64
_SWATCHES = (
    Colour.CARD, Colour.BODY, Colour.RIM, Colour.FAR_LIMB, Colour.FAR_RIM, Colour.CLOTHES, Colour.FAR_CLOTHES,
    Colour.SHOE, Colour.SOLE, Colour.MAIN, Colour.MAIN_EDGE, Colour.HELPING, Colour.HELPING_EDGE, Colour.STEEL,
    Colour.DARK_STEEL, Colour.PLATE, Colour.FRAME, Colour.ROPE, Colour.PATH, Colour.FLOOR,
)  # fmt: skip


def shares() -> tuple[float, ...]:
    """How far the movement is in each of the 29 frames: start, there, the end, back."""
    there = (eased(step / (THERE + 1)) for step in range(1, THERE + 1))
    back = (1 - eased(step / (BACK + 1)) for step in range(1, BACK + 1))
    return 0.0, *there, 1.0, *back


def durations() -> tuple[int, ...]:
    """How long each frame stands, in milliseconds."""
    return START_MS, *[THERE_MS] * THERE, HOLD_MS, *[BACK_MS] * BACK


def gif(movement: Movement, lit: Lit) -> bytes:
    """The movement there and back, 600 by 400, looping. Busy for a second or so: call it off the event loop."""
    pictures = [frame(svg) for svg in frames(movement, shares(), lit)]
    palette = _palette([pictures[at] for at in (0, 5, 10, THERE + 1)])
    first, *rest = (picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures)
    file = BytesIO()
    first.save(file, "GIF", save_all=True, append_images=rest, duration=list(durations()), loop=0, disposal=1)
    return file.getvalue()


def _palette(pictures: Sequence[Image.Image]) -> Image.Image:
    """64 colours for all frames: from a few of them and from swatches, or the small areas would lose theirs."""
    sheet = Image.new("RGB", (FRAME_WIDTH, FRAME_HEIGHT * len(pictures) + 40 * len(_SWATCHES)), Colour.CARD)
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (0, FRAME_HEIGHT * number))
    drawing = ImageDraw.Draw(sheet)
    top = FRAME_HEIGHT * len(pictures)
    for number, colour in enumerate(_SWATCHES):
        drawing.rectangle((0, top + 40 * number, FRAME_WIDTH, top + 40 * number + 39), fill=ImageColor.getrgb(colour))
    return sheet.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
