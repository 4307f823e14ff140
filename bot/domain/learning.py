"""What a coach explains besides the exercises: topics, and what to do with a sore back."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.errors import DomainError
from bot.domain.spelling import fold

SORE = "sore-back"
"""The topic that is told by `SoreBack`, not by a `Topic`."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One short card: the answer in a line, then its points.

    aliases: what people also type for it. exercises: ids of those that show it. section: the part of an exercise's
    card that has a button for it, if any; with `loaded` only where the exercise needs a weight.
    """

    id: str
    name: str
    answer: str
    points: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    section: str = ""
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class SoreBack:
    """What is offered to a back that is sore, where no sign of an emergency is there; never a diagnosis.

    exercises: ids, the gentlest first. acceptable: which pain is, until when. changes: signs that end it. How much of
    each, and after how long the doctor comes first, are rules: `bot.domain.care`.
    """

    exercises: tuple[str, ...]
    name: str
    answer: str
    aliases: tuple[str, ...]
    advice: tuple[str, ...]
    acceptable: str
    changes: str
    later: str


class UnknownTopic(DomainError):
    """No topic is called so."""

    def __init__(self, typed: str, names: Iterable[str]) -> None:
        super().__init__("topic-unknown", typed=typed.strip()[:60], names=", ".join(names))


def matching(typed: str, names: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    """Ids of what `typed` may mean, the likeliest first; all where nothing is typed.

    names: id, name and aliases of each.
    """
    plain = fold(typed)
    ranks: dict[str, int] = {}
    for key, name, aliases in names:
        known = [fold(known_name) for known_name in (key, name, *aliases)]
        if plain in known:
            ranks[key] = 0
        elif any(known_name.startswith(plain) for known_name in known):
            ranks[key] = 1
        elif any(plain in known_name or known_name in plain.split() for known_name in known):
            ranks[key] = 2
    return sorted(ranks, key=ranks.__getitem__)
