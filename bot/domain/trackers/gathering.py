"""The rows of a file brought together: by workout, and in it by exercise."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.trackers.imported import (
    ImportedExercise,
    ImportedSet,
    LeftOut,
    Loss,
    Occasion,
    Own,
    Problem,
)
from bot.domain.trackers.rows import Row
from bot.domain.workouts import MOST_SETS, WORKOUT_GAP

MOST_PROBLEMS = 20
"""So many problems are kept; the others are counted."""


@dataclass(slots=True)
class _Exercise:
    sets: list[ImportedSet] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # in order, each once


@dataclass(slots=True)
class _Workout:
    at: datetime
    whole_day: bool
    titles: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    exercises: dict[str, _Exercise] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Raises `DomainError` for more sets of an exercise than a workout has."""
        for texts, text in ((self.titles, row.title), (self.notes, row.workout_notes)):
            if text:
                texts[text] = None
        done = self.exercises.setdefault(row.exercise, _Exercise())
        if row.notes:
            done.notes[row.notes] = None
        if row.done is None:
            return
        if len(done.sets) >= MOST_SETS:
            raise DomainError("import-row-sets", most=MOST_SETS)
        done.sets.append(row.done)

    def occasion(self) -> Occasion:
        """A workout that was called two things keeps both."""
        return Occasion(
            at=self.at,
            title=" / ".join(self.titles),
            exercises=tuple(
                ImportedExercise(name, tuple(done.sets), "\n".join(done.notes))
                for name, done in self.exercises.items()
                if done.sets
            ),
            note="\n".join(self.notes),
            whole_day=self.whole_day,
        )


class Gathered:
    """What the rows told so far. scattered: a row has a time of its own; those near each other are one workout."""

    def __init__(self, *, scattered: bool) -> None:
        self._scattered = scattered
        self._rows: list[tuple[int, Row]] = []
        self._problems: list[Problem] = []
        self._failed = 0
        self._lost: Counter[tuple[Loss, str]] = Counter()
        self.own: dict[str, Own] = {}

    def fail(self, problem: Problem) -> None:
        self._failed += 1
        if self._failed <= MOST_PROBLEMS:
            self._problems.append(problem)

    def add(self, line: int, row: Row) -> None:
        self._lost.update(row.lost)
        self._rows.append((line, row))
        if row.own is not None:
            self.own[row.exercise] = row.own

    def occasions(self) -> tuple[Occasion, ...]:
        """The workouts with a set in them, oldest first."""
        together = self._near_each_other() if self._scattered else self._of_one_moment()
        found = (workout.occasion() for workout in together)
        return tuple(sorted((workout for workout in found if workout.exercises), key=lambda workout: workout.at))

    def _of_one_moment(self) -> list[_Workout]:
        """A workout has one time in all its rows, whatever it is called in them."""
        found: dict[datetime, _Workout] = {}
        for line, row in self._rows:
            self._put(found.setdefault(row.at, _Workout(row.at, row.whole_day)), line, row)
        return list(found.values())

    def _near_each_other(self) -> list[_Workout]:
        found: list[_Workout] = []
        before: Row | None = None
        for line, row in sorted(self._rows, key=lambda numbered: numbered[1].at):
            if before is None or row.at - before.at >= WORKOUT_GAP or row.title != before.title:
                found.append(_Workout(row.at, row.whole_day))
            self._put(found[-1], line, row)
            before = row
        return found

    def _put(self, workout: _Workout, line: int, row: Row) -> None:
        try:
            workout.add(row)
        except DomainError as error:
            self.fail(Problem(line, error.key, error.facts))

    @property
    def problems(self) -> tuple[tuple[Problem, ...], int]:
        """The first of them by line, and how many there are."""
        return tuple(sorted(self._problems, key=lambda problem: problem.line)), self._failed

    def left_out(self) -> Iterator[LeftOut]:
        """What of the rows did not arrive, the most first."""
        for (loss, name), count in self._lost.most_common():
            yield LeftOut(loss, name, count)
