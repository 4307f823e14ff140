"""Walking through a begun workout: what was planned of it, and which set comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor

from bot.domain.coaching.values import Proposal
from bot.domain.exercises import Exercise, Tracking
from bot.domain.sides import Side, in_sets
from bot.domain.workouts import Entry, Kind, Weight, Workout, WorkoutSet


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of a begun workout, as it was proposed; the fields are those of `values.Target` and `values.Item`.

    finds: whether its first sets find the weight.
    """

    exercise_id: str
    amounts: tuple[int, ...]
    variant: str | None = None
    weight: Weight | None = None
    rir: tuple[int, int] | None = None
    rest_s: int = 90
    finds: bool = False
    open: bool = False
    next_band: bool = False
    pair: int | None = None
    warmups: tuple[tuple[int, Weight], ...] = ()
    """Reps and weights of the sets before the first."""


@dataclass(frozen=True, slots=True)
class Step:
    """The set that comes next: the `number`th of `of` of its exercise, with what is proposed for it.

    amount: reps, seconds or metres.
    """

    planned: Planned
    number: int
    of: int
    amount: int
    weight: Weight | None

    @property
    def exercise_id(self) -> str:
        return self.planned.exercise_id


def planned(proposal: Proposal) -> tuple[Planned, ...]:
    """The proposal, as it is kept with the workout that begins with it."""
    return tuple(
        Planned(
            exercise_id=item.exercise.id,
            amounts=item.target.amounts,
            variant=item.target.variant,
            weight=item.target.weight,
            rir=item.target.rir,
            rest_s=item.exercise.dose.rest_s,
            finds=item.target.finds_weight,
            open=item.target.open,
            next_band=item.target.next_band,
            pair=item.pair,
            warmups=tuple((warmup.reps, warmup.weight) for warmup in item.warmups if warmup.weight is not None),
        )
        for item in proposal.items
    )


def done_of(workout: Workout | None, exercise_id: str) -> tuple[WorkoutSet, ...]:
    """The working sets of the exercise so far."""
    sets = workout.of(exercise_id) if workout else ()
    return tuple(workout_set for workout_set in sets if workout_set.kind is Kind.WORK)


def rounds_done(workout: Workout | None, exercise_id: str) -> int:
    """How many working sets are done: left and right together are one, and one side alone is not done yet."""
    return floor(in_sets(workout_set.side for workout_set in done_of(workout, exercise_id)))


def next_step(plan: Sequence[Planned], workout: Workout | None, chosen: str | None = None) -> Step | None:
    """What comes next: the chosen exercise, else the one at hand until its sets are done, else the plan's order.

    Of a pair, the one with fewer sets. None where all is done.
    """
    counts = {item.exercise_id: rounds_done(workout, item.exercise_id) for item in plan}
    open_ = [item for item in plan if counts[item.exercise_id] < len(item.amounts)]
    found = next((item for item in plan if item.exercise_id == chosen), None)
    if found is None and open_:
        found = _at_hand(open_, workout, counts) or open_[0]
    return step_of(found, workout) if found else None


def _at_hand(open_: Sequence[Planned], workout: Workout | None, counts: Mapping[str, int]) -> Planned | None:
    if workout is None:
        return None
    last = workout.logs[-1].entries[-1].exercise_id
    here = next((item for item in open_ if item.exercise_id == last), None)
    mates = [item for item in open_ if here and here.pair is not None and item.pair == here.pair]
    return min(mates, key=lambda item: counts[item.exercise_id]) if mates else here


def step_of(item: Planned, workout: Workout | None) -> Step:
    """The next set of that exercise; with the weight of its last set today, where that was another."""
    done = done_of(workout, item.exercise_id)
    number = rounds_done(workout, item.exercise_id)
    amount = item.amounts[min(number, len(item.amounts) - 1)]
    weight = done[-1].weight if done and done[-1].weight is not None else item.weight
    return Step(item, number + 1, max(len(item.amounts), number + 1), amount, weight)


def unplanned(exercise: Exercise, last: Sequence[WorkoutSet]) -> Planned:
    """An exercise that was not proposed: as many sets as last time, and like them; else the least of its dose."""
    work = [workout_set for workout_set in last if workout_set.kind is Kind.WORK]
    if any(workout_set.side is Side.RIGHT for workout_set in work):  # of each round one side
        work = [workout_set for workout_set in work if workout_set.side is not Side.LEFT]
    amounts = tuple(
        amount for workout_set in work if (amount := workout_set.reps or workout_set.seconds or workout_set.metres)
    )
    low = (exercise.dose.reps or exercise.dose.hold_s or exercise.dose.distance_m or (8, 12))[0]
    weight = next((workout_set.weight for workout_set in work if workout_set.weight is not None), None)
    found = Planned(exercise.id, amounts or (low,) * exercise.dose.sets[0], rest_s=exercise.dose.rest_s)
    return replace(found, weight=weight, rir=exercise.dose.rir)


def as_set(exercise: Exercise, amount: int, weight: Weight | None) -> WorkoutSet:
    """The set that a tap logs: reps, seconds or metres, as the exercise counts."""
    if exercise.tracking is Tracking.DURATION:
        return WorkoutSet(seconds=amount, weight=weight)
    if exercise.tracking is Tracking.DISTANCE_WEIGHT:
        return WorkoutSet(metres=amount, weight=weight)
    return WorkoutSet(reps=amount, weight=weight)


def as_entry(exercise: Exercise, variant: str | None, amount: int, weight: Weight | None) -> Entry:
    """The same as an entry of a log."""
    return Entry(exercise.id, (as_set(exercise, amount, weight),), variant)
