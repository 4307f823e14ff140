"""What members logged."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    delete,
    distinct,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.workouts import GAP, LONGEST_SESSION, Log, Workout
from bot.storage.engine import Database
from bot.storage.group_commit import GroupCommit
from bot.storage.rows import log_of, log_row, set_rows
from bot.storage.tables import UtcDateTime, logs, sessions, sets


class WorkoutStore:
    """Logs and the workouts that they make up. What is deleted is kept aside until it is restored or purged."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert_log = database.insert(logs).values(workout_id=_belongs_to()).on_conflict_do_nothing()
        self._insert_told = database.insert(logs).on_conflict_do_nothing()
        self._insert_set = database.insert(sets).on_conflict_do_nothing()
        self._group = GroupCommit(self._add_all)

    async def add(self, log: Log) -> None:
        """Store the log; it is on disk on return. One with the same id is stored already: no change.

        It joins the workout that the member has begun, or the one whose last log is less than `GAP` away.
        """
        await self._group.write(log)

    async def close(self) -> None:
        """Return when every log that was handed in is stored."""
        await self._group.close()

    async def _add_all(self, batch: Sequence[Log]) -> None:
        async with self._database.write() as connection:
            # Two processes that log for one member at once would each begin a workout.
            await self._database.lock_members(connection, {one.member_id for one in batch})
            await connection.execute(self._insert_log, [log_row(one) | _near(one) for one in batch])
            await connection.execute(self._insert_set, [row for one in batch for row in set_rows(one)])

    async def replace(self, workout_id: int, log: Log, now: datetime) -> None:
        """Put one log in place of all those of the member's workout, in one transaction."""
        async with self._database.write() as connection:
            await connection.execute(
                _mark(log.member_id, now).where(logs.c.workout_id == workout_id, logs.c.id != log.id, _COUNTS)
            )
            await connection.execute(self._insert_told, log_row(log) | {"workout_id": workout_id})
            await connection.execute(self._insert_set, set_rows(log))

    async def put_back(self, workout_id: int, log_id: int, member_id: int, of: datetime, now: datetime) -> None:
        """Undo the replacement `of` that moment: put its log aside, and let those count again that it replaced."""
        mine, one = logs.c.workout_id == workout_id, logs.c.id == log_id
        still = select(logs.c.id).where(_mine(member_id), mine, one)
        async with self._database.write() as connection:
            if await connection.scalar(still):
                back = await connection.execute(_mark(member_id, None).where(mine, logs.c.deleted_at == of))
                if back.rowcount:  # else it is purged, and what counts now stays
                    await connection.execute(_mark(member_id, now).where(mine, one))

    async def get(self, log_id: int, member_id: int) -> Log | None:
        """The member's log, also where it is deleted; None for another's or none."""
        async with self._database.read() as connection:
            found = await load(connection, (logs.c.id == log_id) & (logs.c.member_id == member_id))
        return found[0].logs[0] if found else None

    async def workout(self, workout_id: int, member_id: int) -> Workout | None:
        """One of the member's workouts, as far as it counts; None for another's or none."""
        return await self._one(member_id, workout_id)

    async def page(self, member_id: int, *, offset: int, limit: int) -> tuple[Workout, ...]:
        """The member's workouts, newest first."""
        newest = (
            select(logs.c.workout_id)
            .where(_mine(member_id))
            .group_by(logs.c.workout_id)
            .order_by(func.min(logs.c.at).desc(), logs.c.workout_id.desc())
            .offset(offset)
            .limit(limit)
        )
        async with self._database.read() as connection:
            ids = list(await connection.scalars(newest))
            found = await load(connection, _mine(member_id) & logs.c.workout_id.in_(ids))
        return tuple(sorted(found, key=lambda one: ids.index(one.id)))

    async def last(self, member_id: int, exercise_id: str, *, other_than: int = 0) -> Workout | None:
        """The member's newest workout with the exercise, apart from the one whose id is `other_than`."""
        return await self._one(
            member_id, _newest_with(member_id, exercise_id, other_than=other_than).scalar_subquery()
        )

    async def around(self, log: Log) -> tuple[Workout, Mapping[str, Workout | None]]:
        """The workout of a log, and by exercise id the last one with the same exercise before it.

        Of a log that is deleted, what is left of its workout; the log alone, where nothing is.
        """
        mine = _mine(log.member_id)
        of_log = select(logs.c.workout_id).where(logs.c.id == log.id).scalar_subquery()
        previous = {}
        async with self._database.read() as connection:
            found = await load(connection, mine & (logs.c.workout_id == of_log))
            workout = found[0] if found else Workout(log.id, (log,))
            for exercise_id in dict.fromkeys(entry.exercise_id for entry in log.entries):
                newest = _newest_with(log.member_id, exercise_id, other_than=workout.id).where(logs.c.at <= log.at)
                last = await load(connection, mine & (logs.c.workout_id == newest.scalar_subquery()))
                previous[exercise_id] = last[0] if last else None
        return workout, previous

    async def last_variant(self, member_id: int, exercise_id: str) -> str | None:
        """What the member did the exercise with the last time."""
        newest = (
            select(sets.c.variant)
            .join(logs, logs.c.id == sets.c.log_id)
            .where(_mine(member_id), sets.c.exercise_id == exercise_id)
            .order_by(logs.c.at.desc(), logs.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            found = await connection.scalar(newest)
        return None if found is None else str(found)

    async def favourites(self, member_id: int, since: datetime, limit: int) -> tuple[str, ...]:
        """The ids of the exercises that the member has logged most often since then, the most frequent first."""
        most = (
            select(sets.c.exercise_id)
            .join(logs, logs.c.id == sets.c.log_id)
            .where(_mine(member_id), logs.c.at >= since)
            .group_by(sets.c.exercise_id)
            .order_by(func.count(distinct(logs.c.id)).desc(), func.max(logs.c.at).desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            return tuple(await connection.scalars(most))

    async def count(self, member_id: int) -> int:
        """How many workouts of the member count."""
        query = select(func.count(distinct(logs.c.workout_id))).where(_mine(member_id))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def set_deleted(self, log_id: int, member_id: int, at: datetime | None) -> bool:
        """Delete (or with None restore) the member's own log; whether there is one."""
        return await self._mark(_mark(member_id, at).where(logs.c.id == log_id))

    async def delete_workout(self, workout_id: int, member_id: int, now: datetime) -> bool:
        """Delete the member's own workout; whether there is one."""
        return await self._mark(_mark(member_id, now).where(logs.c.workout_id == workout_id, _COUNTS))

    async def restore_workout(self, workout_id: int, member_id: int) -> bool:
        """Bring back what was deleted last of the member's own workout; whether there is something."""
        aside = logs.alias()
        last = select(func.max(aside.c.deleted_at)).where(aside.c.workout_id == workout_id)
        return await self._mark(
            _mark(member_id, None).where(logs.c.workout_id == workout_id, logs.c.deleted_at == last.scalar_subquery())
        )

    async def purge(self, before: datetime) -> int:
        """Remove for good what was deleted before that moment; how many logs those were."""
        async with self._database.write() as connection:
            return int((await connection.execute(delete(logs).where(logs.c.deleted_at < before))).rowcount)

    async def _mark(self, change: Any) -> bool:
        async with self._database.write() as connection:
            return bool((await connection.execute(change)).rowcount)

    async def _one(self, member_id: int, workout_id: int | ScalarSelect[Any]) -> Workout | None:
        async with self._database.read() as connection:
            found = await load(connection, _mine(member_id) & (logs.c.workout_id == workout_id))
        return found[0] if found else None


_COUNTS = logs.c.deleted_at.is_(None)


def _mine(member_id: int) -> ColumnElement[bool]:
    return (logs.c.member_id == member_id) & _COUNTS


def _newest_with(member_id: int, exercise_id: str, *, other_than: int) -> Select[Any]:
    """The id of the member's newest workout with the exercise, apart from one."""
    with_it = select(sets.c.position).where(sets.c.log_id == logs.c.id, sets.c.exercise_id == exercise_id)
    return (
        select(logs.c.workout_id)
        .where(_mine(member_id), with_it.exists(), logs.c.workout_id != other_than)
        .order_by(logs.c.at.desc(), logs.c.id.desc())
        .limit(1)
    )


def _mark(member_id: int, at: datetime | None) -> Any:
    return update(logs).where(logs.c.member_id == member_id).values(deleted_at=at)


def _belongs_to() -> Any:
    """The workout of a log that is being stored: the one begun, the one just done, or a new one with its own id."""
    begun = select(sessions.c.workout_id).where(
        sessions.c.member_id == bindparam("of_member", type_=BigInteger),
        sessions.c.finished_at.is_(None),
        sessions.c.started_at.between(
            bindparam("begun_since", type_=UtcDateTime), bindparam("said_at", type_=UtcDateTime)
        ),
    )
    near = logs.alias("near")
    # Before it was begun, and once it is finished, a begun workout takes nothing.
    apart = select(sessions.c.workout_id).where(sessions.c.workout_id == near.c.workout_id)
    just_done = (
        select(near.c.workout_id)
        .where(
            near.c.member_id == bindparam("of_member", type_=BigInteger),
            near.c.at.between(bindparam("since", type_=UtcDateTime), bindparam("until", type_=UtcDateTime)),
            near.c.deleted_at.is_(None),
            ~apart.exists(),
        )
        .order_by(near.c.at.desc(), near.c.id.desc())
        .limit(1)
    )
    return func.coalesce(begun.scalar_subquery(), just_done.scalar_subquery(), bindparam("own_id", type_=BigInteger))


def _near(log: Log) -> dict[str, Any]:
    """What `_belongs_to` asks for."""
    return {
        "of_member": log.member_id,
        "own_id": log.id,
        "said_at": log.at,
        "begun_since": log.at - LONGEST_SESSION,
        "since": log.at - GAP,
        "until": log.at + GAP,
    }


async def load(connection: AsyncConnection, which: ColumnElement[bool]) -> tuple[Workout, ...]:
    """The workouts of the logs that fit, with those logs and their sets; the oldest first."""
    query: Select[Any] = (
        select(logs, sets)
        .join(sets, sets.c.log_id == logs.c.id)
        .where(which)
        .order_by(logs.c.at, logs.c.id, sets.c.position)
    )
    rows = (await connection.execute(query)).mappings().all()
    found: dict[int, list[Log]] = {}
    for _, of_log in groupby(rows, key=lambda row: int(row["id"])):
        some = list(of_log)
        found.setdefault(some[0]["workout_id"], []).append(log_of(some))
    return tuple(Workout(workout_id, tuple(some)) for workout_id, some in found.items())
