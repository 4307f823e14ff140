"""Removing for good what can no longer be brought back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.storage import corrections, imports
from bot.storage.engine import Database

DELETED_KEPT_FOR = timedelta(days=30)
"""How long a deleted workout can be brought back."""

LOGS_AT_ONCE = 500
"""Logs that are removed in one transaction; between two of them others get their turn."""


class Purge:
    """What happens by itself, once a day."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> int:
        """Remove what was put aside longer than `DELETED_KEPT_FOR` ago, bit by bit; how many logs those were."""
        before, purged = self._clock() - DELETED_KEPT_FOR, 0
        while some := await self._database.write(corrections.purge, before, LOGS_AT_ONCE):
            purged += some
        await self._database.write(imports.drop_old, before)
        while await self._database.write(imports.clear, LOGS_AT_ONCE):
            pass
        return purged
