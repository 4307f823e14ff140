"""Ways of writing sets: what the numbers of a line are that carry no sign of their own.

In `8x60` they are sets and reps, reps and a weight, or a weight and reps. A manner puts the missing signs into the
tokens, so that `notation.set_parser` reads them as if they had been written; None where it changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.notation.products import load, reps_first, reps_then_sets, sign, weight_first, weight_then_sets
from bot.domain.notation.set_parser import MOST_FELT
from bot.domain.notation.tokens import BREAKS, Token

Rewrite = Callable[[list[Token]], list[Token] | None]

_UNLIKE = Decimal("1.4")
"""Numbers whose ratio is beyond this are hardly a list of reps."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of writing.

    prior: how much less likely it is than our notation, as a cost (see `bot.domain.notation.readings`).
    asks: whether it is taken without a question only where nothing else is possible, or the member writes so.
    """

    code: str
    prior: float
    rewrite: Rewrite
    asks: bool = False


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
            new[at], changed = load(token), True
    return new if changed else None


def _counts(found: list[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at].kind == "number" and found[at + 1].kind == "times"


def _weight_behind(found: list[Token]) -> list[Token] | None:
    """`3x5 185`: a number right behind counted reps is their weight."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if _trails(found, at):
            new.append(sign("at", token))
        new.append(token)
    return new if len(new) > len(found) else None


def _set_behind(found: list[Token]) -> list[Token] | None:
    """`3x8 7`: a number right behind counted reps is one more set."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if _trails(found, at):
            new.append(sign("line", token))
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
        new[run[2]] = load(found[run[2]])
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
        new[weight] = load(found[weight])
        if between:
            new[first + 1] = sign("times" if weight_first else "at", found[first + 1])
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
        beside = [
            neighbour
            for neighbour in (before, after)
            if neighbour is not None and neighbour.kind == "measured" and neighbour.unit == "r"
        ]
        if token.kind == "number" and beside and (before is None or before.kind not in ("times", "at", "number")):
            new[at], changed = load(token), True
    return new if changed else None


def _reps_added(found: list[Token]) -> list[Token] | None:
    """`8 + 7 + 6` as a list of reps."""
    new: list[Token] = []
    for at, token in enumerate(found):
        if token.kind == "signed" and token.value > 0 and at and found[at - 1].kind in ("number", "signed"):
            new += [sign("sep", token), replace(token, kind="number")]
        else:
            new.append(token)
    return new if len(new) > len(found) else None


def _side_each(found: list[Token]) -> list[Token] | None:
    """`12/10 each side`, `3x12/10 each side` as left 12 and right 10, with a weight before or behind."""
    word = next((at for at, token in enumerate(found) if token.kind == "side"), 0)
    if word < 3 or [token.kind for token in found[word - 3 : word]] != ["number", "sep", "number"]:
        return None
    before, (left, slash, right), behind = found[: word - 3], found[word - 3 : word], found[word + 1 :]
    if slash.text != "/" or left.value == right.value:
        return None
    if any(token.kind not in _BESIDE_SIDES for token in (*before, *behind)):
        return None
    sides = (("left", left), ("right", right))
    return [
        token
        for side, number in sides
        for token in (sign("line", number), sign(side, number), sign("line", number), *before, number, *behind)
    ]


_BESIDE_SIDES = frozenset({"at", "weight", "signed", "bw", "number", "times", "count", "effort"})


MANNERS = (
    Manner("s", 0, lambda found: found),
    Manner("w", 1.5, weight_first),
    Manner("v", 2, weight_then_sets),
    Manner("r", 5.5, reps_first, asks=True),
    Manner("x", 4, reps_then_sets, asks=True),
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
    Manner("d", -0.5, _side_each, asks=True),
)
"""All ways of writing that are known, our notation first. The codes stand in buttons that were sent: they stay."""
