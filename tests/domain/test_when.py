"""Saying when: what is read, and what is refused and why."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DomainError
from bot.domain.schedules import Daily, Once, Rule, Weekly
from bot.domain.when import parse_clock, parse_until, parse_when

NOW = datetime(2026, 1, 1, 12, 0, 30, tzinfo=UTC)
"""A Thursday, 13:00:30 in Berlin."""

BERLIN = "Europe/Berlin"
ALL = range(7)


def weekly(days: list[int] | range, hour: int, minute: int = 0, every: int = 1, start: date | None = None) -> Weekly:
    return Weekly(frozenset(days), time(hour, minute), every, start)


def daily(every: int, hour: int, minute: int, start: str) -> Daily:
    return Daily(every, time(hour, minute), date.fromisoformat(start))


def once(local: str) -> Once:
    return Once(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(BERLIN)).astimezone(UTC))


def on(iso: str) -> date:
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        # weekdays
        ("mon 18:00", weekly([0], 18)),
        ("mon thu 6pm", weekly([0, 3], 18)),
        ("Mon & Thu 6 pm", weekly([0, 3], 18)),
        ("Mondays and Thursdays at 6pm", weekly([0, 3], 18)),
        ("every monday at 6 p.m.", weekly([0], 18)),
        ("each tues and thurs 7:15 a.m.", weekly([1, 3], 7, 15)),
        ("tue, fri 07:30", weekly([1, 4], 7, 30)),
        ("18:00 on wednesday", weekly([2], 18)),
        ("mon/wed/fri 6:30", weekly([0, 2, 4], 6, 30)),
        ("sat12:15am", weekly([5], 0, 15)),
        ("sun 12pm", weekly([6], 12)),
        ("mon 18", weekly([0], 18)),
        ("mon 18 uhr", weekly([0], 18)),
        ("mon 7 o’clock", weekly([0], 7)),
        ("mon-fri 7:30", weekly(range(5), 7, 30)),
        ("mon to thu 7am", weekly(range(4), 7)),
        ("fri – mon 9am", weekly([4, 5, 6, 0], 9)),
        ("monday through wednesday and sat 20.15", weekly([0, 1, 2, 5], 20, 15)),
        ("weekdays at noon", weekly(range(5), 12)),
        ("every weekday 12:30", weekly(range(5), 12, 30)),
        ("weekends 9.30", weekly([5, 6], 9, 30)),
        ("midnight on fridays", weekly([4], 0)),
        ("every day 7h15", weekly(ALL, 7, 15)),
        ("everyday 7am", weekly(ALL, 7)),
        ("daily 0:00", weekly(ALL, 0)),
        ("each day at midday", weekly(ALL, 12)),
        ("every week on tue 5pm", weekly([1], 17)),
        ("weekly on tue 5pm", weekly([1], 17)),
        ("ｗｅｄ １８:００", weekly([2], 18)),
        ("mon thu 18:00 from 5 Jan", weekly([0, 3], 18, start=on("2026-01-05"))),
        ("every day 7am starting tomorrow", weekly(ALL, 7, start=on("2026-01-02"))),
        # counted weeks
        ("every other monday 18:00", weekly([0], 18, 0, 2, on("2026-01-05"))),
        ("every 2 weeks on mon 18:00", weekly([0], 18, 0, 2, on("2026-01-05"))),
        ("every second week mon 18:00", weekly([0], 18, 0, 2, on("2026-01-05"))),
        ("every other week on thu and fri 6pm", weekly([3, 4], 18, 0, 2, on("2026-01-01"))),
        ("every 2nd thursday 9am", weekly([3], 9, 0, 2, on("2026-01-08"))),
        ("every three weeks on sat 10:00", weekly([5], 10, 0, 3, on("2026-01-03"))),
        ("fortnightly tue 5pm", weekly([1], 17, 0, 2, on("2026-01-06"))),
        ("biweekly tue 5pm", weekly([1], 17, 0, 2, on("2026-01-06"))),
        ("every fortnight on sun noon", weekly([6], 12, 0, 2, on("2026-01-04"))),
        ("every 2 weeks on mon 18:00 from 12 Jan", weekly([0], 18, 0, 2, on("2026-01-12"))),
        # counted days
        ("every other day 07:30", daily(2, 7, 30, "2026-01-02")),
        ("every second day 19:00", daily(2, 19, 0, "2026-01-01")),
        ("every 2nd day 7", daily(2, 7, 0, "2026-01-02")),
        ("every 3 days at 6pm", daily(3, 18, 0, "2026-01-01")),
        ("every three days at noon", daily(3, 12, 0, "2026-01-02")),
        ("6pm every 10 days", daily(10, 18, 0, "2026-01-01")),
        ("every 3 days at 6pm from 4 Jan", daily(3, 18, 0, "2026-01-04")),
        ("every 2 days 18:00 starting 2026-02-01", daily(2, 18, 0, "2026-02-01")),
        # once, after a while
        ("in 2 hours", once("2026-01-01 15:00:30")),
        ("In an hour", once("2026-01-01 14:00:30")),
        ("in half an hour", once("2026-01-01 13:30:30")),
        ("in two hours", once("2026-01-01 15:00:30")),
        ("in 90 min", once("2026-01-01 14:30:30")),
        ("in 1h30m", once("2026-01-01 14:30:30")),
        ("in 2.5 hours", once("2026-01-01 15:30:30")),
        ("in 1 hour and 15 minutes", once("2026-01-01 14:15:30")),
        ("in 2 days", once("2026-01-03 13:00:30")),
        ("in two days at 7am", once("2026-01-03 07:00")),
        ("in 3 weeks 7am", once("2026-01-22 07:00")),
        # once, on a day
        ("today 18:00", once("2026-01-01 18:00")),
        ("tonight", once("2026-01-01 20:00")),
        ("tonight 9pm", once("2026-01-01 21:00")),
        ("tomorrow 7am", once("2026-01-02 07:00")),
        ("7am tomorrow", once("2026-01-02 07:00")),
        ("day after tomorrow at noon", once("2026-01-03 12:00")),
        ("next thursday 9am", once("2026-01-08 09:00")),
        ("next mon 9am", once("2026-01-05 09:00")),
        ("this thu 9am", once("2026-01-08 09:00")),
        ("this thursday 14:00", once("2026-01-01 14:00")),
        ("on 24 Dec 18:00", once("2026-12-24 18:00")),
        ("24th of December at 6pm", once("2026-12-24 18:00")),
        ("dec 24th, 2027 at 7 p.m.", once("2027-12-24 19:00")),
        ("18:00 dec 24", once("2026-12-24 18:00")),
        ("Thursday 24 December 2026 18:00", once("2026-12-24 18:00")),
        ("1 jan 7am", once("2027-01-01 07:00")),
        ("1 jan 7pm", once("2026-01-01 19:00")),
        ("29 feb 18:00", once("2028-02-29 18:00")),
        ("2026-12-24 18:00", once("2026-12-24 18:00")),
        ("2026-12-24T18:00", once("2026-12-24 18:00")),
        ("24.12.2026 18:00", once("2026-12-24 18:00")),
        ("3 sept 8:05", once("2026-09-03 08:05")),
    ],
)  # fmt: skip
def test_when_as_people_say_it(typed: str, rule: Rule) -> None:
    schedule = parse_when(typed, NOW, BERLIN)
    assert schedule.rule == rule
    assert schedule.zone == BERLIN


@pytest.mark.parametrize(
    ("typed", "key", "part"),
    [
        ("", "when-no-time", None),
        ("   ", "when-no-time", None),
        ("mon", "when-no-time", None),
        ("tomorrow", "when-no-time", None),
        ("24 dec", "when-no-time", None),
        ("every other day", "when-no-time", None),
        ("every second week 18:00", "when-no-day", None),
        ("fortnightly 18:00", "when-no-day", None),
        ("mon 6pm 7pm", "when-many-times", None),
        ("mon 6pm and thu 7pm", "when-many-times", None),
        ("mon 24:00", "when-no-such-time", "24:00"),
        ("mon 25", "when-no-such-time", "25"),
        ("mon 18:60", "when-no-such-time", "18:60"),
        ("mon 0am", "when-no-such-time", "0am"),
        ("mon 13pm", "when-no-such-time", "13pm"),
        ("31 feb 7am", "when-no-such-date", "31 feb"),
        ("2026-02-30 7am", "when-no-such-date", "2026-02-30"),
        ("2026-13-01 7am", "when-no-such-date", "2026-13-01"),
        ("32.12.2026 7am", "when-no-such-date", "32.12.2026"),
        ("0 jan 7am", "when-no-such-date", "0 jan"),
        ("29 feb 2027 7am", "when-no-such-date", "29 feb 2027"),
        ("2020-01-01 7am", "when-past", None),
        ("today 9am", "when-past", None),
        ("1.1.2026 12:00", "when-past", None),
        ("0001-01-01 7am", "when-past", None),
        ("2099-01-01 7am", "when-too-far", None),
        ("9999-12-31 23:59", "when-too-far", None),
        ("every 0 days 6pm", "when-interval", None),
        ("every 400 days 6pm", "when-interval", None),
        ("every 99999 weeks on mon 6pm", "when-interval", None),
        ("in 0 minutes", "when-interval", None),
        ("in 9999 hours", "when-interval", None),
        ("in 5000 days 7am", "when-interval", None),
        ("every 3 days mon 18:00", "when-mixed", None),
        ("wed 24 dec 18:00", "when-mixed", None),
        ("tomorrow mon 18:00", "when-mixed", None),
        ("someday 6pm", "when-not-understood", "someday"),
        ("every 3 hours", "when-unit", None),
        ("every month 6pm", "when-no-day", None),
        ("every other weekday 6pm", "when-mixed", None),
        ("today tomorrow 6pm", "when-not-understood", "tomorrow"),
        ("12/24 18:00", "when-slashes", "12/24"),
        ("5/6/2026 6pm", "when-slashes", "5/6/2026"),
        ("not mon 6pm", "when-not-understood", "not"),
        ("mon except fri 6pm", "when-not-understood", "except"),
        ("in some hours", "when-not-understood", "in"),
        ("mon " * 100, "when-too-long", None),
    ],
)
def test_what_is_not_understood_is_told_apart(typed: str, key: str, part: str | None) -> None:
    with pytest.raises(DomainError) as refusal:
        parse_when(typed, NOW, BERLIN)
    assert refusal.value.key == key
    assert refusal.value.facts.get("part") == part


@given(st.text(max_size=110))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        schedule = parse_when(typed, NOW, BERLIN)
    except DomainError:
        return
    assert schedule.next_after(NOW) > NOW


WORDS = (
    "every", "other", "2", "3rd", "day", "days", "weeks", "mon", "thu", "fridays", "weekdays", "-", "in", "an", "hour",
    "18:00", "6pm", "noon", "at", "on", "from", "tomorrow", "next", "24", "dec", "2026-03-29", "2:30", "2026", "tonight",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
)
def test_any_words_in_any_order_are_read_or_refused_at_any_moment(typed: str, moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    try:
        schedule = parse_when(typed, now, BERLIN)
    except DomainError:
        return
    assert schedule.next_after(now) > now


def test_hours_are_hours_also_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 25, 0, 15, tzinfo=UTC)  # 02:15 summer time; it will be 02:15 again in an hour
    assert parse_when("in 1 hour", before, BERLIN).rule == Once(datetime(2026, 10, 25, 1, 15, tzinfo=UTC))


def test_a_time_that_is_repeated_is_past_when_its_first_is() -> None:
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45 for the first time
    with pytest.raises(DomainError, match="when-past"):
        parse_when("today 02:30", between, BERLIN)


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("tomorrow", "2026-01-02 00:00"),
        ("monday", "2026-01-05 00:00"),
        ("7 Jan", "2026-01-07 00:00"),
        ("tomorrow 18:00", "2026-01-02 18:00"),
        ("in 2 weeks", "2026-01-15 13:00:30"),
        ("in 3 hours", "2026-01-01 16:00:30"),
        ("mon 18:00", "2026-01-05 18:00"),
    ],
)
def test_until_takes_a_day_alone_from_its_beginning(typed: str, local: str) -> None:
    assert parse_until(typed, NOW, BERLIN) == once(local).at


@pytest.mark.parametrize("typed", ["yesterday", "2020-01-01", "soon", "today"])
def test_until_refuses_what_is_no_moment_to_come(typed: str) -> None:
    with pytest.raises(DomainError):
        parse_until(typed, NOW, BERLIN)


@pytest.mark.parametrize(
    ("typed", "at"), [("22:00", time(22)), ("10 pm", time(22)), ("midnight", time(0)), ("7", time(7))]
)
def test_a_time_of_day(typed: str, at: time) -> None:
    assert parse_clock(typed) == at


@pytest.mark.parametrize("typed", ["", "24:00", "mon 22:00", "late", "2" * 500])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="when-no-such-time"):
        parse_clock(typed)
