"""The muscle map: a body seen from behind on a dark card, with the muscles of an exercise alight."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from html import escape
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Self

import yaml

from bot.drawing.callouts import LINE, Callout, Columns, Label, Side
from bot.drawing.outlines import Paint, Point, Shape
from bot.drawing.palette import Colour
from bot.drawing.typeface import BOLD, FAMILY, MEDIUM, text_width

WIDTH, HEIGHT = 600, 700
MOST_LABELS = 9

_MIDDLE, _TOP, _SCALE = 300.0, 24.0, 1.02
_INSET, _MARGIN = 14, 34
_TITLE_SIZE, _TITLE_WIDTH, _TITLE_LINES, _TITLE_Y = 24.0, 212.0, 3, 60.0
_LEGEND_Y, _LEGEND_GAP, _NOTE_Y = 648.0, 38.0, 677.0
_FADE = (566, 634, 686)


class Work(StrEnum):
    """How hard a muscle works; each has its fill and its edge."""

    MAIN = "main"
    HELPING = "helping"
    RESTING = "resting"


_LOOK = {
    Work.MAIN: (Colour.MAIN, Colour.MAIN_MAP_EDGE),
    Work.HELPING: (Colour.HELPING, Colour.HELPING_EDGE),
    Work.RESTING: (Colour.RESTING, Colour.RESTING_EDGE),
}
_GROUND = {Paint.BODY: Colour.MAP_BODY, Paint.HAIR: Colour.MAP_HAIR, Paint.FAINT: Colour.FAINT}


@dataclass(frozen=True)
class MuscleMap:
    """The outlines of the map, in the order in which they are painted."""

    shapes: tuple[Shape, ...]

    @classmethod
    @cache
    def load(cls, file: Path) -> Self:
        """Read the outlines (`data/figures/muscle-map.yaml` tells their form).

        Raises OSError for a missing file, KeyError or ValueError for an incomplete one.
        """
        entries = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return cls(tuple(Shape.of(name, shape) for name, shape in entries["shapes"].items()))

    def svg(
        self,
        *,
        primary: Collection[str],
        secondary: Collection[str],
        labels: Mapping[str, str],
        title: str,
        legend: tuple[str, str, str],
        note: str = "",
    ) -> str:
        """Draw the map, 600 by 700, with the muscles of `primary` and `secondary` alight.

        `labels` gives the words by muscle id, and muscles with the same words share one label;
        `legend` those for main, helping and at rest. A muscle that cannot be seen from behind is
        passed over; one without words is lit but not named. `note` is a small line below.
        """
        heading = _wrapped(title)
        named = self._labels(primary, secondary, labels)
        top = _TITLE_Y + _TITLE_SIZE * LINE * len(heading)
        columns = Columns(
            edge=_MIDDLE - _MARGIN,
            top={Side.LEFT: top + 4, Side.RIGHT: 88},
            bottom=614,
            level=380,
            reach=self._reach,
        )
        parts = [
            *_card(),
            *_title(heading),
            f'<g transform="translate({_MIDDLE:g} {_TOP:g}) scale({_SCALE:g})" stroke-linejoin="round">',
            *(line for shape in self.shapes for line in _shape(shape, _work(shape, primary, secondary))),
            "</g>",
            *_fade(),
            *(line for callout in columns.place(named) for line in _callout(callout)),
            *_legend(legend),
            *([_text(note, _MARGIN, _NOTE_Y, size=14, bold=False)] if note else []),
        ]
        return "\n".join([*_opening(), *parts, "</svg>"])

    @cached_property
    def seen(self) -> frozenset[str]:
        """The ids of the muscles that can be shown from behind."""
        return frozenset(chain.from_iterable(shape.muscles for shape in self.shapes))

    def _labels(self, primary: Collection[str], secondary: Collection[str], words: Mapping[str, str]) -> list[Label]:
        """At most nine labels: main before helping, the back before arms and legs."""
        found: dict[str, tuple[bool, bool, Label]] = {}
        for shape in self.shapes:
            work = _work(shape, primary, secondary)
            at_work = primary if work is Work.MAIN else secondary
            text = next(
                (words[muscle] for muscle in sorted(shape.muscles) if muscle in at_work and muscle in words),
                None,
            )
            if text is None or shape.dot is None:
                continue
            label = Label(text, _on_card(shape.dot), bold=work is Work.MAIN)
            if text not in found or (label.bold and not found[text][2].bold):
                found[text] = (not label.bold, shape.paint is Paint.FAINT, label)
        ranked = sorted(found.values(), key=lambda entry: entry[:2])
        return [label for *_, label in ranked[:MOST_LABELS]]

    def _reach(self, top: float, bottom: float) -> float:
        """How far the body comes out from the middle line between two heights of the card."""
        ys, xs = self._contour
        between = xs[bisect_left(ys, top) : bisect_left(ys, bottom)]
        return max(between, default=0.0)

    @cached_property
    def _contour(self) -> tuple[list[float], list[float]]:
        bodies = (shape for shape in self.shapes if shape.paint in {Paint.BODY, Paint.HAIR})
        points = sorted(map(_on_card, chain.from_iterable(shape.along(8) for shape in bodies)), key=itemgetter(1))
        return [y for _, y in points], [x for x, _ in points]


def _work(shape: Shape, primary: Collection[str], secondary: Collection[str]) -> Work:
    """The hardest work among the muscles of a shape."""
    if not shape.muscles.isdisjoint(primary):
        return Work.MAIN
    return Work.RESTING if shape.muscles.isdisjoint(secondary) else Work.HELPING


def _on_card(point: Point) -> Point:
    """From the outline's units to the card's, x still counting from the middle line."""
    return point[0] * _SCALE, point[1] * _SCALE + _TOP


def _opening() -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FAMILY}" font-weight="{MEDIUM}">'
    )


def _card() -> Iterator[str]:
    width, height = WIDTH - 2 * _INSET, HEIGHT - 2 * _INSET
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" rx="26" fill="{Colour.CARD}"/>'
    yield f'<rect x="{_INSET}" y="{_INSET}" width="{width}" height="{height}" rx="18" fill="{Colour.PANEL}"/>'


def _wrapped(title: str) -> list[str]:
    """The title in lines that stay beside the head; what three do not hold is cut off."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (_beside_head(longer) or len(lines) == _TITLE_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line) for line in lines]


