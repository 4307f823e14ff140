"""The back of the muscle map as a part of a chart, each muscle painted as the chart says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.drawing.charts.marks import FILL, Dose
from bot.drawing.muscle_map import MuscleMap
from bot.drawing.outlines import Paint, Point, Shape
from bot.drawing.palette import Colour


@dataclass(frozen=True, slots=True)
class Look:
    """How a lit muscle is painted."""

    fill: str
    edge: str
    fibre: str


DOSES = {
    Dose.NEGLECTED: Look(FILL[Dose.NEGLECTED], Colour.NEGLECTED_HATCH, Colour.NEGLECTED_HATCH),
    Dose.BUILDING: Look(FILL[Dose.BUILDING], Colour.BUILDING_DOTS, Colour.BUILDING_DOTS),
    Dose.PRODUCTIVE: Look(FILL[Dose.PRODUCTIVE], Colour.BUILDING_DOTS, Colour.BUILDING),
}
MUCH = Look(Colour.MAIN, Colour.MAIN_MAP_EDGE, Colour.MAIN_MAP_EDGE)
SOME = Look("url(#helping)", Colour.MAIN_MAP_EDGE, Colour.MAIN_MAP_EDGE)

_GROUND = {Paint.BODY: Colour.MAP_BODY, Paint.HAIR: Colour.MAP_HAIR, Paint.FAINT: Colour.FAINT}


@dataclass(frozen=True, slots=True)
class Body:
    """The map in a chart: `middle` is the x of the spine, `top` the y of the head, `scale` of the outlines' unit.

    `end` is the y at which it has faded into the panel, over `fade` above it.
    """

    shapes: tuple[Shape, ...]
    middle: float
    top: float
    scale: float
    end: float
    fade: float

    @classmethod
    def of(cls, muscle_map: MuscleMap, *, middle: float, top: float, scale: float, end: float, fade: float) -> "Body":
        return cls(muscle_map.shapes, middle, top, scale, end, fade)

    def parts(self, looks: Mapping[str, Look]) -> Iterator[str]:
        """SVG of the body; `looks` by muscle id, all others rest."""
        yield (
            f'<clipPath id="body"><rect x="0" y="0" width="600" height="{self.end:g}"/></clipPath>'
            f'<g clip-path="url(#body)"><g transform="translate({self.middle:g} {self.top:g}) scale({self.scale:g})" '
            'stroke-linejoin="round">'
        )
        for shape in self.shapes:
            yield from self._shape(shape, looks)
        yield "</g></g>"
        yield (
            '<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">'
            f'<stop stop-color="{Colour.PANEL}" stop-opacity="0"/><stop offset="1" stop-color="{Colour.PANEL}"/>'
            "</linearGradient>"
        )
        wide = 190 * self.scale
        yield (
            f'<rect x="{self.middle - wide:.1f}" y="{self.end - self.fade:.1f}" width="{2 * wide:.1f}" '
            f'height="{self.fade + 1:.1f}" fill="url(#fade)"/>'
        )

    def at(self, point: Point) -> Point:
        """From the outlines' unit to the chart."""
        return self.middle + point[0] * self.scale, self.top + point[1] * self.scale

    def dot(self, *muscles: str) -> Point | None:
        """Where a leader to the first of the muscles that is seen ends."""
        dots = {muscle: shape.dot for shape in self.shapes for muscle in shape.muscles if shape.dot}
        found = next((dots[muscle] for muscle in muscles if muscle in dots), None)
        return self.at(found) if found else None

    def _shape(self, shape: Shape, looks: Mapping[str, Look]) -> Iterator[str]:
        look = next((looks[muscle] for muscle in sorted(shape.muscles) if muscle in looks), None)
        if shape.paint is Paint.DEEP:
            return  # what lies under other muscles would be a third pattern over theirs
        if look is None:
            ground = _GROUND.get(shape.paint, Colour.RESTING)
            edge = Colour.RIM if shape.paint in {Paint.BODY, Paint.HAIR} else Colour.RESTING_EDGE
            look = Look(ground, edge, edge)
        yield f'<g id="{shape.name}"><path d="{shape.path}" fill="{look.fill}"/>'
        if shape.fibres and look.fill not in (FILL[Dose.NEGLECTED], FILL[Dose.BUILDING], SOME.fill):
            yield (
                f'<path d="{"".join(shape.fibres)}" fill="none" stroke="{look.fibre}" stroke-width="1.3" '
                'stroke-opacity=".5"/>'
            )
        yield f'<path d="{shape.path}" fill="none" stroke="{look.edge}" stroke-width="1.8"/></g>'
        if not shape.joined:
            yield f'<use href="#{shape.name}" transform="scale(-1 1)"/>'
