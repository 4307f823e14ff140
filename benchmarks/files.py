"""Files of trackers: how much of each arrives as it stands there, and how fast the longest is read."""

from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time

from bot.domain.trackers import MOST_ROWS, Imported, read
from bot.domain.workouts import Unit
from tests.domain.histories import as_lines, read_sample, samples

HEADER = "Date,Exercise,Category,Weight,Reps,Distance,Distance Unit,Time\n"


async def run(folder: Path) -> None:  # noqa: ARG001 - as every subject
    print("\nFiles of trackers: lines of what each says (title, note, set, what is left out), and how many are right")
    print(f"  {'':26} {'files':>5} {'workouts':>8} {'sets':>5} {'lines':>5} {'right':>5}")
    for half in ("seen", "unseen"):
        if files := samples(half):
            counted = [_of(file) for file in files]
            print(
                f"  {half:26} {len(files):5} " + "{:8} {:5} {:5} {:5}".format(*map(sum, zip(*counted, strict=True)))
            )
    print(f"  {MOST_ROWS:,} rows are read in {_seconds():.1f} s of processor time")


def _of(file: Path) -> tuple[int, int, int, int]:
    """Workouts, sets, lines that are meant, and those of them that are there."""
    imported = read_sample(file)
    assert isinstance(imported, Imported)
    sets = sum(len(exercise.sets) for occasion in imported.occasions for exercise in occasion.exercises)
    meant, found = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines(), as_lines(imported).splitlines()
    right = sum(block.size for block in SequenceMatcher(None, meant, found, autojunk=False).get_matching_blocks())
    return len(imported.occasions), sets, len(meant), right


def _seconds() -> float:
    rows = (
        f"{2000 + row // 2000}-06-{1 + row % 28:02},Row {row % 60},Back,{row % 200}.5,8,,,\n"
        for row in range(MOST_ROWS)
    )
    content = (HEADER + "".join(rows)).encode()
    begun = process_time()
    read(content, "UTC", Unit.KG, datetime(2027, 1, 1, tzinfo=UTC))
    return process_time() - begun
