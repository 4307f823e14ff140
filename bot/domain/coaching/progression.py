"""The next target of an exercise that is done with a weight: double progression from the member's own log.

Reps are added within a range; once every set is at its top, the weight goes up by the smallest step there is, and the
reps fall to what that weight allows. A weight that is missed again and again comes down by a tenth. Only completed
weight
counts: astashov/liftosaur issues 345 and 357 stepped up on reps that were done lighter. The rules gate on the top
of the
range in all sets; where one set at the bottom is enough, weight climbs every session (wger pull request 2480).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from bot.domain.coaching.equipment import Grid
from bot.domain.coaching.values import Course, Order, Performance, Reason, Target
from bot.domain.workouts import Unit, Weight

SHORT_OF, FLAT_OF = 2, 3
"""So many sessions in a row that fall short of the range, or do not get better, take a tenth off."""

RESET = Decimal("0.9")
MOST_ABOVE, BELOW = 5, 2
"""Reps above the range before a big step, and below it after one, that are still accepted."""


def landing(reps: int, reserve: int, before: Decimal, after: Decimal) -> int:
    """How many reps are to be expected at `after` kilograms, leaving `reserve`, from `reps` at `before`.

    Epley's line (1985), w(1 + r/30), with the reserve counted as reps on both sides. May be negative.
    """
    if after <= 0:
        return reps
    ratio = Fraction(before) / Fraction(after)
    return floor(30 * ((1 + Fraction(reps + reserve, 30)) * ratio - 1) - reserve)


def top(order: Order, before: Decimal, after: Decimal) -> int:
    """The reps in every set that earn the step from `before` to `after`.

    The range's top, or as many more as keep the landing within two reps of its bottom: at most five.
    """
    for reps in range(order.high, order.high + MOST_ABOVE + 1):
        if landing(reps, order.reserve, before, after) >= order.low - BELOW:
            return reps
    return order.high + MOST_ABOVE


def reserve_broken(order: Order, sets: Sequence[Decimal | None]) -> bool:
    """Whether a logged reserve is below what was ordered; one that is above speeds nothing up."""
    return order.rir is not None and any(reserve is not None and reserve < order.rir[0] for reserve in sets)


def aims(reached: Sequence[int], most: int, sets: int) -> tuple[int, ...]:
    """The next reps at the same weight: the lowest set is lifted by one, the others keep what they had."""
    low = min(reached)
    lifted = [min(most, max(reps, low + 1)) for reps in reached[:sets]]
    return tuple(lifted + [min(most, low + 1)] * (sets - len(lifted)))


@dataclass(frozen=True, slots=True)
class Lifts:
    """What progression looks at: performances with one weight meaning, the oldest first; never none.

    grid: around the last working weight. system: what the body adds to the weight, or help takes off it, so that
    steps are reckoned on what is lifted; zero where only the weight is, None where the body's weight is not known.
    helps: weights are help, with a minus.
    """

    done: tuple[Performance, ...]
    grid: Grid
    unit: Unit
    order: Order
    helps: bool = False
    system: Decimal | None = Decimal(0)

    @property
    def last(self) -> Performance:
        return self.done[-1]

    @property
    def weight(self) -> Decimal:
        return self.grid.anchor

    def reps(self, performance: Performance | None = None) -> list[int]:
        """The reps at the working weight."""
        performance = performance or self.last
        return [each.amount for each in performance.at(performance.working)]

    def lands(self, reps: int, before: Decimal, after: Decimal) -> int:
        """The reps to be expected after the change of weight; where it cannot be known, the range's bottom."""
        if self.system is None or after + self.system <= 0 or before + self.system <= 0:
            return self.order.low
        return max(1, landing(reps, self.order.reserve, before + self.system, after + self.system))

    def top(self, heavier: Decimal | None) -> int:
        """The reps in every set that earn the step."""
        if heavier is None or self.system is None or self.weight + self.system <= 0:
            return self.order.high
        return top(self.order, self.weight + self.system, heavier + self.system)

    def run(self) -> tuple[Performance, ...]:
        """The newest performances in a row at the present weight."""
        found: list[Performance] = []
        for performance in reversed(self.done):
            if performance.working != self.weight:
                break
            found.append(performance)
        return tuple(reversed(found))


def next_target(lifts: Lifts) -> Target:
    """Up, hold or reset, by the rules above. Ramps, breaks and pain are others' business."""
    order, reached = lifts.order, lifts.reps()
    heavier = lifts.grid.up()
    most = lifts.top(heavier)
    enough = len(reached) >= order.needed and min(reached) >= most
    back = _coming_back(lifts) and len(reached) >= min(order.needed, 2) and min(reached) >= order.low
    held_back = reserve_broken(order, [effort.rir for effort in lifts.last.at(lifts.weight)])
    if (enough or back) and not held_back:
        if heavier is None or 2 * lifts.lands(most, lifts.weight, heavier) < order.low:
            return _heaviest(lifts)  # twice the weight for a rep or two is no step
        return (
            _more_sets(lifts, most) if _too_big(lifts, heavier, most) else _up(lifts, heavier, min([*reached, most]))
        )
    if _missed(lifts):
        return _reset(lifts, most)
    if held_back:
        same = tuple((reached + [min(reached)] * order.sets)[: order.sets])
        return _target(
            lifts, lifts.weight, same, Course.HOLD, Reason("reserve", {"left": order.rir[0] if order.rir else 1})
        )
    return _target(
        lifts, lifts.weight, aims(reached, most, order.sets), Course.HOLD, _hold_reason(lifts, reached, most)
    )


