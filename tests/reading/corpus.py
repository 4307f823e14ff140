"""The collected lines and names, and how much of them is read: a table for each half.

One half was tuned on, the other only counted. A hash decides which half a line is in, so that nobody chose.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise, Load
from bot.domain.names import Names
from bot.domain.notation import parse_sets, write_sets
from bot.domain.notation.readings import Habits, Read, read_sets
from bot.domain.notation.splitting import split_workout
from bot.domain.workouts import Unit, WorkoutSet

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Line:
    """What was typed, and what was meant by it: `?` where several things can be, `-` where there is nothing."""

    typed: str
    meant: str
    unit: str = "kg"

    @property
    def held_out(self) -> bool:
        return sha256(self.typed.encode()).digest()[0] % 2 == 1


def lines() -> list[Line]:
    found = []
    for line in _entries("lines.txt"):
        typed, meant = line.split(" ⇒ ")
        unit = "lb" if typed.startswith("lb ") else "kg"
        found.append(Line(re.sub(" ?⏎ ?", "\n", typed.removeprefix("lb ")), meant.strip(), unit))
    return found


def names() -> list[Line]:
    return [Line(*(part.strip() for part in line.rsplit(" = ", 1))) for line in _entries("names.txt")]


def _entries(file: str) -> Iterable[str]:
    comments = (
        "# What",
        "# The",
        "# asides",
        "# `",
        "# Names",
        "# A hash",
        "## sets",
        "## weight",
        "## reps",
        "## lists",
        "## numbered",
        "## titles",
        "## warm",
        "## each",
        "## trackers",
        "## other",
        "## both",
        "## the library",
        "## not the",
    )
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(comments):
            yield line


def shares(outcomes: Counter[str]) -> dict[str, float]:
    total = sum(outcomes.values())
    return {outcome: count / total for outcome, count in outcomes.items()}


class Reader:
    """Reads a text as the services do: names from the catalogue, readings without habits but the unit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.names = Names(catalogue.exercises.values())

    def outcome(self, line: Line) -> tuple[str, str]:
        """What became of a line, and what was read: `as meant`, `asked`, `refused`, or `wrong` where it is stored so."""
        try:
            read = self.read(line)
        except DomainError as refusal:
            return ("refused" if line.meant != "-" else "as meant"), refusal.key
        if read is None:
            return ("asked" if line.meant not in "?-" else "as meant"), ""
        stored = _canonical(read)
        if line.meant in "?-":
            return "wrong", stored
        return ("as meant" if stored == _meant(line.meant) else "wrong"), stored

    def read(self, line: Line) -> list[tuple[str, tuple[WorkoutSet, ...]]] | None:
        """The exercises and their sets; None where it has to be asked."""
        split = split_workout(line.typed, lambda name: self.names.match(name) is not None)
        done = []
        for part in split.parts:
            match = self.names.match(part.name)
            if match is None:
                return None
            read = read_sets(part.sets, match.exercise, Habits(Unit(line.unit)))
            exercise = helped(match.exercise, read, self.names)
            if exercise is not match.exercise:
                read = read_sets(part.sets, exercise, Habits(Unit(line.unit)))
            if read.clear is None or split.doubts:
                return None
            done.append((exercise.id, read.clear.sets))
        return done


def helped(exercise: Exercise, read: Read, names: Names) -> Exercise:
    """The exercise with help, where help was told: 20 kg of it are not 20 kg more."""
    match = names.match(f"assisted {exercise.name}") if read.assisted and exercise.load is not Load.ASSIST else None
    return match.exercise if match else exercise


def _canonical(done: Iterable[tuple[str, tuple[WorkoutSet, ...]]]) -> str:
    return " | ".join(f"{exercise_id}: {write_sets(sets)}" for exercise_id, sets in done)


def _meant(meant: str) -> str:
    parts = (part.split(": ", 1) for part in meant.split(" | "))
    return _canonical((exercise_id, parse_sets(sets)) for exercise_id, sets in parts)


def outcomes(catalogue: Catalogue, *, held_out: bool) -> Counter[str]:
    reader = Reader(catalogue)
    return Counter(reader.outcome(line)[0] for line in lines() if line.held_out is held_out)
