"""Two taps of a thumb that meant one, told apart by when the member tapped, however late that is handled."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")

DOUBLE_TAP = timedelta(seconds=2)
"""Taps on one button that lie less than this apart are one: nobody does a set in that time."""

TAPS_REMEMBERED_FOR = timedelta(minutes=2)
"""Longer than a tap may wait for its turn and for the database, fifteen seconds each."""


def tapped_at(snowflake: int) -> timedelta:
    """When Discord made this id, since the first second of 2015. Source: "Snowflakes" in its documentation."""
    return timedelta(milliseconds=snowflake >> 22)


@dataclass(frozen=True, slots=True)
class _Tap(Generic[T]):
    log_id: int
    handled_at: datetime
    done: asyncio.Future[T]

    @property
    def failed(self) -> bool:
        return self.done.done() and (self.done.cancelled() or self.done.exception() is not None)


class DoubleTaps(Generic[T]):
    """What came of the latest taps on each kind of button of each member."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._taps: dict[Hashable, dict[int, _Tap[T]]] = {}
        self._latest: deque[tuple[Hashable, int]] = deque()

    async def once(self, kind: Hashable, log_id: int, key: int, act: Callable[[], Awaitable[T]]) -> T:
        """What `act` returns; for a tap next to another one on the same button, what that one's did unless it failed.

        kind: the member and what the button does. log_id: the log it is about. key: the snowflake of the tap.
        `act` goes on where the caller is cancelled.
        """
        self._forget(tapped_at(key) - TAPS_REMEMBERED_FOR)
        taps, now = self._taps.setdefault(kind, {}), self._clock()
        for other, tap in taps.items():
            near = abs(tapped_at(other) - tapped_at(key)) < DOUBLE_TAP
            # Its card may have taken the place of the tapped one under the thumb, and is about the log it made.
            replaced = log_id == other and now - tap.handled_at < DOUBLE_TAP
            if near and (log_id == tap.log_id or replaced) and not tap.failed:
                return await asyncio.shield(tap.done)
        if key not in taps:
            self._latest.append((kind, key))
        taps[key] = _Tap(log_id, now, asyncio.ensure_future(act()))
        return await asyncio.shield(taps[key].done)

    def _forget(self, before: timedelta) -> None:
        while self._latest:
            kind, key = self._latest[0]
            taps = self._taps[kind]
            if tapped_at(key) >= before or not taps[key].done.done():
                return
            self._latest.popleft()
            del taps[key]
            if not taps:
                del self._taps[kind]
