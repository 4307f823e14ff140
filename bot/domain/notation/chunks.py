"""The chunks of a line: words and sets in turn, as `bot.domain.notation.splitting` puts them together."""

from dataclasses import dataclass, field, replace

from bot.domain.notation.tokens import MARKS, Token, tokens

SKIPS = frozenset({"sep", "line", "stop"})
_WORDS = frozenset({"kit", "assist", "filler", "bracket", "bw", "at", "left_right"})
"""What is notation behind the sets, and part of a name before a word: `3x15 band`, but `band row`."""
_FREE = frozenset({"kit", "assist", "bracket", "word", "other", "word_with_number"})
"""What goes on with a name that has begun: `seated row machine`."""
_BEGIN_SETS = frozenset({"number", "measured", "clock", "count", "weight"})
_NO_SETS = _WORDS - {"bw"} | {"colon", "other", "rest", "percent", "most", "range", "foreign"} | SKIPS | {"label"}
_NAMES = frozenset({"kit", "assist", "filler", "bracket", "bw", "number", "measured", "word", "sep", "stop", "other"})
"""What a name before a colon is made of: `45 degree back extension:`, `Bench 2:`."""


@dataclass
class Chunk:
    """Words or sets that stand together in a line. glued: whether no break parts it from the chunk before."""

    named: bool
    tokens: list[Token]
    glued: bool
    colon: bool = False  # a name that a colon ends
    marks: list[Token] = field(default_factory=list)


def chunks_of(found: list[Token]) -> list[Chunk]:
    chunks: list[Chunk] = []
    marks: list[Token] = []
    broken, by_colon = True, False
    for at, (token, role) in enumerate(zip(found, _roles(found), strict=True)):
        now = chunks[-1] if chunks else None
        if role == "mark":
            marks.append(token)
        elif token.kind == "colon" and now is not None and now.named and not now.colon:
            now.colon = by_colon = broken = True
        elif now is not None and token.kind in SKIPS and _within(now, found, at):
            now.tokens.append(token)
        elif token.kind in SKIPS:
            broken = True
            if now is not None and not now.named:
                now.tokens.append(token)
        else:
            named = _is_named(token, role, now, by_colon=by_colon)
            if now is None or now.named != named or (named and now.colon):
                now = Chunk(named=named, tokens=[] if named else marks, glued=not broken, marks=marks)
                chunks.append(now)
                marks = []
            now.tokens.append(token)
            broken = False
            by_colon = by_colon and named
    if marks:
        chunks.append(Chunk(named=False, tokens=marks, glued=not broken))
    return [_trimmed(chunk) for chunk in chunks]


def apart(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, those of sets cut where the sets of the next name begin: `100kg, 3x8` before `rows`."""
    apart: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if chunk.named or at == 0 or at + 1 == len(chunks):
            apart.append(chunk)
            continue
        cut = max((i for i, token in enumerate(chunk.tokens) if token.kind in SKIPS), default=None)
        if cut is None:
            apart.append(chunk)
        else:
            apart += [replace(chunk, tokens=chunk.tokens[:cut]), replace(chunk, tokens=chunk.tokens[cut + 1 :])]
    return apart


def groups(chunks: list[Chunk]) -> list[tuple[Chunk, Chunk, Chunk | None]]:
    """Sets, name and what loads them, in turn; none where the chunks are anything else."""
    groups: list[tuple[Chunk, Chunk, Chunk | None]] = []
    at = 0
    while at < len(chunks):
        if at + 1 >= len(chunks) or chunks[at].named or not chunks[at + 1].named or not chunks[at].tokens:
            return []
        more = chunks[at + 2] if at + 2 < len(chunks) and not chunks[at + 2].named else None
        if more is not None and (at + 3 < len(chunks) and chunks[at + 3].named):
            more = None
        if more is not None and has_amounts(more.tokens):
            return []
        groups.append((chunks[at], chunks[at + 1], more))
        at += 2 if more is None else 3
    return groups


def _trimmed(chunk: Chunk) -> Chunk:
    """Without the breaks at its end."""
    while len(chunk.tokens) > 1 and chunk.tokens[-1].kind in SKIPS:
        chunk.tokens.pop()
    return chunk


def _is_named(token: Token, role: str, now: Chunk | None, *, by_colon: bool) -> bool:
    """Whether a token belongs to words and not to sets."""
    if by_colon and token.kind != "word":
        return False
    return role == "name" or (token.kind in _FREE and now is not None and now.named and not now.colon)


def _within(now: Chunk, found: list[Token], at: int) -> bool:
    """Whether a sign stands inside a name: `Seated Cable Row - V Grip`, `clean & jerk`."""
    if not now.named or now.colon:
        return False
    return at + 1 < len(found) and found[at + 1].kind in ("word", "bracket", "kit")


def has_amounts(found: list[Token]) -> bool:
    """Whether reps are told, not a weight or an effort alone."""
    if any(token.kind in ("measured", "clock", "count", "times") for token in found):
        return True
    before = [None, *found]
    return any(
        token.kind == "number" and (earlier is None or earlier.kind != "at")
        for earlier, token in zip(before, found, strict=False)
    )


def has_sets(text: str) -> bool:
    return any(token.kind not in _NO_SETS for token in tokens(text))


def _roles(found: list[Token]) -> list[str]:
    """For each token whether it is part of a `name`, of `sets`, or a `mark` that stands before a name."""
    roles = ["sets"] * len(found)
    before_name = before_sets = False
    for at in range(len(found) - 1, -1, -1):
        kind = found[at].kind
        behind = found[at - 1].kind if at else "line"
        if kind == "word":
            roles[at], before_name = "name", True
        elif before_name and (kind in _WORDS or (kind == "number" and behind in ("line", "label"))):
            roles[at] = "name"
        elif before_name and kind in MARKS:
            roles[at], before_name = "mark", False
        else:
            before_name = False
        if kind == "kit" and before_sets and behind in ("line", *SKIPS):  # `rows 3x8, bench 3x5`: better asked
            roles[at] = "name"
        before_sets = kind in _BEGIN_SETS or (before_sets and kind == "kit")
    _name_before_colon(found, roles)
    return roles


def _name_before_colon(found: list[Token], roles: list[str]) -> None:
    """All that stands before the first colon of a line is a name, if nothing there can only be sets."""
    number = False
    for at, token in enumerate(found):
        if token.kind == "colon":
            if any(each_token.kind not in ("number", *SKIPS) for each_token in found[:at]):
                roles[:at] = ["name"] * at
            return
        if token.kind not in _NAMES or (number and token.kind in SKIPS):
            return
        number = number or token.kind in ("number", "measured")
