"""Splits a text with several exercises: `face pulls 3x15 20kg, then warm-up rows 2x10@20`.

A line is words and sets in turn. Which words are a name, a title or a comment follows from where they stand, and from
whether an exercise is called so: what nobody knows is a comment behind sets, and a name before them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.domain.asides import means_not_done
from bot.domain.errors import DomainError
from bot.domain.markup import unmarked
from bot.domain.tokens import KIT, Token, tokens

LONGEST_WORKOUT = 3_000
"""Characters of a text with several exercises: more than a message of Discord holds."""

_MARKS = frozenset({"warm", "work", "drop"})
_SKIPS = frozenset({"sep", "line", "stop"})
_WORDS = frozenset({*KIT, "assist", "filler", "bracket", "bw", "at", "left_right"})
"""What is notation behind the sets, and part of a name before a word: `3x15 band`, but `band row`."""
_FREE = frozenset({*KIT, "assist", "bracket", "word", "other", "word_with_number"})
"""What goes on with a name that has begun: `seated row machine`."""
_BEGIN_SETS = frozenset({"number", "measured", "clock", "count", "weight"})
_NO_SETS = _WORDS - {"bw"} | {"colon", "other", "rest", "percent", "most", "range", "foreign"} | _SKIPS | {"label"}
_NAMES = frozenset({*KIT, "assist", "filler", "bracket", "bw", "number", "measured", "word", "sep", "stop", "other"})
"""What a name before a colon is made of: `45 degree back extension:`, `Bench 2:`."""

_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_TITLE = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?\s*$|\d{1,2}(?::\d\d)? ?[ap]m\b|\d{1,2}:\d\d\s*$"
    rf"|(?:{_MONTHS})[a-z]*\.? \d|\d{{1,2}}\.? (?:{_MONTHS})"
    r"|(?:week|day|workout|session|training|pull|push|back|upper|lower|block|phase)"
    r"(?: (?:day|workout|session|[a-d]|\d{1,2}))*\b[^@x]*$"
    r"|logged with|notes?\b|duration\b|volume\b|total\b|body ?weight:|bw ?[:=]|slept\b|sleep\b|felt\b|feeling\b"
    r"|time\b|date\b|rest\b|mood\b|energy\b|gym\b|location\b",
    re.IGNORECASE,
)
"""How a line begins that tells of the workout and not of sets: a date, a title, a note."""
_BEFORE_NAME = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|then|today|tomorrow|yesterday|did|done|finished|just|i|my|also|now|hit|started with|log"
    r"|logged|add|some|after that|next|finally|back|legs|upper|lower|pull|push|exercise|giant set|circuit|lifts?|main"
    r"|acc(?:essor(?:y|ies))?)\b[\s,:]*)+",
    re.IGNORECASE,
)
"""What people say before the name: `just did rows`."""


_PARTED = re.compile(r" ?[,;/] ?| - ")


@dataclass(frozen=True, slots=True)
class Part:
    """The sets of one exercise as they were typed. known: whether an exercise is called so."""

    name: str
    sets: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """The exercises of a text, and what is none of them. doubts: of that, what may say that sets were not done."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


Knows = Callable[[str], bool]
"""Whether an exercise is called so."""


@dataclass
class _Chunk:
    """Words or sets that stand together in a line. glued: whether no break parts it from the chunk before."""

    named: bool
    tokens: list[Token]
    glued: bool
    colon: bool = False  # a name that a colon ends
    marks: list[Token] = field(default_factory=list)


@dataclass
class _Found:
    name: str
    known: bool
    sets: str = ""


def split_workout(text: str, knows: Knows) -> Split:
    """A text with several exercises, as names and the sets that belong to each.

    Raises `DomainError` for a name without sets, sets without a name, or too long a text. Time is linear in the text,
    apart from `knows`, which is asked for each name.
    """
    if len(text) > LONGEST_WORKOUT:
        raise DomainError("workout-too-long", given=len(text), most=LONGEST_WORKOUT)
    line, left_out = unmarked(text)
    splitter = _Splitter(line, knows, left_out)
    for found in _lines(line):
        splitter.read_line(found)
    return splitter.result()


