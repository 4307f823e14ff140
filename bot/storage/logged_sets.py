"""Sets as records compare them, read from the log: of some exercises, or of some time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, select

from bot.domain.efforts import LoggedSet
from bot.domain.sides import Side
from bot.domain.workouts import Kind, WorkoutSet
from bot.storage.rows import weighed
from bot.storage.states import COUNTS
from bot.storage.tables import UtcDateTime, logs, sets

_MEMBER = bindparam("member", type_=BigInteger)
_NAMED = sets.c.exercise_id.in_(bindparam("exercises", expanding=True))
_SELECTED = select(
    sets.c.exercise_id,
    logs.c.workout_id,
    sets.c.log_id,
    sets.c.position,
    logs.c.at,
    sets.c.variant,
    logs.c.body_milli,
    logs.c.body_unit,
    sets.c.kind,
    sets.c.reps,
    sets.c.seconds,
    sets.c.metres,
    sets.c.weight_milli,
    sets.c.unit,
    sets.c.rir_halves,
    sets.c.means,
    sets.c.side,
).select_from(sets.join(logs, logs.c.id == sets.c.log_id))
_ALL = _SELECTED.where(sets.c.member_id == _MEMBER, _NAMED, COUNTS)
_LATER = _SELECTED.where(logs.c.member_id == _MEMBER, COUNTS, logs.c.at > bindparam("after", type_=UtcDateTime))
_LATER_OF = _LATER.where(_NAMED)


def of(connection: Connection, member_id: int, exercise_ids: Collection[str]) -> Mapping[str, tuple[LoggedSet, ...]]:
    """All sets of these exercises that count, by exercise id, in no order; an exercise without any is left out."""
    rows = connection.execute(_ALL, {"member": member_id, "exercises": sorted(exercise_ids)})
    return _together(rows)


def since(
    connection: Connection, member_id: int, after: datetime, exercise_ids: Collection[str] | None = None
) -> Mapping[str, tuple[LoggedSet, ...]]:
    """The same of logs after that moment, of these exercises or of all."""
    facts: dict[str, Any] = {"member": member_id, "after": after}
    if exercise_ids is None:
        return _together(connection.execute(_LATER, facts))
    return _together(connection.execute(_LATER_OF, facts | {"exercises": sorted(exercise_ids)}))


def _together(rows: Iterable[Any]) -> Mapping[str, tuple[LoggedSet, ...]]:
    found: dict[str, list[LoggedSet]] = {}
    for exercise_id, logged in _logged(rows):
        found.setdefault(exercise_id, []).append(logged)
    return {exercise_id: tuple(done) for exercise_id, done in found.items()}


def _logged(rows: Iterable[Any]) -> Iterator[tuple[str, LoggedSet]]:
    for exercise_id, workout_id, log_id, position, at, variant, body, body_unit, *what in rows:
        yield exercise_id, LoggedSet(workout_id, log_id, position, at, _set(*what), variant, _body(body, body_unit))


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
    """The same set done again is the same object: what is reckoned from it is reckoned once."""
    rir = None if halves is None else Decimal(halves) / 2
    weight = weighed(amount, unit)
    return WorkoutSet(reps, seconds, metres, weight, Kind(kind), rir, means, Side(side) if side else None)
