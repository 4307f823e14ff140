"""The processes that share one database: each shows that it is alive, and carries on what a dead one had begun."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from time import monotonic
from uuid import uuid4

from bot.domain.shards import ALL, NOBODY, Others, Shards
from bot.storage import processes
from bot.storage.engine import Database
from bot.storage.migrations import revision

BEAT_SECONDS = 10
"""Between two signs of life."""

STILL = 30.0
"""Seconds without a sign of life after which a process is dead: with the beat and a tick, well within a minute."""

log = logging.getLogger(__name__)


class Outdated(Exception):
    """The tables were brought up to date by a newer version of the bot: this process must not go on."""


class Processes:
    """This process among the others. No clock but the monotonic one says who is dead: only whether a sign came.

    One of the same name that started later takes its place, and at its start all that the name had claimed.
    """

    def __init__(
        self, database: Database, clock: Callable[[], datetime], shards: Shards | None = None, still: float = STILL
    ) -> None:
        """`still`: seconds without a sign of life after which another process is taken for dead."""
        self.shards = shards
        self.name = shards.name if shards else ALL
        self.others: Others = NOBODY
        """Those that are alive, as far as is known."""
        self._database = database
        self._clock = clock
        self._still = still
        self._run = uuid4().hex
        self._revision: str | None = None
        self._signs: dict[str, tuple[datetime, float]] = {}  # by name: the last sign, and when it was first seen
        self._when_one_dies: list[Callable[[], Awaitable[None]]] = []

    @property
    def first(self) -> bool:
        """Whether this process sees to what is there once for all: it takes direct messages, too."""
        return self.shards is None or 0 in self.shards.ids

    @property
    def count(self) -> int:
        """How many are alive, with this one."""
        return 1 + len(self.others.names)

    def when_one_dies(self, carry_on: Callable[[], Awaitable[None]]) -> None:
        """Have `carry_on` called each time that another one is found dead and its claims are free."""
        self._when_one_dies.append(carry_on)

    async def begin(self) -> None:
        """Before anything is claimed: what this process had claimed before it was killed is due at once."""
        self._revision = await self._database.read(revision)
        await self._database.write(processes.begin, self._me())
        await self.beat()

    async def beat(self) -> None:
        """Show that this one is alive, and look after the others. Raises `Outdated`."""
        if self._revision is not None and await self._database.read(revision) != self._revision:
            raise Outdated
        found = await self._database.write(processes.beat, self._me())
        seen = monotonic()
        known, self._signs = self._signs, {}
        for process in found:
            before = known.get(process.name)
            same = before is not None and before[0] == process.beat_at
            self._signs[process.name] = before if before and same else (process.beat_at, seen)
        dead = [process for process in found if seen - self._signs[process.name][1] >= self._still]
        self._know([process for process in found if process not in dead])
        for process in dead:
            await self._carry_on(process)

    async def end(self) -> None:
        """This process stops by itself, and holds nothing any more."""
        if self._revision is None:
            return
        self._revision = None
        await self._database.write(processes.end, self._me(), self._clock())

    def _know(self, living: Sequence[processes.Process]) -> None:
        names = tuple(process.name for process in living)
        if self.shards is None:
            self.others = Others(names)
            return
        count = self.shards.count
        ids = {shard for process in living if process.shard_count == count for shard in process.shard_ids}
        self.others = Others(names, count, tuple(sorted(ids.difference(self.shards.ids))))

    async def _carry_on(self, dead: processes.Process) -> None:
        if not await self._database.write(processes.bury, dead, self._clock()):
            return
        log.warning("process %s has shown no sign of life: what it had begun goes on here", dead.name)
        for carry_on in self._when_one_dies:
            await carry_on()

    def _me(self) -> processes.Process:
        ids = self.shards.ids if self.shards else ()
        return processes.Process(self.name, self._run, self.shards.count if self.shards else None, ids, self._clock())
