"""From the gateway's event to the acknowledgement, inside the process.

Measured from the call of discord.py's parser with an interaction's payload to the first request that answers it,
with its body built. HTTP is cut off there: no socket, no Discord. The same cut serves a bare discord.py bot that
answers "pong", and one that stores the same rows through bare aiosqlite first.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

import aiosqlite
import discord
from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter
from sqlalchemy.engine import URL

from benchmarks.measure import interleaved, since, table
from bot.app import EXTENSIONS, Backday

ROUNDS = 400
_ids = count(2**60)
_answered: dict[int, asyncio.Future[None]] = {}


async def _cut(_adapter: AsyncWebhookAdapter, route: Any, **_given: object) -> dict[str, Any]:
    """Instead of HTTP: note that the interaction is answered, and say what Discord would."""
    interaction = int(route.webhook_id or route.url.split("/interactions/")[1].split("/")[0])
    if not _answered[interaction].done():
        _answered[interaction].set_result(None)
    return {"interaction": {"id": str(interaction), "type": 2}}


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
        "user": {"id": "5", "username": "alice", "discriminator": "0", "avatar": None, "global_name": None},
        "app_permissions": "0",
        "entitlements": [],
        "locale": "en-US",
        "attachment_size_limit": 10_485_760,
        "authorizing_integration_owners": {"1": "5"},
        "context": 1,
        "data": {"id": "7", "name": command, "type": 1, "options": given},
    }


async def asks(client: discord.Client, command: str, **options: str) -> Callable[[], Awaitable[float]]:
    """What sends the command to the client, and returns the milliseconds until it was answered."""
    await client._async_setup_hook()  # what logging in would do before the gateway

    async def ask() -> float:
        event = payload(command, options)
        answered = _answered[int(event["id"])] = asyncio.get_running_loop().create_future()
        start = perf_counter()
        client._connection.parse_interaction_create(event)  # type: ignore[arg-type]
        await asyncio.wait_for(answered, timeout=10)
        time = since(start)
        await asyncio.sleep(0)
        return time

    return ask


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


async def bare_store(file: Path) -> tuple[aiosqlite.Connection, Callable[[], Awaitable[None]]]:
    """One workout and three sets through aiosqlite, committed to disk: what a minimal bot does."""
    connection = await aiosqlite.connect(file, isolation_level=None)
    for line in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE workouts (id INTEGER PRIMARY KEY, member INTEGER, exercise TEXT, at TEXT)",
        "CREATE TABLE sets (workout INTEGER, position INTEGER, reps INTEGER, weight REAL)",
    ):
        await connection.execute(line)

    async def store() -> None:
        key = next(_ids)
        await connection.execute("BEGIN")
        await connection.execute("INSERT INTO workouts VALUES (?, 5, 'face-pull', '2026-01-01')", (key,))
        await connection.executemany("INSERT INTO sets VALUES (?, ?, 8, 60)", [(key, one) for one in (1, 2, 3)])
        await connection.execute("COMMIT")

    return connection, store


async def backday(folder: Path) -> Backday:
    """The bot with everything but the gateway."""
    bot = Backday(
        URL.create("sqlite+aiosqlite", database=str(folder / "b.sqlite3")), folder / "pictures", ticking=False
    )
    await bot.database.open()
    for extension in EXTENSIONS:
        await bot.load_extension(extension)
    await bot.pictures.figure(bot.services.exercises.find("face pull"))
    return bot


async def run(folder: Path) -> None:
    request, AsyncWebhookAdapter.request = AsyncWebhookAdapter.request, _cut  # type: ignore[method-assign, assignment]
    connection, store = await bare_store(folder / "bare.sqlite3")
    bot = await backday(folder)
    found = await interleaved(
        {
            "pong (bare discord.py)": await asks(pong(), "pong"),
            "/exercise, picture cached": await asks(bot, "exercise", name="face-pull"),
            "pong after bare aiosqlite": await asks(pong(store), "pong"),
            "/log, on disk": await asks(bot, "log", exercise="face-pull", sets="3x8@60kg"),
        },
        ROUNDS,
    )
    base, stored = found["pong (bare discord.py)"].p50, found["pong after bare aiosqlite"].p50
    rows = [
        [name, f"{time.p50:.2f}", f"{time.p99:.2f}", f"{time.p50 / base:.2f}", f"{time.p50 / stored:.2f}"]
        for name, time in found.items()
    ]
    table("Event to acknowledgement", ["", "p50 ms", "p99 ms", "p50 / pong", "p50 / pong after aiosqlite"], rows)
    await connection.close()
    await bot.close()
    AsyncWebhookAdapter.request = request  # type: ignore[method-assign]
