"""Plans and begun workouts as JSON in a column, and back."""

import json
from decimal import Decimal
from typing import Any

from bot.domain.coaching.plans import PlanDay
from bot.domain.coaching.targets import Wish
from bot.domain.coaching.walk import Planned
from bot.domain.workouts import Unit, Weight


def write_planned(plan: tuple[Planned, ...]) -> str:
    """What was proposed, in the order it is done."""
    return json.dumps([_row(item) for item in plan], separators=(",", ":"))


def _row(item: Planned) -> dict[str, Any]:
    row: dict[str, Any] = {
        "e": item.exercise_id,
        "a": item.amounts,
        "v": item.variant,
        "r": item.rir,
        "s": item.rest_s,
    }
    if item.weight is not None:
        row |= {"w": str(item.weight.value), "u": item.weight.unit.value}
    if item.warmups:
        row["k"] = [[reps, str(weight.value), weight.unit.value] for reps, weight in item.warmups]
    flags = {"f": item.finds, "o": item.open, "b": item.next_band, "p": item.pair}
    return row | {key: value for key, value in flags.items() if value}


def read_planned(text: str | None) -> tuple[Planned, ...]:
    """The reverse; nothing for no text."""
    return tuple(map(_planned, json.loads(text))) if text else ()


def _planned(row: dict[str, Any]) -> Planned:
    return Planned(
        exercise_id=row["e"],
        amounts=tuple(row["a"]),
        variant=row["v"],
        weight=Weight(Decimal(row["w"]), Unit(row["u"])) if "w" in row else None,
        rir=tuple(row["r"]) if row["r"] else None,
        rest_s=row["s"],
        finds=bool(row.get("f")),
        open=bool(row.get("o")),
        next_band=bool(row.get("b")),
        pair=row.get("p"),
        warmups=tuple((reps, Weight(Decimal(value), Unit(unit))) for reps, value, unit in row.get("k", ())),
    )


def write_days(days: tuple[PlanDay, ...]) -> str:
    """A member's own days."""
    return json.dumps(
        [
            {
                "n": day.name,
                "e": [[exercise_id, wish.sets, wish.low, wish.high] for exercise_id, wish in day.exercises],
            }
            for day in days
        ]
    )


def read_days(text: str | None) -> tuple[PlanDay, ...]:
    """The reverse; nothing for no text."""
    if not text:
        return ()
    return tuple(
        PlanDay(day["n"], tuple((exercise_id, Wish(sets, low, high)) for exercise_id, sets, low, high in day["e"]))
        for day in json.loads(text)
    )
