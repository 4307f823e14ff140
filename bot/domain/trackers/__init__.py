"""The CSV files of workout trackers: a member's history comes in by `read` and goes out by `write`."""

from bot.domain.trackers.gathering import MOST_PROBLEMS
from bot.domain.trackers.imported import (
    Imported,
    ImportedExercise,
    ImportedSet,
    LeftOut,
    Loss,
    Occasion,
    OrderQuestion,
    Own,
    Problem,
    Question,
    UnitQuestion,
)
from bot.domain.trackers.names import without_equipment
from bot.domain.trackers.naming import Meaning, Namer, check
from bot.domain.trackers.reading import MOST_BYTES, MOST_ROWS, read
from bot.domain.trackers.writing import write

__all__ = [
    "MOST_BYTES",
    "MOST_PROBLEMS",
    "MOST_ROWS",
    "Imported",
    "ImportedExercise",
    "ImportedSet",
    "LeftOut",
    "Loss",
    "Meaning",
    "Namer",
    "Occasion",
    "OrderQuestion",
    "Own",
    "Problem",
    "Question",
    "UnitQuestion",
    "check",
    "read",
    "without_equipment",
    "write",
]
