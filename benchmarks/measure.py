"""What all measurements share: percentiles and tables."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


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
    """The time that `share` of all do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


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


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown, so that it can go into the docs as it is."""
    print(f"\n{title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
