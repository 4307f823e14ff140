import re
from collections.abc import Collection
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from PIL import Image

from bot.content import ContentError
from bot.drawing.body import Pose
from bot.drawing.figure import Figure
from bot.drawing.gallery import Figures
from bot.drawing.movements import Movement
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.scene import mistake, still
from bot.drawing.stance import Stance

DATA = Path(__file__).parents[2] / "data"
FILE = DATA / "figures/poses.yaml"
FIGURES = Figures.load(FILE)
SVG = "{http://www.w3.org/2000/svg}"
WARM = {Colour.MAIN, Colour.HELPING}
EXERCISES = {
    exercise: (entry["primary"], entry["secondary"])
    for file in sorted(DATA.glob("exercises/*.yaml"))
    for exercise, entry in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).items()
}
SEEN = [
    "erector_spinae_lumbar", "erector_spinae_thoracic", "multifidus", "quadratus_lumborum", "latissimus_dorsi",
    "teres_major", "infraspinatus", "teres_minor", "supraspinatus", "rhomboids", "trapezius_lower",
    "trapezius_middle", "trapezius_upper", "levator_scapulae", "serratus_anterior", "deep_neck_flexors",
    "gluteus_maximus", "gluteus_medius", "hamstrings", "adductor_magnus", "quadriceps", "rectus_abdominis",
    "transversus_abdominis", "obliques", "biceps_brachii", "brachialis", "forearm_flexors", "pectoralis_major",
    "triceps_long_head", "lateral_deltoid", "posterior_deltoid",
]  # fmt: skip

FIRST = {
    exercise: entry["mistakes"][0]["fault"]
    for file in sorted(DATA.glob("en/exercises/*.yaml"))
    for exercise, entry in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).items()
}
TOLD_BY = {
    "back": "back|trunk|round|curl|swing|lean|heav|upright|sit-up|stick",
    "low back": "back|arch|sag|kick|peel|ribs",
    "neck": "neck|head|look",
    "shoulder": "shrug",
    "elbow": "elbow|short|range|pull-up",
    "hip": "hip|pelvis|kick",
    "knee": "squat",
}
"""Words for a fault at a place of the body."""

FAULTY = {exercise: entry.faulty for exercise, entry in FIGURES.movements.items() if entry.faulty}

every = pytest.mark.parametrize("exercise", FIGURES.movements)
training = pytest.mark.parametrize("exercise", [pose for pose in FIGURES.movements if EXERCISES[pose][0]])
"""A stretch has no muscle at work."""
SAMPLE = ["good-morning", "bent-over-row", "face-pull"]
MISTAKES = [*SAMPLE, "shrug", "superman", "towel-row", "cable-pull-through", "trap-bar-deadlift"]


def movement(exercise: str) -> Movement:
    return FIGURES.movements[exercise]


def drawn(exercise: str) -> ET.Element:
    return ET.fromstring(still(movement(exercise), Lit.of(*EXERCISES[exercise])))


def fills(svg: ET.Element, muscle: str) -> set[str | None]:
    return {path.get("fill") for path in svg.iter(f"{SVG}path") if path.get("class") == muscle}


def standing(primary: Collection[str] = (), secondary: Collection[str] = ()) -> ET.Element:
    figure = Figure("one", Stance().joints(Pose.of({"shoulder": 20})), Lit.of(primary, secondary))
    return ET.fromstring(f'<g xmlns="http://www.w3.org/2000/svg">{figure.far}{figure.body}{figure.arm}</g>')


def colours(picture: bytes) -> dict[tuple[int, ...], int]:
    with Image.open(BytesIO(picture)) as image:
        return {colour[:3]: count for count, colour in image.convert("RGBA").getcolors(1 << 20) or ()}


@every
def test_every_figure_belongs_to_an_exercise_of_the_catalogue(exercise: str) -> None:
    assert exercise in EXERCISES


@every
def test_a_still_has_two_panels_side_by_side_on_the_card(exercise: str) -> None:
    panels = [rect for rect in drawn(exercise).iter(f"{SVG}rect") if rect.get("fill") == Colour.PANEL]
    first, second = ((float(rect.get("x", 0)), float(rect.get("width", 0))) for rect in panels)
    assert first[0] == 16
    assert second[0] == first[0] + first[1] + 16
    assert second[0] + second[1] == 884


@every
def test_the_panels_are_numbered_and_there_is_no_other_word(exercise: str) -> None:
    assert [text.text for text in drawn(exercise).iter(f"{SVG}text")] == ["1", "2"]


@every
def test_everything_stays_inside_its_panel(exercise: str) -> None:
    if movement(exercise).crop:
        return  # it shows a part of the body
    svg = still(movement(exercise), Lit())
    panels = re.findall(r'<rect x="([\d.]+)" y="16" width="([\d.]+)"', svg)
    groups = re.findall(r"translate\(([-\d.]+) [\d.]+\) scale\(([\d.]+) -", svg)
    for (left, width), (origin, scale), share in zip(panels, groups, (0, 1), strict=True):
        body = movement(exercise).joints(share)
        for name in ("head", "near.grip", "near.toe", "near.heel", "far.grip", "hip", "near.elbow"):
            x = float(origin) + float(scale) * body.find(name).real
            assert float(left) + 12 < x < float(left) + float(width) - 12


@training
def test_only_the_end_has_muscles_at_work(exercise: str) -> None:
    svg = drawn(exercise)
    panels = [part for part in svg if part.tag == f"{SVG}g"]
    start, end = ({path.get("fill") for path in part.iter(f"{SVG}path")} for part in panels)
    assert not start & WARM
    assert end & WARM


