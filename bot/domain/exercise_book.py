"""What a member's sets of one exercise come to: their records, the bests of each workout, and what is compared.

A book can be written down and taken up again, so that a long history is read once: what comes later is added to it.
Records from a book that was taken up are those from scratch (`tests/domain/test_exercise_book.py`).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from bot.domain.comparisons import Comparison
from bot.domain.efforts import LoggedSet
from bot.domain.exercises import Exercise
from bot.domain.measures import WorkoutBest, bests
from bot.domain.records import Record, RecordKind, records_from
from bot.domain.sides import Side
from bot.domain.strength import FORMULA
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet

VERSION = 2
"""Raised where records or series are reckoned otherwise: what was written down before is not taken up again."""

_EPOCH = datetime.fromtimestamp(0, UTC)
_MICROSECOND = timedelta(microseconds=1)


class ExerciseBook:
    """Takes in sets of whole workouts, each later than all before it.

    As text it has a line for each of its parts, and of a book that is taken up only what is asked for is read.
    """

    def __init__(self, exercise: Exercise, unit: Unit, comparison: Comparison | None = None) -> None:
        self.exercise = exercise
        self.unit = unit
        self.comparison = comparison or Comparison(exercise, unit)
        self._records = _Part[Record]()
        self._bests = _Part[WorkoutBest]()

    def add(self, done: Iterable[LoggedSet]) -> None:
        """Take in sets, in any order; none is earlier than those that are in."""
        sets = tuple(done)
        self._records.new += records_from(self.comparison, sets)
        self._bests.new += bests(self.exercise, sets, self.unit)

    @property
    def records(self) -> list[Record]:
        """All records, by workout, the oldest first."""
        return self._records.all(lambda facts: _record_in(facts, self.unit))

    @property
    def bests(self) -> list[WorkoutBest]:
        """The bests of all workouts, those that began first first."""
        return self._bests.all(_best_in)

    @property
    def logged(self) -> bool:
        """Whether there is any working set."""
        return bool(self._bests.new) or self._bests.text != NOTHING

    def written(self) -> str:
        """All of it, to be taken up by `read`."""
        parts = (
            self.comparison.written(),
            [_record_out(record) for record in self.records],
            [best.written(_micros(best.at), _place_out(best.last)) for best in self.bests],
        )
        return "\n".join(json.dumps(part, separators=(",", ":")) for part in parts)

    @classmethod
    def read(cls, exercise: Exercise, unit: Unit, text: str) -> "ExerciseBook":
        """The book that `written` wrote, under the same `rules_of`."""
        comparison, records, workouts = text.split("\n")
        book = cls(exercise, unit, Comparison.read(exercise, unit, json.loads(comparison)))
        book._records.text = records
        book._bests.text = workouts
        return book


NOTHING = "[]"

T = TypeVar("T")


@dataclass(slots=True)
class _Part(Generic[T]):
    """What was written down, read where it is asked for, and what came since."""

    text: str = NOTHING
    new: list[T] = field(default_factory=list)

    def all(self, read: Callable[[list[Any]], T]) -> list[T]:
        if self.text != NOTHING:
            self.new = [*map(read, json.loads(self.text)), *self.new]
            self.text = NOTHING
        return self.new


def comparison_in(exercise: Exercise, unit: Unit, text: str) -> Comparison:
    """Of a written book, what sets are compared with."""
    return Comparison.read(exercise, unit, json.loads(text.partition("\n")[0]))


def rules_of(exercise: Exercise, unit: Unit) -> str:
    """By what a book was reckoned, short: one that was written under other rules is of no use."""
    facts = (
        VERSION,
        FORMULA,
        unit.value,
        exercise.tracking.value,
        exercise.load.value,
        exercise.e1rm,
        exercise.equipment[:1],
        exercise.weight_means,
        sorted(exercise.weight_means_with.items()),
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


class Boundary(NamedTuple):
    """Where a history can be cut: no workout has sets on both sides. until: the moment of the last set before it."""

    until: datetime
    before: tuple[LoggedSet, ...]
    behind: tuple[LoggedSet, ...]


def boundary(done: Iterable[LoggedSet], latest: datetime) -> Boundary | None:
    """The last place where the history can be cut so that all before it is earlier than `latest`; None for none."""
    sets = sorted(done, key=lambda logged: logged.place)
    last_of = {logged.workout_id: at for at, logged in enumerate(sets)}
    cut, open_until = 0, -1
    for at, logged in enumerate(sets):
        open_until = max(open_until, last_of[logged.workout_id])
        apart = at + 1 == len(sets) or sets[at + 1].at > logged.at
        if logged.at >= latest:
            break
        if open_until == at and apart:
            cut = at + 1
    return Boundary(sets[cut - 1].at, tuple(sets[:cut]), tuple(sets[cut:])) if cut else None


# ------------------------------------------------------------------ as text


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _moment(micros: int) -> datetime:
    return _EPOCH + micros * _MICROSECOND


def _place_out(place: tuple[datetime, int, int]) -> Sequence[int]:
    return _micros(place[0]), place[1], place[2]


def _best_in(facts: list[Any]) -> WorkoutBest:
    at, last, *rest = facts
    return WorkoutBest.read(_moment(at), (_moment(last[0]), last[1], last[2]), rest)


def _record_out(record: Record) -> list[Any]:
    by = record.by
    done = by.set
    return [
        record.kind.value,
        str(record.amount),
        str(record.before),
        str(record.margin),
        [by.workout_id, by.log_id, by.position, _micros(by.at), by.variant, *_weight_out(by.body)],
        [done.reps, done.seconds, done.metres, *_weight_out(done.weight), done.kind.value, _text(done.rir)],
        [done.means, done.side.value if done.side else None],
    ]


def _record_in(facts: list[Any], unit: Unit) -> Record:
    kind, amount, before, margin, place, done, more = facts
    workout_id, log_id, position, at, variant, body, body_unit = place
    reps, seconds, metres, weight, weight_unit, sort, rir = done
    means, side = more
    made = WorkoutSet(
        reps,
        seconds,
        metres,
        _weight_in(weight, weight_unit),
        Kind(sort),
        _number(rir),
        means,
        Side(side) if side else None,
    )
    by = LoggedSet(workout_id, log_id, position, _moment(at), made, variant, _weight_in(body, body_unit))
    of_unit = unit if kind == RecordKind.MAX.value else Unit.KG
    return Record(RecordKind(kind), by, Decimal(amount), Decimal(before), Decimal(margin), of_unit)


def _weight_out(weight: Weight | None) -> tuple[str | None, str | None]:
    return (str(weight.value), weight.unit.value) if weight else (None, None)


def _weight_in(value: str | None, unit: str | None) -> Weight | None:
    return Weight(Decimal(value), Unit(unit)) if value is not None and unit is not None else None


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
