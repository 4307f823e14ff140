"""The names of exercises in the trackers: `Bent Over Row (Barbell)` tells the equipment in brackets."""

import re
from functools import cache

from bot.domain.equipment import Equipment, ids_by_word
from bot.domain.spelling import fold

_BEFORE = {
    fold(word): before
    for before, words in (
        ("Assisted", "Assisted, Unterstützt, Assistiert"),
        ("Weighted", "Weighted, Mit Gewicht, Gewichtet"),
    )
    for word in words.split(",")
}
"""What the brackets tell of the exercise itself, and what the catalogue says before its name."""

_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*", re.DOTALL)
_COMMA = re.compile(r"(.*[^\s,])\s*,\s*([^(),]+)", re.DOTALL)


@cache
def _ids() -> dict[str, str]:
    """Equipment by its words in the files."""

    def words(thing: Equipment) -> tuple[str, ...]:
        return (*thing.names, *(f"{name}s" for name in thing.names), *thing.imported)

    # In no exercise of ours: a bar on rails is another load than any machine's.
    return ids_by_word(words, fold) | dict.fromkeys(("smith", "smith machine"), "smith")


def without_equipment(name: str) -> tuple[str, str | None]:
    """The exercise's name without the equipment in brackets, and the equipment's id; several are joined by `+`.

    Brackets that tell something else stay: `Back Extension (Hyperextension)`. Liftosaur writes a comma instead:
    `Bent Over Row, Dumbbell`.
    """
    match = _BRACKETS.fullmatch(name) or _COMMA.fullmatch(name)
    if match is None:
        return name.strip(), None
    inside = fold(match[2])
    if inside in _BEFORE:
        return f"{_BEFORE[inside]} {match[1]}", None
    ids = [_ids().get(fold(part), "") for part in match[2].split("+")]
    return (match[1], "+".join(ids)) if all(ids) else (name.strip(), None)
