"""Reminders that are due in the same minute.

What the bot adds itself, each time in a fresh process, against one APScheduler job for each reminder; and a storm at
Discord's pace, with the whole bot down to its requests, while a member asks for `/exercise` all the time.

`python -m benchmarks.reminders 1000000` measures with so many stored, too.
"""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import uniform
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import orjson

from benchmarks.acknowledgement import backday, payload
from benchmarks.due import Found, file_url, fill, make_due, measured
from benchmarks.measure import Block, Timing, longest_block, since, table
from benchmarks.wire import Response, Wire
from bot.app import Backday
from bot.delivery.pace import CATCH_UP, RateLimiter
from bot.delivery.posting import REQUESTS_A_SECOND
from bot.storage.engine import Database

STORED = (1_000, 100_000)
DUE = (10, 1_000, 10_000)
JOBS = 10_000
ROUNDS = 3
DISCORDS_PACE = 50
"""Requests a second that Discord takes of one bot."""

STORM = 240
"""Occurrences: half of them by direct message, which takes two requests."""

ANSWER_SECONDS = 0.1
"""How long Discord takes to answer a request, up to half more or less: else each answer would meet another's turn."""

ASK_EVERY = 0.015
_ids = count(2**61)


class Discord(Wire):
    """A wire that takes posts too, and knows when the first request for each came, and how many each takes."""

    def __init__(self, answer_seconds: float) -> None:
        super().__init__()
        self._answer_seconds = answer_seconds
        self.begun: list[tuple[float, int]] = []
        self._direct: set[str] = set()

    @asynccontextmanager
    async def request(self, method: str, url: str, **given: Any) -> AsyncIterator[Response]:
        if "/interactions/" in url:
            async with super().request(method, url, **given) as response:
                yield response
            return
        opens, channel_id = url.endswith("/channels"), url.split("/")[-2]
        if opens or channel_id not in self._direct:
            self.begun.append((perf_counter(), 2 if opens else 1))
        await asyncio.sleep(self._answer_seconds * uniform(0.5, 1.5))
        body = _channel(given) if opens else _message(channel_id)
        if opens:
            self._direct.add(body["id"])
        yield _Taken(body)


_NO_LIMIT = {"X-Ratelimit-Limit": "1000", "X-Ratelimit-Remaining": "999", "X-Ratelimit-Reset-After": "1"}
"""Without them discord.py would send one request after the other on each route."""


