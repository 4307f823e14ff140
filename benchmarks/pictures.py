"""Pictures: cold and warm, their size, and how long the event loop is kept from its work while ten are drawn."""

import asyncio
from pathlib import Path
from time import perf_counter

from benchmarks.measure import percentile, since, table
from bot.content import load_catalogue
from bot.pictures import Pictures
from bot.texts import Texts

TEN = 10
_TICK = 0.001


async def longest_block(stop: asyncio.Event) -> float:
    """The most milliseconds by which a timer of one millisecond came late."""
    worst = 0.0
    while not stop.is_set():
        start = perf_counter()
        await asyncio.sleep(_TICK)
        worst = max(worst, since(start) - _TICK * 1000)
    return worst


async def run(folder: Path) -> None:
    catalogue = load_catalogue()
    pictures = Pictures(catalogue, Texts.load(), folder / "cold")
    stop = asyncio.Event()
    watching = asyncio.create_task(longest_block(stop))
    rows = []
    for name, draw in (("muscle map", pictures.muscles), ("figure", pictures.figure)):
        cold, warm, sizes = [], [], []
        for exercise in list(catalogue.exercises.values())[::7][:TEN]:
            start = perf_counter()
            drawn = await draw(exercise)
            cold.append(since(start))
            start = perf_counter()
            await draw(exercise)
            warm.append(since(start))
            sizes.append(len(drawn.content) / 1024)
        rows.append([name, f"{percentile(cold, 0.5):.0f}", f"{percentile(warm, 0.5):.3f}", f"{max(sizes):.0f}"])
    stop.set()
    table("Pictures", ["", "cold ms (p50)", "warm ms (p50)", "largest KB"], rows)
    print(f"\nThe event loop was kept waiting for at most {await watching:.1f} ms meanwhile.")
    pictures.close()
