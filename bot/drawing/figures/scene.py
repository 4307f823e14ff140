"""A movement as SVG: two panels that stand still, or one frame of many."""

from collections.abc import Collection, Iterator, Sequence

from bot.drawing.figures.mannequin import Mannequin
from bot.drawing.figures.movement import Movement
from bot.drawing.figures.props import Props
from bot.drawing.figures.shapes import Sheet
from bot.drawing.figures.skeleton import Body, Point
from bot.drawing.palette import Colour

WIDTH, HEIGHT = 600, 400
_MARGIN = 0.07


def fit(bodies: Sequence[Body], movement: Movement, width: float, height: float) -> Sheet:
    """The largest sheet of that many pixels on which every body and its equipment fit."""
    points = [point for body in bodies for point in _extent(body, movement)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top = max(y for _, y in points)
    scale = min((width - 40) / (right - left + 2 * _MARGIN), (height - 40) / (top + _MARGIN), 505)
    floor = height - 20 - max(0.0, (height - 40 - (top + _MARGIN) * scale) * 0.35)
    return Sheet(scale, width / 2 - scale * (left + right) / 2, floor)


def _extent(body: Body, movement: Movement) -> Iterator[Point]:
    """Points that must be seen: joints, the head, the load, machines."""
    yield from (body.hip, body.head, body.near_arm.grip, body.far_arm.grip, (body.head[0], body.head[1] + 0.08))
    yield (body.head[0] + 0.08, body.head[1])
    yield (body.hip[0] - 0.08, body.hip[1])
    for leg in (body.near_leg, body.far_leg):
        yield from (leg.knee, leg.ankle, (leg.ankle[0] + 0.1, leg.ankle[1]), (leg.ankle[0] - 0.06, leg.ankle[1]))
    if movement.load.get("kind") == "barbell":
        x, y = movement.load_at(body)
        yield from ((x - 0.13, y + 0.13), (x + 0.13, y))
    if pivot := movement.load.get("pivot"):
        yield (pivot[0], pivot[1])
    if pulley := movement.load.get("pulley"):
        yield (pulley[0] + 0.08, 1.06 if movement.load["kind"] == "cable" else pulley[1] + 0.05)
    for kind, place in movement.props.items():
        if kind == "pull_up_bar":
            yield from ((place[0] + 0.3, place[1] + 0.03), (place[0] - 0.1, place[1]))
        elif kind == "overhead_pulley":
            yield (place[0] + 0.45, place[1] + 0.05)
        elif kind in ("bench", "seat"):
            yield from ((point[0], point[1]) for point in place)
        elif kind == "wall":
            yield (place - 0.02, 1.0)


def _figure(
    movement: Movement, body: Body, sheet: Sheet, primary: Collection[str], secondary: Collection[str]
) -> Iterator[str]:
    """One body with its equipment, from the back to the front."""
    props, mannequin = Props(sheet), Mannequin(sheet, body, primary, secondary)
    kind, load = movement.load.get("kind"), movement.load_at(body)
    yield from _machines(props, movement)
    if kind == "barbell":
        yield from props.plate(load, movement.load.get("plate", 0.100))
    if kind in ("dumbbell", "kettlebell") and not movement.load.get("one"):
        yield from getattr(props, kind)(body.far_arm.grip) if body.far_arm == body.near_arm else ()
    yield from mannequin.far()
    yield from mannequin.near()
    if kind == "dumbbell":
        yield from props.dumbbell(load)
    yield from mannequin.arm()
    if kind in ("cable", "overhead"):
        yield from props.cable(tuple(movement.load["pulley"]), body.near_arm)
    if kind == "barbell":
        yield from props.bar_end(load)
    if kind == "plate":
        yield from props.hanging_plate(body.hip, load)
    if kind == "landmine":
        yield from props.landmine(tuple(movement.load["pivot"]), load)
    if kind == "band":
        yield from props.band(tuple(movement.load["anchor"]), load)
    if kind == "kettlebell":
        yield from props.kettlebell(load)


def _machines(props: Props, movement: Movement) -> Iterator[str]:
    if movement.load.get("kind") == "cable":
        yield from props.tower(tuple(movement.load["pulley"]))
    for kind, place in movement.props.items():
        if kind in ("bench", "seat"):
            yield from props.bench(tuple(place[0]), tuple(place[1]))
        elif kind in ("pad", "roll"):
            yield from props.pad(tuple(place))
        elif kind == "wall":
            yield from props.wall(place)
        else:
            yield from getattr(props, kind)(tuple(place))


def frame_svg(
    movement: Movement, sheet: Sheet, share: float, primary: Collection[str], secondary: Collection[str]
) -> str:
    """A frame of the moving figure, with a bar under the floor that shows the way through the pull."""
    props = Props(sheet)
    yards = (WIDTH - 40) * share
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{Colour.CARD}"/>',
        f'<rect x="8" y="8" width="{WIDTH - 16}" height="{HEIGHT - 36}" rx="16" fill="{Colour.PANEL}"/>',
        props.floor(28, WIDTH - 28),
        *_figure(movement, movement.at(share), sheet, primary, secondary),
        f'<rect x="20" y="{HEIGHT - 17}" width="{WIDTH - 40}" height="6" rx="3" fill="{Colour.PANEL}"/>',
        f'<rect x="20" y="{HEIGHT - 17}" width="{yards:.1f}" height="6" rx="3" fill="{Colour.PATH}"/>',
        "</svg>",
    ]
    return "".join(parts)


