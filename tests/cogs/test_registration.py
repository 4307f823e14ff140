"""Discord has the commands that there are, whatever another program or Discord did; and the bot runs meanwhile."""

import pytest

from tests.cogs.back_days import MONDAY, add, due
from tests.conftest import Gym

COMMANDS = "/applications/*/commands"


def registrations(gym: Gym) -> int:
    """How often Discord was told the commands."""
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in gym.env.http_requests)


def there(gym: Gym) -> int:
    return len(gym.env.backend.commands.get(None, {}))


async def test_at_a_restart_discord_is_asked_once_and_told_nothing_that_it_knows(gym: Gym) -> None:
    before = len(gym.env.http_requests)
    await gym.restart()
    requests = [request for request in gym.env.http_requests[before:] if request.path.endswith("/commands")]
    assert [request.method for request in requests] == ["GET"]


async def test_commands_that_another_program_took_away_come_back_with_the_next_start(gym: Gym) -> None:
    count = there(gym)
    gym.env.backend.commands[None].clear()
    await gym.restart()
    assert there(gym) == count
    assert registrations(gym) == 2
    await gym.restart()
    assert registrations(gym) == 2


async def test_commands_that_another_program_changed_are_told_again(gym: Gym) -> None:
    command = next(iter(gym.env.backend.commands[None].values()))
    command["description"] = "somebody else's"
    await gym.restart()
    assert registrations(gym) == 2
    assert "somebody else's" not in {command["description"] for command in gym.env.backend.commands[None].values()}


@pytest.mark.parametrize("method", ["GET", "PUT"])
@pytest.mark.parametrize(("status", "code"), [(400, 30034), (400, 50035), (401, 0), (403, 20012), (429, 0), (503, 0)])
async def test_what_discord_does_not_take_keeps_no_reminder_and_is_tried_again(
    gym: Gym, method: str, status: int, code: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.interactions.registration.FIRST_PAUSE", 0.01)
    await add(gym)
    gym.env.backend.commands[None].clear()
    gym.env.inject_error(method, COMMANDS, status=status, code=code, message="as a test wants it")
    await gym.restart()
    assert f"commands not synced (HTTP {status}" in caplog.text
    assert "tries again" in caplog.text
    assert not [log_record for log_record in caplog.records if log_record.exc_info]
    assert len(await due(gym, **MONDAY)) == 1
    await gym.bot._registration._task
    assert there(gym) > 0
