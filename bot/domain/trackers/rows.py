"""One row of a tracker's file: which set of which exercise it tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from bot.domain.errors import DomainError
from bot.domain.exercises import Region, Tracking
from bot.domain.sides import Side
from bot.domain.spelling import fold
from bot.domain.trackers.columns import Columns
from bot.domain.trackers.dates import Dates
from bot.domain.trackers.formats import OWN, Field
from bot.domain.trackers.imported import ImportedSet, Loss, Own, UnitQuestion
from bot.domain.trackers.words import KINDS, MASSES, METRES, NO, SECONDS, TO_FAILURE, YES, defined
from bot.domain.trackers.writing import TITLE, harmless
from bot.domain.workouts import MOST_METRES, MOST_REPS, MOST_SECONDS, MOST_WEIGHT, Kind, Unit, Weight

LONGEST_IMPORTED_NAME = 100
LONGEST_NOTE = 2_000

_NUMBER = re.compile(r"([+-]?\d{1,9})(?:[.,](\d{1,20}))?")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d\d)(?:[.,]\d+)?")
_TEXTS = {Field.TITLE, Field.WORKOUT_NOTES, Field.EXERCISE, Field.EQUIPMENT, Field.NOTES}
_DONE = {"done", "completed", "complete", "failed"} | YES
_UNDONE = {"not started", "notstarted", "skipped", "pending", "planned"} | (NO - {""})


class UnitNeeded(Exception):
    """A weight without a unit, where nobody has told which one is meant."""

    def __init__(self, question: UnitQuestion) -> None:
        super().__init__(question)
        self.question = question


@dataclass(frozen=True, slots=True)
class Row:
    """What a row tells. done: None for what is no set, or was not done. lost: what of it does not arrive."""

    at: datetime
    whole_day: bool
    title: str
    workout_notes: str
    exercise: str
    notes: str
    done: ImportedSet | None
    lost: tuple[tuple[Loss, str], ...]
    own: Own | None


class RowReader:
    """Reads the rows of one file. unit: of the weights for which the file tells none."""

    def __init__(self, columns: Columns, dates: Dates, unit: Unit | None) -> None:
        self.assumed = False
        self._columns = columns
        self._dates = dates
        self._unit = unit
        self._first = [(field, places[0][0]) for field, places in columns.places.items()]
        self._lost: list[tuple[Loss, str]] = []

    def __call__(self, cells: Sequence[str]) -> Row:
        """Raises `DomainError` for a row that cannot be read, told to the member with its line."""
        if len(cells) > self._columns.width and any(map(str.strip, cells[self._columns.width :])):
            raise DomainError("import-row-columns", found=len(cells), columns=self._columns.width)
        cell = {field: self._cell(cells, field, place) for field, place in self._first}
        self._lost = []
        name = _name(cell)
        at, whole_day = self._moment(cell)
        return Row(
            at=at,
            whole_day=whole_day,
            title=self._title(cell),
            workout_notes=self._note(cell, Field.WORKOUT_NOTES),
            exercise=name,
            notes=self._note(cell, Field.NOTES),
            done=self._done(cells, cell, name),
            lost=tuple(self._lost),
            own=_own(cell) if cell.get(Field.COUNTS) else None,
        )

    @staticmethod
    def _cell(cells: Sequence[str], field: Field, place: int) -> str:
        text = cells[place].strip() if place < len(cells) else ""
        return text if field in _TEXTS else defined(text)

    # ------------------------------------------------------------------ when, and what was written

    def _moment(self, cell: Mapping[Field, str]) -> tuple[datetime, bool]:
        if moment := cell.get(Field.MOMENT):
            return self._dates(moment)
        clock = cell.get(Field.CLOCK, "")
        return self._dates(f"{cell[Field.DATE]} {clock}" if clock else cell[Field.DATE])

    def _title(self, cell: Mapping[Field, str]) -> str:
        title = _line(cell.get(Field.TITLE, ""))
        return "" if self._columns.format is OWN and title == TITLE else self._cut(title, LONGEST_IMPORTED_NAME)

    def _note(self, cell: Mapping[Field, str], field: Field) -> str:
        if not (text := cell.get(field, "")):
            return ""
        return self._cut(harmless(text).replace("\0", "").replace("\\n", "\n").strip(), LONGEST_NOTE)

    def _cut(self, text: str, longest: int) -> str:
        if len(text) > longest:
            self._lost.append((Loss.CUT, f"{text[:30]}…"))
        return text[:longest]

    # ------------------------------------------------------------------ the set

    def _done(self, cells: Sequence[str], cell: Mapping[Field, str], name: str) -> ImportedSet | None:
        order, status = fold(cell.get(Field.ORDER, "")), fold(cell.get(Field.DONE, ""))
        if order not in KINDS and not order.isdecimal():  # Rest Timer, Note, in whatever language
            if not cell.get(Field.NOTES):
                self._lost.append((Loss.REST, _line(cell[Field.ORDER])[:40]))
            return None
        if status in _UNDONE:
            self._lost.append((Loss.UNDONE, ""))
            return None
        amount = self._amount(cells, cell)
        if not amount:
            if not self._columns.format.plans:
                raise DomainError("import-row-no-amount")
            self._lost.append((Loss.UNDONE, ""))
            return None
        kind = fold(cell.get(Field.KIND, "")) or order
        failed = kind in TO_FAILURE or status == "failed"
        return ImportedSet(
            **amount,
            weight=self._weight(cells, cell, name, amount.get("reps", 0)),
            kind=self._kind(cell, kind, status),
            rir=self._effort(cell, failed=failed),
            side=_SIDES.get(cell.get(Field.SIDE, "")),
        )

    def _kind(self, cell: Mapping[Field, str], kind: str, status: str) -> Kind:
        if fold(cell.get(Field.WARM_UP, "")) in YES:
            return Kind.WARM_UP
        if kind == "cool down":
            self._lost.append((Loss.COOL_DOWN, ""))
            return Kind.WARM_UP
        if kind not in KINDS and not kind.isdecimal():
            self._lost.append((Loss.KIND, _line(cell.get(Field.KIND, ""))[:40]))
        if status and status not in _DONE:
            self._lost.append((Loss.KIND, _line(cell[Field.DONE])[:40]))
        return KINDS.get(kind, Kind.WORK)

    def _amount(self, cells: Sequence[str], cell: Mapping[Field, str]) -> dict[str, int]:
        """All that the row tells and that is not zero: reps, metres, seconds."""
        reps = _number(cell.get(Field.REPS, ""))
        if reps != reps.to_integral_value():
            raise DomainError("import-row-number", typed=f"{reps:f}")
        seconds = self._seconds(cells)
        metres = self._metres(cells, cell, needed=not (reps or seconds))
        found = {"reps": _bounded("reps", reps, MOST_REPS)} if reps else {}
        beyond = None
        for what, amount, most in (("metres", metres, MOST_METRES), ("seconds", seconds, MOST_SECONDS)):
            try:
                found |= {what: _bounded(what, amount, most)} if amount else {}
            except DomainError as error:
                beyond = error
        if beyond is not None and not found:
            raise beyond
        if beyond is not None:
            self._lost.append((Loss.COLUMN, "Distance" if "metres" not in found else "Time"))
        return found

    def _seconds(self, cells: Sequence[str]) -> Decimal:
        for place, unit in self._columns.places.get(Field.SECONDS, ()):
            if place < len(cells) and (seconds := _seconds(defined(cells[place].strip()))):
                return seconds * SECONDS.get(unit, 1)
        return Decimal(0)

    def _metres(self, cells: Sequence[str], cell: Mapping[Field, str], *, needed: bool) -> Decimal:
        """A distance in whole metres; 0 for none, and for one without a unit where it is not needed."""
        for place, header_unit in self._columns.places.get(Field.DISTANCE, ()):
            distance = _number(defined(cells[place].strip())) if place < len(cells) else Decimal(0)
            unit = header_unit or fold(cell.get(Field.DISTANCE_UNIT, ""))
            if distance and unit in METRES:
                return _whole(distance * METRES[unit])
            if distance and needed:
                raise DomainError("import-row-unit", typed=unit[:40])
            if distance:
                self._lost.append((Loss.COLUMN, "Distance"))
        return Decimal(0)

    def _weight(self, cells: Sequence[str], cell: Mapping[Field, str], name: str, reps: int) -> Weight | None:
        """The weight with its sign, which says that it helps; None for zero. Of two columns the member's unit."""
        found: dict[Unit, Decimal] = {}
        for place, header_unit in self._columns.places.get(Field.WEIGHT, ()):
            weight = _number(defined(cells[place].strip())) if place < len(cells) else Decimal(0)
            if abs(weight) > MOST_WEIGHT:
                raise DomainError("import-row-too-much", what="weight", given=f"{weight:f}", most=int(MOST_WEIGHT))
            if weight := _thousandths(weight):
                unit_text = header_unit or cell.get(Field.WEIGHT_UNIT, "")
                found.setdefault(self._mass(unit_text, name, weight, reps), weight)
        if not found:
            return None
        unit = self._unit if self._unit in found else next(iter(found))
        return Weight(found[unit], unit)

    def _mass(self, unit_text: str, name: str, weight: Decimal, reps: int) -> Unit:
        if unit_text:
            if (unit := MASSES.get(fold(unit_text))) is None:
                raise DomainError("import-row-unit", typed=unit_text[:40])
            return unit
        if self._unit is None:
            raise UnitNeeded(UnitQuestion(name, weight, reps))
        self.assumed = True
        return self._unit

    def _effort(self, cell: Mapping[Field, str], *, failed: bool) -> Decimal | None:
        """Reps in reserve in halves, as told or 10 - RPE; None where it is neither. Trackers write 0 for nothing."""
        if (rir := _scale(cell.get(Field.RIR, ""))) is not None:
            return self._halves(rir, cell[Field.RIR])
        rpe = _scale(cell.get(Field.RPE, ""))
        if rpe or (rpe == 0 and self._columns.format is OWN):
            return self._halves(10 - rpe, cell[Field.RPE])
        return Decimal(0) if failed else None

    def _halves(self, rir: Decimal, written: str) -> Decimal | None:
        if rir * 2 % 1 == 0:
            return rir
        self._lost.append((Loss.EFFORT, written[:10]))
        return None


