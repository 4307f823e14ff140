"""Numbers that are multiplied: which of `60x8x3` is the weight, and which counts the sets.

Each function puts the missing signs into the tokens, as `notation.manners` says; None where it changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.domain.notation.load_parser import PLATES
from bot.domain.notation.tokens import Token


def sign(kind: str, at: Token) -> Token:
    return Token(kind, "", at.start, at.start)


def load(token: Token) -> Token:
    return replace(token, kind="weight")


def _products(found: list[Token]) -> Iterator[tuple[int, int]]:
    """Where bare numbers are multiplied: `60x8` and `60x8x3`, as begin and end."""
    at = 0
    while at < len(found):
        end = at
        while (
            found[end].kind == "number"
            and end + 2 < len(found)
            and found[end + 1].kind == "times"
            and found[end + 2].kind == "number"
        ):
            end += 2
        if end > at:
            yield at, end + 1
        at = end + 1


def _rewrite_products(found: list[Token], change: Callable[[list[Token]], list[Token] | None]) -> list[Token] | None:
    """Every product of bare numbers, changed by `change`; None where there is none, or one cannot be so."""
    new: list[Token] = []
    done = 0
    for begin, end in _products(found):
        # A weight before it has its own reading: 60kg x 8 x 3.
        if begin >= 2 and found[begin - 1].kind == "times":
            return None
        changed = change([token for token in found[begin:end] if token.kind == "number"])
        if changed is None:
            return None
        new += found[done:begin] + changed
        done = end
    return [*new, *found[done:]] if done else None


def weight_first(found: list[Token]) -> list[Token] | None:
    """`60x8`, `60x8x3` (weight, reps, sets); also `62,5x8`, and `60kg x 8 x 3`."""
    if (weighed := _behind_weight(found, sets_first=False)) is not None:
        return weighed

    def change(numbers: list[Token]) -> list[Token] | None:
        weight, reps, *sets = numbers
        if len(sets) > 1 or not weight.value:
            return None
        count = [replace(sets[0], kind="count"), replace(reps)] if sets else [reps]
        return [load(weight), sign("times", reps), *count]

    return _rewrite_products(_with_decimals(found), change)


def weight_then_sets(found: list[Token]) -> list[Token] | None:
    """`100x5x3` as weight, sets, reps."""
    if (weighed := _behind_weight(found, sets_first=True)) is not None:
        return weighed

    def change(numbers: list[Token]) -> list[Token] | None:
        weight, sets, *reps = numbers
        if len(reps) != 1 or reps[0].value == sets.value or not weight.value:
            return None
        return [load(weight), sign("times", sets), replace(sets, kind="count"), reps[0]]

    return _rewrite_products(found, change)


def _behind_weight(found: list[Token], *, sets_first: bool) -> list[Token] | None:
    """`60kg x 8 x 3`, `bw x 8 x 3`: which of the two numbers counts the sets."""
    new: list[Token] = []
    at = 0
    while at < len(found):
        kinds = [token.kind for token in found[at : at + 5]]
        if (
            kinds[:1]
            and kinds[0] in ("weight", "bw", "signed")
            and kinds[1:] == ["times", "number", "times", "number"]
        ):
            first, second = found[at + 2], found[at + 4]
            sets, reps = (first, second) if sets_first else (second, first)
            new += [found[at], found[at + 1], replace(sets, kind="count"), reps]
            at += 5
        else:
            new.append(found[at])
            at += 1
    return new if len(new) != len(found) else None


def _with_decimals(found: list[Token]) -> list[Token]:
    """`62,5 x 8` with its decimal comma: where plates have such decimals, and no blank follows the comma."""
    new: list[Token] = []
    for token in found:
        if (
            token.kind == "number"
            and len(new) >= 2
            and new[-1].text == ","
            and new[-2].kind == "number"
            and new[-2].end == new[-1].start
            and token.start == new[-1].end
            and token.text in PLATES
            and new[-2].value >= 10
            and new[-2].text.isdecimal()
        ):
            whole = new[-2]
            del new[-2:]
            value = Decimal(f"{whole.text}.{token.text}")
            new.append(replace(token, value=value, start=whole.start, text=f"{whole.text},{token.text}"))
        else:
            new.append(token)
    return new


def reps_first(found: list[Token]) -> list[Token] | None:
    """`5x60` as reps and weight; `10x30,40,50` as that for each weight."""
    new: list[Token] = []
    done = 0
    found = _with_decimals(found)
    for begin, over in _products(found):
        end = over
        if end - begin != 3 or (begin >= 2 and found[begin - 1].kind == "times"):
            return None
        reps, weight = found[begin], found[begin + 2]
        if not weight.value:
            return None
        new += [*found[done:begin], reps, sign("at", weight), load(weight)]
        while _lists_weight(found, end):
            new += [sign("line", weight), reps, sign("at", weight), load(found[end + 1])]
            end += 2
        done = end
    return [*new, *found[done:]] if done else None


def _lists_weight(found: list[Token], at: int) -> bool:
    return (
        at + 1 < len(found)
        and found[at].kind == "sep"
        and found[at + 1].kind == "number"
        and (at + 2 == len(found) or found[at + 2].kind not in ("times", "at"))
    )


def reps_then_sets(found: list[Token]) -> list[Token] | None:
    """`12x3` as reps and sets, where it begins with ten or more."""

    def change(numbers: list[Token]) -> list[Token] | None:
        if len(numbers) != 2 or numbers[0].value < 10 or numbers[1].value >= numbers[0].value:
            return None
        return [replace(numbers[1], kind="count"), numbers[0]]

    return _rewrite_products(found, change)