def _lines(line: str) -> list[list[Token]]:
    """The tokens of each line; `then` and list numbers begin one too."""
    lines: list[list[Token]] = [[]]
    for token in tokens(line):
        if token.kind == "line":
            lines.append([])
        else:
            lines[-1].append(token)
    return [found for found in lines if found]


class _Splitter:
    def __init__(self, line: str, knows: Knows, left_out: list[str]) -> None:
        self.line = line
        self.knows = knows
        self.left_out = left_out
        self.found: list[_Found] = []
        self.title: str | None = None  # a line of words whose meaning the next line tells

    # ------------------------------------------------------------------ lines

    def read_line(self, found: list[Token]) -> None:
        text = self._text(found)
        if _TITLE.match(text) and not self._known_head(found):
            self.left_out.append(text)
            return
        chunks = self._chunks(found)
        if not chunks:
            if any(token.kind == "other" for token in found):
                self._leave_out(text)
            return
        chunks = self._count_before_name(chunks)
        if self._sets_first(chunks):
            for sets, name, more in _groups(self._apart(chunks)):
                self._begin(*self._name(self._text(name.tokens))[:2])
                self._add(sets)
                if more:
                    self._add(more)
            return
        for at, chunk in enumerate(chunks):
            behind = chunks[at + 1] if at + 1 < len(chunks) else None
            self._read_words(chunk, behind, first=at == 0) if chunk.named else self._read_sets(chunk)

    def _count_before_name(self, chunks: list[_Chunk]) -> list[_Chunk]:
        """`10 pull-ups` as sets before a name, where no sets follow right away: a number may begin a name."""
        if not chunks or not chunks[0].named or chunks[0].tokens[0].kind != "number":
            return chunks
        if len(chunks) > 1 and chunks[1].glued:
            return chunks
        number, *name = chunks[0].tokens
        if not name or self.knows(self._text(chunks[0].tokens)) or not self.knows(self._text(name)):
            return chunks
        return [_Chunk(named=False, tokens=[number], glued=False), replace(chunks[0], tokens=name), *chunks[1:]]

    def _known_head(self, found: list[Token]) -> bool:
        """Whether a line that begins like a title begins with a name after all: `Back extension 3x12`."""
        chunks = self._chunks(found)
        return any(chunk.named and self._name(self._text(chunk.tokens))[1] for chunk in chunks)

    def _read_words(self, chunk: _Chunk, behind: _Chunk | None, *, first: bool) -> None:
        text = self._text(chunk.tokens)
        name, known, before = self._name(text)
        if behind is None:
            self._read_last_words(text, name, known=known, first=first)
        elif behind.named and not known:
            self._leave_out(text)
        elif not known and not first and self._is_comment(chunk, behind):
            self._add(chunk)
        else:
            self._settle_title(as_name=False)
            if before:
                self._leave_out(before)
            self._begin(name, known)
            if chunk.marks:
                self._add(_Chunk(named=False, tokens=chunk.marks, glued=True))
                behind.glued = True

    def _is_comment(self, chunk: _Chunk, behind: _Chunk) -> bool:
        """Whether words between sets are a comment, as `easy` in `8@60 easy, 8@65`."""
        if not self.found or chunk.colon:
            return False
        return chunk.glued or not behind.glued or not self.found[-1].sets

    def _read_last_words(self, text: str, name: str, *, known: bool, first: bool) -> None:
        """Words that no sets follow in their line: a name alone on it, a title, or a comment."""
        if known and not first:
            raise DomainError("workout-no-sets", name=name[:60])
        if known:
            self._settle_title(as_name=False)
            self._begin(name, True)
        elif first:
            self._keep_title(text)
        else:
            self._leave_out(text)

    def _read_sets(self, chunk: _Chunk) -> None:
        self._settle_title(as_name=True)
        self._add(chunk)

    # ------------------------------------------------------------------ what is found

    def _name(self, text: str) -> tuple[str, bool, str]:
        """The name in these words, whether it is known, and what stands before it."""
        text = text.lstrip(" ,;.:-=").rstrip(" ,;.:-=([")
        if self.knows(text):
            return text, True, ""
        last = _PARTED.split(text)[-1]
        if last != text and self.knows(last):
            return last, True, text[: -len(last)].strip(" ,;/-")
        lead = _BEFORE_NAME.match(text)
        if lead is not None and self.knows(text[lead.end() :]):
            return text[lead.end() :], True, text[: lead.end()].strip()
        return text, False, ""

    def _begin(self, name: str, known: bool) -> None:
        self.found.append(_Found(name, known))

    def _add(self, chunk: _Chunk) -> None:
        text = self._text(chunk.tokens)
        if not self.found:
            raise DomainError("workout-no-name", sets=text[:60])
        now = self.found[-1]
        now.sets += f"{(' ' if chunk.glued else chr(10)) if now.sets else ''}{text}"

    def _keep_title(self, text: str) -> None:
        self._settle_title(as_name=False)
        self.title = text

    def _settle_title(self, *, as_name: bool) -> None:
        """What the line of words before was: the name of the sets that follow it, or a title."""
        if self.title is None:
            return
        text, self.title = self.title, None
        if as_name and not (self.found and not self.found[-1].sets):
            name, known, before = self._name(text)
            if before:
                self._leave_out(before)
            self._begin(name, known)
        else:
            self._leave_out(text)

    def _leave_out(self, text: str) -> None:
        self.left_out.append(text)

    def result(self) -> Split:
        self._settle_title(as_name=False)
        if not self.found:
            if self.left_out:
                raise DomainError("workout-no-sets", name=" ".join(self.left_out)[:60])
            raise DomainError("workout-nothing")
        parts = []
        for one in self.found:
            sets = one.sets.strip()
            if not sets or not _has_sets(sets):
                raise DomainError("workout-no-sets", name=one.name[:60])
            parts.append(Part(one.name, sets, one.known))
        doubts = tuple(text for text in self.left_out if means_not_done(text))
        return Split(tuple(parts), tuple(self.left_out), doubts)

    # ------------------------------------------------------------------ chunks of a line

    def _text(self, found: list[Token]) -> str:
        return self.line[found[0].start : found[-1].end].strip() if found else ""

    def _chunks(self, found: list[Token]) -> list[_Chunk]:
        chunks: list[_Chunk] = []
        marks: list[Token] = []
        broken, by_colon = True, False
        for at, (token, role) in enumerate(zip(found, _roles(found), strict=True)):
            now = chunks[-1] if chunks else None
            if role == "mark":
                marks.append(token)
            elif token.kind == "colon" and now is not None and now.named and not now.colon:
                now.colon = by_colon = broken = True
            elif now is not None and token.kind in _SKIPS and _within(now, found, at):
                now.tokens.append(token)
            elif token.kind in _SKIPS:
                broken = True
                if now is not None and not now.named:
                    now.tokens.append(token)
            else:
                named = _is_named(token, role, now, by_colon=by_colon)
                if now is None or now.named != named or (named and now.colon):
                    now = _Chunk(named=named, tokens=[] if named else marks, glued=not broken, marks=marks)
                    chunks.append(now)
                    marks = []
                now.tokens.append(token)
                broken = False
                by_colon = by_colon and named
        if marks:
            chunks.append(_Chunk(named=False, tokens=marks, glued=not broken))
        return [_trimmed(chunk) for chunk in chunks]

    def _sets_first(self, chunks: list[_Chunk]) -> bool:
        """Whether the sets of the line stand before their names: `3x10 lat pulldown @ 50kg`."""
        if len(chunks) < 2 or chunks[0].named or not _has_amounts(chunks[0].tokens):
            return False
        apart = self._apart(chunks)
        groups = _groups(apart)
        return bool(groups) and self._name(self._text(groups[0][1].tokens))[1]

    def _apart(self, chunks: list[_Chunk]) -> list[_Chunk]:
        """The chunks, those of sets cut where the sets of the next name begin: `100kg, 3x8` before `rows`."""
        apart: list[_Chunk] = []
        for at, chunk in enumerate(chunks):
            if chunk.named or at == 0 or at + 1 == len(chunks):
                apart.append(chunk)
                continue
            cut = max((i for i, token in enumerate(chunk.tokens) if token.kind in _SKIPS), default=None)
            if cut is None:
                apart.append(chunk)
            else:
                apart += [replace(chunk, tokens=chunk.tokens[:cut]), replace(chunk, tokens=chunk.tokens[cut + 1 :])]
        return apart


