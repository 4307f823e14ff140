"""Where each muscle lies on the mannequin seen from the front or from behind.

Patches of the trunk are outlines in (share, degrees round it) of `Torso.around`, those of limbs in (share, depth) of
`Limb.at` with depth 1 on the side away from the body. All are told for the near side; the far one mirrors them.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.drawing.anatomy import Arm, Leg, Limb, Torso
from bot.drawing.curves import smooth

_Patch = tuple[tuple[float, float], ...]

_TRUNK: Mapping[str, _Patch] = {
    "obliques": ((0.12, 124), (0.12, 62), (0.26, 44), (0.46, 38), (0.60, 58), (0.62, 92), (0.52, 124), (0.32, 130)),
    "latissimus_dorsi": (
        (0.24, 172), (0.24, 172), (0.46, 174), (0.62, 174), (0.70, 158), (0.78, 128), (0.92, 92), (0.92, 92),
        (0.80, 84), (0.62, 92), (0.42, 128),
    ),
    "erector_spinae_lumbar": ((0.06, 178), (0.06, 163), (0.30, 154), (0.56, 164), (0.56, 178)),
    "erector_spinae_thoracic": ((0.50, 178), (0.52, 164), (0.74, 162), (0.93, 170), (0.93, 178)),
    "quadratus_lumborum": ((0.16, 132), (0.14, 156), (0.24, 166), (0.42, 166), (0.46, 154), (0.40, 138), (0.28, 132)),
    "multifidus": ((0.04, 178), (0.06, 158), (0.20, 152), (0.34, 164), (0.44, 178)),
    "rhomboids": ((0.66, 180), (0.66, 180), (0.70, 163), (0.88, 146), (0.98, 160), (0.98, 180), (0.98, 180)),
    "trapezius_lower": (
        (0.44, 180), (0.44, 180), (0.62, 170), (0.80, 152), (0.88, 142), (0.88, 142), (0.88, 180), (0.88, 180),
    ),
    "trapezius_middle": (
        (0.78, 180), (0.78, 180), (0.85, 170), (0.91, 148), (0.96, 112), (0.96, 112), (1.0, 112), (1.0, 112),
        (1.03, 140), (1.06, 164), (1.07, 180), (1.07, 180),
    ),
    "trapezius_upper": (
        (1.0, 114), (1.0, 114), (1.06, 92), (1.13, 92), (1.20, 110), (1.20, 180), (1.20, 180), (1.06, 180),
        (1.06, 180), (1.04, 150),
    ),
    "supraspinatus": ((0.90, 160), (0.94, 163), (0.99, 146), (0.98, 112), (0.93, 118)),
    "infraspinatus": ((0.64, 150), (0.76, 162), (0.88, 162), (0.92, 130), (0.94, 100), (0.89, 97), (0.76, 128)),
    "teres_major": ((0.58, 142), (0.66, 124), (0.82, 94), (0.86, 88), (0.74, 88), (0.62, 112)),
    "teres_minor": ((0.62, 142), (0.73, 126), (0.88, 96), (0.85, 91), (0.72, 108), (0.60, 130)),
}  # fmt: skip
_BEFORE: Mapping[str, _Patch] = {
    "trapezius_upper": ((1.0, 86), (1.0, 86), (1.06, 92), (1.13, 92), (1.20, 92), (1.20, 66), (1.12, 50), (1.04, 60)),
    "pectoralis_major": (
        (0.72, 4), (0.72, 4), (0.68, 30), (0.72, 60), (0.86, 86), (0.96, 86), (0.98, 40), (0.98, 4), (0.98, 4),
    ),
    "rectus_abdominis": ((0.06, 0), (0.06, 0), (0.08, 22), (0.36, 30), (0.60, 34), (0.62, 0), (0.62, 0)),
}  # fmt: skip
"""Those that look otherwise from the front, or are seen from there alone."""
_OVER_SHORTS: Mapping[str, _Patch] = {
    "gluteus_maximus": ((0.10, 178), (0.12, 152), (0.06, 112), (-0.07, 98), (-0.17, 120), (-0.18, 176)),
    "gluteus_medius": ((0.03, 92), (-0.02, 118), (0.04, 142), (0.14, 146), (0.18, 122), (0.13, 96)),
}
_ARM_BEHIND: Mapping[str, _Patch] = {
    "posterior_deltoid": (
        (-0.24, -0.5), (-0.24, 0.3), (-0.08, 1.2), (0.26, 1.2), (0.52, 0.5), (0.52, 0.5), (0.24, 0.0), (0.0, -0.5),
    ),
    "triceps_long_head": ((0.26, -0.9), (0.30, 0.2), (0.60, 0.5), (0.88, 0.2), (0.90, -0.4), (0.60, -1.0)),
}  # fmt: skip
_ARM_BEFORE: Mapping[str, _Patch] = {
    "lateral_deltoid": (
        (-0.26, -0.2), (-0.26, 0.6), (-0.08, 1.3), (0.28, 1.3), (0.52, 0.9), (0.52, 0.9), (0.26, 0.2), (0.0, -0.2),
    ),
    "biceps_brachii": ((0.34, -0.7), (0.38, 0.2), (0.62, 0.5), (0.90, 0.2), (0.92, -0.4), (0.62, -0.9)),
}  # fmt: skip
_THIGH_BEHIND: Mapping[str, _Patch] = {
    "hamstrings": ((0.16, -0.7), (0.14, 0.5), (0.45, 0.8), (0.94, 0.6), (0.94, -0.6), (0.45, -0.8)),
}


def of_trunk(trunk: Torso, side: str, wanted: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Those muscles of one side of the trunk that are wanted, under the shorts: ids and outlines as path data."""
    patches = _TRUNK if trunk.joints.pose.turn < 0 else {**_TRUNK, **_BEFORE}
    yield from _round(trunk, _of(patches, wanted), side)


