"""What holds for every chart: it is drawn, its words stand apart, inside the panel, and can be read."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Region
from bot.drawing.charts.balance import Balance, Row
from bot.drawing.charts.calendar import WEEKS, Calendar, Day, first_day
from bot.drawing.charts.canvas import INSET, WIDTH
from bot.drawing.charts.challenge import Challenge, Member
from bot.drawing.charts.chart import Chart, drawn, svg
from bot.drawing.charts.marks import Dose, dose_of
from bot.drawing.charts.progress import Kind, Point, Progress, pauses
from bot.drawing.charts.record import Record
from bot.drawing.charts.samples import samples
from bot.drawing.charts.scales import COUNTS, SECONDS, WEIGHTS, Scale, minutes, plain, ticks
from bot.drawing.charts.sheet import chart_sheet
from bot.drawing.charts.week import Week
from bot.drawing.charts.weekly import Lane, Weekly
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.pictures import Pictures
from bot.drawing.process import ProcessWorker
from bot.drawing.typeface import text_width

FILE = Path(__file__).parents[2] / "data/figures/muscle-map.yaml"
MAP = MuscleMap.load(FILE)
SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 24)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEGEND = (("Neglected", "<5"), ("Building", "5–9"), ("Productive", "10+"))
LONG_LEGEND = (("Vernachlässigt", "<5"), ("Im Aufbau", "5–9"), ("Produktiv", "10+"))
EMPTY: frozenset[Region] = frozenset()


def day_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def point(ago: int, value: float, *, record: bool = False, unit: str = "") -> Point:
    day = TODAY - timedelta(days=ago)
    return Point(day, value, f"{value:g}{unit}", day_words(day), record)


def progress(*points: Point, kind: Kind = Kind.WEIGHT, unit: str = "kg", less: bool = False) -> Progress:
    gaps = tuple(f"{(b.day - a.day).days - 1} days off" for a, b in pauses(points))
    last = points[-1]
    return Progress(
        "Bent-Over Row", "Estimated one-rep max", f"{last.value:g}", unit, f"today · best {last.value:g}", points, TODAY,
        kind, MONTHS, gaps, less, "One more workout draws the line",
    )  # fmt: skip


HALF_A_YEAR = progress(
    *(point(182 - 5 * at, 82 + at / 2, record=at % 3 == 2) for at in range(37) if at not in range(13, 20))
)
HOLD = progress(
    point(26, 22, unit=" s"), point(19, 31, unit=" s", record=True), point(12, 29, unit=" s"),
    point(0, 38, unit=" s", record=True), kind=Kind.SECONDS, unit="s",
)  # fmt: skip
ONE = progress(point(0, 22), kind=Kind.SECONDS, unit="s")
LESS = progress(*(point(70 - 7 * at, 40 - 2 * at, record=at > 0) for at in range(11)), less=True)


def weekly(*weeks: tuple[float | None, ...], legend: tuple[tuple[str, str], ...] = LEGEND) -> Weekly:
    names = ("Upper back", "Mid-back", "Lower back")
    lanes = tuple(
        Lane(region, name, some, 6, "6", neglected=region is Region.LOWER)
        for region, name, some in zip((Region.UPPER, Region.MID, Region.LOWER), names, weeks, strict=True)
    )
    return Weekly(
        "Lower back needs sets",
        "Neglected for 4 weeks; 10 to 20 is productive",
        lanes,
        ((0, "Sep"), (4, "Oct"), (9, "Nov")),
        "so far",
        "this week",
        legend,
    )  # type: ignore[arg-type]


TWELVE = weekly(
    (14, 12, 15, 11, 13, 16, 12, 14, 9, 15, 13),
    (11, 13, 10, 12, 30, 11, 8, 12, 13, 15, 16),
    (8, 10, 6, 7, 9, 5, 6, 4, 3, 0, 2),
)
FIRST_WEEKS = weekly(*[(*[None] * 9, 11.5, 23)] * 3, legend=LONG_LEGEND)
NO_SETS = weekly(*[(None,) * 11] * 3)
SETS = {
    "latissimus_dorsi": 14.0, "rhomboids": 13, "trapezius_middle": 12, "teres_major": 11, "posterior_deltoid": 8,
    "trapezius_upper": 5, "trapezius_lower": 3, "infraspinatus": 2, "erector_spinae_lumbar": 4, "multifidus": 2,
}  # fmt: skip
BALANCE = Balance(
    "Lower back needs sets",
    "Sets a week, 28 Oct – 24 Nov",
    (
        Row(Region.UPPER, "Upper back", 13, "13.5", ("Lower traps 3", "rotator cuff 2")),
        Row(Region.MID, "Mid-back", 31, "31"),
        Row(Region.LOWER, "Lower back", 3, "3", ("Lower-back erectors 4", "deep spine muscles 2")),
    ),
    tuple(SETS.items()),
    "Nothing neglected",
    LEGEND,
)
UNTRAINED = replace(
    BALANCE,
    muscles=(),
    rows=tuple(replace(item, sets=0, sets_words="0") for item in BALANCE.rows),
    legend=LONG_LEGEND,
)  # type: ignore[arg-type]
BACK = frozenset(Region)
CALENDAR = Calendar(
    "22 planned days in a row",
    "51 of 63 planned days in 20 weeks, 5 extra",
    TODAY,
    tuple(
        Day(day, BACK if at % 5 else EMPTY, planned=at % 3 != 1)
        for at, day in enumerate(first_day(TODAY) + timedelta(days=2 * step) for step in range(70))
        if at % 5 or at % 3 != 1
    ),
    WEEKDAYS,
    MONTHS,
    ("Upper", "Mid", "Lower", "Planned", "Today"),
)
NO_PLAN = replace(
    CALENDAR, days=tuple(Day(item.day, item.regions) for item in CALENDAR.days if item.regions), first_weekday=6
)
NO_DAYS = replace(CALENDAR, days=())
WEEK = Week(
    "Back week", "16–22 Nov 2026", "46", "sets", ("9,640 kg", "21,250 lb"),
    (("82.5 kg × 8", "Seated Cable Row"), ("9 reps", "Chest-Supported Dumbbell Row"), ("38 s", "Dead Hang")), "+1 more",
    "3 of 3 planned days", tuple((name, BACK if at % 2 else EMPTY, True) for at, name in enumerate(WEEKDAYS)),
    tuple(SETS.items()), ("10+ sets", "1–9"),
)  # fmt: skip
BARE_WEEK = replace(WEEK, volume=None, records=(), more="", summary="1 workout", muscles=())
RECORD = Record(
    "New record",
    "104",
    "kg",
    "Bent-Over Row",
    "Estimated max · +3 kg",
    tuple((value, f"{value:g}") for value in (97, 98.5, 99.5, 101, 104)),
)
FIRST_RECORD = replace(
    RECORD, value="1:30", unit="min", exercise="Chest-Supported Dumbbell Row", steps=((90, "1:30"),)
)
CHALLENGE = Challenge(
    "The server’s back week", "16–22 Nov · 12 members", "31", "of 38", "planned days trained",
    (Member("Ana", 4, 4, "4 of 4"), Member("A member with a long name", 3, 4, "3 of 4"), Member("Zoë", 0, 3, "0 of 3")),
    Member("5 without a name", 13, 15, "13 of 15"),
)  # fmt: skip
NOBODY_NAMED = replace(CHALLENGE, members=())

CHARTS: dict[str, Chart] = {
    "half a year": HALF_A_YEAR, "a few": HOLD, "one": ONE, "less is better": LESS, "twelve weeks": TWELVE,
    "first weeks": FIRST_WEEKS, "no sets": NO_SETS, "balance": BALANCE, "untrained": UNTRAINED, "calendar": CALENDAR,
    "no plan": NO_PLAN, "no days": NO_DAYS, "week": WEEK, "bare week": BARE_WEEK, "record": RECORD,
    "first record": FIRST_RECORD, "challenge": CHALLENGE, "nobody named": NOBODY_NAMED,
}  # fmt: skip
every = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


@dataclass(frozen=True)
class Words:
    """A line of text as it is drawn, with its box measured in Roboto."""

    words: str
    size: float
    fill: str
    left: float
    top: float
    right: float
    bottom: float


def words_of(picture: str) -> Iterator[Words]:
    for element in ET.fromstring(picture).iter(f"{SVG}text"):
        size, words = float(element.get("font-size", "0")), element.text or ""
        wide = text_width(words, size=size, weight=int(element.get("font-weight", "400")))
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
        left, y = float(element.get("x", "0")) - wide * share, float(element.get("y", "0"))
        # Capitals and figures reach 0.71 above the baseline, descenders 0.21 below it.
        yield Words(words, size, element.get("fill", ""), left, y - 0.71 * size, left + wide, y + 0.05 * size)


def apart(item: Words, other: Words) -> bool:
    return (
        item.right <= other.left or other.right <= item.left or item.bottom <= other.top or other.bottom <= item.top
    )


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (item / 12.92 if item <= 0.03928 else ((item + 0.055) / 1.055) ** 2.4 for item in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@every
def test_no_two_lines_of_text_touch(chart: Chart) -> None:
    for label, other in combinations(words_of(svg(chart, MAP)), 2):
        assert apart(label, other), f"{label} touches {other}"


@every
def test_all_text_stands_ten_pixels_inside_the_panel(chart: Chart) -> None:
    picture = svg(chart, MAP)
    height = int(ET.fromstring(picture).get("height", "0"))
    for label in words_of(picture):
        assert label.left >= INSET + 10, label
        assert label.right <= WIDTH - INSET - 10, label
        assert label.top >= INSET + 6, label
        assert label.bottom <= height - INSET - 6, label


@every
def test_the_smallest_type_is_ten_pixels_on_a_phone_and_stands_out_from_the_panel(chart: Chart) -> None:
    for label in words_of(svg(chart, MAP)):
        assert label.size >= 22, label
        assert (luminance(label.fill) + 0.05) / (luminance("#232C3F") + 0.05) >= 4.5, label


@every
def test_each_picture_is_small_600_wide_and_round_at_the_corners(chart: Chart) -> None:
    content = drawn(chart, MAP)
    assert len(content) < 200_000
    with Image.open(BytesIO(content)) as picture:
        assert picture.width == WIDTH
        alpha = picture.convert("RGBA").getchannel("A")
        assert (alpha.getpixel((0, 0)), alpha.getpixel((WIDTH // 2, 2))) == (0, 255)


@every
def test_the_same_chart_is_the_same_picture(chart: Chart) -> None:
    assert svg(chart, MAP) == svg(chart, MAP)


@given(st.floats(0, 400), st.floats(0, 400), st.sampled_from([WEIGHTS, COUNTS, SECONDS]))
def test_ticks_are_three_or_four_round_numbers_that_begin_below_the_lowest_value(
    first: float, other: float, steps: tuple[float, ...]
) -> None:
    low, high = sorted((first, other))
    found = ticks(low, high, steps)
    gaps = {round(b - a, 6) for a, b in pairwise(found)}
    assert 3 <= len(found) <= 4
    assert len(gaps) == 1
    step = gaps.pop()
    assert step in steps
    assert found[0] <= low < found[0] + step + 1e-9
    assert found[-1] + step >= high


@given(st.floats(0, 100), st.floats(101, 300), st.lists(st.floats(0, 300), min_size=2, max_size=9))
def test_a_higher_value_never_stands_lower(low: float, high: float, values: list[float]) -> None:
    place = Scale(low, high, 400, 200)
    ys = [place(value) for value in sorted(values)]
    assert ys == sorted(ys, reverse=True)


def test_a_line_breaks_over_more_than_21_days_and_says_how_long() -> None:
    assert len(pauses((point(60, 1), point(39, 2), point(0, 3)))) == 1  # 21 days, then 39
    picture = svg(HALF_A_YEAR, MAP)
    words = [label.words for label in words_of(picture)]
    assert "39" in words
    assert "off" in words
    (path,) = [
        element.get("d", "")
        for element in ET.fromstring(picture).iter(f"{SVG}path")
        if element.get("stroke-linejoin") == "round"
        and element.get("fill") == "none"
        and "M" in element.get("d", "")
        and element.get("d", "").count("L") > 20
    ]
    assert path.count("M") == 2


def test_one_workout_invites_the_next_and_draws_no_line() -> None:
    assert "One more workout draws the line" in " ".join(label.words for label in words_of(svg(ONE, MAP)))


def test_fewer_help_stands_higher() -> None:
    ticks_shown = {label.words: label.top for label in words_of(svg(LESS, MAP)) if label.right < 90}
    assert ticks_shown["20"] < ticks_shown["30"] < ticks_shown["40"]


def test_a_neglected_week_is_hatched_and_a_building_one_dotted() -> None:
    assert [dose_of(sets) for sets in (0, 4.5, 5, 9.5, 10, 30)] == [
        Dose.NEGLECTED, Dose.NEGLECTED, Dose.BUILDING, Dose.BUILDING, Dose.PRODUCTIVE, Dose.PRODUCTIVE,
    ]  # fmt: skip
    picture = svg(TWELVE, MAP)
    bars = [
        element.get("fill") for element in ET.fromstring(picture).iter(f"{SVG}rect") if element.get("width") == "25.0"
    ]
    assert bars.count("url(#neglected)") == 3  # 4, 3 and 2; a week without sets has no bar
    assert "url(#building)" in bars


def test_the_map_is_lit_by_what_was_counted() -> None:
    shapes = {
        element.get("id"): element[0].get("fill")
        for element in ET.fromstring(svg(BALANCE, MAP)).iter(f"{SVG}g")
        if element.get("id")
    }
    assert shapes["latissimus_dorsi"] == "#1F5BD0"
    assert shapes["multifidus"] == "url(#neglected)"
    assert shapes["trapezius_upper"] == "url(#building)"
    assert shapes["gluteus_maximus"] == "#B8C3D2"  # not counted: at rest


def test_the_calendar_has_a_place_for_each_day_up_to_today() -> None:
    dots = [element for element in ET.fromstring(svg(NO_DAYS, MAP)).iter(f"{SVG}circle") if element.get("r") == "2.2"]
    assert len(dots) == 7 * (WEEKS - 1) + TODAY.weekday()


@settings(max_examples=40)
@given(st.data())
def test_whatever_was_done_the_words_of_a_progress_line_stand_apart(data: st.DataObject) -> None:
    ago = sorted(data.draw(st.sets(st.integers(0, 182), min_size=1, max_size=60)), reverse=True)
    kind, unit = data.draw(st.sampled_from([(Kind.WEIGHT, "kg"), (Kind.COUNT, "reps"), (Kind.SECONDS, "s")]))
    value = st.floats(0.5, 300).map(lambda x: round(x * 2) / 2)
    points = [point(x, data.draw(value), record=at > 0 and data.draw(st.booleans())) for at, x in enumerate(ago)]
    chart = progress(*points, kind=kind, unit=unit, less=data.draw(st.booleans()))
    shown = list(words_of(svg(chart, MAP)))
    for label, other in combinations(shown, 2):
        assert apart(label, other), f"{label} touches {other}"
    assert all(label.left >= INSET + 10 and label.right <= WIDTH - INSET - 10 for label in shown)


@given(st.lists(st.one_of(st.none(), st.floats(0, 60)), min_size=11, max_size=11))
def test_any_weeks_are_drawn(weeks: list[float | None]) -> None:
    assert "<svg" in svg(weekly(tuple(weeks), tuple(weeks), tuple(weeks)), MAP)


def test_numbers_are_told_as_people_read_them() -> None:
    assert [plain(80), plain(82.5), plain(82.5, ","), minutes(45), minutes(90)] == [
        "80",
        "82.5",
        "82,5",
        "45",
        "1:30",
    ]


async def test_a_chart_is_drawn_once_for_all_who_see_the_same_and_never_written_to_disk(
    catalogue: Catalogue, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = []

    async def run(_: ProcessWorker, work: Callable[[], bytes]) -> bytes:
        works.append(work)
        return work()

    monkeypatch.setattr(ProcessWorker, "run", run)
    pictures = Pictures(catalogue, texts, tmp_path)

    first, second, other = await asyncio.gather(
        pictures.chart(HOLD, "Four holds"), pictures.chart(replace(HOLD), "Four holds"), pictures.chart(ONE, "One")
    )

    assert first == second
    assert first.alt == "Four holds"
    assert other.name != first.name
    assert len(works) == 2
    assert not list(tmp_path.rglob("*.png"))


async def test_the_sheet_of_samples_shows_one_of_each_kind() -> None:
    assert {type(item) for item in samples().values()} == set(get_args(Chart))
    with Image.open(BytesIO(chart_sheet(samples(), MAP))) as sheet:
        assert sheet.width > 1000


@pytest.mark.parametrize("chart", samples().values(), ids=samples())
def test_the_samples_hold_to_the_same_rules(chart: Chart) -> None:
    test_no_two_lines_of_text_touch(chart)
    test_all_text_stands_ten_pixels_inside_the_panel(chart)
