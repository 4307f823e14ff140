"""Targets of exercises that are not done with a weight: reps of the body, holds, carries and bands.

"One rep more, for ever" is no progression (DuarteSantos8/openGym issue 33): after the range comes a load, a harder
exercise, a set, or a slower way down. Colours of bands are an order, never kilograms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.coaching.equipment import Grid
from bot.domain.coaching.progression import aims, reserve_broken
from bot.domain.coaching.values import Course, Order, Performance, Reason, Target
from bot.domain.sides import Side
from bot.domain.workouts import Unit, Weight

MOST_SETS = 4
HOLD_STEP_S, CARRY_STEP_M = 5, 5


@dataclass(frozen=True, slots=True)
class Next:
    """What comes after the top of the range. added: the first load that can be added; harder: id of a harder
    exercise.
    """

    added: Weight | None = None
    harder: str | None = None


def body_target(last: Performance, order: Order, then: Next) -> Target:
    """Reps without a load: the lowest set is lifted; at the top a load, a harder exercise, a set, a slower way
    down.
    """
    reached = [effort.amount for effort in last.efforts]
    if reserve_broken(order, [effort.rir for effort in last.efforts]):
        return _hold(
            order, _padded(reached, order.sets), Reason("reserve", {"left": order.rir[0] if order.rir else 1})
        )
    if len(reached) < order.needed or min(reached) < order.high:
        low = min(reached)
        facts = {"lowest": low, "next": min(order.high, low + 1)}
        return _hold(order, aims(reached, order.high, order.sets), Reason("lift-lowest", facts))
    facts = {"reps": order.high, "sets": len(reached)}
    if then.added is not None:
        reason = Reason("add-load", facts | {"step": then.added})
        return Target(then.added, (order.low,) * order.sets, order.rir, Course.UP, reason, about=True, open=True)
    if then.harder is not None:
        return Target(
            None, (order.low,) * order.sets, order.rir, Course.UP, Reason("harder", facts), instead=then.harder
        )
    return _more(order, len(reached), facts)


def _more(order: Order, sets: int, facts: dict[str, int]) -> Target:
    if sets < MOST_SETS:
        return _hold(order, (order.high,) * (sets + 1), Reason("one-more-set", facts | {"sets": sets + 1}))
    return replace(_hold(order, (order.high,) * sets, Reason("slower")), slow=True)


def band_target(last: Performance, order: Order) -> Target:
    """Reps with a band: at the top of the range in all sets the next colour, from the bottom of the range."""
    reached = [effort.amount for effort in last.efforts]
    held_back = reserve_broken(order, [effort.rir for effort in last.efforts])
    if len(reached) >= order.needed and min(reached) >= order.high and not held_back:
        reason = Reason("next-band", {"reps": order.high, "sets": len(reached)})
        return Target(None, (order.low,) * order.sets, order.rir, Course.UP, reason, next_band=True)
    return replace(body_target(last, order, Next()), weight=None)


def hold_target(last: Performance, order: Order, then: Next) -> Target:
    """Seconds: all sets of both sides at the goal earn five more, up to the range's top; then a harder exercise.

    The goal is the last one as far as the log shows it: the longest hold, down to five seconds.
    """
    by_side = _by_side(last)
    longest = max(effort.amount for effort in last.efforts)
    goal = min(max(longest - longest % HOLD_STEP_S, order.low), order.high)
    sides = [min(each) for each in by_side.values()]
    if min(sides) < goal or min(map(len, by_side.values())) < order.needed:
        behind = None
        if len(by_side) > 1 and sides[0] != sides[-1]:
            behind = min(by_side, key=lambda side: min(by_side[side]))
        reason = Reason(
            "weak-side" if behind else "hold-again", {"side": behind.value if behind else "", "seconds": goal}
        )
        return replace(_hold(order, (goal,) * order.sets, reason), first_side=behind)
    if goal < order.high:
        return Target(
            None,
            (min(goal + HOLD_STEP_S, order.high),) * order.sets,
            order.rir,
            Course.UP,
            Reason("longer", {"seconds": goal, "step": HOLD_STEP_S}),
        )
    facts = {"reps": goal, "sets": len(last.efforts)}
    if then.harder is not None:
        return Target(
            None, (goal,) * order.sets, order.rir, Course.UP, Reason("harder-hold", facts), instead=then.harder
        )
    sets = min(MOST_SETS, min(map(len, by_side.values())) + 1)
    return _hold(order, (goal,) * sets, Reason("longest", {"seconds": goal, "sets": sets}))


def _by_side(last: Performance) -> dict[Side | None, list[int]]:
    found: dict[Side | None, list[int]] = {}
    for effort in last.efforts:
        found.setdefault(effort.side, []).append(effort.amount)
    return found


def carry_target(last: Performance, order: Order, grid: Grid | None) -> Target:
    """Metres: five more up to the range's top in all sets, then one step heavier from its bottom."""
    weight = last.working
    done = [effort.amount for effort in last.at(weight)]
    now = Weight(weight, last.unit) if weight is not None else None
    if (
        len(done) >= order.needed
        and min(done) >= order.high
        and grid is not None
        and (heavier := grid.up()) is not None
    ):
        step = Weight(heavier - grid.anchor, last.unit)
        reason = Reason("carry-up", {"metres": order.high, "step": step})
        return Target(Weight(heavier, last.unit), (order.low,) * order.sets, order.rir, Course.UP, reason)
    goal = min(order.high, min(done) + CARRY_STEP_M)
    if len(done) < order.needed:
        goal = min(done)
    reason = Reason("farther", {"metres": goal})
    return Target(now, (goal,) * order.sets, order.rir, Course.HOLD, reason)


def _padded(reached: Sequence[int], sets: int) -> tuple[int, ...]:
    return tuple((list(reached) + [min(reached)] * sets)[:sets])


def _hold(order: Order, amounts: tuple[int, ...], reason: Reason) -> Target:
    return Target(None, amounts, order.rir, Course.HOLD, reason)


# ------------------------------------------------------------------ the first time

MOST_TRIES = 3
EASY, RIGHT, HARD = 5, 3, 1
"""Reps that the member says were left: five and more is too light, three or four is right, one or two is kept."""


def middle(low: int, high: int) -> int:
    """What the first try is done for: the middle of the range."""
    return (low + high) // 2


def next_try(weight: Decimal, left: int, at: Callable[[Decimal], Grid], tries: int) -> Decimal | None:
    """The weight of the next try; None where this one is it. `tries` counts those that were made.

    Five reps left and more: a fifth more, at least a step. None left: a fifth less. At most three tries.
    """
    if tries >= MOST_TRIES or RIGHT <= left < EASY or HARD <= left < RIGHT:
        return None
    grid = at(weight)
    if left >= EASY:
        wanted = grid.at_least(weight * Decimal("1.2"))
        return wanted if wanted > weight else grid.up()
    lighter = grid.down(weight * Decimal("0.8"))
    return lighter if lighter < weight else None


def first_target(order: Order, weight: Decimal | None, unit: Unit, key: str) -> Target:
    """Two sets for the middle of the range, in which the weight or the colour is found."""
    reps = middle(order.low, order.high)
    found = Weight(weight, unit) if weight is not None else None
    return Target(found, (reps,) * order.sets, order.rir, Course.FIRST, Reason(key, {"reps": reps}), about=True)
