"""Splits a text with several exercises: `face pulls 3x15 20kg, then warm-up rows 2x10@20`.

A line is words and sets in turn. Which words are a name, a title or a comment follows from where they stand, and from
whether an exercise is called so: what nobody knows is a comment behind sets, and a name before them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.errors import DomainError
from bot.domain.notation.asides import means_not_done
from bot.domain.notation.chunks import Chunk, apart, chunks_of, groups, has_amounts, has_sets
from bot.domain.notation.markup import unmarked
from bot.domain.notation.tokens import Token, tokens

LONGEST_WORKOUT = 3_000
"""Characters of a text with several exercises: more than a message of Discord holds."""

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
        chunks = chunks_of(found)
        if not chunks:
            if any(token.kind == "other" for token in found):
                self._leave_out(text)
            return
        chunks = self._count_before_name(chunks)
        if self._sets_first(chunks):
            for sets, name, more in groups(apart(chunks)):
                self._begin(*self._name(self._text(name.tokens))[:2])
                self._add(sets)
                if more:
                    self._add(more)
            return
        for at, chunk in enumerate(chunks):
            behind = chunks[at + 1] if at + 1 < len(chunks) else None
            self._read_words(chunk, behind, first=at == 0) if chunk.named else self._read_sets(chunk)

    def _count_before_name(self, chunks: list[Chunk]) -> list[Chunk]:
        """`10 pull-ups` as sets before a name, where no sets follow right away: a number may begin a name."""
        if not chunks or not chunks[0].named or chunks[0].tokens[0].kind != "number":
            return chunks
        if len(chunks) > 1 and chunks[1].glued:
            return chunks
        number, *name = chunks[0].tokens
        if not name or self.knows(self._text(chunks[0].tokens)) or not self.knows(self._text(name)):
            return chunks
        return [Chunk(named=False, tokens=[number], glued=False), replace(chunks[0], tokens=name), *chunks[1:]]

    def _known_head(self, found: list[Token]) -> bool:
        """Whether a line that begins like a title begins with a name after all: `Back extension 3x12`."""
        chunks = chunks_of(found)
        return any(chunk.named and self._name(self._text(chunk.tokens))[1] for chunk in chunks)

    def _read_words(self, chunk: Chunk, behind: Chunk | None, *, first: bool) -> None:
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
                self._add(Chunk(named=False, tokens=chunk.marks, glued=True))
                behind.glued = True

    def _is_comment(self, chunk: Chunk, behind: Chunk) -> bool:
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

    def _read_sets(self, chunk: Chunk) -> None:
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

    def _add(self, chunk: Chunk) -> None:
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
        for chunk in self.found:
            sets = chunk.sets.strip()
            if not sets or not has_sets(sets):
                raise DomainError("workout-no-sets", name=chunk.name[:60])
            parts.append(Part(chunk.name, sets, chunk.known))
        doubts = tuple(text for text in self.left_out if means_not_done(text))
        return Split(tuple(parts), tuple(self.left_out), doubts)

    # ------------------------------------------------------------------ chunks of a line

    def _text(self, found: list[Token]) -> str:
        return self.line[found[0].start : found[-1].end].strip() if found else ""

    def _sets_first(self, chunks: list[Chunk]) -> bool:
        """Whether the sets of the line stand before their names: `3x10 lat pulldown @ 50kg`."""
        if len(chunks) < 2 or chunks[0].named or not has_amounts(chunks[0].tokens):
            return False
        found = groups(apart(chunks))
        return bool(found) and self._name(self._text(found[0][1].tokens))[1]
