"""More sets than anybody does are refused kindly, and nothing of them is stored."""

from typing import Any

import pytest
import simcord
from discord import app_commands

from bot.services import workouts
from tests.cogs.conftest import whole_history
from tests.conftest import Gym


@pytest.fixture(autouse=True)
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workouts, "MOST_SETS_IN_WORKOUT", 4)
    monkeypatch.setattr(workouts, "MOST_SETS_IN_DAY", 6)


async def log(gym: Gym, sets: str, **options: Any) -> simcord.InteractionResult:
    return await gym.alice.slash(gym.channel, "log", exercise="face pull", sets=sets, **options)


async def test_a_workout_that_would_hold_too_many_sets_is_refused_with_what_was_typed(
    gym: Gym, seen, refused
) -> None:
    logged = await log(gym, "4x12@20")
    card = refused(await log(gym, "1x10@20"))
    assert "more than 4 sets" in card
    assert "1x10@20" in card
    assert "more than 4 sets" in refused(await gym.alice.click(logged.response, label="+1 set"))
    assert "4 × 12 @ 20 kg" in await whole_history(gym)


async def test_a_day_that_would_hold_too_many_sets_is_refused_and_the_next_one_is_not(
    gym: Gym, seen, refused
) -> None:
    await log(gym, "4x12@20")
    gym.clock.move(hours=5)
    await log(gym, "2x12@20")
    assert "this day would hold more than 6 sets" in refused(await log(gym, "1x12@20"))
    shown = await whole_history(gym)
    assert "2 workouts" in shown
    assert "2 × 12" in shown
    gym.clock.move(days=1)
    assert "✓ Face Pull" in seen(await log(gym, "1x12@20"))
    simcord.assert_error(gym.env, app_commands.AppCommandError)
