"""`/data`, as a member uses it."""

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Boolean, Connection, Date, String, Table, func, insert, select

from bot.domain.errors import DomainError
from bot.services import privacy as services_privacy
from bot.storage.privacy import NOT_OF_MEMBERS
from bot.storage.tables import UtcDateTime, metadata
from tests.conftest import Gym


async def fill(gym: Gym, member) -> None:
    await member.slash(gym.channel, "log", exercise="face pull", sets="12,10@22.5, 8@45lb")
    gym.clock.move(days=1)
    await member.slash(gym.channel, "log", exercise="dead hang", sets="30s")
    await member.slash(gym.channel, "reminder add", when="mon 18:00", timezone="Europe/Berlin")


async def exported(gym: Gym, member) -> dict[str, bytes]:
    result = await member.slash(gym.channel, "data export")
    assert result.ephemeral
    return {one.filename: await one.read() for one in result.response.attachments}


async def stored_about(gym: Gym, member_id: int) -> int:
    """How many rows name the member, in any table."""
    found = 0
    for table in metadata.sorted_tables:
        column = table.c.get("member_id", table.c.get("id") if table.name == "members" else None)
        if column is not None:
            count = select(func.count()).select_from(table).where(column == member_id)
            found += await gym.bot.database.read(Connection.scalar, count)
    return found


async def test_export_hands_over_a_table_and_everything(gym: Gym) -> None:
    await fill(gym, gym.alice)
    files = await exported(gym, gym.alice)

    rows = list(csv.DictReader(io.StringIO(files["backday.csv"].decode()), delimiter=";"))
    assert [
        (one["Date"], one["Exercise Name"], one["Weight"], one["Weight Unit"], one["Reps"]) for one in rows[:3]
    ] == [
        ("2026-01-01 13:00:00", "Face Pull", "22.5", "kg", "12"),
        ("2026-01-01 13:00:00", "Face Pull", "22.5", "kg", "10"),
        ("2026-01-01 13:00:00", "Face Pull", "45", "lbs", "8"),
    ]
    assert (rows[3]["Exercise Name"], rows[3]["Seconds"]) == ("Dead Hang", "30")
    everything = json.loads(files["backday.json"])
    assert everything["zone"] == "Europe/Berlin"
    (first,), (second,) = (list(one["logs"]) for one in everything["workouts"])
    assert [first["entries"][0]["exercise"], second["entries"][0]["exercise"]] == ["face-pull", "dead-hang"]
    assert first["entries"][0]["sets"][0] == {"reps": 12, "weight": "22.5", "unit": "kg"}
    assert everything["reminders"][0]["days"] == ["mon"]


async def test_export_holds_every_column_of_every_table(gym: Gym) -> None:
    """Derived from the tables: a new column that is not handed over fails here."""
    about = [table for table in metadata.sorted_tables if table not in NOT_OF_MEMBERS]
    for table in metadata.sorted_tables:
        await gym.bot.database.write(Connection.execute, insert(table), filled(table, gym.alice.id))
    stored = json.loads((await exported(gym, gym.alice))["backday.json"])["stored"]
    for table in about:
        (row,) = stored[table.name]
        assert row.keys() == set(table.columns.keys()), table.name
        assert None not in row.values(), table.name
    assert json.loads((await exported(gym, gym.bob))["backday.json"])["stored"] == {}


NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def filled(table: Table, member_id: int) -> dict[str, Any]:
    """A row of the member's with something in each column; ids of all tables are the same, so that they fit."""
    values = {UtcDateTime: NOON, Date: NOON.date(), Boolean: True, String: "x"}
    row = {column.name: values.get(type(column.type), 1) for column in table.columns}
    known = {"member_id": member_id, "zone": "UTC", "unit": "kg", "body_unit": "kg", "kit": "band", "kind": "work"}
    known |= {
        "tracking": "weight_reps",
        "region": "mid",
        "state": "counting",
        "rule": None,
        "rest_s": 60,
        "exercise_id": "face-pull",
    }
    row |= {name: value for name, value in known.items() if name in row}
    if table.name == "members":
        row["id"] = member_id
    if table.name == "reminders":
        row |= {
            "kind": "day",
            "when_done": "praise",
            "paused": "owner",
            "last_outcome": "posted",
            "snoozed_by": "1:1",
        }
    return row


