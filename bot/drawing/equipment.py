"""What the figure stands on, lies on, hangs from and pulls at, as SVG in body units, y upwards."""

from collections.abc import Callable, Mapping

from bot.drawing.movements import Thing
from bot.drawing.palette import Colour
from bot.drawing.strokes import Layers, bar_end, disc, line


def prop(thing: Thing) -> Layers:
    """What stands in the room; raises KeyError for an unknown kind."""
    return _PROPS[thing.kind](thing)


def tower(pulley: complex, *, overhead: bool = False) -> Layers:
    """The post a pulley is on, beyond it; an overhead one hangs from an arm. One on the left is below the number."""
    beyond = 1 if pulley.real > 0 else -1
    x, top = pulley.real + 0.062 * beyond, max(1.06 if beyond > 0 else 0.88, pulley.imag + 0.1)
    if overhead:
        x, top = pulley.real + 0.42, pulley.imag + 0.06
    post = line((complex(x, 0.02), complex(x, top)), Colour.FRAME, 0.05)
    foot = line((complex(x - 0.10 * beyond, 0.012), complex(x + 0.05 * beyond, 0.012)), Colour.FRAME, 0.024)
    holder = line((pulley, complex(x, pulley.imag + (0.04 if overhead else 0))), Colour.DARK_STEEL, 0.018)
    return Layers(behind=post + foot + holder, reach=(complex(x + 0.06 * beyond, 0), complex(x, top)))


def _bench(thing: Thing) -> Layers:
    """A pad between two points, on legs."""
    start, end = thing.points["from"], thing.points["to"]
    pad = line((start, end), Colour.FRAME, 0.045) + line((start, end), Colour.DARK_STEEL, 0.012)
    legs = "".join(_leg(start + (end - start) * share) for share in (0.12, 0.88))
    return Layers(behind=legs + pad, reach=(start, end, complex(start.real, 0), complex(end.real, 0)))


def _bench_end(thing: Thing) -> Layers:
    """A bench seen from its end: the pad between two corners, on one leg."""
    low, high = thing.points["from"], thing.points["to"]
    pad = _sheet(thing, Colour.FRAME, Colour.DARK_STEEL)
    return Layers(behind=_leg(complex((low + high).real / 2, low.imag)) + pad.behind, reach=(low, high))


def _bench_top(thing: Thing) -> Layers:
    """The pad of a bench seen from above."""
    return _sheet(thing, Colour.FRAME, Colour.DARK_STEEL)


def _box(thing: Thing) -> Layers:
    """A wooden box between two corners."""
    low, high = thing.points["from"], thing.points["to"]
    braces = line((low + 0.03 + 0.03j, high - 0.03 - 0.03j), Colour.FRAME, 0.012)
    return Layers(behind=_sheet(thing, Colour.PLATE, Colour.DARK_STEEL).behind + braces, reach=(low, high))


def _leg(top: complex) -> str:
    foot = complex(top.real, 0.010)
    return line((top, foot), Colour.PLATE, 0.024) + line((foot - 0.05, foot + 0.05), Colour.PLATE, 0.020)


def _seat(thing: Thing) -> Layers:
    at, half = thing.points["at"], thing.settings.get("width", 0.2) / 2
    cushion = line((at - half, at + half), Colour.FRAME, 0.045)
    return Layers(behind=_leg(at) + cushion, reach=(at - half, at + half))


def _pad(thing: Thing) -> Layers:
    """A round pad seen from its end, on a stand if it has one."""
    at, radius = thing.points["at"], thing.settings.get("radius", 0.035)
    stand = _leg(at) if thing.settings.get("stand", True) else ""
    if (root := thing.points.get("to")) is not None:
        stand += line((at, root), Colour.FRAME, 0.022)
    return Layers(
        behind=stand + disc(at, radius, Colour.FRAME, Colour.DARK_STEEL, 0.007), reach=(at - radius, at + radius)
    )