def of_hips(trunk: Torso, support: Leg, side: str, wanted: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Those of one side that are painted over the shorts."""
    yield from _round(trunk, _of(_OVER_SHORTS, wanted), side)
    if trunk.joints.pose.turn < 0:
        yield from _along(support.thigh, _of(_THIGH_BEHIND, wanted), _outwards(trunk, side))


def of_arm(trunk: Torso, limb: Arm, side: str, wanted: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Those of one upper arm."""
    patches = _ARM_BEHIND if trunk.joints.pose.turn < 0 else _ARM_BEFORE
    yield from _along(limb.upper, _of(patches, wanted), _outwards(trunk, side))


def _of(patches: Mapping[str, _Patch], wanted: AbstractSet[str]) -> Mapping[str, _Patch]:
    return {muscle: patch for muscle, patch in patches.items() if muscle in wanted}


def _outwards(trunk: Torso, side: str) -> int:
    return (1 if trunk.joints.pose.turn < 0 else -1) * (1 if side == "near" else -1)


def _along(limb: Limb, patches: Mapping[str, _Patch], outwards: int) -> Iterator[tuple[str, str]]:
    for muscle, patch in patches.items():
        yield muscle, smooth([limb.at(share, outwards * depth) for share, depth in patch])


def _round(trunk: Torso, patches: Mapping[str, _Patch], side: str) -> Iterator[tuple[str, str]]:
    """Those of the patches that the viewer sees at least in part."""
    for muscle, patch in patches.items():
        points = patch if side == "near" else tuple((share, -angle) for share, angle in patch)
        placed = [(share, _into_sight(trunk, share, angle)) for share, angle in points]
        if any(0 < angle - trunk.since(share) < 180 for share, angle in placed):
            yield muscle, smooth([trunk.around(*point) for point in placed])


def _into_sight(trunk: Torso, share: float, angle: float) -> float:
    """The same angle, a whole turn further where it comes into sight there."""
    return angle + 360 if angle + 90 < trunk.since(share) else angle
