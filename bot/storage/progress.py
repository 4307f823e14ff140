"""What a member did, as records, the balance and the calendar ask for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from sqlalchemy import BigInteger, Connection, bindparam, func, select

from bot.domain.efforts import LoggedSet
from bot.domain.records import Before, Volume, logged_sets
from bot.domain.sides import Side
from bot.domain.workouts import Kind, Log, Unit, Weight, Workout, WorkoutSet
from bot.storage.rows import weighed
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, own_exercises, sets
from bot.storage.workouts import MOST_BEFORE

_MEMBER = bindparam("member", type_=BigInteger)
_DONE = sets.join(logs, logs.c.id == sets.c.log_id)

_WHAT = (
    sets.c.kind,
    sets.c.reps,
    sets.c.seconds,
    sets.c.metres,
    sets.c.weight_milli,
    sets.c.unit,
    sets.c.rir_halves,
    sets.c.means,
    sets.c.side,
)
"""The columns that say what was done in a set."""

_SETS_OF = (
    select(
        logs.c.workout_id,
        sets.c.log_id,
        sets.c.position,
        logs.c.at,
        sets.c.variant,
        logs.c.body_milli,
        logs.c.body_unit,
        *_WHAT,
    )
    .select_from(_DONE)
    .where(sets.c.member_id == _MEMBER, sets.c.exercise_id == bindparam("exercise"), COUNTS)
)
_EARLIER = (
    (sets.c.member_id == _MEMBER)
    & (sets.c.exercise_id == bindparam("exercise"))
    & COUNTS
    & (logs.c.workout_id != bindparam("workout", type_=BigInteger))
    & (
        (logs.c.at < bindparam("at", type_=UtcDateTime))
        | ((logs.c.at == bindparam("at", type_=UtcDateTime)) & (logs.c.id < bindparam("log", type_=BigInteger)))
    )
)
_SETS_BEFORE = (
    select(sets.c.variant, logs.c.body_milli, logs.c.body_unit, *_WHAT).select_from(_DONE).where(_EARLIER).distinct()
)
_VOLUMES_BEFORE = (
    select(
        logs.c.workout_id,
        sets.c.variant,
        sets.c.means,
        sets.c.side,
        sets.c.unit,
        func.sum(sets.c.weight_milli * sets.c.reps).label("lifted"),
    )
    .select_from(_DONE)
    .where(_EARLIER, sets.c.kind != Kind.WARM_UP.value, sets.c.weight_milli.is_not(None), sets.c.reps > 0)
    .group_by(logs.c.workout_id, sets.c.variant, sets.c.means, sets.c.side, sets.c.unit)
)
_EXERCISES = select(sets.c.exercise_id).distinct().where(sets.c.member_id == _MEMBER)
_COUNTED = (
    select(logs.c.workout_id, logs.c.at, sets.c.exercise_id, sets.c.kind, sets.c.side, func.count().label("count"))
    .select_from(_DONE)
    .where(
        logs.c.member_id == _MEMBER,
        COUNTS,
        logs.c.at >= bindparam("begin", type_=UtcDateTime),
        logs.c.at < bindparam("end", type_=UtcDateTime),
    )
    .group_by(logs.c.id, logs.c.workout_id, logs.c.at, sets.c.exercise_id, sets.c.kind, sets.c.side)
)
_elsewhere = select("own-" + own_exercises.c.id.cast(sets.c.exercise_id.type)).where(
    own_exercises.c.member_id == _MEMBER, own_exercises.c.region.is_(None)
)
_FIRST = (
    select(logs.c.at)
    .where(
        logs.c.member_id == _MEMBER,
        COUNTS,
        select(sets.c.position)
        .where(
            sets.c.log_id == logs.c.id,
            sets.c.kind == Kind.WORK.value,
            sets.c.exercise_id.not_in(bindparam("others", expanding=True)),
            sets.c.exercise_id.not_in(_elsewhere),
        )
        .exists(),
    )
    .order_by(logs.c.at, logs.c.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Sets of a log that are alike in exercise, kind and side; `at` in UTC."""

    workout_id: int
    at: datetime
    exercise_id: str
    kind: Kind
    side: Side | None
    count: int


