"""What one member's burst, or another's file of 12,000 names, costs somebody else who logs meanwhile.

    python -m benchmarks.neighbours

Over loopback sockets, as `benchmarks.whole`: a member logs about ten times a second, first alone, then while another
one sends 50 texts of many exercises and asks 100 times for the history, and while a file is read, made to count and
taken back. The bot and the Discord of the benchmark share the machine, with whatever else it does.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.measure import percentile, table
from benchmarks.sockets import Discord, command, tap
from benchmarks.whole import SETS
from bot.content.catalogue import load_catalogue

QUIET_SECONDS = 15.0
TEXTS, PAGES = 50, 100
NAMES, ROWS = 12_000, 50_000
PAUSE = 0.1

_members = count(900_000)


async def _logging(discord: Discord, until: asyncio.Event, times: list[float]) -> None:
    """One member after the other logs, each a few times."""
    for turn in count():
        if until.is_set():
            return
        member = 700_000 + turn // 6
        answer = await discord.ask("backday", command("log", exercise="face-pull", sets=SETS), member)
        # After 1.2 s Discord is told to wait: that is the first answer then, and counts as one so late.
        if "Face Pull" not in answer.body and '"type":5' not in answer.body:
            raise RuntimeError(f"not the answer that was to be measured: {answer.body[:300]}")
        times.append(answer.ms)
        await asyncio.sleep(PAUSE)


async def meanwhile(discord: Discord, work: Awaitable[object]) -> tuple[list[float], float]:
    """The milliseconds of another member's logs while the work lasts, and its seconds."""
    times: list[float] = []
    ended = asyncio.Event()
    start = perf_counter()
    logging_on = asyncio.create_task(_logging(discord, ended, times))
    await work
    seconds = perf_counter() - start
    ended.set()
    await logging_on
    return times, seconds


def _form(text: str) -> dict[str, Any]:
    field = {"type": 4, "custom_id": "text", "value": text}
    return {"custom_id": "log-text-form", "components": [{"type": 18, "component": field}]}


def long_text() -> str:
    """As many exercises as a form holds."""
    names = [exercise.name for exercise in load_catalogue().exercises.values()]
    lines = [f"{name}: 2x{8 + number % 5}" for number, name in enumerate(names)]
    return "\n".join(lines)[:2990].rsplit("\n", 1)[0]


async def burst(discord: Discord) -> None:
    """One member's texts all at once, then their pages of the history."""
    member, text = next(_members), long_text()
    await asyncio.gather(*(discord.ask("backday", _form(text), member, 5) for _ in range(TEXTS)))
    await asyncio.gather(*(discord.ask("backday", command("history"), member) for _ in range(PAGES)))


def file_of(names: int, rows: int) -> bytes:
    """A file of another tracker with so many exercises of no catalogue."""
    head = (
        "Date;Workout Name;Duration;Exercise Name;Set Order;Weight;Weight Unit;Reps;Distance;Seconds;Notes;"
        "Workout Notes;RPE\n"
    )
    lines = [
        f"2024-{number // 2500 % 12 + 1:02}-{number // 100 % 25 + 1:02} 09:00:00;Old;1h;Odd move {number % names};"
        f"{number % 5 + 1};50;kg;8;;;;;\n"
        for number in range(rows)
    ]
    return (head + "".join(lines)).encode()


async def bring(discord: Discord, content: bytes) -> None:
    """Read the file, make it count, take it back."""
    member = next(_members)
    url = discord.offer("history.csv", content)
    attachment = {"id": "8", "filename": "history.csv", "size": len(content), "url": url, "proxy_url": url}
    data = {
        "id": "7", "name": "data", "type": 1,
        "options": [{"name": "import", "type": 1, "options": [{"name": "file", "type": 11, "value": "8"}]}],
        "resolved": {"attachments": {"8": attachment}},
    }  # fmt: skip
    await discord.ask("backday", data, member)
    preview = await discord.followed(300)
    custom_id = preview.split('"import:')[1].split('"')[0]
    await discord.ask("backday", tap(f"import:{custom_id}"), member, 3)
    await asyncio.sleep(0.5)
    await discord.ask("backday", tap(f"unimport:{custom_id}"), member, 3)


async def run(folder: Path) -> None:
    async with (
        Discord().serve() as discord,
        discord.running("backday", "benchmarks.backday", str(folder)),
    ):
        await asyncio.sleep(2)
        await meanwhile(discord, asyncio.sleep(3))
        found: dict[str, tuple[list[float], list[float]]] = {}
        works: tuple[tuple[str, Callable[[], Coroutine[Any, Any, None]]], ...] = (
            ("quiet", lambda: asyncio.sleep(QUIET_SECONDS)),
            (f"{TEXTS} long texts, {PAGES} /history", lambda: burst(discord)),
            (f"a file of {NAMES:,} names in {ROWS:,} rows", lambda: bring(discord, file_of(NAMES, ROWS))),
        )
        for _ in range(2):
            for name, work in works:
                times, seconds = await meanwhile(discord, work())
                before = found.setdefault(name, ([], []))
                before[0].extend(times)
                before[1].append(seconds)
    quiet = percentile(found["quiet"][0], 0.99)
    table(
        "Another member's /log, over sockets",
        ["meanwhile", "seconds", "logs", "p50 ms", "p99 ms", "longest ms", "p99 / quiet"],
        [
            [name, "; ".join(f"{second:.0f}" for second in seconds), str(len(times)), f"{percentile(times, 0.5):.1f}",
             f"{percentile(times, 0.99):.1f}", f"{max(times):.1f}", f"{percentile(times, 0.99) / quiet:.1f}"]
            for name, (times, seconds) in found.items()
        ],
    )  # fmt: skip


async def _main() -> None:
    logging.disable(logging.WARNING)
    with TemporaryDirectory(prefix="backday-bench-") as folder:
        await run(Path(folder))


if __name__ == "__main__":
    asyncio.run(_main())
