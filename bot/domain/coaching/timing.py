"""How long a workout takes, and the ramp-up sets before it.

The seconds are a coach's judgement: half a second to eight a rep grow a muscle alike (Schoenfeld et al. 2015,
10.1007/s40279-015-0304-0), and fixed estimates were found two to three times too short (9thLevelSoftware/
Project-Phoenix-MP issue 225), so the member's own factor is multiplied in. Few heavy ramp-ups beat many light ones:
6 × 80 % or 40 % and 80 % against 6 × 40 % (40 men, PMC7558980); a general warm-up can be left out (Iversen et al.
2021,
10.1007/s40279-021-01490-1).
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from statistics import median

from bot.domain.coaching.equipment import BAR, BAR_LOADED
from bot.domain.coaching.values import Target, Warmup
from bot.domain.equipment import equipment
from bot.domain.exercises import CARRY, Exercise, Tracking
from bot.domain.workouts import Weight

_REP_S, _SET_S, _SIDE_S, _RAMP_S = 3, 15, 20, 55
_ROUND = Decimal(5)

FACTOR = (0.8, 1.6)
"""How far the member's own factor may go."""

PULLS = ("horizontal_pull", "vertical_pull")
_RAMPED = frozenset((*PULLS, "hip_hinge"))


def factor(pairs: Sequence[tuple[float, float]]) -> float:
    """Real by estimated seconds of the last five workouts: their median, held to 0.8 to 1.6; 1 without any."""
    ratios = [real / estimated for real, estimated in pairs[-5:] if estimated > 0]
    return min(max(median(ratios), FACTOR[0]), FACTOR[1]) if ratios else 1.0


def set_seconds(exercise: Exercise, amount: int, *, slow: bool = False) -> int:
    """One working set with taking position and logging; both sides of one that is done side by side."""
    dose = exercise.dose
    match exercise.tracking:
        case Tracking.DURATION:
            work = amount
        case Tracking.DISTANCE_WEIGHT:
            work = amount
        case _:
            a_rep = _REP_S
            if dose.hold_s:
                a_rep = dose.hold_s[1] + 2
            elif dose.lower_s or slow:
                a_rep = (dose.lower_s or 3) + 3
            work = amount * a_rep
    if exercise.side == "alternating":
        work *= 2
    return 2 * work + _SIDE_S if exercise.side == "unilateral" else work + _SET_S


def set_up_seconds(option: Sequence[str]) -> int:
    """Setting it up, the change from the exercise before included."""
    known = equipment()
    return max((known[thing].set_up_s for thing in option), default=known["bodyweight"].set_up_s)


def item_seconds(exercise: Exercise, option: Sequence[str], target: Target, warmups: Sequence[Warmup]) -> int:
    """The whole exercise: set-up, ramp-ups, sets, and the rest after each but the last."""
    sets = sum(set_seconds(exercise, amount, slow=target.slow) for amount in target.amounts)
    ramps = sum(warmup.reps * _REP_S + _RAMP_S for warmup in warmups)
    rests = exercise.dose.rest_s * max(0, len(target.amounts) - 1)
    return set_up_seconds(option) + ramps + sets + rests


def pair_seconds(first: tuple[Exercise, Target, int], second: tuple[Exercise, Target, int], set_ups: int) -> int:
    """Two exercises in turn: between two rounds half of the longer rest. The third of each is its ramp-ups' seconds.

    Pairs of opposite exercises gained the same in 36 % less time (n = 43, SportRxiv 419).
    """
    rounds = max(len(first[1].amounts), len(second[1].amounts))
    sets = sum(set_seconds(item[0], amount) for item in (first, second) for amount in item[1].amounts)
    rest = max(first[0].dose.rest_s, second[0].dose.rest_s) // 2
    return set_ups + first[2] + second[2] + sets + (rounds - 1) * rest


def may_pair(item: Exercise, other: Exercise, tiers: tuple[int, int]) -> bool:
    """Only a pull with core work on the floor, or scapular work with a bridge; nothing with the heaviest tier.

    Never two pulls: the same elbow flexors, the same grip.
    """
    if 1 in tiers:
        return False
    for first, second in ((item, other), (other, item)):
        if first.pattern in PULLS and first.region != "upper" and second.pattern == "anti_movement_core":
            return ("bodyweight",) in second.equipment
        if first.pattern == "scapular" and second.id == "glute-bridge":
            return True
    return False


# ------------------------------------------------------------------ ramp-ups


def ramps(exercise: Exercise, option: Sequence[str], target: Target) -> tuple[Warmup, ...]:
    """The warm-up sets before the first loaded exercise of its pattern; none where the weight is to be found."""
    if exercise.id in ("pull-up", "chin-up", "weighted-pull-up") and not target.finds_weight:
        return (Warmup(5, exercise_id="scapular-pull-up"),)
    weight = target.weight
    if weight is None or target.finds_weight or exercise.pattern == CARRY:
        return ()
    if BAR_LOADED.intersection(option):
        return _bar(weight, min(target.amounts))
    rows = exercise.pattern in _RAMPED and exercise.tracking is Tracking.WEIGHT_REPS
    if rows and {"cable", "machine", "dumbbell"}.intersection(option):
        return _rising(weight, [(Decimal("0.6"), 8)], Decimal(0))
    return ()


def _bar(weight: Weight, reps: int) -> tuple[Warmup, ...]:
    in_kg = weight.kg
    if in_kg <= 30:
        steps: list[tuple[Decimal, int]] = []
    elif in_kg <= 60:
        steps = [(Decimal("0.7"), 4)]
    elif in_kg <= 100:
        steps = [(Decimal("0.5"), 5), (Decimal("0.75"), 3)]
    else:
        steps = [(Decimal("0.4"), 5), (Decimal("0.6"), 3), (Decimal("0.8"), 2)]
        steps += [(Decimal("0.9"), 1)] if reps <= 5 else []
    bar = BAR[weight.unit]
    empty = (Warmup(8, Weight(bar, weight.unit)),) if weight.value > bar else ()
    return empty + _rising(weight, steps, bar)


def _rising(weight: Weight, steps: Sequence[tuple[Decimal, int]], above: Decimal) -> tuple[Warmup, ...]:
    """The parts of the weight, down to 5 kg or lb, strictly rising and below it."""
    found = []
    for part, reps in steps:
        value = (weight.value * part / _ROUND).to_integral_value(rounding=ROUND_FLOOR) * _ROUND
        if above < value < weight.value:
            found.append(Warmup(reps, Weight(value, weight.unit)))
            above = value
    return tuple(found)
