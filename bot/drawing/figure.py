"""The mannequin as SVG, in body units with y upwards, in three layers: behind the trunk, the trunk, the near arm."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.drawing.anatomy import Head, Leg, arm, head, leg, neck, torso
from bot.drawing.body import Joints
from bot.drawing.curves import smooth, spot, straight
from bot.drawing.muscles import Flesh, Lit, Place, paints
from bot.drawing.palette import Colour
from bot.drawing.shapes import filled, group

WAIST, HEM = 0.19, 0.55


@dataclass(frozen=True, slots=True)
class Figure:
    """One body in one moment.

    name: prefix of the ids within its SVG, unique in a picture. depth: how far the far limbs are drawn aside.
    fists: whether the hands hold something. Without muscles at work it is the plain body.
    """

    name: str
    joints: Joints
    lit: Lit = Lit()  # noqa: RUF009  (frozen)
    depth: complex = 0j
    fists: bool = True

    @property
    def far(self) -> str:
        """The limbs of the side away from the viewer."""
        side = self.joints.far
        # Arms stand less apart than feet, and both legs grow from one pelvis.
        limb = arm(side.moved(0.4 * self.depth), fist=self.fists)
        support = leg(replace(side.moved(self.depth), hip=side.hip))
        return "".join(
            (
                *group(limb.paths, Colour.FAR_LIMB, Colour.FAR_RIM),
                *group(support.paths, Colour.FAR_LIMB, Colour.FAR_RIM),
                filled(smooth(_trouser(support)), Colour.FAR_CLOTHES),
                *_shoe(support, Colour.FAR_CLOTHES, Colour.FAR_RIM),
            )
        )

    @property
    def body(self) -> str:
        """Near leg, trunk and neck as one, with their muscles, shorts and head."""
        flesh = self._flesh
        outlines = [*flesh.leg.paths, flesh.neck.path, flesh.torso.path]
        clip = f"{self.name}-body"
        return "".join(
            (
                *group(outlines, Colour.BODY, Colour.RIM),
                _clip(clip, outlines),
                f'<g clip-path="url(#{clip})">',
                filled(smooth(_trouser(flesh.leg)), Colour.CLOTHES),
                filled(smooth(flesh.torso.outline(since=WAIST)), Colour.BODY),
                *paints(flesh, self.lit, Place.BACK),
                filled(smooth(flesh.torso.outline(until=WAIST)), Colour.CLOTHES),
                *paints(flesh, self.lit, Place.HIP),
                "</g>",
                *_shoe(flesh.leg, Colour.SHOE, Colour.SOLE),
                *_head(head(self.joints)),
            )
        )

    @property
    def arm(self) -> str:
        """The near arm with its muscles."""
        flesh = self._flesh
        limb = "".join(group(flesh.arm.paths, Colour.BODY, Colour.RIM))
        muscles = "".join(paints(flesh, self.lit, Place.ARM))
        if not muscles:
            return limb
        clip = f"{self.name}-arm"
        return f'{limb}{_clip(clip, flesh.arm.paths[:2])}<g clip-path="url(#{clip})">{muscles}</g>'

    @property
    def _flesh(self) -> Flesh:
        near = self.joints.near
        return Flesh(torso(self.joints), neck(self.joints), leg(near), arm(near, fist=self.fists))


def _clip(name: str, outlines: Iterable[str]) -> str:
    paths = "".join(f'<path d="{path}"/>' for path in outlines)
    return f'<clipPath id="{name}">{paths}</clipPath>'


def _trouser(support: Leg) -> list[complex]:
    return support.thigh.outline(until=HEM)


def _shoe(support: Leg, upper: Colour, sole: Colour) -> Iterator[str]:
    yield (
        f'<path d="{smooth(support.shoe)}" fill="{upper}" stroke="{Colour.CARD}" stroke-width=".005" '
        'stroke-linejoin="round"/>'
    )
    yield filled(straight(support.sole), sole)


def _head(shape: Head) -> Iterator[str]:
    yield f'<path d="{smooth(shape.skull)}" fill="{Colour.BODY}" stroke="{Colour.RIM}" stroke-width=".006"/>'
    yield filled(smooth(shape.hair), Colour.HAIR)
    x, y = spot(shape.ear).split()
    yield f'<circle cx="{x}" cy="{y}" r=".0115" fill="{Colour.BODY}" stroke="{Colour.RIM}" stroke-width=".005"/>'
    x, y = spot(shape.eye).split()
    yield f'<circle cx="{x}" cy="{y}" r=".0052" fill="{Colour.CLOTHES}"/>'
