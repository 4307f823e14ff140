"""Records: what a member never did before, told from their log alone; nothing about them is stored.

A set is compared with the working sets of other workouts that were done before its workout began, of the same
exercise, with the same equipment, on the same side, with a weight that means the same. A weight or a number of
repetitions is a record where no earlier set had as many repetitions or more with as much weight or more, and where
there is something to compare with: for repetitions that weight was lifted before, for a weight (or less help) that
many repetitions were done before. Hence a first time is none, nor is a tie. Warm-ups count for nothing, drops for
the volume alone. Of a workout only the best of each kind is told. A volume takes two earlier workouts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bot.domain.efforts import BAND, Compared, Effort, Efforts, Key, LoggedSet, Past, compared, usual
from bot.domain.exercises import Exercise, Tracking
from bot.domain.workouts import Unit, Workout

__all__ = ["LoggedSet", "Record", "RecordKind", "most_telling", "news", "records", "standing", "usual", "workouts"]

MOST_TOLD = 3

FEWEST_WORKOUTS = 2
"""Before a volume can be a record: in a second workout one set more would be one, which tells nothing."""


class RecordKind(StrEnum):
    """What a record is of, the most telling first."""

    MAX = "max"
    """The estimated max, as it is shown (`Estimate.shown`)."""
    WEIGHT = "weight"
    """Most weight for at least so many repetitions."""
    REPS = "reps"
    """Most repetitions with at least that weight, or with no more help."""
    HOLD = "hold"
    """Longest hold."""
    DISTANCE = "distance"
    """Farthest carry with at least that weight."""
    CARRY = "carry"
    """Heaviest carry over at least so many metres."""
    HELP = "help"
    """Least help for at least so many repetitions."""
    VOLUME = "volume"
    """Most weight × repetitions of the exercise in a workout."""


ORDER = tuple(RecordKind)


@dataclass(frozen=True, slots=True)
class Record:
    """A record, and the set that brought it; of a volume, the set that went beyond the former one.

    amount, before: the number and what it was until then: kilograms for WEIGHT, CARRY, HELP (help is above 0) and
    VOLUME, repetitions, seconds or metres for REPS, HOLD and DISTANCE; for MAX the number as it is shown, in `unit`.
    margin: of MAX, how far it may lie off, in `unit`.
    """

    kind: RecordKind
    by: LoggedSet
    amount: Decimal
    before: Decimal
    margin: Decimal = Decimal(0)
    unit: Unit = Unit.KG

    @property
    def gain(self) -> Decimal:
        """How much better it is, above 0 for less help as well."""
        return abs(self.amount - self.before)


# ------------------------------------------------------------------ what can be asked


def records(exercise: Exercise, done: Iterable[LoggedSet], unit: Unit) -> tuple[Record, ...]:
    """All records of one exercise, by workout, the oldest first, of a workout the most telling first.

    done: every set of it that counts, in any order. unit: the member's, in whose grid estimates are compared.
    """
    together = {some[0].workout_id: some for some in workouts(done)}
    book = _Book(exercise, unit)
    found: list[Record] = []
    for logged_set in sorted((logged_set for some in together.values() for logged_set in some), key=_place):
        if logged_set is together[logged_set.workout_id][0]:
            found += book.records_of(together[logged_set.workout_id])
        book.add(logged_set)
    return tuple(found)


class Volume(NamedTuple):
    """What was lifted in a workout with one variant and one meaning of weights (as in sets), in kilograms."""

    workout_id: int
    variant: str | None
    means: str | None
    kg: Decimal


@dataclass(frozen=True, slots=True)
class Before:
    """What records need of the sets of other workouts that were done before a workout began.

    sets: what was done, each at least once; where it stands does not matter.
    """

    sets: tuple[LoggedSet, ...] = ()
    volumes: tuple[Volume, ...] = ()


def news(
    exercise: Exercise, before: Before, workout: Iterable[LoggedSet], log_id: int, unit: Unit
) -> tuple[Record, ...]:
    """The records that one log of a workout brought, the most telling first: its sets are the best so far.

    workout: its sets of the exercise. A volume is news in the log that goes beyond the former one, and in none after.
    """
    book = _Book(exercise, unit, before)
    sets = sorted(workout, key=_place)
    last = max((workout_set.place for workout_set in sets if workout_set.log_id == log_id), default=None)
    until = [workout_set for workout_set in sets if last is not None and workout_set.place <= last]
    return tuple(record for record in book.records_of(until) if record.by.log_id == log_id)


def most_telling(found: Iterable[Record]) -> tuple[Record, ...]:
    """The records to tell of a workout or a log: the most telling, three at most."""
    return tuple(sorted(found, key=lambda record: ORDER.index(record.kind)))[:MOST_TOLD]


def standing(found: Iterable[Record]) -> tuple[Record, ...]:
    """Of an exercise's records those that hold now: the last of each kind, the most telling first."""
    last = {record.kind: record for record in found}
    return tuple(last[kind] for kind in ORDER if kind in last)


def workouts(done: Iterable[LoggedSet]) -> tuple[tuple[LoggedSet, ...], ...]:
    """The sets by workout, the oldest first; those of a workout in the order they were logged."""
    together: dict[int, list[LoggedSet]] = {}
    for logged_set in sorted(done, key=_place):
        together.setdefault(logged_set.workout_id, []).append(logged_set)
    return tuple(map(tuple, together.values()))


