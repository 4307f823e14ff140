"""Names are data: what members, servers and files call things is shown as it is written, whatever it is written with.

The one place where names are made fit to be shown. Discord reads markdown, mentions, links and timestamps anywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from bot.domain.exercises import Exercise

MOST_MARKS = 2
"""Combining marks that stay on one letter: what people write needs no more, and more hide the lines around."""

_SPECIAL = re.compile(r"[\\*_~`|\[\]<]|@(?=everyone|here)|:(?=//|\w+:)|^[-+>#]|(?<=^\d)\.(?=\s)|(?<=^\d\d)\.(?=\s)")
"""What Discord's markdown takes for itself: a backslash before it shows it as it is.

Mentions, timestamps and emoji of servers all begin with `<`; lists, quotes and headings begin a line; an address that
stands there by itself becomes a link.
"""

_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Invisible, but part of emoji and of scripts; other marks without a shape turn or hide the text around them."""


def label(name: str) -> str:
    """A name for a button, an option or a form, where nothing is markdown: on one line, and nothing hidden."""
    left, marks = [], 0
    for letter in " ".join(name.split()):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MOST_MARKS or (category in ("Cc", "Cf", "Cs", "Co", "Cn") and letter not in _JOINERS):
            continue
        left.append(letter)
    return "".join(left).strip() or "–"


def shown(name: str) -> str:
    """A name for the text of a card."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", label(name))


def name_of(exercise: Exercise) -> str:
    """What an exercise is called, for the text of a card."""
    return shown(exercise.name)


_OURS = frozenset({"stands", "example", "options", "near", "channel", "role", "counts"})
"""Facts of an error that are our own words, mentions or notation; all others may hold what somebody typed."""


def facts_shown(facts: Mapping[str, str | int]) -> dict[str, str | int]:
    """The facts of an error, for the text of a card."""
    return {key: shown(fact) if isinstance(fact, str) and key not in _OURS else fact for key, fact in facts.items()}


def listed(names: Iterable[str], most: int) -> str:
    """`Face Pull, Shrug`: each once, as many as fit into so many characters."""
    text, dropped = "", False
    for name in dict.fromkeys(names):
        longer = f"{text}, {name}" if text else name
        dropped = len(longer) > most - 2
        if dropped:
            break
        text = longer
    return f"{text} …".strip() if dropped else text
