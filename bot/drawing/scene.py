"""Pictures of a movement as SVG text: two panels that stand still, a mistake beside the right form, one frame."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.drawing.body import Joints
from bot.drawing.curves import smooth
from bot.drawing.equipment import prop
from bot.drawing.faces import head
from bot.drawing.figure import Figure
from bot.drawing.frontal import FrontFigure
from bot.drawing.loads import ghosts, held
from bot.drawing.marks import arrow, badge, contour, cross, straight_mark, stripes, tick, warning, way
from bot.drawing.movements import Movement, View
from bot.drawing.muscles import Lit
from bot.drawing.palette import Colour
from bot.drawing.strokes import Layers

WIDTH, HEIGHT = 900, 500
FRAME_WIDTH, FRAME_HEIGHT = 600, 400
_INSET, _GAP, _TOP, _WARNED_TOP, _MARGIN = 16, 16, 62, 132, 22
_EQUAL, _NARROW = 426, 340
_FLOOR, _HIGH_FLOOR, _FRAME_FLOOR = 452, 378, 372
_LARGEST = 505
_LOW = 0.62
"""A figure that stays below this height, in H, is on the floor: the floor moves up to it."""
_FLESH = 0.075


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the body's plane that must be in a picture, in H; its bottom is the floor, unless it is cropped."""

    left: float
    right: float
    top: float
    bottom: float = 0.0

    @classmethod
    def round(cls, points: Iterable[complex]) -> "Box":
        found = list(points)
        xs = [point.real for point in found]
        return cls(min(xs), max(xs), max(point.imag for point in found))

    @property
    def width(self) -> float:
        return self.right - self.left

    def __or__(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            max(self.right, other.right),
            max(self.top, other.top),
            min(self.bottom, other.bottom),
        )

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def largest(self) -> float:
        """How many pixels an H may be: as many as fit for a part of the body."""
        return 10 * _LARGEST if self.bottom else _LARGEST


@dataclass(frozen=True, slots=True)
class Panel:
    """A window on the plane: its left edge and width in pixels, pixels to an H, where x = 0 and the floor lie.

    bottom: where a part of the body is cut off.
    """

    left: float
    width: float
    scale: float
    origin: float
    floor: float
    bottom: float = HEIGHT - _INSET

    def place(self, movement: Movement, drawing: str) -> str:
        """What is drawn in body units, in its place; a part of the body is cut off at the edge."""
        move = f"translate({self.origin:.2f} {self.floor:g}) scale({self.scale:.2f} {-self.scale:.2f})"
        placed = f'<g transform="{move}">{drawing}</g>'
        if movement.crop is None:
            return placed
        name, height = f"panel{self.left:g}", self.bottom - _INSET
        edge = f'<rect x="{self.left:g}" y="{_INSET}" width="{self.width:g}" height="{height:g}"/>'
        return f'<clipPath id="{name}">{edge}</clipPath><g clip-path="url(#{name})">{placed}</g>'

    def ground(self, movement: Movement) -> str:
        """The floor, for those who are seen from the side and whole."""
        if movement.above or movement.crop:
            return ""
        left, right = self.left + _MARGIN, self.left + self.width - _MARGIN
        return (
            f'<path d="M{left:g} {self.floor:g}H{right:g}" stroke="{Colour.FLOOR}" stroke-width="3" '
            'stroke-linecap="round"/>'
        )


def still(movement: Movement, lit: Lit) -> str:
    """Start and end side by side, 900 by 500: the end with its muscles, the way of the load and where it began."""
    start, end = movement.joints(0), movement.joints(1)
    tracks = _tracks(movement)
    marks = "".join(way(points, movement.size) + arrow(points, movement.size) for points in tracks)
    panels = _panels(_box(movement, start), _box(movement, end, chain.from_iterable(tracks)))
    first = panels[0].place(movement, _scene("start", movement, start, Lit()))
    second = panels[1].place(movement, _begun(movement) + _scene("end", movement, end, lit, marks))
    badges = badge(panels[0].left + 34, "1", Colour.PLATE), badge(panels[1].left + 34, "2", Colour.MAIN)
    return _card(movement, [(panels[0], first + badges[0]), (panels[1], second + badges[1])])