def _hold_reason(lifts: Lifts, reached: Sequence[int], most: int) -> Reason:
    if len(reached) < lifts.order.needed and min(reached) >= most:
        return Reason("fewer-sets", {"done": len(reached), "sets": lifts.order.needed})
    if most > lifts.order.high and min(reached) >= lifts.order.high:
        return Reason("big-step", {"top": most})
    run = lifts.run()
    if len(run) > 2 and all(sum(lifts.reps(b)) > sum(lifts.reps(a)) for a, b in itertools.pairwise(run)):
        return Reason("slow", {"sessions": len(run)})
    return Reason("lift-lowest", {"lowest": min(reached), "next": min(most, min(reached) + 1)})


def _up(lifts: Lifts, weight: Decimal, reps: int) -> Target:
    about = lifts.lands(reps, lifts.weight, weight)
    step = Weight(abs(weight - lifts.weight), lifts.unit)
    reason = Reason("less-help" if lifts.helps else "up", {"reps": reps, "sets": len(lifts.reps()), "step": step})
    found = _target(lifts, weight, (about,) * lifts.order.sets, Course.UP, reason, about=True)
    return replace(found, open=lifts.system is None)


def _too_big(lifts: Lifts, heavier: Decimal, most: int) -> bool:
    """Whether the step is too big even from five reps above the range: then a set comes first, once."""
    run = lifts.run()
    reached_before = len(run) > 1 and min(lifts.reps(run[-2])) >= most
    lands = lifts.lands(most, lifts.weight, heavier)
    return lands < lifts.order.low - BELOW and len(lifts.reps()) < 4 and not reached_before


def _more_sets(lifts: Lifts, most: int) -> Target:
    sets = min(4, len(lifts.reps()) + 1)
    return _target(lifts, lifts.weight, (most,) * sets, Course.HOLD, Reason("one-more-set", {"sets": sets}))


def _heaviest(lifts: Lifts) -> Target:
    """No heavier weight is there that can be lifted: a set more up to four, then a slower way down."""
    sets, most = len(lifts.reps()), lifts.order.high
    if sets < 4:
        return _more_sets(lifts, most)
    slow = _target(lifts, lifts.weight, (most,) * sets, Course.HOLD, Reason("slower"), about=True)
    return Target(slow.weight, slow.amounts, slow.rir, slow.course, slow.reason, about=True, slow=True)


def _coming_back(lifts: Lifts) -> bool:
    """Whether a break of four weeks took the weight down, and the old one is not reached yet."""
    done = lifts.done
    for at in range(len(done) - 1, 0, -1):
        before, after = done[at - 1].working, done[at].working
        if before is None or after is None:
            return False
        if (done[at].day - done[at - 1].day).days >= 28:
            return after < before and lifts.weight < before
    return False


def _missed(lifts: Lifts) -> bool:
    """Twice short of the range, or three times no better, at this weight."""
    run = lifts.run()
    floor_of = min(lifts.order.low, _landed(lifts, len(run)))
    best = 0
    most_sets = 0
    short = flat = 0
    for number, performance in enumerate(run):
        reps = lifts.reps(performance)
        if number and sum(reps) > best:
            short = flat = 0
        else:
            short = short + 1 if max(reps) < floor_of else 0
            if number and len(reps) >= most_sets:  # an unfinished session is no miss
                flat += 1
        best, most_sets = max(best, sum(reps)), max(most_sets, len(reps))
    return short >= SHORT_OF or flat >= FLAT_OF


def _landed(lifts: Lifts, run: int) -> int:
    """How many reps were to be expected when the present weight was taken up; `low` where it was no step up."""
    before = lifts.done[-run - 1] if run < len(lifts.done) else None
    if before is None or before.working is None or before.working >= lifts.weight:
        return lifts.order.low
    return lifts.lands(min(lifts.reps(before)), before.working, lifts.weight)


def lighter(lifts: Lifts, part: Decimal) -> Decimal:
    """`part` of the weight, down to what the equipment has; a step more of help, where the weight is that."""
    if lifts.helps:
        return lifts.weight - lifts.grid.step
    return lifts.grid.down(lifts.weight * part)


def _reset(lifts: Lifts, most: int) -> Target:
    weight = lighter(lifts, RESET)
    best = max(lifts.reps())
    # The last best set is taken as all there was: no reserve is added to it, but one is left at the lighter weight.
    allowed = lifts.lands(best - lifts.order.reserve, lifts.weight, weight)
    aim = min(max(allowed, lifts.order.low), most)
    key = "reset-short" if best < lifts.order.low else "reset-flat"
    if weight == lifts.weight:  # an empty bar has nothing to take off
        return _target(lifts, weight, aims(lifts.reps(), most, lifts.order.sets), Course.HOLD, Reason("lightest"))
    reason = Reason(key, {"low": lifts.order.low, "step": Weight(lifts.weight - weight, lifts.unit)})
    return _target(lifts, weight, (aim,) * lifts.order.sets, Course.RESET, reason)


def _target(
    lifts: Lifts, weight: Decimal, amounts: tuple[int, ...], course: Course, reason: Reason, *, about: bool = False
) -> Target:
    return Target(Weight(weight, lifts.unit), amounts, lifts.order.rir, course, reason, about)
