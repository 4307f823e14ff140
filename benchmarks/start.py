"""How long until the bot would connect, and how much memory it holds then, each in a process of its own.

The time runs from the process's start until it says that it is ready: for Backday that is the end of `setup_hook`
(catalogue read, database opened and its migrations checked, cogs loaded, scheduler running), with the one request
to Discord left out, on a database that exists. Compiled bytecode is there for all, as on any second start. Memory
is the resident set.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measure import since, table

ROUNDS = 5
DRAWING = 2
"""Rounds in which pictures are drawn too, the last ones."""
MOST_MB = 120
_SAY = """
def say():
    import psutil
    own = psutil.Process()
    print(sum(one.memory_info().rss for one in (own, *own.children(recursive=True))) / 2**20, flush=True)
"""
_IMPORT = f"""
import discord
{_SAY}
say()
"""
_BARE = f"""
import asyncio, discord
from discord.ext import commands
{_SAY}
async def main():
    bot = commands.Bot(command_prefix=(), intents=discord.Intents(guilds=True))
    await bot._async_setup_hook()
    await bot.setup_hook()
    say()
asyncio.run(main())
"""
_BACKDAY = f"""
import asyncio, os, sys
from pathlib import Path
from sqlalchemy.engine import URL
import bot.__main__
{_SAY}
async def nothing(*_):
    return []
async def main():
    folder = Path(sys.argv[1])
    url = URL.create("sqlite+aiosqlite", database=str(folder / "start.sqlite3"))
    backday = bot.__main__.Backday(url, folder / "pictures" / sys.argv[2])
    backday.tree.sync = nothing
    await backday._async_setup_hook()
    await backday.setup_hook()
    say()
    if sys.argv[3]:
        for name in ("face pull", "deadlift", "barbell row"):
            await backday.pictures.figure(backday.services.exercises.find(name))
        say()
    os._exit(0)  # nothing here is kept
asyncio.run(main())
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds until ready, MB then, and MB of both processes while pictures are drawn."""

    ready: float
    memory: float
    drawn: float | None


async def start(program: str, folder: Path, number: int) -> Start:
    """Run the program in a fresh interpreter."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    command = [sys.executable, "-c", program, str(folder), str(number), "draw" if number > ROUNDS - DRAWING else ""]
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=environment)
    assert process.stdout is not None
    memory = float(await process.stdout.readline())
    ready = since(began)
    drawn = await process.stdout.read()
    if await process.wait():
        raise RuntimeError(f"a program that was to be measured failed: {program}")
    return Start(ready, memory, float(drawn) if drawn else None)


async def run(folder: Path) -> None:
    programs = {"import discord": _IMPORT, "a bare discord.py bot": _BARE, "Backday, ready to connect": _BACKDAY}
    found: dict[str, list[Start]] = {name: [] for name in programs}
    for number in range(ROUNDS + 1):
        for name, program in programs.items():
            begun = await start(program, folder, number)
            if number:  # the first makes bytecode and tables
                found[name].append(begun)
    show(found)


def show(found: dict[str, list[Start]]) -> None:
    """Print the medians."""
    ready = median(begun.ready for begun in found["import discord"])
    bare = median(begun.memory for begun in found["a bare discord.py bot"])
    rows = []
    for name, starts in found.items():
        time, memory = (
            median(begun.ready for begun in starts),
            median(begun.memory for begun in starts),
        )
        rows.append([name, f"{time:.0f}", f"{time / ready:.2f}", f"{memory:.0f}", f"{memory / bare:.2f}"])
    drawn = median(begun.drawn for begun in found["Backday, ready to connect"] if begun.drawn is not None)
    rows.append(["Backday, while it draws, both processes", "", "", f"{drawn:.0f}", f"{drawn / bare:.2f}"])
    head = ["", "ready ms", "/ import discord", "memory MB", "/ bare bot"]
    table(f"Start and memory (to stay under {MOST_MB} MB when ready)", head, rows)
