"""When back day is, against a calendar that somebody else wrote."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, FR, MO, SU, WE, WEEKLY, rrule
from dateutil.rrule import MONTHLY as RRULE_MONTHLY
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.schedules import Change, Daily, Monthly, Once, Rule, Schedule, Weekly

MONDAY = 0
NIGHTLY = Schedule(Weekly(frozenset(range(7)), time(2, 30)), "Europe/Berlin")


def test_the_local_hour_stays_when_the_clocks_change() -> None:
    schedule = Schedule(Weekly(frozenset({MONDAY}), time(18)), "Europe/Berlin")
    before, after = schedule.upcoming(datetime(2026, 3, 23, tzinfo=UTC), 2)
    assert before == datetime(2026, 3, 23, 17, tzinfo=UTC)
    assert after == datetime(2026, 3, 30, 16, tzinfo=UTC)


def test_an_hour_that_is_skipped_comes_once_and_one_that_is_repeated_too() -> None:
    spring = NIGHTLY.upcoming(datetime(2026, 3, 28, tzinfo=UTC), 3)
    assert spring == (
        datetime(2026, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # 02:30 does not exist: 03:30 summer time
        datetime(2026, 3, 30, 0, 30, tzinfo=UTC),
    )
    autumn = NIGHTLY.upcoming(datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert autumn == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, 30, tzinfo=UTC))


def test_what_the_clocks_do_to_a_moment_is_known() -> None:
    spring = NIGHTLY.upcoming(datetime(2026, 3, 28, tzinfo=UTC), 3)
    assert [NIGHTLY.change(moment) for moment in spring] == [None, Change.GAP, None]
    autumn = NIGHTLY.upcoming(datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert [NIGHTLY.change(moment) for moment in autumn] == [Change.FOLD, None]
    assert NIGHTLY.change(datetime(2026, 3, 29, 5, tzinfo=UTC)) is None  # not one of its own


def test_a_day_that_a_zone_left_out_is_not_doubled() -> None:
    samoa = Schedule(Daily(1, time(12), date(2011, 12, 28)), "Pacific/Apia")
    found = samoa.upcoming(datetime(2011, 12, 28, tzinfo=UTC), 4)
    assert len(set(found)) == 4
    assert list(found) == sorted(found)


def test_what_a_gap_moves_over_midnight_is_not_lost() -> None:
    """Half an hour before midnight, Toronto's clocks went to half past (1 April 1919)."""
    schedule = Schedule(Daily(1, time(23, 45), date(1919, 3, 30)), "America/Toronto")
    (found,) = schedule.upcoming(datetime(1919, 3, 31, 4, 40, tzinfo=UTC), 1)
    local = found.astimezone(ZoneInfo("America/Toronto"))
    assert (local.day, local.hour, local.minute) == (31, 0, 45)


MONTHLY = [
    (Monthly(frozenset({1}), frozenset({0}), time(18)), {"byweekday": MO(1)}),
    (Monthly(frozenset({1, 3}), frozenset({2}), time(18)), {"byweekday": [WE(1), WE(3)]}),
    (Monthly(frozenset({-1}), frozenset({4}), time(18)), {"byweekday": FR(-1)}),
    (Monthly(frozenset({5}), frozenset({6}), time(18)), {"byweekday": SU(5)}),
    (Monthly(frozenset({15}), frozenset(), time(18)), {"bymonthday": 15}),
    (Monthly(frozenset({1, -1}), frozenset(), time(18)), {"bymonthday": [1, -1]}),
    (Monthly(frozenset({31}), frozenset(), time(18)), {"bymonthday": 31}),
]


