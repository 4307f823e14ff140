"""The notation of sets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError
from bot.domain.notation import LONGEST, parse_sets, split_workout, write_sets
from bot.domain.workouts import Unit, Weight, WorkoutSet


def reps(*amounts: int, weight: str | None = None, unit: Unit = Unit.KG) -> tuple[WorkoutSet, ...]:
    loaded = Weight(Decimal(weight), unit) if weight else None
    return tuple(WorkoutSet(reps=amount, weight=loaded) for amount in amounts)


@pytest.mark.parametrize(
    ("typed", "sets"),
    [
        ("3x8@60kg", reps(8, 8, 8, weight="60")),
        ("3 x 8 @ 60 kg", reps(8, 8, 8, weight="60")),
        ("3×8@60", reps(8, 8, 8, weight="60")),
        ("3X8 at 60", reps(8, 8, 8, weight="60")),
        ("3x8 60kg", reps(8, 8, 8, weight="60")),
        ("5x5x100", reps(5, 5, 5, 5, 5, weight="100")),
        ("3 sets of 8 @ 20", reps(8, 8, 8, weight="20")),
        ("３x８＠６０", reps(8, 8, 8, weight="60")),
        ("8,8,6 @ 60", reps(8, 8, 6, weight="60")),
        ("8/8/6", reps(8, 8, 6)),
        ("12 12 10", reps(12, 12, 10)),
        ("60kg x 8,8,7", reps(8, 8, 7, weight="60")),
        ("3x8,8,7@60", reps(8, 8, 7, weight="60")),
        ("8@60, 8@65, 6@70", reps(8, weight="60") + reps(8, weight="65") + reps(6, weight="70")),
        ("8@60,8@65", reps(8, weight="60") + reps(8, weight="65")),
        ("3x8@62,5", reps(8, 8, 8, weight="62.5")),
        ("62,5kg x 8", reps(8, weight="62.5")),
        ("3x8@62.5kg", reps(8, 8, 8, weight="62.5")),
        ("3x8@135lbs", reps(8, 8, 8, weight="135", unit=Unit.LB)),
        ("bw x 10", reps(10)),
        ("bw+10 x 5", reps(5, weight="10")),
        ("3x8 bw+10kg", reps(8, 8, 8, weight="10")),
        ("-20kg assist x 6", reps(6, weight="-20")),
        ("12 each side", reps(12)),
        ("3x8 reps", reps(8, 8, 8)),
        ("3x8@0", reps(8, 8, 8)),
        ("3x30s", (WorkoutSet(seconds=30),) * 3),
        ("2x1.5min", (WorkoutSet(seconds=90),) * 2),
        ("2x40m@32kg", (WorkoutSet(metres=40, weight=Weight(Decimal(32))),) * 2),
    ],
)
def test_notations_that_people_use(typed: str, sets: tuple[WorkoutSet, ...]) -> None:
    assert parse_sets(typed) == sets


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "sets-nothing"),
        (" , ", "sets-nothing"),
        ("x", "sets-incomplete"),
        ("3x", "sets-incomplete"),
        ("8 @", "sets-incomplete"),
        ("60kg", "sets-incomplete"),
        ("junk", "sets-not-understood"),
        ("3x8 🙂", "sets-not-understood"),
        ("1e5", "sets-not-understood"),
        ("3x8; drop table workouts", "sets-not-understood"),
        ("0x8", "sets-zero"),
        ("3x0", "sets-zero"),
        ("3x-5", "sets-negative"),
        ("3x8.5", "sets-not-whole"),
        ("3x8,8", "sets-count-mismatch"),
        ("51x8", "sets-too-many"),
        ("99999999999999999999x8", "sets-too-many"),
        ("30x8, 30x8", "sets-too-many"),
        ("3x1001", "sets-reps-too-many"),
        ("3x8@1000.5", "sets-weight-absurd"),
        ("3x8@0.0001", "sets-weight-absurd"),
        ("1 " * LONGEST, "sets-text-too-long"),
    ],
)
def test_what_makes_no_sense_is_told_apart(typed: str, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_sets(typed)
    assert refusal.value.key == key


weights = st.builds(
    Weight, st.decimals(Decimal("0.001"), 1000, places=3), st.sampled_from(Unit)
) | st.none()  # fmt: skip
amounts = st.one_of(
    st.builds(lambda n: {"reps": n}, st.integers(1, 1000)),
    st.builds(lambda n: {"seconds": n}, st.integers(1, 7200)),
    st.builds(lambda n: {"metres": n}, st.integers(1, 10_000)),
)
some_sets = st.builds(lambda amount, weight: WorkoutSet(**amount, weight=weight), amounts, weights)


@given(st.lists(some_sets, min_size=1, max_size=8).map(tuple))
def test_what_is_written_reads_back_to_the_same(sets: tuple[WorkoutSet, ...]) -> None:
    written = write_sets(sets)
    if len(written) <= LONGEST:
        assert parse_sets(written) == sets


@given(st.text(max_size=LONGEST) | st.text("0123456789x@,. /-+kgblsmin", max_size=LONGEST))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        sets = parse_sets(typed)
    except DomainError:
        return
    assert 0 < len(sets) <= 50


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("face pulls 3x15 20kg, then rows 5x5 at 80", [("face pulls", "3x15 20kg"), ("rows", "5x5 at 80")]),
        ("Face Pull: 3x15\nShrugs - 12, 12, 10 @ 60", [("Face Pull", "3x15"), ("Shrugs", "12, 12, 10 @ 60")]),
        ("pull-ups bw x 8 and dead hang 3x30 s", [("pull-ups", "bw x 8"), ("dead hang", "3x30 s")]),
        ("one arm row 3 sets of 8 each side", [("one arm row", "3 sets of 8 each side")]),
        ("rdl 60kg x 8,8,7; plank 2x40s.", [("rdl", "60kg x 8,8,7"), ("plank", "2x40s")]),
    ],
)
def test_a_text_is_split_into_exercises(typed: str, parts: list[tuple[str, str]]) -> None:
    assert list(split_workout(typed)) == parts


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("hello there", "workout-no-sets"),
        ("3x8@60", "workout-no-name"),
        ("rows 3x8 then shrugs", "workout-no-sets"),
        ("x" * 2001, "workout-too-long"),
    ],
)
def test_a_text_that_is_no_workout_is_told_apart(typed: str, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        split_workout(typed)
    assert refusal.value.key == key


@given(st.text(max_size=300))
def test_any_text_is_split_or_refused(typed: str) -> None:
    try:
        parts = split_workout(typed)
    except DomainError:
        return
    assert all(name and sets for name, sets in parts)
