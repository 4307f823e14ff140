"""Pictures of exercises and regions: drawn once, off the event loop, and kept."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.content import DATA
from bot.domain.exercises import Catalogue, Exercise, Region
from bot.drawing.gallery import Figures
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.raster import png
from bot.texts import Texts

IN_MEMORY = 24
"""Pictures kept in memory, of 40 to 200 KB each; the others wait on disk."""


PAUSE = 1.0
"""Seconds between two pictures that nobody has asked for yet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file with the words that would do instead of it."""

    name: str
    content: bytes
    alt: str


class Pictures:
    """Moving figures and muscle maps. Each is drawn by whoever asks first; the others wait for the same one."""

    def __init__(self, catalogue: Catalogue, texts: Texts, folder: Path, data: Path = DATA) -> None:
        self._catalogue = catalogue
        self._texts = texts
        self._figures = Figures.load(data / "figures" / "poses.yaml")
        self._map = MuscleMap.load(data / "figures" / "muscle-map.yaml")
        self._folder = folder / _edition(data)
        self._kept: OrderedDict[str, asyncio.Future[bytes]] = OrderedDict()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")

    async def figure(self, exercise: Exercise) -> Picture:
        """The moving figure of the exercise; its muscle map where no figure is drawn yet."""
        if not self._figures.has(exercise.id):
            return await self.muscles(exercise)
        draw = partial(self._figures.moving, exercise.id, exercise.primary, exercise.secondary)
        name = f"{exercise.id}.gif"
        return Picture(name, await self._draw(name, draw), self._figure_alt(exercise))

    async def still(self, exercise: Exercise) -> Picture:
        """Start and end side by side, for those who do not want it to move."""
        if not self._figures.has(exercise.id):
            return await self.muscles(exercise)
        name = f"{exercise.id}.png"
        draw = partial(self._figures.still, exercise.id, exercise.primary, exercise.secondary)
        return Picture(name, await self._draw(name, draw), self._figure_alt(exercise))

    async def mistake(self, exercise: Exercise) -> Picture:
        """The common mistake beside the right form; the moving figure where none is drawn."""
        figure = self._figures.movements.get(exercise.id)
        if figure is None or figure.wrong is None:
            return await self.figure(exercise)
        name = f"{exercise.id}-mistake.png"
        content = await self._draw(name, partial(self._drawn_mistake, exercise.id))
        told = exercise.instructions.mistakes[0]  # the one that is drawn
        return Picture(
            name, content, self._texts("alt-mistake", exercise=exercise.name, fault=told.fault, fix=told.fix)
        )

    async def muscles(self, exercise: Exercise) -> Picture:
        """The muscles of the exercise, seen from behind."""
        name = f"{exercise.id}-muscles.png"
        draw = partial(self._muscle_map, exercise.primary, exercise.secondary, exercise.name)
        return Picture(name, await self._draw(name, draw), self._texts("alt-muscles", **self._working(exercise)))

    async def region(self, region: Region) -> Picture:
        """The muscles that count for the region."""
        guide = self._catalogue.regions[region]
        muscles = [muscle.id for muscle in self._catalogue.muscles.values() if muscle.region is region]
        name = f"{region.value}-region.png"
        content = await self._draw(name, partial(self._muscle_map, muscles, (), guide.name))
        return Picture(name, content, self._texts("alt-region", region=guide.name, main=self._plain(muscles)))

    async def draw_all(self) -> None:
        """Draw every figure that is not yet on disk, one after the other and without haste, before anybody asks."""
        for exercise in self._catalogue.exercises.values():
            if self._figures.has(exercise.id) and not (self._folder / f"{exercise.id}.gif").exists():
                shown = await self.figure(exercise)
                self._kept.pop(shown.name, None)  # on disk is enough until somebody asks
                await asyncio.sleep(PAUSE)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _figure_alt(self, exercise: Exercise) -> str:
        shown = exercise.instructions.figure
        return self._texts(
            "alt-figure", exercise=exercise.name, start=shown.start, end=shown.end, **self._working(exercise)
        )

    def _drawn_mistake(self, exercise_id: str) -> bytes:
        drawn = self._figures.mistake(exercise_id)
        assert drawn is not None  # noqa: S101 (asked for where one is told)
        return drawn

    def _muscle_map(self, primary: Iterable[str], secondary: Iterable[str], title: str) -> bytes:
        words = {muscle.id: _sentence(muscle.plain) for muscle in self._catalogue.muscles.values()}
        legend = (self._texts("map-main"), self._texts("map-helping"), self._texts("map-resting"))
        return png(
            self._map.svg(
                primary=tuple(primary), secondary=tuple(secondary), labels=words, title=title, legend=legend
            )
        )

    def _working(self, exercise: Exercise) -> dict[str, str]:
        return {"main": self._plain(exercise.primary), "helping": self._plain(exercise.secondary)}

    def _plain(self, muscles: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(self._catalogue.muscles[one].plain for one in muscles))

    async def _draw(self, name: str, draw: Callable[[], bytes]) -> bytes:
        if name not in self._kept:
            loop = asyncio.get_running_loop()
            self._kept[name] = loop.run_in_executor(self._pool, _cached, self._folder / name, draw)
            while len(self._kept) > IN_MEMORY:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        try:
            # Shielded: one asker that gives up must not cancel the picture of the others.
            return await asyncio.shield(self._kept[name])
        except Exception:
            self._kept.pop(name, None)
            raise


def _cached(file: Path, draw: Callable[[], bytes]) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        content = draw()
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    return content


def _edition(data: Path) -> str:
    """A name for what the pictures are drawn from: it changes when the drawing code or its data do."""
    sources = [*Path(__file__).parent.glob("drawing/*.py"), *data.glob("figures/*"), *data.glob("*/muscles.yaml")]
    sources += data.glob("exercises/*")
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
