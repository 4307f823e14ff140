"""The bot left alone: what begins, goes on and ends by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from copy import copy
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot import app
from bot.delivery.posting import Poster
from bot.domain.posts import Outcome
from bot.interactions.missed_answers import MissedAnswers
from bot.services.challenges import Challenges
from bot.services.leaderboards import Leaderboards
from bot.services.purge import Purge
from bot.services.roll_calls import RollCalls
from bot.storage import reminders
from bot.storage.engine import Database
from bot.storage.process_tables import processes
from bot.storage.tables import logs
from tests.cogs.back_days import MONDAY, add, direct_messages, own
from tests.conftest import Gym

PATIENCE_S = 30


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes every few seconds, every minute or once a day comes again at once."""
    for name in ("TICK_SECONDS", "ROLL_SECONDS", "PURGE_SECONDS", "BEAT_SECONDS"):
        monkeypatch.setattr(app, name, 0.05)


async def comes_true(what: Callable[[], Awaitable[object]]) -> None:
    """Wait for it, without a hand in it."""
    async with asyncio.timeout(PATIENCE_S):
        while not await what():
            await asyncio.sleep(0.02)


async def stored_logs(gym: Gym) -> int:
    return await gym.bot.database.read(lambda connection: connection.scalar(select(func.count()).select_from(logs)))


class Counted:
    """Counts how often a method runs."""

    def __init__(self, kind: type, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        method = getattr(kind, name)

        async def counted(*given: Any) -> Any:
            self.times += 1
            return await method(*given)

        monkeypatch.setattr(kind, name, counted)

    async def again(self) -> bool:
        return self.times > 1


async def test_a_reminder_that_is_due_is_posted(often: None, gym: Gym) -> None:
    await add(gym)
    await gym.bot.run_by_itself()
    await asyncio.sleep(0.2)
    assert not direct_messages(gym)
    gym.clock.move(**MONDAY)

    async def posted() -> bool:
        return (await own(gym))[0].last_outcome is Outcome.POSTED

    await comes_true(posted)


async def test_a_rest_that_ran_when_the_bot_stopped_rings_after_the_next_start(gym: Gym) -> None:
    await gym.alice.slash(gym.channel, "workout start", rest="60 s")
    await gym.alice.slash(gym.channel, "log", exercise="face pull", sets="1x12@20")
    await gym.bot.services.sessions.rest(gym.alice.id)
    before = len(direct_messages(gym))
    await gym.restart()
    gym.clock.move(seconds=60)
    assert len(direct_messages(gym)) == before
    await gym.bot.run_by_itself()

    async def rung() -> bool:
        return len(direct_messages(gym)) > before

    await comes_true(rung)
    assert "Go!" in direct_messages(gym)[-1]


async def test_what_was_undone_can_be_had_back_a_day_later_and_is_purged_after_a_month(
    often: None, gym: Gym, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = Counted(Purge, "run", monkeypatch)
    await gym.restart()
    logged = await gym.alice.slash(gym.channel, "log", exercise="shrug", sets="3x8@60")
    await gym.alice.click(logged.response, label="Undo")
    gym.clock.move(days=29)
    await gym.bot.run_by_itself()
    await comes_true(looks.again)
    assert await stored_logs(gym) == 1
    gym.clock.move(days=2)

    async def purged() -> bool:
        return not await stored_logs(gym)

    await comes_true(purged)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(RollCalls, "look_after"), (Challenges, "look_after"), (Leaderboards, "look_after"), (MissedAnswers, "purge")],
)
async def test_posts_of_a_group_are_looked_after_and_acts_are_forgotten(
    often: None, gym: Gym, monkeypatch: pytest.MonkeyPatch, kind: type, name: str
) -> None:
    looks = Counted(kind, name, monkeypatch)
    await gym.restart()
    await gym.bot.run_by_itself()
    await comes_true(looks.again)


async def test_it_is_one_of_the_processes_until_it_has_stopped(often: None, gym: Gym) -> None:
    await gym.bot.run_by_itself()
    others = Database(gym.url)
    here = await others.read(all_processes)

    async def beaten() -> bool:
        gym.clock.move(seconds=1)
        return await others.read(all_processes) != here

    await comes_true(beaten)
    await gym.bot.close()
    assert len(here) == 1
    assert await others.read(all_processes) == []
    await others.close()


def all_processes(connection: Connection) -> list[Any]:
    return list(connection.execute(select(processes)).all())


async def test_a_post_on_its_way_is_settled_before_the_bot_has_stopped(
    gym: Gym, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(gym)
    gym.clock.move(**MONDAY)
    begun, end, post = asyncio.Event(), asyncio.Event(), Poster.__call__

    async def slowly(*given: Any) -> Any:
        begun.set()
        await end.wait()
        return await post(*given)

    monkeypatch.setattr(Poster, "__call__", slowly)
    ticking = asyncio.create_task(gym.bot.services.delivery.tick())
    await begun.wait()
    asyncio.get_running_loop().call_later(0.2, end.set)
    await gym.bot.close()
    assert ticking.done()
    after = Database(gym.url)
    (reminder,) = await after.read(reminders.of_member, gym.alice.id)
    await after.close()
    assert reminder.last_outcome is Outcome.POSTED


async def test_what_is_written_to_the_bot_is_answered_before_it_has_stopped(gym: Gym) -> None:
    message = await gym.alice.user.send_dm("face pulls 3x8 60kg")
    await gym.env.settle()
    another = copy(message)
    another.id += 1
    gym.bot.dispatch("message", another)
    await asyncio.sleep(0)
    before = len(direct_messages(gym))
    await gym.bot.close()
    assert len(direct_messages(gym)) == before + 1
