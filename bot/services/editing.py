"""Correcting a workout as text: a line for each exercise, which is known by its place and name, not read anew.

What people, files and apps call exercises looks like notation at times (`bench: 3x5`, `21s`). So a line that was left
as it was is what it was, and a line that still begins with the name is still that exercise.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.exercises import Exercise
from bot.domain.workouts import Entry, Log, Workout
from bot.services.workout_views import WorkoutView, as_lines, name_in_line


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form was opened on: a fingerprint of the logs that the workout held."""

    logs: str

    def base(self, workout: Workout) -> tuple[Log, ...] | None:
        """Those of the workout's logs that the form was opened on; None where one of them is not there any more."""
        ids = sorted(log.id for log in workout.logs)
        # What came since has a later id: ids are the moments of the interactions that made the logs.
        for last in reversed(ids):
            some = tuple(log for log in workout.logs if log.id <= last)
            if fingerprint(some) == self.logs:
                return some
        return None


def opened_on(logs: str) -> Opened | None:
    """What a form says it was opened on; forms of older versions do not say."""
    return Opened(logs) if logs else None


def fingerprint(logs: Iterable[Log]) -> str:
    """Eight letters that other logs would not have."""
    ids = ",".join(str(log.id) for log in sorted(logs, key=lambda log: log.id))
    return hashlib.sha256(ids.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Changed:
    """An exercise of the workout with other sets, as they were typed."""

    exercise: Exercise
    sets: str


def read_edit(view: WorkoutView, text: str) -> list[Entry | Changed | str]:
    """What each line of an edited workout says: what it was, other sets of an exercise, or else what was typed."""
    typed = [line for line in text.splitlines() if line.strip()]
    left = list(as_lines(view))
    found: dict[int, Entry | Changed] = {}
    for at, line in enumerate(typed):
        same = next((entry for entry in left if _plain(entry[0]) == _plain(line)), None)
        if same is not None:
            left.remove(same)
            found[at] = same[1]
    for at, line in enumerate(typed):
        if at not in found and (changed := _changed(view, [entry for _, entry in left], line)):
            found[at] = changed
            left = [entry for entry in left if view.exercises[entry[1].exercise_id] is not changed.exercise]
    return [found.get(at, line) for at, line in enumerate(typed)]


def _changed(view: WorkoutView, left: list[Entry], line: str) -> Changed | None:
    """Which exercise of the workout the line begins with, by the longest name; first of those not found yet."""
    text = _plain(line)
    for entries in (left, view.workout.entries):
        names = [(_plain(name_in_line(view, entry)) + ":", entry) for entry in entries]
        fitting = [(name, entry) for name, entry in names if text.lower().startswith(name.lower())]
        if fitting:
            name, entry = max(fitting, key=lambda pair: len(pair[0]))
            return Changed(view.exercises[entry.exercise_id], text[len(name) :].strip())
    return None


def _plain(text: str) -> str:
    """A line as Discord and a card give it back: on one line, with other quotes, without what has no shape."""
    shape = "".join(letter for letter in text.replace("`", "'") if letter.isspace() or _has_shape(letter))
    return " ".join(shape.split())


def _has_shape(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf")
