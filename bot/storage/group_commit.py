"""Many writers, one flush: what waits at the same moment is committed together.

A commit costs a flush of the disk whatever it holds, so under load one transaction for all that wait is
worth more than any driver. A lone writer waits for nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_AT_ONCE = 256


class GroupCommit(Generic[T]):
    """`write` rows, each answered once it is on disk. `commit` stores a batch in one transaction."""

    def __init__(self, commit: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        self._commit = commit
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []
        self._leader: asyncio.Task[None] | None = None

    async def write(self, row: T) -> None:
        """Return after the commit that holds `row`; raise what the database said about this row alone."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((row, done))
        if self._leader is None or self._leader.done():
            self._leader = asyncio.create_task(self._lead())
        # Shielded by being awaited apart: a caller that gives up does not take the batch with it.
        await done

    async def close(self) -> None:
        """Return when nothing waits any more."""
        if self._leader is not None:
            await self._leader

    async def _lead(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            try:
                await self._commit([row for row, _ in batch])
            except Exception as error:  # noqa: BLE001 (each waiting caller gets its own)
                await self._one_by_one(batch, error)
            else:
                _settle(batch, None)

    async def _one_by_one(self, batch: list[tuple[T, asyncio.Future[None]]], error: Exception) -> None:
        """After a failed batch: one bad row must not fail its neighbours."""
        if len(batch) == 1:
            _settle(batch, error)
            return
        for row, done in batch:
            try:
                await self._commit([row])
            except Exception as own:  # noqa: BLE001
                _settle([(row, done)], own)
            else:
                _settle([(row, done)], None)


def _settle(batch: list[tuple[T, asyncio.Future[None]]], error: Exception | None) -> None:
    for _, done in batch:
        if done.done():  # the caller was cancelled meanwhile
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
