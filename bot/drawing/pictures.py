"""Pictures of exercises and regions: drawn once, in a process beside the bot's, and kept."""

import asyncio
import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from bot.content import DATA, ContentError
from bot.content.texts import Texts
from bot.domain.exercises import Catalogue, Exercise, Region
from bot.drawing.charts.chart import Chart, drawn
from bot.drawing.gallery import Figures
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.outlines import Paint
from bot.drawing.process import ProcessWorker

IN_MEMORY = 24
"""Pictures kept in memory, of 40 to 200 KB each; the others wait on disk."""

CHARTS = 64
"""Charts kept in memory, of 10 to 60 KB each. They are somebody's own: none is written to disk."""

WARM_UP_PAUSE_S = 1.0
"""Seconds between two pictures that nobody has asked for yet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file with the words that would do instead of it."""

    name: str
    content: bytes
    alt: str


class Pictures:
    """Moving figures and muscle maps. Each is drawn by whoever asks first; the others wait for the same one."""

    def __init__(
        self,
        catalogue: Catalogue,
        texts: Texts,
        folder: Path,
        data: Path = DATA,
        workshop: ProcessWorker | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._texts = texts
        self._figures = _figures(data / "figures" / "poses.yaml", catalogue)
        self._map = MuscleMap.load(data / "figures" / "muscle-map.yaml")
        self._folder = folder / _edition(data)
        self._kept: OrderedDict[str, asyncio.Future[Picture]] = OrderedDict()
        self._charts: OrderedDict[str, asyncio.Future[Picture]] = OrderedDict()
        self._workshop = workshop or ProcessWorker()

    async def figure(self, exercise: Exercise) -> Picture:
        """The moving figure of the exercise; its muscle map where no figure is drawn yet."""
        if not self._figures.has(exercise.id):
            return await self.muscles(exercise)
        draw = partial(self._figures.moving, exercise.id, exercise.primary, exercise.secondary)
        return await self._picture(f"{exercise.id}.gif", draw, partial(self._figure_alt, exercise))

    async def still(self, exercise: Exercise) -> Picture:
        """Start and end side by side, for those who do not want it to move."""
        if not self._figures.has(exercise.id):
            return await self.muscles(exercise)
        draw = partial(self._figures.still, exercise.id, exercise.primary, exercise.secondary)
        return await self._picture(f"{exercise.id}.png", draw, partial(self._figure_alt, exercise))

    async def mistake(self, exercise: Exercise) -> Picture:
        """The common mistake beside the right form; the moving figure where none is drawn."""
        figure = self._figures.movements.get(exercise.id)
        if figure is None or figure.faulty is None:
            return await self.figure(exercise)
        content = exercise.instructions.mistakes[0]  # the one that is drawn
        say = partial(self._texts, "alt-mistake", exercise=exercise.name, fault=content.fault, fix=content.fix)
        return await self._picture(f"{exercise.id}-mistake.png", partial(self._figures.mistake, exercise.id), say)

    async def muscles(self, exercise: Exercise) -> Picture:
        """The muscles of the exercise, seen from behind."""
        lighter = exercise.secondary + exercise.moved
        hidden = [muscle for muscle in (*exercise.primary, *lighter) if muscle not in self._map.seen]
        note = self._texts("map-hidden", muscles=self._plain(hidden)) if hidden else ""
        second = "map-moved" if exercise.moved else "map-helping"
        draw = self._muscle_map(exercise.primary, lighter, exercise.name, note, second)
        say = partial(self._texts, "alt-muscles", muscles=self._at_work(exercise))
        return await self._picture(f"{exercise.id}-muscles.png", draw, say)

    async def region(self, region: Region) -> Picture:
        """The muscles that count for the region."""
        guide = self._catalogue.regions[region]
        muscles = [muscle.id for muscle in self._catalogue.muscles.values() if muscle.region is region]
        say = partial(self._texts, "alt-region", region=guide.name, main=self._plain(muscles))
        return await self._picture(f"{region.value}-region.png", self._muscle_map(muscles, (), guide.name), say)

    async def chart(self, chart: Chart, alt: str) -> Picture:
        """A chart, known by all that it shows: whoever sees the same gets the same picture."""
        name = f"{type(chart).__name__.lower()}-{hashlib.sha256(repr(chart).encode()).hexdigest()[:24]}.png"
        made = await self._once(self._charts, CHARTS, name, lambda: self._chart(name, chart, alt))
        return made if made.alt == alt else replace(made, alt=alt)

    async def _chart(self, name: str, chart: Chart, alt: str) -> Picture:
        return Picture(name, await self._workshop.run(partial(drawn, chart, self._map)), alt)

    @property
    def seen(self) -> frozenset[str]:
        """The ids of the muscles that a chart of the back lights: not those that lie under others."""
        return frozenset(
            muscle for shape in self._map.shapes if shape.paint is not Paint.DEEP for muscle in shape.muscles
        )

    async def draw_all(self) -> None:
        """Draw every figure that is not yet on disk, one after the other and without haste, before anybody asks."""
        for exercise in self._catalogue.exercises.values():
            if self._figures.has(exercise.id) and not (self._folder / f"{exercise.id}.gif").exists():
                shown = await self.figure(exercise)
                self._kept.pop(shown.name, None)  # on disk is enough until somebody asks
                await asyncio.sleep(WARM_UP_PAUSE_S)

    def close(self) -> None:
        self._workshop.close()

    def _figure_alt(self, exercise: Exercise) -> str:
        shown, movement = exercise.instructions.figure, self._figures.movements[exercise.id]
        return self._texts(
            "alt-figure",
            exercise=exercise.name,
            view="above" if movement.above else movement.view.value,
            start=shown.start,
            end=shown.end,
            muscles=self._at_work(exercise),
        )

    def _muscle_map(
        self,
        primary: Iterable[str],
        secondary: Iterable[str],
        title: str,
        note: str = "",
        second: str = "map-helping",
    ) -> Callable[[], bytes]:
        words = {muscle.id: _sentence(muscle.plain) for muscle in self._catalogue.muscles.values()}
        legend = (self._texts("map-main"), self._texts(second), self._texts("map-resting"))
        return partial(
            _map_drawn,
            self._map,
            primary=tuple(primary),
            secondary=tuple(secondary),
            labels=words,
            title=title,
            legend=legend,
            note=note,
        )

    def _at_work(self, exercise: Exercise) -> str:
        """What works, what helps and what is only moved, as far as there is any."""
        parts = (("main", exercise.primary), ("helping", exercise.secondary), ("moved", exercise.moved))
        return " ".join(self._texts(f"alt-{part}", muscles=self._plain(some)) for part, some in parts if some)

    def _plain(self, muscles: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(self._catalogue.muscles[muscle].plain for muscle in muscles))

    async def _picture(self, name: str, draw: Callable[[], bytes | None], say: Callable[[], str]) -> Picture:
        return await self._once(self._kept, IN_MEMORY, name, lambda: self._made(name, draw, say))

    @staticmethod
    async def _once(
        pictures: OrderedDict[str, asyncio.Future[Picture]],
        most: int,
        name: str,
        make: Callable[[], Coroutine[Any, Any, Picture]],
    ) -> Picture:
        """What is kept under the name; made once for all who ask meanwhile. The longest unasked for goes first."""
        if name not in pictures:
            pictures[name] = asyncio.ensure_future(make())
            while len(pictures) > most:
                pictures.popitem(last=False)
        pictures.move_to_end(name)
        try:
            # Shielded: one asker that gives up must not cancel the picture of the others.
            return await asyncio.shield(pictures[name])
        except Exception:
            pictures.pop(name, None)
            raise

    async def _made(self, name: str, draw: Callable[[], bytes | None], say: Callable[[], str]) -> Picture:
        file = self._folder / name
        content = await asyncio.to_thread(_read, file)
        if content is None:
            content = await self._workshop.run(draw) or b""
            await asyncio.to_thread(_write, file, content)
        return Picture(name, content, say())


def _figures(file: Path, catalogue: Catalogue) -> Figures:
    """The figures. Raises `ContentError` for what does not fit, and for an exercise that there is not."""
    try:
        figures = Figures.load(file)
    except OSError as error:
        raise ContentError(str(error)) from error
    if strangers := figures.movements.keys() - catalogue.exercises.keys():
        raise ContentError(f"{file}: {min(strangers)}: no such exercise")
    return figures


def _map_drawn(muscle_map: MuscleMap, **mistake: Any) -> bytes:
    from bot.drawing.raster import png  # noqa: PLC0415 (`bot.drawing.raster`)

    return png(muscle_map.svg(**mistake))


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _write(file: Path, content: bytes) -> None:
    """All of it or nothing, whoever else writes the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}.part")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def _edition(data: Path) -> str:
    """A name for what the pictures are drawn from: it changes when the drawing code or its data do."""
    sources = [*Path(__file__).parent.rglob("*.py"), *data.glob("figures/*"), *data.glob("*/muscles.yaml")]
    sources += data.glob("exercises/*")
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
