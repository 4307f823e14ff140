"""The figure's skeleton: key poses to joints. Body height is 1, x is where it faces, y is up, the floor is 0.

Angles are in degrees. A tilt is measured from the vertical at a segment's lower end, forwards positive. Lengths and
masses are the usual fractions of height and weight (Drillis and Contini 1966; Winter, Biomechanics, table 4.1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, pi, radians, sin

Point = tuple[float, float]
Mover = Callable[[Point], Point]
Pose = Mapping[str, float]
"""Angles by name: ankle, knee, hip, spine, neck, shoulder, elbow, girdle; `upper` and `fore` shorten an arm that
leaves the picture's plane; `trunk` is the trunk's tilt where the feet do not give it; `far_…` for the far side."""

SHANK, THIGH, TRUNK, NECK, HEAD = 0.246, 0.245, 0.288, 0.055, 0.062
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.045
ANKLE_HEIGHT, HEEL, TOE = 0.039, -0.040, 0.112
LOWER_TRUNK = 0.45
"""Share of the trunk below the joint that stands for the whole spine's bending."""

_MASSES = {
    "head": 0.081,
    "trunk": 0.497,
    "upper": 0.028,
    "fore": 0.022,
    "thigh": 0.100,
    "shank": 0.0465,
    "foot": 0.0145,
}


@dataclass(frozen=True, slots=True)
class Leg:
    knee: Point
    ankle: Point
    sole: float
    """Degrees by which the toes point below the horizontal."""


@dataclass(frozen=True, slots=True)
class Arm:
    shoulder: Point
    elbow: Point
    wrist: Point
    grip: Point


@dataclass(frozen=True, slots=True)
class Body:
    """Where every joint is."""

    hip: Point
    waist: Point
    neck: Point
    head: Point
    head_tilt: float
    spine: float
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm

    def points(self) -> dict[str, Point]:
        """The joints that a pose can be pinned at, by name."""
        leg = self.near_leg
        heel = along(leg.ankle, leg.sole + 180, ANKLE_HEIGHT)
        return {"hip": self.hip, "knee": leg.knee, "ankle": leg.ankle, "grip": self.near_arm.grip, "heel": heel}

    def moved(self, by: Point) -> "Body":
        return self._each(lambda point: (point[0] + by[0], point[1] + by[1]), 0)

    def turned(self, about: Point, angle: float) -> "Body":
        """Rotated by `angle` degrees, clockwise as tilts are."""
        c, s = cos(radians(angle)), sin(radians(angle))

        def turn(point: Point) -> Point:
            x, y = point[0] - about[0], point[1] - about[1]
            return about[0] + x * c + y * s, about[1] - x * s + y * c

        return self._each(turn, angle)

    def centre_of_mass(self) -> Point:
        total, x, y = 0.0, 0.0, 0.0
        for mass, point in self._weights():
            total, x, y = total + mass, x + mass * point[0], y + mass * point[1]
        return x / total, y / total

    def _weights(self) -> list[tuple[float, Point]]:
        found = [(_MASSES["head"], self.head), (_MASSES["trunk"], between(self.hip, self.neck, 0.5))]
        for leg in (self.near_leg, self.far_leg):
            found.append((_MASSES["thigh"], between(self.hip, leg.knee, 0.433)))
            found.append((_MASSES["shank"], between(leg.knee, leg.ankle, 0.433)))
            found.append((_MASSES["foot"], along(leg.ankle, 90 + leg.sole, 0.04)))
        for arm in (self.near_arm, self.far_arm):
            found.append((_MASSES["upper"], between(arm.shoulder, arm.elbow, 0.436)))
            found.append((_MASSES["fore"], between(arm.elbow, arm.grip, 0.5)))
        return found

    def _each(self, move: Mover, angle: float) -> "Body":
        def leg(one: Leg) -> Leg:
            return Leg(move(one.knee), move(one.ankle), one.sole + angle)

        def arm(one: Arm) -> Arm:
            return Arm(move(one.shoulder), move(one.elbow), move(one.wrist), move(one.grip))

        return Body(
            move(self.hip), move(self.waist), move(self.neck), move(self.head), self.head_tilt + angle, self.spine,
            leg(self.near_leg), leg(self.far_leg), arm(self.near_arm), arm(self.far_arm),
        )  # fmt: skip


