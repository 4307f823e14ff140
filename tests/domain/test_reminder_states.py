"""Every transition of a reminder, out of every state: the table that the diagram in docs/architecture.md draws."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain.errors import DomainError
from bot.domain.posts import Destination, Outcome, Refusals
from bot.domain.reminder_kinds import BackDay
from bot.domain.reminder_states import Pause, Snooze, State
from bot.domain.reminders import Reminder
from bot.domain.schedules import Once, Schedule, Weekly

DUE = datetime(2026, 1, 1, 18, tzinfo=UTC)
NOW = DUE + timedelta(minutes=5)
DAILY = Schedule(Weekly(frozenset(range(7)), time(18)), "UTC")
NUDGING = BackDay(timedelta(hours=2))
ONCE = Schedule(Once(DUE), "UTC")
MORNINGS = Schedule(Weekly(frozenset(range(7)), time(7)), "UTC")


def reminder(schedule: Schedule = DAILY, about: BackDay | None = None) -> Reminder:
    before = DUE - timedelta(hours=1)
    to = Destination(1, role_id=2)
    return Reminder(1, to, schedule, None, since=before, about=about or BackDay()).replanned(before)


def posted(due: Reminder) -> Reminder:
    return due.claimed(NOW).settled(DUE, Outcome.POSTED, NOW)


LATER = NOW + timedelta(days=3)
CLAIMED = reminder().claimed(NOW)
STARTS: Mapping[str, Reminder] = {
    "waiting": posted(reminder()),
    "waiting, snoozed": posted(reminder()).snoozed(Snooze.QUARTER, DUE, NOW),
    "waiting, second message": posted(reminder(about=NUDGING)),
    "due": reminder(),
    "waiting, claimed": CLAIMED,
    "waiting, claimed, snoozed": CLAIMED.snoozed(Snooze.QUARTER, DUE, NOW),
    "resting, claimed": CLAIMED.paused(Pause.OWNER, None, NOW),
    "resting": posted(reminder()).paused(Pause.OWNER, None, NOW),
    "resting until": posted(reminder()).paused(Pause.OWNER, LATER, NOW),
    "over": posted(reminder(ONCE)),
    "due (for the last time)": reminder(ONCE),
    "waiting (for the last time)": reminder(Schedule(Once(LATER), "UTC")),
    "resting (and over)": posted(reminder(ONCE)).paused(Pause.OWNER, None, NOW),
}

TRANSITIONS: Mapping[str, Callable[[Reminder], Reminder]] = {
    "claimed": lambda seen: seen.claimed(NOW),
    "posted": lambda seen: seen.settled(DUE, Outcome.POSTED, NOW),
    "failed": lambda seen: seen.settled(DUE, Outcome.FAILED, NOW),
    "refused": lambda seen: seen.refused(DUE),
    "paused": lambda seen: seen.paused(Pause.OWNER, None, NOW),
    "paused until": lambda seen: seen.paused(Pause.OWNER, LATER, NOW),
    "resumed": lambda seen: seen.resumed(NOW),
    "skipped": lambda seen: seen.skipped(NOW),
    "rescheduled": lambda seen: seen.rescheduled(MORNINGS, NOW),
    "moved": lambda seen: seen.moved("Europe/Berlin", NOW),
    "snoozed": lambda seen: seen.snoozed(Snooze.HOUR, DUE, NOW),
    "dropped": lambda seen: seen.dropped(DUE, NOW),
    "replanned": lambda seen: seen.replanned(NOW),
}

TABLE: Mapping[str, Mapping[str, tuple[str, str | None]]] = {
    "waiting": {
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("waiting", "02 18:00"),
        "skipped": ("waiting", "03 18:00"),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("waiting", "02 17:00"),
        "snoozed": ("waiting, snoozed", "01 19:05"),
        "dropped": ("waiting", "02 18:00"),
        "replanned": ("waiting", "02 18:00"),
    },
    "waiting, snoozed": {
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("waiting, snoozed", "01 18:20"),
        "skipped": ("waiting", "02 18:00"),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("waiting, snoozed", "01 18:20"),
        "snoozed": ("waiting, snoozed", "01 19:05"),
        "dropped": ("waiting", "02 18:00"),
        "replanned": ("waiting, snoozed", "01 18:20"),
    },
    "waiting, second message": {
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("waiting, second message", "01 20:05"),
        "skipped": ("waiting", "02 18:00"),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("waiting, second message", "01 20:05"),
        "snoozed": ("waiting, snoozed", "01 19:05"),
        "dropped": ("waiting", "02 18:00"),
        "replanned": ("waiting, second message", "01 20:05"),
    },
    "due": {
        "claimed": ("waiting, claimed", "02 18:00"),
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("due", "01 18:00"),
        "skipped": ("waiting", "02 18:00"),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("due", "01 18:00"),
        "snoozed": ("due, snoozed", "01 18:00"),
        "dropped": ("due", "01 18:00"),
        "replanned": ("due", "01 18:00"),
    },
    "waiting, claimed": {
        "posted": ("waiting", "02 18:00"),
        "failed": ("waiting", "02 18:00"),
        "refused": ("waiting, claimed", "02 18:00"),
        "paused": ("resting, claimed", None),
        "paused until": ("resting until, claimed", "05 18:00"),
        "resumed": ("waiting, claimed", "02 18:00"),
        "skipped": ("waiting, claimed", "03 18:00"),
        "rescheduled": ("waiting, claimed", "02 07:00"),
        "moved": ("waiting, claimed", "02 17:00"),
        "snoozed": ("waiting, claimed, snoozed", "01 19:05"),
        "dropped": ("waiting, claimed", "02 18:00"),
        "replanned": ("waiting, claimed", "02 18:00"),
    },
    "waiting, claimed, snoozed": {
        "posted": ("waiting, snoozed", "01 18:20"),
        "failed": ("waiting, snoozed", "01 18:20"),
        "refused": ("waiting, claimed, snoozed", "01 18:20"),
        "paused": ("resting, claimed", None),
        "paused until": ("resting until, claimed", "05 18:00"),
        "resumed": ("waiting, claimed, snoozed", "01 18:20"),
        "skipped": ("waiting, claimed", "02 18:00"),
        "rescheduled": ("waiting, claimed", "02 07:00"),
        "moved": ("waiting, claimed, snoozed", "01 18:20"),
        "snoozed": ("waiting, claimed, snoozed", "01 19:05"),
        "dropped": ("waiting, claimed", "02 18:00"),
        "replanned": ("waiting, claimed, snoozed", "01 18:20"),
    },
    "resting, claimed": {
        "posted": ("resting", None),
        "failed": ("resting", None),
        "refused": ("resting, claimed", None),
        "paused": ("resting, claimed", None),
        "paused until": ("resting until, claimed", "05 18:00"),
        "resumed": ("waiting, claimed", "02 18:00"),
        "skipped": ("reminder-nothing-next", None),
        "rescheduled": ("resting, claimed", None),
        "moved": ("resting, claimed", None),
        "snoozed": ("resting, claimed, snoozed", "01 19:05"),
        "dropped": ("resting, claimed", None),
        "replanned": ("resting, claimed", None),
    },
    "resting": {
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("waiting", "02 18:00"),
        "skipped": ("reminder-nothing-next", None),
        "rescheduled": ("resting", None),
        "moved": ("resting", None),
        "snoozed": ("resting, snoozed", "01 19:05"),
        "dropped": ("resting", None),
        "replanned": ("resting", None),
    },
    "resting until": {
        "paused": ("resting", None),
        "paused until": ("resting until", "05 18:00"),
        "resumed": ("waiting", "02 18:00"),
        "skipped": ("resting until", "06 18:00"),
        "rescheduled": ("resting until", "05 07:00"),
        "moved": ("resting until", "05 17:00"),
        "snoozed": ("resting until, snoozed", "01 19:05"),
        "dropped": ("resting until", "05 18:00"),
        "replanned": ("resting until", "05 18:00"),
    },
    "over": {
        "paused": ("resting", None),
        "paused until": ("resting until", None),
        "resumed": ("over", None),
        "skipped": ("reminder-nothing-next", None),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("over", None),
        "snoozed": ("waiting, snoozed", "01 19:05"),
        "dropped": ("over", None),
        "replanned": ("over", None),
    },
    "due (for the last time)": {
        "claimed": ("over, claimed", None),
        "paused": ("resting", None),
        "paused until": ("resting until", None),
        "resumed": ("due", "01 18:00"),
        "skipped": ("over", None),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("due", "01 18:00"),
        "snoozed": ("due, snoozed", "01 18:00"),
        "dropped": ("due", "01 18:00"),
        "replanned": ("due", "01 18:00"),
    },
    "waiting (for the last time)": {
        "paused": ("resting", None),
        "paused until": ("resting until", None),
        "resumed": ("waiting", "04 18:05"),
        "skipped": ("over", None),
        "rescheduled": ("waiting", "02 07:00"),
        "moved": ("waiting", "04 18:05"),
        "snoozed": ("waiting, snoozed", "01 19:05"),
        "dropped": ("waiting", "04 18:05"),
        "replanned": ("waiting", "04 18:05"),
    },
    "resting (and over)": {
        "paused": ("resting", None),
        "paused until": ("resting until", None),
        "resumed": ("over", None),
        "skipped": ("reminder-nothing-next", None),
        "rescheduled": ("resting", None),
        "moved": ("resting", None),
        "snoozed": ("resting, snoozed", "01 19:05"),
        "dropped": ("resting", None),
        "replanned": ("resting", None),
    },
}
"""By start and transition: how it stands then, and when it comes next, by day and time in January.

