"""The mannequin as SVG, in body units with y upwards, in three layers: behind the trunk, the trunk, the near arm."""

from dataclasses import dataclass, replace

from bot.drawing.anatomy import Leg, arm, leg, neck, torso
from bot.drawing.body import Joints
from bot.drawing.curves import smooth
from bot.drawing.faces import head
from bot.drawing.muscles import Flesh, Lit, Place, paints
from bot.drawing.palette import Colour
from bot.drawing.shapes import clip, face, filled, group, shoe

WAIST, HEM = 0.19, 0.55


@dataclass(frozen=True, slots=True)
class Figure:
    """One body in one moment.

    name: prefix of the ids within its SVG, unique in a picture. depth: how far the far limbs are drawn aside.
    fists: whether the hands hold something. size: smaller where the picture is nearer, for lines of the same weight.
    Without muscles at work it is the plain body.
    """

    name: str
    joints: Joints
    lit: Lit = Lit()  # noqa: RUF009  (frozen)
    depth: complex = 0j
    fists: bool = True
    size: float = 1.0

    @property
    def far(self) -> str:
        """The limbs of the side away from the viewer."""
        side = self.joints.far
        # Arms stand less apart than feet, and both legs grow from one pelvis.
        limb = arm(side.moved(0.4 * self.depth), fist=self.fists)
        support = leg(replace(side.moved(self.depth), hip=side.hip))
        return "".join(
            (
                *group(limb.paths, Colour.FAR_LIMB, Colour.FAR_RIM, self.size),
                *group(support.paths, Colour.FAR_LIMB, Colour.FAR_RIM, self.size),
                filled(smooth(_trouser(support)), Colour.FAR_CLOTHES),
                *shoe(support, Colour.FAR_CLOTHES, Colour.FAR_RIM),
            )
        )

    @property
    def body(self) -> str:
        """Near leg, trunk and neck as one, with their muscles, shorts and head."""
        flesh = self._flesh
        outlines = [*flesh.leg.paths, flesh.neck.path, flesh.torso.path]
        name = f"{self.name}-body"
        return "".join(
            (
                *group(outlines, Colour.BODY, Colour.RIM, self.size),
                clip(name, outlines),
                f'<g clip-path="url(#{name})">',
                filled(smooth(_trouser(flesh.leg)), Colour.CLOTHES),
                filled(smooth(flesh.torso.outline(since=WAIST)), Colour.BODY),
                *paints(flesh, self.lit, Place.BACK),
                filled(smooth(flesh.torso.outline(until=WAIST)), Colour.CLOTHES),
                *paints(flesh, self.lit, Place.HIP),
                "</g>",
                *shoe(flesh.leg, Colour.SHOE, Colour.SOLE),
                *face(head(self.joints), self.size),
            )
        )

    @property
    def arm(self) -> str:
        """The near arm with its muscles."""
        flesh = self._flesh
        limb = "".join(group(flesh.arm.paths, Colour.BODY, Colour.RIM, self.size))
        muscles = "".join(paints(flesh, self.lit, Place.ARM))
        if not muscles:
            return limb
        name = f"{self.name}-arm"
        return f'{limb}{clip(name, flesh.arm.paths[:2])}<g clip-path="url(#{name})">{muscles}</g>'

    @property
    def _flesh(self) -> Flesh:
        near = self.joints.near
        return Flesh(torso(self.joints), neck(self.joints), leg(near), arm(near, fist=self.fists))


def _trouser(support: Leg) -> list[complex]:
    return support.thigh.outline(until=HEM)