def _name(cell: Mapping[Field, str]) -> str:
    """The exercise as the file calls it; what it was done with in brackets, where it has a column of its own."""
    name, kit = _line(cell[Field.EXERCISE]), _line(cell.get(Field.EQUIPMENT, ""))
    if name and kit:
        name = f"{name} ({kit})"
    if not 0 < len(name) <= LONGEST_IMPORTED_NAME:
        raise DomainError("import-row-name", most=LONGEST_IMPORTED_NAME)
    return name


_SIDES = {side.value: side for side in Side}


def _own(cell: Mapping[Field, str]) -> Own | None:
    counts, region = cell[Field.COUNTS], cell.get(Field.REGION, "")
    if counts not in set(Tracking):
        return None
    return Own(Tracking(counts), Region(region) if region in set(Region) else None)


@lru_cache(maxsize=4096)
def _line(text: str) -> str:
    return " ".join(harmless(text).replace("\0", "").split())


def _scale(text: str) -> Decimal | None:
    """A number from 0 to 10; None for anything else."""
    try:
        number = _number(text) if text else None
    except DomainError:
        return None
    return number if number is not None and 0 <= number <= 10 else None


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal:
    """A number with a decimal point or comma, without needless zeros; 0 for nothing."""
    if not text:
        return Decimal(0)
    if (match := _NUMBER.fullmatch(text)) is None:
        raise DomainError("import-row-number", typed=text[:40])
    fraction = (match[2] or "").rstrip("0")
    return Decimal(f"{match[1]}.{fraction}" if fraction else match[1])


@lru_cache(maxsize=4096)
def _seconds(text: str) -> Decimal:
    """Whole seconds from `90`, `90.0`, `1:30` or `0:01:30`; 0 for nothing."""
    if (match := _CLOCK.fullmatch(text)) is not None:
        return Decimal(int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]))
    return _whole(_number(text))


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def _thousandths(weight: Decimal) -> Decimal:
    """As exact as weights are kept: pounds that a tracker turned into kilograms have ten places and more."""
    exponent = weight.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -3
    return weight.quantize(Decimal("0.001"), ROUND_HALF_UP) if long else weight


def _bounded(what: str, amount: Decimal, most: int) -> int:
    if not 0 < amount <= most:
        raise DomainError("import-row-too-much", what=what, given=f"{amount:f}", most=most)
    return int(amount)
