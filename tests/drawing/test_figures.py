"""The moving figures: bodies that a person could be, and pictures that Discord can show."""

from io import BytesIO
from itertools import pairwise
from math import hypot

import pytest
import yaml
from PIL import Image, ImageColor, ImageSequence

from bot.content import DATA
from bot.drawing.figures.library import COLOURS, FRAMES_BACK, FRAMES_THERE, Figures
from bot.drawing.figures.movement import Movement
from bot.drawing.figures.scene import HEIGHT, WIDTH, fit, frame_svg, still_svg
from bot.drawing.figures.skeleton import FOREARM, HAND, SHANK, THIGH, UPPER_ARM, Body, Point
from bot.drawing.palette import Colour
from bot.drawing.raster import frame

FILE = DATA / "figures" / "movements.yaml"
MOVEMENTS = {key: Movement(**entry) for key, entry in yaml.safe_load(FILE.read_text("utf-8")).items()}
FIGURES = Figures.load(FILE)
LIMITS = {
    "ankle": (-65, 35), "knee": (-2, 160), "hip": (-25, 155), "spine": (-45, 50), "neck": (-40, 40),
    "shoulder": (-50, 192), "elbow": (-2, 155),
}  # fmt: skip
"""Degrees that a healthy joint allows: American Academy of Orthopaedic Surgeons' ranges, with a little room."""

every_movement = pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=MOVEMENTS.keys())


def bodies(movement: Movement) -> list[Body]:
    return [movement.at(number / 10) for number in range(11)]


def far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


@every_movement
def test_every_joint_stays_within_what_a_joint_can_do(movement: Movement) -> None:
    for pose in filter(None, (movement.start, movement.mid, movement.end)):
        for name, angle in pose.items():
            least, most = LIMITS.get(name.removeprefix("far_"), (-1000, 1000))
            assert least <= angle <= most, name


@every_movement
def test_bones_do_not_grow(movement: Movement) -> None:
    for body in bodies(movement):
        for leg in (body.near_leg, body.far_leg):
            assert far(body.hip, leg.knee) == pytest.approx(THIGH)
            assert far(leg.knee, leg.ankle) == pytest.approx(SHANK)
        for arm in (body.near_arm, body.far_arm):
            assert far(arm.shoulder, arm.elbow) <= UPPER_ARM + 1e-6
            assert far(arm.elbow, arm.grip) <= FOREARM + HAND + 1e-6


@every_movement
def test_what_is_nailed_stays_where_it_is(movement: Movement) -> None:
    ((pin, place),) = movement.pin.items()
    for body in bodies(movement):
        assert far(body.points()[pin], (place[0], place[1])) < 1e-6


@every_movement
def test_nothing_goes_through_the_floor(movement: Movement) -> None:
    for body in bodies(movement):
        for point in (body.hip, body.head, body.near_leg.knee, body.far_leg.knee, body.near_arm.elbow):
            assert point[1] > 0.015
        for point in (body.near_leg.ankle, body.far_leg.ankle, body.near_arm.grip, body.far_arm.grip):
            assert point[1] > -0.02


@every_movement
def test_no_part_of_the_body_is_drawn_below_the_floor(movement: Movement) -> None:
    sheet = fit([movement.at(number / 8) for number in range(9)], movement, WIDTH, HEIGHT - 30)
    skin = {
        ImageColor.getrgb(one) for one in (Colour.BODY, Colour.FAR_LIMB, Colour.CLOTHES, Colour.SHOE, Colour.SOLE)
    }
    below = int(sheet.floor + 0.022 * sheet.scale)
    for share in (0, 0.5, 1):
        drawn = frame(frame_svg(movement, sheet, share, (), ())).crop((10, below, WIDTH - 10, HEIGHT - 30))
        if drawn.height > 0:
            found = {colour for _, colour in drawn.getcolors(100_000)}
            assert not found & skin, share


@every_movement
def test_who_stands_on_both_feet_does_not_fall(movement: Movement) -> None:
    if "ankle" not in movement.pin or "trunk" in movement.start or "bench" in movement.props:
        return
    if movement.load.get("kind") in ("cable", "band"):  # what is pulled holds some of the weight
        return
    for body in bodies(movement):
        centre, _ = body.centre_of_mass()
        assert -0.06 <= centre <= 0.13


@every_movement
def test_who_hangs_has_the_weight_below_the_hands(movement: Movement) -> None:
    if movement.hang:
        for body in bodies(movement):
            assert body.centre_of_mass()[0] == pytest.approx(body.near_arm.grip[0], abs=1e-6)


@every_movement
def test_a_bar_in_the_hands_stays_close_to_the_body(movement: Movement) -> None:
    if movement.load.get("kind") == "barbell" and "ankle" in movement.pin:
        for body in bodies(movement):
            x, _ = movement.load_at(body)
            assert -0.15 <= x - body.near_leg.ankle[0] <= 0.28


def test_a_deadlift_rises_steadily() -> None:
    heights = [body.near_arm.grip[1] for body in bodies(MOVEMENTS["deadlift"])]
    steps = [later - earlier for earlier, later in pairwise(heights)]
    assert min(steps) >= 0
    assert max(steps) < 0.1


def test_the_working_muscles_are_lit_at_the_end_alone() -> None:
    svg = still_svg(MOVEMENTS["bent-over-row"], ["latissimus_dorsi"], ["rhomboids"])
    start, end = svg.split(f'fill="{Colour.PANEL}"')[1:]
    assert end.count(f'fill="{Colour.MAIN}" stroke="{Colour.MAIN_EDGE}"') == 1
    assert end.count(f'fill="{Colour.HELPING}" stroke="{Colour.HELPING_EDGE}"') == 1
    assert Colour.MAIN_EDGE not in start
    assert Colour.HELPING_EDGE not in start


@pytest.mark.parametrize("exercise_id", ["good-morning", "bent-over-row", "face-pull", "pull-up", "bird-dog"])
def test_a_moving_figure_is_an_endless_gif_that_a_phone_loads_at_once(exercise_id: str) -> None:
    content = FIGURES.moving(exercise_id, ["hamstrings", "latissimus_dorsi"], ["biceps_brachii"])
    gif = Image.open(BytesIO(content))
    frames = [frame.info["duration"] for frame in ImageSequence.Iterator(gif)]
    assert gif.size == (600, 400)
    assert gif.info["loop"] == 0
    assert len(frames) == 1 + FRAMES_THERE + 1 + FRAMES_BACK == 29
    assert sum(frames) == 400 + 13 * 110 + 1000 + 14 * 140
    assert len(content) < 300_000


def test_the_same_figure_has_the_same_bytes() -> None:
    assert FIGURES.still("shrug", ["trapezius_upper"], []) == FIGURES.still("shrug", ["trapezius_upper"], [])
    assert FIGURES.moving("shrug", [], []) == Figures.load(FILE).moving("shrug", [], [])


def test_a_still_has_both_panels() -> None:
    picture = Image.open(BytesIO(FIGURES.still("good-morning", [], [])))
    assert picture.size == (900, 500)
    assert COLOURS == 64


def test_an_exercise_without_poses_is_named() -> None:
    assert not FIGURES.has("zumba")
    with pytest.raises(KeyError, match="no key poses for zumba"):
        FIGURES.moving("zumba", [], [])


def test_every_figure_belongs_to_an_exercise(catalogue) -> None:
    assert set(MOVEMENTS) <= set(catalogue.exercises)
