"""Backday itself, connected to the Discord of `benchmarks.sockets`: `python -m benchmarks.backday PORT FOLDER`."""

import asyncio
import signal
import sys
from pathlib import Path

from sqlalchemy.engine import URL

from benchmarks.sockets import connect
from bot.app import Backday


async def main(port: int, folder: Path) -> None:
    bot = Backday(URL.create("sqlite+aiosqlite", database=str(folder / "backday.sqlite3")), folder / "pictures")
    running = asyncio.ensure_future(connect(bot, "backday", port))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    await asyncio.wait({running})


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
