"""The CSV files of workout trackers: a member's history comes in by `read` and goes out by `write`."""

from bot.domain.trackers.imported import Imported, ImportedExercise, Occasion, Problem
from bot.domain.trackers.names import plain
from bot.domain.trackers.reading import MOST_BYTES, MOST_PROBLEMS, MOST_ROWS, read
from bot.domain.trackers.writing import write

__all__ = [
    "MOST_BYTES",
    "MOST_PROBLEMS",
    "MOST_ROWS",
    "Imported",
    "ImportedExercise",
    "Occasion",
    "Problem",
    "plain",
    "read",
    "write",
]
