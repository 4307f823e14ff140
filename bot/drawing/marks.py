"""Signs on a picture: numbers, the way of the load, warnings. Ways are in body units, badges in pixels."""

from cmath import rect
from collections.abc import Sequence
from itertools import pairwise
from math import pi
from typing import NamedTuple, Protocol

from bot.drawing.anatomy import Limb, Torso, neck, torso
from bot.drawing.body import Joints, leaning
from bot.drawing.curves import hull, smooth, spot, straight
from bot.drawing.palette import Colour
from bot.drawing.typeface import BOLD, FAMILY

_STEP, _DOT, _HEAD = 0.025, 0.0085, 0.050
_SHORTEST = 0.03
_BESIDE = 0.03


class _Bend(NamedTuple):
    """A joint between two others, and half the width of the flesh there."""

    joints: tuple[str, str, str]
    half: float


_BENDS = {
    "elbow": _Bend(("near.shoulder", "near.elbow", "near.wrist"), 0.032),
    "hip": _Bend(("mid", "hip", "near.knee"), 0.052),
    "knee": _Bend(("hip", "near.knee", "near.ankle"), 0.046),
}
"""Joints of the near side that a fault can be at."""
_CURVED = {"shoulder", *_BENDS}


class Window(Protocol):
    """What a sign must know of the panel it is in."""

    @property
    def left(self) -> float: ...
    @property
    def width(self) -> float: ...


def way(points: Sequence[complex], size: float = 1.0) -> str:
    """Dots along a way; none for one too short to see. `size` is smaller where the picture is nearer."""
    marks = (spot(point).split() for point in _dots(points, size)[:-1])
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{_DOT * size:.4f}" fill="{Colour.PATH}" stroke="{Colour.CARD}" '
        f'stroke-width="{0.005 * size:.4f}"/>'
        for x, y in marks
    )


def arrow(points: Sequence[complex], size: float = 1.0) -> str:
    """The arrow head at a way's end."""
    dots, length = _dots(points, size), _HEAD * size
    if len(dots) < 2:
        return ""
    tip, back = points[-1], dots[-2]
    ahead = (tip - back) / (abs(tip - back) or 1)
    tip += ahead * 0.012 * size
    shape = (tip, *(tip - ahead * length * by for by in (1 + 0.45j, 0.72, 1 - 0.45j)))
    return (
        f'<path d="{straight(shape)}" fill="{Colour.PATH}" stroke="{Colour.CARD}" '
        f'stroke-width="{0.005 * size:.4f}" stroke-linejoin="round"/>'
    )


def _dots(points: Sequence[complex], size: float) -> list[complex]:
    """Points on the way at even distances, the last one where the arrow head begins."""
    length = sum(abs(b - a) for a, b in pairwise(points))
    if length < _SHORTEST * size:
        return []
    dots, gone, due = [], 0.0, 0.0
    for a, b in pairwise(points):
        step = abs(b - a)
        while step and due <= gone + step and due <= length - 0.8 * _HEAD * size:
            dots.append(a + (b - a) * (due - gone) / step)
            due += _STEP * size
        gone += step
    return [*dots, points[-1]]


def badge(x: float, number: str, fill: Colour) -> str:
    """A number on a disc, at the top of a panel."""
    return (
        f'<circle cx="{x:g}" cy="50" r="19" fill="{fill}"/><text x="{x:g}" y="57.5" font-size="22" '
        f'font-family="{FAMILY}" font-weight="{BOLD}" text-anchor="middle" fill="{Colour.TEXT}">{number}</text>'
    )


def cross(x: float) -> str:
    return _sign(x, Colour.WARNING, f"M{x - 8:g} 44l16 16m0 -16l-16 16")


def tick(x: float) -> str:
    return _sign(x, Colour.PATH, f"M{x - 10:g} 52l7 8l13 -15")


