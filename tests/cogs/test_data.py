"""`/data`, as a member uses it."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Boolean, Connection, Date, String, Table, Text, func, insert, select

from bot.services import privacy as services_privacy
from bot.storage.privacy import NOT_OF_MEMBERS
from bot.storage.tables import UtcDateTime, metadata
from tests.conftest import Gym, on_both


async def fill(gym: Gym, member) -> None:
    await member.slash(gym.channel, "log", exercise="face pull", sets="12,10@22.5, 8@45lb")
    gym.clock.move(days=1)
    await member.slash(gym.channel, "log", exercise="dead hang", sets="30s")
    await member.slash(gym.channel, "reminder add", when="mon 18:00", timezone="Europe/Berlin")


async def exported(gym: Gym, member) -> dict[str, bytes]:
    result = await member.slash(gym.channel, "data export")
    assert result.ephemeral
    return {attachment.filename: await attachment.read() for attachment in result.response.attachments}


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
        (row["Date"], row["Exercise Name"], row["Weight"], row["Weight Unit"], row["Reps"]) for row in rows[:3]
    ] == [
        ("2026-01-01 13:00:00", "Face Pull", "22.5", "kg", "12"),
        ("2026-01-01 13:00:00", "Face Pull", "22.5", "kg", "10"),
        ("2026-01-01 13:00:00", "Face Pull", "45", "lbs", "8"),
    ]
    assert (rows[3]["Exercise Name"], rows[3]["Seconds"]) == ("Dead Hang", "30")
    everything = json.loads(files["backday.json"])
    assert everything["zone"] == "Europe/Berlin"
    (first,), (second,) = (list(workout["logs"]) for workout in everything["workouts"])
    assert [first["entries"][0]["exercise"], second["entries"][0]["exercise"]] == ["face-pull", "dead-hang"]
    assert first["entries"][0]["sets"][0] == {"reps": 12, "weight": "22.5", "unit": "kg"}
    assert everything["reminders"][0]["days"] == ["mon"]


@pytest.mark.parametrize(
    ("when", "facts"),
    [
        ("mon thu 18:00", {"days": ["mon", "thu"], "weeks": 1, "time": "18:00"}),
        ("every other day 07:30", {"every_days": 2, "time": "07:30"}),
        ("every 1st monday 18:00", {"days": ["mon"], "of_month": [1], "time": "18:00"}),
        ("every 15th 18:00", {"days": [], "of_month": [15], "time": "18:00"}),
        ("tomorrow 7am", {"once": "2026-01-02T06:00:00+00:00"}),
    ],
)
async def test_export_holds_reminders_of_every_rule(gym: Gym, when: str, facts: dict[str, Any]) -> None:
    await gym.alice.slash(gym.channel, "reminder add", when=when, timezone="Europe/Berlin")
    (reminder,) = json.loads((await exported(gym, gym.alice))["backday.json"])["reminders"]
    assert {key: reminder.get(key) for key in facts} == facts


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
    values = {UtcDateTime: NOON, Date: NOON.date(), Boolean: True, String: "x", Text: "x"}
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


@pytest.mark.parametrize("most", [500, 900])
def test_what_is_too_large_even_when_packed_comes_in_parts_that_join(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services_privacy, "PACKED_FROM", 1000)
    monkeypatch.setattr(services_privacy, "MOST_PACKED", most)
    content = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(64))
    files = services_privacy._packed("backday.json", content)
    assert len(files) > 1
    assert all(len(file) < most for file in files.values())
    joined = b""
    for number, (name, file) in enumerate(files.items(), 1):
        assert name == f"backday.json.{number:03}.zip"
        with ZipFile(io.BytesIO(file)) as archive:
            joined += archive.read(f"backday.json.{number:03}")
    assert joined == content


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
    data = json.loads(files["backday.json"])
    assert not any(data.values()), data


@on_both
async def test_delete_asks_once_and_then_nothing_is_left(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    await fill(gym, gym.bob)
    await gym.alice.slash(gym.channel, "my-exercise add", name="Jefferson Curl", region="lower")
    card = seen(await gym.alice.slash(gym.channel, "exercise", name="face pull"))
    await gym.alice.select(card.message, ["save"])
    undone = seen(await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60"))
    await gym.alice.click(undone.message, label="Undo")

    question = seen(await gym.alice.slash(gym.channel, "data delete"))
    assert "2 workouts, one reminder, your settings" in question
    assert question.ephemeral
    done = seen(await gym.alice.click(question.message, label="Delete everything"))

    assert "Everything about you is deleted" in done
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    assert not any(json.loads((await exported(gym, gym.alice))["backday.json"]).values())
    assert await stored_about(gym, gym.alice.id) == 0
    assert await stored_about(gym, gym.bob.id) > 0
    assert "workout is not in your log" in seen(await gym.alice.click(undone.message, label="Restore"))
    assert "2 workouts" in seen(await gym.bob.slash(gym.channel, "history"))


async def test_keeping_it_deletes_nothing(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    question = seen(await gym.alice.slash(gym.channel, "data delete"))

    assert "Nothing was deleted" in seen(await gym.alice.click(question.message, label="Keep it"))

    assert "2 workouts" in seen(await gym.alice.slash(gym.channel, "history"))


async def test_a_servers_back_day_stays_but_forgets_who_set_it(gym: Gym, seen) -> None:
    await gym.alice.slash(gym.channel, "backday set", when="mon 18:00", channel=gym.channel, timezone="Europe/Berlin")
    question = seen(await gym.alice.slash(gym.channel, "data delete"))
    await gym.alice.click(question.message, label="Delete everything")

    assert (await gym.bot.services.back_days.of(gym.guild.id)).to.member_id == 0
