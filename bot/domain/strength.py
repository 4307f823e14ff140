"""Strength from a set: the estimated max, with its uncertainty, and where there is none.

A set of several repetitions tells what one could be: w(1 + R/30) by Epley (1985), 36w/(37 - R) by Brzycki (1993),
with R the repetitions to failure. They agree at ten and drift apart beyond (at 15 by 9 %, at 20 by 27 %), and of
five repetitions it is predicted best, of more than ten badly (Reynolds et al. 2006, n = 70), so that the mean of
both is taken up to ten, called rough up to twelve, and nothing is said beyond. For pulling no such table is known,
and trained people did 6 to 26 repetitions with 70 % of their max (Zourdos et al. 2021): hence five per cent either
way, a trend and no truth.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.exercises import Exercise, Tracking
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet, in_unit

FORMULA = "epley-brzycki-mean-1"
"""The name of what is reckoned here; another one belongs to another formula."""

MOST_IN_RESERVE = 4
"""Beyond it people misjudge what was left in them too much to reckon with it (Halperin et al. 2022)."""

EXACT, RELIABLE, ROUGH = 1, 10, 12
"""Effective repetitions: the load itself; up to which an estimate is taken; up to which it is called rough."""

_UNCERTAINTY = Decimal("0.05")
_GRIDS = {Unit.KG: Decimal("0.5"), Unit.LB: Decimal(1)}
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated max in kilograms: of what the exercise's weight stands for, so added weight in a pull-up.

    margin_kg: how far it may lie off either way; 0 where one repetition was done. rough: too many repetitions to
    take it for a record.
    """

    kg: Decimal
    margin_kg: Decimal
    rough: bool = False

    def shown(self, unit: Unit) -> Decimal:
        """The number that is shown and compared: to the nearest half kilogram, or pound."""
        return on_grid(self.kg, unit)

    def margin(self, unit: Unit) -> Decimal:
        """How far it may lie off, in whole kilograms or pounds."""
        return in_unit(self.margin_kg, unit).quantize(_ONE, ROUND_HALF_UP)


def on_grid(kg: Decimal, unit: Unit) -> Decimal:
    """Kilograms as they are shown in a unit: to the nearest half kilogram, or pound."""
    grid = _GRIDS[unit]
    return (in_unit(kg, unit) / grid).quantize(_ONE, ROUND_HALF_UP) * grid


def effective_reps(reps: int, rir: Decimal | None) -> Decimal | None:
    """Repetitions to failure: those done and those left, where that was told; None where too many were left."""
    if rir is not None and rir > MOST_IN_RESERVE:
        return None
    return reps + (rir or Decimal(0))


def one_rep_max(kg: Decimal, effective: Decimal) -> Decimal | None:
    """What could be lifted once, from a load and the repetitions to failure with it; None beyond `ROUGH`."""
    if not EXACT <= effective <= ROUGH:
        return None
    if effective == EXACT:
        return kg
    epley = 1 + effective / 30
    brzycki = 36 / (37 - effective)
    return kg * (epley + brzycki) / 2


def estimate(exercise: Exercise, workout_set: WorkoutSet, body: Weight | None) -> Estimate | None:
    """The estimated max of a working set. None where it would mean nothing.

    In a pull-up the body is lifted along, so that what the member weighed on that day (`body`) is reckoned in and
    taken off again: without it there is none. In a T-bar row it is not.
    """
    if not exercise.e1rm or workout_set.kind is not Kind.WORK or not workout_set.reps:
        return None
    effective = effective_reps(workout_set.reps, workout_set.rir)
    carried = _carried(exercise, body)
    if effective is None or carried is None:
        return None
    if workout_set.weight is None and exercise.tracking is not Tracking.BODYWEIGHT_REPS:
        return None
    load = carried + (workout_set.weight.kg if workout_set.weight else 0)
    highest = one_rep_max(load, effective)
    if highest is None or load <= 0:
        return None
    margin = Decimal(0) if effective == EXACT else highest * _UNCERTAINTY
    return Estimate(highest - carried, margin, effective > RELIABLE)


def _carried(exercise: Exercise, body: Weight | None) -> Decimal | None:
    """What is lifted besides the weight; None where that is not known."""
    if exercise.tracking is not Tracking.BODYWEIGHT_REPS:
        return Decimal(0)
    return body.kg if body else None
