"""How a figure meets the world: where it is held, what it touches, how it hangs. Unit and points as in `body`."""

from cmath import phase
from dataclasses import dataclass, replace
from math import acos, atan2, cos, degrees, sin

from bot.drawing.body import (
    ANKLE_HEIGHT,
    FOREARM,
    HAND,
    SHANK,
    THIGH,
    UPPER_ARM,
    Joints,
    Limbs,
    Pose,
    Side,
    joints,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A joint that stays on a point while the rest moves, on the near side, the far side or both.

    joint: grip or wrist (shoulder and elbow give way) or ankle (hip and knee give way); a wrist has its hand
    flat on the floor, an ankle its sole. at: the point, or the name of a joint that it stays with.
    """

    joint: str
    at: complex | str
    sides: tuple[str, ...] = ("near", "far")


@dataclass(frozen=True, slots=True)
class Stance:
    """How a figure meets the world: the joint nailed to a point, whether it hangs, what else stays in place.

    hangs: the figure turns about its grip until its centre of mass is below it.
    """

    joint: str = "near.ankle"
    at: complex = complex(0, ANKLE_HEIGHT)
    hangs: bool = False
    contacts: tuple[Contact, ...] = ()

    def joints(self, pose: Pose) -> Joints:
        """Where a pose puts the joints."""
        placed = self._placed(pose)
        if self.hangs:
            lean = degrees(phase((placed.centre_of_mass - placed.near.grip) * 1j))
            placed = self._placed(replace(pose, trunk=pose.trunk + lean))
        for contact in self.contacts:
            for name in contact.sides:
                limbs = _reaching(placed, name, contact)
                pose = replace(placed.pose, near=limbs) if name == "near" else replace(placed.pose, far=limbs)
                placed = self._placed(pose)
        return placed

    def _placed(self, pose: Pose) -> Joints:
        free = joints(pose)
        return free.moved(self.at - free.find(self.joint))


def _reaching(placed: Joints, name: str, contact: Contact) -> Limbs:
    """The angles of one side with which its hand or foot is at the contact."""
    side: Side = getattr(placed, name)
    limbs: Limbs = getattr(placed.pose, name)
    at = placed.find(contact.at) if isinstance(contact.at, str) else contact.at
    if contact.joint == "ankle":
        hip, knee = _bend(side.hip, at, THIGH * limbs.thigh, -SHANK * limbs.shank)
        return replace(limbs, hip=hip + placed.pose.trunk, knee=knee, ankle=knee - hip)
    hand = HAND if contact.joint == "grip" else 0.0
    turn = -1 if limbs.elbow < 0 else 1
    swing, elbow = _bend(side.shoulder, at, UPPER_ARM * limbs.upper, turn * (FOREARM + hand) * limbs.fore)
    elbow *= turn
    wrist = limbs.wrist if contact.joint == "grip" else 90 - swing - elbow
    shoulder = (swing + placed.pose.trunk + placed.pose.spine + 90) % 360 - 90
    return replace(limbs, shoulder=shoulder, elbow=elbow, wrist=wrist)


def _bend(root: complex, target: complex, upper: float, lower: float) -> tuple[float, float]:
    """How two segments reach a point: the first one's swing from the vertical, the second one's flexion.

    A negative `lower` bends backwards, as a knee does. Out of reach, both point there, straight.
    """
    way = target - root
    turn, lower = (1 if lower > 0 else -1), abs(lower)
    cosine = (abs(way) ** 2 - upper**2 - lower**2) / (2 * upper * lower)
    flexion = acos(max(-1.0, min(1.0, cosine)))
    before = atan2(lower * sin(flexion), upper + lower * cos(flexion))
    return degrees(phase(way * 1j) - turn * before), degrees(flexion)
