"""Outlines with volume: tapered limbs, a trunk that bends as a curve, and the sheet they are drawn on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, hypot

from bot.drawing.figures.skeleton import Body, Point, between

Radii = tuple[tuple[float, float, float], ...]
"""(share along, radius in front, radius behind), from root to end, in body heights."""

THIGH: Radii = (
    (0.0, 0.056, 0.060),
    (0.12, 0.062, 0.068),
    (0.35, 0.063, 0.064),
    (0.65, 0.050, 0.048),
    (1, 0.039, 0.034),
)
CALF: Radii = ((0, 0.038, 0.034), (0.28, 0.031, 0.049), (0.7, 0.024, 0.030), (1, 0.022, 0.022))
UPPER_ARM: Radii = ((0, 0.043, 0.045), (0.4, 0.036, 0.037), (1, 0.026, 0.028))
FOREARM: Radii = ((0, 0.027, 0.027), (0.15, 0.030, 0.029), (1, 0.017, 0.017))
TORSO: Radii = (
    (-0.22, 0.030, 0.040), (-0.12, 0.052, 0.066), (0, 0.060, 0.077), (0.26, 0.056, 0.058), (0.42, 0.053, 0.049),
    (0.58, 0.060, 0.055), (0.74, 0.070, 0.062), (0.88, 0.068, 0.063), (1.05, 0.034, 0.034),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where body heights become pixels: `scale` pixels for a height, the origin at (x, floor)."""

    scale: float
    x: float
    floor: float

    def at(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.floor - point[1] * self.scale

    def size(self, length: float) -> str:
        return f"{length * self.scale:.1f}"

    def curve(self, points: Sequence[Point]) -> str:
        """A smooth closed outline through the points (Catmull-Rom as cubic Beziers)."""
        dots = [self.at(point) for point in points]
        count = len(dots)
        steps = [f"M{dots[0][0]:.1f} {dots[0][1]:.1f}"]
        for number in range(count):
            before, here, there, after = (dots[(number + by) % count] for by in (-1, 0, 1, 2))
            first = here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6
            second = there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6
            steps.append(
                f"C{first[0]:.1f} {first[1]:.1f} {second[0]:.1f} {second[1]:.1f} {there[0]:.1f} {there[1]:.1f}"
            )
        return "".join(steps) + "Z"


def limb(start: Point, end: Point, radii: Radii, first: float = 0.0, last: float = 1.0) -> list[Point]:
    """The outline of a tapered limb, or of its part from share `first` to `last`, with round ends."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1e-6
    ahead = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    front = -ahead[1], ahead[0]
    shares = [first, *(share for share, _, _ in radii if first < share < last), last]
    sizes = [_radius(radii, share) for share in shares]
    spots = [between(start, end, share) for share in shares]
    root = sum(sizes[0]) / (2 if first <= 0 else 8)  # a cut has a flat end
    tip = sum(sizes[-1]) / (2 if last >= 1 else 8)
    cap = [
        (spots[0][0] - ahead[0] * root, spots[0][1] - ahead[1] * root),
        (spots[-1][0] + ahead[0] * tip, spots[-1][1] + ahead[1] * tip),
    ]
    fore = [(p[0] + front[0] * r[0], p[1] + front[1] * r[0]) for p, r in zip(spots, sizes, strict=True)]
    back = [(p[0] - front[0] * r[1], p[1] - front[1] * r[1]) for p, r in zip(spots, sizes, strict=True)]
    return [cap[0], *fore, cap[1], *reversed(back)]


def _radius(radii: Radii, share: float) -> tuple[float, float]:
    for (low, front, back), (high, front_, back_) in pairwise(radii):
        if share <= high:
            part = min(max((share - low) / (high - low), 0), 1)
            return front + (front_ - front) * part, back + (back_ - back) * part
    return radii[-1][1], radii[-1][2]


class Torso:
    """The trunk as a bent band: a curve from hip to neck, straight beyond both."""

    def __init__(self, body: Body) -> None:
        self._ends = body.hip, body.neck
        self._handles = between(body.hip, body.waist, 0.8), between(body.neck, body.waist, 0.8)
        self._round = max(body.spine, 0) / 45

    def spot(self, share: float, offset: float) -> Point:
        """The point at a share of the trunk; `offset` is -1 at the back's surface, +1 at the front's."""
        centre, front = self._frame(share)
        ahead, behind = _radius(TORSO, share)
        bulge = exp(-(((share - 0.46) / 0.25) ** 2)) * self._round
        size = (ahead - 0.012 * bulge) if offset > 0 else (behind + 0.024 * bulge)
        return centre[0] + front[0] * size * offset, centre[1] + front[1] * size * offset

    def outline(self, first: float = -0.22, last: float = 1.05) -> list[Point]:
        shares = [first, *(share for share, _, _ in TORSO if first < share < last), last]
        return [self.spot(share, 1) for share in shares] + [self.spot(share, -1) for share in reversed(shares)]

    def _frame(self, share: float) -> tuple[Point, Point]:
        (a, d), (b, c) = self._ends, self._handles
        t = min(max(share, 0), 1)
        u = 1 - t
        centre = (
            u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
            u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
        )
        slope = (
            u * u * (b[0] - a[0]) + 2 * u * t * (c[0] - b[0]) + t * t * (d[0] - c[0]),
            u * u * (b[1] - a[1]) + 2 * u * t * (c[1] - b[1]) + t * t * (d[1] - c[1]),
        )
        length = hypot(*slope) or 1e-6
        ahead = slope[0] / length, slope[1] / length
        beyond = (share - t) * 0.288
        centre = centre[0] + ahead[0] * beyond, centre[1] + ahead[1] * beyond
        return centre, (ahead[1], -ahead[0])


def half(start: Point, end: Point, radii: Radii, span: tuple[float, float], side: str) -> list[Point]:
    """The front or back half of a limb between two shares, as a lens; below 0 it goes round the root."""
    first, last = span
    outline = limb(start, end, radii, max(first, -0.2), last)
    count = (len(outline) - 2) // 2
    edge = outline[1 : count + 1] if side == "front" else list(reversed(outline[count + 2 :]))
    if first < 0:
        length = hypot(end[0] - start[0], end[1] - start[1]) or 1e-6
        edge = [
            (start[0] + (start[0] - end[0]) / length * 0.034, start[1] + (start[1] - end[1]) / length * 0.034),
            *edge[1:],
        ]
    inner = [between(start, end, share) for share in (last, (first + last) / 2, max(first, 0) + 0.05)]
    return [*(between(one, between(start, end, 0.5), 0.04) for one in edge), *inner]
