"""Leaderboards: who is shown to whom, and what counts."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exercises import Region
from bot.domain.leaderboards import (
    MOST_LISTED,
    board,
    places,
    progress,
    records_counted,
    sets_counted,
    share_kept,
)
from bot.domain.streaks import PlannedDay

WED = date(2026, 11, 25)
DAY = timedelta(days=1)


def values(*given: int | None) -> dict[int, Fraction | None]:
    """By ids from 1 on."""
    return {number: None if value is None else Fraction(value) for number, value in enumerate(given, start=1)}


def test_it_takes_three_people() -> None:
    assert not board(values(9, 8), viewer=1).enough
    assert board(values(9, 8), viewer=1).first == ()
    assert [place.member_id for place in board(values(9, 8, 7)).first] == [1, 2, 3]


def test_everybody_sees_the_first_three_and_one_sees_their_own_neighbours() -> None:
    of_ten = values(*range(100, 0, -10))
    assert [place.member_id for place in board(of_ten).first] == [1, 2, 3]
    seen = board(of_ten, viewer=6)
    assert [(place.member_id, place.rank) for place in seen.around] == [(5, 5), (6, 6), (7, 7)]
    assert board(of_ten, viewer=2).around == ()


def test_the_last_place_is_shown_to_nobody_and_told_to_nobody() -> None:
    of_ten = values(*range(100, 0, -10))
    assert [place.member_id for place in board(of_ten, viewer=9).around] == [8, 9]
    last = board(of_ten, viewer=10)
    assert last.last
    assert [place.member_id for place in last.around] == [9, 10]


def test_equal_numbers_share_a_place_and_nothing_has_none() -> None:
    ranked = places(values(5, 8, 8, None, 0, -3))
    assert [(place.member_id, place.rank) for place in ranked] == [(2, 1), (3, 1), (1, 3)]


MAYBE = st.none() | st.fractions(-1, 1, max_denominator=12)


@given(st.dictionaries(st.integers(1, 30), MAYBE, max_size=30), st.integers(1, 31))
def test_nobody_is_shown_who_is_not_on_it_and_the_lowest_is_seen_by_themselves_alone(given_values, viewer) -> None:
    seen = board(given_values, viewer)
    shown = {place.member_id for place in (*seen.first, *seen.around)}
    assert shown <= set(given_values)
    assert len(seen.first) <= MOST_LISTED
    assert len(seen.around) <= 3
    assert all(given_values[member_id] > 0 for member_id in shown)
    ranked = places(given_values)
    if len(given_values) >= 3 and ranked and ranked[-1].rank > 3 and viewer != ranked[-1].member_id:
        assert ranked[-1].member_id not in shown


def test_a_share_needs_four_planned_days_of_the_last_28() -> None:
    days = [PlannedDay(WED - number * DAY, kept=number % 2 == 0) for number in (2, 4, 5, 6)]
    assert share_kept(days, WED) == Fraction(3, 4)
    assert share_kept(days[1:], WED) is None
    assert share_kept([*days[1:], PlannedDay(WED - 28 * DAY, kept=True)], WED) is None
    assert share_kept([*days, PlannedDay(WED, kept=None)], WED) == Fraction(3, 4)


def test_of_a_region_twenty_sets_count() -> None:
    done = {Region.LOWER: Fraction(9, 2), Region.MID: Fraction(31), Region.UPPER: Fraction(20)}
    assert sets_counted(done) == Fraction(89, 2)


def test_records_count_once_an_exercise_a_week() -> None:
    monday = date(2026, 11, 23)
    found = [("row", monday), ("row", WED), ("row", monday - DAY), ("pull-up", WED)]
    assert records_counted(found) == 3


@pytest.mark.parametrize(
    ("maxima", "expected"),
    [
        ({"row": ((100,), (104,))}, Fraction(4, 100)),
        ({"row": ((100, 90), (102, 99)), "pull": ((50,), (52,))}, Fraction(3, 100)),
        ({"row": ((100,), (150,))}, Fraction(1, 10)),
        ({"row": ((100,), (60,))}, Fraction(-1, 10)),
        ({"row": ((), (60,)), "pull": ((50,), ())}, None),
    ],
)
def test_progress_is_against_oneself_and_held_to_a_tenth(maxima, expected) -> None:
    given_maxima = {key: tuple([Decimal(amount) for amount in some] for some in both) for key, both in maxima.items()}
    assert progress(given_maxima) == expected