def logged_sets(workout: Workout, exercise_id: str) -> tuple[LoggedSet, ...]:
    """A workout's sets of an exercise, in the order they were logged."""
    found = []
    for log in workout.logs:
        position = 0
        for entry in log.entries:
            for workout_set in entry.sets:
                position += 1
                if entry.exercise_id == exercise_id:
                    found.append(
                        LoggedSet(workout.id, log.id, position, log.at, workout_set, entry.variant, log.body)
                    )
    return tuple(found)


def _place(logged_set: LoggedSet) -> tuple[datetime, int, int]:
    return logged_set.at, logged_set.log_id, logged_set.position


# ------------------------------------------------------------------ one workout

_Best = dict[RecordKind, tuple[tuple[Decimal, Decimal], Record]]
"""Of a workout, the best record of each kind, with what ranks it."""


class _Book:
    """What was done so far of one exercise."""

    def __init__(self, exercise: Exercise, unit: Unit, before: Before = Before()) -> None:
        self._by_count, self._by_load = _KINDS[exercise.tracking]
        self._unit = unit
        self._efforts = Efforts(exercise, unit)
        self._past: dict[Key, Past] = {}
        self._volumes: dict[Compared, Decimal] = {}
        self._workouts: Counter[Compared] = Counter()
        self._together: dict[tuple[int, Compared], Decimal] = {}
        for workout_set in before.sets:
            self._compare_with(self._efforts.of(workout_set))
        for of in before.volumes if exercise.tracking is Tracking.WEIGHT_REPS else ():
            key = compared(exercise, of.variant, of.means)
            if key[1] != BAND:
                self._lifted(of.workout_id, key, of.kg)

    def add(self, logged_set: LoggedSet) -> None:
        """Take a set in: what comes later is compared with it."""
        effort = self._efforts.of(logged_set)
        self._compare_with(effort)
        if effort.volume:
            self._lifted(logged_set.workout_id, effort.key.compared, effort.volume)

    def _lifted(self, workout_id: int, of: Compared, kg: Decimal) -> None:
        place = workout_id, of
        self._workouts[of] += place not in self._together
        volume = self._together[place] = self._together.get(place, _NOTHING) + kg
        self._volumes[of] = max(volume, self._volumes.get(of, volume))

    def _compare_with(self, effort: Effort) -> None:
        if effort.counts:
            if effort.key not in self._past:
                self._past[effort.key] = Past()
            self._past[effort.key].add(effort)

    def records_of(self, sets: Iterable[LoggedSet]) -> tuple[Record, ...]:
        """The records of a workout after what was taken in, the most telling first."""
        best: _Best = {}
        together: dict[Compared, Decimal] = {}
        beyond: dict[Compared, LoggedSet] = {}
        for workout_set in sets:
            effort = self._efforts.of(workout_set)
            past = self._past.get(effort.key)
            if past is not None and effort.counts and effort not in past:
                self._compare(workout_set, effort, past, best)
            if effort.volume:
                of = effort.key.compared
                together[of] = together.get(of, _NOTHING) + effort.volume
                if self._workouts[of] >= FEWEST_WORKOUTS and together[of] > self._volumes[of]:
                    beyond.setdefault(of, workout_set)
        for of, workout_set in beyond.items():
            _keep(
                best,
                (together[of], _NOTHING),
                Record(RecordKind.VOLUME, workout_set, together[of], self._volumes[of]),
            )
        return tuple(best[kind][1] for kind in ORDER if kind in best)

    def _compare(self, logged_set: LoggedSet, effort: Effort, past: Past, best: _Best) -> None:
        """Keep the records that a set is."""
        shown, before = effort.shown, past.most_shown
        if shown is not None and before is not None and shown > before and not effort.rough:
            record = Record(RecordKind.MAX, logged_set, shown, before, effort.margin, self._unit)
            _keep(best, (effort.max_kg or shown, effort.load), record)
        reached = past.count_at(effort.load)
        if reached >= effort.count:
            return
        count, heaviest = Decimal(effort.count), past.load_for(effort.count)
        if self._by_load is not None and heaviest is not None:
            _keep(best, (effort.load, count), Record(self._by_load, logged_set, abs(effort.load), abs(heaviest)))
        if effort.load in past.loads:
            _keep(best, (effort.load, count), Record(self._by_count, logged_set, count, Decimal(reached)))


def _keep(best: _Best, rank: tuple[Decimal, Decimal], record: Record) -> None:
    """Keep a record where it is the best of its kind; the first of equals stays."""
    if record.kind not in best or rank > best[record.kind][0]:
        best[record.kind] = rank, record


_NOTHING = Decimal(0)

_KINDS: dict[Tracking, tuple[RecordKind, RecordKind | None]] = {
    Tracking.WEIGHT_REPS: (RecordKind.REPS, RecordKind.WEIGHT),
    Tracking.BODYWEIGHT_REPS: (RecordKind.REPS, RecordKind.WEIGHT),
    Tracking.ASSISTED_REPS: (RecordKind.REPS, RecordKind.HELP),
    Tracking.DURATION: (RecordKind.HOLD, None),
    Tracking.DISTANCE_WEIGHT: (RecordKind.DISTANCE, RecordKind.CARRY),
}
"""What more of what is counted is called, and what more weight, or less help."""
