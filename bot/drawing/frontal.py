"""A figure that faces the viewer or turns its back: its joints from a pose, and its body.

Angles are those of a pose, in the picture's plane: the trunk leans to the right, limbs swing out from the body.
Near is the side on the right of the picture, far the one on the left.
"""

from cmath import phase, rect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import radians

from bot.drawing.anatomy import Arm, Leg, arm, leg
from bot.drawing.body import (
    FOREARM,
    HAND,
    HEAD,
    NECK,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Limbs,
    Pose,
    Side,
    leaning,
)
from bot.drawing.curves import smooth, spot
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.shapes import filled, group

SHOULDERS, HIPS = 0.116, 0.046
"""Half of the distance between the joints, in H (Drillis and Contini: 0.129 and 0.0955 to the outside)."""

_TRUNK = (
    (-0.17, 0.084), (0.0, 0.090), (0.14, 0.086), (0.34, 0.071), (0.50, 0.073), (0.70, 0.090), (0.84, 0.100),
    (0.96, 0.106), (1.04, 0.080), (1.09, 0.042), (1.15, 0.026),
)  # fmt: skip
"""Half the width of the trunk at shares of its length, from the hips up."""
_SHORTS, _HEM = 0.13, 0.50
_SKULL = ((0, 1.02), (0.5, 0.93), (0.78, 0.55), (0.80, 0.05), (0.70, -0.45), (0.42, -0.86), (0, -1.0))
_SHOE = ((-0.030, -0.039), (0.030, -0.039), (0.034, -0.020), (0.020, 0.012), (-0.020, 0.012), (-0.034, -0.020))
_PATCHES = {
    "obliques": ((0.16, 0.60), (0.20, 0.98), (0.36, 0.98), (0.52, 0.97), (0.60, 0.86), (0.42, 0.62)),
    "quadratus_lumborum": ((0.22, 0.72), (0.24, 0.97), (0.36, 0.97), (0.46, 0.95), (0.46, 0.74)),
    "gluteus_medius": ((0.02, 0.72), (0.02, 0.98), (0.12, 0.98), (0.14, 0.80)),
}
"""Muscles of one flank: points as (share of the trunk's length, share of half its width)."""
_BACK_PATCHES = {
    "rhomboids": ((0.66, 0.06), (0.86, 0.06), (0.86, 0.28), (0.70, 0.32)),
    "trapezius_middle": ((0.90, 0.04), (1.01, 0.05), (1.00, 0.60), (0.94, 0.48)),
    "infraspinatus": ((0.64, 0.36), (0.84, 0.30), (0.92, 0.70), (0.84, 0.88), (0.74, 0.72)),
}


def joints(pose: Pose) -> Joints:
    """The joints of a pose, its hips at the origin."""
    up, above = leaning(pose.trunk), leaning(pose.trunk + pose.spine)
    mid = 0.45 * TRUNK * up
    top = mid + 0.55 * TRUNK * above
    tilt = pose.trunk + pose.spine - pose.neck
    neck = top + NECK * leaning(pose.trunk + pose.spine - pose.neck / 2)
    near, far = (
        _side(limbs, turn, up, top + above * (-0.01 - 1j * turn * SHOULDERS))
        for limbs, turn in ((pose.near, 1), (pose.far, -1))
    )
    return Joints(pose, 0j, mid, top, neck, neck + HEAD * leaning(tilt), tilt, near, far)


