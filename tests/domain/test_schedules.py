"""When back day is."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError
from bot.domain.schedules import Schedule, parse_when

MONDAY, THURSDAY = 0, 3


@pytest.mark.parametrize(
    ("typed", "days", "at"),
    [
        ("mon 18:00", {0}, time(18)),
        ("mon thu 6pm", {0, 3}, time(18)),
        ("Mon & Thu 6 pm", {0, 3}, time(18)),
        ("Mondays and Thursdays at 6pm", {0, 3}, time(18)),
        ("tue, fri 07:30", {1, 4}, time(7, 30)),
        ("sat12:15am", {5}, time(0, 15)),
        ("sun 12pm", {6}, time(12)),
        ("weekdays at noon", set(range(5)), time(12)),
        ("weekends 9.30", {5, 6}, time(9, 30)),
        ("every day 7h15", set(range(7)), time(7, 15)),
        ("daily 0:00", set(range(7)), time(0)),
        ("ｗｅｄ １８:００", {2}, time(18)),
    ],
)
def test_days_and_time_as_people_say_them(typed: str, days: set[int], at: time) -> None:
    assert parse_when(typed) == (frozenset(days), at)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "when-no-time"),
        ("mon", "when-no-time"),
        ("18:00", "when-no-day"),
        ("mon 6pm 7pm", "when-many-times"),
        ("mon 24:00", "when-no-such-time"),
        ("mon 18:60", "when-no-such-time"),
        ("mon 0am", "when-no-such-time"),
        ("mon 13pm", "when-no-such-time"),
        ("moonday 18:00", "when-not-understood"),
        ("mon 1800", "when-not-understood"),
        ("mon " * 100, "when-too-long"),
    ],
)
def test_what_is_not_understood_is_told_apart(typed: str, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_when(typed)
    assert refusal.value.key == key


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        days, at = parse_when(typed)
    except DomainError:
        return
    assert days <= set(range(7))
    assert at.tzinfo is None


def berlin(days: set[int], at: time) -> Schedule:
    return Schedule(frozenset(days), at, "Europe/Berlin")


def test_the_local_hour_stays_when_the_clocks_change() -> None:
    schedule = berlin({MONDAY}, time(18))
    before, after = schedule.upcoming(datetime(2026, 3, 23, tzinfo=UTC), 2)
    assert before == datetime(2026, 3, 23, 17, tzinfo=UTC)
    assert after == datetime(2026, 3, 30, 16, tzinfo=UTC)


def test_an_hour_that_is_skipped_comes_once_and_one_that_is_repeated_too() -> None:
    nightly = berlin(set(range(7)), time(2, 30))
    spring = nightly.upcoming(datetime(2026, 3, 28, tzinfo=UTC), 3)
    assert spring == (
        datetime(2026, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # 02:30 does not exist: 03:30 summer time
        datetime(2026, 3, 30, 0, 30, tzinfo=UTC),
    )
    autumn = nightly.upcoming(datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert autumn == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, 30, tzinfo=UTC))


ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "UTC")


@given(
    days=st.frozensets(st.integers(0, 6), min_size=1),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),
)
def test_the_next_moments_are_those_of_an_independent_calendar(
    days: frozenset[int], at: time, zone: str, moment: datetime
) -> None:
    start = (moment - timedelta(days=9)).replace(tzinfo=None)
    rule = rrule(WEEKLY, byweekday=sorted(days), dtstart=datetime.combine(start.date(), at), count=40)
    expected = [local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for local in rule]

    found = Schedule(days, at, zone).upcoming(moment, 5)

    assert list(found) == [one for one in expected if one > moment][:5]
