"""How long until the bot would connect, and how much memory it holds then, each in a process of its own."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import since, table

ROUNDS = 5
_MEMORY = "import psutil; print(psutil.Process().memory_info().rss / 2**20)"
_BARE = f"""
import asyncio, discord
from discord.ext import commands
bot = commands.Bot(command_prefix=(), intents=discord.Intents(guilds=True))
{_MEMORY}
"""
_BACKDAY = f"""
import asyncio, sys
from pathlib import Path
from sqlalchemy.engine import URL
from bot.app import Backday
async def main():
    folder = Path(sys.argv[1])
    bot = Backday(URL.create("sqlite+aiosqlite", database=str(folder / "start.sqlite3")), folder / "pictures")
    async def nothing(*_): return []
    bot.tree.sync = nothing
    await bot._async_setup_hook()
    await bot.setup_hook()
    {_MEMORY}
    await bot.close()
asyncio.run(main())
"""


def start(program: str, folder: Path) -> tuple[float, float]:
    """Milliseconds of the whole process, and its memory in MB when it would connect."""
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, timeout=60
    )
    return since(began), float(done.stdout)


async def run(folder: Path) -> None:
    programs = {"a bare discord.py bot": _BARE, "Backday, ready to connect": _BACKDAY}
    start(_BACKDAY, folder)  # makes the tables; a start after that finds them
    found = {name: [start(program, folder) for _ in range(ROUNDS)] for name, program in programs.items()}
    base = [median(column) for column in zip(*found["a bare discord.py bot"], strict=True)]
    rows = []
    for name, rounds in found.items():
        time, memory = (median(column) for column in zip(*rounds, strict=True))
        rows.append([name, f"{time:.0f}", f"{time / base[0]:.1f}", f"{memory:.0f}", f"{memory / base[1]:.1f}"])
    table("Start and memory", ["", "process ms", "ratio", "memory MB", "ratio"], rows)
