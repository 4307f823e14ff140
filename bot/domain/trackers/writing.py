"""Writing workouts as the file that Strong writes, which other trackers read as well."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo

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
)
TITLE = "Backday"
"""What every workout is called: a workout here has no name, and our own file is known by it."""

OWN = "backday"

_LETTERS = {Kind.WARM_UP: "W", Kind.DROP: "D"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(workouts: Iterable[Workout], name_of: Callable[[str], str], zone: str) -> bytes:
    """All sets of the workouts as CSV in UTF-8, one row each; dates are local in `zone` (IANA).

    What an exercise was done with stands behind its name, `Bent-over row (Cable)`, where `plain` finds it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    local = ZoneInfo(zone)
    for workout in workouts:
        at = f"{workout.at.astimezone(local):%Y-%m-%d %H:%M:%S}"
        for entry in workout.entries:
            name = defused(_name(entry, name_of))
            writer.writerows([at, TITLE, name, *cells] for cells in _cells(entry.sets))
    return file.getvalue().encode()


def _name(entry: Entry, name_of: Callable[[str], str]) -> str:
    name = " ".join(name_of(entry.exercise_id).replace("\0", "").split())  # on one line, and still text
    if entry.variant is None:
        return name
    return f"{name} ({entry.variant.replace('+', ' + ').replace('_', ' ').title()})"


def _cells(sets: Iterable[WorkoutSet]) -> Iterator[list[str | int]]:
    """From the set's order to the workout's duration."""
    number = 0
    for one in sets:
        number += one.kind is Kind.WORK
        yield [
            _LETTERS.get(one.kind, number),
            f"{one.weight.value.normalize():f}" if one.weight else "",
            {"kg": "kg", "lb": "lbs"}[one.weight.unit] if one.weight else "",
            one.reps or "",
            f"{(10 - one.rir).normalize():f}" if one.rir is not None else "",
            one.metres or "",
            "m" if one.metres else "",
            one.seconds or "",
            *("", "", ""),
        ]


def defused(text: str) -> str:
    """Text that a spreadsheet takes for no formula: an apostrophe stands before it. `harmless` takes it away."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def harmless(text: str) -> str:
    """Text without the apostrophe that `defused` put before it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
