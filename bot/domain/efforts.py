"""Sets as records compare them: which can be compared, and what was done in numbers.

Help is taken off the body, so that less of it is more: it is reckoned as a weight below nothing. A band's pull is no
weight: sets with the same band are compared by repetitions alone.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.sides import Side
from bot.domain.strength import estimate
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet, weight_means


class LoggedSet(NamedTuple):
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


BAND = "band"
"""What the weight of such a set means: which band."""

Compared = tuple[str | None, str]
"""The variant, and what the weight stands for: where both are the same, weights can be compared."""


class Key(NamedTuple):
    """What has to be the same for two sets to be compared; `band` where a weight says which band."""

    compared: Compared
    side: Side | None
    band: Decimal | None


@dataclass(frozen=True, slots=True, eq=False)
class Effort:
    """A set in numbers.

    counts: whether it is compared: no warm-up, no drop, and what was lifted and counted is known. load: in kg, help
    below 0. count: of repetitions, seconds or metres. max_kg, shown, margin, rough: as of its estimate; None where it
    has none. volume: in kg, of left or right alone half; 0 where it has none.
    """

    key: Key
    counts: bool
    load: Decimal
    count: int
    max_kg: Decimal | None
    shown: Decimal | None
    margin: Decimal
    rough: bool
    volume: Decimal


class Efforts:
    """The sets of one exercise in numbers. The same set done again is reckoned once: people repeat themselves."""

    def __init__(self, exercise: Exercise, unit: Unit) -> None:
        self._exercise = exercise
        self._unit = unit
        self._known: dict[tuple[int, str | None, int], tuple[Effort, LoggedSet]] = {}

    def of(self, logged_set: LoggedSet) -> Effort:
        # By identity, which is quick: storage gives one object for the same set. What is held keeps its id.
        place = id(logged_set.set), logged_set.variant, id(logged_set.body)
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._reckoned(logged_set), logged_set
        return found[0]

    def _reckoned(self, logged_set: LoggedSet) -> Effort:
        load, count = _load(self._exercise, logged_set), counted(logged_set.set)
        highest = estimate(self._exercise, logged_set.set, logged_set.body)
        return Effort(
            key=_key(self._exercise, logged_set),
            counts=logged_set.set.kind is Kind.WORK and count > 0 and load is not None,
            load=load or Decimal(0),
            count=count,
            max_kg=highest.kg if highest else None,
            shown=highest.shown(self._unit) if highest else None,
            margin=highest.margin(self._unit) if highest else Decimal(0),
            rough=highest is not None and highest.rough,
            volume=_volume(self._exercise, logged_set),
        )


def compared_by(exercise: Exercise, logged_set: LoggedSet) -> Compared:
    """What has to be the same for two weights to be compared."""
    return compared(exercise, logged_set.variant, logged_set.set.means)


def compared(exercise: Exercise, variant: str | None, means: str | None) -> Compared:
    """The same, of a variant and what its weight stood for where that was another thing than now."""
    return usual(exercise, variant), means or weight_means(exercise, variant)


def usual(exercise: Exercise, variant: str | None) -> str | None:
    """The variant; None where it is the one that is meant where none is said."""
    return None if exercise.equipment and variant == "+".join(exercise.equipment[0]) else variant


def counted(workout_set: WorkoutSet) -> int:
    """The repetitions, seconds or metres of a set."""
    return workout_set.reps or workout_set.seconds or workout_set.metres or 0


def _key(exercise: Exercise, logged_set: LoggedSet) -> Key:
    of = compared_by(exercise, logged_set)
    band = logged_set.set.weight.kg if of[1] == BAND and logged_set.set.weight else None
    return Key(of, logged_set.set.side, band)


def _load(exercise: Exercise, logged_set: LoggedSet) -> Decimal | None:
    """What was lifted, in kilograms; help is below 0. None where a weight belongs to it and none was said."""
    weight = logged_set.set.weight
    if compared_by(exercise, logged_set)[1] == BAND:
        return Decimal(0)
    if weight is None:
        return None if exercise.load in (Load.REQUIRED, Load.ASSIST) else Decimal(0)
    return -abs(weight.kg) if exercise.load is Load.ASSIST else weight.kg


def _volume(exercise: Exercise, logged_set: LoggedSet) -> Decimal:
    """Weight × repetitions. Left and right count half each, as together they are one set.

    Where the body is lifted along there is none.
    """
    weight, kind = logged_set.set.weight, logged_set.set.kind
    banded = compared_by(exercise, logged_set)[1] == BAND
    if exercise.tracking is not Tracking.WEIGHT_REPS or kind is Kind.WARM_UP or weight is None or banded:
        return Decimal(0)
    lifted = weight.kg * (logged_set.set.reps or 0)
    return lifted / 2 if logged_set.set.side else lifted
