"""A real process, killed amid edits, undos, imports and deletions: what was acknowledged is so, nothing is by half.

    python -m tests.storage.test_kill_corrections 200

kills more often than the test does, on a SQLite file of its own, and tells what it saw; `make fuzz` runs it.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.engine import URL

from bot.storage import workouts
from bot.storage.engine import Database
from tests.services.model_of_history import Model, Record
from tests.storage.correcting_process import MEMBERS, OLD, file_key

PROGRAM = Path(__file__).with_name("correcting_process.py")
KILLS = 4


def act_until_killed(url: URL, first: int, seed: int, lines: int) -> list[dict[str, Any]]:
    """What was said before SIGKILL, which comes after so many lines. One that was cut in the middle counts as none."""
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), url.render_as_string(hide_password=False), str(first), str(seed)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(PROGRAM.parents[2]), "PATH": ""},
    )
    output = b"".join(process.stdout.readline() for _ in range(lines))
    time.sleep(random.Random(seed).uniform(0, 0.01))  # within an act, not just before one
    process.kill()
    output += process.communicate()[0]
    return [json.loads(line) for line in output.split(b"\n")[:-1]]


def reckon(model: Model, act: dict[str, Any]) -> None:  # noqa: C901 (one case for each act)
    """What the act does, by the model."""
    now, key, member = datetime.fromtimestamp(act["now"], UTC), act["key"], act["member"]
    place, by, log_id = act.get("place", 0), act.get("by", 0), act.get("log", 0)
    match act["act"]:
        case "log":
            model.log(key, now, (act["reps"],) * 2)
        case "undo":
            some = model.counting()
            model.put_off({log_id: some[log_id]} if log_id in some else {}, "undone", log_id, now)
        case "restore":
            model.put_on("undone", log_id)
        case "delete":
            model.put_off(model.counting(place), "deleted", key, now)
        case "bring_back":
            model.put_on("deleted", by, place)
        case "edit" if before := model.counting(place):
            at = min((log.at, log_id) for log_id, log in before.items())[0]
            of_file = next((log.file_at for log in before.values() if log.file_at), None)
            model.put_off(before, "edited", key, now)
            model.logs[key] = Record(place, at, (act["reps"],) * 2, file_at=of_file)
        case "undo_edit":
            made = model.logs.get(by)
            if made and model.counts(made) and any(log.off == ("edited", by) for log in model.logs.values()):
                model.put_off({by: made}, "unedited", by, now)
                model.put_on("edited", by)
        case "import":
            stage(model, member, key, act["days"], now)
        case "count" if act["import"] in model.imports:
            model.imports[act["import"]] = act["counts"]


def stage(model: Model, member: int, key: int, days: list[int], now: datetime) -> None:
    """As `Model.stage`, whose files leave out what was logged by hand at the same moment: the store does not."""
    for other in [import_id for import_id, counting in model.imports.items() if not counting]:
        model.drop(other)
    model.imports[key], model.begun[key] = False, now
    for day in days:
        known = [log for log in model.logs.values() if log.file_at == OLD[day]]
        for entry in known:
            if entry.off and entry.off[0] in ("undone", "deleted"):
                entry.brought_by = key
        if not known:
            log_id = file_key(member, day)
            model.logs[log_id] = Record(log_id, OLD[day], (day + 1,) * 2, brought_by=key, file_at=OLD[day])


def expected(output: list[dict[str, Any]], member: int) -> tuple[Model, Model]:
    """The member's log without and with the act that was begun and not acknowledged, if there is one."""
    done = {line["done"] for line in output if "done" in line}
    acts = [line for line in output if line.get("member") == member]
    model = Model()
    for act in acts:
        if act["key"] in done:
            reckon(model, act)
    after = deepcopy(model)
    for act in acts:
        if act["key"] not in done:
            reckon(after, act)
    return model, after


async def stored(database: Database, member: int) -> dict[int, tuple[int, datetime, tuple[int | None, ...]]]:
    found = await database.read(workouts.page, member, offset=0, limit=10_000)
    return {
        log.id: (entry.id, log.at, tuple(s.reps for e in log.entries for s in e.sets))
        for entry in found
        for log in entry.logs
    }


def of_model(model: Model) -> dict[int, tuple[int, datetime, tuple[int, ...]]]:
    return {key: (record.workout, record.at, record.reps) for key, record in model.counting().items()}


async def kill(database: Database, number: int, lines: int) -> tuple[int, int]:
    """How many acts were acknowledged, and how many were begun beyond that."""
    first = 1 + number * MEMBERS
    output = await asyncio.to_thread(act_until_killed, database.url, first, number, lines)
    for member in range(first, first + MEMBERS):
        without, with_it = expected(output, member)
        assert await stored(database, member) in (of_model(without), of_model(with_it)), (number, member)
    done = sum("done" in line for line in output)
    return done, len(output) - 2 * done


async def test_what_was_acknowledged_is_so_and_nothing_is_by_half(database: Database) -> None:
    done = [(await kill(database, number, 60 + 100 * number))[0] for number in range(KILLS)]
    assert sum(done) > 100


async def main(kills: int) -> None:
    with TemporaryDirectory() as folder:
        database = Database(URL.create("sqlite+aiosqlite", database=f"{folder}/killed.sqlite3"))
        await database.open()
        chance = random.Random(kills)
        found = [await kill(database, number, chance.randint(5, 400)) for number in range(kills)]
        await database.close()
    acknowledged, in_flight = map(sum, zip(*found, strict=True))
    sys.stdout.write(f"{kills} kills, {acknowledged} acts acknowledged, {in_flight} in flight: all as reckoned\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