def _groups(chunks: list[_Chunk]) -> list[tuple[_Chunk, _Chunk, _Chunk | None]]:
    """Sets, name and what loads them, in turn; none where the chunks are anything else."""
    groups: list[tuple[_Chunk, _Chunk, _Chunk | None]] = []
    at = 0
    while at < len(chunks):
        if at + 1 >= len(chunks) or chunks[at].named or not chunks[at + 1].named or not chunks[at].tokens:
            return []
        more = chunks[at + 2] if at + 2 < len(chunks) and not chunks[at + 2].named else None
        if more is not None and (at + 3 < len(chunks) and chunks[at + 3].named):
            more = None
        if more is not None and _has_amounts(more.tokens):
            return []
        groups.append((chunks[at], chunks[at + 1], more))
        at += 2 if more is None else 3
    return groups


def _trimmed(chunk: _Chunk) -> _Chunk:
    """Without the breaks at its end."""
    while len(chunk.tokens) > 1 and chunk.tokens[-1].kind in _SKIPS:
        chunk.tokens.pop()
    return chunk


def _is_named(token: Token, role: str, now: _Chunk | None, *, by_colon: bool) -> bool:
    """Whether a token belongs to words and not to sets."""
    if by_colon and token.kind != "word":
        return False
    return role == "name" or (token.kind in _FREE and now is not None and now.named and not now.colon)


