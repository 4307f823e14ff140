"""Work in a process beside the bot's."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import psutil
import pytest

from bot.drawing.process import ProcessWorker

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shop() -> Iterator[ProcessWorker]:
    shop = ProcessWorker()
    yield shop
    shop.close()


async def test_the_event_loop_goes_on_while_python_is_kept_busy(shop: ProcessWorker) -> None:
    await shop.run(os.getpid)  # it has started
    turns = 0
    work = asyncio.ensure_future(shop.run(partial(sum, range(20_000_000))))
    while not work.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert await work == sum(range(20_000_000))
    assert turns > 10  # in a thread it would be one: `sum` keeps Python's lock
    assert await shop.run(os.getpid) != os.getpid()


async def test_an_error_comes_back_and_the_next_work_is_done(shop: ProcessWorker) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await shop.run(partial(int, "x"))
    assert await shop.run(partial(int, "7")) == 7


async def test_work_whose_process_is_killed_is_done_by_another(shop: ProcessWorker) -> None:
    first = await shop.run(os.getpid)
    works = [asyncio.ensure_future(shop.run(partial(sum, range(20_000_000)))) for _ in range(3)]
    await asyncio.sleep(0.05)
    os.kill(first, signal.SIGKILL)
    assert await asyncio.gather(*works) == [sum(range(20_000_000))] * 3
    assert await shop.run(os.getpid) != first


async def test_work_that_kills_every_process_is_given_up_and_the_next_is_done(shop: ProcessWorker) -> None:
    with pytest.raises(BrokenProcessPool):
        await shop.run(partial(os._exit, 1))
    assert await shop.run(partial(int, "7")) == 7


async def test_the_process_ends_when_there_is_nothing_to_do() -> None:
    shop = ProcessWorker(idle=0.01)
    first = await shop.run(os.getpid)
    await asyncio.sleep(0.1)
    assert shop._pool is None
    assert await shop.run(os.getpid) != first
    shop.close()


_BOT = """
import asyncio, os, time
from bot.drawing.process import ProcessWorker

async def main():
    shop = ProcessWorker()
    print(await shop.run(os.getpid), flush=True)
    await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_process_ends_with_a_bot_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "bot_that_is_killed.py"
    program.write_text(_BOT, "utf-8")
    process = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, env={"PYTHONPATH": str(ROOT)})
    worker = psutil.Process(int(process.stdout.readline()))
    process.kill()
    process.communicate()
    worker.wait(timeout=20)
