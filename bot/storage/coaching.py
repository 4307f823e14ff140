"""What the coach looks at, read in one hop: the log of some months, and all that a member told about their
training.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from bot.domain.care import Care
from bot.domain.coaching.plans import PlanDay
from bot.domain.exercises import Exercise
from bot.domain.members import Background, Preferences
from bot.domain.workouts import Kind
from bot.storage import backgrounds, care, members, own_exercises
from bot.storage.coaching_tables import member_plans
from bot.storage.planned import read_days, read_planned, write_days
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, sessions, sets

LOOKED_AT = 5
"""Workouts by whose length the member's own pace is reckoned."""

_MEMBER = bindparam("member", type_=BigInteger)
_SINCE = bindparam("since", type_=UtcDateTime)
_DONE = (
    select(
        logs.c.workout_id,
        logs.c.at,
        sets.c.exercise_id,
        sets.c.variant,
        sets.c.reps,
        sets.c.seconds,
        sets.c.metres,
        sets.c.weight_milli,
        sets.c.unit,
        sets.c.rir_halves,
        sets.c.side,
        logs.c.body_milli,
        logs.c.body_unit,
    )
    .select_from(sets.join(logs, logs.c.id == sets.c.log_id))
    .where(logs.c.member_id == _MEMBER, logs.c.at >= _SINCE, sets.c.kind == Kind.WORK.value, COUNTS)
    .order_by(logs.c.at, logs.c.id, sets.c.position)
)
_SESSIONS = (
    select(
        sessions.c.workout_id,
        sessions.c.started_at,
        sessions.c.finished_at,
        sessions.c.plan,
        sessions.c.plan_seconds,
    )
    .where(sessions.c.member_id == _MEMBER, sessions.c.started_at >= _SINCE, sessions.c.plan.is_not(None))
    .order_by(sessions.c.started_at)
)
_PLAN = select(member_plans).where(member_plans.c.member_id == _MEMBER)


class DoneRow(NamedTuple):
    """A working set as the database has it; `at` in UTC, weights in thousandths of their unit."""

    workout_id: int
    at: datetime
    exercise_id: str
    variant: str | None
    reps: int | None
    seconds: int | None
    metres: int | None
    weight_milli: int | None
    unit: str | None
    rir_halves: int | None
    side: str | None
    body_milli: int | None
    body_unit: str | None


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """A workout that was begun with a plan. sets: planned by exercise id; seconds: of the estimate."""

    workout_id: int
    started_at: datetime
    finished_at: datetime | None
    sets: Mapping[str, int]
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Followed:
    """What a member follows. plan: id of a ready week, `own`, or None. weekdays: names of days by weekday."""

    plan: str | None = None
    own: tuple[PlanDay, ...] = ()
    weekdays: Mapping[int, str] | None = None
    last_day: str | None = None
    light_from: date | None = None
    light_offered: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it. done: the oldest first. own: exercises of the member's own, removed ones left out."""

    preferences: Preferences
    background: Background
    care: Care
    own: tuple[Exercise, ...]
    done: tuple[DoneRow, ...]
    workouts: tuple[PlannedWorkout, ...]
    followed: Followed


def standing(connection: Connection, member_id: int, since: datetime) -> Standing:
    """Everything that a workout is proposed from; of the log, what was done since then."""
    facts = {"member": member_id, "since": since}
    return Standing(
        members.preferences(connection, member_id),
        backgrounds.background(connection, member_id),
        care.care(connection, member_id),
        own_exercises.of_member(connection, member_id),
        tuple(map(DoneRow._make, connection.execute(_DONE, facts))),
        tuple(map(_workout, connection.execute(_SESSIONS, facts).mappings())),
        followed(connection, member_id),
    )


def _workout(row: Any) -> PlannedWorkout:
    planned = {item.exercise_id: len(item.amounts) for item in read_planned(row["plan"])}
    return PlannedWorkout(row["workout_id"], row["started_at"], row["finished_at"], planned, row["plan_seconds"])


def followed(connection: Connection, member_id: int) -> Followed:
    """What the member follows; nothing for one who never chose."""
    row = connection.execute(_PLAN, {"member": member_id}).mappings().first()
    if row is None:
        return Followed()
    weekdays = json.loads(row["weekdays"]) if row["weekdays"] else None
    return Followed(
        row["plan"],
        read_days(row["own"]),
        {int(day): name for day, name in weekdays.items()} if weekdays else None,
        row["last_day"],
        row["light_from"],
        row["light_offered"],
    )


def follow(connection: Connection, member_id: int, **changed: Any) -> Followed:
    """Change what is given of `Followed`, and leave the rest."""
    row = {"member_id": member_id} | {key: _column(key, value) for key, value in changed.items()}
    statement = insert(member_plans).values(row)
    changes = {key: statement.excluded[key] for key in changed}
    connection.execute(statement.on_conflict_do_update(index_elements=[member_plans.c.member_id], set_=changes))
    return followed(connection, member_id)


def change(connection: Connection, member_id: int, changes: Mapping[str, Any]) -> None:
    """The same, for changes by the names of the columns."""
    follow(connection, member_id, **changes)


def begin_day(connection: Connection, member_id: int, day: str) -> None:
    """The day of the plan that was begun last."""
    follow(connection, member_id, last_day=day)


def _column(key: str, value: Any) -> Any:
    if key == "own":
        return write_days(value) if value else None
    if key == "weekdays":
        return json.dumps({str(day): name for day, name in value.items()}) if value else None
    return value


def change_own(connection: Connection, member_id: int, day: PlanDay, most: int) -> bool:
    """Put the day among the member's own, in place of one of its name; whether there was room for it."""
    own = [other for other in followed(connection, member_id).own if other.name != day.name]
    if len(own) >= most:
        return False
    follow(connection, member_id, own=(*own, day), plan="own")
    return True
