"""The figures that are not seen from the side, and the one that is seen from near."""

import re
from collections.abc import Collection
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from bot.domain.exercises import Catalogue
from bot.drawing.body import Pose
from bot.drawing.frontal import FrontFigure
from bot.drawing.gallery import Figures
from bot.drawing.movements import View
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.scene import frames, still
from bot.drawing.stance import Stance

FIGURES = Figures.load(Path(__file__).parents[2] / "data/figures/poses.yaml")
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = ["side-plank", "pallof-press", "open-book", "external-rotation", "chin-tuck"]
BEHIND = [
    "obliques", "latissimus_dorsi", "quadratus_lumborum", "multifidus", "gluteus_medius", "trapezius_middle",
    "supraspinatus", "infraspinatus", "teres_minor", "posterior_deltoid",
]  # fmt: skip

drawn = pytest.mark.parametrize("exercise", DRAWN)


def standing(turn: float, muscles: Collection[str] = ()) -> ET.Element:
    joints = Stance().joints(Pose.of({"trunk": 0, "turn": turn}))
    figure = FrontFigure("one", joints, Lit.of(muscles, ()))
    return ET.fromstring(f'<g xmlns="http://www.w3.org/2000/svg">{figure.far}{figure.body}{figure.arm}</g>')


def muscles_of(svg: ET.Element) -> set[str]:
    return {path.get("class", "") for path in svg.iter(f"{SVG}path")} - {""}


@drawn
def test_it_is_drawn_still_and_moving(exercise: str, catalogue: Catalogue) -> None:
    assert FIGURES.has(exercise)
    work = catalogue[exercise].primary, catalogue[exercise].secondary
    for picture, size, most in (
        (FIGURES.still(exercise, *work), (900, 500), 100_000),
        (FIGURES.moving(exercise, *work), (600, 400), 300_000),
    ):
        with Image.open(BytesIO(picture)) as image:
            assert image.size == size
        assert len(picture) < most


def test_the_views_are_those_in_which_the_movement_can_be_seen() -> None:
    views = {exercise: FIGURES.movements[exercise].view for exercise in DRAWN}
    assert views == {
        "side-plank": View.BEHIND,
        "pallof-press": View.FRONT,
        "external-rotation": View.BEHIND,
        "open-book": View.SIDE,
        "chin-tuck": View.SIDE,
    }


@pytest.mark.parametrize("muscle", BEHIND)
def test_from_behind_a_muscle_of_the_back_is_drawn_in_the_main_colour(muscle: str) -> None:
    fills = {path.get("fill") for path in standing(-90, [muscle]).iter(f"{SVG}path") if path.get("class") == muscle}
    assert fills == {Colour.MAIN}


def test_from_the_front_no_muscle_of_the_back_is_seen() -> None:
    seen = muscles_of(standing(90, BEHIND))
    assert "obliques" in seen
    assert not seen & {"quadratus_lumborum", "multifidus", "infraspinatus", "posterior_deltoid"}


def test_muscles_are_cut_off_at_the_outline() -> None:
    clipped = [path for group in standing(-90, BEHIND).iter(f"{SVG}g") if group.get("clip-path") for path in group]
    assert {path.get("class") for path in clipped} >= set(BEHIND)


def test_who_turns_the_back_shows_no_eyes_and_keeps_the_forearms_beyond_the_trunk() -> None:
    front, behind = (FrontFigure("one", Stance().joints(Pose.of({"trunk": 0, "turn": turn}))) for turn in (90, -90))
    assert 'r="0.0052"' in front.body
    assert 'r="0.0052"' not in behind.body
    assert (bool(front.far), bool(front.arm)) == (False, True)
    assert (bool(behind.far), bool(behind.arm)) == (True, False)


def test_from_above_there_is_no_ground() -> None:
    movement = FIGURES.movements["open-book"]
    assert Colour.FLOOR not in still(movement, Lit())
    assert Colour.FLOOR in still(replace(movement, above=False), Lit())


