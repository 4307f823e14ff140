"""`/data`, as a member uses it."""

import csv
import io
import json

from bot.services.privacy import COLUMNS
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


async def test_export_hands_over_a_table_and_everything(gym: Gym) -> None:
    await fill(gym, gym.alice)
    files = await exported(gym, gym.alice)

    rows = list(csv.reader(io.StringIO(files["backday.csv"].decode())))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["2026-01-01 12:00:00", "Face Pull", "1", "22.5", "kg", "12", "", "", ""]
    assert rows[3] == ["2026-01-01 12:00:00", "Face Pull", "3", "45", "lb", "8", "", "", ""]
    assert rows[4] == ["2026-01-02 12:00:00", "Dead Hang", "1", "", "", "", "", "", "30"]
    everything = json.loads(files["backday.json"])
    assert everything["zone"] == "Europe/Berlin"
    assert [one["entries"][0]["exercise"] for one in everything["workouts"]] == ["face-pull", "dead-hang"]
    assert everything["workouts"][0]["entries"][0]["sets"][0] == {"reps": 12, "weight": "22.5", "unit": "kg"}
    assert everything["reminders"][0]["days"] == ["mon"]


async def test_nobody_gets_the_data_of_another(gym: Gym) -> None:
    await fill(gym, gym.alice)
    files = await exported(gym, gym.bob)
    assert json.loads(files["backday.json"]) == {"zone": None, "workouts": [], "reminders": []}


async def test_delete_asks_once_and_then_nothing_is_left(gym: Gym, seen) -> None:
    await fill(gym, gym.alice)
    await fill(gym, gym.bob)
    undone = seen(await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60"))
    await gym.alice.click(undone.message, label="Undo")

    asked = seen(await gym.alice.slash(gym.channel, "data delete"))
    assert "2 workouts, one reminder and your time zone" in asked
    assert asked.ephemeral
    done = seen(await gym.alice.click(asked.message, label="Delete everything"))

    assert "Everything about you is deleted" in done
    assert "Nothing here yet" in seen(await gym.alice.slash(gym.channel, "history"))
    assert json.loads((await exported(gym, gym.alice))["backday.json"])["zone"] is None
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
