"""What beats goes on, whatever becomes of the system's clock."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
import time_machine

from bot.runtime import jobs as beating
from bot.runtime.faults import Faults
from bot.runtime.jobs import Jobs


@pytest_asyncio.fixture
async def beat() -> AsyncIterator[Jobs]:
    beat = Jobs(Faults())
    yield beat
    beat.stop()
    await asyncio.sleep(0)


class Counted:
    """Work that counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0
        self.again = asyncio.Condition()

    async def __call__(self) -> None:
        async with self.again:
            self.times += 1
            self.again.notify_all()

    async def reach(self, times: int) -> None:
        async with asyncio.timeout(10), self.again:
            await self.again.wait_for(lambda: self.times >= times)


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=-400)])
async def test_a_jump_of_the_clock_neither_stops_nor_hastens_what_beats(
    beat: Jobs, jump: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    tick, rest_over = Counted(), Counted()
    beat.every(0.2, tick, "tick")
    beat.once(datetime.now(UTC) + timedelta(seconds=1.5), rest_over, "rest-1")
    beat.start()
    await tick.reach(2)
    with time_machine.travel(datetime.now(UTC) + jump, tick=True):
        before = tick.times
        await tick.reach(before + 3)
        assert rest_over.times == 0  # its moment has not come, whatever the clock says
        await rest_over.reach(1)
        assert tick.times < before + 12  # what the clock has jumped over is not made up for
    assert rest_over.times == 1
    assert "clock has jumped" in caplog.text


async def test_a_job_that_stands_still_is_told_and_started_again(
    beat: Jobs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(beating, "WATCH", 0.05)
    monkeypatch.setattr(beating, "STILL", 0.3)
    monkeypatch.setattr(beating, "RESTART", timedelta(0))
    begun = Counted()

    async def hangs_once() -> None:
        await begun()
        if begun.times == 1:
            await asyncio.Event().wait()

    beat.every(0.2, hangs_once, "the tick of reminders")
    beat.start()
    await begun.reach(3)
    assert caplog.text.count("the tick of reminders has not run for") == 1


async def test_a_long_job_that_gets_on_is_left_alone(beat: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beating, "WATCH", 0.02)
    monkeypatch.setattr(beating, "STILL", 0.1)
    ended = Counted()

    async def long() -> None:
        await asyncio.sleep(0.6)
        await ended()

    beat.every(0.1, long, "the tick of reminders", beating.monotonic)
    beat.start()
    await ended.reach(1)


async def test_what_fails_at_every_beat_is_told_in_full_once(beat: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    tried = Counted()

    async def fails() -> None:
        await tried()
        raise RuntimeError

    beat.every(0.05, fails, "the tick of reminders")
    beat.start()
    await tried.reach(6)
    assert caplog.text.count("Traceback") == 1
    assert "4 times by now" in caplog.text
