"""Splits a text with several exercises: `face pulls 3x15 20kg, then warm-up rows 2x10@20`."""

from bot.domain.errors import DomainError
from bot.domain.tokens import KIT, Token, plain, tokens

LONGEST_WORKOUT = 3_000
"""Characters of a text with several exercises: more than a message of Discord holds."""

_MARKS = frozenset({"warm", "work", "drop"})
_BREAKS = frozenset({"sep", "line", "stop"})
_WORDS = frozenset({*KIT, "assist", "filler", "bracket", "bw", "at"})
"""What is notation behind the sets, and part of a name before a word: `3x15 band`, but `band row`."""
_FREE = frozenset({*KIT, "assist", "bracket", "word", "other"})
"""What goes on with a name that has begun: `seated row machine`."""
_BEGIN_SETS = frozenset({"number", "measured", "clock", "count", "weight"})
_NO_SETS = _WORDS - {"bw"} | {"side", "colon", "other"}
_NAMES = frozenset({*KIT, "assist", "filler", "bracket", "bw", "number", "measured", "word", "sep", "stop", "other"})
"""What a name before a colon is made of: `45 degree back extension:`, `Bench 2:`."""


class _Exercise:
    """What belongs to one exercise while it is found: where its name lies, and its sets."""

    def __init__(self, marks: list[Token]) -> None:
        self.name: list[Token] = []
        self.marks = marks  # that stand before the name: `warm-up rows 2x10`
        self.sets: list[Token] = []
        self.named = False  # by a colon

    def texts(self, line: str) -> tuple[str, str]:
        name = _between(line, self.name).lstrip(" ,;.:-").rstrip(" ,;.:-([")
        sets = " ".join([*(mark.text for mark in self.marks), _between(line, self.sets)]).strip()
        if all(one.kind in _NO_SETS for one in self.sets):
            raise DomainError("workout-no-sets", name=name[:60])
        if not name:
            raise DomainError("workout-no-name", sets=sets[:60])
        return name, sets


def _between(line: str, found: list[Token]) -> str:
    return line[found[0].start : found[-1].end] if found else ""


def split_workout(text: str) -> tuple[tuple[str, str], ...]:
    """A text with several exercises, as names and the sets that belong to each.

    A name ends at a colon, or where the notation begins. The next begins with a word that is none of the notation's,
    or with equipment right before such a word or before more sets. A mark right before a name belongs to its sets.
    Raises `DomainError` for a name without sets, sets without a name, or too long a text. Time is linear in the text.
    """
    if len(text) > LONGEST_WORKOUT:
        raise DomainError("workout-too-long", given=len(text), most=LONGEST_WORKOUT)
    line = plain(text)
    found = tokens(line)
    exercises: list[_Exercise] = []
    marks: list[Token] = []
    for token, role in zip(found, _roles(found), strict=True):
        if role == "mark":
            marks.append(token)
            continue
        now = exercises[-1] if exercises else None
        if now is None or (role == "name" and _begins_next(now, line, token)):
            if token.kind in _BREAKS:
                continue
            now = _Exercise(marks)
            exercises.append(now)
            marks = []
        _add(now, token, role)
    if not exercises:
        raise DomainError("workout-nothing")
    return tuple(one.texts(line) for one in exercises)


def _begins_next(now: _Exercise, line: str, token: Token) -> bool:
    """Whether a word of a name begins another exercise: behind sets, and on another line."""
    if now.sets:
        return True
    return bool(now.name) and "\n" in line[now.name[-1].end : token.start]


def _add(now: _Exercise, token: Token, role: str) -> None:
    if token.kind == "colon" and not now.sets:
        now.named = True
    elif token.kind in _BREAKS:
        pass
    elif not now.named and (role == "name" or (token.kind in _FREE and not now.sets)):
        now.name.append(token)
    else:
        now.sets.append(token)


def _roles(found: list[Token]) -> list[str]:
    """For each token whether it is part of a `name`, of `sets`, or a `mark` that stands before a name."""
    roles = ["sets"] * len(found)
    before_name = before_sets = False
    for at in range(len(found) - 1, -1, -1):
        kind = found[at].kind
        behind = found[at - 1].kind if at else "line"
        if kind == "word":
            roles[at], before_name = "name", True
        elif before_name and (kind in _WORDS or (kind == "number" and behind == "line")):
            roles[at] = "name"
        elif before_name and kind in _MARKS:
            roles[at], before_name = "mark", False
        else:
            before_name = False
        if kind in KIT and before_sets and behind in _BREAKS:  # `rows 3x8, bench 3x5`: better asked than misread
            roles[at] = "name"
        before_sets = kind in _BEGIN_SETS or (before_sets and kind in KIT)
    _name_before_colon(found, roles)
    return roles


def _name_before_colon(found: list[Token], roles: list[str]) -> None:
    """All that stands before the first colon of a line is a name, if nothing there can only be sets."""
    begin, open_line, number = 0, True, False
    for at, token in enumerate(found):
        if token.kind == "line":
            begin, open_line, number = at + 1, True, False
        elif token.kind == "colon" and open_line:
            head = range(begin, at)
            if any(found[i].kind not in ("number", *_BREAKS) for i in head):
                for i in head:
                    roles[i] = "name"
            open_line = False
        elif token.kind not in _NAMES or (number and token.kind in _BREAKS):
            open_line = False
        number = number or token.kind in ("number", "measured")
