"""The mannequin's flesh: outlines of limbs, torso, neck, head, hands and shoes round the joints.

Unit and points as in `bot.drawing.body`. Surfaces are addressed by (share, depth): the share of the length from
the root, and -1 for the back surface, 0 for the bone, 1 for the front.
"""

from cmath import rect
from dataclasses import dataclass
from math import atan2, cos, degrees, exp, hypot, radians, sin

from bot.drawing import profiles
from bot.drawing.body import (
    FOREARM,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Side,
    leaning,
)
from bot.drawing.curves import between, hull, rounded, smooth
from bot.drawing.profiles import HIGHEST, LOWEST, NAPE, Profile, radii, turned


@dataclass(frozen=True, slots=True)
class Limb:
    """A tapered capsule round a segment, from `root` to `end`."""

    root: complex
    end: complex
    profile: Profile
    way: complex
    """Unit vector of the segment."""
    length: float
    """Of the segment in full, were it not foreshortened."""

    def at(self, share: float, depth: float) -> complex:
        """The point that far along and that deep; shares beyond 0 and 1 lie in the caps' prolongation."""
        front, back = radii(self.profile, share)
        aside = depth * (front if depth > 0 else back)
        return self.root + (self.end - self.root) * share + self.way * 1j * aside

    def outline(self, *, until: float = 1.0) -> list[complex]:
        """Clockwise from the root's back; `until` cuts it off flat."""
        shares = [share for share, *_ in self.profile if share < until] + [until]
        front, back = ([self.at(share, depth) for share in shares] for depth in (1, -1))
        root = rounded(self.root, front[0] - self.root, back[0] - self.root)
        if until < 1:
            return [*root[::-1], *front, front[-1], back[-1], *back[::-1]]
        tip = rounded(self.end, back[-1] - self.end, front[-1] - self.end)
        whole = [*root[::-1], *front, *tip[::-1], *back[::-1]]
        # Short capsules would tie themselves in knots.
        return hull(whole) if abs(self.end - self.root) < 0.55 * self.length else whole

    @property
    def path(self) -> str:
        return smooth(self.outline())


