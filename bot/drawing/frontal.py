"""The mannequin that faces the viewer or turns its back to him, as SVG in the layers of one from the side.

Angles of such a pose are those of the picture: the trunk tilts to the right, limbs swing to the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.drawing import skin
from bot.drawing.anatomy import Arm, Leg, Torso, arm, leg, neck, torso
from bot.drawing.body import Joints
from bot.drawing.curves import smooth
from bot.drawing.faces import head
from bot.drawing.figure import HEM
from bot.drawing.muscles import Lit, painted
from bot.drawing.palette import Colour
from bot.drawing.shapes import clip, face, filled, group, shoe
from bot.drawing.strokes import line

_WAIST = 0.16
_LEANING = 0.85
"""Of a trunk that is seen shorter than this share, the head of one from behind is beyond the shoulders."""


@dataclass(frozen=True, slots=True)
class FrontFigure:
    """One body in one moment, in the same three layers as one from the side.

    name: prefix of the ids within its SVG, unique in a picture. fists: whether the hands hold something. sides: whose
    muscles are seen at work. palms: whether the hands show their fingers. Forearms are before the trunk, or beyond it
    for one who turns the back; there, arms are one piece with the shoulders.
    """

    name: str
    joints: Joints
    lit: Lit = Lit()  # noqa: RUF009  (frozen)
    fists: bool = True
    sides: tuple[str, ...] = ("near",)
    palms: bool = False

    @property
    def far(self) -> str:
        """The forearms of one who turns the back, and the head where the trunk leans away."""
        if not self._behind:
            return ""
        parts = [part for limb in self._arms.values() for part in _limb([limb.fore.path, smooth(limb.hand)])]
        parts += [self._fingers] if self.palms else []
        return "".join((*parts, *(face(head(self.joints)) if self._leaning else ())))

    @property
    def body(self) -> str:
        """Legs, trunk and neck as one, with the muscles at work, shorts, shoes and head, and the far arm."""
        trunk, legs = torso(self.joints), self._legs
        outlines = [*(path for limb in legs.values() for path in limb.paths), neck(self.joints).path, trunk.path]
        if self._behind:
            outlines += [limb.upper.path for limb in self._arms.values()]
        name = f"{self.name}-body"
        return "".join(
            (
                *group(outlines, Colour.BODY, Colour.RIM),
                clip(name, outlines),
                f'<g clip-path="url(#{name})">',
                *(filled(smooth(limb.thigh.outline(until=HEM)), Colour.CLOTHES) for limb in legs.values()),
                filled(smooth(trunk.outline(since=_WAIST, until=1.0)), Colour.BODY),
                self._spine(trunk),
                *painted(self._of_back(trunk), self.lit),
                filled(smooth(trunk.outline(until=_WAIST)), Colour.CLOTHES),
                *painted(self._of_hips(trunk), self.lit),
                "</g>",
                *(part for limb in legs.values() for part in shoe(limb, Colour.SHOE, Colour.SOLE)),
                *(() if self._leaning else face(head(self.joints))),
                *(() if self._behind else self._whole_arm("far")),
            )
        )

    @property
    def arm(self) -> str:
        """The near arm of one who faces the viewer."""
        return "" if self._behind else "".join(self._whole_arm("near"))

    @property
    def _behind(self) -> bool:
        return self.joints.pose.turn < 0

    @property
    def _leaning(self) -> bool:
        return self._behind and self.joints.pose.torso < _LEANING

    @property
    def _arms(self) -> dict[str, Arm]:
        turn = self.joints.pose.turn
        sides = {"near": self.joints.near, "far": self.joints.far}
        return {name: arm(side, fist=self.fists, turn=turn) for name, side in sides.items()}

    @property
    def _legs(self) -> dict[str, Leg]:
        """The far one first."""
        sides = {"far": self.joints.far, "near": self.joints.near}
        return {name: leg(side, self.joints.pose.turn) for name, side in sides.items()}

    @property
    def _fingers(self) -> str:
        sides = (self.joints.near, self.joints.far)
        lines = (
            (side.wrist + side.hand * complex(0.030, aside), side.wrist + side.hand * complex(0.062, aside))
            for side in sides
            for aside in (-0.011, 0.0, 0.011)
        )
        return "".join(line(ends, Colour.RIM, 0.0045) for ends in lines)

    def _spine(self, trunk: Torso) -> str:
        """The furrow of the back, of one who shows it."""
        points = [trunk.around(share / 100, 180) for share in range(30, 100, 10)] if self._behind else ()
        return line(points, Colour.RIM, 0.004, curved=True) if points else ""

    def _of_back(self, trunk: Torso) -> Iterator[tuple[str, str]]:
        """The muscles under the shorts."""
        for side in self.sides:
            yield from skin.of_trunk(trunk, side, self.lit.all)
        for side in self.sides if self._behind else ():
            yield from skin.of_arm(trunk, self._arms[side], side, self.lit.all)

    def _of_hips(self, trunk: Torso) -> Iterator[tuple[str, str]]:
        for side in self.sides:
            yield from skin.of_hips(trunk, self._legs[side], side, self.lit.all)

    def _whole_arm(self, side: str) -> Iterator[str]:
        """An arm of one who faces the viewer, with its muscles."""
        limb = self._arms[side]
        yield from _limb(limb.paths)
        patches = skin.of_arm(torso(self.joints), limb, side, self.lit.all) if side in self.sides else ()
        if muscles := "".join(painted(patches, self.lit)):
            name = f"{self.name}-{side}-arm"
            yield f'{clip(name, limb.paths[:2])}<g clip-path="url(#{name})">{muscles}</g>'


def _limb(outlines: list[str]) -> Iterator[str]:
    return group(outlines, Colour.BODY, Colour.RIM)
