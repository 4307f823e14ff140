"""The calendar file, read by two programs that did not write it: dateutil's readers of zones and rules, and `ical`."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from dateutil.rrule import rrulestr
from ical.calendar_stream import IcsCalendarStream

from bot.domain.posts import Destination
from bot.domain.reminder_states import Pause
from bot.domain.reminders import Reminder
from bot.domain.schedules import Daily, Monthly, Once, Rule, Schedule, Weekly
from bot.services.calendar import as_calendar

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
ALL_WEEK = frozenset(range(7))
UID = "5f0c2d3e4b5a69788796a5b4c3d2e1f0"
RULES = [
    Weekly(frozenset({0, 3}), time(18)),
    Weekly(ALL_WEEK, time(12)),
    Weekly(frozenset({0, 4}), time(18), 2, date(2026, 1, 2)),
    Daily(3, time(7, 30), date(2026, 1, 2)),
    Monthly(frozenset({1, 3}), frozenset({0}), time(18)),
    Monthly(frozenset({-1}), frozenset({4, 5}), time(18)),
    Monthly(frozenset({15, -1}), frozenset(), time(18)),
]
"""Of every kind that repeats."""


def reminder(rule: Rule, zone: str = "Europe/Berlin", **state: object) -> Reminder:
    return Reminder(7, Destination(1), Schedule(rule, zone), None, since=NOW, uid=UID, **state).replanned(NOW)


def unfolded(file: bytes) -> list[str]:
    return re.sub(r"\r\n[ \t]", "", file.decode()).split("\r\n")


def events(file: bytes) -> list[dict[str, str]]:
    blocks = "\n".join(unfolded(file)).split("BEGIN:VEVENT\n")[1:]
    return [dict(line.split(":", 1) for line in block.split("\nEND:VEVENT")[0].split("\n")) for block in blocks]


def occurrences(file: bytes, zone: str, count: int) -> list[datetime]:
    """As a calendar would compute them: with the zone that stands in the file."""
    (event,) = events(file)
    local = tz.tzical(io.StringIO("\n".join(unfolded(file)))).get(zone)
    rule = rrulestr(event["RRULE"], dtstart=datetime.fromisoformat(event[f"DTSTART;TZID={zone}"]))
    return [moment.replace(tzinfo=local).astimezone(UTC) for moment in rule.xafter(datetime(2025, 1, 1), count)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
@pytest.mark.parametrize("rule", RULES)
def test_a_calendar_finds_the_same_moments_as_the_reminder(rule: Rule, zone: str) -> None:
    due = reminder(rule, zone)
    assert occurrences(as_calendar([due], "Back day", NOW), zone, 200) == list(due.upcoming(NOW, 200))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"])
@pytest.mark.parametrize("rule", RULES)
def test_another_calendar_finds_them_too_where_it_does_not_know_the_zone(rule: Rule, zone: str) -> None:
    due = reminder(rule, zone)
    file = as_calendar([due], "Back day", NOW).decode().replace(zone, "Somewhere/Else")
    events = islice(IcsCalendarStream.calendar_from_ics(file).timeline_tz(UTC), 60)
    assert [event.start.astimezone(UTC) for event in events] == list(due.upcoming(NOW, 60))


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Berlin", 2),
        ("America/New_York", 2),
        ("Australia/Lord_Howe", 2),
        ("Europe/Dublin", 2),
        ("America/Santiago", 2),
        ("Asia/Jerusalem", 2),
        ("Asia/Kolkata", 0),
        ("Africa/Casablanca", 0),
    ],
)
def test_a_zone_is_described_by_one_rule_for_each_change_where_it_has_one(zone: str, rules: int) -> None:
    file = as_calendar([reminder(Weekly(ALL_WEEK, time(18)), zone)], "Back day", NOW)
    described = "\n".join(unfolded(file)).split("BEGIN:VTIMEZONE")[1].split("END:VTIMEZONE")[0]
    assert described.count("RRULE") == rules
    if rules:
        assert described.count("BEGIN:STANDARD") == described.count("BEGIN:DAYLIGHT") == 1


def test_an_entry_that_was_changed_is_newer_and_has_the_same_name() -> None:
    first = reminder(Weekly(ALL_WEEK, time(18)))
    later = replace(first.skipped(NOW), revision=first.revision + 1)
    before, after = (events(as_calendar([moment], "Back day", NOW))[0] for moment in (first, later))
    assert before["UID"] == after["UID"] == UID
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["LAST-MODIFIED"] == "20260101T120000Z"


def test_utc_needs_no_zone() -> None:
    file = as_calendar([reminder(Weekly(ALL_WEEK, time(18)), "UTC")], "Back day", NOW)
    assert b"VTIMEZONE" not in file
    assert events(file)[0]["DTSTART"] == "20260101T180000Z"


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns"]
)
def test_its_zones_are_right_at_every_hour_of_two_years(zone: str) -> None:
    file = as_calendar([reminder(Weekly(ALL_WEEK, time(18)), zone)], "Back day", NOW)
    local = tz.tzical(io.StringIO("\n".join(unfolded(file)))).get(zone)
    moment = NOW.replace(tzinfo=None)
    for _ in range(2 * 366 * 24):
        moment += timedelta(hours=1)
        theirs = moment.replace(tzinfo=local)
        ours = moment.replace(tzinfo=ZoneInfo(zone))
        again = ours.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if again == moment and ours.utcoffset() == ours.replace(fold=1).utcoffset():  # neither skipped nor repeated
            assert theirs.utcoffset() == ours.utcoffset(), moment


def test_it_is_written_as_the_standard_says() -> None:
    file = as_calendar([reminder(Weekly(ALL_WEEK, time(18)))], "Rücken, und wieder; Rücken " * 9, NOW)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    (event,) = events(file)
    assert event["UID"] == UID
    assert event["DTSTAMP"] == "20260101T120000Z"
    assert event["SUMMARY"].startswith("Rücken\\, und wieder\\; Rücken")
    assert unfolded(file).count("BEGIN:VTIMEZONE") == 1


def test_once_has_no_rule_and_what_is_over_or_rests_is_left_out() -> None:
    once = reminder(Once(datetime(2026, 5, 1, 16, 0, tzinfo=UTC)))
    (event,) = events(as_calendar([once], "Back day", NOW))
    assert event["DTSTART;TZID=Europe/Berlin"] == "20260501T180000"
    assert "RRULE" not in event
    over = reminder(Once(NOW - timedelta(days=1)))
    rests = reminder(Weekly(ALL_WEEK, time(18))).paused(Pause.OWNER, None, NOW)
    assert events(as_calendar([over, rests], "Back day", NOW)) == []


def test_it_begins_where_a_pause_ends_or_after_what_is_skipped() -> None:
    daily = reminder(Weekly(ALL_WEEK, time(18)))
    paused = daily.paused(Pause.OWNER, datetime(2026, 1, 10, tzinfo=UTC), NOW)
    (event,) = events(as_calendar([paused], "Back day", NOW))
    assert event["DTSTART;TZID=Europe/Berlin"] == "20260110T180000"
    (event,) = events(as_calendar([daily.skipped(NOW)], "Back day", NOW))
    assert event["DTSTART;TZID=Europe/Berlin"] == "20260102T180000"
