"""Why a log does not count, and how far an import is.

A log counts where nothing has put it aside, its import, if it came with one, counts, and no import that counts has
the same workout with more or otherwise. What puts it aside is one thing at a time: each acts on logs that count
alone, and its reverse on those that it put aside itself.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, exists

from bot.storage.tables import imports, logs, replacements


class Aside(StrEnum):
    """What put a log aside. `aside_by` says which one."""

    UNDONE = "undone"
    """The log was taken back by itself."""
    DELETED = "deleted"
    """Its workout was deleted, by the interaction `aside_by`."""
    EDITED = "edited"
    """The log `aside_by` stands in its place."""
    UNEDITED = "unedited"
    """It stood in the place of others until that edit was undone."""


class ImportState(StrEnum):
    """How far an import is. All that it brought counts, or nothing."""

    STAGING = "staging"
    STAGED = "staged"
    """Whole, and not counting: not confirmed yet, or taken back."""
    COUNTING = "counting"
    DROPPED = "dropped"
    """Being removed, bit by bit."""


def import_counts(import_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether that import counts; also where there is none."""
    counting = exists().where(imports.c.id == import_id, imports.c.state == ImportState.COUNTING.value)
    return import_id.is_(None) | counting


def _replaced(table: FromClause) -> ColumnElement[bool]:
    """Whether an import that counts has the log with more or otherwise."""
    return exists().where(
        replacements.c.log_id == table.c.id,
        imports.c.id == replacements.c.import_id,
        imports.c.state == ImportState.COUNTING.value,
    )


def counts(table: FromClause) -> ColumnElement[bool]:
    """Whether a log counts, in `logs` or an alias of it."""
    return table.c.aside.is_(None) & import_counts(table.c.import_id) & ~_replaced(table)


COUNTS = counts(logs)

GONE = logs.c.aside.in_([Aside.UNDONE.value, Aside.DELETED.value])
"""What the member took out of their log, and can bring back."""
