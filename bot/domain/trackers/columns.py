"""What the columns of the trackers are called, in any order, case and language that is known."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from bot.domain.errors import DomainError
from bot.domain.workouts import Unit


class Field(Enum):
    """What a column can tell."""

    DATE = auto()
    END = auto()
    TITLE = auto()
    EXERCISE = auto()
    ORDER = auto()  # a number, a letter for the kind of set, or words for what is no set
    KIND = auto()
    WEIGHT = auto()
    WEIGHT_UNIT = auto()
    REPS = auto()
    RPE = auto()
    DISTANCE = auto()
    DISTANCE_UNIT = auto()
    SECONDS = auto()
    NOTES = auto()


_NAMES = {
    Field.DATE: "start_time | Date | Datum",
    Field.END: "end_time",
    Field.TITLE: "title | Workout Name",
    Field.EXERCISE: "exercise_title | Exercise Name | Name der Übung | Exercise",
    Field.ORDER: "Set Order | Reihenfolge festlegen",
    Field.KIND: "set_type | Kind",
    Field.WEIGHT: "Weight | Gewicht",
    Field.WEIGHT_UNIT: "Weight Unit | Gewichtseinheit",
    Field.REPS: "Reps | Wiederh. | Wiederholungen",
    Field.RPE: "RPE",
    Field.DISTANCE: "Distance | Distanz | Entfernung",
    Field.DISTANCE_UNIT: "Distance Unit | Distanzeinheit | Entfernungseinheit",
    Field.SECONDS: "duration_seconds | Seconds | Sekunden | Time",
    Field.NOTES: "exercise_notes | Notes | Notizen | Comment",
}

_TRACKERS = {"exercise title": "hevy", "exercise name": "strong", "name der ubung": "strong", "exercise": "fitnotes"}
"""Each tracker has its own word for the exercise, and is known by it."""

READ = "Hevy, Strong, FitNotes"

MASSES = {"kg": Unit.KG, "kgs": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB, "pounds": Unit.LB}
METRES = {
    word: Decimal(metres)
    for words, metres in (
        ("m meter meters metre metres", "1"),
        ("km kilometer kilometers kilometres", "1000"),
        ("mi mile miles", "1609.344"),
        ("yd yds yard yards", "0.9144"),
        ("ft foot feet", "0.3048"),
    )
    for word in words.split()
}
_IN_UNITS = {Field.WEIGHT: MASSES.keys(), Field.DISTANCE: METRES.keys()}


def fold(text: str) -> str:
    """Lower case without accents; what is neither letter nor digit is one blank: `Name der Übung`, `weight_kg`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(each for each in plain if not unicodedata.combining(each))))


_FIELDS = {fold(name): field for field, names in _NAMES.items() for name in names.split("|")}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: the numbers of its columns, and the unit that the header names, or "" for none."""

    tracker: str
    places: dict[Field, list[tuple[int, str]]]

    def cell(self, cells: Sequence[str], field: Field) -> str:
        """What stands in the field's first column; "" without one, and where a row is too short."""
        for place, _ in self.places.get(field, ()):
            return cells[place].strip() if place < len(cells) else ""
        return ""


def find(header: Sequence[str]) -> Columns:
    """Know the tracker by its header.

    Raises `DomainError` that says which columns there are, where the date, the exercise or the amounts are missing.
    """
    tracker = ""
    places: dict[Field, list[tuple[int, str]]] = {}
    for place, name in enumerate(header):
        said = fold(name)
        tracker = tracker or _TRACKERS.get(said, "")
        if (known := _field(said)) is not None:
            places.setdefault(known[0], []).append((place, known[1]))
    amounts = {Field.REPS, Field.SECONDS, Field.DISTANCE} & places.keys()
    if not tracker or Field.DATE not in places or not amounts:
        told = _told(header)
        raise DomainError("import-unknown-format", columns=told, trackers=READ) if told else no_table()
    return Columns(tracker, places)


def no_table() -> DomainError:
    """What to say of a file that has no columns at all."""
    return DomainError("import-no-table", trackers=READ)


def _field(said: str) -> tuple[Field, str] | None:
    """The field of a folded header, and its unit: `weight kg` is the weight in kg."""
    if said in _FIELDS:
        return _FIELDS[said], ""
    name, _, unit = said.rpartition(" ")
    field = _FIELDS.get(name)
    return (field, unit) if field is not None and unit in _IN_UNITS.get(field, ()) else None


def _told(header: Sequence[str]) -> str:
    """The header in one short line; a file that is no table at all could hold anything."""
    line = ", ".join(name.strip() for name in header)
    return "".join(each for each in line if each.isprintable() and each != "`")[:200]
