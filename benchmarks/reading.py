"""How much is read of what people type: lines of training logs and names, in the half tuned on and the other."""

from collections import Counter
from pathlib import Path

from benchmarks.measure import table
from bot.content.catalogue import load_catalogue
from bot.domain.names import Names
from tests.reading.corpus import Reader, lines, names

OUTCOMES = ("as meant", "asked", "refused", "wrong")


async def run(_: Path) -> None:
    catalogue = load_catalogue()
    reader, known = Reader(catalogue), Names(catalogue.exercises.values())
    rows, found = [], []
    for half, held_out in (("tuned on", False), ("held out", True)):
        for what, several in (("one meaning", False), ("several, or none", True)):
            some = [line for line in lines() if line.held_out is held_out and (line.meant in "?-") is several]
            counts = Counter(reader.outcome(line)[0] for line in some)
            rows.append([f"{half}, {what}", str(len(some)), *(str(counts[outcome]) for outcome in OUTCOMES)])
        for what, there in (("in the library", True), ("not in it", False)):
            few = [name for name in names() if name.held_out is held_out and (name.meant != "-") is there]
            ids = [(name.meant, match.exercise.id if (match := known.match(name.typed)) else "-") for name in few]
            right = sum(meant == got for meant, got in ids)
            wrong = sum(got not in ("-", meant) for meant, got in ids)
            found.append([f"{half}, {what}", str(len(few)), str(right), str(len(few) - right - wrong), str(wrong)])
    table("Lines of public training logs", ["half", "lines", *OUTCOMES], rows)
    table("Names that people type", ["half", "names", "right", "not found", "wrong"], found)