def _side(limbs: Limbs, turn: int, up: complex, shoulder: complex) -> Side:
    def swung(angle: float) -> complex:
        return rect(1, phase(-up) + turn * radians(angle))

    upper, fore = swung(limbs.shoulder), swung(limbs.shoulder + limbs.elbow)
    thigh, shank = swung(limbs.hip), swung(limbs.hip + limbs.knee)
    hip = -1j * up * turn * HIPS
    elbow = shoulder + UPPER_ARM * limbs.upper * upper
    wrist = elbow + FOREARM * limbs.fore * fore
    knee = hip + THIGH * limbs.thigh * thigh
    ankle = knee + SHANK * limbs.shank * shank
    hand = fore if limbs.fore >= 0 else -fore
    heel, toe = (ankle + shank * 1j * complex(*corner) for corner in _SHOE[:2])
    return Side(
        shoulder=shoulder, elbow=elbow, wrist=wrist, grip=wrist + HAND * limbs.fore * fore, hand=hand, hip=hip,
        knee=knee, ankle=ankle, heel=heel, toe=toe, pitch=0.0,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontFigure:
    """One body in one moment, in the same three layers as one from the side.

    behind: whether it turns its back; what it holds before it is then hidden by the trunk.
    """

    joints: Joints
    lit: Lit = Lit()  # noqa: RUF009  (frozen)
    behind: bool = False
    fists: bool = True

    @property
    def far(self) -> str:
        """The arm on the left, and what is before one who turns the back."""
        other, own = arm(self.joints.far, fist=self.fists), arm(self.joints.near, fist=self.fists)
        hidden = group(_fore(own), Colour.BODY, Colour.RIM) if self.behind else ()
        return "".join((*group(other.paths, Colour.BODY, Colour.RIM), *hidden))

    @property
    def body(self) -> str:
        """Legs, trunk and neck as one, with the muscles at work, shorts, shoes and head."""
        sides = self.joints.far, self.joints.near
        legs = [leg(side) for side in sides]
        trunk = smooth([*self._edge(1), *self._edge(-1)[::-1]])
        shorts = [*self._edge(1, until=_SHORTS), *self._edge(-1, until=_SHORTS)[::-1]]
        above = [*self._edge(1, since=_SHORTS), *self._edge(-1, since=_SHORTS)[::-1]]
        return "".join(
            (
                *group([*(path for one in legs for path in one.paths), trunk], Colour.BODY, Colour.RIM),
                *(filled(smooth(one.thigh.outline(until=_HEM)), Colour.CLOTHES) for one in legs),
                filled(smooth(above), Colour.BODY),
                filled(smooth(shorts), Colour.CLOTHES),
                *(part for side, one in zip(sides, legs, strict=True) for part in _shoe(side, one)),
                *self._muscles(),
                *self._head(),
            )
        )

    @property
    def arm(self) -> str:
        """The arm on the right, or its upper half on one who turns the back."""
        limb = arm(self.joints.near, fist=self.fists)
        return "".join(group([limb.upper.path] if self.behind else limb.paths, Colour.BODY, Colour.RIM))

    def _at(self, share: float, width: float) -> complex:
        """The point at a share of the trunk's length and, positive to the right, in H from its middle."""
        way = self.joints.top - self.joints.hip
        up = way / abs(way)
        return self.joints.hip + up * (TRUNK * share - 1j * width)

    def _edge(self, turn: int, since: float = -1.0, until: float = 2.0) -> list[complex]:
        """One side of the trunk from low to high, cut straight across at the shares `since` and `until`."""
        points = [self._at(share, turn * width) for share, width in _TRUNK if since <= share <= until]
        if since > _TRUNK[0][0]:  # a point told twice is a corner
            points = [*[self._at(since, turn * _half(since))] * 2, *points]
        if until < _TRUNK[-1][0]:
            points += [self._at(until, turn * _half(until))] * 2
        return points

    def _muscles(self) -> Iterator[str]:
        """Those of a flank on the lower side of one who lies on it; those of the back on the right."""
        turn = 1 if self.behind else -1
        for muscle, patch in (_BACK_PATCHES if self.behind else _PATCHES).items():
            if muscle in self.lit.primary or muscle in self.lit.secondary:
                main = muscle in self.lit.primary
                fill, edge = (Colour.MAIN, Colour.MAIN_EDGE) if main else (Colour.HELPING, Colour.HELPING_EDGE)
                outline = smooth([self._at(share, turn * _half(share) * wide) for share, wide in patch])
                yield f'<path class="{muscle}" d="{outline}" fill="{fill}" stroke="{edge}" stroke-width=".0035"/>'

    def _head(self) -> Iterator[str]:
        def placed(points: Sequence[tuple[float, float]]) -> list[complex]:
            up = leaning(self.joints.head_tilt)
            return [self.joints.head + HEAD * up * complex(y, -x) for x, y in points]

        skull = [*_SKULL, *((-x, y) for x, y in _SKULL[-2:0:-1])]
        hair = (
            skull
            if self.behind
            else [*((-x, y) for x, y in _SKULL[3:0:-1]), *_SKULL[:4], (0.55, 0.42), (-0.55, 0.42)]
        )
        for x in (-0.84, 0.84):
            yield _spot(placed([(x, -0.05)])[0], 0.012, Colour.BODY, Colour.RIM)
        yield f'<path d="{smooth(placed(skull))}" fill="{Colour.BODY}" stroke="{Colour.RIM}" stroke-width=".006"/>'
        yield filled(smooth(placed(hair)), Colour.HAIR)
        if not self.behind:
            for x in (-0.30, 0.30):
                yield _spot(placed([(x, 0.0)])[0], 0.0052, Colour.CLOTHES, Colour.CLOTHES)


def _half(share: float) -> float:
    """Half the width of the trunk there."""
    for (low, narrow), (high, wide) in pairwise(_TRUNK):
        if low <= share <= high:
            return narrow + (wide - narrow) * (share - low) / (high - low)
    raise ValueError(f"the trunk has no share {share}")


def _fore(limb: Arm) -> list[str]:
    return [limb.fore.path, smooth(limb.hand)]


def _shoe(side: Side, limb: Leg) -> Iterator[str]:
    """A shoe from its front: the sole lies across the shank."""
    way = limb.shank.end - limb.shank.root
    across = way / abs(way) * 1j
    outline = [side.ankle + across * complex(*point) for point in _SHOE]
    yield (
        f'<path d="{smooth(outline)}" fill="{Colour.SHOE}" stroke="{Colour.CARD}" stroke-width=".005" '
        'stroke-linejoin="round"/>'
    )


def _spot(at: complex, radius: float, fill: Colour, edge: Colour) -> str:
    x, y = spot(at).split()
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{edge}" stroke-width=".005"/>'
