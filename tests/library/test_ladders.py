"""Easier, harder and at home: what the buttons lead to is a ladder, or nothing."""

import pytest

from bot.domain.exercise_query import HOME_KIT
from bot.domain.exercises import MOBILITY, SPINAL_LOADS, Catalogue, Exercise, Load
from tests.library.reading import main


def steps_of(catalogue: Catalogue, kind: str) -> list[tuple[Exercise, Exercise]]:
    return [(entry, catalogue[other]) for entry in catalogue.exercises.values() for other in getattr(entry, kind)]


@pytest.mark.parametrize("kind", ["easier", "harder"])
def test_easier_and_harder_train_one_of_the_same_muscles(catalogue: Catalogue, kind: str) -> None:
    others = [f"{step.id} → {other.id}" for step, other in steps_of(catalogue, kind) if not main(step) & main(other)]
    assert not others


def test_home_trains_one_of_the_same_muscles_and_needs_nothing_but_a_home(catalogue: Catalogue) -> None:
    for entry in catalogue.exercises.values():
        home = catalogue[entry.home]
        assert main(entry) & main(home), entry.id
        assert any(HOME_KIT.issuperset(option) for option in home.equipment), entry.id
        assert load_on_the_back(home) <= load_on_the_back(entry), entry.id


def load_on_the_back(exercise: Exercise) -> int:
    return SPINAL_LOADS.index(exercise.spinal_load)


def test_harder_never_loads_the_back_less_and_easier_never_more(catalogue: Catalogue) -> None:
    for step, other in steps_of(catalogue, "harder"):
        assert load_on_the_back(other) >= load_on_the_back(step), f"{step.id} → {other.id}"
    for step, other in steps_of(catalogue, "easier"):
        assert load_on_the_back(other) <= load_on_the_back(step), f"{step.id} → {other.id}"


def test_nobody_is_sent_from_a_stretch_or_a_hold_to_a_heavy_load_on_the_back(catalogue: Catalogue) -> None:
    """Who presses up or does bird dogs to calm a back must not find the superman one tap further."""
    for step, other in steps_of(catalogue, "harder"):
        if step.pattern == MOBILITY:
            assert other.spinal_load == "low", f"{step.id} → {other.id}"
        if step.load is Load.NONE and step.spinal_load == "low" and not step.hip_hinge:
            assert other.spinal_load != "high", f"{step.id} → {other.id}"


def test_what_is_easier_is_not_also_harder(catalogue: Catalogue) -> None:
    harder = {(step.id, other.id) for step, other in steps_of(catalogue, "harder")}
    easier = {(step.id, other.id) for step, other in steps_of(catalogue, "easier")}
    assert not harder & easier
    assert not {(step, other) for step, other in harder if (other, step) in harder}
    assert not {(step, other) for step, other in easier if (other, step) in easier}


def test_a_stretch_is_made_easier_by_a_stretch(catalogue: Catalogue) -> None:
    for step, other in steps_of(catalogue, "easier"):
        assert step.pattern != MOBILITY or other.pattern == MOBILITY, f"{step.id} → {other.id}"


def test_who_pulls_up_the_body_goes_on_pulling_up_the_body(catalogue: Catalogue) -> None:
    """A weight can be any weight: it is no step up from one's own."""
    body = ("added", "assistance", "none")
    for step, other in steps_of(catalogue, "harder"):
        if step.weight_means in body[:2] and step.pattern in ("horizontal_pull", "vertical_pull"):
            assert other.weight_means in body, f"{step.id} → {other.id}"


OPPOSITE = ("serratus_anterior", "latissimus_dorsi")
"""One turns the shoulder blade up with the arm, the other draws both down."""


@pytest.mark.parametrize("kind", ["easier", "harder", "home"])
def test_no_way_out_of_an_exercise_moves_the_shoulder_blade_the_opposite_way(catalogue: Catalogue, kind: str) -> None:
    for entry in catalogue.exercises.values():
        for other in (entry.home,) if kind == "home" else getattr(entry, kind):
            for here, there in (OPPOSITE, OPPOSITE[::-1]):
                assert not (here in entry.primary and there in catalogue[other].primary), f"{entry.id} → {other}"


@pytest.mark.parametrize(
    ("exercise_id", "other"),
    [
        ("inverted-row", "one-arm-dumbbell-row"),
        ("shrug", "kelso-shrug"),
        ("kelso-shrug", "shrug"),
        ("farmers-carry", "scapular-retraction"),
        ("dead-hang", "sliding-lat-pull"),
        ("external-rotation", "scapular-retraction"),
        ("straight-arm-pulldown", "lat-pulldown"),
        ("dead-bug", "mcgill-curl-up"),
        ("scapular-pull-up", "wall-slide"),
    ],
)
def test_pairs_that_a_coach_struck_out_do_not_come_back(catalogue: Catalogue, exercise_id: str, other: str) -> None:
    left = catalogue[exercise_id]
    assert other not in (*left.easier, *left.harder, left.home)