@pytest.mark.parametrize(("rule", "theirs"), MONTHLY)
def test_days_of_the_month_are_those_of_the_calendar(rule: Monthly, theirs: dict[str, object]) -> None:
    begin = datetime(2026, 1, 1, 12)
    expected = rrule(RRULE_MONTHLY, dtstart=begin.replace(hour=18), count=40, **theirs)
    zone = ZoneInfo("Europe/Berlin")
    found = Schedule(rule, "Europe/Berlin").upcoming(begin.replace(tzinfo=zone), 40)
    assert [entry.astimezone(zone).replace(tzinfo=None) for entry in found] == list(expected)


def test_once_is_once() -> None:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    schedule = Schedule(Once(at), "UTC")
    assert schedule.upcoming(at - timedelta(days=1), 3) == (at,)
    assert schedule.next_after(at) is None
    assert schedule.change(at) is None


ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "UTC",
    "America/Havana", "Asia/Beirut", "Pacific/Auckland", "America/Santiago", "Pacific/Chatham", "America/St_Johns",
)  # fmt: skip
TIMES = st.times().map(lambda value: value.replace(second=0, microsecond=0, fold=0)) | st.sampled_from(
    [time(0), time(0, 30), time(1, 30), time(2), time(2, 15), time(2, 30), time(23, 30)]
)
DATES = st.dates(date(2026, 1, 1), date(2028, 12, 31))
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
RULES = st.one_of(
    st.builds(Weekly, WEEKDAYS, TIMES),
    st.builds(Weekly, WEEKDAYS, TIMES, st.integers(1, 5), DATES),
    st.builds(Daily, st.integers(1, 30), TIMES, DATES),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))


def calendar(rule: Rule, zone: str, moment: datetime) -> list[datetime]:
    """The moments after `moment` by dateutil, counted from the rule's start."""
    before = (moment - timedelta(days=9)).date()
    begin = datetime.combine(rule.start or before, rule.time)
    if isinstance(rule, Daily):
        dates = rrule(DAILY, interval=rule.every, dtstart=begin, wkst=MONDAY)
    else:
        dates = rrule(WEEKLY, interval=rule.every, byweekday=sorted(rule.days), dtstart=begin, wkst=MONDAY)
    found: list[datetime] = []
    for local in dates.xafter(datetime.combine(before, time(0)), inc=True):
        instant = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if instant > moment:
            found.append(instant)
        if len(found) == 5:
            return found
    return found


@given(rule=RULES, zone=st.sampled_from(ZONES), moment=MOMENTS)
@example(rule=NIGHTLY.rule, zone="Europe/Berlin", moment=datetime(2026, 3, 28, 12, tzinfo=UTC))
@example(rule=NIGHTLY.rule, zone="Europe/Berlin", moment=datetime(2026, 10, 24, 12, tzinfo=UTC))
def test_the_next_moments_are_those_of_an_independent_calendar(rule: Rule, zone: str, moment: datetime) -> None:
    assert list(Schedule(rule, zone).upcoming(moment, 5)) == calendar(rule, zone, moment)


@given(rule=RULES, zone=st.sampled_from(ZONES), moment=MOMENTS)
def test_following_one_by_one_is_the_same_as_all_at_once(rule: Rule, zone: str, moment: datetime) -> None:
    schedule = Schedule(rule, zone)
    one_by_one, at = [], moment
    for _ in range(4):
        at = schedule.next_after(at)
        one_by_one.append(at)
    assert tuple(one_by_one) == schedule.upcoming(moment, 4)


@pytest.mark.parametrize("zone", ZONES)
def test_at_every_change_of_the_clocks_each_date_comes_exactly_once(zone: str) -> None:
    """Every quarter of an hour of the day, through a whole year."""
    for quarter in range(0, 96, 3):
        at = time(*divmod(quarter * 15, 60))
        found = Schedule(Daily(1, at, date(2026, 1, 1)), zone).upcoming(datetime(2025, 12, 31, tzinfo=UTC), 365)
        assert len(set(found)) == 365
        gaps = [second - first for first, second in pairwise(found)]
        assert all(timedelta(hours=22) <= gap <= timedelta(hours=26) for gap in gaps)
