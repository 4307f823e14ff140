"""A process that keeps in memory what it reads, and says so when it is asked: for tests of changes by another one.

    python reading_process.py URL

It says `ready` when it hears of changes. A line on its standard input asks: `server ID` whether exercises are public
there, `offers ID` what is offered first to a member who types "row", `unit ID` what the settings have as the unit;
it answers with a line. `hears` says whether it hears of changes at this moment. It counts its reads: `reads`.
"""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import make_url

from bot.content.catalogue import load_catalogue
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.servers import Servers
from bot.storage.engine import Database


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def main(url: str) -> None:
    database = Database(make_url(url))
    reads = 0
    read = database.read

    async def counted(*given: Any, **options: Any) -> Any:
        nonlocal reads
        reads += 1
        return await read(*given, **options)

    database.read = counted  # type: ignore[method-assign]
    members = Members(database, Exercises(load_catalogue()), None, lambda: datetime.now(UTC))  # type: ignore[arg-type]
    servers = Servers(database, lambda: datetime.now(UTC))
    database.listen()
    while not database.changes.hears:
        await asyncio.sleep(0.01)
    say("ready")
    loop = asyncio.get_running_loop()
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).split():
        match line:
            case ["server", number]:
                say(await servers.exercises_public(int(number)))
            case ["offers", number]:
                say(" ".join(exercise.id for exercise in await members.suggest(int(number), "row")))
            case ["unit", number]:
                say((await members.preferences(int(number))).unit)
            case ["hears"]:
                say(database.changes.hears)
            case ["reads"]:
                say(reads)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
