"""Writing workouts as the file that Strong writes, which other trackers read as well."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from zoneinfo import ZoneInfo

from bot.domain.exercises import Exercise
from bot.domain.own_exercises import ELSEWHERE, OWN
from bot.domain.workouts import Entry, Kind, Workout, WorkoutSet

HEADER = (
    "Date",
    "Workout Name",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Weight Unit",
    "Reps",
    "RPE",
    "Distance",
    "Distance Unit",
    "Seconds",
    "Notes",
    "Workout Notes",
    "Workout Duration",
    "Moment (UTC)",
    "Counts",
    "Region",
    "Side",
)
"""Strong's, and then our own: what a file in local times cannot tell, and what is counted in a member's exercise."""

TITLE = "Backday"
"""What a workout is called that has no name. Our files of before the last three columns are known by it."""

_LETTERS = {Kind.WARM_UP: "W", Kind.DROP: "D"}
_FORMULA = r"=+@\t\r\n\uff1d\uff0b\uff0d\uff20-"  # also = + - @ in full width
_CELL = r"(^|[,;|\t])( *)"
"""Where a cell begins; also where the file is opened as if commas stood between the cells."""

_BEGINS_FORMULA = re.compile(rf"{_CELL}(?='*[{_FORMULA}])")
_DEFUSED = re.compile(rf"{_CELL}'(?='*[{_FORMULA}])")


def write(workouts: Iterable[Workout], exercise_of: Callable[[str], Exercise], zone: str) -> bytes:
    """All sets of the workouts as CSV in UTF-8, one row each; dates are local in `zone` (IANA).

    What an exercise was done with stands behind its name, `Bent-over row (Cable)`, where `names` finds it. Notes
    stand in the first row of what they are about.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    local = ZoneInfo(zone)
    for workout in workouts:
        at = f"{workout.at.astimezone(local):%Y-%m-%d %H:%M:%S}"
        title, workout_note = _texts(workout)
        for entry in workout.entries:
            exercise = exercise_of(entry.exercise_id)
            name, note = defused(_name(entry, exercise.name)), defused(entry.note)
            ours = _ours(workout, exercise)
            for cells, side in _cells(entry.sets):
                writer.writerow([at, title, name, *cells, note, workout_note, "", *ours, side])
                note = workout_note = ""
    return file.getvalue().encode()


def _texts(workout: Workout) -> tuple[str, str]:
    """Title and note of a workout; of several logs together."""
    titles = dict.fromkeys(log.title for log in workout.logs if log.title)
    notes = dict.fromkeys(log.note for log in workout.logs if log.note)
    return defused(" / ".join(titles) or TITLE), defused("\n".join(notes))


def _ours(workout: Workout, exercise: Exercise) -> tuple[str, str, str]:
    """The moment, and of a member's own exercise what it counts and its region."""
    moment = workout.at.astimezone(UTC).replace(microsecond=0).isoformat()
    if not exercise.id.startswith(OWN):
        return moment, "", ""
    return moment, exercise.tracking.value, "" if exercise.pattern == ELSEWHERE else exercise.region.value


def _name(entry: Entry, name: str) -> str:
    name = " ".join(name.replace("\0", "").split())  # on one line, and still text
    if entry.variant is None:
        return name
    return f"{name} ({entry.variant.replace('+', ' + ').replace('_', ' ').title()})"


def _cells(sets: Iterable[WorkoutSet]) -> Iterator[tuple[list[str | int], str]]:
    """From the set's order to its seconds, and its side."""
    number = 0
    for workout_set in sets:
        number += workout_set.kind is Kind.WORK
        cells = [
            _LETTERS.get(workout_set.kind, number),
            f"{workout_set.weight.value.normalize():f}" if workout_set.weight else "",
            {"kg": "kg", "lb": "lbs"}[workout_set.weight.unit] if workout_set.weight else "",
            workout_set.reps or "",
            f"{(10 - workout_set.rir).normalize():f}" if workout_set.rir is not None else "",
            workout_set.metres or "",
            "m" if workout_set.metres else "",
            workout_set.seconds or "",
        ]
        yield cells, workout_set.side.value if workout_set.side else ""


def defused(text: str) -> str:
    """Text that a spreadsheet takes for no formula: an apostrophe stands before it. `harmless` takes it away."""
    return _BEGINS_FORMULA.sub(r"\1\2'", text)


def harmless(text: str) -> str:
    """Text without the apostrophe that `defused` put before it."""
    return _DEFUSED.sub(r"\1\2", text)