Only what is due can be claimed, and only what is claimed settled or refused: `bot.storage.reminders` sees to that.
"""


def standing(seen: Reminder) -> str:
    """The state, and what is beside it."""
    state = seen.state(NOW)
    until = " until" if seen.rest and seen.rest.until else ""
    beside = {
        "claimed": seen.claim is not None,
        "snoozed": seen.put_off_to(NOW) is not None,
        "second message": seen.nudge_to(NOW) is not None,
    }
    return ", ".join([f"{state}{until}", *(name for name, there in beside.items() if there)])


def test_the_starts_are_what_they_are_called():
    assert {name: standing(seen) for name, seen in STARTS.items()} == {name: name.split(" (")[0] for name in STARTS}


@pytest.mark.parametrize(("start", "transition"), [(start, name) for start in TABLE for name in TABLE[start]])
def test_each_transition_leads_where_the_table_says(start: str, transition: str):
    wanted, moment = TABLE[start][transition]
    if wanted == "reminder-nothing-next":
        with pytest.raises(DomainError, match=wanted):
            TRANSITIONS[transition](STARTS[start])
    else:
        seen = TRANSITIONS[transition](STARTS[start])
        assert standing(seen) == wanted
        assert (seen.next_at and f"{seen.next_at:%d %H:%M}") == moment


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("transition", ["snoozed", "dropped", "paused", "resumed", "moved", "replanned"])
def test_what_is_asked_twice_is_asked_once(start: str, transition: str):
    once = TRANSITIONS[transition](STARTS[start])
    assert TRANSITIONS[transition](once) == once


def test_a_post_that_was_taken_forgets_refusals_and_a_role_that_is_gone_is_forgotten():
    refused = CLAIMED.refused(DUE)
    assert refused.refusals.count == 1
    assert refused.settled(DUE, Outcome.FAILED, NOW).refusals.count == 1
    assert refused.settled(DUE, Outcome.POSTED, NOW).refusals == Refusals()
    without_role = refused.settled(DUE, Outcome.NO_ROLE, NOW)
    assert (without_role.refusals, without_role.to) == (Refusals(), Destination(1))


def test_a_post_brings_a_second_message_where_one_was_wished_for():
    settled = reminder(about=NUDGING).claimed(NOW).settled(DUE, Outcome.POSTED, NOW)
    assert settled.nudge_is_next
    assert settled.next_at == NOW + timedelta(hours=2)


def test_the_diagram_draws_the_table():
    page = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text("utf-8")
    drawn = {
        (start, end, name)
        for start, end, names in re.findall(r"^    (\w+) --> (\w+): (.*)$", page, re.MULTILINE)
        for name in names.split(", ")
        if name in TRANSITIONS
    }
    leading = {
        (_state(start), _state(end), transition.removesuffix(" until"))
        for start, cells in TABLE.items()
        for transition, (end, _) in cells.items()
        if _state(end) in list(State) and _state(end) != _state(start)
    }
    assert drawn == leading


def _state(standing: str) -> str:
    return re.split("[ ,]", standing)[0]
