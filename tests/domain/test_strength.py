"""The estimated max: worked by hand, and where there is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exercises import Catalogue
from bot.domain.strength import Estimate, effective_reps, estimate, on_grid, one_rep_max
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

EIGHTY = Weight(Decimal(80))


def done(reps: int, kg: str | None = None, *, rir: str | None = None, kind: Kind = Kind.WORK) -> WorkoutSet:
    weight = Weight(Decimal(kg)) if kg else None
    return WorkoutSet(reps=reps, weight=weight, rir=Decimal(rir) if rir else None, kind=kind)


@pytest.mark.parametrize(
    ("kg", "reps", "shown", "margin"),
    [
        ("100", 1, "100.0", "0"),
        ("100", 5, "114.5", "6"),  # Epley 116.67, Brzycki 112.5
        ("100", 10, "133.5", "7"),  # both 133.33
        ("62.5", 9, "81.0", "4"),  # 81.25 and 80.36
        ("60", 10, "80.0", "4"),
        ("65", 6, "76.5", "4"),  # 78 and 75.48
    ],
)
def test_the_mean_of_two_formulas_is_shown_to_half_a_kilogram(
    catalogue: Catalogue, kg: str, reps: int, shown: str, margin: str
) -> None:
    found = estimate(catalogue["bent-over-row"], done(reps, kg), None)
    assert found is not None
    assert not found.rough
    assert found.shown(Unit.KG) == Decimal(shown)
    assert found.margin(Unit.KG) == Decimal(margin)


@pytest.mark.parametrize(
    ("reps", "rir", "rough"), [(11, None, True), (12, None, True), (8, "3", True), (8, "2", False)]
)
def test_eleven_and_twelve_to_failure_are_rough(
    catalogue: Catalogue, reps: int, rir: str | None, *, rough: bool
) -> None:
    found = estimate(catalogue["bent-over-row"], done(reps, "60", rir=rir), None)
    assert found is not None
    assert found.rough is rough


@pytest.mark.parametrize(
    ("exercise", "workout_set"),
    [
        ("bent-over-row", done(13, "60")),
        ("bent-over-row", done(10, "60", rir="3")),
        ("bent-over-row", done(5, "60", rir="4.5")),  # nobody knows that well what was left
        ("bent-over-row", done(5, "60", kind=Kind.WARM_UP)),
        ("bent-over-row", done(5, "60", kind=Kind.DROP)),
        ("bent-over-row", done(5)),
        ("bent-over-row", WorkoutSet(seconds=30, weight=EIGHTY)),
        ("face-pull", done(5, "20")),  # means nothing there
        ("pull-up", done(5)),  # nobody knows what is lifted
        ("assisted-pull-up", done(5, "20")),
    ],
)
def test_beyond_that_there_is_none(catalogue: Catalogue, exercise: str, workout_set: WorkoutSet) -> None:
    body = None if exercise == "pull-up" else EIGHTY
    assert estimate(catalogue[exercise], workout_set, body) is None


@pytest.mark.parametrize(
    ("reps", "added", "body", "shown"),
    [(8, None, "80", "20.5"), (7, "5", "80", "23.5"), (7, "5", "81", "23.5"), (1, "10", "80", "10.0")],
)
def test_a_pull_up_lifts_the_body_and_is_shown_as_what_is_added(
    catalogue: Catalogue, reps: int, added: str | None, body: str, shown: str
) -> None:
    found = estimate(catalogue["pull-up"], done(reps, added), Weight(Decimal(body)))
    assert found is not None
    assert found.shown(Unit.KG) == Decimal(shown)


def test_its_uncertainty_is_that_of_the_whole_load(catalogue: Catalogue) -> None:
    found = estimate(catalogue["pull-up"], done(7, "5"), EIGHTY)
    assert found is not None
    assert found.margin(Unit.KG) == 5


def test_a_body_counts_for_nothing_in_a_t_bar_row(catalogue: Catalogue) -> None:
    row = catalogue["t-bar-row"]
    assert estimate(row, done(5, "60"), EIGHTY) == estimate(row, done(5, "60"), None)


def test_pounds_are_shown_whole() -> None:
    assert on_grid(Weight(Decimal(225), Unit.LB).kg, Unit.LB) == 225
    assert Estimate(Weight(Decimal("257.6"), Unit.LB).kg, Decimal(0)).shown(Unit.LB) == 258


def test_what_was_left_is_added() -> None:
    assert effective_reps(8, Decimal("1.5")) == Decimal("9.5")


@given(st.integers(1, 400), st.integers(1, 24))
def test_more_repetitions_or_more_left_never_make_it_less(kg: int, halves: int) -> None:
    less = one_rep_max(Decimal(kg), Decimal(halves) / 2)
    more = one_rep_max(Decimal(kg), Decimal(halves + 1) / 2)
    if less is not None and more is not None:
        assert kg <= less < more
