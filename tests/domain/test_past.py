"""Past moments as people say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError, Unclear
from bot.domain.when import parse_past

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)  # a Thursday, 13:00 in Berlin

SAID = [
    ("yesterday", "2025-12-31 11:00"),
    ("Yesterday 18:00", "2025-12-31 17:00"),
    ("yesterday at 6pm", "2025-12-31 17:00"),
    ("yesterday 6:30 pm", "2025-12-31 17:30"),
    ("today", "2026-01-01 11:00"),
    ("today 7:15", "2026-01-01 06:15"),
    ("7am", "2026-01-01 06:00"),
    ("12am", "2025-12-31 23:00"),
    ("monday", "2025-12-29 11:00"),
    ("last monday 18:00", "2025-12-29 17:00"),
    ("on Tue 7am", "2025-12-30 06:00"),
    ("thursday", "2025-12-25 11:00"),
    ("2 days ago", "2025-12-30 11:00"),
    ("1 week ago 9am", "2025-12-25 08:00"),
    ("21 Nov", "2025-11-21 11:00"),
    ("Nov 21 2024", "2024-11-21 11:00"),
    ("21.11.2025", "2025-11-21 11:00"),
    ("25/12/2025", "2025-12-25 11:00"),
    ("yesterday 1830", "2025-12-31 17:30"),
    ("last night", "2025-12-31 20:00"),
    ("this morning", "2026-01-01 08:00"),
    ("an hour ago", "2026-01-01 11:00"),
    ("1h30 ago", "2026-01-01 10:30"),
    ("monday last week 6p", "2025-12-22 17:00"),
    ("day before yesterday 18 h 30", "2025-12-30 17:30"),
    ("11pm", "2025-12-31 22:00"),
    ("yesterday evening at 7", "2025-12-31 18:00"),
    ("wensday", "2025-12-31 11:00"),
    ("24.12.", "2025-12-24 11:00"),
    ("just now", "2026-01-01 12:00"),
    ("2025-11-03", "2025-11-03 11:00"),
    ("2025-06-30 18:00", "2025-06-30 16:00"),
    ("29 feb 2024", "2024-02-29 11:00"),
]


@pytest.mark.parametrize(("text", "meant"), SAID)
def test_a_day_is_read_in_the_zone_of_the_member(text: str, meant: str) -> None:
    assert f"{parse_past(text, NOW, 'Europe/Berlin'):%Y-%m-%d %H:%M}" == meant


def test_today_without_a_time_is_not_to_come() -> None:
    early = NOW.replace(hour=5)
    assert parse_past("today", early, "Europe/Berlin") == early


@pytest.mark.parametrize("text", ["soon", "13pm", "25:00", "never ago", "💪", "a" * 500])
def test_what_is_no_day_is_refused_with_what_was_said(text: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_past(text, NOW, "UTC")
    assert refusal.value.key == "past-not-understood"
    assert str(refusal.value.facts["typed"]).strip() in text


@pytest.mark.parametrize("text", ["2027-01-01", "today 23:00", "1 jan 1900"])
def test_what_is_to_come_or_lies_before_anybody_trained_is_refused(text: str) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_past(text, NOW, "UTC")
    assert refusal.value.key == "past-not-past"


def test_an_hour_that_may_be_of_the_morning_or_of_the_evening_is_asked_about() -> None:
    with pytest.raises(Unclear) as question:
        parse_past("yesterday 6", NOW, "Europe/Berlin")
    assert question.value.choices == ("yesterday 6am", "yesterday 6pm")
    assert [f"{parse_past(choice, NOW, 'Europe/Berlin'):%d %H}" for choice in question.value.choices] == [
        "31 05",
        "31 17",
    ]


def test_a_date_with_slashes_is_read_where_only_one_order_has_passed() -> None:
    assert parse_past("3/11/2026", NOW.replace(year=2026, month=6), "UTC") == datetime(2026, 3, 11, 12, tzinfo=UTC)
    with pytest.raises(Unclear) as question:
        parse_past("3/11/2025", NOW, "UTC")
    assert question.value.choices == ("3 nov 2025", "11 mar 2025")


@given(
    text=st.one_of(st.text(max_size=40), st.from_regex(r"[0-9a-z :./-]{1,25}", fullmatch=True)),
    zone=st.sampled_from(sorted(available_timezones() & {"Europe/Berlin", "Asia/Kolkata", "America/St_Johns"})),
)
def test_anything_is_a_past_moment_or_refused(text: str, zone: str) -> None:
    try:
        moment = parse_past(text, NOW, zone)
    except DomainError:
        return
    assert timedelta(0) <= NOW - moment
    assert moment.utcoffset() == timedelta(0)
