"""Logs and sets as rows, and back."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping

from bot.domain.sides import Side
from bot.domain.workouts import Entry, Kind, Log, Unit, Weight, WorkoutSet

_MILLI = Decimal(1000)


def log_row(log: Log) -> dict[str, Any]:
    """The row of a log; its workout is not in it."""
    return {
        "id": log.id,
        "member_id": log.member_id,
        "guild_id": log.guild_id,
        "at": log.at,
        "body_milli": milli(log.body),
        "body_unit": log.body.unit.value if log.body else None,
        "title": log.title or None,
        "remarks": log.note or None,
    }


def set_rows(log: Log) -> list[dict[str, Any]]:
    """The rows of the sets of a log, in their order. A note to an exercise stands with its first set."""
    rows = [
        {"exercise_id": entry.exercise_id, "variant": entry.variant, "called": entry.name[:100] or None}
        | {"note": entry.note or None if number == 0 else None}
        | set_row(workout_set)
        for entry in log.entries
        for number, workout_set in enumerate(entry.sets)
    ]
    of = {"log_id": log.id, "member_id": log.member_id}
    return [row | of | {"position": position} for position, row in enumerate(rows, start=1)]


def set_row(workout_set: WorkoutSet) -> dict[str, Any]:
    """The columns that say what was done in a set."""
    return {
        "kind": workout_set.kind.value,
        "reps": workout_set.reps,
        "seconds": workout_set.seconds,
        "metres": workout_set.metres,
        "weight_milli": milli(workout_set.weight),
        "unit": workout_set.weight.unit.value if workout_set.weight else None,
        "rir_halves": None if workout_set.rir is None else int(workout_set.rir * 2),
        "means": workout_set.means,
        "side": workout_set.side.value if workout_set.side else None,
    }


def milli(weight: Weight | None) -> int | None:
    """A weight in thousandths of its unit."""
    return int(weight.value * _MILLI) if weight else None


@lru_cache(1_000)
def weighed(amount: int | None, unit: str | None) -> Weight | None:
    """The weight that two columns hold."""
    return Weight(Decimal(amount) / _MILLI, Unit(unit)) if amount is not None and unit is not None else None


def set_of(row: RowMapping) -> WorkoutSet:
    """The set of a row."""
    return set_from(*(row[column] for column in SET_COLUMNS))


SET_COLUMNS = ("kind", "reps", "seconds", "metres", "weight_milli", "unit", "rir_halves", "means", "side")
"""What was done in a set, as `set_from` takes it."""


@lru_cache(10_000)
def set_from(
    kind: str,
    reps: int | None,
    seconds: int | None,
    metres: int | None,
    weight_milli: int | None,
    unit: str | None,
    rir_halves: int | None,
    means: str | None,
    side: str | None,
) -> WorkoutSet:
    """The same set done again is the same object: what is reckoned from it is reckoned once.

    Making `8 @ 60 kg` anew each time took a third of the time of a page of history.
    """
    return WorkoutSet(
        reps=reps,
        seconds=seconds,
        metres=metres,
        weight=weighed(weight_milli, unit),
        kind=Kind(kind),
        rir=None if rir_halves is None else Decimal(rir_halves) / 2,
        means=means,
        side=Side(side) if side else None,
    )


def log_of(rows: Sequence[RowMapping]) -> Log:
    """The log of these rows: its own columns beside those of each set, in order."""
    row = rows[0]
    by_exercise = groupby(rows, key=lambda row: (str(row["exercise_id"]), row["variant"], row["called"]))
    return Log(
        id=row["id"],
        member_id=row["member_id"],
        guild_id=row["guild_id"],
        at=row["at"],
        entries=tuple(_entry(*key, tuple(rows_of_entry)) for key, rows_of_entry in by_exercise),
        body=weighed(row["body_milli"], row["body_unit"]),
        title=row["title"] or "",
        note=row["remarks"] or "",
    )


def _entry(exercise_id: str, variant: str | None, called: str | None, rows: Sequence[RowMapping]) -> Entry:
    note = "\n".join(row["note"] for row in rows if row["note"])
    return Entry(exercise_id, tuple(map(set_of, rows)), variant, note, called or "")


def bits_of(numbers: Iterable[int]) -> int:
    """Small numbers from 0 in one: bit 0 stands for 0."""
    return sum(1 << number for number in numbers)


def numbers_in(bits: int) -> frozenset[int]:
    """What `bits_of` put into one."""
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
