"""The short notation of gym logs: `3x8@60kg rpe 8`, `8,8,6 @ 60`, `60kg x 8,8,7`, `3x30s`, `8@60 > 6@50`.

Grammar, over the tokens of `bot.domain.notation.tokens`:

    said    = { [mark] group [mark] | effort | sep }
    group   = [load ("x" | sep)] amounts { [sep] load { "," load } | effort | "x" count }
    amounts = [count ("x" | "sets of")] amount { [sep] amount }      3x8; 8,8,6; 3x8,8,7 where the count fits
    amount  = whole number ["s" | "min" | "m" | "reps"]  |  1:30  |  1min30
    load    = ["@" | "x"] ( number ["kg" | "lb"]  |  "bw" ["+" number] )
    effort  = ["@"] ( "rpe" number | "rir" number | number "rir" ) | "@" number     of the group before it;
              a bare `@8` only where the weight was told
    mark    = "warm-up" | "work" | "drop" | ">"

`warm-up` is said of the group beside it; where `work` follows, of all groups up to there. `drop` and `>` stand
before their group. Words for a side are those of `side_words`. Equipment and words such as `each side` may stand
anywhere. A comma is a decimal comma before a unit, and behind an `@` where plates have such decimals: `@62,5`. What
could mean two things is refused here, `60kg x 8 x 3`, and read in every way by `bot.domain.notation.readings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.domain.errors import DomainError
from bot.domain.notation.asides import KeptTokens, set_aside
from bot.domain.notation.markup import unmarked
from bot.domain.notation.set_parser import SetParser
from bot.domain.notation.tokens import Token, tokens
from bot.domain.sides import Side
from bot.domain.workouts import Kind, Unit, WorkoutSet

__all__ = [
    "LONGEST_NOTATION",
    "ParsedLine",
    "parse_line",
    "parse_sets",
    "parse_tokens",
    "tokens_of_sets",
    "write_sets",
]

LONGEST_NOTATION = 2_000
"""Characters of notation that are read: fifty sets that all differ fit."""

_SKIPPED = frozenset({"kit", "side", "assist", "filler"})


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """What a line of notation says: its sets in the order they were done, and the equipment it names, by id.

    loaded: for each set, whether something was said of its weight. bare_effort: whether an `@8` was read as RPE.
    """

    sets: tuple[WorkoutSet, ...]
    kit: frozenset[str]
    loaded: tuple[bool, ...] = ()
    bare_effort: bool = False


def parse_sets(text: str, unit: Unit = Unit.KG) -> tuple[WorkoutSet, ...]:
    """Read a line of sets, as `parse_line` does."""
    return parse_line(text, unit).sets


def parse_line(text: str, unit: Unit = Unit.KG) -> ParsedLine:
    """Read sets, and what they were done with. A bare weight is in `unit`.

    Bare numbers are reps here; `workouts.fit` makes them seconds or metres where the exercise counts those.
    Raises `DomainError`, naming what was not understood, for anything else. Time is linear in the text.
    `bot.domain.notation.readings` reads the same with all that the numbers of a line may mean.
    """
    line, used = tokens_of_sets(text)
    return parse_tokens(used.tokens, line, unit)


def tokens_of_sets(text: str) -> tuple[str, KeptTokens]:
    """The plain text, and its tokens without what is no part of the sets. Raises `DomainError`."""
    if len(text) > LONGEST_NOTATION:
        raise DomainError("sets-text-too-long", given=len(text), most=LONGEST_NOTATION)
    line, elsewhere = unmarked(text)
    used = set_aside(tokens(line), line)
    return line, KeptTokens(used.tokens, (*used.left_out, *elsewhere), used.doubts) if elsewhere else used


def parse_tokens(found: list[Token], line: str, unit: Unit) -> ParsedLine:
    """What the tokens say in our notation. Raises `DomainError`."""
    parser = SetParser([token for token in found if token.kind not in _SKIPPED], line, unit)
    sets = parser.sets()
    if not sets:
        raise DomainError("sets-nothing")
    kit = {token.unit for token in found if token.kind == "kit"}
    if parser.bodyweight:
        kit.add("bodyweight")
    return ParsedLine(sets, frozenset(kit), tuple(parser.loaded), parser.bare_effort)


def write_sets(sets: tuple[WorkoutSet, ...]) -> str:
    """The notation of these sets, the short way: `parse_sets` reads it back to the same sets."""
    by_side = [(side, tuple(some)) for side, some in groupby(sets, key=lambda workout_set: workout_set.side)]
    loads = {workout_set.weight is not None for workout_set in sets}
    only = " only" if len(loads) > 1 or both_alike(by_side) else ""
    written: list[str] = []
    for side, some in by_side:
        word = f"{side}{only} " if side else "both sides " if written else ""
        written.append(word + _written(some))
    return ", ".join(written)


def both_alike(by_side: Sequence[tuple[Side | None, tuple[WorkoutSet, ...]]]) -> bool:
    """Whether left and right did the same in turn, so that without a word they would be sets of both."""
    pairs = list(zip(by_side[::2], by_side[1::2], strict=False))
    return len(by_side) % 2 == 0 and all(
        first and other and _of_both(sets) == _of_both(others) for (first, sets), (other, others) in pairs
    )


def _of_both(sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    return tuple(replace(workout_set, side=None) for workout_set in sets)


def _written(sets: tuple[WorkoutSet, ...]) -> str:
    """The notation of sets of one side, or of both."""
    written = ""
    for (weight, kind, rir), alike in groupby(
        sets, key=lambda workout_set: (workout_set.weight, workout_set.kind, workout_set.rir)
    ):
        for amount, some in groupby(_amount_of(workout_set) for workout_set in alike):
            load = f"@{weight.value.normalize():f}{weight.unit}" if weight else ""
            effort = "" if rir is None else f" rir {rir.normalize():f}"
            before = _BEFORE[kind] if written or kind is not Kind.DROP else "drop "
            written += f"{before}{len(list(some))}x{amount}{load}{effort}"
    return written.lstrip(" ,")


_BEFORE = {Kind.WORK: ", ", Kind.WARM_UP: ", warm-up ", Kind.DROP: " > "}


def _amount_of(workout_set: WorkoutSet) -> str:
    if workout_set.seconds is not None:
        return f"{workout_set.seconds}s"
    return f"{workout_set.metres}m" if workout_set.metres is not None else str(workout_set.reps)
