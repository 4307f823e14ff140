"""The file that an open SQLite database lies in: what is written goes on into it when it is deleted or moved away.

Unix keeps a deleted file for those who have it open: SQLite notices nothing, and all is gone with the process.
"""

import logging
from pathlib import Path

log = logging.getLogger(__name__)


class DatabaseGone(Exception):
    """The database's file was deleted, moved or replaced: nothing was stored that would be there after a restart."""


class DatabaseFile:
    """The file and its write-ahead log, as they were when they were opened."""

    def __init__(self, file: Path) -> None:
        self._files = file, file.with_name(f"{file.name}-wal")
        self._opened: dict[Path, tuple[int, int]] = {}
        self._gone = False

    def check(self) -> None:
        """Raises `DatabaseGone` where another file stands there now, or none."""
        for file in self._files:
            found = _identity(file)
            if found != self._opened.setdefault(file, found) if found else file in self._opened:
                self._tell(file)
                raise DatabaseGone
        self._gone = False

    def _tell(self, file: Path) -> None:
        if not self._gone:
            log.critical(
                "%s was deleted, moved or replaced while the bot runs: nothing is stored until it is back. "
                "Or stop the bot, put the right file there, and start it again.",
                file,
            )
        self._gone = True


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
