"""Pictures: cold, from disk and from memory, their size, and how long the event loop is kept from its work.

The baseline of a cold picture is the renderer alone (resvg, with the same SVG and fonts); that of the event loop
is an idle one in the same rounds. Ten pictures are asked for at once while a timer measures how late it comes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import resvg_py

from benchmarks.measure import longest_block, since, table
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Exercise
from bot.drawing import typeface
from bot.drawing.pictures import Picture, Pictures

FIVE, TEN = 5, 10
_LEGEND = ("main", "helping", "resting")

Draw = Callable[[Exercise], Awaitable[Picture]]


def renderer(pictures: Pictures, catalogue: Catalogue, exercise: Exercise) -> float:
    """Milliseconds that resvg alone takes for the exercise's muscle map."""
    words = {muscle.id: muscle.plain for muscle in catalogue.muscles.values()}
    svg = pictures._map.svg(
        primary=exercise.primary, secondary=exercise.secondary, labels=words, title=exercise.name, legend=_LEGEND
    )
    start = perf_counter()
    resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_family=typeface.FAMILY,
        sans_serif_family=typeface.FAMILY,
        font_files=list(typeface.FACES.values()),
    )
    return since(start)


async def timed(draw: Draw, exercise: Exercise) -> tuple[float, int]:
    """Milliseconds until the picture is there, and its bytes."""
    start = perf_counter()
    picture = await draw(exercise)
    return since(start), len(picture.content)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of picture: the method of `Pictures` that gives it, and the exercises that have one."""

    title: str
    method: str
    exercises: Sequence[Exercise]
    rounds: int
    catalogue: Catalogue
    texts: Texts
    folder: Path

    def pictures(self, folder: str) -> Pictures:
        """Pictures that keep their files in a folder of this kind."""
        return Pictures(self.catalogue, self.texts, self.folder / self.method / folder)

    async def line(self) -> list[str]:
        """Each picture cold, again, and as after a restart; the renderer alone before each."""
        first, again = self.pictures("cold"), self.pictures("cold")
        cold, disk, memory, bare, sizes = [], [], [], [], []
        for exercise in self.exercises[:FIVE]:
            bare.append(renderer(first, self.catalogue, exercise))
            drawn, size = await timed(getattr(first, self.method), exercise)
            cold.append(drawn)
            sizes.append(size / 1024)
            memory.append((await timed(getattr(first, self.method), exercise))[0])
            disk.append((await timed(getattr(again, self.method), exercise))[0])
        first.close()
        again.close()
        p50 = median(cold)
        return [
            self.title,
            f"{p50:.0f}",
            f"{p50 / median(bare):.1f}",
            f"{median(disk):.2f}",
            f"{median(memory):.3f}",
            f"{median(sizes):.0f}",
            f"{max(sizes):.0f}",
        ]

    async def blocks(self) -> list[str]:
        """The loop's longest block, idle and while ten are drawn: the medians of the rounds, in turn."""
        idle, drawing = [], []
        for number in range(self.rounds):
            idle.append((await longest_block(_rest)).clock)
            pictures = self.pictures(str(number))
            drawing.append((await longest_block(partial(self._draw_ten, pictures))).clock)
            pictures.close()
        worst, base = median(drawing), median(idle)
        return [self.title, f"{worst:.1f}", f"{base:.1f}", f"{worst / base:.0f}"]

    async def _draw_ten(self, pictures: Pictures) -> None:
        draw: Draw = getattr(pictures, self.method)
        await asyncio.gather(*(draw(exercise) for exercise in self.exercises[:TEN]))


async def _rest() -> None:
    await asyncio.sleep(1)


async def run(folder: Path) -> None:
    catalogue, texts = load_catalogue(), Texts.load()
    every = list(catalogue.exercises.values())
    probe = Pictures(catalogue, texts, folder / "probe")
    moving = [exercise for exercise in every if probe._figures.has(exercise.id)]
    probe.close()
    kinds = [Kind("muscle map", "muscles", every[:: len(every) // TEN], 3, catalogue, texts, folder)]
    if len(moving) >= TEN:
        kinds.append(Kind("moving figure", "figure", moving[:: len(moving) // TEN], 1, catalogue, texts, folder))
    head = ["", "cold ms", "/ resvg, one map", "from disk ms", "from memory ms", "KB (p50)", "largest KB"]
    table("Pictures", head, [await kind.line() for kind in kinds])
    head = ["", "ms", "idle ms", "/ idle"]
    table("The event loop's longest block while ten are drawn", head, [await kind.blocks() for kind in kinds])