def mistake(movement: Movement) -> str | None:
    """The common mistake beside the right form, 900 by 500; None for a movement that tells none."""
    if movement.faulty is None or (wrong := movement.faulty.mistake) is None:
        return None
    movement = movement.faulty
    right = movement.joints(movement.right)
    whole = _box(movement, wrong, contour(wrong, movement.fault))
    panels = _panels(whole, _box(movement, right), beside=True)
    sign = stripes("fault", wrong, movement.fault)
    first = panels[0].place(movement, _scene("wrong", movement, wrong, Lit(), sign))
    line = straight_mark(right, movement.fault)
    second = panels[1].place(movement, line + _scene("right", movement, right, Lit()))
    top = panels[0].floor - panels[0].scale * whole.top
    first += cross(panels[0].left + 36) + warning(panels[0], top)
    return _card(movement, [(panels[0], first), (panels[1], second + tick(panels[1].left + 36))], faulty=True)


def frames(movement: Movement, shares: Sequence[float], lit: Lit) -> Iterator[str]:
    """Frames of the moving figure, 600 by 400, one for each share of the way, all with the muscles at work."""
    box = _whole(movement)
    height = _FRAME_FLOOR - 24
    scale = min(box.largest * 0.88, (FRAME_WIDTH - 2 * _MARGIN) / box.width, height / box.height)
    lift = max(0.0, (height - scale * box.height) / 2 - 20) if box.height < _LOW else 0.0
    middle = FRAME_WIDTH / 2 - scale * (box.left + box.right) / 2
    panel = Panel(0, FRAME_WIDTH, scale, middle, round(_FRAME_FLOOR - lift + scale * box.bottom), _FRAME_FLOOR)
    for share in shares:
        scene = panel.place(movement, _scene("now", movement, movement.joints(share), lit))
        yield _svg(
            FRAME_WIDTH, FRAME_HEIGHT, _rect(FRAME_WIDTH, FRAME_HEIGHT) + panel.ground(movement) + scene + _bar(share)
        )


def _bar(share: float) -> str:
    """Under the floor: how much of the way is done."""
    span = FRAME_WIDTH - 2 * _MARGIN
    ends = ((span, Colour.PLATE), (max(0.0, share) * span, Colour.PATH))
    return "".join(
        f'<path d="M{_MARGIN + 2} 388h{length - 4 if length > 4 else 0.1:.1f}" stroke="{colour}" stroke-width="5" '
        'stroke-linecap="round"/>'
        for length, colour in ends
    )


def _scene(name: str, movement: Movement, joints: Joints, lit: Lit, marks: str = "") -> str:
    """Body and equipment in their order, back to front."""
    figure: Figure | FrontFigure
    if movement.view is View.SIDE:
        figure = Figure(name, joints, lit, movement.depth, movement.fists, movement.size)
    else:
        figure = FrontFigure(name, joints, lit, movement.fists, movement.lit, movement.palms)
    things = [prop(thing) for thing in movement.props]
    load = held(movement.load, joints, movement.depth)
    layers = (
        *(thing.behind for thing in things),
        load.behind,
        marks if movement.above else "",  # there the way leads over the body and would hide its muscles
        figure.far,
        figure.body,
        load.between,
        figure.arm,
        *(thing.front for thing in things),
        load.front,
        "" if movement.above else marks,
    )
    return "".join(layers)


def _begun(movement: Movement) -> str:
    """The rings where the load began, or the outline where the head did that is all the picture shows."""
    start = movement.joints(0)
    if movement.crop:
        return (
            f'<path d="{smooth(head(start).skull)}" fill="none" stroke="{Colour.PATH}" stroke-width=".003" '
            'stroke-dasharray=".011 .008" stroke-opacity=".6"/>'
        )
    return "".join(
        f'<circle cx="{at.real:.4f}" cy="{at.imag:.4f}" r="{radius:g}" fill="none" stroke="{Colour.PATH}" '
        'stroke-width=".006" stroke-dasharray=".025 .018" stroke-opacity=".45"/>'
        for at, radius in ghosts(movement.load, start)
    )


