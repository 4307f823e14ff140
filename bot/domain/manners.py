"""Ways of writing sets: what the numbers of a line are that carry no sign of their own.

In `8x60` they are sets and reps, reps and a weight, or a weight and reps. A manner puts the missing signs into the
tokens, so that `bot.domain.set_parser` reads them as if they had been written; None where it changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.set_parser import MOST_FELT, PLATES
from bot.domain.tokens import BREAKS, Token

Rewrite = Callable[[list[Token]], list[Token] | None]

_UNLIKE = Decimal("1.4")
"""Numbers whose ratio is beyond this are hardly a list of reps."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of writing.

    prior: how much less likely it is than our notation, as a cost (see `bot.domain.readings`).
    asks: whether it is taken without a question only where nothing else is possible, or the member writes so.
    """

    code: str
    prior: float
    rewrite: Rewrite
    asks: bool = False


def _sign(kind: str, at: Token) -> Token:
    return Token(kind, "", at.start, at.start)


def _load(token: Token) -> Token:
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


def _weight_first(found: list[Token]) -> list[Token] | None:
    """`60x8`, `60x8x3` (weight, reps, sets); also `62,5x8`, and `60kg x 8 x 3`."""
    if (weighed := _behind_weight(found, sets_first=False)) is not None:
        return weighed

    def change(numbers: list[Token]) -> list[Token] | None:
        weight, reps, *sets = numbers
        if len(sets) > 1 or not weight.value:
            return None
        count = [replace(sets[0], kind="count"), replace(reps)] if sets else [reps]
        return [_load(weight), _sign("times", reps), *count]

    return _rewrite_products(_with_decimals(found), change)


def _weight_then_sets(found: list[Token]) -> list[Token] | None:
    """`100x5x3` as weight, sets, reps."""
    if (weighed := _behind_weight(found, sets_first=True)) is not None:
        return weighed

    def change(numbers: list[Token]) -> list[Token] | None:
        weight, sets, *reps = numbers
        if len(reps) != 1 or reps[0].value == sets.value or not weight.value:
            return None
        return [_load(weight), _sign("times", sets), replace(sets, kind="count"), reps[0]]

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


def _reps_first(found: list[Token]) -> list[Token] | None:
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
        new += [*found[done:begin], reps, _sign("at", weight), _load(weight)]
        while _lists_weight(found, end):
            new += [_sign("line", weight), reps, _sign("at", weight), _load(found[end + 1])]
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


def _reps_then_sets(found: list[Token]) -> list[Token] | None:
    """`12x3` as reps and sets, where it begins with ten or more."""

    def change(numbers: list[Token]) -> list[Token] | None:
        if len(numbers) != 2 or numbers[0].value < 10 or numbers[1].value >= numbers[0].value:
            return None
        return [replace(numbers[1], kind="count"), numbers[0]]

    return _rewrite_products(found, change)


def _weight_heads(found: list[Token]) -> list[Token] | None:
    """`140 3x5`, `115: 6, 5, 5`, `60 - 3x8`: the first number of a line is the weight of what follows."""
    new = list(found)
    changed = False
    for at, token in enumerate(found[:-1]):
        if token.kind != "number" or (at and found[at - 1].kind not in ("line", "label")):
            continue
        after = at + 1
        while after < len(found) and found[after].kind in ("colon", "stop"):
            after += 1
        signed = after > at + 1 or found[after].kind == "count" or _counts(found, after)
        if signed and after < len(found) and found[after].kind in ("number", "count", "measured"):
            new[at], changed = _load(token), True
    return new if changed else None


def _counts(found: list[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at].kind == "number" and found[at + 1].kind == "times"


def _weight_behind(found: list[Token]) -> list[Token] | None:
    """`3x5 185`: a number right behind counted reps is their weight."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if _trails(found, at):
            new.append(_sign("at", token))
        new.append(token)
    return new if len(new) > len(found) else None


