from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from bot.domain.exercises import Catalogue
from bot.drawing.animation import COLOURS, durations, shares
from bot.drawing.gallery import Figures
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.scene import frames

FIGURES = Figures.load(Path(__file__).parents[2] / "data/figures/poses.yaml")
WORK = {
    "good-morning": (["erector_spinae_lumbar", "hamstrings"], ["gluteus_maximus"]),
    "face-pull": (["trapezius_middle", "posterior_deltoid"], ["rhomboids", "infraspinatus"]),
}
SVG = "{http://www.w3.org/2000/svg}"
every = pytest.mark.parametrize("exercise", FIGURES.movements)


@pytest.fixture(scope="module", params=WORK)
def gif(request: pytest.FixtureRequest) -> bytes:
    return FIGURES.moving(request.param, *WORK[request.param])


def pictures(gif: bytes) -> list[Image.Image]:
    with Image.open(BytesIO(gif)) as image:
        found = []
        for number in range(image.n_frames):
            image.seek(number)
            found.append(image.convert("RGB"))
        return found


def test_it_has_29_frames_with_their_times_and_never_ends(gif: bytes) -> None:
    with Image.open(BytesIO(gif)) as image:
        assert (image.format, image.size, image.n_frames) == ("GIF", (600, 400), 29)
        assert image.info["loop"] == 0
        times = []
        for number in range(29):
            image.seek(number)
            times.append(image.info["duration"])
    assert times == [400, *[110] * 13, 1000, *[140] * 14]


def test_it_is_under_300_kilobytes(gif: bytes) -> None:
    assert len(gif) < 300_000


def test_all_frames_share_few_colours(gif: bytes) -> None:
    seen = {colour for picture in pictures(gif) for _, colour in picture.getcolors(1 << 18) or ()}
    assert len(seen) <= COLOURS


def test_the_muscles_keep_their_colours_in_every_frame(gif: bytes) -> None:
    for picture in pictures(gif):
        found = {colour: count for count, colour in picture.getcolors(1 << 18) or ()}
        assert any(abs(r - 0xE8) + abs(g - 0x48) + abs(b - 0x1C) < 12 for r, g, b in found)
        assert any(abs(r - 0xFF) + abs(g - 0xAD) + abs(b - 0x80) < 16 for r, g, b in found)


def test_every_frame_differs_from_the_one_before(gif: bytes) -> None:
    for first, other in pairwise(pictures(gif)):
        assert ImageChops.difference(first, other).getbbox() is not None


def test_the_floor_stands_still(gif: bytes) -> None:
    strips = {picture.crop((0, 366, 600, 382)).crop((0, 0, 40, 16)).tobytes() for picture in pictures(gif)}
    assert len(strips) == 1


def test_two_runs_give_the_same_bytes() -> None:
    work = (["rhomboids"], ["biceps_brachii"])
    assert FIGURES.moving("bent-over-row", *work) == FIGURES.moving("bent-over-row", *work)


def test_the_way_there_is_eased_and_the_way_back_is_as_well() -> None:
    way = shares()
    assert len(way) == len(durations()) == 29
    assert way[0] == 0
    assert way[14] == 1
    assert all(a < b for a, b in pairwise(way[:15]))
    assert all(a > b for a, b in pairwise(way[14:]))
    assert way[1] < 0.05
    assert 0 < way[28] < 0.05


@every
def test_every_frame_of_every_figure_keeps_the_body_inside(exercise: str) -> None:
    movement = FIGURES.movements[exercise]
    if movement.crop:
        return  # it shows a part of the body
    some = (0.0, 0.3, 0.6, 1.0)
    for svg, share in zip(frames(movement, some, Lit()), some, strict=True):
        (group,) = (part for part in ET.fromstring(svg) if part.tag == f"{SVG}g")
        move = group.get("transform", "").replace("translate(", "").replace("scale(", "").replace(")", "").split()
        left, floor, scale = float(move[0]), float(move[1]), float(move[2])
        body = movement.joints(share)
        for name in ("head", "near.grip", "near.toe", "far.heel", "hip", "near.elbow"):
            point = body.find(name)
            assert 8 < left + scale * point.real < 592
            assert 8 < floor - scale * point.imag < 380


@every
def test_muscles_are_lit_in_all_frames(exercise: str, catalogue: Catalogue) -> None:
    lit = Lit.of(catalogue[exercise].primary, ())
    for svg in frames(FIGURES.movements[exercise], (0.0, 0.5, 1.0), lit):
        assert (f'fill="{Colour.MAIN}"' in svg) == bool(catalogue[exercise].primary)  # a stretch has none at work
