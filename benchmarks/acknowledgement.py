"""From the gateway's event to the acknowledgement.

Inside the measurement: discord.py's parser of the event, its command tree, the handler with all it reads and
writes, and discord.py's making of the request that answers. Outside: the gateway's socket and JSON, Discord, and
(in the first table) aiohttp. In the second table requests go through aiohttp to a server on the loopback, and
count when it has answered: nearer to a live bot, for all alike.

The baselines are bare discord.py bots with one command: "pong", and "pong" once a workout is stored with the least
that does so. A /log is acknowledged after its commit, on both sides.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

import aiosqlite
import discord
from discord import app_commands
from sqlalchemy.engine import URL

from benchmarks.measure import Timing, interleaved, since, table
from benchmarks.wire import Wire, body_text, loopback
from bot.app import Backday

ROUNDS = 600
LOOPBACK_ROUNDS = 300
_PONG, _STORED = "pong", "pong after bare aiosqlite"
_TABLES = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "CREATE TABLE workouts (id INTEGER PRIMARY KEY, member INTEGER, exercise TEXT, at TEXT)",
    "CREATE TABLE sets (workout INTEGER, position INTEGER, reps INTEGER, weight REAL)",
)
_ids = count(2**60)


@dataclass(frozen=True, slots=True)
class Ask:
    """A command as a member gives it, and words of the right answer: an apology would be quick too."""

    client: discord.Client
    expected: str
    command: str
    options: dict[str, str]

    def over(self, wire: Wire) -> Callable[[], Awaitable[float]]:
        """What gives the command once, and returns the milliseconds until it was answered."""

        async def ask() -> float:
            vars(self.client.http)["_HTTPClient__session"] = wire
            event = payload(self.command, self.options)
            answered = wire.answered = asyncio.get_running_loop().create_future()
            start = perf_counter()
            self.client._connection.parse_interaction_create(event)  # type: ignore[arg-type]
            body = await asyncio.wait_for(answered, timeout=10)
            time = since(start)
            if self.expected not in body_text(body):
                raise RuntimeError(
                    f"/{self.command}: not the answer that was to be measured: {body_text(body)[:500]}"
                )
            await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))  # the handlers' ends
            return time

        return ask


def payload(command: str, options: dict[str, str]) -> dict[str, Any]:
    """An INTERACTION_CREATE of a slash command, in a direct message."""
    given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
    return {
        "id": str(next(_ids)),
        "application_id": "1",
        "type": 2,
        "token": "t",
        "version": 1,
        "channel": {"id": "3", "type": 1},
        "channel_id": "3",
        # Another member each time: what one logs at once would grow into one long workout.
        "user": {"id": str(next(_ids)), "username": "a", "discriminator": "0", "avatar": None, "global_name": None},
        "app_permissions": "0",
        "entitlements": [],
        "locale": "en-US",
        "attachment_size_limit": 10_485_760,
        "authorizing_integration_owners": {"1": "5"},
        "context": 1,
        "data": {"id": "7", "name": command, "type": 1, "options": given},
    }


def pong(before: Callable[[], Awaitable[None]] | None = None) -> discord.Client:
    """A bare bot with one command that answers "pong", after `before` if given."""
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)

    @tree.command(name="pong", description="pong")
    async def answer(interaction: discord.Interaction) -> None:
        if before is not None:
            await before()
        await interaction.response.send_message("pong", ephemeral=True)

    return client


@asynccontextmanager
async def bare_store(file: Path) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """One workout and its three sets through aiosqlite, on disk after COMMIT: what a minimal bot does."""
    async with aiosqlite.connect(file, isolation_level=None) as connection:
        for line in _TABLES:
            await connection.execute(line)

        async def store() -> None:
            key = next(_ids)
            await connection.execute("BEGIN")
            await connection.execute("INSERT INTO workouts VALUES (?, 5, 'face-pull', '2026-01-01')", (key,))
            await connection.executemany(
                "INSERT INTO sets VALUES (?, ?, 8, 60)", [(key, number) for number in (1, 2, 3)]
            )
            await connection.execute("COMMIT")

        yield store


@asynccontextmanager
async def backday(folder: Path) -> AsyncIterator[Backday]:
    """The bot with everything but the gateway, and the picture of a face pull drawn."""
    url = URL.create("sqlite+aiosqlite", database=str(folder / "acknowledgement.sqlite3"))
    bot = Backday(url, folder / "pictures", ticking=False)
    try:
        await bot.database.open()
        await bot.load_cogs()
        await bot.pictures.figure(bot.services.exercises.find("face pull"))
        yield bot
    finally:
        await bot.close()


def show(title: str, found: dict[str, Timing]) -> None:
    """Print the times of one wire."""
    base, stored = found[_PONG].p50, found[_STORED].p50
    rows = [
        [name, f"{time.p50:.2f}", f"{time.p99:.2f}", f"{time.p50 / base:.2f}", f"{time.p50 / stored:.2f}"]
        for name, time in found.items()
    ]
    table(title, ["", "p50 ms", "p99 ms", "p50 / pong", "p50 / pong after aiosqlite"], rows)


async def run(folder: Path) -> None:
    async with bare_store(folder / "bare.sqlite3") as store, backday(folder) as bot:
        asks = {
            _PONG: Ask(pong(), "pong", "pong", {}),
            "/exercise, picture in memory": Ask(bot, "## Face Pull", "exercise", {"name": "face-pull"}),
            _STORED: Ask(pong(store), "pong", "pong", {}),
            "/log with sets": Ask(bot, "3 × 8 reps", "log", {"exercise": "face-pull", "sets": "3x8@60kg"}),
        }
        for ask in asks.values():
            await ask.client._async_setup_hook()  # what logging in would do before the gateway
        cut = Wire()
        found = await interleaved({name: ask.over(cut) for name, ask in asks.items()}, ROUNDS)
        show("Event to acknowledgement, inside the process", found)
        async with loopback() as wire:
            found = await interleaved({name: ask.over(wire) for name, ask in asks.items()}, LOOPBACK_ROUNDS)
        show("The same with HTTP over the loopback", found)
