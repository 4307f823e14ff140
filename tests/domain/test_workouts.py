"""Sets, weights and totals."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.meanings import with_meanings
from bot.domain.notation import parse_sets
from bot.domain.totals import Total, total
from bot.domain.workouts import (
    Entry,
    Kind,
    Log,
    Unit,
    Weight,
    Workout,
    WorkoutSet,
    example,
    fit,
    parse_weight,
    variant,
    weight_means,
)


def test_a_pound_is_exactly_what_it_is_by_definition() -> None:
    assert Weight(Decimal(100), Unit.LB).kg == Decimal("45.359237")


@pytest.mark.parametrize(("value", "written"), [("60", "60 kg"), ("62.50", "62.5 kg"), ("100.0", "100 kg")])
def test_a_weight_is_said_without_needless_digits(value: str, written: str) -> None:
    assert str(Weight(Decimal(value))) == written


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("80", "80 lb"), ("81,5 kg", "81.5 kg"), ("80 Kilos", "80 kg"), ("80 kilograms", "80 kg"),
        ("180LBS", "180 lb"), ("180 pounds", "180 lb"), ("180#", "180 lb"),
    ],
)  # fmt: skip
def test_a_weight_is_read_in_the_words_of_the_notation_and_a_bare_one_in_the_members_unit(
    typed: str, means: str
) -> None:
    assert str(parse_weight(typed, Unit.LB)) == means
    if typed != "80":
        assert str(parse_sets(f"5@{typed}")[0].weight) == means


@pytest.mark.parametrize("typed", ["", "kg", "0 kg", "80 stone", "-80 kg", "1001", "80 kg kg"])
def test_what_is_no_weight_is_refused(typed: str) -> None:
    with pytest.raises(DomainError):
        parse_weight(typed, Unit.KG)


def test_the_total_adds_reps_and_volume_up() -> None:
    assert total(parse_sets("8@60, 8@65, 10")) == Total(3, 26, 0, 0, Decimal(1000))
    assert total(parse_sets("12 12")).volume_kg is None
    assert total(parse_sets("3x30s")) == Total(3, 0, 90, 0, None)


def test_warm_ups_count_for_nothing() -> None:
    assert total(parse_sets("warm-up 2x10@20, 8@60 > 6@50")) == Total(2, 14, 0, 0, Decimal(780))
    assert total(parse_sets("2x10@20 warm-up")) == Total(0, 0, 0, 0, None)


def test_effort_and_kind_stay_when_the_sets_are_fitted(catalogue: Catalogue) -> None:
    hang, carry = (fit(catalogue[name], parse_sets("wu 30 rir 3")) for name in ("dead-hang", "farmers-carry"))
    assert hang == (WorkoutSet(seconds=30, kind=Kind.WARM_UP, rir=Decimal(3)),)
    assert carry == (WorkoutSet(metres=30, kind=Kind.WARM_UP, rir=Decimal(3)),)


@pytest.mark.parametrize(
    ("exercise", "kit", "done_with"),
    [
        ("face-pull", set(), None),
        ("face-pull", {"band"}, "band"),
        ("face-pull", {"dumbbell"}, "dumbbell+bench"),
        ("face-pull", {"dumbbell", "bench"}, "dumbbell+bench"),
        ("bent-over-row", {"kettlebell"}, "kettlebell"),
        ("reverse-fly", {"dumbbell"}, "dumbbell"),
        ("assisted-pull-up", {"band"}, "band+pull_up_bar"),
        ("pull-up", {"bodyweight"}, None),
        ("pull-up", {"bodyweight", "suspension"}, "suspension"),
        ("glute-bridge", {"bodyweight"}, "bodyweight"),
    ],
)
def test_equipment_chooses_the_variant(
    catalogue: Catalogue, exercise: str, kit: set[str], done_with: str | None
) -> None:
    assert variant(catalogue[exercise], frozenset(kit)) == done_with


def test_every_variant_of_every_exercise_can_be_chosen(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for option in exercise.equipment:
            assert variant(exercise, frozenset(option)) == "+".join(option)


def test_a_bare_number_is_counted_as_the_exercise_counts(catalogue: Catalogue) -> None:
    assert fit(catalogue["dead-hang"], parse_sets("3x30")) == (WorkoutSet(seconds=30),) * 3
    assert fit(catalogue["farmers-carry"], parse_sets("40@32")) == (
        WorkoutSet(metres=40, weight=Weight(Decimal(32))),
    )
    assert fit(catalogue["face-pull"], parse_sets("12")) == (WorkoutSet(reps=12),)


def test_help_is_the_same_with_and_without_a_minus(catalogue: Catalogue) -> None:
    assisted = catalogue["assisted-pull-up"]
    assert fit(assisted, parse_sets("-20kg x 6")) == fit(assisted, parse_sets("6@20"))


@pytest.mark.parametrize(
    ("exercise", "typed", "key"),
    [
        ("face-pull", "3x30s", "sets-wrong-kind"),
        ("dead-hang", "3x30m", "sets-wrong-kind"),
        ("farmers-carry", "3x30s", "sets-wrong-kind"),
        ("bird-dog", "3x8@10", "sets-no-weight"),
        ("face-pull", "3x8@-10", "sets-negative"),
        ("dead-hang", "1x7201s", "sets-seconds-too-many"),
        ("farmers-carry", "1x10001m", "sets-metres-too-many"),
    ],
)
def test_sets_that_do_not_fit_the_exercise_are_refused(
    catalogue: Catalogue, exercise: str, typed: str, key: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        fit(catalogue[exercise], parse_sets(typed))
    assert refusal.value.key == key


def test_the_example_of_every_exercise_can_be_logged(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert fit(exercise, parse_sets(example(exercise)))


@pytest.mark.parametrize(
    ("exercise_id", "used", "means"),
    [
        ("face-pull", None, "stack"),
        ("face-pull", "cable", "stack"),
        ("face-pull", "band", "band"),
        ("face-pull", "dumbbell+bench", "per_hand"),
        ("bent-over-row", "dumbbell", "per_hand"),
        ("bent-over-row", "machine", "total"),  # a Smith machine's bar, loaded with plates
        ("t-bar-row", None, "total"),
        ("t-bar-row", "machine", "stack"),
        ("kettlebell-deadlift", "dumbbell", "total"),
        ("romanian-deadlift", "kettlebell", "implement"),
        ("romanian-deadlift", "dumbbell", "per_hand"),
        ("upright-row", None, "per_hand"),
        ("upright-row", "kettlebell", "per_hand"),
        ("upright-row", "barbell", "total"),
        ("upright-row", "cable", "stack"),
        ("dumbbell-pullover", "machine", "stack"),
        ("farmers-carry", "household", "per_hand"),
        ("hip-thrust", "dumbbell+bench", "implement"),
        ("external-rotation", "cable", "stack"),
        ("rear-delt-row", "suspension", "added"),
        ("shrug", "trap_bar", "total"),
        ("one-arm-dumbbell-row", "kettlebell+bench", "implement"),
        ("assisted-pull-up", "band+pull_up_bar", "assistance"),
        ("pull-up", "suspension", "added"),
    ],
)
def test_what_a_weight_stands_for_follows_what_it_was_done_with(
    catalogue: Catalogue, exercise_id: str, used: str | None, means: str
) -> None:
    assert weight_means(catalogue[exercise_id], used) == means


def test_an_edit_keeps_what_weights_meant() -> None:
    meant = WorkoutSet(8, weight=Weight(Decimal(40)), means="total")
    plain = WorkoutSet(8, weight=Weight(Decimal(45)))
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    before = Workout(1, (Log(1, 5, None, noon, (Entry("upright-row", (meant,)), Entry("shrug", (plain,)))),))
    entries = Entry("upright-row", (plain, WorkoutSet(8))), Entry("shrug", (plain,))
    row, shrug = with_meanings(entries, before)
    assert [workout_set.means for workout_set in row.sets] == ["total", None]
    assert shrug == Entry("shrug", (plain,))
