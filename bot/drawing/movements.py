"""An exercise as a movement: key poses, what the body stands on and holds, read from `data/figures/poses.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from bot.drawing.body import ANKLE_HEIGHT, Joints, Pose, eased
from bot.drawing.stance import Contact, Stance

_SAMPLES = 24


@dataclass(frozen=True, slots=True)
class Thing:
    """A piece of equipment: its kind, its points in H, its other settings."""

    kind: str
    points: Mapping[str, complex] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Self:
        """Read a thing; pairs of numbers are points."""
        rest = {name: value for name, value in entry.items() if name != "kind"}
        points = {name: complex(*value) for name, value in rest.items() if isinstance(value, list)}
        return cls(entry["kind"], points, {name: value for name, value in rest.items() if name not in points})


@dataclass(frozen=True, slots=True)
class Track:
    """What the arrow follows: a joint, such as `near.grip` or `head`, drawn so far aside."""

    joint: str
    aside: complex = 0j


class View(StrEnum):
    """Where the figure is seen from."""

    SIDE = "side"
    FRONT = "front"
    BEHIND = "behind"

    @property
    def turn(self) -> float:
        """How far a body has turned to the viewer, in degrees, unless its poses tell it."""
        return {View.SIDE: 0.0, View.FRONT: 90.0, View.BEHIND: -90.0}[self]


@dataclass(frozen=True, slots=True)
class Movement:
    """Key poses and how they meet the world. A share of a movement: 0 at its start, 1 at its end.

    mid: a pose half-way, where the shortest way would go through the body. wrong: the common mistake, `fault` the
    part of the body to point at, `right` the share of the movement to set beside it, `shift` how far the mistake
    takes the nailed joint off its point. from_side: the same exercise seen from the side, where its mistake only
    shows there. lit: the sides whose muscles are seen at work from the front or from behind. palms: whether the
    hands show their fingers to who looks from behind. above: seen from above, where there is no ground. crop: the
    only part of the plane to show, its low left and its high right corner.
    """

    start: Pose
    end: Pose
    stance: Stance
    mid: Pose | None = None
    wrong: Pose | None = None
    fault: str = "back"
    right: float = 1.0
    shift: complex = 0j
    from_side: "Movement | None" = None
    load: Thing = Thing("none")
    props: tuple[Thing, ...] = ()
    tracks: tuple[Track, ...] = ()
    fists: bool = True
    depth: complex = 0j
    view: View = View.SIDE
    lit: tuple[str, ...] = ("near",)
    palms: bool = False
    above: bool = False
    crop: tuple[complex, complex] | None = None

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Self:
        """Read one exercise of the file; raises KeyError for a missing pose, an unknown angle or field."""
        unknown = set(entry) - set(cls.__slots__)
        if unknown:
            raise KeyError(f"a movement has no {', '.join(sorted(unknown))}")
        load = Thing.of(entry["load"]) if "load" in entry else Thing("none")
        view = View(entry.get("view", View.SIDE))
        stance = _stance(entry.get("stance", {}))
        standing = stance == Stance()
        return cls(
            start=Pose.of(entry.get("start", entry["end"]), view.turn),
            end=Pose.of(entry["end"], view.turn),
            stance=stance,
            mid=Pose.of(entry["mid"], view.turn) if "mid" in entry else None,
            wrong=Pose.of(entry["wrong"], view.turn) if "wrong" in entry else None,
            fault=entry.get("fault", "back"),
            right=entry.get("right", 1.0),
            shift=_point(entry.get("shift", (0, 0))),
            from_side=cls.of(entry["from_side"]) if "from_side" in entry else None,
            load=load,
            props=tuple(map(Thing.of, entry.get("props", ()))),
            tracks=_tracks(entry.get("tracks", {} if load.kind == "none" else {"near.grip": [0, 0]})),
            fists=entry.get("fists", load.kind != "none"),
            view=view,
            lit=tuple(entry.get("lit", ("near",))),
            palms=entry.get("palms", False),
            above=entry.get("above", False),
            crop=(_point(entry["crop"]["from"]), _point(entry["crop"]["to"])) if "crop" in entry else None,
            depth=_point(entry.get("depth", (0.02, 0.008) if standing else (0, 0))),
        )

    def pose(self, share: float) -> Pose:
        """The pose at a share; with a pose half-way, every angle runs on a parabola through the three."""
        if self.mid is None:
            return self.start.blend(self.end, share)
        halves = self.start.blend(self.mid, 2 * share), self.mid.blend(self.end, 2 * share - 1)
        return halves[0].blend(halves[1], share)

    def joints(self, share: float) -> Joints:
        return self.stance.joints(self.pose(share))

    @property
    def size(self) -> float:
        """How large signs and lines are, in shares of those on a whole body."""
        return 0.55 if self.crop else 1.0

    @property
    def moments(self) -> tuple[Joints, ...]:
        """The whole movement in even steps of time, eased in and out."""
        return tuple(self.joints(eased(step / _SAMPLES)) for step in range(_SAMPLES + 1))

    @property
    def faulty(self) -> "Movement | None":
        """The movement whose mistake is drawn: this one, the same one from the side, or none."""
        return self if self.wrong else self.from_side

    @property
    def mistake(self) -> Joints | None:
        if self.wrong is None:
            return None
        return replace(self.stance, at=self.stance.at + self.shift).joints(self.wrong)


def _stance(entry: Mapping[str, Any]) -> Stance:
    contacts = (
        Contact(contact["joint"], _place(contact["at"]), tuple(contact.get("sides", ("near", "far"))))
        for contact in entry.get("contacts", ())
    )
    return Stance(
        joint=entry.get("joint", "near.ankle"),
        at=_point(entry.get("at", (0, ANKLE_HEIGHT))),
        hangs=entry.get("hangs", False),
        contacts=tuple(contacts),
    )


def _tracks(points: Mapping[str, Sequence[float]]) -> tuple[Track, ...]:
    return tuple(Track(joint, _point(aside)) for joint, aside in points.items())


def _place(place: str | Sequence[float]) -> complex | str:
    return place if isinstance(place, str) else _point(place)


def _point(pair: Sequence[float]) -> complex:
    return complex(pair[0], pair[1])