class _Taken:
    """Discord's answer to what it took."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.status = 200
        self.headers = {"content-type": "application/json", **_NO_LIMIT}
        self._body = orjson.dumps(body).decode()

    async def text(self, encoding: str | None = None) -> str:  # noqa: ARG002 (as aiohttp's)
        return self._body


def _channel(given: dict[str, Any]) -> dict[str, Any]:
    member = str(orjson.loads(given["data"])["recipient_id"])
    user = {"id": member, "username": "a", "discriminator": "0", "avatar": None, "global_name": None}
    return {"id": str(next(_ids)), "type": 1, "recipients": [user]}


def _message(channel_id: str) -> dict[str, Any]:
    lists = ("mentions", "mention_roles", "attachments", "embeds", "components")
    return {
        "id": str(next(_ids)),
        "channel_id": channel_id,
        "author": {"id": "1", "username": "Backday", "discriminator": "0", "avatar": None, "global_name": None},
        "content": "",
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "pinned": False,
        "type": 0,
        **{name: [] for name in lists},
    }


# ------------------------------------------------------------------ the bot's own share


async def alone(folder: Path, most: int) -> None:
    """Memory and start with so many stored, and how long so many due keep the bot busy."""
    found = []
    for stored in sorted({*STORED, most}):
        file = folder / f"{stored}.sqlite3"
        database = Database(file_url(file))
        await database.open()
        await fill(database, stored)
        await database.close()
        for due in (number for number in DUE if number <= stored):
            rounds = [await measured("rows", file, stored, due) for _ in range(ROUNDS)]
            found.append(_line("rows and a tick", stored, due, rounds))
    jobs = [await measured("jobs", folder / "none", JOBS, JOBS) for _ in range(ROUNDS)]
    found.append(_line("APScheduler jobs", JOBS, JOBS, jobs))
    head = ["", "stored", "due", "start ms", "MB", "last after ms", "of Discord's pace", "loop's longest block ms"]
    table("Reminders due at once, where posting costs nothing", head, found)


def _line(name: str, stored: int, due: int, rounds: list[Found]) -> list[str]:
    last = median(finished.last for finished in rounds)
    return [
        name,
        f"{stored:,}",
        f"{due:,}",
        f"{median(each_round.ready for each_round in rounds):.0f}",
        f"{median(each_round.memory for each_round in rounds):.1f}",
        f"{last:,.0f}",
        f"{last / (due / DISCORDS_PACE * 1000):.1%}",
        f"{median(each_round.block for each_round in rounds):,.1f}",
    ]


# ------------------------------------------------------------------ a storm


async def exercise(bot: Backday, wire: Wire) -> float:
    """Milliseconds until `/exercise` is answered."""
    answered = wire.answered = asyncio.get_running_loop().create_future()
    event = payload("exercise", {"name": "face-pull"})
    start = perf_counter()
    bot._connection.parse_interaction_create(event)  # type: ignore[arg-type]
    await asyncio.wait_for(answered, timeout=10)
    return since(start)


async def card_times(bot: Backday, wire: Wire, *, until: asyncio.Future[Any]) -> Timing:
    """How long `/exercise` takes, again and again until something is done."""
    times = []
    while not until.done():
        times.append(await exercise(bot, wire))
        await asyncio.sleep(ASK_EVERY)
    return Timing(tuple(times))


async def quiet(bot: Backday, wire: Wire) -> Timing:
    return await card_times(bot, wire, until=asyncio.ensure_future(asyncio.sleep(4)))


async def storm(bot: Backday, wire: Discord) -> tuple[Timing, Block, float, float]:
    """The times of `/exercise`, the longest block, the seconds until the last post, and those that the pace takes."""
    await make_due(bot.database, STORM, datetime.now(UTC))
    wire.begun.clear()
    ticking = asyncio.ensure_future(longest_block(bot.services.delivery.tick))
    times = await card_times(bot, wire, until=ticking)
    if len(wire.begun) != STORM:
        raise RuntimeError(f"of {STORM} reminders {len(wire.begun)} were posted")
    before = sum(requests for _, requests in wire.begun[:-1])
    ideal = (before - CATCH_UP) / REQUESTS_A_SECOND
    return times, ticking.result(), wire.begun[-1][0] - wire.begun[0][0], ideal


async def share(bot: Backday, wire: Discord) -> float:
    """Milliseconds that the bot spends on one occurrence, from its row to its request."""
    poster: Any = bot.services.delivery._post
    poster._pace, before = RateLimiter(float("inf")), poster._pace
    wire._answer_seconds = 0
    await make_due(bot.database, 10 * STORM, datetime.now(UTC))
    start = perf_counter()
    claimed = await bot.services.delivery.tick()
    poster._pace, wire._answer_seconds = before, ANSWER_SECONDS
    return since(start) / claimed


async def together(folder: Path) -> None:
    async with backday(folder) as bot:
        wire = Discord(ANSWER_SECONDS)
        await bot._async_setup_hook()
        bot.http._global_over = asyncio.Event()  # as logging in does
        bot.http._global_over.set()
        vars(bot.http)["_HTTPClient__session"] = wire
        await fill(bot.database, STORED[-1])
        gc.freeze()  # as the bot does once it has started
        before = await quiet(bot, wire)
        stormy, block, took, ideal = await storm(bot, wire)
        after = await quiet(bot, wire)
        # What the machine does by itself: a virtual processor that is taken away counts as computing, too.
        idle = await longest_block(lambda: asyncio.sleep(took))
        own = await share(bot, wire)
    calm = Timing(before.times + after.times)
    rows = [
        ["quiet, as long", f"{calm.p50:.2f}", f"{calm.p99:.2f}", "1.0", f"{idle.clock:.1f}", f"{idle.computed:.1f}"],
        [
            "storm",
            f"{stormy.p50:.2f}",
            f"{stormy.p99:.2f}",
            f"{stormy.p99 / calm.p99:.1f}",
            f"{block.clock:.1f}",
            f"{block.computed:.1f}",
        ],
    ]
    gc.unfreeze()
    head = ["", "/exercise p50 ms", "p99 ms", "p99 / quiet", "loop's longest block ms", "of it computed"]
    table(f"{STORM} posts at {REQUESTS_A_SECOND} requests a second, and a member meanwhile", head, rows)
    print(f"\nThe last post began after {took:.2f} s, {took / ideal - 1:+.1%} of what the pace takes;")
    print(f"one occurrence costs the bot {own:.2f} ms, {own * DISCORDS_PACE / 10:.1f} % of Discord's pace.")


async def run(folder: Path, most: int = STORED[-1]) -> None:
    await together(folder)
    await alone(folder, most)


async def _main(most: int) -> None:
    logging.disable(logging.WARNING)
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        await run(Path(folder), most)


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]) if sys.argv[1:] else STORED[-1]))
