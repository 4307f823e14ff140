"""A back that hurts: what is offered, what is not, when the doctor comes first, and how it ends."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care import (
    READINESS_LASTS,
    Care,
    Course,
    Feeling,
    Now,
    Readiness,
    Spell,
    answer,
)
from bot.domain.exercises import Catalogue

WED = date(2026, 11, 25)
DAY = timedelta(days=1)


def spell(feeling: Feeling = Feeling.HURTS, began: date = WED, **facts: object) -> Spell:
    return Spell(feeling, began, began, **facts)  # type: ignore[arg-type]


def offered(catalogue: Catalogue, care: Care, today: date = WED) -> set[str]:
    limits = care.limits(today)
    return {exercise.id for exercise in catalogue.exercises.values() if limits.allows(exercise)}


def test_while_the_lower_back_hurts_only_gentle_exercises_are_offered(catalogue: Catalogue) -> None:
    gentle = offered(catalogue, Care((spell(),)))
    assert set(catalogue.sore_back.exercises) <= gentle
    assert gentle >= {"inverted-row", "chest-supported-row", "machine-row", "band-row", "lat-pulldown", "face-pull",
                      "bird-dog", "dead-bug", "glute-bridge", "cat-cow", "hip-hinge-drill"}  # fmt: skip
    assert not gentle & {"deadlift", "kettlebell-swing", "back-extension", "farmers-carry", "suitcase-carry", "superman",
                         "good-morning", "band-good-morning", "romanian-deadlift", "bent-over-row", "cable-pull-through",
                         "kettlebell-deadlift", "t-bar-row"}  # fmt: skip
    assert {catalogue[exercise_id].spinal_load for exercise_id in gentle} == {"low"}


def test_while_it_hurts_two_sets_three_left_and_nothing_beyond_last_time() -> None:
    limits = Care((spell(),)).limits(WED)
    assert (limits.course, limits.most_sets, limits.reserve, limits.steps) == (Course.PAIN, 2, 3, False)


def test_sore_muscles_take_only_what_is_heavy_for_the_spine_and_only_today(catalogue: Catalogue) -> None:
    care = Care((spell(Feeling.MUSCLES),))
    today = offered(catalogue, care)
    assert {"seated-cable-row", "pull-up", "back-extension"} <= today
    assert {catalogue[exercise_id].spinal_load for exercise_id in today} == {"low", "moderate"}
    assert "deadlift" in offered(catalogue, care, WED + DAY)


@pytest.mark.parametrize("feeling", [Feeling.SIGNS, Feeling.ILL])
def test_with_a_warning_sign_or_a_fever_there_is_no_workout(catalogue: Catalogue, feeling: Feeling) -> None:
    assert offered(catalogue, Care((spell(feeling),))) == set()
    assert Care((spell(feeling), spell())).limits(WED).course is Course.NONE


def test_illness_is_over_with_the_day_and_a_warning_sign_is_not() -> None:
    tomorrow = WED + DAY
    assert Care((spell(Feeling.ILL),)).limits(tomorrow).course is Course.USUAL
    assert Care((spell(Feeling.SIGNS),)).limits(tomorrow).course is Course.NONE


def test_it_is_asked_again_the_next_day_and_once_a_day() -> None:
    begun = spell()
    assert not begun.asks(WED)
    assert begun.asks(WED + DAY)
    same = answer(begun, Now.SAME, WED + DAY)
    assert not same.asks(WED + DAY)
    assert same.asks(WED + 2 * DAY)
    assert not answer(begun, Now.GONE, WED + DAY).asks(WED + 2 * DAY)
    assert not spell(Feeling.MUSCLES).asks(WED + DAY)


@pytest.mark.parametrize(
    ("given", "day", "first"),
    [
        (spell(), WED, False),
        (spell(), WED + 13 * DAY, False),
        (spell(), WED + 14 * DAY, True),
        (answer(spell(), Now.WORSE, WED + DAY), WED + DAY, True),
        (answer(spell(), Now.SAME, WED + DAY), WED + DAY, False),
        (answer(answer(spell(), Now.WORSE, WED + DAY), Now.SAME, WED + 2 * DAY), WED + 2 * DAY, False),
        (answer(spell(), Now.GONE, WED + 14 * DAY), WED + 14 * DAY, False),
        (spell(Feeling.SIGNS), WED, True),
        (spell(Feeling.MUSCLES), WED, False),
    ],
)
def test_the_doctor_comes_first_when_it_is_worse_or_after_two_weeks(given: Spell, day: date, first: bool) -> None:
    assert given.doctor_first(day) is first


def test_after_the_pain_the_first_workout_is_not_heavy_and_then_heavy_is_a_tenth_lighter_once() -> None:
    gone = WED
    care = Care((spell(began=WED - 5 * DAY, gone=gone),))
    assert care.limits(WED).course is Course.NO_HEAVY
    assert care.limits(WED + 2 * DAY, [WED]).high_factor == Decimal("0.9")
    assert care.limits(WED + 2 * DAY, [WED]).spinal_load == "high"
    assert care.limits(WED + 4 * DAY, [WED, WED + 2 * DAY], [WED + 2 * DAY]).high_factor == 1
    # What was done before the pain went is not a workout after it.
    assert care.limits(WED + 2 * DAY, [WED - DAY], [WED - DAY]).course is Course.NO_HEAVY


@pytest.mark.parametrize(
    ("readiness", "today", "course", "asks"),
    [
        (None, WED, Course.USUAL, True),
        (Readiness(False, WED), WED, Course.USUAL, False),
        (Readiness(True, WED), WED, Course.DOCTOR, False),
        (Readiness(True, WED, cleared=WED), WED, Course.USUAL, False),
        (Readiness(False, WED - READINESS_LASTS), WED, Course.USUAL, True),
        (Readiness(False, WED - READINESS_LASTS + DAY), WED, Course.USUAL, False),
    ],
)
def test_a_yes_to_a_readiness_question_keeps_it_low_until_a_doctor_agrees(
    readiness: Readiness | None, today: date, course: Course, asks: bool
) -> None:
    care = Care((), readiness)
    limits = care.limits(today)
    assert limits.course is course
    assert care.asks_readiness(today) is asks
    if course is Course.DOCTOR:
        assert (limits.spinal_load, limits.reserve) == ("low", 3)


def test_pain_goes_before_what_a_doctor_has_not_agreed_to_yet() -> None:
    assert Care((spell(),), Readiness(True, WED)).limits(WED).course is Course.PAIN


def test_planned_days_are_excused_from_the_first_to_the_last_of_a_pain() -> None:
    care = Care(
        (
            spell(began=WED, gone=WED + 3 * DAY),
            spell(Feeling.ILL, WED + 7 * DAY),
            spell(Feeling.MUSCLES, WED + 9 * DAY),
        )
    )
    excused = [after for after in range(-1, 12) if care.excuses(WED + after * DAY)]
    assert excused == [0, 1, 2, 7]


SPELLS = st.builds(
    Spell,
    st.sampled_from(Feeling),
    days := st.dates(WED - 30 * DAY, WED),
    days,
    st.booleans(),
    st.none() | days,
)


@given(
    st.lists(SPELLS, max_size=4).map(tuple), st.none() | st.builds(Readiness, st.booleans(), days, st.none() | days)
)
def test_whatever_hurts_never_makes_more_be_offered(
    catalogue: Catalogue, spells: tuple[Spell, ...], readiness: Readiness | None
) -> None:
    care = Care(spells, readiness)
    limits = care.limits(WED)
    if limits.course is not Course.USUAL:
        assert not limits.allows(catalogue["deadlift"])
    if care.spell(WED) and care.spell(WED).feeling is Feeling.HURTS:  # type: ignore[union-attr]
        assert not limits.steps
        assert not limits.allows(catalogue["farmers-carry"])
    assert limits.high_factor <= 1
