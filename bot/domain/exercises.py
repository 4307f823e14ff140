"""Exercises, muscles and regions: what the catalogue knows, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.domain.errors import DomainError
from bot.domain.instructions import Instructions
from bot.domain.learning import SORE, SoreBack, Topic, UnknownTopic, matching


class Region(StrEnum):
    """A third of the back, from the founding article: lower, mid, upper."""

    LOWER = "lower"
    MID = "mid"
    UPPER = "upper"


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Tracking(StrEnum):
    """What is counted in a set of an exercise."""

    WEIGHT_REPS = "weight_reps"
    BODYWEIGHT_REPS = "bodyweight_reps"
    ASSISTED_REPS = "assisted_reps"
    DURATION = "duration"
    DISTANCE_WEIGHT = "distance_weight"


class Load(StrEnum):
    """Whether a weight belongs to the exercise; an assisting weight is taken off the body's."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"
    ASSIST = "assist"


SPINAL_LOADS = ("low", "moderate", "high")
MOBILITY, CARRY = "mobility", "carry"
"""Patterns that some rule is about."""


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle: its textbook `name`, and the `plain` words that a member reads first."""

    id: str
    name: str
    plain: str
    region: Region | None
    """Where its sets are counted; None for muscles beside the back."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: ranges are (least, most). Units: seconds, metres, kilograms, pounds.

    rir: repetitions in reserve at which a set ends; None where something else ends it.
    lower_s: how long the way down takes.
    step_kg, step_lb: the smallest step up, negative for help that is taken away; what a gym has, so never converted.
    start_kg, start_lb: what to try the first time.
    """

    sets: tuple[int, int]
    rest_s: int
    reps: tuple[int, int] | None = None
    hold_s: tuple[int, int] | None = None
    lower_s: int | None = None
    distance_m: tuple[int, int] | None = None
    rir: tuple[int, int] | None = None
    step_kg: float | None = None
    step_lb: float | None = None
    start_kg: tuple[float, float] | None = None
    start_lb: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: facts that hold in every language, its names and its instructions."""

    id: str
    name: str
    aliases: tuple[str, ...]
    region: Region
    also: tuple[Region, ...]
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    equipment: tuple[tuple[str, ...], ...]
    """Alternatives, each of things needed together."""
    level: Level
    pattern: str
    side: str
    tracking: Tracking
    load: Load
    weight_means: str
    hip_hinge: bool
    spinal_load: str
    e1rm: bool
    dose: Dose
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    home: str
    stop: tuple[str, ...]
    """Names of the groups of warning signs (`Safety.groups`)."""
    instructions: Instructions
    moved: tuple[str, ...] = ()
    """Muscles that it stretches or moves without training them."""
    weight_means_with: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What a weight stands for where an alternative, joined like `dumbbell+bench`, has its own meaning."""

    @property
    def trains(self) -> bool:
        """Whether its sets count: mobility work is no training stimulus."""
        return self.pattern != MOBILITY

    @property
    def strains(self) -> bool:
        """Whether people hold their breath in it: lifts that are heavy for the body or for the lower back."""
        loaded = self.load is not Load.NONE and self.pattern != CARRY
        return loaded and (self.e1rm or SPINAL_LOADS.index(self.spinal_load) > 0)


@dataclass(frozen=True, slots=True)
class RegionGuide:
    """Why a region matters and how to train it, in one language."""

    region: Region
    name: str
    tagline: str
    why: str
    muscles: str
    training: str
    starters: tuple[str, ...]
    """Ids of the exercises to begin with."""


@dataclass(frozen=True, slots=True)
class Safety:
    """Warning signs: by group for an exercise to name, and those that need a doctor now or soon.

    breathing: what every lift in which people hold their breath says.
    """

    groups: Mapping[str, tuple[str, ...]]
    breathing: str
    emergency: tuple[str, ...]
    doctor: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All exercises, muscles and regions, by id. Every id that an entry names exists here."""

    exercises: Mapping[str, Exercise]
    muscles: Mapping[str, Muscle]
    regions: Mapping[Region, RegionGuide]
    safety: Safety
    topics: Mapping[str, Topic]
    sore_back: SoreBack

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self.exercises[exercise_id]

    @cached_property
    def by_region(self) -> Mapping[Region, tuple[Exercise, ...]]:
        """The exercises of each region, in the catalogue's order."""
        return {
            region: tuple(exercise for exercise in self.exercises.values() if exercise.region is region)
            for region in Region
        }

    def starters(self, region: Region | None = None) -> tuple[Exercise, ...]:
        """What to begin with in a region, the first one first; without a region, the first of each."""
        if region is not None:
            return tuple(self[exercise_id] for exercise_id in self.regions[region].starters)
        return tuple(self.starters(each_region)[0] for each_region in Region)

    def stop_signs(self, exercise: Exercise) -> tuple[str, ...]:
        """When to stop: the exercise's own signs first, then those of its groups."""
        return exercise.instructions.stop + tuple(
            sign for group in exercise.stop for sign in self.safety.groups[group]
        )

    def find_topics(self, typed: str) -> list[str]:
        """Ids of topics that `typed` may mean, the likeliest first; the sore back is among them."""
        topics = [(topic.id, topic.name, topic.aliases) for topic in self.topics.values()]
        return matching(typed, [*topics, (SORE, self.sore_back.name, self.sore_back.aliases)])

    def topic_id(self, typed: str) -> str:
        """The id of the topic that was meant. Raises `UnknownTopic` where that is none."""
        if found := self.find_topics(typed):
            return found[0]
        raise UnknownTopic(typed, (topic.name for topic in self.topics.values()))

    def topics_of(self, exercise: Exercise, section: str) -> tuple[Topic, ...]:
        """What that part of the exercise's card leads to."""
        loaded = exercise.load is Load.REQUIRED
        fitting = (
            topic for topic in self.topics.values() if topic.section == section and (loaded or not topic.loaded)
        )
        return tuple(fitting) if exercise.trains else ()

    def safety_notes(self, exercise: Exercise) -> tuple[str, ...]:
        """How to do it safely: the exercise's own notes, then how to breathe where that matters."""
        return exercise.instructions.safety + ((self.safety.breathing,) if exercise.strains else ())


class UnknownExercise(DomainError):
    """No exercise is called so; `nearest` are the ones that may have been meant, best first."""

    def __init__(self, typed: str, nearest: tuple[Exercise, ...]) -> None:
        super().__init__("exercise-unknown" if nearest else "exercise-elsewhere", typed=typed.strip()[:60])
        self.nearest = nearest