def _tracks(movement: Movement) -> list[list[complex]]:
    moments = movement.moments
    ways = [[joints.find(track.joint) + track.aside for joints in moments] for track in movement.tracks]
    # An arrow on the load itself would hide it.
    return [way if track.aside else _short_of(way[-1], way) for track, way in zip(movement.tracks, ways, strict=True)]


def _short_of(end: complex, way: list[complex]) -> list[complex]:
    return [point for point in way if abs(point - end) > 0.024]


def _layers(movement: Movement, joints: Joints) -> Iterator[Layers]:
    yield held(movement.load, joints, movement.depth)
    for thing in movement.props:
        yield prop(thing)


def _box(movement: Movement, joints: Joints, more: Iterable[complex] = ()) -> Box:
    if movement.crop:
        low, high = movement.crop
        return Box(low.real, high.real, high.imag, low.imag)
    points = [*more, *(point for layers in _layers(movement, joints) for point in layers.reach)]
    points += (joints.head + by for by in (0.08, -0.08, 0.075j))
    for side in (joints.near, joints.far):
        points += (side.heel, side.toe)
        points += (joint + by for joint in (side.shoulder, side.elbow, side.grip) for by in (-0.04, 0.04, 0.03j))
        points += (joint + by for joint in (side.hip, side.knee) for by in (-_FLESH, _FLESH, _FLESH * 1j))
    return Box.round(points)


def _whole(movement: Movement) -> Box:
    box, *others = (_box(movement, joints) for joints in movement.moments[::4])
    for other in others:
        box |= other
    return box


def _panels(first: Box, second: Box, *, beside: bool = False) -> tuple[Panel, Panel]:
    """Both panels at one scale, as large as possible; the second is wider where that lets both grow.

    beside: of the same width in any case, with room for a warning above.
    """
    both = first | second
    low = both.height < _LOW and not both.bottom
    floor = _HIGH_FLOOR if low else _FLOOR
    tall = min(both.largest, (floor - (_WARNED_TOP if beside else _TOP)) / both.height)
    wide = WIDTH - 2 * _INSET - _GAP - _NARROW
    equally = min(tall, _room(_EQUAL) / both.width)
    unequally = min(tall, _room(_NARROW) / first.width, _room(wide) / second.width)
    if beside or unequally < 1.08 * equally:
        middle = (both.left + both.right) / 2
        lefts = (_INSET, _INSET + _EQUAL + _GAP)
        down = floor + equally * both.bottom
        left, other = (Panel(x, _EQUAL, equally, x + _EQUAL / 2 - equally * middle, down) for x in lefts)
        return left, other
    middles = ((box.left + box.right) / 2 for box in (first, second))
    places = ((_INSET, _NARROW), (_INSET + _NARROW + _GAP, wide))
    left, other = (
        Panel(x, width, unequally, x + width / 2 - unequally * middle, floor)
        for (x, width), middle in zip(places, middles, strict=True)
    )
    return left, other


def _room(width: float) -> float:
    return width - 2 * _MARGIN


def _card(movement: Movement, contents: Sequence[tuple[Panel, str]], *, faulty: bool = False) -> str:
    """Panels on a card with round corners; a faulty one has the first framed in dashes."""
    parts = [_rect(WIDTH, HEIGHT, 26)]
    for panel, content in contents:
        height = HEIGHT - 2 * _INSET
        frame = f' stroke="{Colour.WARNING}" stroke-width="4" stroke-dasharray="18 12"' if faulty else ""
        faulty = False
        parts.append(
            f'<rect x="{panel.left:g}" y="{_INSET}" width="{panel.width:g}" height="{height}" rx="18" '
            f'fill="{Colour.PANEL}"{frame}/>'
        )
        parts.append(panel.ground(movement) + content)
    return _svg(WIDTH, HEIGHT, "".join(parts))


def _rect(width: int, height: int, radius: int = 0) -> str:
    return f'<rect width="{width}" height="{height}" rx="{radius}" fill="{Colour.CARD}"/>'


def _svg(width: int, height: int, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{content}</svg>'
    )
