"""The cards of logging: within Discord's limits whatever was logged, and saying what counts."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.coaching.walk import step_of, unplanned
from bot.domain.errors import DomainError
from bot.domain.sessions import Session
from bot.domain.workouts import MOST_SETS, Entry, Kind, Log, Unit, Weight, Workout, WorkoutSet
from bot.services.editing import Opened, fingerprint
from bot.services.sessions import Live
from bot.services.workout_views import HistoryPage, LogResult, WorkoutView, as_text
from bot.ui.forms import Form
from bot.ui.history import HistoryCard, PreviewCard, SharedCard
from bot.ui.log_forms import EditForm, LogForm
from bot.ui.sessions import FinishedCard, LiveCard
from bot.ui.typed import EditFields, LogFields
from bot.ui.undone import RestoredCard, UndoneCard
from bot.ui.workouts import LoggedCard, WorkoutCard
from tests.ui.test_cards import check_limits, shown_text

TEXTS = Texts.load()
CATALOGUE = load_catalogue()
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

sets = st.builds(
    WorkoutSet,
    reps=st.integers(1, 1000),
    weight=st.one_of(st.none(), st.builds(Weight, st.decimals(1, 999, places=3), st.sampled_from(Unit))),
    kind=st.sampled_from(Kind),
    rir=st.sampled_from([None, Decimal(0), Decimal("2.5")]),
)
entries = st.builds(
    Entry,
    exercise_id=st.sampled_from(sorted(CATALOGUE.exercises)),
    sets=st.lists(sets, min_size=1, max_size=MOST_SETS // 2).map(tuple),
    variant=st.sampled_from([None, "dumbbell+bench"]),
)
logs = st.builds(
    Log,
    id=st.just(2**63 - 1),
    member_id=st.just(5),
    guild_id=st.none(),
    at=st.just(NOON),
    entries=st.lists(entries, min_size=1, max_size=12).map(tuple),
)


def four(view: LogResult) -> tuple[WorkoutView, ...]:
    """A page of workouts."""
    return tuple(replace(view, workout=replace(view.workout, id=view.workout.id - number)) for number in range(4))


def logged(log: Log) -> LogResult:
    workout = Workout(2**63 - 1, (log, log))
    previous = {entry.exercise_id: workout for entry in log.entries}
    setups = {entry.exercise_id: "x" * 200 for entry in log.entries}
    return LogResult(workout, CATALOGUE.exercises, Unit.KG, log, previous, setups)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(logs)
def test_every_card_is_within_the_limits_whatever_was_logged(log: Log) -> None:
    view = logged(log)
    exercise = CATALOGUE[log.entries[0].exercise_id]
    plan = (unplanned(exercise, log.entries[0].sets),)
    session = Session(2**63 - 1, 5, NOON, rest_until=NOON, plan=plan)
    live = Live(session, view, step_of(plan[0], None), CATALOGUE.exercises, log.entries[0].sets)
    for card in (
        LoggedCard(TEXTS, view),
        UndoneCard(TEXTS, view),
        RestoredCard(TEXTS, view),
        WorkoutCard(TEXTS, view),
        SharedCard(TEXTS, view, "<@123456789012345678>"),
        PreviewCard(TEXTS, view, "<@123456789012345678>", "<#123456789012345678>"),
        LoggedCard(TEXTS, view, ask_back=True),
        LiveCard(TEXTS, live),
        LiveCard(TEXTS, replace(live, step=None), rest_over=True),
        FinishedCard(TEXTS, view, {}, NOON),
        HistoryCard(TEXTS, HistoryPage(four(view), 1, 9, 45, 7)),
    ):
        check_limits(card)
    check_form(LogForm(TEXTS, CATALOGUE[log.entries[0].exercise_id], LogFields(), view.workout, "x" * 200))
    try:
        text = as_text(view)
    except DomainError:
        return  # it says so before a form opens
    form = EditForm(TEXTS, 2**63 - 1, view, EditFields(), Opened(fingerprint(view.workout.logs)))
    check_form(form)
    assert form.to_components()[0]["component"]["value"] == text  # cut off, an edit would lose sets


def check_form(form: Form) -> None:
    for part in form.to_components():
        field = part["component"]
        assert len(field.get("value") or "") <= field.get("max_length", 4000) <= 4000


def view_of(*done: WorkoutSet, exercise: str = "bent-over-row") -> WorkoutView:
    log = Log(1, 5, None, NOON, (Entry(exercise, done),))
    return WorkoutView(Workout(1, (log,)), CATALOGUE.exercises, Unit.LB)


def test_warm_ups_are_shown_and_count_for_nothing() -> None:
    warm_up = WorkoutSet(reps=10, weight=Weight(Decimal(20)), kind=Kind.WARM_UP)
    work = WorkoutSet(reps=5, weight=Weight(Decimal(100)), rir=Decimal(2))
    shown = shown_text(WorkoutCard(TEXTS, view_of(warm_up, work)))
    assert "**Bent-Over Row** warm-up 10 @ 20 kg, 5 @ 100 kg RPE 8" in shown
    assert "1 set\n" in shown
    assert "1,102 lb." in shown
    assert "0 sets" in shown_text(WorkoutCard(TEXTS, view_of(warm_up)))


def test_a_weight_that_meant_something_else_when_it_was_logged_still_does() -> None:
    before = WorkoutSet(8, weight=Weight(Decimal(40)), means="total")
    now = WorkoutSet(8, weight=Weight(Decimal(20)))
    shown = shown_text(WorkoutCard(TEXTS, view_of(before, now, exercise="upright-row")))
    assert "8 @ 40 kg, 8 @ 20 kg each" in shown


@pytest.mark.parametrize(("exercise", "words"), [("assisted-pull-up", "5 @ −20 kg"), ("pull-up", "5 @ +20 kg")])
def test_what_the_weight_means_is_said(exercise: str, words: str) -> None:
    assert words in shown_text(
        WorkoutCard(TEXTS, view_of(WorkoutSet(5, weight=Weight(Decimal(20))), exercise=exercise))
    )
