"""Streaks: planned days kept in a row, and what neither counts nor breaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.streaks import PASSES, PASSES_EVERY, Streak, days_kept, streak

DAY = timedelta(days=1)


def nov(*days: int) -> list[date]:
    return [date(2026, 11, day) for day in days]


PLANNED = nov(2, 4, 6, 9, 11, 13, 16, 18, 20, 23, 25, 27, 30)
"""Mondays, Wednesdays and Fridays."""

REST = set(nov(18))
DONE = nov(2, 4, 6, 9, 11, 13, 17, 22, 23)
"""The 16th was done late, on the 17th; the 20th was missed; the 22nd is extra."""


def at(today: date, done: list[date] | None = None, rest: set[date] = REST) -> Streak:
    return streak(days_kept(PLANNED, DONE if done is None else done, today, rest.__contains__), today)


def test_late_counts_a_rest_and_an_extra_day_do_not_and_a_miss_takes_a_pass() -> None:
    now = at(*nov(25))
    assert (now.days, now.passes, now.best) == (8, 1, 8)
    assert not now.broken


def test_the_pass_comes_back_28_days_after_the_day_that_took_it() -> None:
    days = days_kept(nov(2, 4, 20, 23), nov(2, 4, 23), date(2026, 12, 18))
    assert streak(days, date(2026, 12, 17)).passes == 1
    assert streak(days, date(2026, 12, 18)).passes == 2


def test_after_a_third_miss_the_last_days_are_told_once_the_next_day_is_over() -> None:
    (friday, saturday, sunday) = nov(27, 28, 29)
    assert at(friday).days == at(saturday).days == 8
    assert at(saturday).passes == 0
    over = at(sunday)
    assert over.broken
    assert (over.kept, over.planned, over.best) == (8, 11, 8)


def test_the_day_after_a_missed_one_still_saves_it() -> None:
    """Done on the next day counts, whichever day that is: an extra workout right after a miss is no extra one."""
    saved = at(*nov(25), done=nov(2, 4, 6, 9, 11, 13, 17, 21, 23))
    assert (saved.days, saved.passes) == (9, 2)


def test_a_workout_on_a_planned_day_is_of_that_day_alone() -> None:
    (today,) = nov(6)
    days = days_kept(nov(2, 3, 5), nov(3, 5), today)
    assert [day.kept for day in days] == [False, True, True]


def test_a_pain_or_a_holiday_of_a_month_leaves_the_streak_as_it_was() -> None:
    away = set(nov(*range(3, 31)))
    assert at(date(2026, 12, 1), done=nov(2), rest=away) == Streak(1, 1, PASSES, 1, 1)


def test_a_day_that_was_trained_although_excused_counts() -> None:
    assert at(*nov(25), done=[*DONE, *nov(18)]).days == 9


def test_misses_before_anything_was_kept_take_no_pass() -> None:
    days = days_kept(nov(2, 4, 6), nov(6), *nov(8))
    assert streak(days, *nov(8)) == Streak(1, 1, PASSES, 1, 3)


def test_nothing_planned_is_nothing_to_tell() -> None:
    assert streak((), *nov(1)) == Streak()
    assert not streak((), *nov(1)).broken


BEGIN = date(2026, 1, 1)
SETS = st.sets(st.integers(0, 120).map(lambda after: BEGIN + after * DAY), max_size=60)


@given(SETS, SETS, SETS)
def test_more_training_never_shortens_and_an_excuse_never_breaks(
    planned: set[date], trained: set[date], excused: set[date]
) -> None:
    today = BEGIN + 121 * DAY
    now = streak(days_kept(planned, trained, today), today)
    with_excuses = streak(days_kept(planned, trained, today, excused.__contains__), today)
    assert 0 <= now.days <= now.best <= len(planned)
    assert with_excuses.best >= now.best
    assert with_excuses.kept <= with_excuses.planned <= 12
    everything = streak(days_kept(planned, trained | planned, today), today)
    assert everything == Streak(len(planned), len(planned), PASSES, min(len(planned), 12), min(len(planned), 12))


@given(SETS, SETS)
def test_no_28_days_forgive_more_than_two(planned: set[date], trained: set[date]) -> None:
    today = BEGIN + 125 * DAY
    row: list[date] = []
    misses: list[date] = []
    for day in days_kept(planned, trained, today):
        now = streak([*(each for each in days_kept(planned, trained, today) if each.day <= day.day)], today)
        if day.kept:
            row.append(day.day)
        elif now.days:
            misses.append(day.day)
            assert len([each for each in misses if day.day - each < PASSES_EVERY]) <= PASSES
