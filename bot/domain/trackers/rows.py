"""One row of a tracker's file: which set of which exercise it tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from bot.domain.errors import DomainError
from bot.domain.trackers.columns import MASSES, METRES, Columns, Field, fold
from bot.domain.trackers.dates import Dates
from bot.domain.trackers.writing import OWN, harmless
from bot.domain.workouts import (
    MOST_METRES,
    MOST_REPS,
    MOST_SECONDS,
    MOST_WEIGHT,
    Kind,
    Unit,
    Weight,
    WorkoutSet,
)

LONGEST_NAME = 100
LONGEST_NOTE = 1_000

_KINDS = {
    "w": Kind.WARM_UP, "warmup": Kind.WARM_UP, "warm up": Kind.WARM_UP,
    "d": Kind.DROP, "dropset": Kind.DROP, "drop set": Kind.DROP, "drop": Kind.DROP,
    "f": Kind.WORK, "failure": Kind.WORK, "normal": Kind.WORK, "": Kind.WORK,
}  # fmt: skip
_TO_FAILURE = {"f", "failure"}
_NUMBER = re.compile(r"([+-]?\d{1,9})(?:[.,](\d{1,20}))?")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d\d)(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row tells. done: None for a note or a rest, which is no set. occasion: the same in all its rows."""

    occasion: tuple[str, ...]
    at: datetime
    title: str
    exercise: str
    notes: str
    done: WorkoutSet | None


class RowReader:
    """Reads the rows of one file. unit: of the weights for which the file tells none."""

    def __init__(self, columns: Columns, dates: Dates, unit: Unit | None) -> None:
        self._columns = columns
        self._dates = dates
        self._unit = unit

    def __call__(self, cells: Sequence[str]) -> Row:
        """Raises `DomainError` for a row that cannot be read, told to the member with its line."""
        cell = {field: self._columns.cell(cells, field) for field in self._columns.places}
        name = _line(cell[Field.EXERCISE])
        if not 0 < len(name) <= LONGEST_NAME:
            raise DomainError("import-row-name", most=LONGEST_NAME)
        return Row(
            occasion=(cell[Field.DATE], cell.get(Field.END, ""), cell.get(Field.TITLE, "")),
            at=self._dates(cell[Field.DATE]),
            title=_line(cell.get(Field.TITLE, ""))[:LONGEST_NAME],
            exercise=name,
            notes=harmless(cell.get(Field.NOTES, "")).replace("\\n", "\n")[:LONGEST_NOTE],
            done=self._done(cells, cell),
        )

    def _done(self, cells: Sequence[str], cell: Mapping[Field, str]) -> WorkoutSet | None:
        order, kind = fold(cell.get(Field.ORDER, "")), fold(cell.get(Field.KIND, ""))
        if order not in _KINDS and not order.isdigit():  # Rest Timer, Note, in whatever language
            return None
        kind = kind or order
        rpe = cell.get(Field.RPE, "")
        return WorkoutSet(
            **self._amount(cells, cell),
            weight=self._weight(cells, cell),
            kind=_KINDS.get(kind, Kind.WORK),
            rir=Decimal(0) if not rpe and kind in _TO_FAILURE else self._in_reserve(rpe),
        )

    def _amount(self, cells: Sequence[str], cell: Mapping[Field, str]) -> dict[str, Any]:
        """The one amount that counts: reps, or else metres, or else seconds; the files fill the others with zeros."""
        reps = _number(cell.get(Field.REPS, ""))
        if reps:
            if reps != reps.to_integral_value():
                raise DomainError("import-row-number", typed=f"{reps:f}")
            return {"reps": _bounded("reps", reps, MOST_REPS)}
        seconds = _seconds(cell.get(Field.SECONDS, ""))
        if metres := self._metres(cells, cell, needed=not seconds):
            return {"metres": _bounded("metres", metres, MOST_METRES)}
        if not seconds:
            raise DomainError("import-row-no-amount")
        return {"seconds": _bounded("seconds", seconds, MOST_SECONDS)}

    def _metres(self, cells: Sequence[str], cell: Mapping[Field, str], *, needed: bool) -> Decimal:
        """A distance in whole metres; 0 for none, and for one without a unit where it is not needed."""
        for place, header_unit in self._columns.places.get(Field.DISTANCE, ()):
            distance = _number(cells[place].strip()) if place < len(cells) else Decimal(0)
            unit = header_unit or fold(cell.get(Field.DISTANCE_UNIT, ""))
            if distance and unit in METRES:
                return _whole(distance * METRES[unit])
            if distance and needed:
                raise DomainError("import-row-unit", typed=unit[:40])
        return Decimal(0)

    def _weight(self, cells: Sequence[str], cell: Mapping[Field, str]) -> Weight | None:
        """The weight without its sign, which says that it helps; None for zero. Of two columns the member's unit."""
        found: dict[Unit, Decimal] = {}
        for place, header_unit in self._columns.places.get(Field.WEIGHT, ()):
            weight = abs(_number(cells[place].strip())) if place < len(cells) else Decimal(0)
            if weight > MOST_WEIGHT:
                raise DomainError("import-row-too-much", what="weight", given=f"{weight:f}", most=int(MOST_WEIGHT))
            if weight := _thousandths(weight):
                found.setdefault(self._mass(header_unit or cell.get(Field.WEIGHT_UNIT, "")), weight)
        if not found:
            return None
        unit = self._unit if self._unit in found else next(iter(found))
        return Weight(found[unit], unit)

    def _mass(self, said: str) -> Unit:
        unit = MASSES.get(fold(said), None if said else self._unit)
        if unit is None:
            raise DomainError("import-row-unit", typed=said[:40]) if said else DomainError("import-unit-needed")
        return unit

    def _in_reserve(self, rpe: str) -> Decimal | None:
        """10 - RPE, in halves; None where it is none. Other trackers write 0 where nothing was told."""
        try:
            told = _number(rpe)
        except DomainError:
            return None
        zero = self._columns.tracker == OWN and rpe == "0"
        return 10 - told if (0 < told <= 10 or zero) and told * 2 % 1 == 0 else None


def _line(text: str) -> str:
    return " ".join(harmless(text).split())


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal:
    """A number with a decimal point or comma, without needless zeros; 0 for nothing."""
    if not text:
        return Decimal(0)
    if (said := _NUMBER.fullmatch(text)) is None:
        raise DomainError("import-row-number", typed=text[:40])
    fraction = (said[2] or "").rstrip("0")
    return Decimal(f"{said[1]}.{fraction}" if fraction else said[1])


def _seconds(text: str) -> Decimal:
    """Whole seconds from `90`, `90.0`, `1:30` or `0:01:30`; 0 for nothing."""
    if (said := _CLOCK.fullmatch(text)) is not None:
        return Decimal(int(said[1] or 0) * 3600 + int(said[2]) * 60 + int(said[3]))
    return _whole(_number(text))


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)


def _thousandths(weight: Decimal) -> Decimal:
    """As exact as weights are kept: pounds that a tracker turned into kilograms have ten places and more."""
    exponent = weight.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -3
    return weight.quantize(Decimal("0.001"), ROUND_HALF_UP) if long else weight


def _bounded(what: str, amount: Decimal, most: int) -> int:
    if not 0 < amount <= most:
        raise DomainError("import-row-too-much", what=what, given=f"{amount:f}", most=most)
    return int(amount)