async def test_a_file_that_discord_would_refuse_comes_packed(gym: Gym, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(gym, gym.alice)
    whole = await exported(gym, gym.alice)
    monkeypatch.setattr(services_privacy, "PACKED_FROM", 1)
    packed = await exported(gym, gym.alice)
    for name, content in whole.items():
        with ZipFile(io.BytesIO(packed[f"{name}.zip"])) as archive:
            assert archive.read(name) == content


async def test_nobody_gets_the_data_of_another(gym: Gym) -> None:
    await fill(gym, gym.alice)
    files = await exported(gym, gym.bob)
    told = json.loads(files["backday.json"])
    assert not any(told.values()), told


async def test_delete_asks_once_and_then_nothing_is_left(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    await fill(gym, gym.bob)
    await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower")
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))
    await gym.alice.click(card.message, label="Save")
    undone = seen(await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60"))
    await gym.alice.click(undone.message, label="Undo")

    asked = seen(await gym.alice.slash(gym.channel, "data delete"))
    assert "2 workouts, one reminder, your settings" in asked
    assert asked.ephemeral
    done = seen(await gym.alice.click(asked.message, label="Delete everything"))

    assert "Everything about you is deleted" in done
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    assert not any(json.loads((await exported(gym, gym.alice))["backday.json"]).values())
    assert await stored_about(gym, gym.alice.id) == 0
    assert await stored_about(gym, gym.bob.id) > 0
    assert "workout is not in your log" in seen(await gym.alice.click(undone.message, label="Put it back"))
    assert "Your workouts (2)" in seen(await gym.bob.slash(gym.channel, "history"))


async def test_keeping_it_deletes_nothing(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    asked = seen(await gym.alice.slash(gym.channel, "data delete"))

    assert "Nothing was deleted" in seen(await gym.alice.click(asked.message, label="Keep it"))

    assert "Your workouts (2)" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_a_servers_back_day_stays_but_forgets_who_set_it(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Europe/Berlin")
    asked = seen(await gym.alice.slash(gym.channel, "data delete"))
    await gym.alice.click(asked.message, label="Delete everything")

    assert (await gym.bot.services.reminders.back_day(gym.guild.id)).to.member_id == 0


# ------------------------------------------------------------------ coming in

HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
ROWS = [
    ("Pull", "22 Dec 2025, 08:00", "Bent Over Row (Barbell)", "warmup", "40", "10", "", ""),
    ("Pull", "22 Dec 2025, 08:00", "Bent Over Row (Barbell)", "normal", "80", "5", "", "8"),
    ("Pull", "22 Dec 2025, 08:00", "Face Pull", "normal", "20", "15", "", ""),
    ("Push", "20 Dec 2025, 08:00", "Bench Press (Barbell)", "normal", "70", "8", "", ""),
    ("Push", "20 Dec 2025, 08:00", "Bench Press (Barbell)", "normal", "many", "8", "", ""),
]


def hevy(rows=ROWS) -> bytes:
    lines = [
        f'"{title}","{at}","{at}","","{name}","","","0","{kind}","{weight}","{reps}","","{seconds}","{rpe}"\n'
        for title, at, name, kind, weight, reps, seconds, rpe in rows
    ]
    return (HEVY + "".join(lines)).encode()


async def imported(gym: Gym, content: bytes, **options):
    file = ("workouts.csv", content)
    return await gym.alice.slash(gym.channel, "data import", file=file, **options)


async def test_an_import_shows_what_it_would_do_counts_once_confirmed_and_is_undone_as_one(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "settings", timezone="Berlin")
    preview = seen(await imported(gym, hevy()))
    assert preview.ephemeral
    assert "2 workouts, 4 sets" in preview
    assert "**Known here** Bent-Over Row, Face Pull" in preview
    assert "**Kept as exercises of your own** Bench Press (Barbell)" in preview
    assert "Line 6: “many” is not a number" in preview
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))

    done = seen(await gym.alice.click(preview.message, label="Import"))
    assert "It counts now" in done
    history = seen(await gym.alice.slash(gym.channel, "history"))
    assert "Your workouts (2)" in history
    assert "Warm-up: 10 reps at 40 kg" in history
    assert "5 reps at 80 kg, 2 in reserve" in history
    assert "Bench Press (Barbell)" in seen(await gym.alice.slash(gym.channel, "my-exercise list"))

    back = seen(await gym.alice.click(done.message, label="Undo the import"))
    assert "The 2 workouts count for nothing" in back
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    await gym.alice.click(back.message, label="Import")
    assert "Your workouts (2)" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_the_same_file_again_adds_nothing(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    await gym.alice.click(preview.message, label="Import")

    again = seen(await imported(gym, hevy()))

    assert "No workout that is not here already" in again
    assert "2 workouts of it are here already" in again
    assert "Import" not in again.buttons


async def test_ones_own_export_comes_back_without_doubling(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    table = (await exported(gym, gym.alice))["backday.csv"]

    again = seen(await imported(gym, table))
    assert "2 workouts of it are here already" in again

    file = ("backday.csv", table)
    moved = seen(await gym.bob.slash(gym.channel, "data import", file=file))
    await gym.bob.click(moved.message, label="Import")
    history = seen(await gym.bob.slash(gym.channel, "history"))
    assert "12, 10 reps at 22.5 kg on the stack" in history
    assert "8 reps at 45 lb" in history
    assert "30 s" in history


async def test_a_name_is_told_once_and_remembered(gym: Gym, seen, refused) -> None:
    rows = [("Pull", "22 Dec 2025, 08:00", "Seal Thing", "normal", "40", "10", "", "")]
    preview = seen(await imported(gym, hevy(rows)))
    asked = await gym.alice.select(preview.message, [preview.options[0]])
    unknown = seen(await gym.alice.submit_modal(asked, {"name": "zumba"}))
    assert "I know no exercise called “zumba”" in unknown
    asked = await gym.alice.click(unknown.message, label="Try again")
    assert asked.modal["components"][0]["component"]["value"] == "zumba"
    told = seen(await gym.alice.submit_modal(asked, {"name": "chest supported row"}))
    assert "**Known here** Chest-Supported Row" in told

    rows.append(("Pull", "23 Dec 2025, 08:00", "Seal Thing", "normal", "45", "10", "", ""))
    again = seen(await imported(gym, hevy(rows)))
    assert "**Known here** Chest-Supported Row" in again
    await gym.alice.click(again.message, label="Import")
    assert "Chest-Supported Row" in seen(await gym.alice.slash(gym.channel, "history"))


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "There are no sets in that file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "That is not a CSV file"),
        (b"a,b,c\n1,2,3\n", "I do not know a file with the columns a, b, c"),
        (HEVY.encode(), "There are no sets in that file"),
        (b"x" * (5 * 2**20 + 1), "I read up to 5 MB and 50,000 rows"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_kindly(gym: Gym, refused, content: bytes, answer: str) -> None:
    assert answer in refused(await imported(gym, content))


async def test_weights_without_a_unit_are_asked_for_once(gym: Gym, seen, refused) -> None:
    strong = (
        b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
        b'2020-12-30 18:51:52,"Evening Workout",2h 38m,"Deadlift (Barbell)",1,100,3,0,0,"","",\n'
    )
    assert "kilograms or pounds" in refused(await imported(gym, strong))
    assert "**Known here** Deadlift" in seen(await imported(gym, strong, unit="lb"))


async def test_nobody_imports_or_undoes_for_another(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    staged = next(part["custom_id"] for part in preview.parts if part.get("label") == "Import").split(":")[1]
    for attempt in (gym.bot.services.imports.confirm, gym.bot.services.imports.take_back):
        with pytest.raises(DomainError, match="import-not-there"):
            await attempt(gym.bob.id, int(staged))


async def test_a_deleted_workout_of_a_file_is_told_and_brought_back(gym: Gym, seen) -> None:
    preview = seen(await imported(gym, hevy()))
    await gym.alice.click(preview.message, label="Import")
    history = seen(await gym.alice.slash(gym.channel, "history"))
    opened = seen(await gym.alice.select(history.message, [history.options[0]]))
    await gym.alice.click(opened.message, label="Delete")

    again = seen(await imported(gym, hevy()))
    assert "You deleted one workout of it here" in again
    assert "one workout of it is here already" in again.text.casefold()
    assert "One workout is back" in seen(await gym.alice.click(again.message, label="Bring back what I deleted"))
    assert "Your workouts (2)" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_sets_that_another_exercise_cannot_count_are_not_taken_for_it(gym: Gym, seen) -> None:
    rows = [("Pull", "22 Dec 2025, 08:00", "Thing", "normal", "50", "8", "", "")]
    preview = seen(await imported(gym, hevy(rows)))
    asked = await gym.alice.select(preview.message, [preview.options[0]])
    answer = seen(await gym.alice.submit_modal(asked, {"name": "superman"}))
    assert "Known here" not in answer
    await gym.alice.click(preview.message, label="Import")
    assert "Superman" not in seen(await gym.alice.slash(gym.channel, "history"))