def _cut(line: str) -> str:
    if _beside_head(line):
        return line
    return next(cut for at in range(len(line) - 1, -1, -1) if _beside_head(cut := f"{line[:at].rstrip()}…"))


def _beside_head(line: str) -> bool:
    return text_width(line, size=_TITLE_SIZE, weight=BOLD) <= _TITLE_WIDTH


def _title(lines: Sequence[str]) -> Iterator[str]:
    for row, line in enumerate(lines):
        y = _TITLE_Y + row * _TITLE_SIZE * LINE
        yield _text(line, _MARGIN, y, size=_TITLE_SIZE, bold=True)


def _shape(shape: Shape, work: Work) -> Iterator[str]:
    """The shape and its mirror image; a deep one only when it works."""
    if shape.paint is Paint.DEEP and work is Work.RESTING:
        return
    fill, edge = _LOOK[work]
    if work is Work.RESTING:
        fill = _GROUND.get(shape.paint, fill)
    if shape.paint in {Paint.BODY, Paint.HAIR}:
        edge = Colour.RIM
    broken = ' stroke-dasharray="5 3.2"' if shape.paint is Paint.DEEP else ""
    yield f'<g id="{shape.name}" stroke="{edge}"><path d="{shape.path}" fill="{fill}" stroke="none"/>'
    if shape.fibres:
        yield f'<path d="{"".join(shape.fibres)}" fill="none" stroke-width="1.1" stroke-opacity=".5"/>'
    yield f'<path d="{shape.path}" fill="none" stroke-width="1.5"{broken}/></g>'
    if not shape.joined:
        yield f'<use href="#{shape.name}" transform="scale(-1 1)"/>'


def _fade() -> Iterator[str]:
    """Lets the thighs end in the card."""
    top, gone, bottom = _FADE
    yield '<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">'
    yield f'<stop stop-color="{Colour.PANEL}" stop-opacity="0"/>'
    yield f'<stop offset="{(gone - top) / (bottom - top):.3f}" stop-color="{Colour.PANEL}"/></linearGradient>'
    yield f'<rect x="190" y="{top}" width="220" height="{bottom - top}" fill="url(#fade)"/>'


def _callout(callout: Callout) -> Iterator[str]:
    (ax, ay), (bx, by) = callout.start, callout.end
    yield (
        f'<path d="M{_MIDDLE + ax:.1f} {ay:.1f}L{_MIDDLE + bx:.1f} {by:.1f}" stroke="{Colour.TEXT}" '
        f'stroke-width="1.4" stroke-opacity=".8"/>'
    )
    yield (
        f'<circle cx="{_MIDDLE + bx:.1f}" cy="{by:.1f}" r="3.8" fill="{Colour.TEXT}" stroke="{Colour.CARD}" '
        f'stroke-width="1.6"/>'
    )
    label = callout.label
    for row, line in enumerate(label.lines):
        y = callout.box[1] + label.size * (LINE * (row + 0.5) + 0.36)
        x = _MIDDLE + callout.side * callout.edge
        yield _text(line, x, y, size=label.size, bold=label.bold, right=callout.side is Side.RIGHT)


def _legend(words: Sequence[str]) -> Iterator[str]:
    x = float(_MARGIN)
    for text, work in zip(words, Work, strict=True):
        fill, edge = _LOOK[work]
        bold = work is Work.MAIN
        yield (
            f'<rect x="{x:.1f}" y="{_LEGEND_Y - 10:g}" width="26" height="20" rx="6" '
            f'fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'
        )
        yield _text(text, x + 36, _LEGEND_Y + 6.4, size=18, bold=bold)
        x += 36 + text_width(text, size=18, weight=BOLD if bold else MEDIUM) + _LEGEND_GAP


def _text(words: str, x: float, y: float, *, size: float, bold: bool, right: bool = False) -> str:
    style = f'font-size="{size:g}" fill="{Colour.TEXT}"'
    style += f' font-weight="{BOLD}"' if bold else ""
    style += ' text-anchor="end"' if right else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'
