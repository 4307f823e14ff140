"""Records: what a member never did before, told from their log alone.

A set is compared with the working sets of other workouts that were done before its workout began, of the same
exercise, with the same equipment, on the same side, with a weight that means the same. A weight or a number of
repetitions is a record where no earlier set had as many repetitions or more with as much weight or more, and where
there is something to compare with: for repetitions that weight was lifted before, for a weight (or less help) that
many repetitions were done before. Hence a first time is none, nor is a tie. Warm-ups count for nothing, drops for
the volume alone. Of a workout only the best of each kind is told. A volume takes two earlier workouts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.comparisons import Comparison, Past
from bot.domain.efforts import Compared, Effort, LoggedSet, usual
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
    return records_from(Comparison(exercise, unit), done)


def records_from(comparison: Comparison, done: Iterable[LoggedSet]) -> tuple[Record, ...]:
    """The same of sets that are all later than what the comparison holds; afterwards it holds them too."""
    together = {some[0].workout_id: some for some in workouts(done)}
    found: list[Record] = []
    for logged in sorted((logged for some in together.values() for logged in some), key=_place):
        if logged is together[logged.workout_id][0]:
            found += records_of(comparison, together[logged.workout_id])
        comparison.add(logged)
    return tuple(found)


def news(comparison: Comparison, workout: Iterable[LoggedSet], log_id: int) -> tuple[Record, ...]:
    """The records that one log of a workout brought, the most telling first: its sets are the best so far.

    comparison: the sets of other workouts that were done before this one began. workout: its sets of the exercise.
    A volume is news in the log that goes beyond the former one, and in none after.
    """
    sets = sorted(workout, key=_place)
    last = max((logged.place for logged in sets if logged.log_id == log_id), default=None)
    until = [logged for logged in sets if last is not None and logged.place <= last]
    return tuple(record for record in records_of(comparison, until) if record.by.log_id == log_id)


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


def records_of(comparison: Comparison, sets: Iterable[LoggedSet]) -> tuple[Record, ...]:
    """The records of a workout after what the comparison holds, the most telling first."""
    best: _Best = {}
    together: dict[Compared, Decimal] = {}
    beyond: dict[Compared, LoggedSet] = {}
    for logged in sets:
        effort = comparison.efforts.of(logged)
        past = comparison.past.get(effort.key)
        if past is not None and effort.counts and effort not in past:
            _compare(comparison, logged, effort, past, best)
        if effort.volume:
            of = effort.key.compared
            together[of] = together.get(of, _NOTHING) + effort.volume
            if comparison.workouts.get(of, 0) >= FEWEST_WORKOUTS and together[of] > comparison.volumes[of]:
                beyond.setdefault(of, logged)
    for of, logged in beyond.items():
        volume = Record(RecordKind.VOLUME, logged, together[of], comparison.volumes[of])
        _keep(best, (together[of], _NOTHING), volume)
    return tuple(best[kind][1] for kind in ORDER if kind in best)


def _compare(comparison: Comparison, logged: LoggedSet, effort: Effort, past: Past, best: _Best) -> None:
    """Keep the records that a set is."""
    by_count, by_load = _KINDS[comparison.exercise.tracking]
    shown, before = effort.shown, past.most_shown
    if shown is not None and before is not None and shown > before and not effort.rough:
        record = Record(RecordKind.MAX, logged, shown, before, effort.margin, comparison.unit)
        _keep(best, (effort.max_kg or shown, effort.load), record)
    reached = past.count_at(effort.load)
    if reached >= effort.count:
        return
    count, heaviest = Decimal(effort.count), past.load_for(effort.count)
    if by_load is not None and heaviest is not None:
        _keep(best, (effort.load, count), Record(by_load, logged, abs(effort.load), abs(heaviest)))
    if effort.load in past.loads:
        _keep(best, (effort.load, count), Record(by_count, logged, count, Decimal(reached)))


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
