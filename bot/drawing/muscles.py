"""Where each muscle lies on the mannequin seen from the side.

A patch is an outline in (share, depth) coordinates of `bot.drawing.anatomy`, a little beyond the surface where it
touches it: whoever draws it clips it to the body. Muscles that cannot be seen from the side have no patch.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from bot.drawing.anatomy import Arm, Leg, Limb, Torso
from bot.drawing.curves import rounded, smooth
from bot.drawing.palette import Colour

_Patch = tuple[tuple[float, float], ...]

_TRUNK: Mapping[str, _Patch] = {
    "quadratus_lumborum": ((0.12, -0.55), (0.16, -0.12), (0.30, -0.10), (0.42, -0.28), (0.42, -0.55)),
    "erector_spinae_lumbar": (
        (0.08, -1.15), (0.12, -0.62), (0.30, -0.42), (0.46, -0.48), (0.58, -0.72), (0.58, -1.15),
    ),
    "erector_spinae_thoracic": (
        (0.50, -1.15), (0.52, -0.62), (0.66, -0.55), (0.80, -0.60), (0.93, -0.86), (0.93, -1.15),
    ),
    "multifidus": ((0.02, -1.15), (0.05, -0.86), (0.20, -0.66), (0.36, -0.78), (0.42, -1.15)),
    "transversus_abdominis": (
        (0.10, 0.20), (0.10, 0.66), (0.34, 0.74), (0.44, 0.52), (0.40, 0.22), (0.24, 0.12),
    ),
    "obliques": ((0.12, -0.20), (0.10, 0.52), (0.32, 0.56), (0.56, 0.50), (0.60, 0.22), (0.40, -0.10)),
    "rectus_abdominis": ((0.08, 0.62), (0.08, 1.15), (0.56, 1.15), (0.58, 0.66), (0.36, 0.60)),
    "serratus_anterior": (
        (0.52, 0.16), (0.56, 0.56), (0.68, 0.62), (0.80, 0.44), (0.80, 0.12), (0.66, 0.02),
    ),
    "pectoralis_major": ((0.66, 0.62), (0.66, 1.15), (0.92, 1.15), (0.96, 0.40), (0.86, 0.14), (0.78, 0.30)),
    "latissimus_dorsi": (
        (0.93, 0.20), (0.93, 0.20), (0.82, 0.50), (0.66, 0.36), (0.52, 0.12), (0.38, -0.42), (0.27, -0.88),
        (0.27, -0.88), (0.60, -0.80), (0.84, -0.45),
    ),
    "teres_major": (
        (0.74, -0.66), (0.74, -0.66), (0.70, -0.50), (0.80, -0.02), (0.92, 0.22), (0.92, 0.22),
        (0.86, -0.26),
    ),
    "infraspinatus": (
        (0.70, -0.80), (0.70, -0.80), (0.76, -0.34), (0.90, 0.02), (0.95, -0.06), (0.94, -0.44),
        (0.88, -0.80),
    ),
    "teres_minor": ((0.70, -0.74), (0.70, -0.74), (0.76, -0.30), (0.90, 0.04), (0.90, 0.04), (0.88, -0.30)),
    "supraspinatus": ((0.93, -0.66), (0.92, -0.20), (0.96, 0.06), (1.01, -0.06), (0.99, -0.60)),
    "rhomboids": ((0.74, -0.94), (0.74, -0.94), (0.79, -0.54), (0.97, -0.54), (0.97, -0.54), (0.94, -0.94)),
    "trapezius_lower": (
        (0.43, -1.15), (0.43, -1.15), (0.60, -0.74), (0.78, -0.44), (0.78, -0.44), (0.90, -1.15),
    ),
    "trapezius_middle": (
        (0.69, -1.15), (0.69, -1.15), (0.72, -0.84), (0.84, -0.40), (0.93, -0.06), (0.93, -0.06),
        (1.0, -0.02), (1.0, -0.02), (1.02, -1.15),
    ),
}  # fmt: skip
_GLUTES: Mapping[str, _Patch] = {
    "gluteus_maximus": (
        (-0.22, -1.2),
        (-0.20, -0.40),
        (-0.12, 0.0),
        (0.02, 0.02),
        (0.11, -0.30),
        (0.14, -1.2),
        (0.0, -1.4),
    ),
    "gluteus_medius": ((0.02, -0.55), (-0.02, -0.05), (0.06, 0.25), (0.15, 0.10), (0.16, -0.50)),
}
_THIGHS: Mapping[str, _Patch] = {
    "adductor_magnus": ((0.12, -0.10), (0.12, -0.34), (0.45, -0.42), (0.72, -0.30), (0.50, -0.04)),
    "hamstrings": ((0.14, -1.2), (0.10, -0.25), (0.30, -0.10), (0.60, -0.16), (0.95, -0.80), (0.95, -1.2)),
    "quadriceps": ((0.10, 1.2), (0.12, 0.30), (0.40, -0.02), (0.75, 0.10), (0.92, 0.50), (0.92, 1.2)),
}
_UPPER_ARMS: Mapping[str, _Patch] = {
    "triceps_long_head": ((0.24, -1.2), (0.26, -0.30), (0.50, -0.12), (0.78, -0.40), (0.90, -0.80), (0.90, -1.2)),
    "biceps_brachii": ((0.32, 1.2), (0.34, 0.40), (0.55, 0.02), (0.78, 0.20), (0.92, 0.70), (0.92, 1.2)),
    "brachialis": ((0.56, 0.10), (0.58, -0.14), (0.78, -0.20), (0.98, 0.30), (0.98, 0.80), (0.82, 0.26)),
    "lateral_deltoid": ((-0.22, -0.30), (-0.22, 0.35), (0.10, 0.55), (0.40, 0.05), (0.10, -0.45)),
    "posterior_deltoid": (
        (-0.20, -0.10),
        (-0.12, -1.2),
        (0.25, -1.2),
        (0.60, -0.75),
        (0.60, -0.75),
        (0.30, -0.10),
        (0.05, 0.10),
    ),
}
_FOREARMS: Mapping[str, _Patch] = {
    "forearm_flexors": ((0.06, 1.2), (0.06, 0.10), (0.40, -0.05), (0.85, 0.40), (0.85, 1.2)),
}
_NECKS: Mapping[str, _Patch] = {
    "deep_neck_flexors": ((0.25, 1.2), (0.25, 0.30), (0.85, 0.30), (0.95, 1.2)),
    "levator_scapulae": ((0.15, -0.10), (0.15, -0.55), (0.90, -0.60), (0.95, -0.15)),
}


_SMALL = frozenset(
    {"adductor_magnus", "brachialis", "forearm_flexors", "levator_scapulae", "teres_minor", "transversus_abdominis"}
)
"""Drawn only where they are the main muscles: as helpers they would crowd those beside them."""


class Place(Enum):
    """Between which parts of the figure a patch is painted."""

    BACK = "under the shorts"
    HIP = "over the shorts"
    ARM = "on the near arm"


@dataclass(frozen=True, slots=True)
class Lit:
    """The muscles at work, by catalogue id."""

    primary: frozenset[str] = frozenset()
    secondary: frozenset[str] = frozenset()

    @classmethod
    def of(cls, primary: Collection[str], secondary: Collection[str]) -> "Lit":
        return cls(frozenset(primary), frozenset(secondary) - frozenset(primary))

    @property
    def all(self) -> frozenset[str]:
        return self.primary | self.secondary


@dataclass(frozen=True, slots=True)
class Flesh:
    """What patches lie on."""

    torso: Torso
    neck: Limb
    leg: Leg
    arm: Arm

    def patches(self) -> Iterator[tuple[Place, str, str]]:
        """Every muscle that can be seen, deep ones first: where to paint it, its id, its outline as path data."""
        for muscle, patch in _TRUNK.items():
            yield Place.BACK, muscle, smooth([self.torso.at(*point) for point in patch])
        for muscle, patch in _NECKS.items():
            yield Place.BACK, muscle, smooth([self.neck.at(*point) for point in patch])
        yield Place.BACK, "trapezius_upper", smooth(self._upper_trapezius())
        for muscle, patch in _THIGHS.items():
            yield Place.HIP, muscle, smooth([self.leg.thigh.at(*point) for point in patch])
        for muscle, patch in _GLUTES.items():
            yield Place.HIP, muscle, smooth([self.torso.at(*point) for point in patch])
        for muscle, patch in _FOREARMS.items():
            yield Place.ARM, muscle, smooth([self.arm.fore.at(*point) for point in patch])
        for muscle, patch in _UPPER_ARMS.items():
            foreshortened = abs(self.arm.upper.end - self.arm.upper.root) < 0.45 * self.arm.upper.length
            if muscle == "posterior_deltoid" and foreshortened:
                yield Place.ARM, muscle, smooth(self._rear_deltoid_from_behind())
            elif not foreshortened or "deltoid" in muscle:
                yield Place.ARM, muscle, smooth([self.arm.upper.at(*point) for point in patch])

    def _upper_trapezius(self) -> list[complex]:
        low = [self.torso.at(*point) for point in ((0.93, -1.2), (0.96, -0.60), (1.0, -0.05), (1.0, -0.05))]
        high = [
            self.neck.at(*point) for point in ((0.45, -0.10), (0.80, -0.40), (1.1, -0.55), (1.1, -1.3), (0.4, -1.4))
        ]
        return low + high

    def _rear_deltoid_from_behind(self) -> list[complex]:
        """A drop round the shoulder, when the arm points at the viewer."""
        upper, radius = self.arm.upper, 0.036
        up, behind = -self.torso.at(0.9, 0) + self.torso.at(1.0, 0), self.torso.at(0.9, -1) - self.torso.at(0.9, 0)
        up, behind = up / abs(up) * radius, behind / abs(behind) * radius
        middle = (upper.root + upper.end) / 2
        ball = rounded(middle, up, -up + 0.2 * behind, steps=6)
        if (ball[2] - middle).real * behind.real < 0:
            ball = rounded(middle, -up + 0.2 * behind, up, steps=6)[::-1]
        return [middle + up, *ball, middle - up + 0.2 * behind, middle + 0.1 * up]


def paints(flesh: Flesh, lit: Lit, place: Place) -> Iterator[str]:
    """SVG of the muscles at work in one place."""
    return painted([(muscle, path) for where, muscle, path in flesh.patches() if where is place], lit)


def painted(patches: Iterable[tuple[str, str]], lit: Lit) -> Iterator[str]:
    """SVG of those that are at work among patches, ids and path data: helping ones first, main ones over them."""
    looks = (
        (lit.secondary - _SMALL, Colour.HELPING, Colour.HELPING_EDGE),
        (lit.primary, Colour.MAIN, Colour.MAIN_EDGE),
    )
    patches = list(patches)
    for muscles, fill, edge in looks:
        for muscle, path in patches:
            if muscle in muscles:
                yield f'<path class="{muscle}" d="{path}" fill="{fill}" stroke="{edge}" stroke-width=".0035"/>'
