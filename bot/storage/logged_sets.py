"""Sets as records compare them, read from the log: of some exercises, or of some time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, select

from bot.domain.efforts import LoggedSet
from bot.storage.rows import SET_COLUMNS, set_from, weighed
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
    *(sets.c[column] for column in SET_COLUMNS),
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
        yield (
            exercise_id,
            LoggedSet(workout_id, log_id, position, at, set_from(*what), variant, weighed(body, body_unit)),
        )
