"""What the figure trains with, drawn in body heights: bars, plates, cables, benches."""

from collections.abc import Iterator

from bot.drawing.figures.shapes import Sheet
from bot.drawing.figures.skeleton import Arm, Point, between
from bot.drawing.palette import Colour


class Props:
    """Equipment on one sheet. Behind the body come plates and machines, in front of it bar ends and ropes."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def disc(self, at: Point, radius: float, fill: str, edge: str, width: float = 0.006) -> str:
        x, y = self.sheet.at(at)
        size = self.sheet.size
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size(radius)}" fill="{fill}" stroke="{edge}" '
            f'stroke-width="{size(width)}"/>'
        )

    def line(self, start: Point, end: Point, width: float, colour: str) -> str:
        (x1, y1), (x2, y2) = self.sheet.at(start), self.sheet.at(end)
        return (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{self.sheet.size(width)}" stroke-linecap="round"/>'
        )

    def plate(self, at: Point, radius: float) -> Iterator[str]:
        yield self.disc(at, radius, Colour.PLATE, Colour.DARK_STEEL, 0.008)
        yield self.disc(at, radius * 0.72, "none", Colour.DARK_STEEL, 0.005)

    def bar_end(self, at: Point) -> Iterator[str]:
        yield self.disc(at, 0.017, Colour.STEEL, Colour.PLATE)
        yield self.disc(at, 0.006, Colour.PLATE, Colour.PLATE)

    def dumbbell(self, at: Point) -> Iterator[str]:
        yield self.disc(at, 0.042, Colour.PLATE, Colour.DARK_STEEL, 0.007)
        yield self.disc(at, 0.026, Colour.DARK_STEEL, Colour.PLATE, 0.005)

    def kettlebell(self, at: Point) -> Iterator[str]:
        yield self.disc((at[0], at[1] - 0.012), 0.026, "none", Colour.STEEL, 0.013)
        yield self.disc((at[0], at[1] - 0.068), 0.052, Colour.PLATE, Colour.DARK_STEEL, 0.007)

    def tower(self, pulley: Point, floor: bool = True) -> Iterator[str]:
        """A cable column with its wheel."""
        x = pulley[0] + 0.035
        yield self.line((x, 0.0), (x, max(1.06, pulley[1] + 0.08)), 0.05, Colour.FRAME)
        if floor:
            yield self.line((x - 0.09, 0.008), (x + 0.07, 0.008), 0.022, Colour.FRAME)
        yield self.disc(pulley, 0.026, Colour.DARK_STEEL, Colour.STEEL)

    def overhead_pulley(self, pulley: Point) -> Iterator[str]:
        x = pulley[0] + 0.42
        yield self.line((x, 0.0), (x, pulley[1] + 0.03), 0.05, Colour.FRAME)
        yield self.line((pulley[0] - 0.03, pulley[1] + 0.03), (x, pulley[1] + 0.03), 0.035, Colour.FRAME)
        yield self.disc(pulley, 0.024, Colour.DARK_STEEL, Colour.STEEL)

    def cable(self, pulley: Point, arm: Arm) -> Iterator[str]:
        """From the wheel to the hands, with two tails of rope."""
        grip = arm.grip
        gap = max(((pulley[0] - grip[0]) ** 2 + (pulley[1] - grip[1]) ** 2) ** 0.5, 1e-6)
        knot = between(grip, pulley, min(0.075 / gap, 0.9))
        yield self.line(pulley, knot, 0.007, Colour.STEEL)
        yield self.line(knot, between(grip, knot, -0.15), 0.016, Colour.ROPE)

    def band(self, anchor: Point, grip: Point) -> Iterator[str]:
        yield self.line(anchor, grip, 0.014, Colour.ROPE)

    def hanging_plate(self, belt: Point, at: Point) -> Iterator[str]:
        yield self.line(belt, at, 0.008, Colour.STEEL)
        yield from self.plate(at, 0.07)

    def landmine(self, pivot: Point, grip: Point) -> Iterator[str]:
        """A bar that turns about a point on the floor, its plates in front of the hands."""
        end = between(pivot, grip, 1.16)
        yield self.line(pivot, end, 0.018, Colour.STEEL)
        yield from self.plate(between(pivot, grip, 1.1), 0.085)

    def pull_up_bar(self, at: Point) -> Iterator[str]:
        x = at[0] + 0.26
        yield self.line((x, 0.0), (x, at[1] + 0.02), 0.034, Colour.FRAME)
        yield self.line((at[0], at[1] + 0.02), (x, at[1] + 0.02), 0.026, Colour.FRAME)
        yield self.line((x - 0.08, 0.008), (x + 0.08, 0.008), 0.022, Colour.FRAME)

    def low_bar(self, at: Point) -> Iterator[str]:
        yield self.line((at[0], 0.0), (at[0], at[1] + 0.05), 0.034, Colour.FRAME)
        yield self.line((at[0] - 0.08, 0.008), (at[0] + 0.08, 0.008), 0.022, Colour.FRAME)
        yield from self.bar_end(at)

    def plate_for_feet(self, at: Point) -> Iterator[str]:
        yield self.line((at[0] + 0.02, 0.01), (at[0] + 0.02, at[1]), 0.03, Colour.FRAME)
        yield self.line((at[0] - 0.03, at[1] - 0.10), (at[0] + 0.05, at[1] + 0.10), 0.024, Colour.DARK_STEEL)

    def wall(self, x: float) -> Iterator[str]:
        yield self.line((x, 0.02), (x, 1.04), 0.03, Colour.FRAME)

    def bench(self, start: Point, end: Point) -> Iterator[str]:
        """A pad from `start` to `end` on two legs."""
        for share in (0.18, 0.82):
            foot = between(start, end, share)
            yield self.line((foot[0], 0.012), (foot[0], foot[1] - 0.02), 0.024, Colour.FRAME)
            yield self.line((foot[0] - 0.05, 0.010), (foot[0] + 0.05, 0.010), 0.018, Colour.FRAME)
        yield self.line(start, end, 0.052, Colour.PLATE)
        yield self.line(between(start, end, 0.02), between(start, end, 0.98), 0.034, Colour.DARK_STEEL)

    def pad(self, at: Point) -> Iterator[str]:
        yield self.line((at[0] - 0.02, 0.01), (at[0] - 0.02, at[1]), 0.03, Colour.FRAME)
        yield self.disc(at, 0.045, Colour.PLATE, Colour.DARK_STEEL)

    def floor(self, first: float, last: float) -> str:
        """The floor line; its ends are pixels."""
        y = self.sheet.floor + 1.5
        return (
            f'<line x1="{first:.0f}" y1="{y:.1f}" x2="{last:.0f}" y2="{y:.1f}" stroke="{Colour.FLOOR}" '
            'stroke-width="3" stroke-linecap="round"/>'
        )