@every
def test_every_muscle_is_lit_as_the_catalogue_names_it(exercise: str) -> None:
    svg = drawn(exercise)
    primary, secondary = EXERCISES[exercise]
    for muscle in SEEN:
        expected = {Colour.MAIN} if muscle in primary else {Colour.HELPING} if muscle in secondary else set()
        assert fills(svg, muscle) <= expected


@training
def test_a_main_muscle_is_seen_in_every_figure(exercise: str) -> None:
    assert any(fills(drawn(exercise), muscle) == {Colour.MAIN} for muscle in EXERCISES[exercise][0])


@every
def test_no_two_parts_of_a_picture_have_the_same_id(exercise: str) -> None:
    for svg in (still(movement(exercise), Lit.of(*EXERCISES[exercise])), mistake(movement(exercise)) or ""):
        ids = re.findall(r' id="([^"]+)"', svg)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("muscle", SEEN)
def test_a_main_muscle_is_drawn_in_the_main_colour(muscle: str) -> None:
    assert fills(standing(primary=[muscle]), muscle) == {Colour.MAIN}


def test_a_helping_muscle_is_drawn_in_the_helping_colour() -> None:
    assert fills(standing(secondary=["hamstrings"]), "hamstrings") == {Colour.HELPING}


def test_a_muscle_that_is_main_and_helping_is_main() -> None:
    assert fills(standing(["hamstrings"], ["hamstrings"]), "hamstrings") == {Colour.MAIN}


def test_muscles_the_figure_does_not_know_change_nothing() -> None:
    assert ET.tostring(standing(["rhomboids", "tongue"])) == ET.tostring(standing(["rhomboids"]))


def test_muscles_are_cut_off_at_the_outline_of_the_body() -> None:
    svg = standing(SEEN)
    clipped = [path for group in svg.iter(f"{SVG}g") if group.get("clip-path") for path in group]
    assert {path.get("class") for path in clipped} >= set(SEEN)


def test_the_far_limbs_are_darker_and_drawn_first() -> None:
    svg = ET.tostring(standing(), encoding="unicode")
    assert svg.index(Colour.FAR_LIMB) < svg.index(Colour.BODY)


@pytest.mark.parametrize("exercise", SAMPLE)
def test_a_still_is_a_png_of_900_by_500_with_round_corners(exercise: str) -> None:
    picture = FIGURES.still(exercise, *EXERCISES[exercise])
    with Image.open(BytesIO(picture)) as image:
        assert (image.format, image.size) == ("PNG", (900, 500))
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0
    assert len(picture) < 100_000


def test_a_main_muscle_is_seen_in_the_picture_and_another_is_not() -> None:
    lit = colours(FIGURES.still("good-morning", ["hamstrings"], ()))
    assert lit.get((0xE8, 0x48, 0x1C), 0) > 1500
    assert (0xFF, 0xAD, 0x80) not in lit


def test_the_same_question_gives_the_same_bytes() -> None:
    exercise_id, other = (FIGURES.still("bent-over-row", ["rhomboids"], ["latissimus_dorsi"]) for _ in range(2))
    assert exercise_id == other == Figures.load(FILE).still("bent-over-row", ("rhomboids",), {"latissimus_dorsi"})


@pytest.mark.parametrize("exercise", MISTAKES)
def test_a_mistake_is_drawn_in_yellow_beside_the_right_form_with_no_muscle_at_work(exercise: str) -> None:
    picture = FIGURES.mistake(exercise)
    assert picture is not None
    found = colours(picture)
    assert found.get((0xFF, 0xD2, 0x3F), 0) > 1000
    assert found.get((0x5C, 0xD3, 0xE8), 0) > 200
    assert (0xE8, 0x48, 0x1C) not in found


@every
def test_a_mistake_says_what_is_wrong_without_words(exercise: str) -> None:
    svg = mistake(movement(exercise))
    if movement(exercise).faulty is None:
        assert svg is None
        return
    assert svg is not None
    assert "<text" not in svg
    assert svg.count('stroke-dasharray="18 12"') == 1
    assert 'id="fault"' in svg


@pytest.mark.parametrize("exercise", FAULTY)
def test_the_mistake_that_is_drawn_is_the_one_that_is_told_first(exercise: str) -> None:
    assert re.search(TOLD_BY[FAULTY[exercise].fault], FIRST[exercise], re.IGNORECASE)


def test_most_exercises_show_a_mistake_at_every_place_of_the_body() -> None:
    faults = [entry.fault for entry in FAULTY.values()]
    assert len(faults) >= 50
    assert set(faults) == set(TOLD_BY)


def test_a_fault_at_a_place_that_no_body_has_is_told() -> None:
    with pytest.raises(KeyError, match="wing"):
        mistake(replace(movement("good-morning"), fault="wing"))


def test_an_exercise_without_a_figure_is_told() -> None:
    assert not FIGURES.has("juggling")
    assert FIGURES.has("face-pull")
    for ask in (FIGURES.still, FIGURES.moving):
        with pytest.raises(KeyError, match="juggling"):
            ask("juggling", (), ())
    with pytest.raises(KeyError, match="juggling"):
        FIGURES.mistake("juggling")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Figures.load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("entry", "word"),
    [({"start": {}}, "end"), ({"start": {}, "end": {}, "lode": 1}, "lode"), ({"start": {"x": 1}, "end": {}}, "x")],
)
def test_an_exercise_that_is_not_told_right_is_refused(tmp_path: Path, entry: object, word: str) -> None:
    file = tmp_path / "poses.yaml"
    file.write_text(yaml.safe_dump({"row": entry}), encoding="utf-8")
    with pytest.raises(ContentError, match=word):
        Figures.load(file)
