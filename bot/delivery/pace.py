"""The pace at which Discord takes requests."""

import asyncio

CATCH_UP = 5
"""Requests that may follow at once when turns were missed: a machine that stands still for a moment loses no time."""


class RateLimiter:
    """Lets requests out evenly, in the order in which they ask; at most `CATCH_UP` more than that in any second."""

    def __init__(self, a_second: float) -> None:
        self._whole = self._gap = 1 / a_second
        self._free = 0.0

    def share(self, processes: int) -> None:
        """So many have the pace together: each takes its part."""
        self._gap = self._whole * processes

    async def turn(self, requests: int = 1) -> None:
        """Return when so many requests may be made."""
        await asyncio.sleep(self.take(requests, asyncio.get_running_loop().time()))

    def take(self, requests: int, now: float) -> float:
        """Take the next turn, for so many requests, at `now`; the seconds until then."""
        begin = max(self._free, now - CATCH_UP * self._gap)
        self._free = begin + requests * self._gap
        return max(begin - now, 0)
