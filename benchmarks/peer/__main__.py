"""A naive workout bot: discord.py on bare aiosqlite, an embed as the answer.

    python -m benchmarks.peer PORT FILE

It does what a member would miss if it were not there, and no more: one connection with WAL and `synchronous=FULL`,
a lock round each transaction, last time's sets read before the new ones are stored, an answer after the commit.
It knows one notation (3x8@60), one unit, no undo, no own exercises, no second process.
"""

import asyncio
import re
import sys
from pathlib import Path

import aiosqlite
import discord
from discord import app_commands

from benchmarks.sockets import connect

_TABLES = """
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=FULL;
    CREATE TABLE IF NOT EXISTS workouts (id INTEGER PRIMARY KEY, member INTEGER, exercise TEXT, at TEXT);
    CREATE TABLE IF NOT EXISTS sets (workout INTEGER, position INTEGER, reps INTEGER, weight REAL);
    CREATE INDEX IF NOT EXISTS of_member ON workouts (member, exercise, id);
    CREATE INDEX IF NOT EXISTS of_workout ON sets (workout);
"""
_NOTATION = re.compile(r"(\d+)x(\d+)@(\d+(?:\.\d+)?)")


class Peer(discord.Client):
    """`/pong`, `/log` and `/history`."""

    def __init__(self, file: Path) -> None:
        super().__init__(intents=discord.Intents(guilds=True, dm_messages=True))
        self._file = file
        self._lock = asyncio.Lock()
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="pong", description="pong")(self.pong)
        self.tree.command(name="log", description="Log sets")(self.log)
        self.tree.command(name="history", description="Your last workouts")(self.history)

    async def setup_hook(self) -> None:
        self._database = await aiosqlite.connect(self._file, isolation_level=None)
        await self._database.executescript(_TABLES)

    async def close(self) -> None:
        await super().close()
        await self._database.close()

    async def pong(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pong", ephemeral=True)

    async def log(self, interaction: discord.Interaction, exercise: str, sets: str) -> None:
        read = _NOTATION.fullmatch(sets)
        if read is None:
            await interaction.response.send_message("I did not understand that.", ephemeral=True)
            return
        count, reps, weight = int(read[1]), int(read[2]), float(read[3])
        member = interaction.user.id
        async with self._lock:
            last = await self._last(member, exercise)
            await self._database.execute("BEGIN IMMEDIATE")
            await self._database.execute(
                "INSERT INTO workouts VALUES (?, ?, ?, datetime('now'))", (interaction.id, member, exercise)
            )
            await self._database.executemany(
                "INSERT INTO sets VALUES (?, ?, ?, ?)",
                [(interaction.id, position, reps, weight) for position in range(count)],
            )
            await self._database.execute("COMMIT")
        embed = discord.Embed(title=f"Logged: {exercise}", description=f"{count} × {reps} @ {weight:g} kg")
        embed.add_field(name="Last time", value=last or "Your first")
        await interaction.response.send_message(embed=embed, ephemeral=True)

    async def history(self, interaction: discord.Interaction) -> None:
        workouts = await self._database.execute_fetchall(
            "SELECT id, exercise, at FROM workouts WHERE member = ? ORDER BY id DESC LIMIT 5", (interaction.user.id,)
        )
        embed = discord.Embed(title="Your last workouts")
        for workout, exercise, at in workouts:
            embed.add_field(name=f"{exercise}, {at}", value=await self._sets(workout), inline=False)
        await interaction.response.send_message(embed=embed, ephemeral=True)

    async def _last(self, member: int, exercise: str) -> str:
        found = await self._database.execute_fetchall(
            "SELECT id FROM workouts WHERE member = ? AND exercise = ? ORDER BY id DESC LIMIT 1", (member, exercise)
        )
        return await self._sets(next(iter(found))[0]) if found else ""

    async def _sets(self, workout: int) -> str:
        sets = await self._database.execute_fetchall(
            "SELECT reps, weight FROM sets WHERE workout = ? ORDER BY position", (workout,)
        )
        return ", ".join(f"{reps} @ {weight:g} kg" for reps, weight in sets)


if __name__ == "__main__":
    asyncio.run(connect(Peer(Path(sys.argv[2])), "peer", int(sys.argv[1])))