def sets_of(connection: Connection, member_id: int, exercise_id: str) -> tuple[LoggedSet, ...]:
    """All sets of the exercise that count, in no order. The same set done again is the same object."""
    rows = connection.execute(_SETS_OF, {"member": member_id, "exercise": exercise_id})
    return tuple(
        LoggedSet(workout_id, log_id, position, at, _set(*what), variant, _body(body, body_unit))
        for workout_id, log_id, position, at, variant, body, body_unit, *what in rows
    )


_body = lru_cache(maxsize=1_000)(weighed)


@lru_cache(maxsize=10_000)
def _set(
    kind: str,
    reps: int | None,
    seconds: int | None,
    metres: int | None,
    amount: int | None,
    unit: str | None,
    halves: int | None,
    means: str | None,
    side: str | None,
) -> WorkoutSet:
    rir = None if halves is None else Decimal(halves) / 2
    weight = weighed(amount, unit)
    return WorkoutSet(reps, seconds, metres, weight, Kind(kind), rir, means, Side(side) if side else None)


def before(connection: Connection, begun: LoggedSet, member_id: int, exercise_id: str) -> Before:
    """What counts of the exercise in other workouts, until the first set of a workout."""
    facts = {"member": member_id, "exercise": exercise_id, "workout": begun.workout_id}
    facts |= {"at": begun.at, "log": begun.log_id}
    done = tuple(
        LoggedSet(0, 0, 0, begun.at, _set(*what), variant, _body(body, body_unit))
        for variant, body, body_unit, *what in connection.execute(_SETS_BEFORE, facts)
    )
    volumes = tuple(
        Volume(workout_id, variant, means, Weight(Decimal(lifted) / 1000, Unit(unit)).kg / (2 if side else 1))
        for workout_id, variant, means, side, unit, lifted in connection.execute(_VOLUMES_BEFORE, facts)
    )
    return Before(done, volumes)


def compared_with(connection: Connection, log: Log, workout: Workout) -> Mapping[str, Before]:
    """What the records of a log are compared with, by exercise id, of the first `MOST_BEFORE`: other workouts' sets.

    Its own unit of work, after the log is stored: it grows with the history, and other members' logs would wait.
    """
    exercise_ids = dict.fromkeys(entry.exercise_id for entry in log.entries)
    begun = {exercise_id: logged_sets(workout, exercise_id)[:1] for exercise_id in list(exercise_ids)[:MOST_BEFORE]}
    return {
        exercise_id: before(connection, first[0], workout.member_id, exercise_id) if first else Before()
        for exercise_id, first in begun.items()
    }


def sets_by_exercise(
    connection: Connection, member_id: int, exercise_ids: Collection[str] | None = None
) -> Mapping[str, tuple[LoggedSet, ...]]:
    """All sets that count, by exercise id: of these exercises, or of all that the member ever logged."""
    wanted = connection.scalars(_EXERCISES, {"member": member_id}).all() if exercise_ids is None else exercise_ids
    found = {key: sets_of(connection, member_id, key) for key in wanted}
    return {key: some for key, some in found.items() if some}


def counted(connection: Connection, member_id: int, begin: datetime, end: datetime) -> tuple[Counted, ...]:
    """The sets from `begin` on and before `end`, by log; warm-ups and drops among them."""
    within = {"member": member_id, "begin": begin, "end": end}
    return tuple(
        Counted(workout_id, at, exercise_id, Kind(kind), Side(side) if side else None, count)
        for workout_id, at, exercise_id, kind, side, count in connection.execute(_COUNTED, within)
    )


def first(connection: Connection, member_id: int, others: Collection[str]) -> datetime | None:
    """When the member logged their first working set of none of these exercises; None where they never did."""
    at: datetime | None = connection.scalar(_FIRST, {"member": member_id, "others": list(others)})
    return at


def of_back(
    connection: Connection, member_id: int, begin: datetime, end: datetime, others: Collection[str]
) -> tuple[tuple[Counted, ...], datetime | None]:
    """What `counted` and `first` tell, read at once."""
    return counted(connection, member_id, begin, end), first(connection, member_id, others)
