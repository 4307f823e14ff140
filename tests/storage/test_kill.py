"""A real process, killed while it logs: what was acknowledged is there, and nothing is there by half."""

import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import URL

from bot.storage.engine import Database
from bot.storage.tables import logs, sets
from tests.storage.logging_process import SETS

PROGRAM = Path(__file__).with_name("logging_process.py")
KILLS = 5


def log_until_killed(url: URL, first: int, seconds: float) -> list[int]:
    """The ids that were acknowledged before SIGKILL. A line that was cut in the middle counts as none."""
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), url.render_as_string(hide_password=False), str(first)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(PROGRAM.parents[2]), "PATH": ""},
    )
    output = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    output += process.communicate()[0]
    return [int(line) for line in output.split(b"\n")[:-1]]


async def test_what_was_acknowledged_survives_a_kill_and_nothing_is_there_by_half(url: URL) -> None:
    acknowledged: list[int] = []
    for number in range(KILLS):
        acknowledged += log_until_killed(url, 1 + number * 1_000_000, 0.05 + 0.037 * number)

    database = Database(url)
    await database.open()
    of_each_log = select(func.count()).select_from(sets).group_by(sets.c.log_id)
    stored = set(await database.read(lambda connection: connection.scalars(select(logs.c.id)).all()))
    counts = await database.read(lambda connection: connection.scalars(of_each_log).all())
    await database.close()

    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= stored
    assert set(counts) == {len(SETS)}
    assert len(counts) == len(stored)
