"""What owners ask of a reminder, and when it comes then."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.errors import DomainError
from bot.domain.posts import Destination, Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminder_states import Pause, Snooze
from bot.domain.reminders import Reminder
from bot.domain.schedules import Once, Schedule, Weekly

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
NIGHT = Quiet(time(22), time(7))


def reminder(schedule: Schedule = DAILY, now: datetime = NOW, **state: object) -> Reminder:
    return Reminder(1, Destination(1), schedule, None, since=now, **state).replanned(now)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


def test_it_comes_as_scheduled_and_goes_on_when_taken() -> None:
    due = reminder()
    assert due.upcoming(NOW, 3) == (at(1, 18), at(2, 18), at(3, 18))
    assert due.claimed(at(1, 18)).next_at == at(2, 18)
    assert due.claimed(at(4, 19)).next_at == at(5, 18)


def test_once_is_over_when_taken() -> None:
    due = reminder(Schedule(Once(at(1, 13)), "UTC"))
    assert due.next_at == at(1, 13)
    assert due.claimed(at(1, 13)).next_at is None


def test_a_pause_is_silent_until_it_ends() -> None:
    until = reminder().paused(Pause.OWNER, at(5, 0), NOW)
    assert until.next_at == at(5, 18)
    assert until.resting(at(4, 0))
    assert not until.resting(at(5, 0))
    endless = reminder().paused(Pause.OWNER, None, NOW)
    assert endless.next_at is None
    assert endless.resumed(at(9, 19)).next_at == at(10, 18)
    assert until.claimed(at(5, 18)).why_resting is None


def test_skipping_leaves_out_one() -> None:
    once = reminder().skipped(NOW)
    assert once.next_at == at(2, 18)
    assert once.skipped(NOW).next_at == at(3, 18)
    with pytest.raises(DomainError, match="reminder-nothing-next"):
        reminder(Schedule(Once(at(1, 13)), "UTC")).skipped(NOW).skipped(NOW)


def test_a_snooze_comes_beside_the_schedule_and_once() -> None:
    now = at(1, 18, 1)
    due = reminder().claimed(at(1, 18)).snoozed(Snooze.QUARTER, at(1, 18), now)
    assert due.upcoming(now, 2) == (at(1, 18, 16), at(2, 18))
    after = due.claimed(due.next_at)
    assert after.snooze.to is None
    assert after.next_at == at(2, 18)


def test_the_same_tap_twice_is_one_and_another_choice_replaces_it() -> None:
    due = reminder().claimed(at(1, 18)).snoozed(Snooze.QUARTER, at(1, 18), at(1, 18, 1))
    assert due.snoozed(Snooze.QUARTER, at(1, 18), at(1, 18, 9)) == due
    assert due.claimed(due.next_at).snoozed(Snooze.QUARTER, at(1, 18), at(1, 19)).next_at == at(2, 18)
    assert due.snoozed(Snooze.HOUR, at(1, 18), at(1, 18, 9)).next_at == at(1, 19, 9)


def test_tonight_and_tomorrow_are_local() -> None:
    berlin = Schedule(Weekly(frozenset(range(7)), time(18)), "Europe/Berlin")
    due = reminder(berlin).claimed(at(1, 17))
    assert due.snoozed(Snooze.TONIGHT, at(1, 17), at(1, 17, 5)).next_at == at(1, 19)
    with pytest.raises(DomainError, match="snooze-too-late"):
        due.snoozed(Snooze.TONIGHT, at(1, 17), at(1, 19))
    weekly = reminder(Schedule(Weekly(frozenset({3}), time(18)), "Europe/Berlin")).claimed(at(1, 17))
    assert weekly.snoozed(Snooze.TOMORROW, at(1, 17), at(1, 17, 5)).next_at == at(2, 17)


def test_a_reminder_that_is_moved_onto_the_next_one_comes_once() -> None:
    due = reminder().claimed(at(1, 18)).snoozed(Snooze.TOMORROW, at(1, 18), at(1, 18, 1))
    assert due.upcoming(at(1, 19), 2) == (at(2, 18), at(3, 18))


def test_skipping_a_snooze_keeps_the_schedule() -> None:
    due = reminder().claimed(at(1, 18)).snoozed(Snooze.QUARTER, at(1, 18), at(1, 18, 1))
    assert due.skipped(at(1, 18, 2)).next_at == at(2, 18)


def test_dropping_a_post_drops_its_snooze_and_says_so_once() -> None:
    due = reminder().claimed(at(1, 18)).snoozed(Snooze.HOUR, at(1, 18), at(1, 18, 1))
    dropped = due.dropped(at(1, 18), at(1, 18, 2))
    assert dropped.next_at == at(2, 18)
    assert dropped.last_outcome is Outcome.SKIPPED
    assert dropped.dropped(at(1, 18), at(1, 18, 9)) == dropped


def test_what_falls_into_quiet_hours_comes_at_their_end_once() -> None:
    late = Schedule(Weekly(frozenset(range(7)), time(23)), "UTC")
    due = reminder(late, quiet=NIGHT)
    assert due.upcoming(NOW, 2) == (at(2, 7), at(3, 7))
    assert due.replanned(at(2, 3)).next_at == at(2, 7)
    assert due.claimed(at(2, 7)).next_at == at(3, 7)
    assert due.skipped(NOW).next_at == at(3, 7)


def test_quiet_hours_that_come_later_do_not_repeat_what_was_posted() -> None:
    posted = reminder().claimed(at(1, 18))
    evening = Quiet(time(17), time(21))
    changed = Reminder(1, Destination(1), DAILY, None, since=posted.since, quiet=evening).replanned(at(1, 18, 5))
    assert changed.next_at == at(2, 21)


def test_quiet_hours_end_at_their_local_hour_also_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert NIGHT.over(night, berlin) == datetime(2026, 3, 29, 5, tzinfo=UTC)
    assert NIGHT.over(datetime(2026, 3, 29, 5, tzinfo=UTC), berlin) == datetime(2026, 3, 29, 5, tzinfo=UTC)


CLOCKS = st.integers(0, 1439).map(lambda minute: time(*divmod(minute, 60)))

ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Honolulu", "Pacific/Kiritimati"]
)


def test_in_another_zone_it_comes_at_the_same_local_time_from_now_on() -> None:
    berlin = reminder(Schedule(Weekly(frozenset(range(7)), time(18)), "Europe/Berlin"))
    assert berlin.next_at == at(1, 17)
    assert berlin.moved("Asia/Tokyo", NOW).next_at == at(2, 9)  # 18:00 has passed there
    assert berlin.moved("America/New_York", NOW).next_at == at(1, 23)
    posted = berlin.claimed(at(1, 17))
    assert posted.moved("America/New_York", at(1, 17, 1)).next_at == at(2, 23)  # this date has had its post
    snoozed = posted.snoozed(Snooze.HOUR, at(1, 17), at(1, 17, 1))
    assert snoozed.moved("America/New_York", at(1, 17, 2)).next_at == at(1, 18, 1)
    once = reminder(Schedule(Once(at(1, 20)), "UTC"))
    assert once.moved("Asia/Tokyo", NOW).next_at == at(1, 20)
    assert once.moved("Asia/Tokyo", NOW).schedule.zone == "Asia/Tokyo"


def test_what_its_owner_skipped_is_not_made_up_for_in_another_zone() -> None:
    skipped = reminder(Schedule(Weekly(frozenset(range(7)), time(18)), "Europe/Berlin")).skipped(NOW)
    assert skipped.moved("America/New_York", NOW).next_at == at(2, 23)
    assert skipped.moved("Asia/Tokyo", NOW).next_at == at(2, 9)


def test_a_snooze_that_was_due_before_quiet_hours_began_comes_once() -> None:
    snoozed = reminder().claimed(at(1, 18)).snoozed(Snooze.HOUR, at(1, 18), at(1, 18))
    meanwhile = replace(snoozed, quiet=Quiet(time(18), time(20))).replanned(at(1, 19, 1))
    assert meanwhile.next_at == at(1, 19)
    assert meanwhile.claimed(at(1, 19, 1)).next_at == at(2, 20)


def test_what_is_due_when_its_owner_moves_is_still_posted() -> None:
    assert reminder().moved("Asia/Tokyo", at(1, 18, 1)).next_at == at(1, 18)


@example(
    time(), ["Asia/Kolkata", "UTC", "America/New_York"], datetime(2026, 1, 1, 19, tzinfo=UTC),
    [timedelta(days=1), timedelta(minutes=1), timedelta(days=1)],
)  # fmt: skip
@given(
    clock=CLOCKS,
    zones=st.lists(ZONES, min_size=2, max_size=4),
    begin=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    waits=st.lists(st.timedeltas(timedelta(minutes=1), timedelta(days=4)), min_size=3, max_size=3),
)
def test_whoever_travels_hears_of_each_local_date_at_most_once(
    clock: time, zones: list[str], begin: datetime, waits: list[timedelta]
) -> None:
    due = reminder(Schedule(Weekly(frozenset(range(7)), clock), zones[0]), begin)
    days, now = [], begin
    for zone, wait in zip([*zones[1:], None], waits, strict=False):
        end = now + wait
        while due.next_at and due.next_at <= end:
            days.append(due.next_at.astimezone(ZoneInfo(due.schedule.zone)).date())
            due = due.claimed(due.next_at)
        now = end
        if zone is not None:
            due = due.moved(zone, now)
            assert due.next_at
            assert timedelta(0) < due.next_at - now <= timedelta(days=3)
    assert sorted(set(days)) == days


@given(
    start=CLOCKS,
    end=CLOCKS,
    clock=CLOCKS,
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
)
@example(time(2, 1), time(2), time(2, 1), "America/New_York", datetime(2027, 3, 10, tzinfo=UTC))
@example(time(3), time(2, 30), time(3, 40), "America/New_York", datetime(2027, 3, 10, tzinfo=UTC))
def test_quiet_hours_neither_lose_nor_double(
    start: time, end: time, clock: time, zone: str, moment: datetime
) -> None:
    """One after the other as the tick takes them, and nothing in quiet hours."""
    quiet = Quiet(start, end) if start != end else None
    due = reminder(Schedule(Weekly(frozenset(range(7)), clock), zone), moment, quiet=quiet)
    ahead = due.upcoming(moment, 4)
    for expected in ahead:
        assert due.next_at == expected
        assert quiet is None or quiet.over(expected, ZoneInfo(zone)) == expected
        due = due.claimed(expected)
    gaps = [second - first for first, second in pairwise(ahead)]
    assert all(timedelta(hours=20) < gap < timedelta(hours=28) for gap in gaps)


def test_what_is_due_stays_due_whatever_its_owner_asks_for_beside_it() -> None:
    due, now = reminder(), at(1, 18, 1)
    assert due.snoozed(Snooze.HOUR, at(1, 18), now).next_at == at(1, 18)
    assert due.dropped(at(1, 17), now).next_at == at(1, 18)
    assert replace(due, quiet=NIGHT).replanned(now).next_at == at(1, 18)
    assert due.resumed(now).next_at == at(1, 18)
    assert due.skipped(now).next_at == at(2, 18)
    assert due.paused(Pause.OWNER, None, now).next_at is None


ACTIONS = st.one_of(
    st.sampled_from(
        [("take",), ("skip",), ("pause", None), ("resume",), ("drop",), ("quiet", None), ("quiet", NIGHT)]
    ),
    st.tuples(st.just("snooze"), st.sampled_from(Snooze)),
    st.tuples(st.just("pause"), st.integers(1, 100)),
)


def act(changed: Reminder, now: datetime, name: str, *facts: object) -> Reminder:
    """What an owner asks for at `now`, and nothing where a rule says no."""
    try:
        match name, *facts:
            case ("skip",):
                return changed.skipped(now)
            case "pause", hours:
                return changed.paused(Pause.OWNER, now + timedelta(hours=hours) if hours else None, now)
            case ("resume",):
                return changed.resumed(now)
            case ("drop",):
                return changed.dropped(now, now)
            case "snooze", choice:
                return changed.snoozed(choice, now - timedelta(minutes=1), now)
            case "quiet", quiet:
                return replace(changed, quiet=quiet).replanned(now)
    except DomainError:
        pass
    return changed


@example([(6, ("quiet", NIGHT)), (414, ("skip",)), (885, ("snooze", Snooze.QUARTER)), (15, ("take",))], "UTC")
@given(st.lists(st.tuples(st.integers(1, 900), ACTIONS), max_size=40), st.sampled_from(["UTC", "Europe/Berlin"]))
def test_whatever_is_asked_for_in_whatever_order_each_moment_is_taken_at_its_time_and_once(steps, zone: str) -> None:
    now = datetime(2026, 3, 20, tzinfo=UTC)
    due = reminder(Schedule(Weekly(frozenset(range(7)), time(2, 30)), zone), now)
    claimed: list[datetime] = []
    for minutes, action in steps:
        now += timedelta(minutes=minutes)
        while due.next_at is not None and due.next_at <= now:  # the tick
            claimed.append(due.next_at)
            due = due.claimed(due.next_at)
        due = act(due, now, *action)
        assert due.next_at is None or due.next_at > now
        assert due.next_at == next(iter(due.upcoming(now, 1)), None)
    assert claimed == sorted(set(claimed))
