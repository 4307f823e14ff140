"""Many writers, one flush: what waits at the same moment is committed together.

A commit costs a flush of the disk whatever it holds, so under load one transaction for all that wait is
worth more than any driver. A lone writer waits for nobody.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.storage.database_file import DatabaseGone

T = TypeVar("T")

MOST_AT_ONCE = 256

WRITE_PATIENCE_S = 15
"""Seconds that work waits: where its transaction does not commit by then, it never does."""

RETRY_PAUSE_S = 0.1
"""Seconds before a transaction that could not begin is tried again."""

Work = Callable[[Connection], T]


class DatabaseBusy(Exception):
    """The database was held, or slow, for `WRITE_PATIENCE_S` seconds: nothing was stored, and nothing will be."""


_DECIDING = Lock()
"""Held while it is decided whether a unit commits or is given up: one thread commits, another one gives up."""


@dataclass(slots=True)
class _Unit:
    """One caller's work, and what came of it."""

    work: Work[Any]
    answer: asyncio.Future[Any]
    due: float
    then: Callable[[], None]
    ended: bool = False
    result: Any = None
    error: BaseException | None = None
    committing: bool = False
    given_up: bool = False

    def give_up(self) -> None:
        """The caller waits no longer; only what is being committed already may still come of it."""
        with _DECIDING:
            self.given_up = not self.committing
        if self.given_up and not self.answer.done():
            self.answer.set_exception(DatabaseBusy())

    def may_commit(self) -> bool:
        with _DECIDING:
            self.committing = not self.given_up
        return self.committing

    def end(self, error: BaseException | None = None) -> None:
        self.ended, self.error = True, error

    def tell(self) -> None:
        self.then()
        if self.answer.done():  # the caller was cancelled meanwhile
            return
        if self.error is None:
            self.answer.set_result(self.result)
        else:
            self.answer.set_exception(self.error)


class GroupCommit:
    """Commits units of work: what waits shares a transaction. At most `leaders` transactions run at once."""

    def __init__(self, run: Callable[[Work[None]], Awaitable[None]], leaders: int) -> None:
        """`run` runs work on a connection on which no transaction has begun."""
        self._run = run
        self._most_leaders = leaders
        self._leaders: set[asyncio.Task[None]] = set()
        self._waiting: deque[_Unit] = deque()

    async def commit(self, work: Work[T], then: Callable[[], None] = lambda: None) -> T:
        """What `work` returned, once it is on disk. What it raises is raised, and nothing of it is stored.

        It runs once more where another one fails that shared its transaction. Raises `DatabaseBusy`.
        then: called when it is over, however it ended, before anybody is answered and also where nobody waits.
        """
        unit = _Unit(work, asyncio.get_running_loop().create_future(), monotonic() + WRITE_PATIENCE_S, then)
        self._waiting.append(unit)
        if len(self._leaders) < self._most_leaders:
            self._leaders.add(asyncio.create_task(self._lead()))
        patience = asyncio.get_running_loop().call_later(WRITE_PATIENCE_S, unit.give_up)
        try:
            result: T = await unit.answer
        finally:
            patience.cancel()
        return result

    async def close(self) -> None:
        """Return when nothing waits any more."""
        while self._leaders:
            await asyncio.wait(self._leaders)

    async def _lead(self) -> None:
        try:
            while batch := self._take():
                await self._commit_batch(batch)
        finally:
            # Here, not once the task is done: who comes between the two would wait for a leader that takes no more.
            self._leaders = {leader for leader in self._leaders if leader is not asyncio.current_task()}

    async def _commit_batch(self, batch: Sequence[_Unit]) -> None:
        try:
            await self._run(partial(_commit, units=batch))
        except DatabaseGone as error:
            for unit in batch:
                unit.end(error)
        except Exception as error:  # noqa: BLE001 (no transaction could begin; each waiting caller is told)
            self._wait_on([unit for unit in batch if not unit.ended], error)
            await asyncio.sleep(RETRY_PAUSE_S)
        for unit in batch:
            if unit.ended:
                unit.tell()

    def _take(self) -> list[_Unit]:
        """What comes next, without callers that gave up."""
        count = min(len(self._waiting), MOST_AT_ONCE)
        batch = [self._waiting.popleft() for _ in range(count)]
        return [unit for unit in batch if not unit.answer.done()] or (self._take() if self._waiting else [])

    def _wait_on(self, units: Sequence[_Unit], error: Exception) -> None:
        for unit in reversed(units):
            if unit.due > monotonic():
                self._waiting.appendleft(unit)
            else:
                busy = DatabaseBusy(str(error))
                busy.__cause__ = error
                unit.end(busy)


def _commit(connection: Connection, units: Sequence[_Unit]) -> None:
    """Commit all in one transaction. One that fails is left out, and tried again by itself.

    Raises what kept a transaction from beginning, or cut it off; some may have ended by then.
    """
    together, apart = list(units), []
    while together := [unit for unit in together if not unit.given_up]:
        failed = _attempt(connection, together)
        if failed is None:
            break
        together.remove(failed)
        if len(units) > 1:
            apart.append(failed)
    for unit in apart:
        if not unit.given_up:
            _attempt(connection, [unit])


def _attempt(connection: Connection, units: Sequence[_Unit]) -> _Unit | None:
    """Commit them all; or nothing, where one fails, which is returned. Raises what cut off the connection."""
    running: _Unit | None = None
    transaction = connection.begin()
    try:
        with transaction:
            for running in units:
                running.result = running.work(connection)
            running = next((unit for unit in units if not unit.may_commit()), None)
            if running is not None:
                raise DatabaseBusy  # noqa: TRY301 (rolls back; its caller has gone)
    except Exception as error:
        if running and _is_lost(connection, error):
            raise  # nothing of it is stored, and all of it can be tried again
        for unit in [running] if running and len(units) > 1 else units:
            unit.end(error)
        return running
    for unit in units:
        unit.end()
    return None


def _is_lost(connection: Connection, error: Exception) -> bool:
    """Whether the connection was cut off; a file has none."""
    if connection.dialect.name != "postgresql":
        return False
    from bot.storage.postgresql import is_lost  # noqa: PLC0415 (it is loaded where it is used: `bot.storage.engine`)

    return is_lost(error)
