"""Logs and sets as rows, and back."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping

from bot.domain.workouts import Entry, Kind, Log, Unit, Weight, WorkoutSet

_MILLI = Decimal(1000)


def log_row(one: Log) -> dict[str, Any]:
    """The row of a log; its workout is not in it."""
    return {
        "id": one.id,
        "member_id": one.member_id,
        "guild_id": one.guild_id,
        "at": one.at,
        "body_milli": milli(one.body),
        "body_unit": one.body.unit.value if one.body else None,
    }


def set_rows(log: Log) -> list[dict[str, Any]]:
    """The rows of the sets of a log, in their order."""
    return [
        {
            "log_id": log.id,
            "position": position,
            "exercise_id": entry.exercise_id,
            "variant": entry.variant,
            **set_row(one),
        }
        for position, (entry, one) in enumerate(
            ((entry, each) for entry in log.entries for each in entry.sets), start=1
        )
    ]


def set_row(one: WorkoutSet) -> dict[str, Any]:
    """The columns that say what was done in a set."""
    return {
        "kind": one.kind.value,
        "reps": one.reps,
        "seconds": one.seconds,
        "metres": one.metres,
        "weight_milli": milli(one.weight),
        "unit": one.weight.unit.value if one.weight else None,
        "rir_halves": None if one.rir is None else int(one.rir * 2),
        "means": one.means,
    }


def milli(weight: Weight | None) -> int | None:
    """A weight in thousandths of its unit."""
    return int(weight.value * _MILLI) if weight else None


def weighed(amount: int | None, unit: str | None) -> Weight | None:
    """The weight that two columns hold."""
    return Weight(Decimal(amount) / _MILLI, Unit(unit)) if amount is not None and unit is not None else None


def set_of(row: RowMapping) -> WorkoutSet:
    """The set of a row."""
    halves = row["rir_halves"]
    return WorkoutSet(
        reps=row["reps"],
        seconds=row["seconds"],
        metres=row["metres"],
        weight=weighed(row["weight_milli"], row["unit"]),
        kind=Kind(row["kind"]),
        rir=None if halves is None else Decimal(halves) / 2,
        means=row["means"],
    )


def log_of(rows: Sequence[RowMapping]) -> Log:
    """The log of these rows: its own columns beside those of each set, in order."""
    one = rows[0]
    by_exercise = groupby(rows, key=lambda row: (str(row["exercise_id"]), row["variant"]))
    return Log(
        id=one["id"],
        member_id=one["member_id"],
        guild_id=one["guild_id"],
        at=one["at"],
        entries=tuple(Entry(key, tuple(map(set_of, some)), variant) for (key, variant), some in by_exercise),
        body=weighed(one["body_milli"], one["body_unit"]),
    )
