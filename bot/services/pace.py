"""The pace at which Discord takes requests."""

import asyncio


class Pace:
    """Lets requests out evenly, in the order in which they ask."""

    def __init__(self, a_second: float) -> None:
        self._gap = 1 / a_second
        self._free = 0.0

    async def turn(self, requests: int = 1) -> None:
        """Return when so many requests may be made."""
        now = asyncio.get_running_loop().time()
        begin = max(self._free, now)
        self._free = begin + requests * self._gap
        await asyncio.sleep(begin - now)
