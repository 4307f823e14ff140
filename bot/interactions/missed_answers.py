"""Answers that did not reach the member: nothing that was stored stays untold, also after a restart.

What is known of an act stands in the database (`bot.storage.acts`); here, what this process knows better.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from bot.storage import acts, repeats
from bot.storage.acts import ACT, Act
from bot.storage.database_file import DatabaseGone
from bot.storage.engine import Database
from bot.storage.group_commit import DatabaseBusy
from bot.ui.cards import Card

TOGETHER = 2.0
"""Seconds in which answers that have arrived are gathered: they are noted in one transaction."""

TELLING = timedelta(days=1)
"""For so long a member is still told of what was stored without an answer."""

MOST_MEMBERS = 10_000

MOST_TOLD = 3
"""Earlier acts of one member that they are told of, the latest ones; the history has the others."""

log = logging.getLogger(__name__)


class MissedAnswers:
    """Which acts were answered, and what members are still to be told."""

    def __init__(
        self,
        database: Database,
        outcome: Callable[[int, int], Awaitable[Card]],
        clock: Callable[[], datetime],
        together: float = TOGETHER,
    ) -> None:
        """outcome: tells what a member's act has stored, from the member and the act's key. together: seconds."""
        self._database = database
        self._outcome = outcome
        self._clock = clock
        self._together = together
        self._well: set[int] = set()  # acts under way, or answered and not noted yet
        self._arrived: list[int] = []
        self._noting: asyncio.Task[None] | None = None
        self._cards: dict[int, list[Card]] = {}
        self._earlier: dict[int, list[int]] = {}

    async def start(self) -> None:
        """Read what an earlier process stored and may not have told."""
        self._earlier = dict(await self._database.read(acts.missed, self._clock() - TELLING))

    async def stop(self) -> None:
        """Note what has arrived until now."""
        if self._noting is not None:
            self._noting.cancel()
        await self._note()

    async def purge(self) -> None:
        """Forget acts that nobody is told of any more."""
        before = self._clock() - TELLING
        await self._database.write(acts.purge, before)
        await self._database.write(repeats.purge, before)

    # ------------------------------------------------------------------ acts

    async def claim(self, key: int, member_id: int) -> bool:
        """Whether a message is this process's to answer."""
        return await self._database.write(acts.claim, key, member_id)

    def begin(self, key: int, member_id: int) -> Act:
        """Let the current task work for a new act; `end` it."""
        act = Act(key, member_id, self._well)
        self._well.add(key)
        ACT.set(act)
        return act

    def end(self, act: Act) -> None:
        """The act is over, answered or not."""
        act.ended = True
        if not (act.stored or act.tells_of) or not act.answered:
            self._well.discard(act.key)
            return
        self._arrived += [act.key, *act.tells_of]
        self._well.update(act.tells_of)
        if self._noting is None or self._noting.done():
            self._noting = asyncio.get_running_loop().create_task(self._note_soon())

    async def _note_soon(self) -> None:
        ACT.set(None)
        await asyncio.sleep(self._together)
        await self._note()

    async def _note(self) -> None:
        while keys := self._arrived:
            self._arrived = []
            try:
                await self._database.write(acts.set_answered, keys)
            except (DatabaseBusy, DatabaseGone):
                # At worst somebody is asked whether they sent something twice.
                log.warning("%d answers are not noted as arrived", len(keys))
            self._well.difference_update(keys)

    # ------------------------------------------------------------------ what is still to be told

    def keep(self, member_id: int, card: Card) -> None:
        """What came of an act that the member is still to be told of."""
        if len(self._cards) >= MOST_MEMBERS:
            self._cards.clear()
        self._cards.setdefault(member_id, []).append(card)

    def waits(self, member_id: int) -> bool:
        """Whether the member is still to be told something."""
        return member_id in self._cards or member_id in self._earlier

    async def take(self, member_id: int) -> list[Card]:
        """What the member is still to be told; the current act tells it."""
        cards = self._cards.pop(member_id, [])
        earlier = self._earlier.pop(member_id, [])
        self.tell_of(earlier)
        return [*[await self._outcome(member_id, key) for key in earlier[-MOST_TOLD:]], *cards]

    def tell_of(self, keys: Collection[int]) -> None:
        """The answer of the current act tells of these earlier ones of the same member."""
        if act := ACT.get():
            act.tells_of += keys
            left = [key for key in self._earlier.pop(act.member_id, []) if key not in act.tells_of]
            if left:
                self._earlier[act.member_id] = left