def _set_behind(found: list[Token]) -> list[Token] | None:
    """`3x8 7`: a number right behind counted reps is one more set."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if _trails(found, at):
            new.append(_sign("line", token))
        new.append(token)
    return new if len(new) > len(found) else None


def _trails(found: list[Token], at: int) -> bool:
    if found[at].kind != "number" or at < 2 or found[at - 1].kind not in ("number", "measured"):
        return False
    if found[at - 2].kind not in ("times", "count"):
        return False
    return at + 1 == len(found) or found[at + 1].kind not in ("times", "number", "measured", "count")


def _weight_each(found: list[Token]) -> list[Token] | None:
    """`3x12 @ 50, 55, 60`, `12/10/8 @ 75/80/85kg`: numbers listed behind an @ are weights too."""
    new = list(found)
    changed = False
    for at, token in enumerate(found):
        if token.kind != "at" and not (token.kind in ("number", "measured") and at and _slashed(found, at + 1)):
            continue
        first = at + 1
        listed = []
        end = first
        while end < len(found) and found[end].kind in ("number", "weight"):
            listed.append(end)
            if end + 2 < len(found) and found[end + 1].kind == "sep" and found[end + 2].kind in ("number", "weight"):
                end += 2
            else:
                break
        if len(listed) > 1 and (end + 1 >= len(found) or found[end + 1].kind not in ("times", "at")):
            unit = next((found[i].unit for i in listed if found[i].unit), "")
            for i in listed:
                new[i] = replace(found[i], kind="weight", unit=found[i].unit or unit)
            changed = True
    return new if changed and new != found else None


def _slashed(found: list[Token], at: int) -> bool:
    """Whether `135/145/155lbs` begins here: numbers apart by slashes up to a weight."""
    while at + 2 < len(found) and found[at].kind == "number" and found[at + 1].text == "/":
        at += 2
    return at < len(found) and found[at].kind == "weight" and at >= 2 and found[at - 1].text == "/"


def _effort_behind(found: list[Token]) -> list[Token] | None:
    """`3x5@8` as RPE 8, where no weight was told."""
    new: list[Token] = []
    at = 0
    changed = False
    while at < len(found):
        number = found[at + 1] if at + 1 < len(found) else None
        if (
            found[at].text == "@"
            and number is not None
            and number.kind == "number"
            and 5 <= number.value <= MOST_FELT
        ):
            new.append(replace(number, kind="effort", unit="rpe"))
            at, changed = at + 2, True
        else:
            new.append(found[at])
            at += 1
    return new if changed else None


def _runs(found: list[Token], between: str) -> Iterator[tuple[int, ...]]:
    """Where numbers stand alone: `3 8 40` (between: nothing), `8/60` (a slash)."""
    at = 0
    step = 2 if between else 1
    while at < len(found):
        run = [at] if found[at].kind == "number" else []
        while run and run[-1] + step < len(found) and found[run[-1] + step].kind == "number":
            if between and found[run[-1] + 1].text != between:
                break
            run.append(run[-1] + step)
        free = bool(run) and (not at or found[at - 1].kind in BREAKS)
        over = bool(run) and (run[-1] + 1 == len(found) or found[run[-1] + 1].kind in (*BREAKS, "effort"))
        if free and over and len(run) > 1:
            yield tuple(run)
        at = (run[-1] if run else at) + 1


def _bare_triples(found: list[Token]) -> list[Token] | None:
    """`3 8 40` as sets, reps, weight."""
    new = list(found)
    changed = False
    for run in _runs(found, ""):
        values = [found[at].value for at in run]
        if len(run) != 3 or max(values) <= _UNLIKE * min(values):
            return None
        new[run[0]] = replace(found[run[0]], kind="count")
        new[run[2]] = _load(found[run[2]])
        changed = True
    return new if changed else None


def _pairs(found: list[Token], between: str, *, weight_first: bool) -> list[Token] | None:
    new = list(found)
    changed = False
    for run in _runs(found, between):
        values = [found[at].value for at in run]
        if len(run) != 2 or max(values) <= _UNLIKE * min(values):
            return None
        first, last = run
        weight = first if weight_first else last
        new[weight] = _load(found[weight])
        if between:
            new[first + 1] = _sign("times" if weight_first else "at", found[first + 1])
        changed = True
    return new if changed else None


def _counted_pairs(found: list[Token]) -> list[Token] | None:
    """`10r 60`, `60 10r`: beside reps that say so, a number is a weight."""
    if not any(token.kind == "measured" and token.unit == "r" for token in found):
        return None
    new = list(found)
    changed = False
    for at, token in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        beside = [one for one in (before, after) if one is not None and one.kind == "measured" and one.unit == "r"]
        if token.kind == "number" and beside and (before is None or before.kind not in ("times", "at", "number")):
            new[at], changed = _load(token), True
    return new if changed else None


def _reps_added(found: list[Token]) -> list[Token] | None:
    """`8 + 7 + 6` as a list of reps."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if token.kind == "signed" and token.value > 0 and at and found[at - 1].kind in ("number", "signed"):
            new += [_sign("sep", token), replace(token, kind="number")]
        else:
            new.append(token)
    return new if len(new) > len(found) else None


MANNERS = (
    Manner("s", 0, lambda found: found),
    Manner("w", 1.5, _weight_first),
    Manner("v", 2, _weight_then_sets),
    Manner("r", 5.5, _reps_first, asks=True),
    Manner("x", 4, _reps_then_sets, asks=True),
    Manner("h", 1, _weight_heads),
    Manner("t", 1, _weight_behind),
    Manner("u", 2, _set_behind),
    Manner("z", 0.5, _weight_each),
    Manner("e", 4, _effort_behind, asks=True),
    Manner("b", 3, _bare_triples, asks=True),
    Manner("p", 3, lambda found: _pairs(found, "", weight_first=True), asks=True),
    Manner("q", 3, lambda found: _pairs(found, "", weight_first=False), asks=True),
    Manner("l", 4, lambda found: _pairs(found, "/", weight_first=False), asks=True),
    Manner("m", 4, lambda found: _pairs(found, "/", weight_first=True), asks=True),
    Manner("c", 1, _counted_pairs),
    Manner("a", 2, _reps_added),
)
"""All ways of writing that are known, our notation first. The codes stand in buttons that were sent: they stay."""
