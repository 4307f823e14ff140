"""The mannequin's joints: a key pose in angles becomes points in the plane.

Unit: body height, H = 1; x to the right, the way the figure faces when it stands, y up, floor at y = 0.
Points are complex numbers, x + yj. Angles are degrees. A tilt is the angle of a segment from the vertical,
seen from its lower end, leaning forward positive.
"""

from cmath import rect
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import cos, pi, radians, sin
from typing import Any, Self

ANKLE_HEIGHT, HEEL, TOE = 0.039, -0.040, 0.112
SHANK, THIGH = 0.246, 0.245
TRUNK, LOWER_TRUNK = 0.288, 0.45
NECK, HEAD = 0.055, 0.062
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.045
SHOULDERS, HIPS, SLOPE, SOLE = 0.100, 0.050, 0.030, 0.032
"""Half the distance of the joints, how low shoulders slope, half the width of a shoe: seen from the front only."""

# Shares of body mass, and where along the segment they act: Drillis and Contini, Winter.
_HEAD_MASS, _TRUNK_MASS = 0.081, 0.497
_LIMB_MASSES = (
    ("hip", "knee", 0.433, 0.100),
    ("knee", "ankle", 0.433, 0.0465),
    ("heel", "toe", 0.5, 0.0145),
    ("shoulder", "elbow", 0.436, 0.028),
    ("elbow", "wrist", 0.430, 0.016),
    ("wrist", "grip", 0.5, 0.006),
)


@dataclass(frozen=True, slots=True)
class Limbs:
    """The angles of one arm and one leg.

    ankle: dorsiflexion; knee, hip, elbow: flexion; shoulder: 0 along the trunk, 90 forward, 180 overhead;
    wrist: extension; girdle, blade: shoulder raised, shoulder drawn back, in H. upper, fore, thigh, shank: length
    shares of segments that leave the picture plane; a negative one points the other way, having passed through
    the viewer's axis.
    """

    ankle: float = 0.0
    knee: float = 0.0
    hip: float = 0.0
    shoulder: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    girdle: float = 0.0
    blade: float = 0.0
    upper: float = 1.0
    fore: float = 1.0
    thigh: float = 1.0
    shank: float = 1.0

    def blend(self, other: Self, share: float) -> Self:
        return replace(self, **_blended(self, other, share))


@dataclass(frozen=True, slots=True)
class Pose:
    """A key pose: tilt of the trunk, bend of the spine (rounding positive), extension of the neck, limbs.

    poke: how far the head stands before the neck, in H. torso: share of the length of trunk and neck that is seen, of
    a body that leans to the viewer or away from him. turn: how far the body has turned to the viewer, 90 facing
    him, -90 showing its back; twist: the chest further than the hips; face: the head further than the chest.
    """

    trunk: float
    spine: float
    neck: float
    near: Limbs
    far: Limbs
    poke: float = 0.0
    torso: float = 1.0
    turn: float = 0.0
    twist: float = 0.0
    face: float = 0.0

    @property
    def chest(self) -> float:
        """How much of the width of the shoulders is seen: 0 from the side, 1 of who faces the viewer."""
        return sin(radians(self.turn + self.twist))

    @classmethod
    def of(cls, pose: Mapping[str, Any], turn: float = 0.0) -> Self:
        """Read a pose of the file: angles for both sides, `near` and `far` where they differ, `turn` unless told.

        The tilt of the trunk follows from the legs of a figure that stands on flat feet.
        Raises KeyError for an unknown angle.
        """
        both = {name: value for name, value in pose.items() if name in _LIMB_ANGLES}
        whole = {name: pose.get(name, 0.0) for name in ("spine", "neck", "poke", "twist", "face")}
        unknown = set(pose) - set(both) - set(whole) - {"trunk", "torso", "turn", "near", "far"}
        if unknown:
            raise KeyError(f"a pose has no {', '.join(sorted(unknown))}")
        near, far = (Limbs(**{**both, **pose.get(side, {})}) for side in ("near", "far"))
        return cls(
            trunk=pose.get("trunk", near.ankle - near.knee + near.hip),
            near=near,
            far=far,
            torso=pose.get("torso", 1.0),
            turn=pose.get("turn", turn),
            **whole,
        )

    def blend(self, other: Self, share: float) -> Self:
        """The pose that far on the way to another: 0 this one, 1 the other. Angles are blended, never points."""
        near, far = self.near.blend(other.near, share), self.far.blend(other.far, share)
        return replace(self, **_blended(self, other, share), near=near, far=far)


_LIMB_ANGLES = frozenset(field.name for field in fields(Limbs))


def _blended(owner: Limbs | Pose, other: Limbs | Pose, share: float) -> dict[str, Any]:
    pairs = ((field.name, getattr(owner, field.name), getattr(other, field.name)) for field in fields(owner))
    return {name: a + (b - a) * share for name, a, b in pairs if not isinstance(a, Limbs)}


def eased(time: float) -> float:
    """Ease-in-out: how much of a movement is done after a share of its time."""
    return (1 - cos(pi * time)) / 2


