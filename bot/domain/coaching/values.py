"""What the coach knows, and what it says: plain values, made from the log by `bot.services.coaching`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.care import USUAL, Limits
from bot.domain.equipment import equipment
from bot.domain.exercises import Exercise, Level
from bot.domain.sides import Side
from bot.domain.workouts import Unit, Weight

FULL_GYM = frozenset(equipment())
"""All equipment that an exercise of the catalogue may ask for."""


@dataclass(frozen=True, slots=True)
class Effort:
    """A working set: reps, seconds or metres, as the exercise counts; with the weight in the unit of its session."""

    amount: int
    weight: Decimal | None = None
    rir: Decimal | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Performance:
    """What was done of an exercise in one workout, on a local day; warm-ups and drops are not in it.

    planned: how many working sets were planned; None where nothing was. light: whether it was in a light week.
    variant: what it was done with, where that was said. body: what the member weighed, in `unit`.
    """

    day: date
    efforts: tuple[Effort, ...]
    unit: Unit = Unit.KG
    variant: str | None = None
    planned: int | None = None
    light: bool = False
    body: Decimal | None = None
    working: Decimal | None = field(init=False, compare=False)
    """The weight of most working sets, of two the heavier; None where none had a weight."""

    def __post_init__(self) -> None:
        weights = [effort.weight for effort in self.efforts if effort.weight is not None]
        most = max(set(weights), key=lambda weight: (weights.count(weight), weight), default=None)
        object.__setattr__(self, "working", most)

    def at(self, weight: Decimal | None) -> tuple[Effort, ...]:
        """The sets with that weight, in their order; all of them for None."""
        return tuple(effort for effort in self.efforts if weight is None or effort.weight == weight)


History = Mapping[str, tuple[Performance, ...]]
"""What was done of each exercise, by id, the oldest first."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """Who trains. kit: the equipment at hand; the floor always is.

    owned: weights that there are, by equipment, in the member's unit; what is not named has every usual step.
    heavy_elsewhere: weekdays, Monday is 0, of heavy squats or deadlifts that are not logged here.
    """

    kit: frozenset[str] = FULL_GYM
    level: Level = Level.BEGINNER
    unit: Unit = Unit.KG
    body: Decimal | None = None
    owned: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    heavy_elsewhere: frozenset[int] = frozenset()

    @property
    def at_hand(self) -> frozenset[str]:
        return self.kit | {"bodyweight"}


@dataclass(frozen=True, slots=True)
class Situation:
    """Today. minutes: how much time there is. factor: how much longer than estimated the member's workouts take.

    limits: what care asks for. light: whether it is a day of a light week. swaps: exercises to do in place of others.
    """

    today: date
    trainee: Trainee = Trainee()
    minutes: int = 40
    factor: float = 1.0
    limits: Limits = USUAL
    light: bool = False
    swaps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """What a plan, or else the dose, asks of an exercise: `sets` of it in the range from `low` to `high`.

    Reps, seconds or metres. rir: reps in reserve, from the fewest to the most; None where something else ends a set.
    needed: how many sets have to reach the top before a step.
    """

    sets: int
    low: int
    high: int
    rir: tuple[int, int] | None
    needed: int

    @property
    def reserve(self) -> int:
        """The reserve that formulas reckon with: the middle of what is ordered."""
        return self.rir[0] + 1 if self.rir else 2


class Course(StrEnum):
    """What a target does with last time's numbers."""

    FIRST = "first"
    HOLD = "hold"
    UP = "up"
    RESET = "reset"
    BACK = "back"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in one line: a key of `data/<language>/today.ftl` behind `why-`, and its facts."""

    key: str
    facts: Mapping[str, int | str | Weight] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Warmup:
    """A set before the working sets, in no count; `weight` None for an unloaded one."""

    reps: int
    weight: Weight | None = None
    exercise_id: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What to do of an exercise today.

    weight: None where none is used, or where it has to be found. amounts: reps, seconds or metres of each set.
    about: whether the reps are a guess, so that the reserve decides; open: not even a
    guess, as many as leave it. course: what it does with last time's numbers.
    next_band: the next colour. instead: id of the exercise that comes in its place from now on.
    """

    weight: Weight | None
    amounts: tuple[int, ...]
    rir: tuple[int, int] | None
    course: Course
    reason: Reason
    about: bool = False
    open: bool = False
    next_band: bool = False
    instead: str | None = None
    variant: str | None = None
    slow: bool = False
    first_side: Side | None = None

    @property
    def finds_weight(self) -> bool:
        """Whether the first sets find out what to use."""
        return self.course is Course.FIRST


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a workout. seconds: what it takes, by the estimate. why: what the card says."""

    exercise: Exercise
    target: Target
    warmups: tuple[Warmup, ...]
    seconds: int
    why: Reason
    planned: bool = False
    pair: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Today's workout, in the order it is done; `notes` say what is to be known of the whole."""

    items: tuple[Item, ...]
    seconds: int
    notes: tuple[Reason, ...] = ()

    @property
    def minutes(self) -> int:
        return max(1, round(self.seconds / 60)) if self.items else 0

    @property
    def sets(self) -> int:
        return sum(len(item.target.amounts) for item in self.items)
