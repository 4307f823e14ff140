"""Places and zones by the names that people have for them, from `data/places.tsv` (see `tools/places.py`)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bot.content import DATA
from bot.domain.spelling import unaccented


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a state, a country, or a zone under another name.

    name: plain. code: its country, and after a dot its state (`US.TX`). zones: its zones, with how many thousand
    people live in each.
    """

    kind: str
    name: str
    code: str
    zones: tuple[tuple[str, int], ...]

    @property
    def people(self) -> int:
        return sum(count for _, count in self.zones)


class Gazetteer:
    """All places, found by any of their names. The file is read once, when somebody first names one."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @classmethod
    @cache
    def load(cls, data: Path = DATA) -> "Gazetteer":
        """The places of `data`; one for all who ask."""
        return cls(data / "places.tsv")

    def read(self) -> None:
        """Read the file now, which takes a tenth of a second: call it in a thread."""
        _ = self._by_name

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        # Only what is asked for is made into a `Place`: there are ten thousand.
        by_name: dict[str, list[str]] = defaultdict(list)
        with self._file.open(encoding="utf-8") as lines:
            next(lines)  # the head
            for line in lines:
                _, name, others, _, _ = line.split("\t")
                for written in filter(None, (name, *others.split("|"))):
                    by_name[written].append(line)
        return by_name

    def named(self, name: str) -> list[Place]:
        """The places of this name (plain). A state's two letters alone name none: `IN` and `ME` are words."""
        alone = len(name) > 2
        return [place for place in map(_place, self._by_name.get(name, ())) if alone or place.kind != "state"]

    def inside(self, name: str, where: str) -> list[Place]:
        """The places of this name in a country or state of that name (both plain)."""
        around = map(_place, self._by_name.get(where, ()))
        codes = {place.code for place in around if place.kind in ("state", "country")}
        return [
            place
            for place in map(_place, self._by_name.get(name, ()))
            if codes & {place.code, place.code.split(".")[0]}
        ]

    def beginning(self, start: str) -> list[Place]:
        """The places with a name that begins so (plain), the largest first."""
        lines = {line for name, some in self._by_name.items() if name.startswith(start) for line in some}
        return sorted(map(_place, lines), key=lambda place: -place.people)

    @property
    def names(self) -> Iterable[str]:
        return self._by_name.keys()


def _place(line: str) -> Place:
    kind, name, _, code, zones = line.rstrip("\n").split("\t")
    counted = (entry.rsplit(" ", 1) for entry in zones.split("|"))
    return Place(kind, name, code, tuple((zone, int(count)) for zone, count in counted))


def plain(name: str) -> str:
    """A name as it is compared: small letters, no accents, no dots, single blanks."""
    return " ".join(unaccented(name).replace("_", " ").replace(".", "").split())
