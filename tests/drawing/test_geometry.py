"""What the words state of a figure, measured over its frames: `data/figures/geometry.yaml` tells the facts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import asin, degrees
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.drawing.anatomy import torso
from bot.drawing.body import HEAD, TRUNK, Joints, eased, leaning
from bot.drawing.gallery import Figures
from bot.drawing.movements import Movement

DATA = Path(__file__).parents[2] / "data"
FIGURES = Figures.load(DATA / "figures/poses.yaml")
FACTS: dict[str, list[dict[str, Any]]] = yaml.load(
    (DATA / "figures/geometry.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
WORDS: dict[str, dict[str, Any]] = {
    exercise: entry
    for file in sorted(DATA.glob("en/exercises/*.yaml"))
    for exercise, entry in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).items()
}
SHARES = [eased(step / 14) for step in range(15)]
WHEN = {"always": SHARES, "start": [0.0], "end": [1.0]}

# On the head: (ahead, up) in its radii. On the trunk: (share, depth) of `Torso.at`.
ON_HEAD = {"chin": (0.80, -0.96), "forehead": (0.88, 0.32), "nose": (1.10, -0.20), "crown": (-0.05, 1.06)}
ON_TRUNK = {"breastbone": (0.74, 1), "upper chest": (0.92, 1), "lower chest": (0.58, 1), "lumbar": (0.42, -1)}
EQUIPMENT = {
    "wall|door": {"board"},
    "box": {"box"},
    "bench": {"bench", "bench_end", "bench_top", "seat", "pad", "board"},
    "roller": {"roller"},
    "pillow": {"pillow"},
    "towel": {"towel", "pillow", "band"},
    "dumbbells?": {"dumbbell"},
    "kettlebells?": {"kettlebell"},
    "stick": {"stick"},
    "pulley|cable": {"cable"},
    "band": {"band"},
    "bar": {"barbell", "trap_bar", "landmine", "cable", "pull_up_bar", "beam", "rack"},
}
"""What a word for a thing may be drawn as."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One frame of a movement."""

    movement: Movement
    joints: Joints

    def point(self, name: str) -> complex:
        """A joint, a spot of the skin, or a point of a thing: `near.grip`, `chin`, `bench.from`, `load.from`."""
        body = self.joints
        if name in ON_HEAD:
            return body.head + HEAD * -1j * leaning(body.head_tilt) * complex(*ON_HEAD[name])
        if name in ON_TRUNK:
            return torso(body).at(*ON_TRUNK[name])
        if name == "rear":
            return min(torso(body).outline(), key=lambda point: point.real)
        kind, _, end = name.partition(".")
        if kind == "load":
            return self.movement.load.points[end]
        for thing in self.movement.props:
            if thing.kind == kind:
                return thing.points[end]
        return body.find(name)

    def along(self, name: str) -> float:
        """Where a point lies along the trunk: 0 at the hips, 1 at the shoulders."""
        way = self.joints.top - self.joints.hip
        return ((self.point(name) - self.joints.hip) * way.conjugate()).real / abs(way) ** 2

    def slope(self, start: str, end: str) -> float:
        """Degrees of a line above level, whichever way it points; of a trunk also where it leans out of the picture."""
        way = self.point(end) - self.point(start)
        length = TRUNK if (start, end) == ("hip", "top") else abs(way)
        return degrees(asin(min(1.0, abs(way.imag) / length)))

    def bend(self, before: str, joint: str, after: str) -> float:
        """How far three points are from a straight line, in degrees."""
        first, other = self.point(joint) - self.point(before), self.point(after) - self.point(joint)
        cosine = (first * other.conjugate()).real / abs(first) / abs(other)
        return 90 - degrees(asin(max(-1.0, min(1.0, cosine))))

    def off_line(self, names: list[str]) -> float:
        """How far the points between the first and the last are from the line of those two, at most."""
        first, *others, last = map(self.point, names)
        way = last - first
        return max(abs(((point - first) * way.conjugate()).imag) / abs(way) for point in others)


Measure = Callable[[dict[str, Any], Moment, Moment], float]
MEASURES: dict[str, Measure] = {
    "height": lambda fact, now, _: now.point(fact["point"]).imag,
    "rises": lambda fact, now, start: (now.point(fact["point"]) - start.point(fact["point"])).imag,
    "travels": lambda fact, now, start: abs(now.point(fact["point"]) - start.point(fact["point"])),
    "apart": lambda fact, now, _: abs(now.point(fact["point"]) - now.point(fact["from"])),
    "ahead": lambda fact, now, _: (now.point(fact["point"]) - now.point(fact["of"])).real,
    "above": lambda fact, now, _: (now.point(fact["point"]) - now.point(fact["of"])).imag,
    "along": lambda fact, now, _: now.along(fact["point"]),
    "slope": lambda fact, now, _: now.slope(*fact["line"]),
    "bend": lambda fact, now, _: now.bend(*fact["joint"]),
    "straight": lambda fact, now, _: now.off_line(fact["line"]),
}


