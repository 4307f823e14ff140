"""What the trackers' own lists call our exercises, and what is none of ours."""

from decimal import Decimal

import pytest

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.trackers.lists import MEANT
from bot.domain.trackers.naming import check, known
from bot.domain.workouts import Unit, Weight, WorkoutSet
from bot.services.exercises import Exercises


@pytest.fixture(scope="session")
def exact(catalogue: Catalogue):  # type: ignore[no-untyped-def]
    return Exercises(catalogue).exact


def test_every_name_of_the_lists_is_an_exercise_with_something_that_it_is_done_with(catalogue: Catalogue) -> None:
    for name, (exercise_id, variant) in MEANT.items():
        options = {"+".join(option) for option in catalogue[exercise_id].equipment}
        assert variant is None or variant in options, name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Bent Over One Arm Row (Dumbbell)", ("one-arm-dumbbell-row", None)),  # Strong
        ("Bent Over Row (Barbell)", ("bent-over-row", "barbell")),
        ("Bent Over Row - Underhand (Barbell)", ("yates-row", "barbell")),
        ("Lat Pulldown - Wide Grip (Cable)", ("lat-pulldown", "cable")),
        ("Pull Up (Band)", ("assisted-pull-up", "band+pull_up_bar")),
        ("Pull Up (Assisted)", ("assisted-pull-up", None)),
        ("Seated Cable Row - V Grip (Cable)", ("seated-cable-row", "cable")),  # Hevy
        ("Lat Pulldown - Close Grip (Cable)", ("lat-pulldown", "cable")),
        ("Rear Delt Reverse Fly (Machine)", ("reverse-pec-deck", None)),
        ("Shrug (Smith Machine)", ("shrug", "machine")),
        ("Deadlift (Bar)", ("deadlift", "barbell")),
        ("Stiff-Legged Deadlift", ("stiff-leg-deadlift", None)),  # FitNotes
        ("Rear Delt Machine Fly", ("reverse-pec-deck", None)),
        ("Dumbbell Bent Over Row", ("bent-over-row", "dumbbell")),  # Fitbod
        ("Bent Over Row, Dumbbell", ("bent-over-row", "dumbbell")),  # Liftosaur
        ("Lever Narrow Grip Seated Row", ("machine-row", None)),  # Lyfta
        ("Row (Barbell)", ("bent-over-row", "barbell")),  # FitNotes for iOS
    ],
)
def test_names_of_trackers_are_known(exact, name: str, meant: tuple[str, str | None]) -> None:  # type: ignore[no-untyped-def]
    found = known(name, exact)
    assert found is not None
    assert (found[0].id, found[1]) == meant


@pytest.mark.parametrize(
    "name",
    [
        *("Deadlift (Smith Machine)", "Deadlift (Band)", "Romanian Deadlift, Leverage Machine", "Rack Pull"),
        *("High Row", "High Row (Machine)", "Iso-Lateral High Row (Machine)", "Kettlebell Row", "Upright Row (Smith Machine)"),
        *("Single Leg Romanian Deadlift (Barbell)", "Muscle Up", "Kipping Pull Up", "Jump Shrug", "Meadows Rows (Barbell)"),
        *("Triceps Extension (Cable)", "Bench Press (Barbell)", "Lateral Raise (Dumbbell)", "Rowing Machine", "Bird Dog Rows"),
        *("Barfiks", "Squat Row", "Plank Jack", "Lat Pullthrough (Machine)", "Cable Fly", "Leg Pull-In", ""),
    ],
)  # fmt: skip
def test_what_is_another_exercise_is_none_of_ours(exact, name: str) -> None:  # type: ignore[no-untyped-def]
    assert known(name, exact) is None


def test_a_name_never_changes_what_a_number_means(catalogue: Catalogue) -> None:
    check(catalogue["pull-up"], [WorkoutSet(reps=8), WorkoutSet(reps=5, weight=Weight(Decimal(20), Unit.KG))])
    for exercise, done in (("pull-up", WorkoutSet(seconds=60)), ("dead-hang", WorkoutSet(reps=8))):
        with pytest.raises(DomainError, match="sets-wrong-kind"):
            check(catalogue[exercise], [done])
