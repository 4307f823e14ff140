"""The next target of one exercise, whatever it is done with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.coaching.breaks import Break, time_off
from bot.domain.coaching.equipment import (
    Grid,
    grid,
    is_band,
    option_of,
    start_weight,
    usable,
    variant_of,
)
from bot.domain.coaching.kinds import Next, band_target, body_target, carry_target, first_target, hold_target
from bot.domain.coaching.progression import Lifts, lighter, next_target
from bot.domain.coaching.values import Course, Effort, Order, Performance, Reason, Situation, Target
from bot.domain.exercises import Exercise, Level, Load, Tracking
from bot.domain.workouts import Unit, Weight

Harder = Callable[[Exercise], str | None]
"""The id of a harder exercise that may be done today; None where there is none."""

USUAL_SETS, FIRST_SETS = 3, 2
_EASIER = Decimal("0.9")
_LEAST_LEFT = Decimal("0.85")
"""Where the equipment's step takes more than this of what a break leaves, reps are taken off instead."""

_ADDED_WITH = frozenset({"dumbbell", "kettlebell", "barbell"})
_LITTLE_HELP = {Unit.KG: Decimal(5), Unit.LB: Decimal(10)}
_BODY = (Tracking.BODYWEIGHT_REPS, Tracking.ASSISTED_REPS)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a plan asks of an exercise: sets of it, from `low` to `high` reps, seconds or metres."""

    sets: int
    low: int
    high: int


def order_of(exercise: Exercise, situation: Situation, wish: Wish | None, done: Sequence[Performance]) -> Order:
    """What is ordered: the plan's range, else the dose's, with as many sets as were done lately.

    One to three reps are left; two to four where the load on the spine is high, and by beginners, who leave four or
    five more than they think (Steele et al. 2017, n = 141).
    """
    dose = exercise.dose
    low, high = (wish.low, wish.high) if wish else _range(exercise)
    later = done[1:][-3:]  # the first time found the weight
    lately = max((len(_alike(performance)) for performance in later), default=0)
    fewest, most = dose.sets
    usual = min(max(lately or USUAL_SETS, 2), most) if exercise.dose.rir else min(max(fewest, 2), most)
    sets = wish.sets if wish else usual
    needed = done[-1].planned if done and done[-1].planned else (wish.sets if wish else fewest)
    return Order(sets, low, high, reserve_of(exercise, situation), needed)


def _alike(performance: Performance) -> Sequence[Effort]:
    """The sets at the working weight; of one that is done side by side, those of one side."""
    sets = performance.at(performance.working)
    sides = {each.side for each in sets if each.side is not None}
    return [each for each in sets if each.side is None or each.side is min(sides)]


def _range(exercise: Exercise) -> tuple[int, int]:
    dose = exercise.dose
    if exercise.tracking is Tracking.DURATION:
        return dose.hold_s or (20, 40)
    if exercise.tracking is Tracking.DISTANCE_WEIGHT:
        return dose.distance_m or (15, 25)
    return dose.reps or (8, 12)


def reserve_of(exercise: Exercise, situation: Situation) -> tuple[int, int] | None:
    """The reps to leave in reserve, from the fewest to the most; None where something else ends a set."""
    dose = exercise.dose.rir
    if dose is None:
        return None
    careful = exercise.spinal_load == "high" or situation.trainee.level is Level.BEGINNER
    low, high = dose if dose[0] >= 3 else (2, 4) if careful else (1, 3)
    least = situation.limits.reserve or 0
    return (low, high) if low >= least else (least, max(high, least + 2))


def target_of(
    exercise: Exercise,
    done: Sequence[Performance],
    situation: Situation,
    *,
    wish: Wish | None = None,
    pattern: Iterable[Performance] = (),
    harder: Harder = lambda _: None,
) -> Target:
    """What to do of the exercise today. done: all that was done of it. pattern: of exercises of the same pattern.

    The kit has to allow it: `equipment.can_do`.
    """
    kit = situation.trainee.at_hand
    known = usable(
        exercise, [performance for performance in done if not performance.light and performance.efforts], kit
    )
    if not known:
        return _first(exercise, situation, wish)
    last = known[-1]
    option = option_of(exercise, last.variant, kit) or ()
    order = order_of(exercise, situation, wish, known)
    known = tuple(map(_one_side, known)) if exercise.tracking is not Tracking.DURATION else known
    gap = time_off(max(performance.day for performance in done), pattern, situation.today)
    found = _usual(exercise, known, option, order, situation, harder)
    if gap.is_one:
        found = _after_break(exercise, known, option, order, situation, gap)
    return replace(_careful(exercise, found, known, option, order, situation), variant=last.variant)


def _one_side(performance: Performance) -> Performance:
    """Sets that were logged side by side, as rounds: of each round the side that did less."""
    left = [each for each in performance.efforts if each.side is not None and each.side.value == "left"]
    right = [each for each in performance.efforts if each.side is not None and each.side.value == "right"]
    both = [each for each in performance.efforts if each.side is None]
    if not left and not right:
        return performance
    rounds = [min(pair, key=lambda each: each.amount) for pair in zip(left, right, strict=False)]
    return replace(performance, efforts=tuple(replace(each, side=None) for each in both + (rounds or left or right)))


def _first(exercise: Exercise, situation: Situation, wish: Wish | None) -> Target:
    trainee = situation.trainee
    option = option_of(exercise, None, trainee.at_hand) or ()
    variant = variant_of(exercise, option)
    order = replace(order_of(exercise, situation, wish, ()), sets=FIRST_SETS if wish is None else min(wish.sets, 3))
    weight, key = None, "first-body"
    if is_band(exercise, variant):
        key = "first-band"
    elif exercise.load in (Load.REQUIRED, Load.ASSIST):
        weight, key = start_weight(exercise, option, trainee.unit, trainee), "first-weight"
    if exercise.tracking is Tracking.DISTANCE_WEIGHT:
        order = replace(order, high=order.low)
    return replace(first_target(order, weight, trainee.unit, key), variant=variant)


def _usual(
    exercise: Exercise,
    known: Sequence[Performance],
    option: tuple[str, ...],
    order: Order,
    situation: Situation,
    harder: Harder,
) -> Target:
    last = known[-1]
    if exercise.tracking is Tracking.DURATION:
        return hold_target(last, order, Next(harder=harder(exercise)))
    if exercise.tracking is Tracking.DISTANCE_WEIGHT:
        return carry_target(
            last, order, _grid(exercise, known, option, situation) if last.working is not None else None
        )
    if is_band(exercise, last.variant):
        return band_target(last, order)
    if last.working is None:
        return body_target(last, order, _then(exercise, situation, harder))
    lifts = _lifts(exercise, known, option, order, situation)
    found = next_target(lifts)
    if lifts.helps:
        if (
            found.course is Course.UP
            and abs(lifts.weight) <= _LITTLE_HELP[lifts.unit]
            and (next_one := harder(exercise))
        ):
            return Target(None, (3,) * min(order.sets, 3), order.rir, Course.UP, Reason("no-help"), instead=next_one)
        return _as_help(found)
    return found


def _then(exercise: Exercise, situation: Situation, harder: Harder) -> Next:
    """After the top of the range: a load where one can be added and the equipment is there, else a harder
    exercise.
    """
    kit, unit = situation.trainee.at_hand, situation.trainee.unit
    if exercise.load is not Load.NONE and not is_band(exercise, None):
        options = [
            option for option in exercise.equipment if _ADDED_WITH.intersection(option) and kit.issuperset(option)
        ]
        if options or (_ADDED_WITH & kit and exercise.weight_means == "added"):
            owned = [weight for key in ("dumbbell", "kettlebell") for weight in situation.trainee.owned.get(key, ())]
            usual = {Unit.KG: "2.5", Unit.LB: "5"} if exercise.dose.step_kg != 0.5 else {Unit.KG: "0.5", Unit.LB: "1"}
            return Next(added=Weight(min(owned, default=Decimal(usual[unit])), unit))
    return Next(harder=harder(exercise))


def _grid(exercise: Exercise, known: Sequence[Performance], option: tuple[str, ...], situation: Situation) -> Grid:
    last = known[-1]
    return grid(exercise, option, last.working or Decimal(0), last.unit, situation.trainee, known)


def _lifts(
    exercise: Exercise, known: Sequence[Performance], option: tuple[str, ...], order: Order, situation: Situation
) -> Lifts:
    """What progression looks at; help gets a minus, so that more is harder for everything."""
    helps = exercise.tracking is Tracking.ASSISTED_REPS
    found = _grid(exercise, known, option, situation)
    if helps:
        known = [replace(performance, efforts=tuple(map(_minus, performance.efforts))) for performance in known]
        found = Grid(-found.anchor, found.step, Decimal(-1_000))
    system: Decimal | None = Decimal(0)
    if exercise.tracking in _BODY:
        weighed = (performance.body for performance in reversed(known) if performance.body is not None)
        body = next(weighed, situation.trainee.body)
        system = body if exercise.pattern == "vertical_pull" else None
    return Lifts(tuple(known), found, known[-1].unit, order, helps, system)


def _minus(effort: Effort) -> Effort:
    return replace(effort, weight=-effort.weight if effort.weight is not None else None)


def _as_help(target: Target) -> Target:
    return replace(target, weight=replace(target.weight, value=abs(target.weight.value)) if target.weight else None)


# ------------------------------------------------------------------ less


def _after_break(
    exercise: Exercise,
    known: Sequence[Performance],
    option: tuple[str, ...],
    order: Order,
    situation: Situation,
    gap: Break,
) -> Target:
    """The first session back: less weight, or fewer reps where there is none, fewer sets and one rep more in
    reserve.
    """
    last = known[-1]
    lowest = min(effort.amount for effort in last.at(last.working))
    sets = gap.sets or max(2, order.sets - gap.fewer)
    rir = (order.rir[0] + 1, order.rir[1] + 1) if order.rir else None
    reason = Reason(
        "back", {"days": gap.days, "weeks": gap.days // 7, "less": int((1 - gap.part) * 100), "sets": sets}
    )
    course = Course.FIRST if gap.anew else Course.BACK
    band = is_band(exercise, last.variant)
    if last.working is None or band:
        amounts = (max(1, int(lowest * gap.part)),) * sets
        return Target(None, amounts, rir, course, reason, about=True)
    weight = _part(exercise, known, option, order, situation, gap.part)
    if exercise.tracking is not Tracking.ASSISTED_REPS and weight < _LEAST_LEFT * gap.part * last.working:
        weight, lowest = last.working, max(1, int(lowest * gap.part))  # one step would be far more than is due
    return Target(Weight(weight, last.unit), (lowest,) * sets, rir, course, reason, about=True)


def _part(
    exercise: Exercise,
    known: Sequence[Performance],
    option: tuple[str, ...],
    order: Order,
    situation: Situation,
    part: Decimal,
) -> Decimal:
    """That part of the last weight, on the grid; help grows instead."""
    if part == 1:
        return known[-1].working or Decimal(0)
    return abs(lighter(_lifts(exercise, known, option, order, situation), part))


def _careful(
    exercise: Exercise,
    found: Target,
    known: Sequence[Performance],
    option: tuple[str, ...],
    order: Order,
    situation: Situation,
) -> Target:
    """What care and a light week take off. Reductions never add up: after a break, nothing more is taken."""
    last, limits = known[-1], situation.limits
    if not limits.steps and found.course in (Course.UP, Course.HOLD):
        reached = tuple(effort.amount for effort in last.at(last.working))
        weight = (
            Weight(last.working, last.unit)
            if last.working is not None and not is_band(exercise, last.variant)
            else None
        )
        found = Target(weight, reached, order.rir, Course.HOLD, Reason("gentle"))
    less = _EASIER if situation.light else limits.high_factor if exercise.spinal_load == "high" else Decimal(1)
    if less < 1 and found.course in (Course.UP, Course.HOLD):
        reached = tuple(effort.amount for effort in last.at(last.working))
        sets = -(-order.sets // 2) if situation.light else order.sets
        weight = (
            Weight(_part(exercise, known, option, order, situation, less), last.unit)
            if last.working is not None
            else None
        )
        amounts = tuple((list(reached) + [min(reached)] * sets)[:sets])
        found = Target(weight, amounts, order.rir, Course.LIGHT, Reason("light" if situation.light else "after-pain"))
    if limits.most_sets is not None:
        found = replace(found, amounts=found.amounts[: limits.most_sets])
    return found
