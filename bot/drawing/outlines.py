"""Closed outlines through a few points, as they stand in the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

Point = tuple[float, float]


class Paint(StrEnum):
    """What a shape is."""

    BODY = "body"
    HAIR = "hair"
    RESTING = "resting"
    FAINT = "faint"
    DEEP = "deep"


@dataclass(frozen=True)
class Shape:
    """A closed outline of the right half: the points it runs through, and which of them are sharp.

    x counts from the middle line, y downwards, in 1/900 of body height.
    """

    name: str
    paint: Paint
    knots: tuple[Point, ...]
    corners: tuple[bool, ...]
    joined: bool
    muscles: frozenset[str]
    dot: Point | None
    fibres: tuple[str, ...]

    @classmethod
    def of(cls, name: str, entry: Mapping[str, Any]) -> Self:
        """Read one entry of the file; raises KeyError or ValueError for an incomplete one."""
        knots = [(float(x), float(y), bool(corner)) for x, y, *corner in entry["outline"]]
        if joined := entry.get("joined", False):
            half = [(x, y, corner and x > 0) for x, y, corner in knots]
            knots = half + [(-x, y, corner) for x, y, corner in reversed(half) if x > 0]
        return cls(
            name=name,
            paint=Paint(entry["paint"]),
            knots=tuple((x, y) for x, y, _ in knots),
            corners=tuple(corner for _, _, corner in knots),
            joined=joined,
            muscles=frozenset(entry.get("muscles", ())),
            dot=tuple(entry["dot"]) if "dot" in entry else None,
            fibres=tuple(entry.get("fibres", ())),
        )

    @cached_property
    def curves(self) -> tuple[tuple[Point, Point, Point, Point], ...]:
        """The outline as cubic Bezier curves: Catmull-Rom through the knots, its tangents zero at corners."""
        count = len(self.knots)
        curves = []
        for at in range(count):
            before, here, there, after = (self.knots[(at + shift) % count] for shift in (-1, 0, 1, 2))
            out = here if self.corners[at] else _towards(here, before, there)
            back = there if self.corners[(at + 1) % count] else _towards(there, after, here)
            curves.append((here, out, back, there))
        return tuple(curves)

    @cached_property
    def path(self) -> str:
        """The outline as SVG path data."""
        x, y = self.knots[0]
        steps = (" ".join(f"{v:.4g}" for point in curve[1:] for v in point) for curve in self.curves)
        return f"M{x:.4g} {y:.4g}" + "".join(f"C{step}" for step in steps) + "Z"

    def along(self, steps: int) -> list[Point]:
        """Points on the outline, so many on each curve."""
        return [_on(curve, step / steps) for curve in self.curves for step in range(steps)]


def _towards(here: Point, before: Point, there: Point) -> Point:
    return here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6


def _on(curve: Sequence[Point], at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    x, y = (sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y
