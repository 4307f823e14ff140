"""From bytes to the rows of a table: encoding, delimiter and ends of lines are found, not taken for granted."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from bot.domain.errors import DomainError
from bot.domain.trackers.columns import Columns, find, no_table
from bot.domain.trackers.formats import READ
from bot.domain.trackers.imported import LeftOut

MOST_COLUMNS = 200

_DELIMITERS = ",;\t"

Rows = Iterable[tuple[int, list[str] | None]]
"""Each row with the line that it begins on; None where a quote is never closed, so that nothing after it is told."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header that is known. Each call of `rows` begins anew. left_out: what never came that far."""

    columns: Columns
    rows: Callable[[], Rows]
    left_out: tuple[LeftOut, ...] = ()


def text_of(content: bytes) -> str:
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
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("latin-1")


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows that are not blank."""
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        yield from io.StringIO(text, newline="")
        ended = True

    reader = csv.reader(lines(), delimiter=delimiter, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            if ended:  # the row asked for more lines than there are
                yield line, None
            elif any(map(str.strip, cells)) and not (line == 1 and cells[0].casefold().startswith("sep=")):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:  # a field of more than 128 KB: the same
        yield line, None


def table_of(text: str) -> Table:
    """Its columns, by the delimiter with which the header makes sense. Raises `DomainError` of `find`."""
    begun = [(_first_two(text, delimiter), delimiter) for delimiter in _DELIMITERS]
    for (header, first), delimiter in begun:
        with suppress(DomainError):
            return _table(text, delimiter, find(header[:MOST_COLUMNS], first))
    (longest, first), _ = max(begun, key=lambda dialect: len(dialect[0][0]))  # it tells best what was found
    find(longest[:MOST_COLUMNS], first)
    raise DomainError("import-no-table", trackers=READ)  # pragma: no cover - find raises


def _table(text: str, delimiter: str, columns: Columns) -> Table:
    def rows() -> Rows:
        found = records(text, delimiter)
        next(found)
        return ((line, cells and _joined(cells, columns.width)) for line, cells in found)

    return Table(columns, rows)


def _first_two(text: str, delimiter: str) -> tuple[list[str], list[str]]:
    found = records(text, delimiter)
    header = next(found, (0, None))[1] or []
    return header, next(found, (0, None))[1] or []


def _joined(cells: list[str], width: int) -> list[str]:
    """A row with more cells than the header has: FitNotes writes `Row (One Arm, Cable)` without quotes."""
    while len(cells) > width:
        opened = next((place for place, cell in enumerate(cells) if cell.count("(") > cell.count(")")), None)
        if opened is None or opened + 1 == len(cells):
            break
        cells = [*cells[:opened], f"{cells[opened]}, {cells[opened + 1].strip()}", *cells[opened + 2 :]]
    return cells
