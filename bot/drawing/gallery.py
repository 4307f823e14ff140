"""The figures of the exercises: pictures that stand still, that move, and that show a mistake."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml

from bot.content.schema import read_entry
from bot.drawing.movements import Movement
from bot.drawing.muscles import Lit
from bot.drawing.pose_schema import Entry
from bot.drawing.scene import mistake, still


@dataclass(frozen=True, slots=True)
class Figures:
    """All movements by exercise id. Every method draws anew, and the same bytes for the same question.

    Drawing takes tens of milliseconds for a picture and a second for one that moves: call it off the event loop,
    and keep what comes. `primary` and `secondary` are ids of muscles; those that cannot be seen are passed over.
    """

    movements: Mapping[str, Movement]

    @classmethod
    @cache
    def load(cls, file: Path) -> Self:
        """Read the key poses (`data/figures/poses.yaml` tells their form).

        Raises OSError for a missing file, `ContentError` with file, exercise and field for what does not fit.
        """
        entries = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        movements = {}
        for exercise, entry in entries.items():
            read_entry(Entry, entry, f"{file}: {exercise}")
            movements[exercise] = Movement.of(entry)
        return cls(movements)

    def has(self, exercise_id: str) -> bool:
        return exercise_id in self.movements

    def still(self, exercise_id: str, primary: Collection[str], secondary: Collection[str]) -> bytes:
        """Start and end side by side as a PNG, 900 by 500. Raises KeyError for an exercise without a figure."""
        from bot.drawing.raster import png  # noqa: PLC0415 (`bot.drawing.raster`)

        return png(still(self._movement(exercise_id), Lit.of(primary, secondary)))

    def moving(self, exercise_id: str, primary: Collection[str], secondary: Collection[str]) -> bytes:
        """The movement as a looping GIF, 600 by 400. Raises KeyError for an exercise without a figure."""
        from bot.drawing.animation import gif  # noqa: PLC0415 (`bot.drawing.raster`)

        return gif(self._movement(exercise_id), Lit.of(primary, secondary))

    def mistake(self, exercise_id: str) -> bytes | None:
        """The common mistake beside the right form as a PNG, 900 by 500, or None where none is drawn.

        Raises KeyError for an exercise without a figure.
        """
        from bot.drawing.raster import png  # noqa: PLC0415 (`bot.drawing.raster`)

        svg = mistake(self._movement(exercise_id))
        return None if svg is None else png(svg)

    def _movement(self, exercise_id: str) -> Movement:
        try:
            return self.movements[exercise_id]
        except KeyError:
            raise KeyError(f"no figure is drawn for the exercise {exercise_id}") from None
