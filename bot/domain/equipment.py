"""Equipment: what an exercise may need, from the one table `data/equipment.toml`, which tells what each field means.

It is read here, with the standard library, because all rules need it: the notation knows its words, a weight what it
stands for, the coach its steps. Whether the table is right is checked with the rest of `data/`.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).resolve().parents[2] / "data" / "equipment.toml"

PerUnit = Mapping[str, Decimal]
"""A weight for `kg` and another for `lb`; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """One thing that an exercise may need. names, in_names, at_hand, imported: words for it, and where they mean it.

    set_up_s: seconds. step, first, bar: what gyms have in each unit. owned: whether people have single weights of it.
    colours: in place of weights, the lightest first.
    """

    id: str
    set_up_s: int
    names: tuple[str, ...] = ()
    in_names: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()
    imported: tuple[str, ...] = ()
    weight_means: str | None = None
    step: PerUnit = field(default_factory=dict, hash=False)
    first: PerUnit = field(default_factory=dict, hash=False)
    bar: PerUnit = field(default_factory=dict, hash=False)
    owned: bool = False
    colours: tuple[str, ...] = ()


@cache
def equipment() -> Mapping[str, Equipment]:
    """All of it by id, in the order of the table; the file is read once."""
    try:
        entries = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)
    except ValueError as error:
        raise ValueError(f"{FILE}: {error}") from error
    return MappingProxyType({key: _entry(key, fields) for key, fields in entries.items()})


def _entry(key: str, fields: Mapping[str, object]) -> Equipment:
    def value(given: object) -> object:
        if isinstance(given, dict):
            return {unit: Decimal(weight) for unit, weight in given.items()}
        return tuple(given) if isinstance(given, list) else given

    return Equipment(key, **{name: value(given) for name, given in fields.items()})  # type: ignore[arg-type]  # checked by the catalogue


def ids_by_word(words: Callable[[Equipment], Iterable[str]], form: Callable[[str], str]) -> dict[str, str]:
    """The ids by those `words` of each, brought into a `form`."""
    return {form(word): thing.id for thing in equipment().values() for word in words(thing)}
