"""Left and right in a line of sets: `left 12, right 10`, `12 left 10 right`, `L12 R10`, `left 12, both sides 8`.

Each set keeps its side. Where both sides did the same, it is one set of both: `left 10@30, right 10@30`; with `only`
it stays apart: `left only 10`. A weight that is told once, before all or behind all, is that of both sides.
`12/10 each side` may mean left 12 and right 10, or two sets: it is one of `bot.domain.notation.manners`.
"""

from dataclasses import dataclass, replace

from bot.domain.errors import DomainError
from bot.domain.notation.tokens import BREAKS, MARKS, Token

SIDES = frozenset({"left", "right", "both"})
"""Kinds of tokens after which sets are of that side."""

_LOADS = frozenset({"at", "weight", "signed", "bw"})
_AMOUNTS = frozenset({"number", "measured", "clock", "count"})


@dataclass(frozen=True, slots=True)
class _Part:
    """The tokens of the sets of one side."""

    side: str
    tokens: list[Token]

    @property
    def counts(self) -> bool:
        return any(token.kind in _AMOUNTS for token in self.tokens)

    @property
    def counted(self) -> bool:
        """Whether it says of how many sets an amount is."""
        kinds = [token.kind for token in self.tokens]
        return "count" in kinds or any(
            here == "number" and behind == "times" and last in _AMOUNTS
            for here, behind, last in zip(kinds, kinds[1:], kinds[2:], strict=False)
        )

    @property
    def loaded(self) -> bool:
        return any(token.kind in _LOADS for token in self.tokens)

    @property
    def meaning(self) -> list[tuple[str, object, str]]:
        return [(token.kind, token.value, token.unit) for token in self.tokens if token.kind not in BREAKS]


def by_side(found: list[Token]) -> list[Token]:
    """The tokens with a `left`, `right` or `both` before the sets of each; of what both did alike, once without.

    Raises `DomainError` where it does not show which sets are of which side.
    """
    if not any(token.kind == "left_right" for token in found):
        return found
    words = [at for at, token in enumerate(found) if token.kind in ("left_right", "side")]
    apart = any(found[at].text.lower().rstrip(" :").endswith("only") for at in words)
    parts = _loaded(*_parts(found, words), apart=apart)
    if not apart and _alike(parts):
        parts = [replace(part, side="") for part in parts if part.side != "right"]
    return [token for part in parts for token in _marked(part)]


def _side_of(token: Token) -> str:
    if token.kind == "side":
        return "both"
    return "left" if token.text.lower().startswith("l") else "right"


def _parts(found: list[Token], words: list[int]) -> tuple[list[Token], list[_Part], list[Token]]:
    """What stands before all sides, the parts, and what stands behind them; both without sets, or of both sides."""
    between = [found[start + 1 : end] for start, end in zip([-1, *words], [*words, len(found)], strict=True)]
    sides = [_side_of(found[at]) for at in words]
    first, last = _Part("both", _trimmed(between[0])), _Part("both", _trimmed(between[-1]))
    if first.counts and not last.counts:
        parts = [_Part(side, _trimmed(some)) for side, some in zip(sides, between, strict=False)]
        before, behind = [], last.tokens
    elif not first.counts or _stand_before(found, words):
        parts = [_Part(side, _trimmed(some)) for side, some in zip(sides, between[1:], strict=True)]
        before, behind = first.tokens, []
        if first.counts:
            parts, before = [first, *parts], []
        elif before and before[-1].kind in MARKS:
            mark = before.pop()
            both = 2 if len({part.side for part in parts[:2]}) > 1 else 1  # warm-up left 8, right 8
            parts = [replace(part, tokens=[mark, *part.tokens]) for part in parts[:both]] + parts[both:]
    else:
        raise DomainError("sets-sides-unclear")
    if not all(part.counts for part in parts) or _counted_once(parts):
        raise DomainError("sets-sides-unclear")
    return before, parts, behind


def _counted_once(parts: list[_Part]) -> bool:
    """Whether sets are counted for one side, and a number stands alone for the other: `3x12 left, 10 right`."""
    several = [part for part in parts if part.counted and part.side != "both"]
    alone = [part for part in parts if not part.counted and part.side != "both"]
    return bool(several) and any(sum(token.kind in _AMOUNTS for token in part.tokens) == 1 for part in alone)


def _stand_before(found: list[Token], words: list[int]) -> bool:
    """Whether each word has its sets right behind it, and a break before it."""
    return all(
        at + 1 < len(found) and found[at + 1].kind not in BREAKS and at > 0 and found[at - 1].kind in BREAKS
        for at in words
    )


def _loaded(before: list[Token], parts: list[_Part], behind: list[Token], *, apart: bool) -> list[_Part]:
    """The parts with the weight that is told once for all. Raises `DomainError` for anything else beside them."""
    if any(token.kind not in (*_LOADS, "number", "times", "effort", *BREAKS) for token in (*before, *behind)):
        raise DomainError("sets-sides-unclear")
    if before:
        return [replace(part, tokens=[*_trimmed(before), *part.tokens]) for part in parts]
    if behind:
        return [replace(part, tokens=[*part.tokens, *behind]) for part in parts]
    if apart:
        return parts
    *others, last = parts
    at = next((at for at, token in enumerate(last.tokens) if token.kind in _LOADS), 0)
    if others and at and not any(part.loaded for part in others):  # left 12, right 10 @ 24kg
        return [*(replace(part, tokens=[*part.tokens, *last.tokens[at:]]) for part in others), last]
    return _as_before(parts)


def _as_before(parts: list[_Part]) -> list[_Part]:
    """The weight of the first side is that of the others that tell none: `left 12 @ 24kg, right 10`."""
    load: list[Token] = []
    found: list[_Part] = []
    for part in parts:
        at = next((at for at, token in enumerate(part.tokens) if token.kind in _LOADS), None)
        if at is None:
            found.append(replace(part, tokens=[*part.tokens, *load]))
        else:
            load = part.tokens[at:] if at and not load else load
            found.append(part)
    return found


def _alike(parts: list[_Part]) -> bool:
    """Whether left and right, in turn, did the same."""
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    return len(parts) % 2 == 0 and all(
        {first.side, other.side} == {"left", "right"} and first.meaning == other.meaning for first, other in pairs
    )


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the breaks at both ends; a label stays, since it numbers what follows."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in BREAKS and tokens[start].kind != "label":
        start += 1
    while end > start and tokens[end - 1].kind in BREAKS:
        end -= 1
    return tokens[start:end]


def _marked(part: _Part) -> list[Token]:
    start = part.tokens[0].start
    line = Token("line", "", start, start)
    return [line, *([Token(part.side, part.side, start, start), line] if part.side else []), *part.tokens]