def along(start: Point, tilt: float, length: float) -> Point:
    """The point `length` away in the direction of a tilt."""
    return start[0] + length * sin(radians(tilt)), start[1] + length * cos(radians(tilt))


def between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def eased(start: Pose, end: Pose, share: float) -> dict[str, float]:
    """The pose at `share` of the way: angles move, slowly at both ends; joints never cut corners."""
    smooth = (1 - cos(pi * share)) / 2
    return {
        key: one + (other - one) * smooth
        for key in start.keys() | end.keys()
        for one, other in [(_angle(start, key), _angle(end, key))]
    }


def _angle(pose: Pose, key: str) -> float:
    if key in pose:
        return pose[key]
    if key.startswith("far_"):
        return _angle(pose, key.removeprefix("far_"))
    return 1.0 if key in ("upper", "fore") else 0.0


def skeleton(pose: Pose, pin: str = "ankle", at: Point = (0.0, ANKLE_HEIGHT), reach: Point | None = None) -> Body:
    """The joints of a pose, with the joint `pin` nailed to the point `at`.

    `reach` is a point that both hands hold, whatever the arm's angles are: shoulder and elbow follow from it.
    """
    trunk = pose["trunk"] if "trunk" in pose else _angle(pose, "ankle") - _angle(pose, "knee") + _angle(pose, "hip")
    hip = (0.0, 0.0)
    waist = along(hip, trunk, TRUNK * LOWER_TRUNK)
    chest = trunk + _angle(pose, "spine")
    neck = along(waist, chest, TRUNK * (1 - LOWER_TRUNK))
    tilt = chest - _angle(pose, "neck")
    head = along(along(neck, tilt, NECK), tilt, HEAD)
    shoulder = along(neck, chest, _angle(pose, "girdle") - 0.012)
    body = Body(
        hip, waist, neck, head, tilt, _angle(pose, "spine"),
        _leg(pose, trunk, ""), _leg(pose, trunk, "far_"),
        _arm(pose, shoulder, chest, ""), _arm(pose, shoulder, chest, "far_"),
    )  # fmt: skip
    found = body.points()[pin]
    body = body.moved((at[0] - found[0], at[1] - found[1]))
    return body if reach is None else _reaching(body, reach)


def hung(body: Body) -> Body:
    """The body turned about its grip until its centre of mass hangs below."""
    grip = body.near_arm.grip
    centre = body.centre_of_mass()
    return body.turned(grip, degrees(atan2(centre[0] - grip[0], grip[1] - centre[1])))


def _leg(pose: Pose, trunk: float, side: str) -> Leg:
    thigh = trunk - _angle(pose, f"{side}hip")
    knee = along((0.0, 0.0), thigh + 180, THIGH)
    shank = thigh + _angle(pose, f"{side}knee")
    return Leg(knee, along(knee, shank + 180, SHANK), shank - _angle(pose, f"{side}ankle"))


def _arm(pose: Pose, shoulder: Point, chest: float, side: str) -> Arm:
    upper, fore = _angle(pose, f"{side}upper"), _angle(pose, f"{side}fore")
    tilt = chest + 180 - _angle(pose, f"{side}shoulder")
    elbow = along(shoulder, tilt, UPPER_ARM * upper)
    tilt -= _angle(pose, f"{side}elbow")
    wrist = along(elbow, tilt, FOREARM * fore)
    return Arm(shoulder, elbow, wrist, along(wrist, tilt, HAND * fore))


def _reaching(body: Body, target: Point) -> Body:
    """Both arms bent so that the hands hold `target`, elbows towards the feet."""
    shoulder = body.near_arm.shoulder
    lower = FOREARM + HAND
    distance = min(hypot(target[0] - shoulder[0], target[1] - shoulder[1]), UPPER_ARM + lower - 1e-6)
    straight = degrees(atan2(target[0] - shoulder[0], target[1] - shoulder[1]))
    inner = degrees(acos((UPPER_ARM**2 + distance**2 - lower**2) / (2 * UPPER_ARM * distance)))
    towards_feet = 1 if (body.hip[0] > shoulder[0]) == (target[1] > shoulder[1]) else -1
    elbow = along(shoulder, straight + towards_feet * inner, UPPER_ARM)
    wrist = between(elbow, target, FOREARM / lower)
    arm = Arm(shoulder, elbow, wrist, target)
    return Body(
        body.hip, body.waist, body.neck, body.head, body.head_tilt, body.spine, body.near_leg, body.far_leg, arm, arm
    )
