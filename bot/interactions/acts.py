"""What a member asks for, from its turn to its end.

Each act waits for its turn among the member's own, is announced to Discord if its answer takes long, and is counted
while it lasts, so that the bot ends none when it stops.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import aiohttp
import discord

from bot.interactions.answers import acknowledge
from bot.interactions.client import Interaction
from bot.interactions.turns import Turns

ACKNOWLEDGE = 1.2
"""Seconds before Discord is told that the answer takes longer: it gives up after three, some of them on the way."""

MOST_SUGGESTIONS = 2
"""Lists of suggestions that are made for one member at once: who types on asks again."""

log = logging.getLogger(__name__)


class Acts:
    """The acts in progress."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._running: set[asyncio.Task[Any]] = set()
        self._suggesting: Counter[int] = Counter()

    async def begin(self, member_id: int) -> None:
        """Wait for the turn of this act, which ends with the current task. Raises `DomainError`."""
        act = self._current()
        self._count(act)
        await self._turns.take(member_id)
        act.add_done_callback(lambda _: self._turns.end(member_id))

    def announce(self, interaction: Interaction, *, private: bool, rewrites: bool = False) -> None:
        """Have Discord told, if the current task takes long, that the answer does."""

        def late() -> None:
            self.spawn(_acknowledge(interaction, private=private, rewrites=rewrites))

        timer = asyncio.get_running_loop().call_later(ACKNOWLEDGE, late)
        self._current().add_done_callback(lambda _: timer.cancel())

    def afterwards(self, work: Callable[[], None]) -> None:
        """Have something done once the current task has ended."""
        self._current().add_done_callback(lambda _: work())

    def may_suggest(self, member_id: int) -> bool:
        """Whether the current task may look for suggestions."""
        if self._suggesting[member_id] >= MOST_SUGGESTIONS:
            return False
        self._suggesting[member_id] += 1
        self._current().add_done_callback(lambda _: self._suggested(member_id))
        return True

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that the bot waits for when it stops."""
        self._count(asyncio.get_running_loop().create_task(work))

    async def finish(self, seconds: float) -> None:
        """Return when no act is in progress any more, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while running := self._running - {asyncio.current_task()}:
                    await asyncio.wait(running)

    def _current(self) -> asyncio.Task[Any]:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 (everything comes in as a task)
        return task

    def _count(self, act: asyncio.Task[Any]) -> None:
        self._running.add(act)
        act.add_done_callback(self._running.discard)

    def _suggested(self, member_id: int) -> None:
        self._suggesting[member_id] -= 1
        if not self._suggesting[member_id]:
            del self._suggesting[member_id]


async def _acknowledge(interaction: Interaction, *, private: bool, rewrites: bool) -> None:
    try:
        await acknowledge(interaction, private=private, rewrites=rewrites)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
        status = getattr(failure, "status", type(failure).__name__)
        log.warning("interaction %s: Discord takes no answer: %s", interaction.id, status)
