"""Charts: cold (the drawing process has to start), warm and kept; their size; how long the event loop stands still.

The baseline of a warm chart is the renderer alone, of the same SVG; that of the event loop is an idle one in the same
rounds.
"""

import asyncio
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import resvg_py

from benchmarks.measure import longest_block, since, table
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.drawing import typeface
from bot.drawing.charts.chart import Chart, svg
from bot.drawing.charts.samples import samples
from bot.drawing.pictures import Pictures

ROUNDS = 9


def renderer(picture: str) -> float:
    """Milliseconds that resvg alone takes."""
    start = perf_counter()
    resvg_py.svg_to_bytes(
        svg_string=picture,
        skip_system_fonts=True,
        font_family=typeface.FAMILY,
        sans_serif_family=typeface.FAMILY,
        font_files=list(typeface.FACES.values()),
    )
    return since(start)


class _Others:
    """The same chart with another first line each time, so that it is drawn anew."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._number = count()

    def __call__(self) -> Chart:
        field = "head" if hasattr(self._chart, "head") else "title"
        changed: dict[str, Any] = {field: f"Chart {next(self._number)}"}
        return replace(self._chart, **changed)


async def timed(pictures: Pictures, chart: Chart) -> tuple[float, int]:
    start = perf_counter()
    picture = await pictures.chart(chart, "")
    return since(start), len(picture.content)


async def line(pictures: Pictures, name: str, chart: Chart) -> list[str]:
    """Drawn anew round after round with the renderer alone before each; then the same again."""
    other, warm, quiet, bare, sizes = _Others(chart), [], [], [], []
    for _ in range(ROUNDS):
        drawn = other()
        bare.append(renderer(svg(drawn, pictures._map)))
        took, size = await timed(pictures, drawn)
        warm.append(took)
        sizes.append(size / 1024)
        quiet.append((await timed(pictures, drawn))[0])
    p50 = median(warm)
    return [name, f"{p50:.0f}", f"{p50 / median(bare):.1f}", f"{median(quiet):.2f}", f"{max(sizes):.0f}"]


async def cold(make: partial[Pictures]) -> float:
    """Milliseconds until the first chart of a process that has to start."""
    times = []
    for _ in range(3):
        pictures = make()
        times.append((await timed(pictures, samples()["Balance"]))[0])
        pictures.close()
    return median(times)


async def blocks(pictures: Pictures, name: str, chart: Chart) -> list[str]:
    """The loop's longest block, idle and while ten are drawn one after the other: the medians of the rounds."""
    other, idle, drawing = _Others(chart), [], []

    async def ten() -> None:
        for _ in range(10):
            await pictures.chart(other(), "")

    for _ in range(3):
        idle.append((await longest_block(partial(asyncio.sleep, 0.5))).computed)
        drawing.append((await longest_block(ten)).computed)
    return [name, f"{median(drawing):.1f}", f"{median(idle):.1f}"]


async def run(folder: Path) -> None:
    make = partial(Pictures, load_catalogue(), Texts.load(), folder)
    first = await cold(make)
    pictures = make()
    await pictures.chart(samples()["Balance"], "")
    charts = samples()
    lines = [await line(pictures, name, chart) for name, chart in charts.items()]
    table(f"Charts; the first of a process that has to start: {first:.0f} ms",
          ["", "warm ms", "/ resvg", "kept ms", "largest KB"], lines)  # fmt: skip
    some = {name: charts[name] for name in ("Progress", "Balance", "A week to show")}
    rows = [await blocks(pictures, name, chart) for name, chart in some.items()]
    table("The event loop's longest block while ten are drawn, computed ms", ["", "drawing", "idle"], rows)
    pictures.close()


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as place:
        asyncio.run(run(Path(place)))
