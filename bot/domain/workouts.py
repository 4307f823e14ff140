"""A logged workout: its exercises, their sets, and what they add up to."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.domain.equipment import equipment
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.sides import Side

KG_PER_LB = Decimal("0.45359237")  # exact by definition (international yard and pound agreement, 1959)

MOST_SETS = 50
MOST_REPS = 1_000
MOST_WEIGHT = Decimal(1_000)
MOST_SECONDS = 2 * 60 * 60
MOST_METRES = 10_000

WORKOUT_GAP = timedelta(minutes=90)
"""Logs of a member that lie less than this apart belong to one workout."""

LONGEST_SESSION = timedelta(hours=6)
"""A workout that was begun so long ago takes up no more logs: its end was forgotten."""


class Unit(StrEnum):
    """The unit a weight was said in. It is kept with the number, so nothing drifts by converting."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as it was said: 22.5 kg stays 22.5 kg, 45 lb stays 45 lb. Exact to a thousandth."""

    value: Decimal
    unit: Unit = Unit.KG

    @property
    def kg(self) -> Decimal:
        return self.value if self.unit is Unit.KG else self.value * KG_PER_LB

    def __str__(self) -> str:
        return f"{self.value.normalize():f} {self.unit}"


def in_unit(kg: Decimal, unit: Unit) -> Decimal:
    """Kilograms in another unit, to be shown: what was said in pounds is kept in pounds."""
    return kg if unit is Unit.KG else kg / KG_PER_LB


MASS = r"kgs?|kilos?|kilogram(?:me|m|o)?s?|кг|lbs?|pounds?|\#"
"""How the units of weight are written, for regular expressions; 45# is 45 lb."""

_SAID = re.compile(rf"\s*(\d{{1,4}}(?:[.,]\d{{1,3}})?)\s*({MASS})?\s*", re.IGNORECASE)


def unit_of(mass: str) -> Unit:
    """The unit that a word of `MASS` means."""
    return Unit.LB if mass[0] in "lLpP#" else Unit.KG


def parse_weight(text: str, unit: Unit) -> Weight:
    """Read `81.5`, `81,5 kg` or `180 lb`; a bare number is in `unit`. Raises `DomainError` for anything else."""
    match = _SAID.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None or not 0 < (value := Decimal(match[1].replace(",", "."))) <= MOST_WEIGHT:
        raise DomainError("weight-not-understood", typed=text.strip()[:40])
    return Weight(value, unit_of(match[2]) if match[2] else unit)


class Kind(StrEnum):
    """What a set is for. A warm-up counts for nothing but the history; a drop follows a set without rest."""

    WORK = "work"
    WARM_UP = "warm_up"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class WorkoutSet:
    """One set: exactly one of `reps`, `seconds` or `metres`, and the weight if one was said.

    What the weight stands for (one hand, the stack, what is taken off) is the exercise's `weight_means`, or `means`
    where it was another thing when the set was logged.
    rir: repetitions in reserve, in halves from 0 to 10, if told; RPE is 10 - rir (Zourdos et al. 2016).
    side: which one did it, where that was told; a set without one is of both.
    """

    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None
    weight: Weight | None = None
    kind: Kind = Kind.WORK
    rir: Decimal | None = None
    means: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The sets of one exercise, in the order they were done.

    variant: what it was done with, if told: one of the exercise's alternatives, joined: `cable`, `dumbbell+bench`.
    note: what was written to it. name: what another tracker calls it, where it comes from one.
    """

    exercise_id: str
    sets: tuple[WorkoutSet, ...]
    variant: str | None = None
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """What one message or tap said: `id` is the snowflake of that interaction, so it is stored once.

    body: what the member weighed, where it was known. title, note: what another tracker calls it, and what was
    written to it there.
    """

    id: int
    member_id: int
    guild_id: int | None
    at: datetime
    entries: tuple[Entry, ...]
    body: Weight | None = None
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workout:
    """What was done on one occasion: the logs that lie near each other, oldest first; never none."""

    id: int
    logs: tuple[Log, ...]

    @property
    def member_id(self) -> int:
        return self.logs[0].member_id

    @property
    def at(self) -> datetime:
        """When it began, as far as the logs tell."""
        return self.logs[0].at

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was done, exercise by exercise: sets of the same one are together, where it first came."""
        together: dict[tuple[str, str | None], list[Entry]] = {}
        for log in self.logs:
            for entry in log.entries:
                together.setdefault((entry.exercise_id, entry.variant), []).append(entry)
        return tuple(_joined(entries) for entries in together.values())

    @property
    def sets(self) -> tuple[WorkoutSet, ...]:
        """All sets, of every exercise."""
        return tuple(workout_set for entry in self.entries for workout_set in entry.sets)

    def of(self, exercise_id: str) -> tuple[WorkoutSet, ...]:
        """The sets of one exercise."""
        return tuple(
            workout_set for entry in self.entries if entry.exercise_id == exercise_id for workout_set in entry.sets
        )


