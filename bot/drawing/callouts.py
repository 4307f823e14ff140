"""Labels in two columns beside a figure, each with a straight leader to its dot, none crossing another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property
from itertools import combinations, product
from math import ceil, hypot, inf
from operator import itemgetter

from bot.drawing.outlines import Point
from bot.drawing.typeface import BOLD, MEDIUM, text_width

SIZE = 18.0
SMALLEST = 15.0
LINE = 1.2
WIDEST = 132.0
LINE_GAP = 25.0
AWAY = 8.0
STEP = 7.0
CLEAR_OF_DOT = 9.0

_Steps = tuple[float, tuple[int, ...]]


class Side(IntEnum):
    """Which column; its number is the sign of x there."""

    LEFT = -1
    RIGHT = 1


@dataclass(frozen=True)
class Label:
    """The words for a dot. `dot` is (distance from the middle line, y): the figure has it on both sides."""

    words: str
    dot: Point
    bold: bool = False

    @cached_property
    def size(self) -> float:
        """The font size: smaller only where a single word is wider than a column."""
        return max(SMALLEST, min(SIZE, SIZE * WIDEST / self._width(self.lines, SIZE)))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words in one line, or in two of nearly the same width."""
        words = self.words.split()
        whole = (" ".join(words),)
        if self._width(whole, SIZE) <= WIDEST or len(words) == 1:
            return whole
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return min(halves, key=lambda lines: self._width(lines, SIZE))

    @cached_property
    def width(self) -> float:
        return self._width(self.lines, self.size)

    @cached_property
    def height(self) -> float:
        return len(self.lines) * self.size * LINE

    def _width(self, lines: Sequence[str], size: float) -> float:
        return max(text_width(line, size=size, weight=BOLD if self.bold else MEDIUM) for line in lines)


