"""The mannequin's flesh: outlines of limbs, torso, neck, head, hands and shoes round the joints.

Unit and points as in `bot.drawing.body`. Surfaces are addressed by (share, depth): the share of the length from
the root, and -1 for the back surface, 0 for the bone, 1 for the front.
"""

from cmath import rect
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, radians

from bot.drawing import profiles
from bot.drawing.body import (
    ANKLE_HEIGHT,
    FOREARM,
    HEAD,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Side,
    leaning,
)
from bot.drawing.curves import hull, rounded, smooth
from bot.drawing.profiles import HIGHEST, LOWEST, Profile, radii


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


def arm(side: Side, *, fist: bool) -> Arm:
    hand = [
        side.wrist + side.hand * complex(along, aside) for along, aside in (profiles.FIST if fist else profiles.OPEN)
    ]
    return Arm(
        _limb(side.shoulder, side.elbow, profiles.UPPER_ARM, UPPER_ARM),
        _limb(side.elbow, side.wrist, profiles.FOREARM, FOREARM),
        hand,
    )


def leg(side: Side) -> Leg:
    ahead = rect(1, radians(side.pitch))
    shoe = [side.ankle + ahead * complex(*point) for point in profiles.SHOE]
    bottom = -ANKLE_HEIGHT
    corners = ((-0.040, bottom + 0.010), (0.114, bottom + 0.010), (0.106, bottom), (-0.039, bottom))
    sole = [side.ankle + ahead * complex(*point) for point in corners]
    return Leg(
        _limb(side.hip, side.knee, profiles.THIGH, THIGH),
        _limb(side.knee, side.ankle, profiles.SHANK, SHANK),
        shoe,
        sole,
    )


@dataclass(frozen=True, slots=True)
class Torso:
    """The trunk round a curve from hip to shoulder line, straight beyond both."""

    joints: Joints
    top: complex

    def at(self, share: float, depth: float) -> complex:
        """The point at a share (0 hip, 1 shoulder line) and depth."""
        centre, way = self._spine(share)
        front, back = radii(profiles.TORSO, share)
        rounding = self.joints.pose.spine / 45 * exp(-(((share - 0.46) / 0.3) ** 2))
        aside = depth * (front - 0.012 * rounding if depth > 0 else back + 0.024 * rounding)
        return centre - way * 1j * aside

    def outline(self, *, since: float = LOWEST, until: float = HIGHEST) -> list[complex]:
        """Clockwise, up the back and down the front; cut straight across at the shares `since` and `until`."""
        steps = max(4, round(18 * (until - since)))
        shares = [since + (until - since) * step / steps for step in range(steps + 1)]
        back, front = ([self.at(share, depth) for share in shares] for depth in (-1, 1))
        # Told twice, a point is a corner.
        first, last = int(since > LOWEST), int(until < HIGHEST)
        rising, falling = ([*line[:first], *line, *line[len(line) - last :]] for line in (back, front))
        return [*rising, *falling[::-1]]

    def _spine(self, share: float) -> tuple[complex, complex]:
        hip, mid, top = self.joints.hip, self.joints.mid, self.top
        if not 0 < share < 1:
            foot, lower, upper = (hip, hip, mid) if share <= 0 else (top, mid, top)
            way = (upper - lower) / abs(upper - lower)
            return foot + way * TRUNK * (share - (share > 0)), way
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
    end = body.head - 0.012 * leaning(body.head_tilt) - 0.014 * leaning(body.head_tilt + 90)
    way = end - foot
    return Limb(foot, end, profiles.NECK, -way / abs(way), abs(way))


@dataclass(frozen=True, slots=True)
class Head:
    """Outline and hair as points; ear and eye as centres."""

    skull: list[complex]
    hair: list[complex]
    ear: complex
    eye: complex


def head(body: Joints) -> Head:
    up = leaning(body.head_tilt)
    ahead = -1j * up

    def placed(points: Iterable[tuple[float, float]]) -> list[complex]:
        return [body.head + 0.012 * ahead + HEAD * (x * ahead + y * up) for x, y in points]

    ear, eye = placed(((-0.10, -0.16), (0.56, 0.04)))
    return Head(placed(profiles.SKULL), placed(profiles.HAIR), ear, eye)
