"""What all measurements share: percentiles, interleaved rounds, and tables."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from math import ceil
from time import perf_counter, process_time

_TICK = 0.001


@dataclass(frozen=True, slots=True)
class Timing:
    """Times in milliseconds."""

    times: tuple[float, ...]

    @property
    def p50(self) -> float:
        return percentile(self.times, 0.50)

    @property
    def p99(self) -> float:
        return percentile(self.times, 0.99)


def percentile(times: Sequence[float], share: float) -> float:
    """The least time that `share` of all do not exceed (nearest rank)."""
    return sorted(times)[max(0, ceil(share * len(times)) - 1)]


async def interleaved(subjects: dict[str, Callable[[], Awaitable[float]]], rounds: int) -> dict[str, Timing]:
    """Ask each subject in turn, round after round, so that a busy moment of the machine hits all alike.

    A subject returns its own time in milliseconds; the first tenth of the rounds warms up and is not counted.
    """
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(rounds):
        for name, measure in subjects.items():
            time = await measure()
            if number >= rounds // 10:
                times[name].append(time)
    return {name: Timing(tuple(some)) for name, some in times.items()}


def since(start: float) -> float:
    """Milliseconds since `start` of `perf_counter`."""
    return (perf_counter() - start) * 1000


@dataclass(frozen=True, slots=True)
class Block:
    """How long the event loop stood still at the most, in milliseconds.

    clock: by the clock. computed: the most in which this process computed, in whichever thread: a busy machine stops
    a process for tens of milliseconds at times, which is nothing that its code could change.
    """

    clock: float
    computed: float


async def longest_block(work: Callable[[], Awaitable[object]]) -> Block:
    """By how much a timer of one millisecond came late while `work` went on."""
    task = asyncio.ensure_future(work())
    clock = computed = 0.0
    while not task.done():
        start, begun = perf_counter(), process_time()
        await asyncio.sleep(_TICK)
        late = since(start) - _TICK * 1000
        clock = max(clock, late)
        computed = max(computed, min(late, (process_time() - begun) * 1000))
    await task
    return Block(clock, computed)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that reads as plain text and can go into the docs as Markdown."""
    widths = [max(len(line[column]) for line in (head, *rows)) for column in range(len(head))]
    print(f"\n{title}\n")
    print(_line(head, widths))
    print("|" + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths)) + "|")
    for row in rows:
        print(_line(row, widths))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    padded[0] = cells[0].ljust(widths[0])
    return f"| {' | '.join(padded)} |"
