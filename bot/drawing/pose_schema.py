"""What an entry of `data/figures/poses.yaml` may tell: a wrong word is found at the start, not in the drawing."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from bot.drawing.body import Limbs

Check = Callable[[Any, str], None]
"""Looks at a value and where it stands; raises ValueError for what does not fit."""


def _refuse(where: str, value: Any, wanted: str) -> None:
    raise ValueError(f"{where}: {value!r} should be {wanted}")


def number(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(where, value, "a number")


def flag(value: Any, where: str) -> None:
    if not isinstance(value, bool):
        _refuse(where, value, "true or false")


def point(value: Any, where: str) -> None:
    if not isinstance(value, list) or len(value) != 2:
        _refuse(where, value, "[x, y]")
    for item in value:
        number(item, where)


def one_of(*words: str) -> Check:
    def check(value: Any, where: str) -> None:
        if value not in words:
            _refuse(where, value, f"one of {', '.join(words)}")

    return check


def either(first: Check, second: Check) -> Check:
    def check(value: Any, where: str) -> None:
        try:
            first(value, where)
        except ValueError:
            second(value, where)

    return check


def several(item: Check) -> Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            _refuse(where, value, "a list")
        for place, each_item in enumerate(value):
            item(each_item, f"{where}[{place}]")

    return check


def mapping(known: Mapping[str, Check], *needed: str) -> Check:
    """Fields by name; `needed` must be there, others may."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            _refuse(where, value, "a mapping")
        if unknown := value.keys() - known.keys():
            raise ValueError(f"{where}: unknown field {min(map(str, unknown))}")
        if missing := set(needed) - value.keys():
            raise ValueError(f"{where}: {min(missing)} is missing")
        for name, item in value.items():
            known[name](item, f"{where}.{name}")

    return check


_SIDES = ("near", "far")
_OF_A_SIDE = ("shoulder", "elbow", "wrist", "grip", "hip", "knee", "ankle", "heel", "toe")
_JOINTS = (
    "hip",
    "mid",
    "top",
    "neck",
    "head",
    "occiput",
    "crease",
    *(f"{side}.{joint}" for side in _SIDES for joint in _OF_A_SIDE),
)
_LIMBS: Mapping[str, Check] = {field.name: number for field in fields(Limbs)}
_POSE = mapping(
    {
        **_LIMBS,
        **dict.fromkeys(("trunk", "torso", "spine", "neck", "poke", "turn", "twist", "face"), number),
        **dict.fromkeys(_SIDES, mapping(_LIMBS)),
    }
)
_CONTACT = mapping(
    {
        "joint": one_of("grip", "wrist", "ankle"),
        "at": either(one_of(*_JOINTS), point),
        "sides": several(one_of(*_SIDES)),
    },
    "at",
)
_STANCE = mapping({"joint": one_of(*_JOINTS), "at": point, "hangs": flag, "contacts": several(_CONTACT)})
_LOAD = mapping(
    {
        "kind": one_of(
            "barbell", "trap_bar", "dumbbell", "kettlebell", "landmine", "lever", "handle", "stick", "belt", "cable",
            "band", "towel",
        ),
        "mass": number,
        "plate": number,
        "from": point,
        "to": either(point, one_of(*_JOINTS)),
        "handle": one_of("rope", "bar", "between the legs", "beyond", "across"),
        "hand": one_of("near", "far"),
        "tower": one_of("overhead"),
        "under": one_of("foot", "hands"),
        "swings": flag,
        "cupped": flag,
        "post": flag,
    },
    "kind",
)  # fmt: skip
_PROP = mapping(
    {
        "kind": one_of(
            "bench",
            "bench_end",
            "bench_top",
            "seat",
            "pad",
            "box",
            "board",
            "stick",
            "pull_up_bar",
            "beam",
            "rack",
            "roller",
            "mat",
            "pillow",
            "towel",
        ),
        "from": point,
        "to": point,
        "at": point,
        "radius": number,
        "width": number,
        "stand": flag,
        "post": number,
    },
    "kind",
)

_CROP = mapping({"from": point, "to": point}, "from", "to")

_ENTRY: Mapping[str, Check] = {
    "start": _POSE,
    "mid": _POSE,
    "end": _POSE,
    "wrong": _POSE,
    "fault": one_of("back", "low back", "neck", "shoulder", "elbow", "hip", "knee"),
    "right": number,
    "shift": point,
    "stance": _STANCE,
    "load": _LOAD,
    "props": several(_PROP),
    "tracks": mapping(dict.fromkeys(_JOINTS, point)),
    "fists": flag,
    "depth": point,
    "above": flag,
    "view": one_of("front", "behind"),
    "lit": several(one_of(*_SIDES)),
    "palms": flag,
    "crop": _CROP,
}

entry: Check = mapping({**_ENTRY, "from_side": mapping(_ENTRY, "end", "wrong")}, "start", "end")
"""One exercise of the file."""
