"""Sets as records compare them: which can be compared, and what was done in numbers.

Help is taken off the body, so that less of it is more: it is reckoned as a weight below nothing. A band's pull is no
weight: sets with the same band are compared by repetitions alone.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.domain.exercises import Exercise, Load
from bot.domain.sides import Side
from bot.domain.strength import Estimate, estimate
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet, weight_means


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """A set that counts, and where it stands. `at` is the moment of its log; `body` what the member weighed then."""

    workout_id: int
    log_id: int
    position: int
    at: datetime
    set: WorkoutSet
    variant: str | None = None
    body: Weight | None = None

    @property
    def side(self) -> Side | None:
        return self.set.side

    @property
    def place(self) -> tuple[datetime, int, int]:
        """What sets are sorted by."""
        return self.at, self.log_id, self.position


@dataclass(frozen=True, slots=True)
class Key:
    """What has to be the same for two sets to be compared; `band` where a weight says which band."""

    variant: str | None
    side: Side | None
    means: str
    band: Decimal | None


@dataclass(frozen=True, slots=True)
class Effort:
    """A working set in numbers: `load` in kg (help is below 0), `count` of repetitions, seconds or metres."""

    load: Decimal
    count: int
    by: LoggedSet
    estimate: Estimate | None


@dataclass(slots=True)
class Past:
    """What the earlier workouts of one key hold.

    frontier: loads with the most counted at each, of which none has both less load and less counted than another.
    """

    loads: set[Decimal] = field(default_factory=set)
    frontier: list[tuple[Decimal, int]] = field(default_factory=list)
    most: int = 0
    max_shown: Decimal | None = None

    def add(self, effort: Effort, unit: Unit) -> None:
        self.loads.add(effort.load)
        self.most = max(self.most, effort.count)
        if effort.estimate is not None:
            shown = effort.estimate.shown(unit)
            self.max_shown = shown if self.max_shown is None else max(shown, self.max_shown)
        if not any(load >= effort.load and count >= effort.count for load, count in self.frontier):
            kept = [one for one in self.frontier if one[0] > effort.load or one[1] > effort.count]
            self.frontier = [*kept, (effort.load, effort.count)]

    def count_at(self, load: Decimal) -> int:
        """The most counted with at least that load; 0 where there is none."""
        return max((count for of, count in self.frontier if of >= load), default=0)

    def load_for(self, count: int) -> Decimal | None:
        """The most load of those with at least as many; None where there is none."""
        return max((load for load, of in self.frontier if of >= count), default=None)


def key_of(exercise: Exercise, one: LoggedSet) -> Key:
    means = means_of(exercise, one)
    band = one.set.weight.kg if means == "band" and one.set.weight else None
    return Key(usual(exercise, one.variant), one.side, means, band)


def compared_by(exercise: Exercise, one: LoggedSet) -> tuple[str | None, str]:
    """The variant, and what the weight stands for: where both are the same, weights can be compared."""
    return usual(exercise, one.variant), means_of(exercise, one)


def usual(exercise: Exercise, variant: str | None) -> str | None:
    """The variant; None where it is the one that is meant where none is said."""
    return None if exercise.equipment and variant == "+".join(exercise.equipment[0]) else variant


def means_of(exercise: Exercise, one: LoggedSet) -> str:
    return one.set.means or weight_means(exercise, one.variant)


def effort_of(exercise: Exercise, one: LoggedSet) -> Effort | None:
    """The set in numbers; None for warm-ups and drops, and where its weight or what is counted is not known."""
    count, load = counted(one.set), _load(exercise, one)
    if one.set.kind is not Kind.WORK or not count or load is None:
        return None
    return Effort(load, count, one, estimate(exercise, one.set, one.body))


def counted(one: WorkoutSet) -> int:
    """The repetitions, seconds or metres of a set."""
    return one.reps or one.seconds or one.metres or 0


def _load(exercise: Exercise, one: LoggedSet) -> Decimal | None:
    """What was lifted, in kilograms; help is below 0. None where a weight belongs to it and none was said."""
    weight = one.set.weight
    if means_of(exercise, one) == "band":
        return Decimal(0)
    if weight is None:
        return None if exercise.load in (Load.REQUIRED, Load.ASSIST) else Decimal(0)
    return -abs(weight.kg) if exercise.load is Load.ASSIST else weight.kg
