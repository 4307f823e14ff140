"""A member's data is theirs: handed over, or deleted, on request."""

import csv
import io
import json
from dataclasses import dataclass

from bot.domain.exercises import Catalogue
from bot.domain.reminders import Reminder
from bot.domain.schedules import DAYS
from bot.domain.workouts import Workout, WorkoutSet
from bot.storage.members import MemberStore
from bot.storage.privacy import PrivacyStore
from bot.storage.reminders import ReminderStore
from bot.storage.workouts import WorkoutStore

COLUMNS = (
    "Date",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Weight Unit",
    "Reps",
    "Distance",
    "Distance Unit",
    "Seconds",
)
"""The columns that the common trackers read; times in UTC, distances in metres."""


@dataclass(frozen=True, slots=True)
class Export:
    """All about a member: `table` is CSV, `complete` JSON, both UTF-8."""

    table: bytes
    complete: bytes
    workouts: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is about a member."""

    workouts: int
    reminders: int


class Privacy:
    """For the caller about the caller; nobody can ask about somebody else."""

    def __init__(
        self,
        store: PrivacyStore,
        workouts: WorkoutStore,
        reminders: ReminderStore,
        members: MemberStore,
        catalogue: Catalogue,
    ) -> None:
        self._store = store
        self._workouts = workouts
        self._reminders = reminders
        self._members = members
        self._catalogue = catalogue

    async def export(self, member_id: int) -> Export:
        """Everything that is stored about the member and counts."""
        workouts = await self._store.workouts(member_id)
        reminders = await self._reminders.of_member(member_id)
        zone = await self._members.zone(member_id)
        return Export(self._table(workouts), self._complete(workouts, reminders, zone), len(workouts))

    async def holdings(self, member_id: int) -> Holdings:
        reminders = await self._reminders.of_member(member_id)
        return Holdings(await self._workouts.count(member_id), len(reminders))

    async def delete(self, member_id: int) -> None:
        """Delete everything about the member."""
        await self._store.delete(member_id)

    def _table(self, workouts: tuple[Workout, ...]) -> bytes:
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for workout in workouts:
            at = f"{workout.at:%Y-%m-%d %H:%M:%S}"
            for entry in workout.entries:
                name = self._catalogue[entry.exercise_id].name
                writer.writerows([at, name, order, *_cells(one)] for order, one in enumerate(entry.sets, start=1))
        return file.getvalue().encode()

    def _complete(self, workouts: tuple[Workout, ...], reminders: tuple[Reminder, ...], zone: str | None) -> bytes:
        told = {
            "zone": zone,
            "workouts": [
                {
                    "id": str(one.id),
                    "at": one.at.isoformat(),
                    "guild_id": str(one.guild_id) if one.guild_id else None,
                    "entries": [
                        {"exercise": entry.exercise_id, "sets": [_facts(each) for each in entry.sets]}
                        for entry in one.entries
                    ],
                }
                for one in workouts
            ],
            "reminders": [
                {
                    "days": [DAYS[day] for day in sorted(one.schedule.days)],
                    "time": f"{one.schedule.time:%H:%M}",
                    "zone": one.schedule.zone,
                    "channel_id": str(one.to.channel_id) if one.to.channel_id else None,
                    "next_at": one.next_at.isoformat(),
                }
                for one in reminders
            ],
        }
        return json.dumps(told, indent=2).encode()


def _cells(one: WorkoutSet) -> tuple[str | int, ...]:
    weight = (f"{one.weight.value.normalize():f}", one.weight.unit.value) if one.weight else ("", "")
    return *weight, one.reps or "", one.metres or "", "m" if one.metres else "", one.seconds or ""


def _facts(one: WorkoutSet) -> dict[str, str | int]:
    facts = {"reps": one.reps, "seconds": one.seconds, "metres": one.metres}
    known: dict[str, str | int] = {key: value for key, value in facts.items() if value is not None}
    return known | ({"weight": f"{one.weight.value:f}", "unit": one.weight.unit.value} if one.weight else {})
