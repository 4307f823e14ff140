"""Key poses of an exercise, and where everything is on the way from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.drawing.figures.skeleton import ANKLE_HEIGHT, Body, Point, Pose, between, eased, hung, skeleton


@dataclass(frozen=True, slots=True)
class Movement:
    """An exercise's key poses and what it is done with."""

    start: Pose
    end: Pose
    mid: Pose | None = None
    pin: Mapping[str, Sequence[float]] = field(default_factory=lambda: {"ankle": (0.0, ANKLE_HEIGHT)})
    reach: Sequence[float] | None = None
    hang: bool = False
    load: Mapping[str, Any] = field(default_factory=dict)
    props: Mapping[str, Any] = field(default_factory=dict)
    track: str = ""

    def at(self, share: float) -> Body:
        """The body at a share of the way from start to end."""
        if self.mid is None:
            pose = eased(self.start, self.end, share)
        elif share < 0.5:
            pose = eased(self.start, self.mid, share * 2)
        else:
            pose = eased(self.mid, self.end, share * 2 - 1)
        ((pin, place),) = self.pin.items()
        reach = (self.reach[0], self.reach[1]) if self.reach else None
        body = skeleton(pose, pin, (place[0], place[1]), reach)
        return hung(body) if self.hang else body

    def tracked(self, body: Body) -> Point | None:
        """The point whose way is shown: the load's, or a part of the body where there is none."""
        if self.load:
            return self.load_at(body)
        return {"head": body.head, "grip": body.near_arm.grip, "hip": body.hip}.get(self.track)

    def load_at(self, body: Body) -> Point:
        if self.load.get("at") == "back":
            spot = between(body.waist, body.neck, 0.93)
            return spot[0] - 0.055 * _across(body)[0], spot[1] - 0.055 * _across(body)[1]
        x, y = body.points()[self.load.get("at", "grip")]
        return (x + 0.02, y - 0.17) if self.load.get("at") == "hip" else (x, y)  # a plate hangs below the belt


def _across(body: Body) -> Point:
    """The direction to the front of the chest."""
    x, y = body.neck[0] - body.waist[0], body.neck[1] - body.waist[1]
    length = (x * x + y * y) ** 0.5
    return y / length, -x / length
