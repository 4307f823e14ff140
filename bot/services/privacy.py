"""A member's data is theirs: handed over, or deleted, on request."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import count
from typing import Any, assert_never
from zipfile import ZIP_DEFLATED, ZipFile

from bot.domain.members import Preferences
from bot.domain.reminder_kinds import About, BackDay, Untrained, WeekInShort
from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS, Daily, Monthly, Once, Rule, Weekly
from bot.domain.trackers import write
from bot.domain.workouts import Entry, Kind, Workout, WorkoutSet
from bot.services.members import Members
from bot.storage import privacy, reminders, roll_calls, workouts
from bot.storage.engine import Database

TABLE, COMPLETE = "backday.csv", "backday.json"
PACKED_FROM = MOST_PACKED = 8_000_000
"""Bytes. Discord takes files of 10 MB from everybody, with some room for what goes with them."""


@dataclass(frozen=True, slots=True)
class Export:
    """All about a member, in files by name: a table of the workouts in CSV, and everything in JSON."""

    files: Mapping[str, bytes]
    workouts: int


@dataclass(frozen=True, slots=True)
class DataSummary:
    """How much there is about a member."""

    workouts: int
    reminders: int


class Privacy:
    """For the caller about the caller; nobody can ask about somebody else."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def export(self, member_id: int) -> Export:
        """Everything that is stored about the member: what counts as it is told, and all rows as they are stored."""
        counting = await self._database.read(workouts.all_of, member_id)
        preferences = await self._members.preferences(member_id)
        exercises = await self._members.named(member_id, await asyncio.to_thread(_exercises_of, counting))
        own = await self._members.own_exercises(member_id)
        complete = {
            **_preferences(preferences),
            "saved": [exercise.id for exercise in await self._members.saved(member_id)],
            "setups": dict(await self._members.setups(member_id)),
            "own_exercises": [
                {"id": exercise.id, "name": exercise.name, "region": exercise.region, "counts": exercise.tracking}
                for exercise in own
            ],
            "reminders": [
                _reminder(reminder) for reminder in await self._database.read(reminders.of_member, member_id)
            ],
            "in_on_back_days": [
                roll_call.at.isoformat() for roll_call in await self._database.read(roll_calls.of_member, member_id)
            ],
            "stored": await self._database.read(privacy.everything, member_id),
        }

        def files() -> Mapping[str, bytes]:
            # All that grows with the history is made here: it would stop the event loop for seconds.
            table = write(counting, exercises.__getitem__, preferences.zone or "UTC")
            everything = json.dumps({**complete, "workouts": [_workout(workout) for workout in counting]}).encode()
            return {**_packed(TABLE, table), **_packed(COMPLETE, everything)}

        return Export(await asyncio.to_thread(files), len(counting))

    async def holdings(self, member_id: int) -> DataSummary:
        own = await self._database.read(reminders.of_member, member_id)
        return DataSummary(await self._database.read(workouts.count, member_id), len(own))

    async def delete(self, member_id: int) -> None:
        """Delete everything about the member."""
        await self._database.write(privacy.delete_all, member_id)


def _exercises_of(counting: Sequence[Workout]) -> set[str]:
    return {entry.exercise_id for workout in counting for entry in workout.entries}


def _packed(name: str, content: bytes) -> Mapping[str, bytes]:
    """The file, packed where Discord would refuse its size; in parts to be joined where that does not help."""
    if len(content) < PACKED_FROM:
        return {name: content}
    for parts in count(1):
        size = -(-len(content) // parts)
        pieces = [content[start : start + size] for start in range(0, len(content), size)]
        names = [f"{name}.{number:03}" if parts > 1 else name for number in range(1, len(pieces) + 1)]
        packed = {f"{part}.zip": _zipped(part, piece) for part, piece in zip(names, pieces, strict=True)}
        if size == 1 or max(map(len, packed.values())) < MOST_PACKED:
            return packed
    raise AssertionError  # the count has no end


def _zipped(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def _preferences(preferences: Preferences) -> dict[str, Any]:
    return {
        "zone": preferences.zone,
        "unit": preferences.unit,
        "body_weight": str(preferences.body) if preferences.body else None,
        "equipment": sorted(preferences.kit),
    }


def _workout(workout: Workout) -> dict[str, Any]:
    return {
        "id": str(workout.id),
        "at": workout.at.isoformat(),
        "logs": [
            {
                "id": str(log.id),
                "at": log.at.isoformat(),
                "guild_id": str(log.guild_id) if log.guild_id else None,
                "body_weight": str(log.body) if log.body else None,
                **_texts(title=log.title, note=log.note),
                "entries": [_entry(entry) for entry in log.entries],
            }
            for log in workout.logs
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    texts = _texts(variant=entry.variant, note=entry.note, name_in_the_file=entry.name)
    return {"exercise": entry.exercise_id, **texts, "sets": [_facts(each) for each in entry.sets]}


def _texts(**texts: str | None) -> dict[str, str]:
    """Those that say something."""
    return {key: text for key, text in texts.items() if text}


def _facts(workout_set: WorkoutSet) -> dict[str, str | int]:
    """What was told of a set, and nothing else."""
    known = {
        "reps": workout_set.reps,
        "seconds": workout_set.seconds,
        "metres": workout_set.metres,
        "weight": f"{workout_set.weight.value.normalize():f}" if workout_set.weight else None,
        "unit": workout_set.weight.unit.value if workout_set.weight else None,
        "weight_means": workout_set.means,
        "kind": workout_set.kind.value if workout_set.kind is not Kind.WORK else None,
        "side": workout_set.side.value if workout_set.side else None,
        "reps_in_reserve": None if workout_set.rir is None else str(workout_set.rir),
    }
    return {key: value for key, value in known.items() if value is not None}


def _reminder(reminder: Reminder) -> dict[str, Any]:
    return {
        **_about(reminder.about),
        **_rule(reminder.schedule.rule),
        "zone": reminder.schedule.zone,
        "channel_id": str(reminder.to.channel_id) if reminder.to.channel_id else None,
        "next_at": reminder.next_at.isoformat() if reminder.next_at else None,
        "when_done": reminder.when_done,
        "paused": reminder.why_resting,
        "quiet": [f"{reminder.quiet.start:%H:%M}", f"{reminder.quiet.end:%H:%M}"] if reminder.quiet else None,
    }


def _about(about: About) -> dict[str, Any]:
    match about:
        case Untrained(region, days):
            return {"about": "region", "region": region, "untrained_days": days}
        case WeekInShort():
            return {"about": "week"}
        case BackDay(nudge):
            return {"about": "day", "nudge_hours": nudge / timedelta(hours=1) if nudge else None}


def _rule(rule: Rule) -> dict[str, Any]:
    match rule:
        case Weekly(days, at, every, start):
            when = {"days": [DAYS[day] for day in sorted(days)], "weeks": every}
        case Daily(every, at, start):
            when = {"every_days": every}
        case Monthly(nths, days, at, start):
            when = {"days": [DAYS[day] for day in sorted(days)], "of_month": sorted(nths)}
        case Once(moment):
            return {"once": moment.isoformat()}
        case _:
            assert_never(rule)
    return {**when, "time": f"{at:%H:%M}", "start": start.isoformat() if start else None}
