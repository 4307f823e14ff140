"""What is posted: within Discord's limits whatever was done last time and however many are in."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.texts import Texts
from bot.domain.posts import Destination, Outcome
from bot.domain.reminder_states import Snooze
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.roll_calls import RollCall, Turnout
from bot.domain.schedules import Schedule, Weekly
from bot.domain.workouts import Entry, Log, Unit, Workout, WorkoutSet
from bot.services.workout_views import WorkoutView
from bot.ui.nudges import NudgePost
from bot.ui.posts import BackDayPost, PraisePost, RestsPost
from bot.ui.reminder_forms import WhenForm
from bot.ui.roll_calls import GuildPost, SummaryPost
from tests.ui.test_cards import check_limits, shown_text
from tests.ui.test_workouts import CATALOGUE, NOON, TEXTS, logs

LARGEST = 2**63 - 1
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "America/Argentina/ComodRivadavia")
CALL = RollCall(
    NOON, NOON, NOON + timedelta(hours=12),
    summed=True, role_id=LARGEST, late=True, channel_id=LARGEST, message_id=LARGEST,
)  # fmt: skip


def of(**state: object) -> Occurrence:
    to = Destination(LARGEST, LARGEST, LARGEST)
    return Occurrence(Reminder(LARGEST, to, DAILY, None, **state), NOON)


@given(some=st.lists(logs, min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)
def test_a_reminder_of_any_workout_fits(some: list[Log]) -> None:
    workout = Workout(LARGEST, tuple(replace(log, id=LARGEST - number) for number, log in enumerate(some)))
    workout_view = WorkoutView(workout, CATALOGUE.exercises, Unit.KG)
    check_limits(BackDayPost(TEXTS, CATALOGUE, of(), tuple(Snooze), late=True))
    check_limits(PraisePost(TEXTS, Destination(1), workout_view))


def test_praise_of_a_workout_with_every_exercise_fits() -> None:
    entries = tuple(Entry(exercise, (WorkoutSet(reps=1),)) for exercise in CATALOGUE.exercises)
    workout = Workout(1, (Log(1, 5, None, NOON, entries, None),))
    check_limits(PraisePost(TEXTS, Destination(1), WorkoutView(workout, CATALOGUE.exercises, Unit.KG)))


def test_those_that_tell_of_nothing_done_fit(texts: Texts) -> None:
    check_limits(BackDayPost(texts, CATALOGUE, of(), tuple(Snooze), late=True))
    check_limits(NudgePost(texts, CATALOGUE, of()))
    for outcome in Outcome:
        check_limits(RestsPost(texts, of().reminder, outcome, "x" * 100))


@pytest.mark.parametrize(("present", "says"), [(0, "Who’s in?"), (30, "**30 in**"), (999, "and 969 more")])
def test_a_roll_call_of_any_length_fits(texts: Texts, present: int, says: str) -> None:
    members = range(LARGEST - present, LARGEST)
    post = GuildPost(texts, CALL, members)
    check_limits(post)
    assert says in shown_text(post)


@pytest.mark.parametrize(
    ("turnout", "says"),
    [
        (Turnout(9, 6, 74), "Back day: 6 of 9 trained, 74 sets"),
        (Turnout(2, 2), "Back day: 2 of 2 trained"),
        (Turnout(1), "Back day: 1 was in"),
        (Turnout(0), "Back day: nobody was in"),
    ],
)
def test_a_summary_says_no_more_than_it_should(texts: Texts, turnout: Turnout, says: str) -> None:
    post = SummaryPost(texts, CALL, turnout)
    check_limits(post)
    assert shown_text(post).splitlines()[0] == f"### {says}"


def test_a_form_takes_back_the_longest_that_was_typed(texts: Texts) -> None:
    form = WhenForm(texts, "form-reminder-title", "remind-form:dm", ("x" * 500, "y" * 500), None, None)
    assert len(form.to_dict()["components"]) <= 5
