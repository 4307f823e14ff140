"""What the figure holds or is held by, as SVG in body units, y upwards."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.drawing.anatomy import torso
from bot.drawing.body import Joints, Side
from bot.drawing.curves import smooth
from bot.drawing.equipment import tower
from bot.drawing.movements import Thing
from bot.drawing.palette import Colour
from bot.drawing.strokes import Layers, area, bar_end, disc, line

PLATE = 0.100
_ROPE, _CABLE, _BAND = 0.105, 0.007, 0.012


def held(load: Thing, joints: Joints, depth: complex = 0j) -> Layers:
    """What the hands hold; raises KeyError for an unknown kind."""
    return _LOADS[load.kind](load, joints, depth)


def ghosts(load: Thing, joints: Joints) -> list[tuple[complex, float]]:
    """Centres and radii of rings where the load is; none for a load that has no place of its own."""
    radius = {"barbell": _plate(load), "trap_bar": _plate(load), "dumbbell": 0.050, "kettlebell": 0.055}.get(
        load.kind
    )
    if radius is None:
        return []
    # From the side, what the far hand holds is hidden by the near one's.
    both = joints.pose.turn != 0 and "hand" not in load.settings
    sides = (joints.near, joints.far) if both else (getattr(joints, load.settings.get("hand", "near")),)
    return [(_middle(load, side), radius) for side in sides]


def _middle(load: Thing, side: Side) -> complex:
    return side.grip - 0.085j if load.kind == "kettlebell" else side.grip


def _nothing(_load: Thing, _joints: Joints, _depth: complex) -> Layers:
    return Layers()


def _plate(load: Thing) -> float:
    return float(load.settings.get("plate", PLATE))


def _barbell(load: Thing, joints: Joints, _depth: complex) -> Layers:
    at, radius = joints.near.grip, _plate(load)
    plates = (
        disc(at, radius, Colour.PLATE, Colour.DARK_STEEL, 0.010),
        disc(at, radius * 0.62, Colour.PLATE, Colour.FRAME, 0.008),
    )
    ends = (at - radius, at + radius, at - 1j * radius, at + 1j * radius)
    return Layers(behind="".join(plates), front=bar_end(at), reach=ends)


def _trap_bar(load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A hexagonal bar round the body, its handles higher than its plates."""
    at, radius = joints.near.grip - 0.05j, _plate(load)
    plates = disc(at, radius, Colour.PLATE, Colour.DARK_STEEL, 0.010)
    plates += disc(at, radius * 0.62, Colour.PLATE, Colour.FRAME, 0.008)
    handle = line((at - 0.07, at - 0.05 + 0.05j, at + 0.05 + 0.05j, at + 0.07), Colour.STEEL, 0.016)
    frame = line((at - 0.19, at + 0.19), Colour.STEEL, 0.018)
    return Layers(behind=plates, between=frame + handle, reach=(at - 0.2, at + 0.2, at - 1j * radius))


