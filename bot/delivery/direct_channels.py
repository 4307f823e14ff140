"""The channels of members' direct messages: each is opened once, and not too many at once."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import discord

from bot.delivery.discord_errors import OPENING_TOO_FAST
from bot.delivery.pace import CATCH_UP, RateLimiter
from bot.storage import direct_channels, tables
from bot.storage.changes import Kept
from bot.storage.engine import Database

OPENED_A_SECOND = 0.5
"""How many are opened once Discord has said that it was too fast; `RateLimiter` lets up to five more out at once.

It lets about ten new ones be opened in ten seconds and answers 40003 from there on, but documents no number:
davidhozic/discord-advertisement-framework#82, DasWolke/SnowTransfer#43. Until it says so the pace of all requests is
that of these: most are no new ones, but those of members whom the bot has written to before.
"""

OPENED_AT_ONCE = 8
"""How many are asked for at the same time: so few more are refused when Discord begins to."""

OPENING_PAUSE = timedelta(seconds=10)
"""How long none is opened then."""

SLOW = timedelta(minutes=10)
"""How long the slow pace is kept after Discord has asked for it."""

CHANNELS_KEPT = 20_000
"""Channels that are kept in memory, in some 3 MB. discord.py keeps 128; asking is one request more."""


class TooFast(Exception):
    """It is too early to open one more. after: how long to wait."""

    def __init__(self, after: timedelta) -> None:
        super().__init__()
        self.after = after


class DirectChannels:
    """By member. Whoever comes too early is given a turn, and comes again then: nobody waits here."""

    def __init__(self, client: discord.Client, database: Database, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._database = database
        self._clock = clock
        self._kept = Kept[int | None](database.changes, tables.direct_channels, CHANNELS_KEPT)
        self._forgotten: set[int] = set()
        self._opening = asyncio.Semaphore(OPENED_AT_ONCE)
        self._slow: RateLimiter | None = None
        self._slow_until = self._paused_until = 0.0
        self._turns: dict[int, float] = {}  # by member, as Unix time
        self._seen = 0.0  # the newest moment that the clock has shown

    async def known(self, member_id: int) -> int | None:
        """The id of the member's channel, if it has been opened before."""
        return await self._kept.get(member_id, lambda: self._database.read(direct_channels.find, member_id))

    async def open(self, member_id: int) -> discord.abc.Messageable:
        """Ask Discord for the channel. Raises `TooFast`, and what discord.py raises."""
        async with self._opening:
            self._take_turn(member_id)
            try:
                channel = await self._ask(member_id)
            except discord.HTTPException as error:
                if error.code == OPENING_TOO_FAST:
                    raise TooFast(self._slower(member_id)) from error
                raise
        await self._database.write(direct_channels.keep, member_id, channel.id)
        return channel

    async def forget(self, member_id: int) -> None:
        """The channel is none any more."""
        self._forgotten.add(member_id)
        await self._database.write(direct_channels.keep, member_id, None)

    async def _ask(self, member_id: int) -> discord.DMChannel | discord.PartialMessageable:
        if member_id not in self._forgotten:
            return await self._client.create_dm(discord.Object(member_id))
        # discord.py would give the channel that it has in its own cache.
        channel = await self._client.http.start_private_message(member_id)
        self._forgotten.discard(member_id)
        return self._client.get_partial_messageable(int(channel["id"]))

    def _take_turn(self, member_id: int) -> None:
        """Raises `TooFast` while the pace is slow, with the member's turn."""
        now = self._now()
        if self._slow is None:
            return
        turn = self._turns.pop(member_id, None)
        turn = now + self._slow.take(1, now) if turn is None else turn
        if turn > now:
            self._turns[member_id] = turn
            raise TooFast(timedelta(seconds=turn - now))

    def _slower(self, member_id: int) -> timedelta:
        """Discord has said that it was too fast, perhaps because of another process of the same bot."""
        now, pause = self._now(), OPENING_PAUSE.total_seconds()
        if self._slow is None:
            self._slow = RateLimiter(OPENED_A_SECOND)
            self._slow.take(CATCH_UP, now)  # nobody has missed a turn
        if now >= self._paused_until:  # those that were on their way are refused together
            self._slow.take(round(pause * OPENED_A_SECOND), now)
            self._paused_until = now + pause
        self._slow_until = now + SLOW.total_seconds()
        after = max(self._slow.take(1, now), pause)
        self._turns[member_id] = now + after
        return timedelta(seconds=after)

    def _now(self) -> float:
        """By the clock that says when a post is tried again. Set back, it would keep everybody waiting for long."""
        now = self._clock().timestamp()
        if now < self._seen or now > self._slow_until:
            self._slow = None
            self._turns.clear()
        self._seen = now
        return now
