import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.exercises import Catalogue
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.outlines import Paint, Shape
from bot.drawing.palette import Colour
from bot.drawing.raster import png
from bot.drawing.typeface import BOLD, MEDIUM, text_width

FILE = Path(__file__).parents[2] / "data/figures/muscle-map.yaml"
MAP = MuscleMap.load(FILE)
SHAPES = {shape.name: shape for shape in MAP.shapes}
VISIBLE = sorted({muscle for shape in MAP.shapes for muscle in shape.muscles})
HIDDEN = ["biceps_brachii", "rectus_abdominis", "deep_neck_flexors", "no_such_muscle"]
CUFF = ("infraspinatus", "teres_minor", "supraspinatus")
WORDS = dict.fromkeys(CUFF, "Rotator cuff") | {
    "adductor_magnus": "Inner thighs",
    "levator_scapulae": "Neck-to-blade muscle",
    "serratus_anterior": "Serratus",
    "erector_spinae_lumbar": "Lower-back erectors",
    "erector_spinae_thoracic": "Mid-back erectors",
    "forearm_flexors": "Forearms",
    "gluteus_maximus": "Glutes",
    "gluteus_medius": "Side glutes",
    "hamstrings": "Hamstrings",
    "lateral_deltoid": "Side delts",
    "latissimus_dorsi": "Lats",
    "multifidus": "Multifidus",
    "obliques": "Obliques",
    "posterior_deltoid": "Rear delts",
    "quadratus_lumborum": "Side of lower back",
    "rhomboids": "Rhomboids",
    "teres_major": "Teres major",
    "trapezius_lower": "Lower traps",
    "trapezius_middle": "Middle traps",
    "trapezius_upper": "Upper traps",
    "triceps_long_head": "Triceps",
}
LONG = {muscle: f"Musculus {muscle.replace('_', ' ')}" for muscle in VISIBLE}
LEGEND = ("Hauptarbeit", "Hilft", "In Ruhe")
SVG = "{http://www.w3.org/2000/svg}"

named = pytest.mark.parametrize("shape", MAP.shapes, ids=lambda shape: shape.name)


def drawn(
    primary: Collection[str] = (),
    secondary: Collection[str] = (),
    title: str = "Rudern",
    words: Mapping[str, str] = WORDS,
) -> str:
    return MAP.svg(primary=primary, secondary=secondary, labels=words, title=title, legend=LEGEND)


def fill(svg: str, name: str) -> str | None:
    shape = ET.fromstring(svg).find(f".//{SVG}g[@id='{name}']/{SVG}path")
    return None if shape is None else shape.get("fill")


@dataclass(frozen=True)
class Line:
    """One line of text as it stands on the card."""

    words: str
    left: float
    right: float
    middle: float
    bold: bool


def lines(svg: str) -> list[Line]:
    found = []
    for text in ET.fromstring(svg).iter(f"{SVG}text"):
        size, x, bold = float(text.get("font-size", 0)), float(text.get("x", 0)), text.get("font-weight") == str(BOLD)
        width = text_width(text.text or "", size=size, weight=BOLD if bold else MEDIUM)
        left = x - width if text.get("text-anchor") == "end" else x
        found.append(Line(text.text or "", left, left + width, float(text.get("y", 0)) - 0.36 * size, bold))
    return found


def labels(svg: str) -> list[Line]:
    """The lines beside the figure: neither title nor legend."""
    return [line for line in lines(svg) if line.words not in LEGEND and line.words != "Rudern"]


def leaders(svg: str) -> list[tuple[complex, complex]]:
    """From words to dot."""
    found = re.findall(r'd="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"', svg)
    return [(complex(float(a), float(b)), complex(float(c), float(d))) for a, b, c, d in found]


def turn(a: complex, b: complex, c: complex) -> float:
    return ((b - a).conjugate() * (c - a)).imag


def meet(line: tuple[complex, complex], other: tuple[complex, complex]) -> bool:
    (a, b), (c, d) = line, other
    return turn(a, b, c) * turn(a, b, d) <= 0 and turn(c, d, a) * turn(c, d, b) <= 0


