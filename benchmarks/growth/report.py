"""The tables of what `measure` left behind."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measure import table

Found = Mapping[tuple[str, int], Mapping[str, Any]]
"""What was measured, by database and number of sets."""


def read(folder: Path) -> Found:
    """All that was measured there."""
    files = [json.loads(file.read_text()) for file in sorted(folder.glob("*-*.json"))]
    return {
        (measured["kind"], measured["sets"]): measured
        for measured in sorted(files, key=lambda each: (each["kind"], -each["sets"]))[::-1]
    }


def report(folder: Path) -> None:
    """Print them."""
    found = read(folder)
    for who, title in (
        ("heavy", "a member with 500 workouts"),
        ("other", "other members"),
        ("bot", "the bot itself"),
    ):
        _table(f"Commands of {title}, p50 / p99 ms", found, "commands", f" | {who}")
        _table(f"Statements that read, for {title}, p50 / p99 ms", found, "statements", f" | {who}")
    for (kind, sets), measured in found.items():
        read_whole = {name: each["full_scans"] for name, each in measured["statements"].items() if each["full_scans"]}
        print(f"\n{kind}, {sets:,} sets, filled in {measured['filled_s']:.0f} s. Read whole: {read_whole or 'none'}")


def _table(title: str, found: Found, what: str, ending: str) -> None:
    names = _names(found.values(), what, ending)
    head = ["", *(f"{kind} {sets:.0e}".replace("e+0", "e") for kind, sets in found)]
    rows = [
        [name.removesuffix(ending), *(_cell(measured[what].get(name)) for measured in found.values())]
        for name in names
    ]
    table(title, head, rows)


def _names(some: Iterable[Mapping[str, Any]], what: str, ending: str) -> list[str]:
    return list(dict.fromkeys(name for measured in some for name in measured[what] if name.endswith(ending)))


def _cell(measured: Mapping[str, float] | None) -> str:
    return f"{measured['p50']:.1f} / {measured['p99']:.1f}" if measured else ""