def _board(thing: Thing) -> Layers:
    """A plate or board between two points: a foot plate, a wall, a stick."""
    start, end = thing.points["from"], thing.points["to"]
    board = line((start, end), Colour.FRAME, thing.settings.get("width", 0.03))
    return Layers(behind=board, reach=(start, end))


def _stick(thing: Thing) -> Layers:
    start, end = thing.points["from"], thing.points["to"]
    return Layers(front=line((start, end), Colour.ROPE, 0.014), reach=(start, end))


def _pull_up_bar(thing: Thing) -> Layers:
    """A bar seen from its end, on an arm of a post to the right."""
    at = thing.points["at"]
    x = at.real + thing.settings.get("post", 0.30)
    parts = (
        line((complex(x, 0), complex(x, at.imag + 0.02)), Colour.FRAME, 0.034),
        line((complex(x - 0.14, 0.008), complex(x + 0.10, 0.008)), Colour.FRAME, 0.018),
        line((at, complex(x, at.imag)), Colour.FRAME, 0.026),
        line((at + 0.14, complex(x, at.imag - 0.16)), Colour.FRAME, 0.020),
    )
    reach = (at + 0.03j, complex(x + 0.10, 0))
    return Layers(behind="".join(parts), front=bar_end(at), reach=reach)


def _beam(thing: Thing) -> Layers:
    """A bar between two posts, seen from before or behind it."""
    ends = thing.points["from"], thing.points["to"]
    posts = "".join(line((complex(end.real, 0), end + 0.02j), Colour.FRAME, 0.034) for end in ends)
    return Layers(behind=posts + line(ends, Colour.STEEL, 0.026), reach=(*ends, *(end + 0.05j for end in ends)))


def _rack(thing: Thing) -> Layers:
    """A low bar seen from its end on an upright behind it."""
    at = thing.points["at"]
    post = line((complex(at.real, 0), at + 0.06j), Colour.FRAME, 0.034)
    foot = line((complex(at.real - 0.12, 0.010), complex(at.real + 0.12, 0.010)), Colour.FRAME, 0.020)
    return Layers(behind=post + foot, front=bar_end(at), reach=(at + 0.08j, at - 0.12, at + 0.12))


def _roller(thing: Thing) -> Layers:
    at, radius = thing.points["at"], thing.settings.get("radius", 0.05)
    rings = disc(at, radius, Colour.DARK_STEEL, Colour.FRAME, 0.010) + disc(at, radius * 0.55, Colour.PLATE)
    return Layers(behind=rings, reach=(at - radius, at + radius))


def _mat(thing: Thing) -> Layers:
    return _sheet(thing, Colour.PLATE, Colour.FRAME)


def _pillow(thing: Thing) -> Layers:
    return _sheet(thing, Colour.DARK_STEEL, Colour.FRAME)


def _sheet(thing: Thing, fill: Colour, edge: Colour) -> Layers:
    """A rectangle between two corners: what lies on the floor, seen from above, or stands there."""
    low, high = thing.points["from"], thing.points["to"]
    size = high - low
    sheet = (
        f'<rect x="{low.real:.4f}" y="{low.imag:.4f}" width="{size.real:.4f}" height="{size.imag:.4f}" rx=".03" '
        f'fill="{fill}" stroke="{edge}" stroke-width=".008"/>'
    )
    return Layers(behind=sheet, reach=(low, high))


def _towel(thing: Thing) -> Layers:
    """A rolled towel between two points."""
    ends = thing.points["from"], thing.points["to"]
    return Layers(behind=line(ends, Colour.DARK_STEEL, 0.046) + line(ends, Colour.ROPE, 0.036), reach=ends)


_PROPS: Mapping[str, Callable[[Thing], Layers]] = {
    "bench": _bench,
    "bench_end": _bench_end,
    "bench_top": _bench_top,
    "box": _box,
    "seat": _seat,
    "pad": _pad,
    "board": _board,
    "stick": _stick,
    "pull_up_bar": _pull_up_bar,
    "beam": _beam,
    "rack": _rack,
    "roller": _roller,
    "mat": _mat,
    "pillow": _pillow,
    "towel": _towel,
}
