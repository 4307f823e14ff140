"""Outlines through points, as SVG path data. Points are complex numbers."""

from cmath import phase, rect
from collections.abc import Iterable, Sequence
from math import pi


def smooth(points: Sequence[complex], *, closed: bool = True) -> str:
    """A curve through every point, as cubic Beziers; a point told twice in a row is a corner."""
    count = len(points)
    parts = [f"M{spot(points[0])}"]
    for at in range(count if closed else count - 1):
        here, there = points[at], points[(at + 1) % count]
        if here == there:
            continue
        before = points[at - 1] if closed or at else here
        after = points[(at + 2) % count] if closed or at + 2 < count else there
        third = abs(there - here) / 3
        out, back = here + third * _unit(there - before), there - third * _unit(after - here)
        parts.append(f"C{spot(out)} {spot(back)} {spot(there)}")
    return "".join(parts) + ("Z" if closed else "")


def straight(points: Iterable[complex], *, closed: bool = True) -> str:
    """Straight lines from point to point."""
    return "M" + "L".join(map(spot, points)) + ("Z" if closed else "")


def spot(point: complex) -> str:
    return f"{point.real:.4f} {point.imag:.4f}"


def _unit(way: complex) -> complex:
    return way / abs(way) if way else 0j


def between(
    along: Sequence[tuple[float, float]], across: Sequence[tuple[float, float]], share: float
) -> list[complex]:
    """Points between those of two outlines told alike: `along` at 1, `across` at 0."""
    pairs = zip(along, across, strict=True)
    return [share * complex(*first) + (1 - share) * complex(*other) for first, other in pairs]


def hull(points: Iterable[complex]) -> list[complex]:
    """The corners of the smallest convex outline round the points, counterclockwise."""
    ordered = sorted(set(points), key=lambda point: (point.real, point.imag))
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(ordered: Sequence[complex]) -> list[complex]:
    chain: list[complex] = []
    for point in ordered:
        while len(chain) > 1 and ((chain[-1] - chain[-2]).conjugate() * (point - chain[-1])).imag <= 0:
            chain.pop()
        chain.append(point)
    return chain


def rounded(centre: complex, start: complex, end: complex, *, steps: int = 4) -> list[complex]:
    """Points of a cap round a centre, from beside `start` to beside `end`, counterclockwise, both left out.

    `start` and `end` are told from the centre; the radius goes evenly from one to the other.
    """
    turn = phase(end / start) % (2 * pi)
    bulge = abs(end) - abs(start)
    return [
        centre + rect(abs(start) + bulge * step / steps, phase(start) + turn * step / steps)
        for step in range(1, steps)
    ]
