"""Knowing a tracker by the columns of its file, in any order, case and language that is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import DomainError
from bot.domain.spelling import fold
from bot.domain.trackers.formats import FORMATS, READ, STRONG, STRONG_ORDER, Field, Format
from bot.domain.trackers.words import MASSES, METRES, SECONDS

_UNITS: dict[Field, Mapping[str, object]] = {
    Field.WEIGHT: MASSES,
    Field.DISTANCE: METRES,
    Field.SECONDS: SECONDS,
}
_AMOUNTS = {Field.REPS, Field.SECONDS, Field.DISTANCE}

_STRONG_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d?:\d\d:\d\d.*")
_STRONG_ORDERS = re.compile(r"\d{1,2}|[WDF]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: the numbers of its columns, and the unit that the header names, or "" for none.

    unknown: the columns that tell what is not read, by number, as the header calls them.
    """

    format: Format
    places: dict[Field, list[tuple[int, str]]]
    unknown: dict[int, str] = field(default_factory=dict)
    width: int = 0

    def cell(self, cells: Sequence[str], wanted: Field) -> str:
        """What stands in the field's first column; "" without one, and where a row is too short."""
        for place, _ in self.places.get(wanted, ()):
            return cells[place].strip() if place < len(cells) else ""
        return ""


def find(header: Sequence[str], first: Sequence[str] = ()) -> Columns:
    """Know the tracker by its header; by the first row too, where the header is in a language that is not known.

    Raises `DomainError` that says which columns there are, where no tracker writes such a header.
    """
    folded = [fold(name) for name in header]
    for known in FORMATS:
        if columns := _in_format(known, header, folded):
            return columns
    if _strong_in_another_language(folded, first):
        return _placed(STRONG, header, [fold(name) for name in STRONG_ORDER])
    cleaned = _shortened(header)
    raise DomainError("import-unknown-format", columns=cleaned, trackers=READ) if cleaned else no_table()


def within(layout: Format, header: Sequence[str]) -> Columns:
    """The columns of a table that was made here, in that format. Raises `DomainError` where the date is missing."""
    columns = _placed(layout, header, [fold(name) for name in header])
    if Field.DATE not in columns.places:
        raise DomainError("import-unknown-format", columns=_shortened(header), trackers=READ)
    return columns


def no_table() -> DomainError:
    """What to say of a file that has no columns at all."""
    return DomainError("import-no-table", trackers=READ)


def _in_format(known: Format, header: Sequence[str], folded: list[str]) -> Columns | None:
    if not {fold(mark) for mark in known.marks}.issubset(folded):
        return None
    columns = _placed(known, header, folded)
    if any(wanted not in columns.places for wanted in known.needs) or not _AMOUNTS & columns.places.keys():
        return None
    return None if known.whole and columns.unknown else columns


def _placed(known: Format, header: Sequence[str], folded: list[str]) -> Columns:
    fields = known.fields()
    places: dict[Field, list[tuple[int, str]]] = {}
    unknown = {}
    for place, name in enumerate(folded):
        wording, unit = _field(fields, name)
        if wording is not None:
            places.setdefault(wording, []).append((place, unit))
        elif name:
            unknown[place] = " ".join(header[place].split())[:40]
    return Columns(known, places, unknown, len(header))


def _field(fields: Mapping[str, Field], name: str) -> tuple[Field | None, str]:
    """The field of a folded header, and its unit: `weight kg` is the weight in kg, and so is a mere `kg`."""
    field_of_it = fields.get(name)
    if field_of_it is not None:
        return field_of_it, name if name in _UNITS.get(field_of_it, ()) else ""
    before, _, unit = name.rpartition(" ")
    field_of_it = fields.get(before)
    return (field_of_it, unit) if field_of_it is not None and unit in _UNITS.get(field_of_it, ()) else (None, "")


def _strong_in_another_language(folded: list[str], first: Sequence[str]) -> bool:
    """Strong translates the names of its twelve columns, but neither their order nor the last of them."""
    order = STRONG_ORDER.index("Set Order")
    return (
        len(folded) == len(first) == len(STRONG_ORDER)
        and folded[-1] == "rpe"
        and _STRONG_DATE.fullmatch(first[0]) is not None
        and _STRONG_ORDERS.fullmatch(first[order]) is not None
    )


def _shortened(header: Sequence[str]) -> str:
    """The header in one short line; a file that is no table at all could hold anything."""
    line = ", ".join(name.strip() for name in header)
    return "".join(each for each in line if each.isprintable() and each != "`")[:200]
