"""What an exercise is done with today, and the steps that this equipment allows.

A step is never converted: 5 lb, not 5.51. The table is the habit of gyms; complaints about other programs are of
weights
that no rack has (tomkis/liftcoach issue 37, nSuns 5-3-1 issue 17) and of rounding back to the same number
(astashov/liftosaur issue 338), hence the grid that is anchored at the logged weight.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from bot.domain.coaching.values import Performance, Trainee
from bot.domain.equipment import equipment
from bot.domain.exercises import Exercise, Tracking
from bot.domain.workouts import Unit, Weight, weight_means

_BARS = frozenset(thing.id for thing in equipment().values() if thing.bar)
BAR_LOADED = _BARS
BAR = equipment()["barbell"].bar

_HEAVY_BAR = frozenset({"deadlift", "romanian-deadlift", "trap-bar-deadlift", "shrug", "t-bar-row", "hip-thrust"})
"""Bar lifts whose step is 5 kg or 10 lb; of all others it is half of that."""

_RAISES = frozenset({"external-rotation", "prone-ytw", "prone-y-raise", "prone-t-raise"})
_STEPS = {
    "bar": {Unit.KG: "2.5", Unit.LB: "5"},
    "heavy-bar": {Unit.KG: "5", Unit.LB: "10"},
    "dumbbell": {Unit.KG: "2", Unit.LB: "5"},
    "light-dumbbell": {Unit.KG: "1", Unit.LB: "2.5"},
    "raise": {Unit.KG: "0.5", Unit.LB: "1"},
    "kettlebell": {Unit.KG: "4", Unit.LB: "8"},
    "stack": {Unit.KG: "5", Unit.LB: "10"},
    "small-stack": {Unit.KG: "2.5", Unit.LB: "5"},
    "added": {Unit.KG: "1.25", Unit.LB: "2.5"},
    "help": {Unit.KG: "2.5", Unit.LB: "5"},
}
_STARTS = {
    "bar": {Unit.KG: "20", Unit.LB: "45"},
    "heavy-bar": {Unit.KG: "20", Unit.LB: "45"},
    "dumbbell": {Unit.KG: "4", Unit.LB: "10"},
    "light-dumbbell": {Unit.KG: "1", Unit.LB: "2.5"},
    "raise": {Unit.KG: "1", Unit.LB: "2"},
    "kettlebell": {Unit.KG: "8", Unit.LB: "18"},
    "stack": {Unit.KG: "10", Unit.LB: "20"},
    "small-stack": {Unit.KG: "5", Unit.LB: "10"},
    "added": {Unit.KG: "2.5", Unit.LB: "5"},
    "help": {Unit.KG: "30", Unit.LB: "65"},
}
_LIGHT = {Unit.KG: Decimal(10), Unit.LB: Decimal(22)}
_FEWEST_WEIGHTS = 3


def option_of(exercise: Exercise, variant: str | None, kit: frozenset[str]) -> tuple[str, ...] | None:
    """The alternative that it is done with: the variant's, else the first that the kit allows; None for none."""
    if not exercise.equipment:
        return ()
    if variant is not None:
        wanted = tuple(variant.split("+"))
        return wanted if kit.issuperset(wanted) else None
    return next((option for option in exercise.equipment if kit.issuperset(option)), None)


def can_do(exercise: Exercise, kit: frozenset[str]) -> bool:
    """Whether the equipment is enough for one of its alternatives."""
    return option_of(exercise, None, kit) is not None


def variant_of(exercise: Exercise, option: tuple[str, ...]) -> str | None:
    """How the log calls the alternative; None for the usual one."""
    if not exercise.equipment or option == exercise.equipment[0]:
        return None
    return "+".join(option)


def usable(exercise: Exercise, done: Sequence[Performance], kit: frozenset[str]) -> tuple[Performance, ...]:
    """The performances that say something about today's: alike in variant and unit to the newest one possible now.

    Weights on stacks, bands and in hands are never mixed. What was logged without a variant and without a weight may
    have been done with anything.
    """
    possible = [performance for performance in done if _possible(exercise, performance, kit)]
    if not possible:
        return ()
    last = possible[-1]
    alike = (last.variant, last.unit, last.working is None)
    return tuple(
        performance
        for performance in possible
        if (performance.variant, performance.unit, performance.working is None) == alike
    )


def _possible(exercise: Exercise, performance: Performance, kit: frozenset[str]) -> bool:
    if performance.variant is not None:
        return option_of(exercise, performance.variant, kit) is not None
    if performance.working is None or not exercise.equipment or exercise.tracking is not Tracking.WEIGHT_REPS:
        return can_do(exercise, kit)
    return kit.issuperset(exercise.equipment[0])


def is_band(exercise: Exercise, variant: str | None) -> bool:
    """Whether its load is a band, which has colours and no kilograms."""
    return weight_means(exercise, variant) == "band"


