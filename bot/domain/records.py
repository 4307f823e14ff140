"""Records: what a member never did before, told from their log alone; nothing about them is stored.

A set is compared with the working sets of *earlier workouts* of the same exercise, done with the same equipment, on
the same side, with a weight that means the same. A weight or a number of repetitions is a record where no earlier
set had as many repetitions or more with as much weight or more, and where there is something to compare with: for
repetitions that weight was lifted before, for a weight (or less help) that many repetitions were done before. Hence
a first time is none, nor is a tie. Warm-ups count for nothing, drops for the volume alone. Of a workout only the
best of each kind is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from bot.domain.efforts import Effort, Key, LoggedSet, Past, compared_by, effort_of, key_of, means_of, usual
from bot.domain.exercises import Exercise, Tracking
from bot.domain.workouts import Kind, Unit

__all__ = [
    "LoggedSet",
    "Record",
    "RecordKind",
    "by_workout",
    "news",
    "records",
    "standing",
    "told",
    "usual",
    "workouts",
]

MOST_TOLD = 3


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
    """All records of one exercise, the oldest first, of a workout the most telling first.

    done: every set of it that counts, in any order. unit: the member's, in whose grid estimates are compared.
    """
    return tuple(one for _, found in by_workout(exercise, done, unit) for one in found)


def by_workout(
    exercise: Exercise, done: Iterable[LoggedSet], unit: Unit
) -> Iterator[tuple[tuple[LoggedSet, ...], tuple[Record, ...]]]:
    """Each workout of the exercise, the oldest first: its sets, and the records that it brought."""
    past: dict[Key, Past] = {}
    volumes: dict[tuple[str | None, str], Decimal] = {}
    for sets in workouts(done):
        yield sets, _of_workout(exercise, sets, past, volumes, unit)
        for one in sets:
            if (effort := effort_of(exercise, one)) is not None:
                past.setdefault(key_of(exercise, one), Past()).add(effort, unit)
        for key, volume, _ in _volumes(exercise, sets):
            volumes[key] = max(volume, volumes.get(key, volume))


def news(exercise: Exercise, done: Sequence[LoggedSet], log_id: int, unit: Unit) -> tuple[Record, ...]:
    """The records that one log brought, the most telling first: its sets are the best of their workout so far.

    A volume is news in the log that goes beyond the former one, and in none after it.
    """
    found = next((sets for sets in workouts(done) if any(one.log_id == log_id for one in sets)), None)
    if found is None:
        return ()
    last = max(one.place for one in found if one.log_id == log_id)
    until = [one for one in done if one.workout_id != found[0].workout_id or one.place <= last]
    return tuple(one for one in records(exercise, until, unit) if one.by.log_id == log_id)


def told(found: Iterable[Record]) -> tuple[Record, ...]:
    """The records to tell of a workout or a log: the most telling, three at most."""
    return tuple(sorted(found, key=lambda one: ORDER.index(one.kind)))[:MOST_TOLD]


def standing(found: Iterable[Record]) -> tuple[Record, ...]:
    """Of an exercise's records those that hold now: the last of each kind, the most telling first."""
    last = {one.kind: one for one in found}
    return tuple(last[kind] for kind in ORDER if kind in last)


def workouts(done: Iterable[LoggedSet]) -> tuple[tuple[LoggedSet, ...], ...]:
    """The sets by workout, the oldest first; those of a workout in the order they were logged."""
    together: dict[int, list[LoggedSet]] = {}
    for one in sorted(done, key=lambda one: one.place):
        together.setdefault(one.workout_id, []).append(one)
    return tuple(map(tuple, together.values()))


# ------------------------------------------------------------------ one workout


def _of_workout(
    exercise: Exercise,
    sets: Sequence[LoggedSet],
    past: dict[Key, Past],
    volumes: dict[tuple[str | None, str], Decimal],
    unit: Unit,
) -> tuple[Record, ...]:
    best: dict[RecordKind, tuple[tuple[Decimal, Decimal], Record]] = {}
    for one in sets:
        effort = effort_of(exercise, one)
        before = past.get(key_of(exercise, one))
        if effort is None or before is None:
            continue
        for rank, record in _of_set(exercise, effort, before, unit):
            if record.kind not in best or rank > best[record.kind][0]:
                best[record.kind] = rank, record
    for key, volume, by in _volumes(exercise, sets, volumes):
        if key in volumes and volume > volumes[key]:
            record = Record(RecordKind.VOLUME, by, volume, volumes[key])
            if RecordKind.VOLUME not in best or volume > best[RecordKind.VOLUME][1].amount:
                best[RecordKind.VOLUME] = (volume, volume), record
    return tuple(best[kind][1] for kind in ORDER if kind in best)


def _of_set(
    exercise: Exercise, effort: Effort, past: Past, unit: Unit
) -> Iterator[tuple[tuple[Decimal, Decimal], Record]]:
    """The records of a set, each with what ranks it among those of its kind in the workout."""
    by_count, by_load = _KINDS[exercise.tracking]
    count, load = Decimal(effort.count), effort.load
    if effort.estimate is not None and not effort.estimate.rough and past.max_shown is not None:
        shown, margin = effort.estimate.shown(unit), effort.estimate.margin(unit)
        if shown > past.max_shown:
            yield (effort.estimate.kg, load), Record(RecordKind.MAX, effort.by, shown, past.max_shown, margin, unit)
    reached = past.count_at(load)
    if reached >= effort.count:
        return
    heaviest = past.load_for(effort.count)
    if by_load is not None and heaviest is not None:
        yield (load, count), Record(by_load, effort.by, abs(load), abs(heaviest))
    if load in past.loads:
        yield (load, count), Record(by_count, effort.by, count, Decimal(reached))


_KINDS: dict[Tracking, tuple[RecordKind, RecordKind | None]] = {
    Tracking.WEIGHT_REPS: (RecordKind.REPS, RecordKind.WEIGHT),
    Tracking.BODYWEIGHT_REPS: (RecordKind.REPS, RecordKind.WEIGHT),
    Tracking.ASSISTED_REPS: (RecordKind.REPS, RecordKind.HELP),
    Tracking.DURATION: (RecordKind.HOLD, None),
    Tracking.DISTANCE_WEIGHT: (RecordKind.DISTANCE, RecordKind.CARRY),
}


def _volumes(
    exercise: Exercise, sets: Sequence[LoggedSet], beyond: dict[tuple[str | None, str], Decimal] | None = None
) -> Iterator[tuple[tuple[str | None, str], Decimal, LoggedSet]]:
    """Weight × repetitions in a workout by variant and meaning, with the set that went `beyond`, else the last.

    Left and right count half each, as together they are one set. Where the body is lifted along there is none.
    """
    if exercise.tracking is not Tracking.WEIGHT_REPS:
        return

    def key(one: LoggedSet) -> tuple[str | None, str]:
        return compared_by(exercise, one)

    counted = [one for one in sets if one.set.kind is not Kind.WARM_UP and means_of(exercise, one) != "band"]
    for of, some in groupby(sorted(counted, key=lambda one: (str(key(one)), one.place)), key=key):
        total, by = Decimal(0), None
        for one in some:
            if one.set.weight is None or not one.set.reps:
                continue
            if by is None or total <= (beyond or {}).get(of, total):
                by = one
            total += one.set.weight.kg * one.set.reps / (2 if one.side else 1)
        if by is not None:
            yield of, total, by
