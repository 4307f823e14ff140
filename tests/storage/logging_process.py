"""A process that logs without end and says each id once it is acknowledged: for a test to kill."""

import asyncio
import sys
from datetime import UTC, datetime
from itertools import count

from sqlalchemy.engine import make_url

from bot.domain.notation import parse_sets
from bot.domain.workouts import Entry, Log
from bot.storage import workouts
from bot.storage.engine import Database

SETS = parse_sets("8@60, 7@60, 6@57.5")
MEMBERS = 8


async def main(url: str, first: int) -> None:
    database = Database(make_url(url))
    ids = count(first)

    async def member(member_id: int) -> None:
        while True:
            log = Log(next(ids), member_id, None, datetime.now(UTC), (Entry("face-pull", SETS),))
            await database.write(workouts.add, log)
            sys.stdout.write(f"{log.id}\n")
            sys.stdout.flush()

    await asyncio.gather(*(member(number) for number in range(1, MEMBERS + 1)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
