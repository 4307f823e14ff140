"""Reading a tracker's file, from its bytes to the workouts that it tells."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.trackers.columns import Columns
from bot.domain.trackers.dates import Dates, day_first, in_two_ways
from bot.domain.trackers.formats import OWN, Field
from bot.domain.trackers.gathering import Gathered
from bot.domain.trackers.imported import (
    Imported,
    LeftOut,
    Loss,
    Occasion,
    OrderQuestion,
    Problem,
    Question,
)
from bot.domain.trackers.layouts import brought_to_a_table
from bot.domain.trackers.rows import RowReader, UnitNeeded
from bot.domain.trackers.tables import Table, table_of, text_of
from bot.domain.trackers.words import empty
from bot.domain.trackers.writing import TITLE
from bot.domain.workouts import Unit

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 50_000


def read(
    content: bytes, zone: str, unit: Unit | None, now: datetime, *, slashes: bool | None = None
) -> Imported | Question:
    """Read the file of a tracker. Its dates are in `zone` (IANA); weights without a unit are in `unit`.

    slashes: whether dates like 04/05/2024 begin with the day, where the file itself does not tell.
    A row that cannot be read becomes a `Problem` and is left out. A `Question` comes back where a weight has no
    unit and `unit` is None, and where the order in dates is not told. Raises `DomainError` for a file that is too
    big, empty, no CSV file or of no known tracker. Takes about two seconds for the most rows: call it in a thread.
    """
    if len(content) > MOST_BYTES:
        raise _too_big()
    text = text_of(content)
    table = brought_to_a_table(text) or table_of(text)
    columns, dates = _survey(table)
    order = day_first(dates) if slashes is None else slashes
    if order is None and (question := _order_question(dates)):
        return question
    reader = RowReader(columns, Dates(zone, order, now), unit)
    try:
        return _gathered(Table(columns, table.rows, table.left_out), reader, unit)
    except UnitNeeded as needed:
        return needed.question


def _too_big() -> DomainError:
    return DomainError("import-too-big", megabytes=MOST_BYTES // 1024**2, rows=MOST_ROWS)


def _survey(table: Table) -> tuple[Columns, tuple[str, ...]]:
    """Look at all rows once: how many there are, whether they are ours, and what dates they have."""
    columns, rows, own = table.columns, 0, False
    dates: dict[str, None] = {}
    for _, cells in table.rows():
        rows += 1
        if rows > MOST_ROWS:
            raise _too_big()
        if cells is not None:
            own = own or (rows == 1 and columns.cell(cells, Field.TITLE) == TITLE)
            dates[columns.cell(cells, Field.DATE)] = None
    if not rows:
        raise DomainError("import-empty")
    return replace(columns, format=OWN) if own else columns, tuple(dates)


def _order_question(dates: tuple[str, ...]) -> OrderQuestion | None:
    for written in dates:
        try:
            ways = in_two_ways(written)
        except ValueError:
            continue
        if ways is not None:
            return OrderQuestion(written[:20], *ways)
    return None


def _gathered(table: Table, reader: RowReader, unit: Unit | None) -> Imported:
    columns = table.columns
    gathered = Gathered(scattered=columns.format.scattered)
    untold: Counter[int] = Counter()
    for line, cells in table.rows():
        try:
            row = reader(_unbroken(cells))
        except DomainError as error:
            gathered.fail(Problem(line, error.key, error.facts))
            continue
        gathered.add(line, row)
        untold.update(_telling(columns, _unbroken(cells)))
    occasions = gathered.occasions()
    problems, failed = gathered.problems
    ignored = (LeftOut(Loss.COLUMN, columns.unknown[place], untold[place]) for place in sorted(untold))
    return Imported(
        tracker=columns.format.id,
        occasions=occasions,
        problems=problems,
        problem_count=failed,
        names=_names(occasions),
        left_out=(*ignored, *table.left_out, *gathered.left_out()),
        assumed=unit if reader.assumed else None,
        own=gathered.own,
    )


def _unbroken(cells: list[str] | None) -> list[str]:
    if cells is None:
        raise DomainError("import-row-open-quote")
    return cells


def _telling(columns: Columns, cells: list[str]) -> Iterator[int]:
    """The columns that are not read, and yet tell something in this row."""
    for place, name in columns.unknown.items():
        cell = cells[place].strip() if place < len(cells) else ""
        if cell and not empty(cell) and cell not in columns.format.usual.get(name, ()):
            yield place


def _names(occasions: tuple[Occasion, ...]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for occasion in occasions:
        for exercise in occasion.exercises:
            counted[exercise.name] += len(exercise.sets)
    return tuple(name for name, _ in counted.most_common())
