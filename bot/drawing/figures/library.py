"""The figures of all exercises, as image files."""

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import yaml
from PIL import Image

from bot.drawing.figures.movement import Movement
from bot.drawing.figures.scene import HEIGHT, WIDTH, fit, frame_svg, still_svg
from bot.drawing.palette import Colour
from bot.drawing.raster import frame, png

FRAMES_THERE, FRAMES_BACK = 13, 14
START_MS, THERE_MS, HOLD_MS, BACK_MS = 400, 110, 1000, 140
COLOURS = 64


class Figures:
    """The figures of all exercises that have key poses. Pure: the same bytes for the same exercise and muscles."""

    def __init__(self, movements: Mapping[str, Movement]) -> None:
        self._movements = movements

    @classmethod
    def load(cls, file: Path) -> "Figures":
        """Read the key poses. Raises OSError, yaml.YAMLError, or TypeError for a field that is none."""
        entries = yaml.load(file.read_bytes(), yaml.CSafeLoader)
        return cls({key: Movement(**entry) for key, entry in entries.items()})

    def has(self, exercise_id: str) -> bool:
        return exercise_id in self._movements

    def still(self, exercise_id: str, primary: Collection[str], secondary: Collection[str]) -> bytes:
        """Start and end side by side: a PNG of 900 × 500 pixels. Raises KeyError for an exercise without poses."""
        movement = self._movement(exercise_id)
        return png(still_svg(movement, primary, secondary))

    def moving(self, exercise_id: str, primary: Collection[str], secondary: Collection[str]) -> bytes:
        """The movement as an endless GIF of 600 × 400 pixels. Raises KeyError for an exercise without poses."""
        movement = self._movement(exercise_id)
        sheet = fit([movement.at(number / 8) for number in range(9)], movement, WIDTH, HEIGHT - 30)
        there = [number / (FRAMES_THERE + 1) for number in range(FRAMES_THERE + 1)]
        back = [1 - (number + 1) / (FRAMES_BACK + 1) for number in range(FRAMES_BACK)]
        shares = [*there, 1.0, *back]
        pictures = [frame(frame_svg(movement, sheet, share, primary, secondary)) for share in shares]
        return _gif(pictures, [START_MS, *[THERE_MS] * FRAMES_THERE, HOLD_MS, *[BACK_MS] * FRAMES_BACK])

    def _movement(self, exercise_id: str) -> Movement:
        if exercise_id not in self._movements:
            raise KeyError(f"no key poses for {exercise_id}")
        return self._movements[exercise_id]


def _gif(pictures: Sequence[Image.Image], times: Sequence[int]) -> bytes:
    """One palette for all frames, made from four of them and every named colour, without dithering."""
    sample = Image.new("RGB", (WIDTH, HEIGHT * 4 + 40))
    for number, at in enumerate((0, len(pictures) // 4, len(pictures) // 2, len(pictures) - 1)):
        sample.paste(pictures[at], (0, number * HEIGHT))
    for number, colour in enumerate(Colour):
        sample.paste(Image.new("RGB", (14, 40), colour.value), (number * 14, HEIGHT * 4))
    palette = sample.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    frames = [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in pictures]
    file = BytesIO()
    frames[0].save(
        file, "GIF", save_all=True, append_images=frames[1:], duration=list(times), loop=0, optimize=False, disposal=1
    )
    return file.getvalue()