@dataclass(frozen=True, slots=True)
class Grid:
    """The weights that there are: `anchor` and whole steps from it, or those that are owned; never below `least`."""

    anchor: Decimal
    step: Decimal
    least: Decimal
    owned: tuple[Decimal, ...] = ()

    def up(self) -> Decimal | None:
        """The next heavier weight; None where no heavier one is owned."""
        if self.owned:
            return min((weight_owned for weight_owned in self.owned if weight_owned > self.anchor), default=None)
        return self.anchor + self.step

    def at_most(self, weight: Decimal) -> Decimal:
        """The heaviest weight that is not above `weight`; the lightest there is, where none is."""
        if self.owned:
            return max(
                (weight_owned for weight_owned in self.owned if weight_owned <= weight), default=min(self.owned)
            )
        steps = ((weight - self.anchor) / self.step).to_integral_value(rounding=ROUND_FLOOR)
        found = self.anchor + steps * self.step
        return found if found >= self.least else min(self.least, self.anchor)

    def at_least(self, weight: Decimal) -> Decimal:
        """The lightest weight that is not below `weight`."""
        below = self.at_most(weight)
        if below >= weight:
            return below
        if self.owned:
            return min(
                (weight_owned for weight_owned in self.owned if weight_owned >= weight), default=max(self.owned)
            )
        return below + self.step

    def down(self, weight: Decimal) -> Decimal:
        """The heaviest weight not above `weight`, and at least a step below the anchor where there is one."""
        found = self.at_most(weight)
        return found if found < self.anchor else self.at_most(self.anchor - Decimal("0.001"))


def kind_of(exercise: Exercise, option: tuple[str, ...], weight: Decimal, unit: Unit) -> str:
    """Which row of the table of steps applies."""
    if exercise.tracking is Tracking.ASSISTED_REPS:
        return "help"
    if exercise.tracking is Tracking.BODYWEIGHT_REPS and exercise.pattern == "vertical_pull":
        return "added"
    if exercise.id in _RAISES:
        return "raise"
    if _BARS.intersection(option):
        return "heavy-bar" if exercise.id in _HEAVY_BAR else "bar"
    if "kettlebell" in option:
        return "kettlebell"
    if "dumbbell" in option or "household" in option:
        return "light-dumbbell" if weight < _LIGHT[unit] or exercise.dose.step_kg == 1 else "dumbbell"
    if {"cable", "machine"}.intersection(option):
        small = exercise.pattern in ("scapular", "anti_movement_core") or exercise.id in _SMALL_STACKS
        return "small-stack" if small or exercise.dose.step_kg == Decimal("2.5") else "stack"
    return "small-stack"


_IN_HAND = frozenset({"dumbbell", "kettlebell", "household"})
_SMALL_STACKS = frozenset({"straight-arm-pulldown", "one-arm-cable-row", "cable-pull-through"})


def usual_step(exercise: Exercise, variant: str | None, weight: Weight) -> Weight:
    """The step that the equipment usually has, above 0: what the buttons beside a set change."""
    everything = frozenset(thing for option in exercise.equipment for thing in option)
    option = option_of(exercise, variant, everything) or ()
    return Weight(Decimal(_STEPS[kind_of(exercise, option, weight.value, weight.unit)][weight.unit]), weight.unit)


def smallest_difference(weights: Iterable[Decimal]) -> Decimal | None:
    """The smallest step between weights that were logged; None below three of them."""
    known = sorted(set(weights))
    if len(known) < _FEWEST_WEIGHTS:
        return None
    return min(after - before for before, after in itertools.pairwise(known))


def grid(
    exercise: Exercise,
    option: tuple[str, ...],
    weight: Decimal,
    unit: Unit,
    trainee: Trainee,
    done: Sequence[Performance],
) -> Grid:
    """The weights around `weight`. done: performances that were made with the same equipment."""
    kind = kind_of(exercise, option, weight, unit)
    logged = smallest_difference(
        effort.weight for each in done for effort in each.efforts if effort.weight is not None
    )
    step = logged or Decimal(_STEPS[kind][unit])
    least = BAR[unit] if _BARS.intersection(option) else step
    owned = next((trainee.owned[thing] for thing in option if thing in trainee.owned), ())
    return Grid(weight, step, least, tuple(sorted(owned)) if unit is trainee.unit else ())


def start_weight(exercise: Exercise, option: tuple[str, ...], unit: Unit, trainee: Trainee) -> Decimal:
    """What to try the first time: the empty bar, the second pin, the lightest dumbbells; all say start too light."""
    usual = not exercise.equipment or option == exercise.equipment[0]
    if not usual and _IN_HAND.intersection(option) and _IN_HAND.intersection(exercise.equipment[0]):
        usual = True
    dose = exercise.dose.start_kg if unit is Unit.KG else exercise.dose.start_lb
    kind = kind_of(exercise, option, Decimal(0), unit)
    if kind == "light-dumbbell" and exercise.dose.step_kg != 1:
        kind = "dumbbell"
    weight = Decimal(str(dose[0])) if usual and dose else Decimal(_STARTS[kind][unit])
    owned = next((trainee.owned[thing] for thing in option if thing in trainee.owned), ())
    return min(owned, key=lambda each: (each < weight, abs(each - weight))) if owned else weight
