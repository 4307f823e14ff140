"""The mannequin that faces the viewer or turns its back to him, as SVG in the layers of one from the side.

Angles of such a pose are those of the picture: the trunk tilts to the right, limbs swing to the right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.drawing.anatomy import Arm, Leg, Torso, arm, leg, neck, torso
from bot.drawing.body import Joints
from bot.drawing.curves import smooth
from bot.drawing.faces import head
from bot.drawing.figure import HEM
from bot.drawing.muscles import Lit, painted
from bot.drawing.palette import Colour
from bot.drawing.shapes import clip, face, filled, group, shoe
from bot.drawing.strokes import line

_Patch = tuple[tuple[float, float], ...]

_WAIST = 0.16
_SKIN: Mapping[str, _Patch] = {
    "obliques": ((0.12, 124), (0.12, 62), (0.26, 44), (0.46, 38), (0.60, 58), (0.62, 92), (0.52, 124), (0.32, 130)),
    "latissimus_dorsi": (
        (0.24, 172), (0.24, 172), (0.46, 174), (0.62, 174), (0.70, 158), (0.78, 128), (0.92, 92), (0.92, 92),
        (0.80, 84), (0.62, 92), (0.42, 128),
    ),
    "quadratus_lumborum": ((0.16, 132), (0.14, 156), (0.24, 166), (0.42, 166), (0.46, 154), (0.40, 138), (0.28, 132)),
    "multifidus": ((0.04, 178), (0.06, 158), (0.20, 152), (0.34, 164), (0.44, 178)),
    "gluteus_medius": ((0.03, 92), (-0.02, 118), (0.04, 142), (0.14, 146), (0.18, 122), (0.13, 96)),
    "trapezius_middle": (
        (0.78, 180), (0.78, 180), (0.85, 170), (0.91, 148), (0.96, 112), (0.96, 112), (1.0, 112), (1.0, 112),
        (1.03, 140), (1.06, 164), (1.07, 180), (1.07, 180),
    ),
    "supraspinatus": ((0.90, 160), (0.94, 163), (0.99, 146), (0.98, 112), (0.93, 118)),
    "infraspinatus": ((0.64, 150), (0.76, 162), (0.88, 162), (0.92, 130), (0.94, 100), (0.89, 97), (0.76, 128)),
    "teres_minor": ((0.62, 142), (0.73, 126), (0.88, 96), (0.85, 91), (0.72, 108), (0.60, 130)),
}  # fmt: skip
"""Muscles of the near side of the trunk: points as (share, degrees round it) of `Torso.around`."""
_ARM: Mapping[str, _Patch] = {
    "posterior_deltoid": (
        (-0.24, -0.5), (-0.24, 0.3), (-0.08, 1.2), (0.26, 1.2), (0.52, 0.5), (0.52, 0.5), (0.24, 0.0), (0.0, -0.5),
    ),
}  # fmt: skip
"""Muscles of the near upper arm, seen from behind."""
_OVER_SHORTS = "gluteus_medius"


@dataclass(frozen=True, slots=True)
class FrontFigure:
    """One body in one moment, in the same three layers as one from the side.

    name: prefix of the ids within its SVG, unique in a picture. fists: whether the hands hold something. Forearms are
    before the trunk, or beyond it for one who turns the back; there, arms are one piece with the shoulders.
    """

    name: str
    joints: Joints
    lit: Lit = Lit()  # noqa: RUF009  (frozen)
    fists: bool = True

    @property
    def far(self) -> str:
        """The forearms of one who turns the back."""
        if not self._behind:
            return ""
        return "".join(part for one in self._arms for part in _limb([one.fore.path, smooth(one.hand)]))

    @property
    def body(self) -> str:
        """Legs, trunk and neck as one, with the muscles at work, shorts, shoes and head, and the far arm."""
        trunk, legs = torso(self.joints), self._legs
        outlines = [*(path for one in legs for path in one.paths), neck(self.joints).path, trunk.path]
        if self._behind:
            outlines += [one.upper.path for one in self._arms]
        name = f"{self.name}-body"
        return "".join(
            (
                *group(outlines, Colour.BODY, Colour.RIM),
                clip(name, outlines),
                f'<g clip-path="url(#{name})">',
                *(filled(smooth(one.thigh.outline(until=HEM)), Colour.CLOTHES) for one in legs),
                filled(smooth(trunk.outline(since=_WAIST, until=1.0)), Colour.BODY),
                self._spine(trunk),
                *self._muscles(over=False),
                filled(smooth(trunk.outline(until=_WAIST)), Colour.CLOTHES),
                *self._muscles(over=True),
                "</g>",
                *(part for one in legs for part in shoe(one, Colour.SHOE, Colour.SOLE)),
                *face(head(self.joints)),
                *(() if self._behind else _limb(self._arms[1].paths)),
            )
        )

    @property
    def arm(self) -> str:
        """The near arm of one who faces the viewer."""
        return "" if self._behind else "".join(_limb(self._arms[0].paths))

    @property
    def _behind(self) -> bool:
        return self.joints.pose.turn < 0

    @property
    def _arms(self) -> tuple[Arm, Arm]:
        turn = self.joints.pose.turn
        near, far = (arm(side, fist=self.fists, turn=turn) for side in (self.joints.near, self.joints.far))
        return near, far

    @property
    def _legs(self) -> tuple[Leg, Leg]:
        """The far one first."""
        far, near = (leg(side, self.joints.pose.turn) for side in (self.joints.far, self.joints.near))
        return far, near

    def _spine(self, trunk: Torso) -> str:
        """The furrow of the back, of one who shows it."""
        points = [trunk.around(share / 100, 180) for share in range(30, 100, 10)] if self._behind else ()
        return line(points, Colour.RIM, 0.004, curved=True) if points else ""

    def _muscles(self, *, over: bool) -> Iterator[str]:
        """Those under the shorts or over them."""
        trunk, upper = torso(self.joints), self._arms[0].upper
        patches = {
            muscle: smooth([trunk.around(*point) for point in patch])
            for muscle, patch in _SKIN.items()
            if (muscle == _OVER_SHORTS) is over and _seen(trunk, patch)
        }
        if self._behind and not over:
            patches |= {muscle: smooth([upper.at(*point) for point in patch]) for muscle, patch in _ARM.items()}
        yield from painted(patches.items(), self.lit)


def _seen(trunk: Torso, patch: _Patch) -> bool:
    return any(0 < angle - trunk.since(share) < 180 for share, angle in patch)


def _limb(outlines: list[str]) -> Iterator[str]:
    return group(outlines, Colour.BODY, Colour.RIM)