def test_a_part_of_the_body_is_larger_and_cut_off_at_its_panel_and_its_lines_are_as_thin() -> None:
    movement = FIGURES.movements["chin-tuck"]
    near, whole = still(movement, Lit()), still(replace(movement, crop=None), Lit())
    scales = [float(re.findall(r"scale\(([\d.]+) -", svg)[0]) for svg in (near, whole)]
    rims = [
        float(re.findall(r'stroke-width="([\d.]+)" stroke-linejoin="round"><path', svg)[0]) for svg in (near, whole)
    ]
    assert scales[0] > 2 * scales[1]
    assert rims[0] * scales[0] < 1.7 * rims[1] * scales[1]
    assert near.count('<clipPath id="panel') == 2
    assert "stroke-dasharray" in near
    (frame,) = frames(movement, (0.5,), Lit())
    assert '<clipPath id="panel0"><rect x="0" y="16" width="600" height="356"/>' in frame


def test_a_head_that_a_crop_shows_is_inside_it_all_the_way() -> None:
    movement = FIGURES.movements["chin-tuck"]
    assert movement.crop
    low, high = movement.crop
    for body in movement.moments:
        assert low.real + 0.08 < body.head.real < high.real - 0.08
        assert low.imag + 0.08 < body.head.imag < high.imag - 0.07


def leaning(torso: float, *, palms: bool = False) -> FrontFigure:
    joints = Stance().joints(Pose.of({"trunk": 0, "turn": -90, "torso": torso, "near": {"shoulder": 90}}))
    return FrontFigure("one", joints, palms=palms)


def xs(svg: str, muscle: str) -> list[list[float]]:
    """The x of the points of each outline of a muscle."""
    paths = re.findall(rf'class="{muscle}" d="([^"]+)"', svg)
    return [[float(x) for x in re.findall(r"(-?\d+\.\d+) -?\d+\.\d+", path)] for path in paths]


@pytest.mark.parametrize(("turn", "muscle"), [(-90, "obliques"), (-90, "gluteus_medius"), (90, "obliques")])
def test_both_sides_work_where_both_are_told_and_mirror_each_other(turn: float, muscle: str) -> None:
    joints = Stance("hip", 0.5j).joints(Pose.of({"trunk": 0, "turn": turn}))
    both, far = (
        FrontFigure("one", joints, Lit.of([muscle], ()), sides=sides).body for sides in (("near", "far"), ("far",))
    )
    near_side, far_side = xs(both, muscle)
    assert sorted(near_side) == pytest.approx(sorted(-x for x in far_side), abs=2e-3)
    assert xs(far, muscle) == [far_side]


def test_in_a_suitcase_carry_the_side_away_from_the_weight_works() -> None:
    movement = FIGURES.movements["suitcase-carry"]
    body = movement.joints(1)
    weight = body.near.grip.real - body.hip.real
    lit = Lit.of(["obliques"], ())
    (outline,) = xs(FrontFigure("one", body, lit, sides=movement.lit).body, "obliques")
    assert all((x - body.hip.real) * weight < 0 for x in outline)


def test_a_trunk_that_leans_away_is_shorter_and_its_head_is_beyond_the_shoulders() -> None:
    upright, bent = leaning(1.0), leaning(0.5)
    assert abs(bent.joints.top - bent.joints.hip) == pytest.approx(abs(upright.joints.top - upright.joints.hip) / 2)
    assert Colour.HAIR in bent.far
    assert Colour.HAIR not in upright.far
    assert bent.body.count(Colour.HAIR) < upright.body.count(Colour.HAIR)


def test_fingers_are_drawn_where_the_palms_face_the_viewer() -> None:
    assert leaning(1.0, palms=True).far.count("<path") == leaning(1.0).far.count("<path") + 6


def test_a_weight_in_each_hand_is_drawn_twice_and_neither_is_dark_where_both_are_seen() -> None:
    svg = still(FIGURES.movements["upright-row"], Lit())
    start, end = svg.split("scale(")[1:]
    for panel in (start, end):
        assert panel.count(f'fill="{Colour.DARK_STEEL}" stroke="{Colour.WARNING_INK}"') == 4
    assert end.count('stroke-dasharray=".025 .018"') == 2
