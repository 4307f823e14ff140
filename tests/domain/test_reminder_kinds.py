"""When a second message comes, when a region's reminder speaks, and which week is summed up."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.exercises import Catalogue, Region, Tracking
from bot.domain.own_exercises import own_exercise
from bot.domain.posts import Destination, Outcome
from bot.domain.quiet import Quiet
from bot.domain.reminder_kinds import BackDay, Nudge, Untrained, by_region, trains
from bot.domain.reminder_states import Pause, Snooze
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.schedules import Daily, Once, Schedule, Weekly

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
TWO = BackDay(timedelta(hours=2))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


def reminder(schedule: Schedule = DAILY, **state: object) -> Reminder:
    return Reminder(1, Destination(1), schedule, None, since=NOW, **{"about": TWO} | state).replanned(NOW)


def posted(due: Reminder | None = None, now: datetime | None = None) -> Reminder:
    """What is next was taken on and posted."""
    due = due or reminder()
    moment = now or due.next_at
    claimed = due.claimed(moment)
    return claimed.settled(due.next_at, Outcome.POSTED, moment)


@pytest.mark.parametrize(
    ("choice", "after"), [("none", None), ("2h", timedelta(hours=2)), ("4h", timedelta(hours=4))]
)
def test_how_long_after(choice: str, after: timedelta | None) -> None:
    assert Nudge(choice).after == after


def test_it_comes_once_after_the_post_and_then_the_schedule_goes_on() -> None:
    due = posted()
    assert due.next_at == at(1, 20)
    assert due.nudge_is_next
    assert due.upcoming(at(1, 18), 2) == (at(1, 20), at(2, 18))
    claimed = due.claimed(at(1, 20))
    assert Occurrence(claimed, at(1, 20)).nudge
    assert not claimed.nudge_is_next
    after = claimed.settled(at(1, 20), Outcome.POSTED, at(1, 20))
    assert after == claimed.ended(Outcome.POSTED, at(1, 20))
    assert after.next_at == at(2, 18)
    following = after.claimed(at(2, 18))
    assert not Occurrence(following, at(2, 18)).nudge
    assert following.settled(at(2, 18), Outcome.POSTED, at(2, 18)).next_at == at(2, 20)


def test_it_counts_from_the_post_and_not_from_when_that_was_due() -> None:
    assert posted(now=at(1, 18, 40)).next_at == at(1, 20, 40)


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in Outcome if outcome not in (Outcome.POSTED, Outcome.NO_ROLE)]
)
def test_it_follows_a_post_alone(outcome: Outcome) -> None:
    claimed = reminder().claimed(at(1, 18))
    assert claimed.settled(at(1, 18), outcome, at(1, 18)) == claimed.ended(outcome, at(1, 18))


def test_none_is_wanted_unless_it_was_said() -> None:
    assert posted(reminder(about=BackDay())).next_at == at(2, 18)


def test_none_comes_on_the_next_day() -> None:
    late = Schedule(Weekly(frozenset(range(7)), time(22, 30)), "UTC")
    assert posted(reminder(late)).next_at == at(2, 22, 30)
    berlin = replace(late, zone="Europe/Berlin")
    assert posted(reminder(berlin)).next_at == at(2, 21, 30)


def test_quiet_hours_move_it_within_its_day_or_leave_it_out() -> None:
    assert posted(reminder(quiet=Quiet(time(19), time(21)))).next_at == at(1, 21)
    assert posted(reminder(quiet=Quiet(time(19), time(7)))).next_at == at(2, 18)


def test_quiet_hours_that_are_set_while_it_is_due_leave_it_what_it_is() -> None:
    due = replace(posted(), quiet=Quiet(time(19), time(21))).replanned(at(1, 20, 1))
    assert due.nudge_is_next
    assert Occurrence(due.claimed(at(1, 20, 1)), at(1, 20)).nudge
    moved = replace(posted(), quiet=Quiet(time(19), time(21))).replanned(at(1, 19))
    assert Occurrence(moved.claimed(at(1, 21)), at(1, 21)).nudge


@pytest.mark.parametrize(
    ("change", "next_at"),
    [
        (lambda each_reminder, now: each_reminder.dropped(at(1, 18), now), at(2, 18)),
        (lambda each_reminder, now: each_reminder.skipped(now), at(2, 18)),
        (lambda each_reminder, now: each_reminder.snoozed(Snooze.QUARTER, at(1, 18), now), at(1, 18, 16)),
        (lambda each_reminder, now: each_reminder.paused(Pause.OWNER, None, now), None),
        (lambda each_reminder, now: each_reminder.paused(Pause.OWNER, at(1, 19), now), at(2, 18)),
    ],
)
def test_what_its_owner_asks_for_meanwhile_takes_it_away(change, next_at: datetime | None) -> None:
    changed = change(posted(), at(1, 18, 1))
    assert changed.next_at == next_at
    assert not changed.nudge_is_next


def test_skip_takes_it_away_also_when_it_is_due_at_this_moment() -> None:
    assert posted().dropped(at(1, 18), at(1, 20, 1)).next_at == at(2, 18)


def test_what_was_skipped_before_the_post_was_recorded_has_none() -> None:
    skipped = reminder().claimed(at(1, 18)).dropped(at(1, 18), at(1, 18, 1))
    posted = skipped.settled(at(1, 18), Outcome.POSTED, at(1, 18, 2))
    assert posted == skipped.ended(Outcome.POSTED, at(1, 18, 2))


def test_a_post_that_was_put_off_has_its_second_message_later_and_a_day_has_one() -> None:
    put_off = posted().snoozed(Snooze.QUARTER, at(1, 18), at(1, 18, 1))
    again = posted(put_off)
    assert again.next_at == at(1, 20, 16)
    nudged = again.claimed(at(1, 20, 16)).snoozed(Snooze.QUARTER, at(1, 18, 16), at(1, 20, 20))
    assert nudged.next_at == at(1, 20, 35)
    assert not nudged.nudge_is_next
    assert posted(nudged).next_at == at(2, 18)


def test_after_a_reminder_for_one_moment_nothing_more_comes() -> None:
    due = posted(reminder(Schedule(Once(at(1, 13)), "UTC")))
    assert due.next_at == at(1, 15)
    assert due.claimed(at(1, 15)).next_at is None


ACTIONS = st.sampled_from(["tick", "skip", "snooze", "drop", "pause", "resume", "quiet", "loud"])


def act(changed: Reminder, now: datetime, name: str) -> Reminder:
    match name:
        case "skip" if changed.next_at:
            return changed.skipped(now)
        case "snooze":
            return changed.snoozed(Snooze.QUARTER, changed.last.at if changed.last else now, now)
        case "drop":
            return changed.dropped(changed.last.at if changed.last else now, now)
        case "pause":
            return changed.paused(Pause.OWNER, now + timedelta(hours=9), now)
        case "resume":
            return changed.resumed(now)
        case "quiet":
            return replace(changed, quiet=Quiet(time(21), time(7))).replanned(now)
        case "loud":
            return replace(changed, quiet=None).replanned(now)
    return changed


# A snooze that comes at the end of the quiet hours in which a second message was due.
@example(
    [(1, "quiet"), (64, "tick"), (500, "tick"), (500, "snooze"), (235, "snooze"), (500, "tick")], "Europe/Berlin"
)
@given(st.lists(st.tuples(st.integers(1, 500), ACTIONS), max_size=40), st.sampled_from(["UTC", "Europe/Berlin"]))
def test_whatever_is_asked_for_a_day_has_at_most_one_second_message_and_after_its_post(steps, zone: str) -> None:
    now = datetime(2026, 3, 26, tzinfo=UTC)
    due = replace(reminder(replace(DAILY, zone=zone)), since=now, next_at=None).replanned(now)
    nudges: list[date] = []
    days: list[date] = []
    for minutes, action in steps:
        now += timedelta(minutes=minutes)
        while due.next_at is not None and due.next_at <= now:
            moment = due.next_at
            due = due.claimed(moment)
            (nudges if Occurrence(due, moment).nudge else days).append(moment.astimezone(ZoneInfo(zone)).date())
            assert nudges[-1:] <= days[-1:], "a second message follows a post of its day"
            due = due.settled(moment, Outcome.POSTED, moment)
        due = act(due, now, action)
        assert due.next_at is None or due.next_at > now
    assert nudges == sorted(set(nudges))
    assert set(nudges) <= set(days)


# ------------------------------------------------------------------ a region that was left alone


@pytest.mark.parametrize(
    ("today", "counted", "told_on", "speaks"),
    [
        (6, 1, None, False),
        (7, 1, None, True),
        (20, 1, None, True),
        (8, 1, 7, False),
        (12, 1, 7, False),
        (13, 1, 7, True),
        (13, 9, 7, False),
        (15, 9, 7, True),
        (7, 7, 7, False),
    ],
)
def test_it_speaks_after_so_many_days_and_then_after_as_many_again(
    today: int, counted: int, told_on: int | None, speaks: bool
) -> None:
    days = [None if day is None else date(2026, 1, day) for day in (today, counted, told_on)]
    assert Untrained(Region.LOWER, 6).speaks(*days) is speaks


@given(st.integers(2, 14), st.sets(st.integers(0, 120)))
def test_it_never_speaks_sooner_than_so_many_days_after_training_or_speaking(days: int, trained: set[int]) -> None:
    about, first = Untrained(Region.MID, days), date(2026, 1, 1)
    told_on: date | None = None
    counted = first
    silent = 0
    for ahead in range(121):
        today = first + timedelta(days=ahead)
        counted = today if ahead in trained else counted
        if about.speaks(today, counted, told_on):
            assert (today - counted).days >= days
            assert told_on is None or (today - told_on).days >= days
            told_on, silent = today, 0
        else:
            silent = 0 if ahead in trained else silent + 1
            assert silent <= days, "left alone, and nothing said"


@pytest.mark.parametrize(
    ("outcome", "noted"),
    [(Outcome.POSTED, True), (Outcome.ELSEWHERE, True), (Outcome.NOTHING, False), (Outcome.FAILED, False)],
)
def test_what_it_said_is_noted_and_moves_no_schedule(outcome: Outcome, noted: bool) -> None:
    due = reminder(Schedule(Daily(1, time(18), date(2026, 1, 1)), "UTC"), about=Untrained(Region.LOWER, 6))
    taken_on = due.claimed(at(1, 18))
    claimed = taken_on.settled(at(1, 18), outcome, at(1, 18))
    assert claimed.told_at == (at(1, 18) if noted else None)
    assert claimed.next_at == at(2, 18)
    assert due.set_on == date(2026, 1, 1)


def test_a_set_trains_the_regions_that_its_muscles_reach_into(catalogue: Catalogue) -> None:
    assert trains(catalogue["good-morning"], Region.LOWER)
    assert not trains(catalogue["good-morning"], Region.UPPER)
    reaching = next(entry for entry in catalogue.exercises.values() if entry.also)
    assert all(trains(reaching, region) for region in (reaching.region, *reaching.also))
    assert not any(trains(catalogue["childs-pose"], region) for region in Region)  # a stretch
    assert not any(trains(own_exercise("own-1", "Bench", None, Tracking.WEIGHT_REPS), region) for region in Region)


def test_each_set_counts_once_for_its_own_region(catalogue: Catalogue) -> None:
    bench = own_exercise("own-1", "Bench", None, Tracking.WEIGHT_REPS)
    known = {**catalogue.exercises, "own-1": bench}
    counts = by_region({"good-morning": 3, "face-pull": 2, "shrug": 1, "own-1": 9}, known)
    assert counts == {Region.LOWER: 3, Region.MID: 0, Region.UPPER: 3}


# ------------------------------------------------------------------ the week in short


@pytest.mark.parametrize(
    ("quiet", "expected", "day"),
    [(None, at(4, 21), 4), (Quiet(time(20), time(7)), at(5, 7), 4)],
)
def test_the_week_is_that_of_the_evening_also_when_quiet_hours_move_the_post(quiet, expected, day: int) -> None:
    sunday = Schedule(Weekly(frozenset({6}), time(21)), "UTC")
    due = reminder(sunday, quiet=quiet)
    assert due.next_at == expected
    assert Occurrence(due, due.next_at).day == date(2026, 1, day)
    assert Occurrence(due, at(2, 12), test=True).day == date(2026, 1, 2)
