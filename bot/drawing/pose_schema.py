"""What an entry of `data/figures/poses.yaml` may tell: a wrong word is found at the start, not in the drawing."""

from typing import Literal

from msgspec import Struct, field

Point = tuple[float, float]
Side = Literal["near", "far"]
Trunk = Literal["hip", "mid", "top", "neck", "head", "occiput", "crease"]
OfASide = Literal[
    "near.shoulder", "near.elbow", "near.wrist", "near.grip", "near.hip", "near.knee", "near.ankle", "near.heel",
    "near.toe", "far.shoulder", "far.elbow", "far.wrist", "far.grip", "far.hip", "far.knee", "far.ankle", "far.heel",
    "far.toe",
]  # fmt: skip
Joint = Literal[Trunk, OfASide]


class LimbAngles(Struct, forbid_unknown_fields=True):
    ankle: float = 0
    knee: float = 0
    hip: float = 0
    shoulder: float = 0
    elbow: float = 0
    wrist: float = 0
    girdle: float = 0
    blade: float = 0
    upper: float = 1
    fore: float = 1
    thigh: float = 1
    shank: float = 1


class PoseAngles(LimbAngles, forbid_unknown_fields=True):
    trunk: float = 0
    torso: float = 1
    spine: float = 0
    neck: float = 0
    poke: float = 0
    turn: float = 0
    twist: float = 0
    face: float = 0
    near: LimbAngles | None = None
    far: LimbAngles | None = None


class ContactPoint(Struct, forbid_unknown_fields=True):
    at: Joint | Point
    joint: Literal["grip", "wrist", "ankle"] = "grip"
    sides: tuple[Side, ...] = ()


class StanceOnPoint(Struct, forbid_unknown_fields=True):
    joint: Joint = "near.ankle"
    at: Point = (0, 0)
    hangs: bool = False
    contacts: tuple[ContactPoint, ...] = ()


class LoadHeld(Struct, forbid_unknown_fields=True):
    kind: Literal[
        "barbell", "trap_bar", "dumbbell", "kettlebell", "landmine", "lever", "handle", "stick", "belt", "cable",
        "band", "towel",
    ]  # fmt: skip
    mass: float = 0
    plate: float = 0
    start: Point = field(default=(0, 0), name="from")
    to: Joint | Point = (0, 0)
    handle: Literal["rope", "bar", "between the legs", "beyond", "across"] = "bar"
    hand: Side = "near"
    tower: Literal["overhead"] = "overhead"
    under: Literal["foot", "hands"] = "foot"
    swings: bool = False
    cupped: bool = False
    post: bool = False


class Prop(Struct, forbid_unknown_fields=True):
    kind: Literal[
        "bench", "bench_end", "bench_top", "seat", "pad", "box", "board", "stick", "pull_up_bar", "beam", "rack",
        "roller", "mat", "pillow", "towel",
    ]  # fmt: skip
    start: Point = field(default=(0, 0), name="from")
    to: Point = (0, 0)
    at: Point = (0, 0)
    radius: float = 0
    width: float = 0
    stand: bool = False
    post: float = 0


class Crop(Struct, forbid_unknown_fields=True):
    start: Point = field(name="from")
    to: Point


class View(Struct, forbid_unknown_fields=True, kw_only=True):
    """An exercise as it is seen from one place."""

    start: PoseAngles | None = None
    mid: PoseAngles | None = None
    end: PoseAngles
    wrong: PoseAngles | None = None
    fault: Literal["back", "low back", "neck", "shoulder", "elbow", "hip", "knee"] = "back"
    right: float = 1
    shift: Point = (0, 0)
    stance: StanceOnPoint | None = None
    load: LoadHeld | None = None
    props: tuple[Prop, ...] = ()
    tracks: dict[Joint, Point] = {}
    fists: bool = False
    depth: Point = (0, 0)
    above: bool = False
    view: Literal["front", "behind"] = "front"
    lit: tuple[Side, ...] = ()
    palms: bool = False
    crop: Crop | None = None


class ViewOfMistake(View, forbid_unknown_fields=True, kw_only=True):
    wrong: PoseAngles


class Entry(View, forbid_unknown_fields=True, kw_only=True):
    """One exercise of the file. Defaults only say what may be left out; the drawing has its own."""

    start: PoseAngles
    from_side: ViewOfMistake | None = None