def _within(now: _Chunk, found: list[Token], at: int) -> bool:
    """Whether a sign stands inside a name: `Seated Cable Row - V Grip`, `clean & jerk`."""
    if not now.named or now.colon:
        return False
    return at + 1 < len(found) and found[at + 1].kind in ("word", "bracket", *KIT)


def _has_amounts(found: list[Token]) -> bool:
    """Whether reps are told, not a weight or an effort alone."""
    if any(token.kind in ("measured", "clock", "count", "times") for token in found):
        return True
    before = [None, *found]
    return any(
        token.kind == "number" and (one is None or one.kind != "at")
        for one, token in zip(before, found, strict=False)
    )


def _has_sets(text: str) -> bool:
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
        elif before_name and kind in _MARKS:
            roles[at], before_name = "mark", False
        else:
            before_name = False
        if kind in KIT and before_sets and behind in ("line", *_SKIPS):  # `rows 3x8, bench 3x5`: better asked
            roles[at] = "name"
        before_sets = kind in _BEGIN_SETS or (before_sets and kind in KIT)
    _name_before_colon(found, roles)
    return roles


def _name_before_colon(found: list[Token], roles: list[str]) -> None:
    """All that stands before the first colon of a line is a name, if nothing there can only be sets."""
    number = False
    for at, token in enumerate(found):
        if token.kind == "colon":
            if any(one.kind not in ("number", *_SKIPS) for one in found[:at]):
                roles[:at] = ["name"] * at
            return
        if token.kind not in _NAMES or (number and token.kind in _SKIPS):
            return
        number = number or token.kind in ("number", "measured")
