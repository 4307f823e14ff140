"""A process in which members log, correct, delete and import without end: for a test to kill.

    python correcting_process.py URL FIRST_MEMBER SEED

Each act is a line of JSON before it begins, and a line once it is acknowledged, for each member one after the other.
"""

import asyncio
import json
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.engine import make_url

from bot.domain.workouts import Entry, Log, WorkoutSet
from bot.storage import corrections, imports, workouts
from bot.storage.engine import Database

MEMBERS = 4
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
OLD = [NOON - timedelta(days=day) for day in range(100, 160)]
"""When the workouts of a file were done."""
BATCH = 10


def log(key: int, member: int, at: datetime, reps: int) -> Log:
    return Log(key, member, None, at, (Entry("pull-up", (WorkoutSet(reps=reps), WorkoutSet(reps=reps))),))


def file_key(member: int, day: int) -> int:
    return member * 1000 + day


class Member:
    """Chooses an act among those that its own earlier ones make possible, and does it."""

    def __init__(self, database: Database, member_id: int, seed: int) -> None:
        self.database = database
        self.id = member_id
        self.chance = random.Random(f"{seed} {member_id}")
        self.next_key = member_id * 10**6
        self.logs: list[tuple[int, int]] = []  # with their workouts
        self.deletions: list[tuple[int, int]] = []
        self.edits: list[tuple[int, int]] = []
        self.imports: list[int] = []
        self.now = NOON

    def choose(self) -> dict[str, Any]:
        self.next_key += 1
        self.now += timedelta(minutes=self.chance.choice([1, 1, 200]))
        key = {"key": self.next_key, "now": self.now.timestamp()}
        acts = [{"act": "log", "reps": self.chance.randint(1, 1000)}]
        if self.logs:
            log_id, place = self.chance.choice(self.logs)
            acts += [{"act": "undo", "log": log_id}, {"act": "restore", "log": log_id}]
            acts += [{"act": "delete", "place": place}, {"act": "edit", "place": place, "reps": self.next_key % 1000}]
        if self.deletions:
            place, by = self.chance.choice(self.deletions)
            acts.append({"act": "bring_back", "place": place, "by": by})
        if self.edits:
            place, by = self.chance.choice(self.edits)
            acts.append({"act": "undo_edit", "place": place, "by": by})
        days = self.chance.sample(range(len(OLD)), 25)
        acts.append({"act": "import", "days": days})
        if self.imports:
            which = self.chance.choice(self.imports)
            acts += [{"act": "count", "import": which, "counts": counts} for counts in (True, True, False)]
        return self.chance.choice(acts) | key | {"member": self.id}

    async def do(self, act: dict[str, Any]) -> None:
        write, key, now = self.database.write, act["key"], datetime.fromtimestamp(act["now"], UTC)
        match act["act"]:
            case "log":
                around = await write(workouts.add, log(key, self.id, now, act["reps"]))
                self.logs.append((key, around.workout.id))
            case "undo":
                await write(corrections.undo, act["log"], self.id, now)
            case "restore":
                await write(corrections.restore, act["log"], self.id)
            case "delete":
                await write(corrections.delete_workout, act["place"], self.id, key, now)
                self.deletions.append((act["place"], key))
            case "bring_back":
                await write(corrections.bring_back, act["place"], self.id, act["by"])
            case "edit":
                await self.edit(act, now)
            case "undo_edit":
                await write(corrections.undo_edit, act["place"], act["by"], self.id, now)
            case "import":
                await self.stage(key, act["days"], now)
            case "count":
                await write(imports.set_counting, act["import"], self.id, counts=act["counts"])

    async def edit(self, act: dict[str, Any], now: datetime) -> None:
        there = await self.database.read(workouts.workout, act["place"], self.id)
        if there is not None:
            made = log(act["key"], self.id, there.at, act["reps"])
            await self.database.write(
                corrections.edit, act["place"], made, [each_log.id for each_log in there.logs], now
            )
            self.edits.append((act["place"], act["key"]))

    async def stage(self, key: int, days: list[int], now: datetime) -> None:
        write = self.database.write
        await write(imports.begin, key, self.id, now)
        while await write(imports.clear, BATCH):
            pass
        occasions = [log(file_key(self.id, day), self.id, OLD[day], day + 1) for day in sorted(days)]
        for start in range(0, len(occasions), BATCH):
            await write(imports.stage, key, self.id, occasions[start : start + BATCH])
        await write(imports.finish, key, self.id)
        self.imports.append(key)
        self.logs += [(workout_set.id, workout_set.id) for workout_set in occasions]


def say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def main(url: str, first: int, seed: int) -> None:
    database = Database(make_url(url))

    async def live(member: Member) -> None:
        while True:
            act = member.choose()
            say(act)
            await member.do(act)
            say({"done": act["key"]})

    await asyncio.gather(*(live(Member(database, number, seed)) for number in range(first, first + MEMBERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
