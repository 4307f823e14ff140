"""The body's look: joints to SVG. A calm mannequin; the only warm colours are the muscles that work."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import cos, radians, sin
from zlib import crc32

from bot.drawing.figures.muscles import LIMB_MUSCLES, SAME_PLACE, TORSO_MUSCLES
from bot.drawing.figures.shapes import CALF, FOREARM, THIGH, UPPER_ARM, Radii, Sheet, Torso, half, limb
from bot.drawing.figures.skeleton import Arm, Body, Leg, Point, between
from bot.drawing.palette import Colour

_PROFILE = (
    (0.05, 1.0), (0.5, 0.86), (0.8, 0.52), (0.86, 0.2), (0.9, 0.08), (1.09, -0.17), (0.93, -0.27), (0.95, -0.42),
    (0.88, -0.52), (0.9, -0.74), (0.66, -0.93), (0.2, -0.8), (-0.1, -0.66), (-0.5, -0.72), (-0.88, -0.42),
    (-1.0, 0.1), (-0.88, 0.56), (-0.5, 0.9),
)  # fmt: skip
_HAIR = (
    (0.74, 0.62), (0.5, 0.9), (0.05, 1.06), (-0.52, 0.95), (-0.93, 0.58), (-1.05, 0.1), (-0.93, -0.42), (-0.6, -0.52),
    (-0.42, -0.2), (-0.2, 0.0), (-0.12, 0.32), (0.3, 0.48),
)  # fmt: skip


class Mannequin:
    """Draws a body in layers, so that equipment can go between them."""

    def __init__(self, sheet: Sheet, body: Body, primary: Collection[str], secondary: Collection[str]) -> None:
        self.sheet, self.body, self.torso = sheet, body, Torso(body)
        self._lit = {SAME_PLACE.get(one, one): (Colour.HELPING, Colour.HELPING_EDGE) for one in secondary}
        self._lit |= {SAME_PLACE.get(one, one): (Colour.MAIN, Colour.MAIN_EDGE) for one in primary}

    def far(self) -> Iterator[str]:
        """The limbs of the side away from the viewer."""
        arm, leg = self.body.far_arm, self.body.far_leg
        yield from self._group(self._arm(arm), Colour.FAR_LIMB, Colour.FAR_RIM)
        yield self._hand(arm, Colour.FAR_LIMB, Colour.FAR_RIM)
        yield from self._group(self._leg(leg, (0.02, 0.008)), Colour.FAR_LIMB, Colour.FAR_RIM)
        yield from self._shoe(leg, (0.02, 0.008), Colour.FAR_CLOTHES)
        thigh = limb(_shift(self.body.hip, (0.02, 0.008)), _shift(leg.knee, (0.02, 0.008)), THIGH, 0.0, 0.55)
        yield self._shape(thigh, Colour.FAR_CLOTHES, Colour.FAR_CLOTHES)

    def near(self) -> Iterator[str]:
        """Legs, trunk and head of the near side, with their muscles."""
        leg = self.body.near_leg
        yield from self._group([*self._leg(leg), self.torso.outline(), self._neck()], Colour.BODY, Colour.RIM)
        yield from self._muscles(TORSO_MUSCLES, not_these=("gluteus_maximus", "gluteus_medius"))
        thigh = limb(self.body.hip, leg.knee, THIGH, 0.0, 0.55)
        yield self._shape(self.torso.outline(-0.22, 0.19), Colour.CLOTHES, Colour.CLOTHES)
        yield self._shape(thigh, Colour.CLOTHES, Colour.CLOTHES)
        yield from self._muscles({key: TORSO_MUSCLES[key] for key in ("gluteus_maximus", "gluteus_medius")})
        yield from self._limb_muscles("thigh", self.body.hip, leg.knee, THIGH)
        yield from self._shoe(leg, (0, 0), Colour.SHOE)
        yield from self._head()

    def arm(self) -> Iterator[str]:
        """The near arm, over everything."""
        arm = self.body.near_arm
        yield from self._group(self._arm(arm), Colour.BODY, Colour.RIM)
        yield from self._limb_muscles("upper", arm.shoulder, arm.elbow, UPPER_ARM)
        yield from self._limb_muscles("fore", arm.elbow, arm.wrist, FOREARM)
        yield self._hand(arm, Colour.BODY, Colour.RIM)

    def _neck(self) -> list[Point]:
        radii = ((0, 0.036, 0.038), (0.5, 0.03, 0.032), (1, 0.03, 0.03))
        return limb(self.torso.spot(0.94, 0), self.body.head, radii)

    def _arm(self, arm: Arm) -> list[list[Point]]:
        return [limb(arm.shoulder, arm.elbow, UPPER_ARM), limb(arm.elbow, arm.wrist, FOREARM)]

    def _leg(self, leg: Leg, by: Point = (0, 0)) -> list[list[Point]]:
        hip, knee, ankle = (_shift(one, by) for one in (self.body.hip, leg.knee, leg.ankle))
        return [limb(hip, knee, THIGH), limb(knee, ankle, CALF)]

    def _group(self, outlines: Sequence[Sequence[Point]], fill: str, rim: str) -> Iterator[str]:
        """All rims, then all fills: one contour without seams."""
        paths = [self.sheet.curve(one) for one in outlines]
        width = self.sheet.size(0.011)
        yield from (f'<path d="{path}" fill="{rim}" stroke="{rim}" stroke-width="{width}"/>' for path in paths)
        yield from (f'<path d="{path}" fill="{fill}"/>' for path in paths)

    def _shape(self, outline: Sequence[Point], fill: str, edge: str, width: float = 0.0035) -> str:
        size = self.sheet.size(width)
        return f'<path d="{self.sheet.curve(outline)}" fill="{fill}" stroke="{edge}" stroke-width="{size}"/>'

    def _muscles(self, outlines: Mapping[str, tuple[Point, ...]], not_these: Collection[str] = ()) -> Iterator[str]:
        lit = sorted((key for key in outlines if key in self._lit and key not in not_these), key=self._is_main)
        if not lit:
            return
        paths = [self.sheet.curve(self.torso.outline()), self.sheet.curve(self._neck())]
        clip = f"trunk{crc32(paths[0].encode())}"
        yield f'<clipPath id="{clip}">' + "".join(f'<path d="{path}"/>' for path in paths) + "</clipPath>"
        yield f'<g clip-path="url(#{clip})">'
        for key in lit:
            fill, edge = self._lit[key]
            yield self._shape([self.torso.spot(*spot) for spot in outlines[key]], fill, edge)
        yield "</g>"

    def _limb_muscles(self, part: str, start: Point, end: Point, radii: Radii) -> Iterator[str]:
        for key in sorted(LIMB_MUSCLES, key=self._is_main):  # the main ones over the others
            where, first, last, side = LIMB_MUSCLES[key]
            if where == part and key in self._lit:
                yield self._shape(half(start, end, radii, (first, last), side), *self._lit[key])

    def _is_main(self, key: str) -> bool:
        return key in self._lit and self._lit[key][0] == Colour.MAIN

    def _shoe(self, leg: Leg, by: Point, fill: str) -> Iterator[str]:
        place = _placed(_shift(leg.ankle, by), leg.sole)
        upper = [(-0.047, -0.03), (-0.042, 0.0), (-0.024, 0.024), (0.02, 0.022), (0.05, -0.002), (0.1, -0.016),
                 (0.117, -0.028), (0.115, -0.037), (-0.044, -0.037)]  # fmt: skip
        sole = [place((x, y)) for x, y in ((-0.046, -0.031), (0.117, -0.031), (0.116, -0.0385), (-0.045, -0.0385))]
        yield self._shape([place(point) for point in upper], fill, Colour.FAR_RIM)
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.sheet.at, sole))
        yield f'<polygon points="{corners}" fill="{Colour.SOLE}"/>'

    def _hand(self, arm: Arm, fill: str, rim: str) -> str:
        start, end = between(arm.wrist, arm.grip, 0.1), between(arm.wrist, arm.grip, 1.35)
        fist: Radii = ((0, 0.018, 0.018), (0.4, 0.026, 0.024), (1, 0.022, 0.02))
        return self._shape(limb(start, end, fist), fill, rim, 0.0055)

    def _head(self) -> Iterator[str]:
        place = _placed(self.body.head, self.body.head_tilt)
        radius = 0.062
        face = [place((0.012 + x * radius, y * radius)) for x, y in _PROFILE]
        hair = [place((0.012 + x * radius, y * radius)) for x, y in _HAIR]
        yield self._shape(face, Colour.BODY, Colour.RIM, 0.0055)
        yield self._shape(hair, Colour.HAIR, Colour.FAR_CLOTHES)
        size = self.sheet.size
        ear, eye = self.sheet.at(place((-0.004, -0.008))), self.sheet.at(place((0.05, 0.008)))
        yield (
            f'<ellipse cx="{ear[0]:.1f}" cy="{ear[1]:.1f}" rx="{size(0.010)}" ry="{size(0.014)}" '
            f'fill="{Colour.BODY}" stroke="{Colour.RIM}" stroke-width="{size(0.004)}"/>'
        )
        yield f'<circle cx="{eye[0]:.1f}" cy="{eye[1]:.1f}" r="{size(0.0055)}" fill="{Colour.FAR_CLOTHES}"/>'


def _shift(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _placed(at: Point, tilt: float) -> Callable[[Point], Point]:
    """From a part's own frame (forwards, up) to the body's, turned by a tilt."""
    c, s = cos(radians(tilt)), sin(radians(tilt))
    return lambda point: (at[0] + point[0] * c + point[1] * s, at[1] - point[0] * s + point[1] * c)
