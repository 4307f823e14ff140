"""Reading a tracker's file. Nothing is taken for granted: encoding, delimiter, columns and units are looked for."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.trackers.columns import Columns, Field, find, no_table
from bot.domain.trackers.dates import Dates, day_first
from bot.domain.trackers.imported import Imported, ImportedExercise, Occasion, Problem
from bot.domain.trackers.rows import LONGEST_NOTE, Row, RowReader
from bot.domain.trackers.writing import OWN, TITLE
from bot.domain.workouts import MOST_SETS, Unit, WorkoutSet

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_PROBLEMS = 20
"""So many problems are kept; the others are counted."""

_DELIMITERS = ",;\t"


def read(content: bytes, zone: str, unit: Unit | None) -> Imported:
    """Read the file of a tracker. Its dates are in `zone` (IANA); weights without a unit are in `unit`.

    A row that cannot be read becomes a `Problem` and is left out. Raises `DomainError` for a file that is too
    big, empty, no CSV file or of no known tracker, and `import-unit-needed` where a weight has no unit and
    `unit` is None. Takes about a second for the most rows, so call it in a thread.
    """
    if len(content) > MOST_BYTES:
        raise _too_big()
    text = _text(content)
    columns, delimiter = _sniff(text)
    columns, slashes = _survey(columns, text, delimiter)
    reader = RowReader(columns, Dates(zone, slashes), unit)
    gathered = _Gathered()
    for line, cells in _rows(text, delimiter):
        try:
            gathered.add(reader(_unbroken(cells)))
        except DomainError as error:
            if error.key == "import-unit-needed":
                raise
            gathered.fail(Problem(line, error.key, error.facts))
    return gathered.told(columns.tracker)


def _too_big() -> DomainError:
    return DomainError("import-too-big", megabytes=MOST_BYTES // 1024**2, rows=MOST_ROWS)


def _text(content: bytes) -> str:
    """The file's text: UTF-16 by its mark or its zeros, else UTF-8, else what Windows writes in the West."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = content.decode("utf-16", errors="replace")
    elif b"\0" in content[:2] and content[:2] != b"\0\0":
        text = content.decode("utf-16-be" if content[0] == 0 else "utf-16-le", errors="replace")
    else:
        text = _eight_bits(content)
    if "\0" in text:
        raise no_table()
    if not text.strip():
        raise DomainError("import-empty")
    return text


def _eight_bits(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows that are not blank, each with the line that it begins on.

    None stands for a quote that is opened and not closed before the file ends: no row after it can be told.
    """
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        yield from io.StringIO(text, newline="")
        ended = True

    reader = csv.reader(lines(), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if ended:  # the row asked for more lines than there are
                yield line, None
            elif any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:  # a field of more than 128 KB: the same
        yield line, None


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows below the header."""
    records = _records(text, delimiter)
    next(records)
    return records


def _unbroken(cells: list[str] | None) -> list[str]:
    if cells is None:
        raise DomainError("import-row-open-quote")
    return cells


def _sniff(text: str) -> tuple[Columns, str]:
    """Its columns and its delimiter: the one by which the header makes sense."""
    headers = [(next(_records(text, delimiter), (0, None))[1] or [], delimiter) for delimiter in _DELIMITERS]
    for header, delimiter in headers:
        with suppress(DomainError):
            return find(header[:MOST_COLUMNS]), delimiter
    longest, delimiter = max(headers, key=lambda one: len(one[0]))  # it tells best what was found
    return find(longest[:MOST_COLUMNS]), delimiter


def _survey(columns: Columns, text: str, delimiter: str) -> tuple[Columns, bool | None]:
    """Look at all rows once, for what one alone does not tell: whether they are ours, and the order in dates."""
    rows, own = 0, False
    dates: set[str] = set()
    for _, cells in _rows(text, delimiter):
        rows += 1
        if rows > MOST_ROWS:
            raise _too_big()
        if cells is not None:
            own = own or (rows == 1 and columns.cell(cells, Field.TITLE) == TITLE)
            dates.add(columns.cell(cells, Field.DATE))
    if not rows:
        raise DomainError("import-empty")
    return replace(columns, tracker=OWN) if own else columns, day_first(sorted(dates))


@dataclass(slots=True)
class _Sets:
    done: list[WorkoutSet] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)  # in order, each once


@dataclass(slots=True)
class _Begun:
    at: datetime
    title: str
    exercises: dict[str, _Sets] = field(default_factory=dict)


class _Gathered:
    """The rows that were read, by occasion and exercise."""

    def __init__(self) -> None:
        self._occasions: dict[tuple[str, ...], _Begun] = {}
        self._problems: list[Problem] = []
        self._failed = 0
        self._names: Counter[str] = Counter()

    def fail(self, problem: Problem) -> None:
        self._failed += 1
        if self._failed <= MOST_PROBLEMS:
            self._problems.append(problem)

    def add(self, row: Row) -> None:
        """Raises `DomainError` for more sets of an exercise than a workout has."""
        occasion = self._occasions.setdefault(row.occasion, _Begun(row.at, row.title))
        sets = occasion.exercises.setdefault(row.exercise, _Sets())
        if row.notes:
            sets.notes[row.notes] = None
        if row.done is None:
            return
        if len(sets.done) >= MOST_SETS:
            raise DomainError("import-row-sets", most=MOST_SETS)
        sets.done.append(row.done)
        self._names[row.exercise] += 1

    def told(self, tracker: str) -> Imported:
        occasions = [
            Occasion(
                one.at,
                one.title,
                tuple(
                    ImportedExercise(name, tuple(sets.done), "\n".join(sets.notes)[:LONGEST_NOTE])
                    for name, sets in one.exercises.items()
                    if sets.done
                ),
            )
            for one in self._occasions.values()
        ]
        return Imported(
            tracker=tracker,
            occasions=tuple(sorted((one for one in occasions if one.exercises), key=lambda one: one.at)),
            problems=tuple(self._problems),
            problem_count=self._failed,
            names=tuple(name for name, _ in self._names.most_common()),
        )
