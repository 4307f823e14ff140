"""How an exercise went, workout by workout, in the one measure that fits it.

The measure is the estimated max where sets tell one, else what the exercise counts: weight, repetitions, seconds,
metres, or help, of which less is better. Only sets that can be compared are told: done with what the last workout was
done with, and with a weight that means the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from bot.domain.efforts import LoggedSet
from bot.domain.exercises import Exercise
from bot.domain.measures import MEASURES, WEIGHTS, Measure, WorkoutBest, bests
from bot.domain.workouts import Unit

__all__ = ["WEIGHTS", "Mark", "Measure", "Series", "series", "series_of"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day's best: kilograms or pounds, repetitions, seconds or metres. record: better than every day before."""

    day: date
    amount: Decimal
    record: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Oldest first; empty where nothing can be told. unit: of weights."""

    measure: Measure
    unit: Unit
    marks: tuple[Mark, ...]

    @property
    def less(self) -> bool:
        """Whether less is better."""
        return self.measure is Measure.HELP

    @property
    def best(self) -> Mark | None:
        """The best day, the first of equals."""
        order = sorted(
            self.marks,
            key=lambda logged_set: (logged_set.amount if self.less else -logged_set.amount, logged_set.day),
        )
        return order[0] if order else None


def series(exercise: Exercise, done: Iterable[LoggedSet], unit: Unit, zone: tzinfo) -> Series:
    """The series of one exercise. done: every set of it that counts, in any order; days are those of `zone`."""
    return series_of(exercise, bests(exercise, done, unit), unit, zone)


def series_of(exercise: Exercise, workouts: Sequence[WorkoutBest], unit: Unit, zone: tzinfo) -> Series:
    """The same from the bests of all workouts, those that began first first."""
    measures = MEASURES[exercise.tracking]
    if not workouts:
        return Series(measures[0], unit, ())
    last = max(workouts, key=lambda best: best.last)
    alike = [best for best in workouts if best.compared == last.compared]
    telling = {measure: sum(measure in best.amounts for best in alike) for measure in measures}
    # What tells the most workouts, the more telling measure of equals; half the workouts are enough for it.
    enough = [measure for measure in measures if 2 * telling[measure] >= len(alike)]
    measure = enough[0] if enough else max(measures, key=lambda measure: telling[measure])
    return Series(measure, unit, _marks(measure, alike, zone))


def _marks(measure: Measure, workouts: Sequence[WorkoutBest], zone: tzinfo) -> tuple[Mark, ...]:
    sign = -1 if measure is Measure.HELP else 1
    days: dict[date, Decimal] = {}
    for best_of in workouts:
        if (amount := best_of.amounts.get(measure)) is not None:
            day = best_of.at.astimezone(zone).date()
            days[day] = sign * max(sign * amount, sign * days.get(day, amount))
    marks: list[Mark] = []
    best: Decimal | None = None
    for day, amount in sorted(days.items()):
        marks.append(Mark(day, amount, best is not None and sign * amount > sign * best))
        best = amount if best is None else sign * max(sign * best, sign * amount)
    return tuple(marks)
