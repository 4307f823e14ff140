"""A workout as text to be corrected: an exercise is what it was, whatever it is called."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exercises import Tracking
from bot.domain.own_exercises import own_exercise
from bot.domain.workouts import Entry, Log, Unit, Weight, Workout, WorkoutSet
from bot.services.editing import Changed, Opened, fingerprint, read_edit
from bot.services.workout_views import WorkoutView, as_text

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETS = (WorkoutSet(reps=8, weight=Weight(Decimal(60))), WorkoutSet(reps=6, weight=Weight(Decimal(60))))
STRANGE = [
    "bench: 3x5, rows", "<b>", "[Machine] Row", "Row @ home", "a=b", "Row; heavy", "21s", "1. Row", "2) Row", "> quote",
    "Drop Set Curl", "RPE 8 row", "Row\nwith lines", "`row`", "3x8", "warm-up", "ｒｏｗ", "row:", ":", "Row  two blanks",
]  # fmt: skip

names = st.text(min_size=1, max_size=40).filter(lambda name: any(letter.isalnum() for letter in name))


def workout(*called: str) -> WorkoutView:
    exercises = {
        f"own-{at}": own_exercise(f"own-{at}", name, None, Tracking.WEIGHT_REPS) for at, name in enumerate(called)
    }
    log = Log(10, 5, None, NOON, tuple(Entry(exercise, SETS) for exercise in exercises))
    return WorkoutView(Workout(1, (log,)), exercises, Unit.KG)


@pytest.mark.parametrize("name", STRANGE)
def test_a_line_left_as_it_was_is_what_it_was(name: str) -> None:
    view = workout(name, "Row", "bench")
    assert read_edit(view, as_text(view)) == list(view.workout.entries)


@given(st.lists(names, min_size=1, max_size=5))
def test_saved_untouched_a_workout_is_what_it_was_for_any_names(called: list[str]) -> None:
    view = workout(*called)
    assert read_edit(view, as_text(view)) == list(view.workout.entries)


@pytest.mark.parametrize("name", STRANGE)
def test_other_sets_behind_the_name_are_of_that_exercise(name: str) -> None:
    view = workout("Row", name)
    first, _ = as_text(view).split("\n")[0], None
    line = as_text(view).split("\n")[-1].replace("1x8@60kg, 1x6@60kg", "5x5@80kg")
    assert read_edit(view, f"{first}\n{line}") == [
        view.workout.entries[0],
        Changed(view.exercises["own-1"], "5x5@80kg"),
    ]


def test_of_two_names_one_of_which_begins_with_the_other_the_longer_is_meant() -> None:
    view = workout("Row", "Row: heavy")
    (changed,) = read_edit(view, "Row: heavy: 3x5@90kg")
    assert changed == Changed(view.exercises["own-1"], "3x5@90kg")


def test_what_names_nothing_of_the_workout_is_left_to_be_read() -> None:
    view = workout("Row")
    assert read_edit(view, "face pull 3x15") == ["face pull 3x15"]


def test_a_form_knows_the_logs_that_it_was_opened_on() -> None:
    first, second, later = (Log(at, 5, None, NOON, (Entry("own-0", SETS),)) for at in (1, 2, 9))
    opened = Opened(fingerprint((first, second)))
    assert opened.base(Workout(1, (first, second))) == (first, second)
    assert opened.base(Workout(1, (first, second, later))) == (first, second)
    assert opened.base(Workout(1, (first, later))) is None