def all_words(exercise: str) -> str:
    """All words of an exercise, in one piece."""

    def leaves(entry: Any) -> list[str]:
        if isinstance(entry, dict):
            return [leaf for value in entry.values() for leaf in leaves(value)]
        return [leaf for value in entry for leaf in leaves(value)] if isinstance(entry, list) else [str(entry)]

    return " | ".join(leaves(WORDS[exercise]))


each = pytest.mark.parametrize(
    ("exercise", "fact"),
    [pytest.param(name, fact, id=f"{name}: {fact['says']}") for name, facts in FACTS.items() for fact in facts],
)


@each
def test_a_fact_is_what_the_words_say(exercise: str, fact: dict[str, Any]) -> None:
    assert fact["says"] in all_words(exercise), f"the words of {exercise} changed: does its figure still show them?"


@each
def test_every_frame_shows_what_the_words_say(exercise: str, fact: dict[str, Any]) -> None:
    movement = FIGURES.movements[exercise]
    start = Moment(movement, movement.joints(0))
    (measure,) = MEASURES.keys() & fact.keys()
    assert fact.keys() - {measure} <= {"says", "when", "point", "line", "joint", "of", "from"}
    least, most = fact[measure]
    for share in WHEN[fact.get("when", "always")]:
        found = MEASURES[measure](fact, Moment(movement, movement.joints(share)), start)
        assert least <= found <= most, f"{measure} of {fact} is {found:.3f} at {share:.2f}"


@pytest.mark.parametrize("exercise", FIGURES.movements)
def test_what_the_figure_is_said_to_stand_on_or_to_hold_is_drawn(exercise: str) -> None:
    figure, movement = WORDS[exercise]["figure"], FIGURES.movements[exercise]
    words = f"{figure['start']} {figure['end']}"
    drawn = {movement.load.kind, *(thing.kind for thing in movement.props)}
    for word, kinds in EQUIPMENT.items():
        if re.search(rf"\b({word})\b", words):
            assert kinds & drawn, word


UPRIGHT = r"(standing|kneeling|walking|seated) (tall|upright)|standing straight|tall at the top"
BENT = r"(bent|folded|tipped|leaning well) (over|forward)|hinged|hips back|crouched|trunk folded"


@pytest.mark.parametrize("exercise", FIGURES.movements)
def test_who_is_said_to_be_upright_is_upright_and_who_is_said_to_be_bent_is_bent(exercise: str) -> None:
    movement = FIGURES.movements[exercise]
    for when, share in (("start", 0.0), ("end", 1.0)):
        words = WORDS[exercise]["figure"][when]
        slope = Moment(movement, movement.joints(share)).slope("hip", "top")
        if re.match(UPRIGHT, words):
            assert slope >= 80, when
        elif re.search(BENT, words):
            assert slope <= 65, when


@pytest.mark.parametrize(
    "exercise", [pose for pose, movement in FIGURES.movements.items() if movement.load.kind == "cable"]
)
def test_who_holds_one_handle_of_two_hands_holds_it_in_both(exercise: str) -> None:
    movement = FIGURES.movements[exercise]
    one_hand = (
        "one arm" in all_words(exercise) or "one hand" in all_words(exercise) or "far hand" in all_words(exercise)
    )
    assert (movement.load.settings.get("hand") == "near") <= one_hand


@pytest.mark.parametrize("exercise", FIGURES.movements)
def test_no_foot_goes_through_a_box(exercise: str) -> None:
    movement = FIGURES.movements[exercise]
    boxes = [(thing.points["from"], thing.points["to"]) for thing in movement.props if thing.kind == "box"]
    for share in SHARES if boxes else []:
        body = movement.joints(share)
        spots = [point for side in (body.near, body.far) for point in (side.heel, side.toe, side.ankle, side.knee)]
        for low, high in boxes:
            for spot in spots:
                inside = low.real < spot.real < high.real and low.imag < spot.imag < high.imag - 0.012
                assert not inside, f"{spot} at {share:.2f}"


def test_a_word_that_the_exercise_does_not_say_and_a_measure_that_does_not_hold_are_found() -> None:
    movement = FIGURES.movements["chest-supported-row"]
    now = Moment(movement, movement.joints(0))
    assert "60 degrees" not in all_words("chest-supported-row")
    assert not 60 <= now.slope("hip", "top") <= 90
    assert now.slope("bench.from", "bench.to") == pytest.approx(now.slope("hip", "top"), abs=1)
