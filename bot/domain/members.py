"""What members tell about themselves."""

from dataclasses import dataclass

from bot.domain.exercise_query import ExerciseQuery
from bot.domain.exercises import Exercise, Level, Tracking
from bot.domain.workouts import Unit, Weight

MOST_OWN_EXERCISES = 100
MOST_SAVED = 25
LONGEST_SETUP = 200


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's own settings; what they have not told is None or empty.

    zone: IANA name. unit: of a weight said without one. body: what they weigh. kit: the equipment at hand.
    manner: the code of the way of writing sets that they chose (`bot.domain.notation.manners`).
    """

    zone: str | None = None
    unit: Unit | None = None
    body: Weight | None = None
    kit: frozenset[str] = frozenset()
    manner: str | None = None

    def can_do(self, exercise: Exercise) -> bool:
        """Whether the equipment at hand is enough; where none is told, it is."""
        return ExerciseQuery(at_hand=self.kit).fits(exercise)


@dataclass(frozen=True, slots=True)
class Background:
    """What a member has told about their training; None where they have not.

    heavy_days: weekdays (0 is Monday) of heavy squats or deadlifts elsewhere, empty where there are none.
    """

    level: Level | None = None
    heavy_days: frozenset[int] | None = None


def body_counts(exercise: Exercise) -> bool:
    """Whether what the member weighs is part of the load."""
    return exercise.tracking in (Tracking.BODYWEIGHT_REPS, Tracking.ASSISTED_REPS)
