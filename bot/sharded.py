"""The bot as one of several processes, each of which takes some of Discord's shards (discord.py's AutoShardedBot)."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import discord
from discord.ext import commands
from sqlalchemy.engine import URL

from bot.app import Backday
from bot.delivery.discord_errors import NETWORK
from bot.domain.shards import Shards
from bot.storage.engine import Database
from bot.storage.group_commit import DatabaseBusy
from bot.storage.processes import take_identify

GAP = timedelta(seconds=5.5)
"""Between two shards that identify in one bucket: Discord asks for five seconds, and the network takes some."""

CONNECT_SECONDS = 900.0
"""For one shard to connect; most of it is waiting for its turn, when all processes start at once."""

log = logging.getLogger(__name__)


class Identifying:
    """Turns at Discord's gateway, which all processes of the bot share: one shard of each bucket in five seconds.

    A shard's bucket is its number modulo `max_concurrency`, which Discord tells ("Gateway: Sharding").
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def turn(self, shard_id: int, buckets: int) -> None:
        """Return when that shard may identify."""
        try:
            wait = GAP
            while wait:
                wait = await self._database.write(take_identify, shard_id % buckets, GAP)
                await asyncio.sleep(wait.total_seconds())
        except DatabaseBusy:
            log.warning("shard %s: no turn to identify from the database, so it waits as if it were alone", shard_id)
            await asyncio.sleep(GAP.total_seconds())


class ShardedBackday(Backday, commands.AutoShardedBot):
    """`Backday` over some of Discord's shards. Its commands, its buttons and its posts are the same."""

    def __init__(self, database: URL, pictures: Path, shards: Shards) -> None:
        super().__init__(
            database,
            pictures,
            shards=shards,
            shard_count=shards.count,
            shard_ids=list(shards.ids),
            shard_connect_timeout=CONNECT_SECONDS,
        )
        self._identifying = Identifying(self.database)
        self._buckets: int | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        """discord.py calls it before each IDENTIFY; its own way counts the shards of one process alone."""
        if self._buckets is None:
            try:
                self._buckets = (await self.fetch_session_start_limits()).max_concurrency
            except (discord.DiscordException, *NETWORK):
                log.warning("Discord did not tell how many shards may identify at once: one")
        await self._identifying.turn(shard_id or 0, self._buckets or 1)