@dataclass(frozen=True, slots=True)
class Side:
    """The joints of one arm and one leg. `pitch` is the sole's angle, toes up positive; `hand` a unit vector."""

    shoulder: complex
    elbow: complex
    wrist: complex
    grip: complex
    hand: complex
    hip: complex
    knee: complex
    ankle: complex
    heel: complex
    toe: complex
    pitch: float

    def moved(self, by: complex) -> "Side":
        """The same joints elsewhere."""
        points = {f.name: getattr(self, f.name) + by for f in fields(self) if f.name not in {"hand", "pitch"}}
        return replace(self, **points)


@dataclass(frozen=True, slots=True)
class Joints:
    """Where everything is: the pose, the points of the trunk and the head, both sides."""

    pose: Pose
    hip: complex
    mid: complex
    top: complex
    neck: complex
    head: complex
    head_tilt: float
    near: Side
    far: Side

    def moved(self, by: complex) -> "Joints":
        """The same figure elsewhere."""
        points = {name: getattr(self, name) + by for name in ("hip", "mid", "top", "neck", "head")}
        return replace(self, **points, near=self.near.moved(by), far=self.far.moved(by))

    def find(self, name: str) -> complex:
        """A joint by its name: `head`, `near.grip`. Raises AttributeError for one there is not."""
        found: Any = self
        for part in name.split("."):
            found = getattr(found, part)
        return complex(found)

    @property
    def occiput(self) -> complex:
        """Where hands lie that hold the head."""
        return self.head - 0.8 * HEAD * leaning(self.head_tilt + 90)

    @property
    def crease(self) -> complex:
        """Before the hips, where a bar lies on who sits."""
        return self.hip + 0.085 * leaning(self.pose.trunk + 90)

    @property
    def centre_of_mass(self) -> complex:
        """Of the body alone, without its load."""
        total = _HEAD_MASS * self.head + _TRUNK_MASS * (self.hip + 2 * self.mid + self.top) / 4
        for side in (self.near, self.far):
            for upper, lower, at, mass in _LIMB_MASSES:
                a, b = getattr(side, upper), getattr(side, lower)
                total += mass * (a + (b - a) * at)
        return total / (_HEAD_MASS + _TRUNK_MASS + 2 * sum(mass for *_, mass in _LIMB_MASSES))


def leaning(tilt: float) -> complex:
    """The unit vector of a segment at a tilt, from its lower end to its upper."""
    return rect(1, radians(90 - tilt))


def _hanging(angle: float) -> complex:
    """The unit vector of a limb, downwards from its root; positive swings forward."""
    return rect(1, radians(angle - 90))


def joints(pose: Pose) -> Joints:
    """The joints of a pose, its hips at the origin."""
    upper_tilt, seen = pose.trunk + pose.spine, pose.torso
    mid = LOWER_TRUNK * TRUNK * seen * leaning(pose.trunk)
    top = mid + (1 - LOWER_TRUNK) * TRUNK * seen * leaning(upper_tilt)
    head_tilt = upper_tilt - pose.neck
    neck = top + NECK * seen * leaning(upper_tilt - pose.neck / 2)
    head = neck + HEAD * seen * leaning(head_tilt) + pose.poke * leaning(head_tilt + 90)
    near, far = (_side(pose, limbs, top, turn) for limbs, turn in ((pose.near, 1), (pose.far, -1)))
    return Joints(pose, 0j, mid, top, neck, head, head_tilt, near, far)


def _side(pose: Pose, limbs: Limbs, top: complex, turn: int) -> Side:
    upper_tilt, hips = pose.trunk + pose.spine, sin(radians(pose.turn))
    aside = complex(limbs.girdle - SLOPE * pose.torso * abs(pose.chest), limbs.blade + turn * SHOULDERS * pose.chest)
    shoulder = top + aside * leaning(upper_tilt)
    hip = turn * HIPS * hips * leaning(pose.trunk) * 1j
    arm = limbs.shoulder - upper_tilt
    fore = arm + limbs.elbow
    elbow = shoulder + UPPER_ARM * limbs.upper * _hanging(arm)
    wrist = elbow + FOREARM * limbs.fore * _hanging(fore)
    hand = _hanging(fore + limbs.wrist)
    thigh = limbs.hip - pose.trunk
    shank = thigh - limbs.knee
    knee = hip + THIGH * limbs.thigh * _hanging(thigh)
    ankle = knee + SHANK * limbs.shank * _hanging(shank)
    pitch = limbs.ankle + shank
    ahead, along = rect(1, radians(pitch)), cos(radians(pose.turn))
    return Side(
        shoulder=shoulder, elbow=elbow, wrist=wrist, grip=wrist + HAND * limbs.fore * hand,
        hand=hand if limbs.fore >= 0 else -hand, hip=hip, knee=knee, ankle=ankle,
        heel=ankle + ahead * complex(HEEL * along - SOLE * abs(hips), -ANKLE_HEIGHT),
        toe=ankle + ahead * complex(TOE * along + SOLE * abs(hips), -ANKLE_HEIGHT),
        pitch=pitch,
    )  # fmt: skip
