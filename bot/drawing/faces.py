"""The mannequin's head, from the side, from the front, from behind and turned between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from bot.drawing import profiles
from bot.drawing.body import HEAD, Joints, leaning
from bot.drawing.curves import between

_EAR, _EYE = (-0.10, 0.80), (0.56, 0.30)
"""How far before the middle of the head and how far aside they are, in radii of the head."""


@dataclass(frozen=True, slots=True)
class Head:
    """Outline and hair as points; ears behind and before the skull, and eyes, as centres."""

    skull: list[complex]
    hair: list[complex]
    hidden: list[complex]
    ears: list[complex]
    eyes: list[complex]


def head(body: Joints) -> Head:
    """The head, turned further than the chest as the pose tells."""
    turn = (body.pose.turn + body.pose.twist + body.pose.face + 180) % 360 - 180
    up, mirror = leaning(body.head_tilt), -1 if abs(turn) > 90 else 1
    share, side = abs(cos(radians(turn))), sin(radians(turn))
    middle = body.head + 0.012 * mirror * share * -1j * up

    def placed(points: Sequence[complex]) -> list[complex]:
        return [middle + HEAD * -1j * up * complex(mirror * point.real, point.imag) for point in points]

    def found(ahead: float, aside: float, high: float) -> complex:
        x = ahead * cos(radians(turn)) - aside * side
        return body.head + HEAD * -1j * up * complex(x + 0.19 * mirror * share, high)

    hair = profiles.HAIR_FRONT if side >= 0 else profiles.HAIR_BEHIND
    before = share > 0.4
    ears = [found(_EAR[0], aside * _EAR[1], -0.16) for aside in ((mirror,) if before else (1, -1))]
    return Head(
        placed(between(profiles.SKULL, profiles.SKULL_FRONT, share)),
        placed(between(profiles.HAIR, hair, share)),
        [] if before else ears,
        ears if before else [],
        [
            found(_EYE[0], aside * _EYE[1], 0.04)
            for aside in (1, -1)
            if 0.8 * side + aside * 0.3 * cos(radians(turn)) > 0.1
        ],
    )
