"""The balance of the back: one rule for a region's number, and when one is called neglected."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.catalogue import load_catalogue
from bot.domain.balance import (
    HORIZONTAL,
    VERTICAL,
    Balance,
    Band,
    DaySets,
    Pulls,
    balance,
    band,
    muscle_sets,
    region_credits,
    region_sets,
    weeks_counted,
)
from bot.domain.exercises import Region, Tracking
from bot.domain.own_exercises import own_exercise
from bot.domain.sides import Side
from bot.domain.workouts import Kind

TODAY = date(2026, 11, 25)
CATALOGUE = load_catalogue()
LOWER, MID, UPPER = Region.LOWER, Region.MID, Region.UPPER


def on(day: int, month: int = 11, **counts: int) -> list[DaySets]:
    """A workout on that day: `bent_over_row=3`."""
    at = date(2026, month, day)
    return [DaySets(at, at.toordinal(), name.replace("_", "-"), count) for name, count in counts.items()]


def judged(done: Iterable[DaySets], first: date | None = None) -> Balance:
    sets = list(done)
    return balance(
        sets, TODAY, first or min(day_sets.day for day_sets in sets), CATALOGUE.exercises, CATALOGUE.muscles
    )


def numbers(found: Balance) -> tuple[float, float, float]:
    """Sets a week: lower, mid, upper."""
    return float(found.mean[LOWER]), float(found.mean[MID]), round(float(found.mean[UPPER]), 2)


def regions(*done: DaySets) -> tuple[float, float, float]:
    found = region_sets(done, CATALOGUE.exercises, CATALOGUE.muscles)
    return float(found[LOWER]), float(found[MID]), float(found[UPPER])


@pytest.mark.parametrize(
    ("exercise", "lower", "mid", "upper"),
    [
        ("bent-over-row", 0.5, 1, 0.5),
        ("lat-pulldown", 0, 1, 0.5),
        ("face-pull", 0, 0, 1),
        ("good-morning", 1, 0.5, 0),
        ("deadlift", 1, 0.5, 0.5),
        ("cable-pull-through", 1, 0, 0),  # the hip's extensors
        ("glute-bridge", 1, 0, 0),
        ("dead-bug", 0.5, 0, 0),
        ("front-plank", 0.5, 0, 0.5),
        ("cat-cow", 0, 0, 0),  # a stretch
        ("dead-hang", 0, 0, 0),
    ],
)
def test_a_set_gives_each_region_its_greatest_credit(exercise: str, lower: float, mid: float, upper: float) -> None:
    assert regions(DaySets(TODAY, 1, exercise)) == (lower, mid, upper)


def test_four_exercises_add_up() -> None:
    week = on(25, bent_over_row=3, lat_pulldown=3, face_pull=3, good_morning=3)
    assert regions(*week) == (4.5, 7.5, 6)


def test_left_and_right_are_one_set_and_warm_ups_and_drops_none() -> None:
    row = "one-arm-dumbbell-row"
    sides = [DaySets(TODAY, 1, row, 3, side=side) for side in Side]
    light = [DaySets(TODAY, 1, row, 5, kind=kind) for kind in (Kind.WARM_UP, Kind.DROP)]
    assert regions(*sides, *light) == regions(DaySets(TODAY, 1, row, 3))


def test_an_own_exercise_counts_for_its_region_and_for_none_elsewhere() -> None:
    own = own_exercise("own-1", "Sled", MID, Tracking.WEIGHT_REPS)
    squat = own_exercise("own-2", "Squat", None, Tracking.WEIGHT_REPS)
    assert region_credits(own, CATALOGUE.muscles) == {MID: 1}
    assert region_credits(squat, CATALOGUE.muscles) == {}


@pytest.mark.parametrize("exercise", sorted(CATALOGUE.exercises))
def test_no_set_gives_more_than_one_and_elsewhere_more_than_a_half(exercise: str) -> None:
    given_to = region_credits(CATALOGUE[exercise], CATALOGUE.muscles)
    own = CATALOGUE[exercise].region
    assert all(credit <= (1 if region is own else Fraction(1, 2)) for region, credit in given_to.items())
    assert bool(given_to) is CATALOGUE[exercise].trains


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ("4.5", Band.LOW),
        ("5", Band.BUILDING),
        ("9.5", Band.BUILDING),
        ("10", Band.PRODUCTIVE),
        ("20", Band.PRODUCTIVE),
        ("20.5", Band.PLENTY),
    ],
)
def test_bands(sets: str, expected: Band) -> None:
    assert band(Fraction(sets)) is expected


@pytest.mark.parametrize(
    ("first", "weeks"),
    [(25, 2), (12, 2), (11, 3), (10, 3), (5, 3), (4, 4), (1, 4)],
)
def test_the_window_is_spread_over_the_weeks_since_the_first_log(first: int, weeks: int) -> None:
    assert weeks_counted(TODAY, date(2026, 11, first)) == weeks


# ------------------------------------------------------------------ verdicts


def test_two_weeks_of_pulling_leave_the_lower_back_behind() -> None:
    found = judged(
        day_sets
        for day in (10, 13, 17, 20, 23)
        for day_sets in on(day, seated_cable_row=3, lat_pulldown=3, face_pull=2)
    )
    assert numbers(found) == (2.5, 10, 8.33)
    assert found.neglected == (LOWER,)


def test_a_region_is_neglected_below_half_of_the_highest() -> None:
    days = (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 24)
    found = judged(
        [
            *on(20, 10, face_pull=3),
            *(day_sets for day in days for day_sets in on(day, seated_cable_row=3, cable_pull_through=2)),
        ]
    )
    assert numbers(found) == (10.5, 9, 4.5)
    assert found.neglected == (UPPER,)


def test_two_months_without_a_hinge() -> None:
    tuesdays_and_fridays = [date(2026, 11, 24) - timedelta(7 * week + off) for week in range(4) for off in (0, 4)]
    done = [
        day_sets
        for day in tuesdays_and_fridays
        for day_sets in on(day.day, day.month, chest_supported_row=3, lat_pulldown=3)
    ]
    done += [
        day_sets
        for day in tuesdays_and_fridays
        if day.weekday() == 4
        for day_sets in on(day.day, day.month, face_pull=3)
    ]
    found = judged(done, first=date(2026, 9, 1))
    assert numbers(found) == (0, 12, 9)
    assert found.neglected == (LOWER,)
    assert band(found.mean[UPPER]) is Band.BUILDING
    assert band(found.mean[MID]) is Band.PRODUCTIVE
    assert found.pulls == Pulls(Fraction(24), Fraction(24))
    assert found.pulls.rare is None


def test_what_has_half_of_the_highest_is_not_neglected() -> None:
    # 10, 6 and 5.5 sets a week
    done = [*on(5, good_morning=20), *on(12, good_morning=20), *on(19, lat_pulldown=4), *on(20, face_pull=20)]
    found = judged(done, first=date(2026, 9, 1))
    assert numbers(found) == (10, 6, 5.5)
    assert found.neglected == ()


def test_the_longest_untrained_of_two_comes_first() -> None:
    done = [
        *on(5, external_rotation=4),
        *on(8, pallof_press=4),
        *on(10, lat_pulldown=20),
        *on(11, dumbbell_pullover=1),
    ]
    found = judged(done, first=date(2026, 9, 1))
    assert found.neglected == (LOWER,)
    rows = [*on(5, upright_row=2), *on(8, pallof_press=2), *on(10, towel_row=0), *on(11, band_good_morning=60)]
    found = judged(rows, first=date(2026, 9, 1))
    assert numbers(found) == (15.5, 0, 0.5)
    assert found.neglected == (MID, UPPER)


@pytest.mark.parametrize(
    ("done", "first"),
    [
        ([*on(20, lat_pulldown=5), *on(24, lat_pulldown=6)], date(2026, 11, 20)),
        ([*on(20, lat_pulldown=5), *on(24, lat_pulldown=6), *on(25, lat_pulldown=6)], date(2026, 11, 20)),
        ([*on(20, lat_pulldown=15), *on(24, lat_pulldown=6)], date(2026, 9, 1)),
        ([*on(10, lat_pulldown=3), *on(20, lat_pulldown=4), *on(24, lat_pulldown=4)], date(2026, 9, 1)),
        ([*on(10, cat_cow=9), *on(20, lat_pulldown=6), *on(24, lat_pulldown=6)], date(2026, 9, 1)),
    ],
)
def test_with_too_little_there_are_numbers_and_no_verdict(done: list[DaySets], first: date) -> None:
    found = judged(done, first)
    assert not found.enough
    assert found.neglected == ()
    assert found.week[MID] > 0


def test_nothing_logged_is_no_verdict_either() -> None:
    found = balance([], TODAY, None, CATALOGUE.exercises, CATALOGUE.muscles)
    assert not found.enough
    assert set(found.mean.values()) == {0}


def test_a_key_muscle_that_goes_short_is_told() -> None:
    found = judged(
        [*on(5, upright_row=12), *on(12, upright_row=12), *on(19, lat_pulldown=12)], first=date(2026, 9, 1)
    )
    assert found.mean[UPPER] == Fraction(15, 2)
    assert [day_sets for day_sets in found.short if day_sets[0] is UPPER] == [
        (UPPER, "trapezius_lower", Fraction(3, 2))
    ]


@pytest.mark.parametrize(
    ("vertical", "horizontal", "rare"),
    [(4, 20, VERTICAL), (20, 4, HORIZONTAL), (5, 15, None), (2, 9, None), (0, 12, VERTICAL), (8, 16, None)],
)
def test_a_direction_is_told_below_a_quarter_of_the_pulls(vertical: int, horizontal: int, rare: str | None) -> None:
    assert Pulls(Fraction(vertical), Fraction(horizontal)).rare == rare


# ------------------------------------------------------------------ properties

_sets = st.builds(
    DaySets,
    st.dates(date(2026, 10, 20), TODAY),
    st.integers(1, 9),
    st.sampled_from(sorted(CATALOGUE.exercises)),
    st.integers(1, 6),
    st.sampled_from(Kind),
    st.sampled_from([None, *Side]),
)


@given(st.lists(_sets), st.lists(_sets))
def test_fractional_sets_add_up(some: list[DaySets], others: list[DaySets]) -> None:
    def of(done: list[DaySets]) -> dict[Region, Fraction]:
        return dict(region_sets(done, CATALOGUE.exercises, CATALOGUE.muscles))

    both = of(some + others)
    assert all(both[region] == of(some)[region] + of(others)[region] for region in Region)
    assert all(sets <= sum((day_sets.working for day_sets in some + others), Fraction(0)) for sets in both.values())


@given(st.lists(_sets, min_size=1))
def test_no_region_has_more_than_its_muscles_together_or_less_than_its_own_exercises_half(
    done: list[DaySets],
) -> None:
    by_region = region_sets(done, CATALOGUE.exercises, CATALOGUE.muscles)
    for region in Region:
        own = [day_sets.working for day_sets in done if _of(day_sets.exercise_id, region)]
        assert by_region[region] >= sum(own, Fraction(0)) / 2
    assert all(sets > 0 for sets in muscle_sets(done, CATALOGUE.exercises).values())


def _of(exercise_id: str, region: Region) -> bool:
    return CATALOGUE[exercise_id].trains and CATALOGUE[exercise_id].region is region


@given(st.lists(_sets, min_size=1))
def test_the_week_is_never_more_than_the_window(done: list[DaySets]) -> None:
    found = judged(done, date(2026, 10, 20))
    assert all(found.week[region] <= found.mean[region] * found.weeks for region in Region)
    assert all(found.mean[region] < 5 for region in found.neglected)