def _limb(root: complex, end: complex, profile: Profile, length: float) -> Limb:
    way = end - root
    return Limb(root, end, profile, way / abs(way) if abs(way) > 1e-6 else -1j, length)


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm's capsules and its hand, a fist round a grip or open."""

    upper: Limb
    fore: Limb
    hand: list[complex]

    @property
    def paths(self) -> list[str]:
        return [self.upper.path, self.fore.path, smooth(self.hand)]


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg's capsules, its shoe and the shoe's sole."""

    thigh: Limb
    shank: Limb
    shoe: list[complex]
    sole: list[complex]

    @property
    def paths(self) -> list[str]:
        return [self.thigh.path, self.shank.path]


def arm(side: Side, *, fist: bool, turn: float = 0.0) -> Arm:
    """An arm of a body that has turned so far to the viewer."""
    front = abs(sin(radians(turn)))
    hand = [
        side.wrist + side.hand * complex(along, aside) for along, aside in (profiles.FIST if fist else profiles.OPEN)
    ]
    return Arm(
        _limb(side.shoulder, side.elbow, turned(profiles.UPPER_ARM, profiles.UPPER_ARM_BREADTH, front), UPPER_ARM),
        _limb(side.elbow, side.wrist, turned(profiles.FOREARM, profiles.FOREARM_BREADTH, front), FOREARM),
        hand,
    )


def leg(side: Side, turn: float = 0.0) -> Leg:
    """A leg of a body that has turned so far to the viewer."""
    ahead, front = rect(1, radians(side.pitch)), abs(sin(radians(turn)))
    shoe, sole = (
        [side.ankle + ahead * point for point in between(along, across, cos(radians(turn)))]
        for along, across in ((profiles.SHOE, profiles.SHOE_FRONT), (profiles.SOLE, profiles.SOLE_FRONT))
    )
    return Leg(
        _limb(side.hip, side.knee, turned(profiles.THIGH, profiles.THIGH_BREADTH, front), THIGH),
        _limb(side.knee, side.ankle, turned(profiles.SHANK, profiles.SHANK_BREADTH, front), SHANK),
        shoe,
        sole,
    )


@dataclass(frozen=True, slots=True)
class Torso:
    """The trunk round a curve from hip to shoulder line, straight beyond both; it turns and twists to the viewer."""

    joints: Joints
    top: complex

    @property
    def highest(self) -> float:
        """The share where it ends."""
        return HIGHEST + (NAPE - HIGHEST) * abs(self.joints.pose.chest)

    def turn(self, share: float) -> float:
        """How far it has turned to the viewer there, in degrees: the hips stay behind a chest that twists."""
        part = min(1.0, max(0.0, (share - 0.1) / 0.75))
        return self.joints.pose.turn + self.joints.pose.twist * part * part * (3 - 2 * part)

    def at(self, share: float, depth: float) -> complex:
        """The point at a share (0 hip, 1 shoulder line) and depth."""
        centre, way = self._spine(share)
        turn, wide = radians(self.turn(share)), radii(profiles.WIDTH, share)[0]
        front, back = self._depths(share)
        aside = depth * hypot((front if depth * cos(turn) > 0 else back) * cos(turn), wide * sin(turn))
        return centre - way * 1j * aside

    def around(self, share: float, angle: float) -> complex:
        """The point of the skin at a share: 0 the middle of the front, 90 the near flank, 180 the spine.

        One that the viewer cannot see comes to the outline.
        """
        centre, way = self._spine(share)
        turn, at = radians(self.turn(share)), radians(min(max(angle, self.since(share)), self.since(share) + 180))
        front, back = self._depths(share)
        ahead = (front if cos(at) > 0 else back) * cos(at)
        return centre - way * 1j * (ahead * cos(turn) - radii(profiles.WIDTH, share)[0] * sin(at) * sin(turn))

    def since(self, share: float) -> float:
        """The angle at which the skin comes into sight, to go out of it half a turn further."""
        turn, depth = radians(self.turn(share)), sum(self._depths(share)) / 2
        return degrees(atan2(-radii(profiles.WIDTH, share)[0] * sin(turn), depth * cos(turn)))

    def _depths(self, share: float) -> tuple[float, float]:
        """From the spine to the front and to the back, rounded as it is."""
        front, back = radii(profiles.TORSO, share)
        rounding = cos(radians(self.joints.pose.turn)) * self.joints.pose.spine / 45
        rounding *= exp(-(((share - 0.46) / 0.3) ** 2))
        return front - 0.012 * rounding, back + 0.024 * rounding

    def outline(self, *, since: float = LOWEST, until: float | None = None) -> list[complex]:
        """Clockwise, up the back and down the front; cut straight across at the shares `since` and `until`."""
        until = self.highest if until is None else until
        steps = max(4, round(18 * (until - since)))
        shares = [since + (until - since) * step / steps for step in range(steps + 1)]
        back, front = ([self.at(share, depth) for share in shares] for depth in (-1, 1))
        # Told twice, a point is a corner.
        first, last = int(since > LOWEST), int(until < self.highest)
        rising, falling = ([*line[:first], *line, *line[len(line) - last :]] for line in (back, front))
        return [*rising, *falling[::-1]]

    def _spine(self, share: float) -> tuple[complex, complex]:
        hip, mid, top = self.joints.hip, self.joints.mid, self.top
        if not 0 < share < 1:
            foot, lower, upper = (hip, hip, mid) if share <= 0 else (top, mid, top)
            way = (upper - lower) / abs(upper - lower)
            # The pelvis is as high from whichever side it is seen.
            length = TRUNK * (self.joints.pose.torso if share > 0 else 1.0)
            return foot + way * length * (share - (share > 0)), way
        out, back = hip + 0.8 * (mid - hip), top + 0.8 * (mid - top)
        rest = 1 - share
        centre = rest**3 * hip + 3 * rest**2 * share * out + 3 * rest * share**2 * back + share**3 * top
        slope = rest**2 * (out - hip) + 2 * rest * share * (back - out) + share**2 * (top - back)
        return centre, slope / abs(slope)

    @property
    def path(self) -> str:
        return smooth(self.outline())


def torso(body: Joints) -> Torso:
    lift = (body.pose.near.girdle + body.pose.far.girdle) / 2
    return Torso(body, body.top + lift * leaning(body.pose.trunk + body.pose.spine))


def neck(body: Joints) -> Limb:
    """The neck, from the shoulders up: its `root` is below."""
    foot = body.top - 0.02 * leaning(body.pose.trunk + body.pose.spine)
    # Limbs hang from their roots, so that a neck, which stands, has its front at -1: turned, it is as the others.
    behind = 0.014 * cos(radians(body.pose.turn + body.pose.twist))
    end = body.head - 0.012 * leaning(body.head_tilt) - behind * leaning(body.head_tilt + 90)
    way = end - foot
    profile = turned(profiles.NECK, profiles.NECK_BREADTH, abs(body.pose.chest))
    return Limb(foot, end, profile, -way / abs(way), abs(way))