def _joined(entries: list[Entry]) -> Entry:
    """Entries of one exercise as one, with every note and name of theirs."""
    if len(entries) == 1:
        return entries[0]
    notes = dict.fromkeys(entry.note for entry in entries if entry.note)
    names = dict.fromkeys(entry.name for entry in entries if entry.name)
    sets = tuple(workout_set for entry in entries for workout_set in entry.sets)
    return replace(entries[0], sets=sets, note="\n".join(notes), name=" / ".join(names))


def weight_means(exercise: Exercise, variant: str | None) -> str:
    """What a weight stands for with that variant: a face pull's is on the stack, with dumbbells in each hand."""
    if variant is not None and variant in exercise.weight_means_with:
        return exercise.weight_means_with[variant]
    usual = "+".join(exercise.equipment[0]) if exercise.equipment else None
    if variant in (None, usual) or exercise.weight_means not in ("stack", "total", "per_hand", "band"):
        return exercise.weight_means
    things = (equipment().get(part) for part in str(variant).split("+"))
    return next((thing.weight_means for thing in things if thing and thing.weight_means), exercise.weight_means)


def fit(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    """The sets as this exercise counts them: a bare number is seconds in a hold and metres in a carry.

    Raises `DomainError` for a kind of set that the exercise does not have, and for a weight on an exercise
    that takes none.
    """
    return tuple(_fit(exercise, workout_set) for workout_set in sets)


def _fit(exercise: Exercise, workout_set: WorkoutSet) -> WorkoutSet:
    workout_set = _fit_weight(exercise, workout_set)
    match exercise.tracking:
        case Tracking.DURATION:
            if (
                workout_set.metres is not None and workout_set.metres <= MOST_SECONDS // 60 // 12
            ):  # 1m of a hold is a minute
                workout_set = replace(workout_set, seconds=workout_set.metres * 60, metres=None)
            counted = replace(workout_set, seconds=workout_set.seconds or workout_set.reps, reps=None)
            wrong = workout_set.metres
        case Tracking.DISTANCE_WEIGHT:
            counted = replace(workout_set, metres=workout_set.metres or workout_set.reps, reps=None)
            wrong = workout_set.seconds
        case _:
            counted = workout_set
            wrong = workout_set.seconds or workout_set.metres
    if wrong is not None:
        raise DomainError(
            "sets-wrong-kind",
            exercise=exercise.name,
            counts=exercise.tracking.value,
            example=example(exercise),
        )
    _within(counted)
    return counted


def _fit_weight(exercise: Exercise, workout_set: WorkoutSet) -> WorkoutSet:
    if workout_set.weight is None:
        return workout_set
    if exercise.load is Load.NONE:
        raise DomainError("sets-no-weight", exercise=exercise.name, example=example(exercise))
    if exercise.load is Load.ASSIST:  # -20 kg and 20 kg of help are the same
        return replace(workout_set, weight=replace(workout_set.weight, value=abs(workout_set.weight.value)))
    if workout_set.weight.value < 0:
        raise DomainError("sets-negative")
    return workout_set


def _within(workout_set: WorkoutSet) -> None:
    for amount, most, key in (
        (workout_set.seconds, MOST_SECONDS, "sets-seconds-too-many"),
        (workout_set.metres, MOST_METRES, "sets-metres-too-many"),
    ):
        if amount is not None and amount > most:
            raise DomainError(key, given=min(amount, 10**9), most=most)


def variant(exercise: Exercise, kit: frozenset[str]) -> str | None:
    """The exercise's alternative that is done with `kit`: the one that is all of it, else the first with it.

    The body is at hand anyway: `bw` says no more than that nothing was added, where the exercise has no such
    alternative. Raises `DomainError` for equipment that the exercise is not done with.
    """
    for usable in (kit, kit - {"bodyweight"}):
        if not usable or not exercise.equipment:
            return None
        fitting = [option for option in exercise.equipment if usable.issubset(option)]
        if fitting:
            return "+".join(next((option for option in fitting if usable == set(option)), fitting[0]))
    raise DomainError(
        "sets-no-variant",
        exercise=exercise.name,
        given=" + ".join(sorted(kit)).replace("_", " "),
        options=", ".join(" + ".join(option) for option in exercise.equipment).replace("_", " "),
    )


def example(exercise: Exercise) -> str:
    """What a member could type for this exercise: its own dose, with a weight where it takes one."""
    dose = exercise.dose
    sets = max(dose.sets[0], sum(dose.sets) // 2)
    match exercise.tracking:
        case Tracking.DURATION:
            return f"{sets}x{dose.hold_s[0] if dose.hold_s else 30}s"
        case Tracking.DISTANCE_WEIGHT:
            return f"{sets}x{dose.distance_m[0] if dose.distance_m else 30}m@24kg"
        case _:
            reps = dose.reps[0] if dose.reps else 10
            return f"{sets}x{reps}@20kg" if exercise.load in (Load.REQUIRED, Load.ASSIST) else f"{sets}x{reps}"
