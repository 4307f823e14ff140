"""Books of exercises: however often one is written down and taken up, it comes to what its sets do from scratch."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.domain.efforts import LoggedSet
from bot.domain.exercise_book import ExerciseBook, boundary, comparison_in, rules_of
from bot.domain.measures import bests
from bot.domain.records import news, records
from bot.domain.sides import Side
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

CATALOGUE = load_catalogue()
EXERCISES = [
    CATALOGUE[name]
    for name in ("bent-over-row", "pull-up", "face-pull", "assisted-pull-up", "side-plank", "farmers-carry")
]
BEGIN = datetime(2026, 1, 5, 18, tzinfo=UTC)
ALWAYS = BEGIN + timedelta(days=9999)

WEIGHTS = st.one_of(
    st.none(), st.builds(Weight, st.integers(1, 12).map(lambda n: Decimal(n) * Decimal("2.5")), st.sampled_from(Unit))
)
AMOUNTS = st.one_of(*(st.fixed_dictionaries({name: st.integers(1, 15)}) for name in ("reps", "seconds", "metres")))
SETS = st.builds(
    lambda amount, **facts: WorkoutSet(**amount, **facts),
    AMOUNTS,
    weight=WEIGHTS,
    kind=st.sampled_from((Kind.WORK, Kind.WORK, Kind.WORK, Kind.WARM_UP, Kind.DROP)),
    rir=st.sampled_from((None, None, Decimal(2), Decimal("0.5"))),
    means=st.sampled_from((None, None, "stack")),
    side=st.sampled_from((None, None, *Side)),
)
BODIES = st.sampled_from((None, Weight(Decimal(80)), Weight(Decimal(180), Unit.LB)))
VARIANTS = st.sampled_from((None, None, "band", "dumbbell"))


@st.composite
def histories(draw: st.DrawFn) -> list[LoggedSet]:
    """Logs of a set or three, some of workouts that overlap, at moments of which some are the same."""
    done: list[LoggedSet] = []
    hour = 0
    for log_id in range(1, draw(st.integers(1, 14)) + 1):
        hour += draw(st.sampled_from((0, 1, 30)))
        at = BEGIN + timedelta(hours=hour)
        workout = draw(st.integers(max(1, log_id - 2), log_id))
        variant, body = draw(VARIANTS), draw(BODIES)
        for position, made in enumerate(draw(st.lists(SETS, min_size=1, max_size=3)), start=1):
            done.append(LoggedSet(workout, log_id, position, at, made, variant, body))
    return done


@given(st.sampled_from(EXERCISES), histories(), st.sampled_from(Unit), st.lists(st.integers(0, 400), max_size=3))
def test_a_book_that_is_taken_up_again_comes_to_the_same(
    exercise: object, done: list[LoggedSet], unit: Unit, cuts: list[int]
) -> None:
    book, rest = ExerciseBook(exercise, unit), tuple(done)  # type: ignore[arg-type]
    for hours in sorted(cuts):
        cut = boundary(rest, BEGIN + timedelta(hours=hours))
        if cut is not None:
            book.add(cut.before)
            book, rest = ExerciseBook.read(book.exercise, unit, book.written()), cut.behind
    book.add(rest)
    assert tuple(book.records) == records(book.exercise, done, unit)
    assert tuple(book.bests) == bests(book.exercise, done, unit)


@given(st.sampled_from(EXERCISES), histories(), st.integers(0, 400))
def test_what_a_log_brought_is_the_same_with_a_book(exercise: object, done: list[LoggedSet], hours: int) -> None:
    """Of the last workout, compared with a written book and with what came since."""
    fresh = ExerciseBook(exercise, Unit.KG)  # type: ignore[arg-type]
    last = max(done, key=lambda logged: logged.place)
    workout = [logged for logged in done if logged.workout_id == last.workout_id]
    begun = min(logged.place for logged in workout)
    earlier = [logged for logged in done if logged.workout_id != last.workout_id and logged.place < begun]
    cut = boundary(done, min(BEGIN + timedelta(hours=hours), begun[0]))
    before = cut.before if cut else ()
    fresh.add(before)
    comparison = comparison_in(fresh.exercise, Unit.KG, fresh.written())
    for logged in earlier:
        if logged not in before:
            comparison.add(logged)
    whole = ExerciseBook(fresh.exercise, Unit.KG).comparison
    for logged in earlier:
        whole.add(logged)
    assert news(comparison, workout, last.log_id) == news(whole, workout, last.log_id)


@given(histories(), st.integers(0, 400))
def test_a_boundary_cuts_through_no_workout_and_no_moment(done: list[LoggedSet], hours: int) -> None:
    latest = BEGIN + timedelta(hours=hours)
    cut = boundary(done, latest)
    if cut is None:
        return
    assert sorted((*cut.before, *cut.behind), key=lambda logged: logged.place) == sorted(
        done, key=lambda logged: logged.place
    )
    assert {logged.workout_id for logged in cut.before}.isdisjoint(logged.workout_id for logged in cut.behind)
    assert max(logged.at for logged in cut.before) == cut.until < latest
    assert all(logged.at > cut.until for logged in cut.behind)


def test_the_boundary_is_as_late_as_it_can_be() -> None:
    made = WorkoutSet(reps=5)
    done = [LoggedSet(number, number, 1, BEGIN + timedelta(days=number), made) for number in range(5)]
    cut = boundary(done, BEGIN + timedelta(days=3))
    assert cut is not None
    assert cut.until == BEGIN + timedelta(days=2)
    whole = boundary(done, ALWAYS)
    assert whole is not None
    assert whole.behind == ()
    assert boundary(done, BEGIN) is None


@pytest.mark.parametrize("other", ["bent-over-row", "seated-cable-row"])
def test_other_rules_are_told_apart(other: str) -> None:
    rules = rules_of(CATALOGUE["face-pull"], Unit.KG)
    assert len(rules) == 16
    assert rules != rules_of(CATALOGUE["face-pull"], Unit.LB)
    assert (rules != rules_of(CATALOGUE[other], Unit.KG)) is (other == "bent-over-row") or other == "seated-cable-row"
