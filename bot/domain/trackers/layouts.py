"""Files that are not one set a row, brought to the columns of `TABLE`: StrongLifts, GymBook, Jefit."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from bot.domain.spelling import fold
from bot.domain.trackers.columns import within
from bot.domain.trackers.formats import GYMBOOK, JEFIT, STRONGLIFTS, Format
from bot.domain.trackers.imported import LeftOut, Loss
from bot.domain.trackers.tables import Rows, Table, records
from bot.domain.trackers.words import MASSES, METRES, SECONDS, YES, empty

_Row = tuple[int, list[str] | None]


def brought_to_a_table(text: str) -> Table | None:
    """The file as one set a row; None where it is laid out so already."""
    if _JEFIT_LOGS.search(text[:_JEFIT_BEGINS]) or _JEFIT_LOGS.search(text):
        return _jefit(text)
    for delimiter in ",;\t":
        header = next(records(text, delimiter), (0, None))[1] or []
        folded = [fold(name) for name in header]
        if "exercise 1" in folded and "set 1" in folded:
            return _stronglifts(text, delimiter, header, folded)
        if _is_gymbook(header):
            return _gymbook(text, delimiter, header)
    return None


def _table(layout: Format, header: Sequence[str], rows: Callable[[], Rows], *left_out: LeftOut) -> Table:
    return Table(within(layout, header), rows, left_out)


def _below(text: str, delimiter: str) -> Iterator[_Row]:
    found = records(text, delimiter)
    next(found)
    return found


# ---------------------------------------------------------------------- StrongLifts: a workout a row


def _stronglifts(text: str, delimiter: str, header: Sequence[str], folded: list[str]) -> Table:
    """`Exercise 1, Weight (KG), Weight (LB), Set 1 … Set 5, Exercise 2 …`; 0 reps were tried and not done."""
    begins = [place for place, name in enumerate(folded) if re.fullmatch(r"exercise \d+", name)]
    blocks = list(zip(begins, [*begins[1:], len(folded)], strict=True))
    headers = {"date": "Date", "workout": "Workout", "note": "Workout Notes"}
    before = [place for place in range(begins[0]) if folded[place]]
    names = [headers.get(folded[place], header[place]) for place in before]

    def rows() -> Rows:
        for line, cells in _below(text, delimiter):
            if cells is None:
                yield line, None
                continue
            row = (cells + [""] * len(folded))[: len(folded)]
            start = [row[place] for place in before]
            for first, end in blocks:
                weights = {folded[place]: row[place] for place in range(first + 1, end) if "weight" in folded[place]}
                sets = [row[place] for place in range(first + 1, end) if folded[place].startswith("set ")]
                for reps in sets:
                    if reps.strip():
                        heavy = [weights.get("weight kg", ""), weights.get("weight lb", "")]
                        yield line, [*start, row[first], *heavy, reps]

    return _table(STRONGLIFTS, [*names, "Exercise", "Weight (kg)", "Weight (lb)", "Reps"], rows)


# ---------------------------------------------------------------------- GymBook: number and unit in one cell


def _is_gymbook(header: Sequence[str]) -> bool:
    """`… Set / Warm-Up Set / Cool-Down Set, Reps / Time, Weight / Distance, Notes, Skipped`, in any language."""
    return len(header) == 12 and [name.count(" / ") for name in header] == [0] * 7 + [2, 1, 1, 0, 0]


def _gymbook(text: str, delimiter: str, header: Sequence[str]) -> Table:
    """Which of its kinds a set is, and what reps are called, the header says in the file's own language."""
    kinds = dict(zip(map(fold, header[7].split(" / ")), ("", "warm-up", "cool-down"), strict=True))
    reps = fold(header[8].split(" / ")[0])
    names = ["Date", "Workout", "Time of day", "Exercise", *header[4:7], "Set Type"]
    names += ["Reps", "Seconds", "Weight", "Weight Unit", "Distance", "Distance Unit", "Notes", "Done"]

    def rows() -> Rows:
        for line, cells in _below(text, delimiter):
            if cells is None or len(cells) < len(header):
                yield line, cells and cells[:1]
                continue
            amount, moved = _reps_or_time(cells[8], reps), _weight_or_distance(cells[9])
            kind = kinds.get(fold(cells[7]), cells[7])
            done = "no" if fold(cells[11]) in YES else "yes"
            yield line, [*cells[:7], kind, *amount, *moved, cells[10], done]

    return _table(GYMBOOK, names, rows)


