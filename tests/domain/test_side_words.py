"""Left and right as they are typed: each set keeps its side, and what is written out reads the same again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.domain.errors import DomainError
from bot.domain.notation import parse_sets, write_sets
from bot.domain.notation.readings import read_sets
from bot.domain.notation.splitting import split_workout
from bot.domain.sides import Side
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

ROW = load_catalogue()["one-arm-dumbbell-row"]
PLANK = load_catalogue()["side-plank"]

SIDED = [
    ("left 12, right 10", "left 1x12, right 1x10"),
    ("12 left, 10 right", "left 1x12, right 1x10"),
    ("12 left 10 right", "left 1x12, right 1x10"),
    ("12 (left), 10 (right)", "left 1x12, right 1x10"),
    ("left 12 reps, right 10 reps, 24 kg", "left 1x12@24kg, right 1x10@24kg"),
    ("l12 r10", "left 1x12, right 1x10"),
    ("L 12 R 10 @ 24kg", "left 1x12@24kg, right 1x10@24kg"),
    ("L: 12, R: 10 @ 24kg", "left 1x12@24kg, right 1x10@24kg"),
    ("12L/10R", "left 1x12, right 1x10"),
    ("12 l 10 r 24kg", "left 1x12@24kg, right 1x10@24kg"),
    ("r10 l12", "right 1x10, left 1x12"),
    ("links 12, rechts 10", "left 1x12, right 1x10"),
    ("left arm: 12 right arm: 10 24kg", "left 1x12@24kg, right 1x10@24kg"),
    ("left 12 right 10 @ 24kg", "left 1x12@24kg, right 1x10@24kg"),
    ("24kg left 12, right 10", "left 1x12@24kg, right 1x10@24kg"),
    ("24kg x 12 left, 10 right", "left 1x12@24kg, right 1x10@24kg"),
    ("left 24kg x 12, right 24kg x 10", "left 1x12@24kg, right 1x10@24kg"),
    ("left 12@24, right 10", "left 1x12@24kg, right 1x10@24kg"),
    ("12@24kg left, 10@20kg right", "left 1x12@24kg, right 1x10@20kg"),
    ("left 3x12, right 3x10 @ 24kg", "left 3x12@24kg, right 3x10@24kg"),
    ("3x12 left, 3x10 right 24kg", "left 3x12@24kg, right 3x10@24kg"),
    ("left 12,12,11 right 10,10,9", "left 2x12, 1x11, right 2x10, 1x9"),
    ("left 12 right 10\nleft 11 right 9", "left 1x12, right 1x10, left 1x11, right 1x9"),
    ("set 1: left 12 right 10\nset 2: left 11 right 9", "left 1x12, right 1x10, left 1x11, right 1x9"),
    ("left 12, right 10 @ 24kg rpe 8", "left 1x12@24kg rir 2, right 1x10@24kg rir 2"),
    ("left 12 > 8, right 10", "left 1x12 > 1x8, right 1x10"),
    ("warm-up left 8, right 8, left 12, right 10", "left warm-up 1x8, right warm-up 1x8, left 1x12, right 1x10"),
    ("3x12, left 10, right 8", "3x12, left 1x10, right 1x8"),
    ("left 12, right 10, both sides 8", "left 1x12, right 1x10, both sides 1x8"),
    ("left 10", "left 1x10"),
    ("10 left", "left 1x10"),
    ("left 10@30, right 10@30", "1x10@30kg"),
    ("left 3x10@30, right 3x10@30", "3x10@30kg"),
    ("left only 10@30, right 10@30", "left only 1x10@30kg, right only 1x10@30kg"),
]


@pytest.mark.parametrize(("typed", "meant"), SIDED)
def test_each_set_keeps_its_side(typed: str, meant: str) -> None:
    reading = read_sets(typed, ROW).clear
    assert reading is not None
    assert write_sets(reading.sets) == meant
    assert parse_sets(meant) == reading.sets


def test_a_hold_of_each_side() -> None:
    reading = read_sets("left 30, right 25", PLANK).clear
    assert reading is not None
    assert [(done.side, done.seconds) for done in reading.sets] == [(Side.LEFT, 30), (Side.RIGHT, 25)]


@pytest.mark.parametrize(
    ("typed", "meanings"),
    [
        ("12/10 each side @ 24kg", ["left 1x12@24kg, right 1x10@24kg", "1x12@24kg, 1x10@24kg"]),
        ("24kg 12/10 per side", ["left 1x12@24kg, right 1x10@24kg", "1x12@24kg, 1x10@24kg"]),
        ("12/10 each side", ["left 1x12, right 1x10", "1x12, 1x10"]),
    ],
)
def test_two_numbers_each_side_are_asked_about(typed: str, meanings: list[str]) -> None:
    read = read_sets(typed, ROW)
    assert read.clear is None
    assert [write_sets(reading.sets) for reading in read.readings[:2]] == meanings


@pytest.mark.parametrize(
    "typed",
    [
        "left",
        "left right 10",
        "12 left right 10",
        "left 12, right 10, 8 each side",
        "3 sets of 12 left and 10 right",  # whether the right did one or three
        "left 3x12, right 10",
    ],
)
def test_what_does_not_show_its_side_is_refused(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_sets(typed, ROW)
    assert refused.value.key == "sets-sides-unclear"


@pytest.mark.parametrize("typed", ["3x12 each side @ 24kg", "3x12/side", "10 l/r", "12, 10, 8", "12r @ 60kg"])
def test_what_tells_no_side_has_none(typed: str) -> None:
    reading = read_sets(typed, ROW).clear
    assert reading is not None
    assert {done.side for done in reading.sets} == {None}


@pytest.mark.parametrize("typed", ["db row l12 r10 24kg", "db row 12L/10R 24kg", "db row: left 12, right 10 @ 24kg"])
def test_sides_stay_with_their_exercise(typed: str) -> None:
    (row, pull) = split_workout(f"{typed}\nface pull 3x15", lambda name: name in ("db row", "face pull")).parts
    reading = read_sets(row.sets, ROW).clear
    assert reading is not None
    assert write_sets(reading.sets) == "left 1x12@24kg, right 1x10@24kg"
    assert pull.sets == "3x15"


WEIGHTS = st.sampled_from((None, Weight(Decimal(24)), Weight(Decimal("22.5")), Weight(Decimal(45), Unit.LB)))
SETS = st.builds(
    WorkoutSet,
    reps=st.integers(1, 30),
    weight=WEIGHTS,
    kind=st.sampled_from(Kind),
    rir=st.sampled_from((None, Decimal(2), Decimal("0.5"))),
    side=st.sampled_from((None, *Side)),
)


@given(st.lists(SETS, min_size=1, max_size=8).map(tuple))
def test_what_is_written_out_reads_the_same(sets: tuple[WorkoutSet, ...]) -> None:
    assert parse_sets(write_sets(sets)) == sets