def _landmine(load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A bar that turns about its end on the floor, plates at the other, just beyond the hands."""
    root, grip = load.points["from"], joints.near.grip
    end = grip + 0.16 * (grip - root) / abs(grip - root)
    plates = grip + 0.09 * (grip - root) / abs(grip - root)
    bar = line((root, end), Colour.STEEL, 0.018) + disc(root, 0.02, Colour.FRAME)
    weight = disc(plates, 0.085, Colour.PLATE, Colour.DARK_STEEL, 0.010) + disc(
        plates, 0.05, Colour.PLATE, Colour.FRAME, 0.008
    )
    return Layers(behind=weight + bar, front=bar_end(grip), reach=(root - 0.03, plates + 0.09, plates - 0.09j))


def _handle(_load: Thing, joints: Joints, _depth: complex) -> Layers:
    if joints.pose.turn:
        grips = (side.grip for side in (joints.far, joints.near))
        return Layers(behind="".join(line((grip - 0.06j, grip + 0.06j), Colour.STEEL, 0.02) for grip in grips))
    return Layers(front=bar_end(joints.near.grip))


def _stick(_load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A broomstick along the back, from the tailbone past the head."""
    trunk = torso(joints)
    low, high = trunk.at(0, -1.12), trunk.at(0.86, -1.12)
    way = (high - low) / abs(high - low)
    ends = (low - 0.02 * way, low + 0.50 * way)
    return Layers(between=line(ends, Colour.ROPE, 0.014), reach=ends)


def _belt(_load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A plate on a chain from the hips."""
    plate = joints.hip + 0.05 - 0.30j
    chain = line((joints.hip + 0.03, plate), Colour.STEEL, 0.008)
    discs = disc(plate, 0.075, Colour.PLATE, Colour.DARK_STEEL, 0.009) + disc(plate, 0.018, Colour.DARK_STEEL)
    return Layers(between=chain + discs, reach=(plate - 0.09j, plate + 0.08))


def _dumbbell(load: Thing, joints: Joints, depth: complex) -> Layers:
    cupped = load.settings.get("cupped", False)
    return _in_hands(load, joints, depth, partial(_one_dumbbell, cupped=cupped))


def _in_hands(load: Thing, joints: Joints, depth: complex, draw: Callable[..., Layers]) -> Layers:
    """One weight for each hand that holds one: what the far hand of one seen from the side holds is dark and behind.

    `draw` gives a weight.
    """
    turn, hand = joints.pose.turn, load.settings.get("hand")
    behind, between = "", ""
    reach: list[complex] = []
    for name, side in (("far", joints.far.moved(0.4 * depth)), ("near", joints.near)):
        if hand not in (None, name):
            continue
        beyond = not turn and name == "far"
        weight = draw(side, dark=beyond)
        if beyond or turn < 0:
            behind += weight.between
        else:
            between += weight.between
        reach += weight.reach
    return Layers(behind=behind, between=between, reach=tuple(reach))


def _one_dumbbell(side: Side, *, dark: bool, cupped: bool) -> Layers:
    """In the grip, its ends to both sides; cupped, it hangs from the hands by its upper end."""
    way, middle = (side.hand, side.grip + 0.045 * side.hand) if cupped else (side.hand * 1j, side.grip)
    fill, edge = (Colour.PLATE, Colour.FRAME) if dark else (Colour.DARK_STEEL, Colour.WARNING_INK)
    handle = line((middle - 0.05 * way, middle + 0.05 * way), Colour.STEEL, 0.016)
    heads = (_block(middle + turn * 0.052 * way, way * 0.015, way * -0.034j) for turn in (-1, 1))
    ends = "".join(area(smooth(head), fill, edge, 0.005) for head in heads)
    return Layers(between=handle + ends, reach=(middle - 0.08, middle + 0.08, middle - 0.05j))


def _block(middle: complex, half: complex, up: complex) -> list[complex]:
    """A rectangle with soft corners."""
    corners = ((1, 0.8), (0.8, 1), (-0.8, 1), (-1, 0.8), (-1, -0.8), (-0.8, -1), (0.8, -1), (1, -0.8))
    return [middle + x * half + y * up for x, y in corners]


def _kettlebell(load: Thing, joints: Joints, depth: complex) -> Layers:
    return _in_hands(load, joints, depth, partial(_one_kettlebell, swings=load.settings.get("swings", False)))


def _one_kettlebell(side: Side, *, dark: bool, swings: bool) -> Layers:
    """Hanging from the grip; one that swings flies on in line with the arm."""
    way = side.hand if swings else -1j
    ball, wide = side.grip + 0.085 * way, way * 1j
    fill, edge = (Colour.PLATE, Colour.FRAME) if dark else (Colour.DARK_STEEL, Colour.WARNING_INK)
    root, grip = ball - 0.03 * way, side.grip - 0.006 * way
    handle = (root - 0.034 * wide, grip - 0.03 * wide, grip + 0.03 * wide, root + 0.034 * wide)
    bell = line(handle, Colour.STEEL, 0.016, curved=True) + disc(ball, 0.054, fill, edge, 0.005)
    return Layers(between=bell, reach=tuple(ball + by for by in (-0.06, 0.06, -0.06j, 0.06j)))


def _lever(load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A machine's lever from its pivot to the handle."""
    pivot, grip = load.points["from"], joints.near.grip
    arm = line((pivot, grip), Colour.STEEL, 0.018) + disc(pivot, 0.03, Colour.FRAME, Colour.DARK_STEEL, 0.008)
    return Layers(behind=arm, front=bar_end(grip), reach=(pivot + 0.04j, pivot + 0.04, grip))


def _cable(load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A cable over a pulley at `from`, with a rope, a bar or a grip in the hands."""
    pulley, grip = load.points["from"], joints.near.grip
    way = (pulley - grip) / abs(pulley - grip)
    post = tower(pulley, overhead=load.settings.get("tower") == "overhead")
    wheel = disc(pulley, 0.026, Colour.STEEL, Colour.DARK_STEEL, 0.008) + disc(pulley, 0.008, Colour.PLATE)
    handle = load.settings.get("handle", "rope")
    if handle == "rope":
        ring = grip + _ROPE * way
        tails = (line((grip - 0.01 * way + by * way, ring), Colour.ROPE, 0.012) for by in (0.016j, -0.016j))
        between = line((ring, pulley), Colour.STEEL, _CABLE) + "".join(tails)
        between += disc(ring, 0.012, Colour.STEEL, Colour.DARK_STEEL, 0.004)
        return Layers(behind=post.behind + wheel, between=between, reach=(*post.reach, ring))
    cable, reach = line((grip, pulley), Colour.STEEL, _CABLE), (*post.reach, grip)
    if handle in ("between the legs", "beyond"):  # the body is before the cable
        return Layers(behind=post.behind + wheel + cable, reach=reach)
    if handle == "across":  # the cable is before the body
        return Layers(behind=post.behind + wheel, between=cable, reach=reach)
    return Layers(behind=post.behind + wheel, between=cable, front=bar_end(grip), reach=reach)


def _band(load: Thing, joints: Joints, depth: complex) -> Layers:
    """An elastic band from an anchor, from under the feet, or from hand to hand."""
    grip = joints.find(load.settings.get("to", "near.grip"))
    match load.settings.get("under"):
        case "foot":
            sole = (joints.near.heel + joints.near.toe) / 2
            parts = (line((sole, grip), Colour.ROPE, _BAND), disc(sole, 0.010, Colour.ROPE))
            return Layers(between="".join(parts), reach=(sole,))
        case "hands":
            far = joints.far.grip + 0.4 * depth
            if joints.pose.turn < 0:
                return Layers(behind=line((far, grip), Colour.ROPE, _BAND), reach=(far, grip))
            ends = disc(far, 0.012, Colour.ROPE), disc(grip, 0.012, Colour.ROPE, Colour.DARK_STEEL, 0.004)
            return Layers(between=line((far, grip), Colour.ROPE, _BAND) + ends[0], front=ends[1], reach=(far, grip))
    anchor = load.points["from"]
    post = tower(anchor - 0.02) if load.settings.get("post", True) else Layers()
    knot = disc(anchor, 0.018, Colour.ROPE, Colour.DARK_STEEL, 0.005)
    between = line((grip, anchor), Colour.ROPE, _BAND)
    return Layers(behind=post.behind + knot, between=between, reach=(*post.reach, anchor, grip))


def _towel(_load: Thing, joints: Joints, _depth: complex) -> Layers:
    """A folded towel on the floor under both hands, seen from above."""
    near, far = (side.grip + 0.02 * side.hand for side in (joints.near, joints.far))
    beyond = 0.04 * (near - far) / abs(near - far)
    ends = near + beyond, far - beyond
    cloth = line(ends, Colour.DARK_STEEL, 0.10) + line(ends, Colour.ROPE, 0.088)
    return Layers(behind=cloth, reach=tuple(end + by for end in ends for by in (-0.06, 0.06)))


_LOADS: Mapping[str, Callable[[Thing, Joints, complex], Layers]] = {
    "none": _nothing,
    "barbell": _barbell,
    "trap_bar": _trap_bar,
    "dumbbell": _dumbbell,
    "kettlebell": _kettlebell,
    "landmine": _landmine,
    "lever": _lever,
    "handle": _handle,
    "stick": _stick,
    "belt": _belt,
    "cable": _cable,
    "band": _band,
    "towel": _towel,
}