@dataclass(frozen=True)
class Callout:
    """A label in its place; `y` is the middle of its text, x counts from the middle line, left negative."""

    label: Label
    side: Side
    y: float
    edge: float

    @property
    def start(self) -> Point:
        """Where the leader leaves the text."""
        return self.side * (self.edge - self.label.width - AWAY), self.y

    @property
    def end(self) -> Point:
        """The dot."""
        return self.side * self.label.dot[0], self.label.dot[1]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the text."""
        inner, outer = sorted((self.side * (self.edge - self.label.width), self.side * self.edge))
        return inner, self.y - self.label.height / 2, outer, self.y + self.label.height / 2


@dataclass(frozen=True)
class Columns:
    """The two columns beside a figure, in its units.

    `edge` is how far out they end, `top` and `bottom` bound their height, leaders are level at `level`.
    `reach(top, bottom)` is how far the figure comes out from the middle line between two heights.
    """

    edge: float
    top: Mapping[Side, float]
    bottom: float
    level: float
    reach: Callable[[float, float], float]
    _known: dict[Label, list[float]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def place(self, labels: Sequence[Label]) -> tuple[Callout, ...]:
        """Put the labels, most important first, on both sides in equal number.

        Where not all can stand free of each other, the least important is left out.
        """
        ordered = sorted(labels, key=lambda label: (label.dot[1], label.dot[0], label.words))
        sides: dict[tuple[Side, tuple[Label, ...]], _Placed] = {}
        for splits in (_paired(ordered), _halved(ordered)):
            best = min((self._both(split, sides) for split in splits), key=lambda placed: placed.cost)
            if best.cost < inf:
                return best.callouts
        return self.place(labels[:-1])

    def _both(
        self, split: Mapping[Side, tuple[Label, ...]], known: dict[tuple[Side, tuple[Label, ...]], "_Placed"]
    ) -> "_Placed":
        for key in split.items():
            if key not in known:
                known[key] = self._column(*key)
        left, right = (known[key] for key in split.items())
        return _Placed(left.cost + right.cost, left.callouts + right.callouts)

    def _column(self, side: Side, labels: tuple[Label, ...]) -> "_Placed":
        order = sorted(labels, key=self._wish)
        for _ in range(len(order) ** 2 + 1):
            placed = self._down(side, order)
            crossed = _first_crossing(placed.callouts)
            if crossed is None:
                return replace(placed, cost=placed.cost + _untidy(placed.callouts))
            upper, lower = crossed
            order[upper], order[lower] = order[lower], order[upper]
        return _Placed(inf, ())

    def _wish(self, label: Label) -> float:
        """The height that lets the leader rise gently towards the nearer end of the figure."""
        x, y = label.dot
        return y - (self.level - y) / 480 * (self.edge - label.width - x)

    def _down(self, side: Side, order: Sequence[Label]) -> "_Placed":
        """Heights for the labels in this order, together nearest to what each wishes."""
        ys = [y for y in self._heights if y >= self.top[side]]
        best: list[_Steps] = [(0.0, ())] * len(ys)
        for at, label in enumerate(order):
            apart = (label.height + order[at - 1].height) / 2 + LINE_GAP if at else 0.0
            lowest: _Steps = (inf, ())
            reached = [lowest] * ceil(apart / STEP) + best
            best = []
            for step, cost in enumerate(self._costs(label)[-len(ys) :]):
                lowest = min(lowest, reached[step], key=itemgetter(0))
                best.append((lowest[0] + cost, (*lowest[1], step)))
        cost, steps = min(best, key=itemgetter(0))
        if cost == inf:
            return _Placed(inf, ())
        return _Placed(
            cost, tuple(Callout(label, side, ys[s], self.edge) for label, s in zip(order, steps, strict=True))
        )

    @cached_property
    def _heights(self) -> list[float]:
        top = min(self.top.values())
        return [top + STEP * step for step in range(int((self.bottom - top) / STEP) + 1)]

    def _costs(self, label: Label) -> list[float]:
        """What the label costs at each height."""
        if label not in self._known:
            self._known[label] = [self._cost(label, y) for y in self._heights]
        return self._known[label]

    def _cost(self, label: Label, y: float) -> float:
        reach = self.reach(y - label.height / 2, y + label.height / 2)
        if self.edge - reach - label.width < AWAY:
            return inf
        steps = (y - self._wish(label)) / STEP
        # Rather too high than too low: leaders from below run through hands and legs.
        return steps**2 * (3 if steps > 0 else 1)


@dataclass(frozen=True)
class _Placed:
    cost: float
    callouts: tuple[Callout, ...]


def _paired(ordered: Sequence[Label]) -> Iterator[dict[Side, tuple[Label, ...]]]:
    """Neighbours in height part, one to each side."""
    pairs = [tuple(ordered[at : at + 2]) for at in range(0, len(ordered), 2)]
    for turns in product((False, True), repeat=len(pairs)):
        left = tuple(pair[turn] for pair, turn in zip(pairs, turns, strict=True) if turn < len(pair))
        yield {Side.LEFT: left, Side.RIGHT: tuple(label for label in ordered if label not in left)}


def _halved(ordered: Sequence[Label]) -> Iterator[dict[Side, tuple[Label, ...]]]:
    for size in {len(ordered) // 2, (len(ordered) + 1) // 2}:
        for left in combinations(ordered, size):
            yield {Side.LEFT: left, Side.RIGHT: tuple(label for label in ordered if label not in left)}


def _first_crossing(column: Sequence[Callout]) -> tuple[int, int] | None:
    for upper, lower in combinations(range(len(column)), 2):
        if crosses(column[upper], column[lower]):
            return upper, lower
    return None


def crosses(callout: Callout, other: Callout) -> bool:
    """Whether the leaders of two callouts meet."""
    a, b, c, d = callout.start, callout.end, other.start, other.end
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _untidy(column: Sequence[Callout]) -> float:
    """What it costs that leaders come near the dots of others or run over their words."""
    cost = 0.0
    for upper, other in product(column, column):
        if upper is other:
            continue
        near = CLEAR_OF_DOT - _distance(other.end, upper)
        cost += 30 * max(0.0, near) + 500 * _covers(upper, other)
    return cost


def _distance(point: Point, callout: Callout) -> float:
    (x, y), (ax, ay), (bx, by) = point, callout.start, callout.end
    length = hypot(bx - ax, by - ay)
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2))
    return hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y)


def _covers(leader: Callout, text: Callout) -> bool:
    """Whether a leader runs over the inner end of a neighbour's text."""
    (ax, ay), (bx, by) = leader.start, leader.end
    inner = text.side * (text.edge - text.label.width - AWAY / 2)
    if not min(ax, bx) < inner < max(ax, bx):
        return False
    return abs(ay + (inner - ax) / (bx - ax) * (by - ay) - text.y) < text.label.height / 2 + 2
