"""What stands beside the sets of a line: comments, rests, emoji. It is left out, and what was left out is told.

Only words that cannot be sets are: a number that a word stands beside may be of the sets, so that it raises a doubt.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.errors import DomainError
from bot.domain.notation.side_words import by_side
from bot.domain.notation.tokens import BREAKS, Token
from bot.domain.workouts import KG_PER_LB, Unit

_WORDS = frozenset({"word", "other"})
_WITHIN = frozenset({*_WORDS, "filler", "side", "assist", "work", "times", "most", "colon"})
"""What goes on with a comment that has begun."""
_SETS = frozenset({"number", "measured", "clock", "count", "weight", "signed", "at", "times", "effort"})
_SET_LABEL = re.compile(r"(?:top|heavy|main|back[ -]?off|backoff|down|first|last|final|second|third|all|only|just)\b")
_NOT_DONE = re.compile(
    r"\b(?:fail(?:ed|s)?|miss(?:ed)?|skip(?:ped)?|tomorrow|next|plan(?:ned)?|goal|target|todo|should|will|gonna|maybe"
    r"|attempt(?:ed)?|no rep|instead|(?:did|could|was|do|can)n'?t|not done|almost|nearly)\b"
)
_NO_COMMENT = re.compile(r"\d(?!\d*(?:st|nd|rd|th)$)|(?:rpe|rir|kgs?|lbs?|reps?|sets?)$", re.IGNORECASE)
"""Words that may be of the sets although they cannot be read: `60kgg`, `rpe`."""


@dataclass(frozen=True, slots=True)
class KeptTokens:
    """The tokens of the sets, and what was left out. doubts: of what was left out, what may change what is meant."""

    tokens: list[Token]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]


def set_aside(found: list[Token], line: str) -> KeptTokens:
    """Leave out what is no part of the sets. Raises `DomainError` for words where only sets can stand."""
    for token in found:
        if token.kind == "foreign":
            raise DomainError("sets-foreign", part=token.text[:40])
        if token.kind == "range":
            raise DomainError("sets-range", part=token.text[:40])
        if token.kind == "word" and _NO_COMMENT.match(token.text):
            raise DomainError("sets-not-understood", part=token.text[:40])
    for before, colon, behind in zip(found, found[1:], found[2:], strict=False):
        if (
            colon.kind == "colon"
            and before.kind == behind.kind == "number"
            and before.end == colon.end - 1 == behind.start - 1
        ):
            raise DomainError("sets-not-understood", part=f":{behind.text}"[:40])
    found = _x_before_reps(found)
    if (
        not any(token.kind in _ODD for token in found)
        and len({token.unit for token in found if token.kind == "weight"}) < 2
    ):
        return KeptTokens(found, (), ())
    left_out: list[str] = []
    doubts: list[str] = []
    found = _one_unit(found)
    found = _without_brackets(found, line, left_out)
    found = _without_rests(found, left_out, doubts)
    found = _without_words(found, line, left_out, doubts)
    doubts += [words for words in left_out if _NOT_DONE.search(words.lower().replace("to failure", ""))]
    return KeptTokens(by_side(found), tuple(left_out), tuple(doubts))


_ODD = frozenset({*_WORDS, "bracket", "rest", "percent", "most", "left_right", "colon"})


def means_not_done(words: str) -> bool:
    """Whether words say of sets that they were planned or missed."""
    return bool(_NOT_DONE.search(words.lower()))


def _one_unit(found: list[Token]) -> list[Token]:
    """Leave out a weight that says the one before it in the other unit: `60kg (132lb)`, `145lbs/65.8kg`."""
    rest: list[Token] = []
    at = 0
    while at < len(found):
        rest.append(found[at])
        between = found[at + 1] if at + 2 < len(found) else None
        if found[at].kind == "weight" and between is not None and between.text in ("(", "/", "=", "|"):
            other = found[at + 2]
            if other.kind == "weight" and other.unit != found[at].unit and _same(found[at], other):
                at += 2
                at += at + 1 < len(found) and found[at + 1].text == ")"
        at += 1
    return rest


def _x_before_reps(found: list[Token]) -> list[Token]:
    """`x8 x7 x6` as a list of reps: an x right before a number, where the one before it stands so too."""
    rest: list[Token] = []
    listing = False
    for at, token in enumerate(found):
        close = at + 1 < len(found) and token.kind == "times" and token.end == found[at + 1].start
        if close and (not rest or rest[-1].kind in BREAKS or rest[-1].kind in ("warm", "work", "drop")):
            listing = True
            continue
        if close and listing and rest[-1].kind == "number":
            rest.append(Token("sep", "", token.start, token.start))
            continue
        listing = listing and token.kind in ("number", "sep")
        rest.append(token)
    return rest


def _same(token: Token, other: Token) -> bool:
    kg = [token.value * (KG_PER_LB if token.unit == Unit.LB else 1) for token in (token, other)]
    return abs(kg[0] - kg[1]) <= max(kg) * Decimal("0.02")


def _without_brackets(found: list[Token], line: str, left_out: list[str]) -> list[Token]:
    rest: list[Token] = []
    at = 0
    while at < len(found):
        if found[at].kind != "bracket":
            rest.append(found[at])
            at += 1
            continue
        end = next((i for i in range(at + 1, min(len(found), at + 40)) if found[i].kind == "bracket"), len(found))
        inside = found[at + 1 : end]
        if any(token.kind in _WORDS for token in inside):
            text = line[found[at].start : found[min(end, len(found) - 1)].end].strip()
            if any(token.kind in ("times", "at", "weight", "measured", "count", "line") for token in inside):
                raise DomainError("sets-not-understood", part=text[:40])
            left_out.append(text)
        else:
            rest += inside
        at = end + 1
    return rest


def _without_rests(found: list[Token], left_out: list[str], doubts: list[str]) -> list[Token]:
    """Leave out rests, tempos, shares of a maximum and labels such as `e1rm 160`."""
    weighed = any(token.kind in ("weight", "signed") for token in found)
    for token in found:
        if token.kind in ("rest", "percent", "most"):
            left_out.append(token.text)
            if token.text.lower().startswith("up to") or (token.kind == "percent" and not weighed):
                doubts.append(token.text)
    return [token for token in found if token.kind not in ("rest", "percent", "most")]


def _without_words(found: list[Token], line: str, left_out: list[str], doubts: list[str]) -> list[Token]:
    """Leave out comments: words behind sets up to the next break, or on their own."""
    rest: list[Token] = []
    at = 0
    while at < len(found):
        if found[at].kind not in _WORDS:
            rest.append(found[at])
            at += 1
            continue
        end = at + 1
        while end < len(found) and found[end].kind in _WITHIN:
            end += 1
        while found[end - 1].kind in ("times", "colon", "side", "filler") and end - 1 > at:
            end -= 1
        words = line[found[at].start : found[end - 1].end].strip()
        glued_behind = end < len(found) and found[end].kind in _SETS
        colon = end < len(found) and found[end].kind == "colon"
        alone = not rest or rest[-1].kind in BREAKS
        if glued_behind and not (alone and _SET_LABEL.match(words.lower())) and words != "🔥":
            raise DomainError("sets-not-understood", part=words.split()[0][:40])
        if not alone and _bare(rest):
            doubts.append(words)
        left_out.append(words)
        at = end + colon
        if rest and end < len(found) and rest[-1].kind not in BREAKS and found[end].kind not in BREAKS:
            rest.append(Token("stop", "", found[end].start, found[end].start))
    return rest


def _bare(rest: list[Token]) -> bool:
    """Whether the last group is a number alone, which may belong to the words behind it: `3 more next time`."""
    if rest[-1].kind != "number":
        return False
    return len(rest) < 2 or rest[-2].kind in BREAKS
