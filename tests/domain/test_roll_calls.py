"""From when to when a roll call counts."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.posts import Destination
from bot.domain.reminder_kinds import BackDay
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.roll_calls import roll_call
from bot.domain.schedules import Schedule, Weekly


def occurrence(at: datetime, clock: time, zone: str = "Europe/Berlin") -> Occurrence:
    schedule = Schedule(Weekly(frozenset(range(7)), clock), zone)
    return Occurrence(Reminder(1, Destination(1, 2, 3), schedule, None, about=BackDay(summed=True)), at)


@pytest.mark.parametrize(
    ("at", "clock", "begins", "closes"),
    [
        ((2026, 1, 1, 17), time(18), (2025, 12, 31, 23), (2026, 1, 1, 23)),
        ((2026, 3, 29, 16), time(18), (2026, 3, 28, 23), (2026, 3, 29, 22)),  # 23 hours: the clocks go forward
        ((2026, 10, 25, 17), time(18), (2026, 10, 24, 22), (2026, 10, 25, 23)),  # 25 hours: they go back
        ((2026, 1, 1, 22), time(23), (2025, 12, 31, 23), (2026, 1, 2, 4)),  # at least six hours
        ((2025, 12, 31, 23), time(0), (2025, 12, 31, 23), (2026, 1, 1, 23)),  # at midnight the day begins
    ],
)
def test_it_counts_the_local_day_and_at_least_six_hours(at: tuple, clock: time, begins: tuple, closes: tuple) -> None:
    call = roll_call(occurrence(datetime(*at, tzinfo=UTC), clock), late=False)
    assert (call.begins, call.closes) == (datetime(*begins, tzinfo=UTC), datetime(*closes, tzinfo=UTC))
    assert call.summed


def test_what_comes_late_still_counts_its_own_day() -> None:
    late = occurrence(datetime(2026, 1, 1, 22, 30, 0, 5, tzinfo=UTC), time(23))
    late = Occurrence(late.reminder, late.at + timedelta(hours=1))  # after midnight in Berlin
    call = roll_call(late, late=True)
    assert call.begins == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert call.at.microsecond == 0
    assert call.late
