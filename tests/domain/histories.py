"""What a tracker's file tells, as lines that a person can compare with the file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.trackers import Imported, ImportedSet, Question, read
from bot.domain.workouts import Kind, Unit

SAMPLES = Path(__file__).parent / "trackers"
NOW = datetime(2027, 1, 1, tzinfo=UTC)
ZONE = "Europe/Berlin"


def samples(half: str) -> list[Path]:
    """Files in the layout of real exports, each with what it says in a `.txt` beside it.

    `seen` was there while the reader was written; `unseen` was gathered afterwards.
    """
    return sorted((SAMPLES / half).glob("*.csv"))


def read_sample(file: Path, unit: Unit | None = Unit.KG) -> Imported | Question:
    return read(file.read_bytes(), ZONE, unit, NOW)


def as_lines(imported: Imported | Question) -> str:
    return "\n".join(_lines(imported)) + "\n"


def _lines(imported: Imported | Question) -> Iterator[str]:
    if not isinstance(imported, Imported):
        yield str(imported)
        return
    yield imported.tracker + (f", weights taken for {imported.assumed}" if imported.assumed else "")
    for occasion in imported.occasions:
        at = "all day" if occasion.whole_day else f"{occasion.at:%H:%M:%S}"
        yield f"{occasion.at:%Y-%m-%d} {at} {occasion.title}".rstrip()
        yield from (f"  # {line}" for line in occasion.note.splitlines())
        for exercise in occasion.exercises:
            yield f"  {exercise.name}"
            yield from (f"    # {line}" for line in exercise.note.splitlines())
            yield from (f"    {_set(workout_set)}" for workout_set in exercise.sets)
    yield from (f"line {problem.line}: {problem.key}" for problem in imported.problems)
    yield from (f"left out: {left_out.loss} {left_out.name}".rstrip() for left_out in imported.left_out)


def _set(imported_set: ImportedSet) -> str:
    amounts = ((imported_set.reps, "reps"), (imported_set.metres, "m"), (imported_set.seconds, "s"))
    parts = [f"{amount} {unit}" for amount, unit in amounts if amount is not None]
    if imported_set.weight:
        parts.append(f"at {imported_set.weight}")
    if imported_set.rir is not None:
        parts.append(f"{imported_set.rir.normalize():f} in reserve")
    return ", ".join(parts) + (f" ({imported_set.kind.value})" if imported_set.kind is not Kind.WORK else "")
