"""Sees to it that Discord has the commands that there are."""

import asyncio
import hashlib
import logging
from typing import Any

import discord
import orjson
from discord import app_commands

from bot.delivery.discord_errors import NETWORK, in_short
from bot.interactions.client import Client
from bot.storage import notes
from bot.storage.engine import Database

STARTUP_PATIENCE_S = 5
"""Seconds that the start waits for it. Reminders are worth more than commands that have just changed."""

FIRST_PAUSE = 60
LONGEST_PAUSE = 3600
"""Seconds before Discord is asked again: it takes 200 new commands a day, and no more until the next one (30034)."""

NOTE = "commands"

log = logging.getLogger(__name__)


class Registration:
    """Compares what Discord has with what it was told last, and tells it the commands where either has changed.

    Discord counts how often it is told commands. Another program with the same token may have put its own there.
    """

    def __init__(self, client: Client, tree: app_commands.CommandTree[Client], database: Database) -> None:
        self._client = client
        self._tree = tree
        self._database = database
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return when Discord has them, or after `STARTUP_PATIENCE_S`: until it has, it asks again now and then."""
        self._task = asyncio.create_task(self._until_done())
        await asyncio.wait({self._task}, timeout=STARTUP_PATIENCE_S)

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _until_done(self) -> None:
        pause = FIRST_PAUSE
        while not await self._done():
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _done(self) -> bool:
        try:
            await self._register()
        except (discord.DiscordException, *NETWORK) as error:
            log.warning(
                "commands not synced (%s): the bot runs on with those that Discord has, and tries again",
                in_short(error),
            )
            return False
        except Exception:
            # A fault of ours there must not keep reminders from being posted either.
            log.exception("commands not synced")
            return False
        return True

    async def _register(self) -> None:
        payload = [command.to_dict(self._tree) for command in self._tree.get_commands()]
        ours = _digest([self._client.application_id, payload])
        if await self._database.read(notes.get, NOTE) == f"{ours} {await self._theirs()}":
            return
        await self._tree.sync()
        await self._database.write(notes.put, NOTE, f"{ours} {await self._theirs()}")
        log.info("commands synced: %s", len(payload))

    async def _theirs(self) -> str:
        """What Discord has: each command has an id and a version, which change with it."""
        found = await self._client.http.get_global_commands(self._client.application_id or 0)
        return _digest(sorted(found, key=lambda command: int(command["id"])))


def _digest(facts: Any) -> str:
    return hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()
