"""What goes into the log: our own lines at the level that the host chose, what libraries say from INFO on.

Libraries tell at DEBUG what members typed and their interactions' tokens; APScheduler tells at INFO of each tick.
"""

import logging
from types import TracebackType

import discord

from bot.runtime.faults import kind, redacted_traceback

OURS = ("bot", "cogs")
_SysExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(level: int) -> None:
    """Log to stderr."""
    handler = logging.StreamHandler()
    handler.addFilter(Repeats())
    form = "{asctime} {levelname:<8} {name}: {message}"
    discord.utils.setup_logging(
        handler=handler, formatter=Discreet(form, "%Y-%m-%d %H:%M:%S", style="{"), level=max(level, logging.INFO)
    )
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


class Discreet(logging.Formatter):
    """Tells of an exception what `bot.runtime.faults` tells."""

    def formatException(self, ei: _SysExcInfo) -> str:  # noqa: N802 (the library's name)
        return "".join(redacted_traceback(ei[1])) if ei[1] else ""


class Repeats(logging.Filter):
    """Leaves the traceback out where the log holds the same one already."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[tuple[str, str]] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and (error := record.exc_info[1]):
            key = record.name, kind(error)
            if key in self._seen:
                record.exc_info, record.msg = None, f"{record.msg} ({type(error).__qualname__}, as before)"
            self._seen.add(key)
        return True
