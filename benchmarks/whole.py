"""Whole interactions over sockets, against the naive peer in the same run: what a member waits for.

    python -m benchmarks.whole

Rounds are interleaved, so that a busy moment of the machine hits all alike. Each answer's text is checked, since an
apology would be quick too.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import psutil  # type: ignore[import-untyped]

from benchmarks.measure import Timing, interleaved, percentile, since, table
from benchmarks.sockets import Discord, command, typing

ROUNDS = 300
AT_ONCE = 256
SECONDS = 3.0
LOADS = 3
SETS = "3x8@60"

_members = count(10_000)


class Rounds:
    """One member after the other, each of whom asks a few times: `next_member` begins the next."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self.member = next(_members)
        self.log_id = ""

    def subject(
        self, bot: str, data: Callable[[], dict[str, Any]], expected: str, kind: int = 2
    ) -> Callable[[], Awaitable[float]]:
        """What asks once, and returns the milliseconds until the answer was there."""

        async def ask() -> float:
            answer = await self._discord.ask(bot, data(), self.member, kind)
            if expected not in answer.body:
                raise RuntimeError(f"{bot}: not the answer that was to be measured: {answer.body[:500]}")
            await asyncio.sleep(0.001)  # the handler's own end
            return answer.ms

        return ask


async def one_at_a_time(discord: Discord) -> dict[str, Timing]:
    """A member who asks for one thing after the other."""
    rounds = Rounds(discord)
    turn = count()

    def log() -> dict[str, Any]:
        if next(turn) % 6 == 0:
            rounds.member = next(_members)
        return command("log", exercise="face-pull", sets=SETS)

    subjects = {
        "pong": rounds.subject("peer", lambda: command("pong"), "pong"),
        "/exercise": rounds.subject("backday", lambda: command("exercise", name="face-pull"), "Face Pull"),
        "autocomplete": rounds.subject("backday", lambda: typing("exercise", "name", "face p"), "Face Pull", kind=4),
        "peer's /log": rounds.subject("peer", log, "Logged"),
        "/log": rounds.subject("backday", log, "Face Pull"),
        "peer's /history": rounds.subject("peer", lambda: command("history"), "face-pull"),
        "/history": rounds.subject("backday", lambda: command("history"), "Face Pull"),
    }
    return await interleaved(subjects, ROUNDS)


async def at_once(discord: Discord, bot: str) -> tuple[float, list[float]]:
    """Logs a second, and the milliseconds of each, while so many members log one after the other."""
    times: list[float] = []
    start = perf_counter()

    async def member(number: int) -> None:
        while perf_counter() - start < SECONDS:
            answer = await discord.ask(bot, command("log", exercise="face-pull", sets=SETS), number)
            times.append(answer.ms)

    await asyncio.gather(*(member(next(_members)) for _ in range(AT_ONCE)))
    return len(times) / (since(start) / 1000), times


async def load(discord: Discord) -> list[list[str]]:
    """A line of the table for each bot, in turn round after round."""
    rates: dict[str, list[float]] = {"peer": [], "backday": []}
    times: dict[str, list[float]] = {"peer": [], "backday": []}
    for _ in range(LOADS):
        for bot, found in rates.items():
            rate, some = await at_once(discord, bot)
            found.append(rate)
            times[bot] += some
    return [
        [
            bot,
            f"{median(found):,.0f}",
            f"{percentile(times[bot], 0.5):.0f}",
            f"{percentile(times[bot], 0.99):.0f}",
            f"{median(found) / median(rates['peer']):.2f}",
            f"{percentile(times[bot], 0.99) / percentile(times['peer'], 0.99):.2f}",
        ]
        for bot, found in rates.items()
    ]


async def exercises(discord: Discord) -> float:
    """`/exercise` a second, from as many members at once."""
    done = 0
    start = perf_counter()

    async def member(number: int) -> None:
        nonlocal done
        while perf_counter() - start < SECONDS:
            await discord.ask("backday", command("exercise", name="face-pull"), number)
            done += 1

    await asyncio.gather(*(member(next(_members)) for _ in range(AT_ONCE)))
    return done / (since(start) / 1000)


async def _drawn(discord: Discord) -> None:
    """Return once the picture of a face pull comes with the answer, not after it."""
    for _ in range(60):
        answer = await discord.ask("backday", command("exercise", name="face-pull"), next(_members))
        if "Face Pull" in answer.body:
            return
        await asyncio.sleep(0.5)
    raise RuntimeError("the picture was not drawn within half a minute")


async def run(folder: Path) -> None:
    async with (
        Discord().serve() as discord,
        discord.running("peer", "benchmarks.peer", str(folder / "peer.sqlite3")),
        discord.running("backday", "benchmarks.backday", str(folder)) as process,
    ):
        await _drawn(discord)
        found = await one_at_a_time(discord)
        pairs = {"/log": "peer's /log", "/history": "peer's /history"}
        table(
            "Whole interactions over sockets",
            ["", "p50 ms", "p99 ms", "p50 / pong", "p50 / the peer's"],
            [
                [name, f"{time.p50:.2f}", f"{time.p99:.2f}", f"{time.p50 / found['pong'].p50:.2f}",
                 f"{time.p50 / found[pairs[name]].p50:.2f}" if name in pairs else ""]
                for name, time in found.items()
            ],
        )  # fmt: skip
        head = ["", "logs/s", "p50 ms", "p99 ms", "rate / the peer's", "p99 / the peer's"]
        table(f"{AT_ONCE} members who log at once", head, await load(discord))
        print(f"\n/exercise, {AT_ONCE} members at once: {await exercises(discord):,.0f} a second; ", end="")
        print(f"memory now {psutil.Process(process).memory_info().rss / 2**20:.0f} MB.")


async def _main() -> None:
    logging.disable(logging.WARNING)
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        await run(Path(folder))


if __name__ == "__main__":
    asyncio.run(_main())