def _sign(x: float, fill: Colour, stroke: str) -> str:
    return (
        f'<circle cx="{x:g}" cy="52" r="21" fill="{fill}"/><path d="{stroke}" fill="none" '
        f'stroke="{Colour.WARNING_INK}" stroke-width="5.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def warning(panel: Window, top: float) -> str:
    """A triangle with an exclamation mark, in the middle above a figure whose top is at that height in pixels."""
    x = panel.left + panel.width / 2
    size = min(76.0, max(44.0, top - 40))
    y = max(30.0, min(48.0, top - size - 12))
    if top < y + size + 6:
        x = panel.left + panel.width - 22 - size * 0.6
    half = size * 0.58
    stem = f"M{x:.1f} {y + size * 0.36:.1f}v{size * 0.26:.1f}"
    return (
        f'<path d="M{x:.1f} {y:.1f}l{half:.1f} {size:.1f}h{-2 * half:.1f}z" fill="{Colour.WARNING}" '
        f'stroke="{Colour.WARNING}" stroke-width="9" stroke-linejoin="round"/><path d="{stem}" '
        f'stroke="{Colour.WARNING_INK}" stroke-width="{size * 0.1:.1f}" stroke-linecap="round"/>'
        f'<circle cx="{x:.1f}" cy="{y + size * 0.84:.1f}" r="{size * 0.062:.1f}" fill="{Colour.WARNING_INK}"/>'
    )


def stripes(name: str, joints: Joints, fault: str) -> str:
    """Hazard stripes on the faulty part, and a dotted contour beside it. `name` is unique in the picture."""
    part, beside = _part(joints, fault)
    middle = sum(part) / len(part)
    bands = "".join(
        f'<path d="{straight((middle + at - 0.3 - 0.3j, middle + at + 0.3 + 0.3j), closed=False)}"/>'
        for at in (step * 0.034 for step in range(-12, 13))
    )
    area, dots = smooth(part), smooth(beside, closed=False)
    return (
        f'<clipPath id="{name}"><path d="{area}"/></clipPath>'
        f'<path d="{area}" fill="{Colour.WARNING}"/><g clip-path="url(#{name})" stroke="{Colour.WARNING_INK}" '
        f'stroke-width=".012">{bands}</g><path d="{area}" fill="none" stroke="{Colour.WARNING_INK}" '
        f'stroke-width=".007"/><path d="{dots}" fill="none" stroke="{Colour.WARNING}" stroke-width=".011" '
        'stroke-dasharray=".012 .02" stroke-linecap="round"/>'
    )


def straight_mark(joints: Joints, fault: str) -> str:
    """A line beside the part that is right: straight beside the trunk and the neck, along the limb beside a joint."""
    points = contour(joints, fault)
    line = smooth(points, closed=False) if fault in _CURVED else straight((points[0], points[-1]), closed=False)
    return f'<path d="{line}" fill="none" stroke="{Colour.PATH}" stroke-width=".011" stroke-linecap="round"/>'


def contour(joints: Joints, fault: str) -> list[complex]:
    """The way of the line beside a part."""
    return _part(joints, fault)[1]


def _part(joints: Joints, fault: str) -> tuple[list[complex], list[complex]]:
    """Outline and contour of a part of the body; raises KeyError for an unknown one."""
    match fault:
        case "back":
            return _of_back(torso(joints), 0.10, 0.92)
        case "low back":
            return _of_back(torso(joints), 0.02, 0.56)
        case "neck":
            return _of_neck(neck(joints))
        case "shoulder":
            return _of_shoulder(joints.near.shoulder, leaning(joints.pose.trunk + joints.pose.spine))
    if fault not in _BENDS:
        raise KeyError(f"no part of the body is called {fault}")
    bend = _BENDS[fault]
    before, at, after = (joints.find(name) for name in bend.joints)
    return _of_bend(before - at, at, after - at, bend.half)


def _of_back(trunk: Torso, low: float, high: float) -> tuple[list[complex], list[complex]]:
    shares = [low + (high - low) * step / 8 for step in range(9)]
    back = [trunk.at(share, -1) for share in shares]
    front = [trunk.at(share, -0.30) for share in shares]
    beside = [trunk.at(share, -1) + 0.05 * _away(trunk, share) for share in shares]
    return [back[0], *back, back[-1], front[-1], *front[::-1], front[0]], beside


def _away(trunk: Torso, share: float) -> complex:
    way = trunk.at(share, -1) - trunk.at(share, 0)
    return way / abs(way)


def _of_neck(limb: Limb) -> tuple[list[complex], list[complex]]:
    shares = [0.12 + 0.76 * step / 6 for step in range(7)]
    edge = [limb.at(share, -0.96) for share in shares]
    other = [limb.at(share, 0.5) for share in shares]
    beside = [limb.at(share, -1) - 0.035 * limb.way * 1j for share in shares]
    return [edge[0], *edge, edge[-1], other[-1], *other[::-1], other[0]], beside


def _of_shoulder(at: complex, up: complex) -> tuple[list[complex], list[complex]]:
    """The round of the shoulder; the contour runs from the ear to behind it."""
    patch = [at + 0.04 * up * rect(1, step * pi / 4) for step in range(8)]
    return patch, [at + 0.072 * up * rect(1, step * pi / 12) for step in range(1, 10)]


def _of_bend(before: complex, at: complex, after: complex, half: float) -> tuple[list[complex], list[complex]]:
    """A patch over a joint, and a contour outside its bend; the segments are told from the joint."""
    upper, lower = (way / (abs(way) or 1) for way in (before, after))
    turn = -1j if (lower * upper.conjugate()).imag > 0 else 1j
    outwards = ((upper, turn * upper, before), (lower, -turn * lower, after))
    out = turn * (upper - lower) - upper - lower
    out /= abs(out)
    patch, lines = [at + half * out], []
    for way, outside, segment in outwards:
        reach = min(1.25 * half, abs(segment))
        patch += [at + reach * along * way + half * side * outside for along in (0, 1) for side in (-1, 1)]
        beside = at + (half + _BESIDE) * outside
        lines.append([beside + min(length, abs(segment)) * way for length in (0.08, 0.04)])
    return hull(patch), [*lines[0], at + (half + _BESIDE) * out, *lines[1][::-1]]