def still_svg(movement: Movement, primary: Collection[str], secondary: Collection[str]) -> str:
    bodies = [movement.at(number / 16) for number in range(17)]
    fitted = fit([bodies[0], bodies[-1]], movement, 426, 468)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500">',
        f'<rect width="900" height="500" rx="26" fill="{Colour.CARD}"/>',
    ]
    for number, (left, body, lit) in enumerate(((16, bodies[0], False), (458, bodies[-1], True)), start=1):
        sheet = Sheet(fitted.scale, fitted.x + left, fitted.floor + 16)
        parts.append(f'<rect x="{left}" y="16" width="426" height="468" rx="18" fill="{Colour.PANEL}"/>')
        parts.append(Props(sheet).floor(left + 22, left + 404))
        parts += _figure(movement, body, sheet, primary if lit else (), secondary if lit else ())
        if lit:
            parts += _way(sheet, movement, bodies)
        parts.append(_badge(left + 36, number, Colour.MAIN if lit else Colour.CLOTHES))
    return "".join([*parts, "</svg>"])


def _way(sheet: Sheet, movement: Movement, bodies: Sequence[Body]) -> Iterator[str]:
    """The load's own track, as dots with an arrow head, and a ring where it began."""
    spots = [spot for spot in map(movement.tracked, bodies) if spot is not None]
    if len(spots) < 2:
        return
    for spot in spots[1:-1]:
        x, y = sheet.at(spot)
        dot = f'cx="{x:.1f}" cy="{y:.1f}" r="{sheet.size(0.008)}"'
        yield f'<circle {dot} fill="{Colour.PATH}" stroke="{Colour.CARD}"/>'
    (x0, y0), (x1, y1) = sheet.at(spots[-3]), sheet.at(spots[-1])
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1e-6)
    ax, ay = (x1 - x0) / length, (y1 - y0) / length
    size = 0.034 * sheet.scale
    tip = (x1 + ax * size * 0.5, y1 + ay * size * 0.5)
    wings = [
        (tip[0] - ax * size + side * ay * size * 0.55, tip[1] - ay * size - side * ax * size * 0.55)
        for side in (1, -1)
    ]
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *wings))
    yield f'<polygon points="{corners}" fill="{Colour.PATH}" stroke="{Colour.CARD}" stroke-width="1.5"/>'
    x, y = sheet.at(spots[0])
    yield (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{sheet.size(0.045)}" fill="none" stroke="{Colour.PATH}" '
        f'stroke-width="2" stroke-dasharray="7 6" opacity="0.5"/>'
    )


def _badge(x: float, number: int, fill: str) -> str:
    return (
        f'<circle cx="{x}" cy="54" r="19" fill="{fill}"/><text x="{x}" y="62" font-family="Roboto" font-weight="700" '
        f'font-size="23" fill="{Colour.TEXT}" text-anchor="middle">{number}</text>'
    )