@st.composite
def workloads(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Any muscles, seen or not, up to the nine that can be named."""
    muscles = draw(st.lists(st.sampled_from(VISIBLE + HIDDEN), unique=True, max_size=9))
    cut = draw(st.integers(0, len(muscles)))
    return muscles[:cut], muscles[cut:]


@named
def test_every_outline_has_its_mirror_image(shape: Shape) -> None:
    if shape.joined:
        assert {(-x, y) for x, y in shape.knots} == set(shape.knots)
        return
    assert min(x for x, _ in shape.knots) >= 0
    mirrored = f'<use href="#{shape.name}" transform="scale(-1 1)"/>'
    assert drawn(primary=VISIBLE).count(mirrored) == 1


def test_every_muscle_that_can_be_seen_has_exactly_one_dot() -> None:
    dots = Counter(muscle for shape in MAP.shapes if shape.dot for muscle in shape.muscles)
    assert dots == Counter(VISIBLE)


@pytest.mark.parametrize("muscle", VISIBLE)
def test_a_main_muscle_is_drawn_in_the_main_colour(muscle: str) -> None:
    svg = drawn(primary=[muscle])
    lit = {shape.name for shape in MAP.shapes if fill(svg, shape.name) == Colour.MAIN}
    assert lit == {shape.name for shape in MAP.shapes if muscle in shape.muscles}


def test_a_helping_muscle_is_drawn_in_the_helping_colour() -> None:
    svg = drawn(primary=["latissimus_dorsi"], secondary=["rhomboids"])
    assert fill(svg, "rhomboids") == Colour.HELPING
    assert fill(svg, "trapezius_upper") == Colour.RESTING


def test_a_muscle_that_is_main_and_helping_is_main() -> None:
    assert fill(drawn(primary=["infraspinatus"], secondary=["teres_minor"]), "infraspinatus") == Colour.MAIN


def test_a_deep_muscle_is_drawn_only_when_it_works() -> None:
    deep = [shape.name for shape in MAP.shapes if shape.paint is Paint.DEEP]
    assert deep
    for name in deep:
        assert fill(drawn(), name) is None
        assert fill(drawn(secondary=[name]), name) == Colour.HELPING


def test_muscles_the_map_does_not_know_change_nothing() -> None:
    assert drawn(primary=["rhomboids", *HIDDEN], secondary=HIDDEN) == drawn(primary=["rhomboids"])


def test_the_order_of_the_muscles_changes_nothing() -> None:
    assert drawn(primary=frozenset(VISIBLE[:4])) == drawn(primary=VISIBLE[:4][::-1])


def test_a_map_with_nothing_at_work_is_calm() -> None:
    svg = drawn(primary=["rectus_abdominis"])
    assert labels(svg) == []
    assert leaders(svg) == []
    assert {line.words for line in lines(svg)} == {"Rudern", *LEGEND}


def test_muscles_with_the_same_words_share_one_label() -> None:
    svg = drawn(primary=["infraspinatus"], secondary=["teres_minor", "supraspinatus"])
    assert [line.words for line in labels(svg)] == ["Rotator cuff"]
    assert len(leaders(svg)) == 1


def test_main_muscles_are_named_in_bold_and_helping_ones_are_not() -> None:
    bold = {line.words: line.bold for line in labels(drawn(primary=["rhomboids"], secondary=["obliques"]))}
    assert bold == {"Rhomboids": True, "Obliques": False}


def test_a_lit_muscle_without_words_is_not_named() -> None:
    svg = MAP.svg(primary=["rhomboids"], secondary=(), labels={}, title="Rudern", legend=LEGEND)
    assert labels(svg) == []
    assert fill(svg, "rhomboids") == Colour.MAIN


def test_with_everything_at_work_nine_are_named_and_the_main_ones_first() -> None:
    main = ["forearm_flexors", "hamstrings", "obliques"]
    svg = drawn(primary=main, secondary=VISIBLE)
    assert len(leaders(svg)) == 9
    assert {WORDS[muscle] for muscle in main} <= {line.words for line in labels(svg) if line.bold}


def test_every_word_on_the_card_was_given() -> None:
    words = "Ελληνικά"
    svg = MAP.svg(
        primary=VISIBLE, secondary=(), labels=dict.fromkeys(VISIBLE, words), title=words, legend=(words, words, words)
    )
    assert {line.words for line in lines(svg)} == {words}


def test_signs_of_xml_are_printed_as_they_are() -> None:
    words = "<Row> & 'curl' \"x\""
    svg = MAP.svg(primary=["rhomboids"], secondary=(), labels={"rhomboids": "A<B"}, title=words, legend=LEGEND)
    assert {"<Row> & 'curl' \"x\"", "A<B"} <= {line.words for line in lines(svg)}


@pytest.mark.parametrize("title", ["Single-Leg Romanian Deadlift", "Row " * 60, "Wadenbeinmuskelverlängerungsübung"])
def test_a_long_title_stays_beside_the_head(title: str) -> None:
    heading = [line for line in lines(drawn(title=title)) if line.words not in LEGEND]
    head = min(x for x, _ in SHAPES["ear"].knots)
    assert 1 <= len(heading) <= 3
    assert max(line.right for line in heading) < 300 - head


def test_labels_keep_below_a_long_title() -> None:
    svg = drawn(primary=["trapezius_upper", "trapezius_middle"], title="Single-Leg Romanian Deadlift")
    title = max(line.middle for line in lines(svg) if "Deadlift" in line.words)
    left = [line for line in labels(svg) if line.words in WORDS.values() and line.left < 100]
    assert left
    assert min(line.middle for line in left) > title + 20


@settings(max_examples=60, deadline=None)
@given(workloads())
def test_every_working_muscle_in_sight_is_named_once(work: tuple[list[str], list[str]]) -> None:
    svg = drawn(*work)
    meant = {WORDS[muscle] for muscles in work for muscle in muscles if muscle in VISIBLE}
    assert len(leaders(svg)) == len(meant)
    printed = Counter(word for line in labels(svg) for word in line.words.split())
    assert printed == Counter(word for words in meant for word in words.split())


@settings(max_examples=60, deadline=None)
@given(workloads(), st.sampled_from([WORDS, LONG]))
def test_labels_do_not_overlap_and_stay_on_the_card(
    work: tuple[list[str], list[str]], words: Mapping[str, str]
) -> None:
    found = lines(drawn(*work, words=words))
    assert all(line.left >= 33 and line.right <= 567 and 30 < line.middle < 670 for line in found)
    for first, other in combinations(found, 2):
        beside = first.right < other.left or other.right < first.left
        assert beside or abs(first.middle - other.middle) >= 18


@settings(max_examples=60, deadline=None)
@given(workloads(), st.sampled_from([WORDS, LONG]))
def test_leaders_do_not_cross(work: tuple[list[str], list[str]], words: Mapping[str, str]) -> None:
    assert not any(meet(first, other) for first, other in combinations(leaders(drawn(*work, words=words)), 2))


@settings(max_examples=60, deadline=None)
@given(workloads())
def test_words_stay_clear_of_the_body(work: tuple[list[str], list[str]]) -> None:
    arm = [(300 + side * 1.02 * x, 24 + 1.02 * y) for x, y in SHAPES["arm"].along(6) for side in (-1, 1)]
    for line in labels(drawn(*work)):
        assert not any(line.left < x < line.right and abs(y - line.middle) < 9 for x, y in arm)


@settings(max_examples=60, deadline=None)
@given(workloads())
def test_both_columns_hold_the_same_number_of_labels_but_one(work: tuple[list[str], list[str]]) -> None:
    right = [start.real > 300 for start, _ in leaders(drawn(*work))]
    assert abs(sum(right) - (len(right) - sum(right))) <= 1


def test_a_map_is_600_by_700_and_under_300_kilobytes() -> None:
    picture = png(drawn(primary=VISIBLE[::2], secondary=VISIBLE[1::2]))
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (600, 700)
    assert len(picture) < 300_000


def test_the_same_work_gives_the_same_bytes() -> None:
    assert png(drawn(primary=VISIBLE[:5])) == png(drawn(primary=VISIBLE[:5]))


def test_a_main_muscle_is_seen_in_the_picture_on_both_sides() -> None:
    with Image.open(BytesIO(png(drawn(primary=["latissimus_dorsi"])))) as image:
        pixels = image.convert("RGBA")
    for half in (pixels.crop((180, 280, 300, 440)), pixels.crop((300, 280, 420, 440))):
        colours = {colour: count for count, colour in half.getcolors(half.width * half.height) or ()}
        assert colours[0xE8, 0x48, 0x1C, 255] > 5000


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        MuscleMap.load(tmp_path / "none.yaml")


def test_a_note_is_a_line_below_the_legend() -> None:
    note = "Auch dabei: Bizeps"
    svg = MAP.svg(primary=(), secondary=(), labels={}, title="Rudern", legend=LEGEND, note=note)
    assert next(line for line in lines(svg) if line.words == note).middle > max(
        line.middle for line in lines(svg) if line.words in LEGEND
    )


def test_every_muscle_of_the_back_is_on_the_map(catalogue: Catalogue) -> None:
    at_the_front = {"deep_neck_flexors"}
    assert {muscle.id for muscle in catalogue.muscles.values() if muscle.region} - MAP.seen <= at_the_front