_AMOUNT = re.compile(r"\s*(-?[\d.,]+)\s*(.*?)\s*", re.DOTALL)


def _reps_or_time(cell: str, reps: str) -> tuple[str, str]:
    """`20 ripetizioni` is ("20", ""), `60 secondi` is ("", "60"); what is neither stays, to be told as a problem."""
    match = _AMOUNT.fullmatch(cell)
    if match is None:
        return cell, ""
    unit = fold(match[2])
    if unit in SECONDS:
        return "", f"{Decimal(match[1].replace(',', '.')) * SECONDS[unit]:f}" if _is_number(match[1]) else cell
    return (match[1], "") if not unit or _one_word(unit, reps) else (cell, "")


def _one_word(cell: str, other: str) -> bool:
    """Singular and plural: `ripetizione` and `ripetizioni`, `Wiederholung` and `Wiederholungen`."""
    alike = max(3, min(len(cell), len(other)) - 2)
    return cell[:alike] == other[:alike]


def _weight_or_distance(cell: str) -> tuple[str, str, str, str]:
    match = _AMOUNT.fullmatch(cell)
    if match is None:
        return cell, "", "", ""
    unit = fold(match[2])
    if unit in METRES and unit not in MASSES:
        return "", "", match[1], unit
    return match[1], match[2], "", ""


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,6}(?:[.,]\d{1,6})?", text) is not None


# ---------------------------------------------------------------------- Jefit: tables below each other


_JEFIT_LOGS = re.compile(r"^#{2,}\s*EXERCISE LOGS\s*#", re.MULTILINE)
_JEFIT_BEGINS = 10_000
_BANNER = re.compile(r"#{2,}\s*([A-Z][A-Z0-9 &/_-]*?)\s*#*\s*")
_TOLD = ("EXERCISE LOGS", "WORKOUT SESSIONS", "SETTING")


def _jefit(text: str) -> Table:
    """`60x10,65x8` in a row of the exercise logs; when the workout began, and the unit, stand in other tables."""
    tables = _sections(text)
    unit = next((row.get("mass", "") for _, row in tables.get("SETTING", ())), "").strip()
    begun = {row.get("_id", ""): _epoch(row) for _, row in tables.get("WORKOUT SESSIONS", ())}
    left = [LeftOut(Loss.COLUMN, name.title(), len(rows)) for name, rows in tables.items() if name not in _TOLD]

    def rows() -> Rows:
        for line, row in tables.get("EXERCISE LOGS", ()):
            at = begun.get(row.get("belongsession", "")) or row.get("mydate", "")
            for weight, reps in _packed(row.get("logs", "")):
                yield line, [at, row.get("ename", ""), weight, unit, reps]

    return _table(JEFIT, ["Date", "Exercise", "Weight", "Weight Unit", "Reps"], rows, *left)


def _sections(text: str) -> dict[str, list[tuple[int, dict[str, str]]]]:
    found: dict[str, list[tuple[int, dict[str, str]]]] = {}
    name, header = "", [""]
    for line, cells in records(text, ","):
        if cells is None:
            break
        if cells[0].startswith("##"):
            banner = _BANNER.fullmatch(cells[0].strip())
            name, header = (banner[1] if banner else "", [])
        elif name and not header:
            header = [cell.strip() for cell in cells]
        elif name and any(map(str.strip, cells)):
            found.setdefault(name, []).append((line, dict(zip(header, cells, strict=False))))
    return found


def _epoch(row: dict[str, str]) -> str:
    """When the workout began; Jefit itself has misspelt the column."""
    seconds = (row.get("starttime") or row.get("starttimie") or "").strip()
    if not (seconds.isascii() and seconds.isdigit() and 0 < len(seconds) <= 10):
        return row.get("mydate", "")
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _packed(logs: str) -> Iterator[tuple[str, str]]:
    """Weight and reps of each set. What is counted in time stands as zeros, whose meaning nobody has told."""
    sets = [entry.strip().partition("x") for entry in logs.split(",") if entry.strip()]
    if len(sets) >= 4 and all(empty(weight) for weight, _, _ in sets) and any(empty(reps) for _, _, reps in sets):
        yield "", logs
        return
    for weight, _, reps in sets:
        yield weight, reps
