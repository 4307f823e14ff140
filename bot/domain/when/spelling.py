"""Words as they were meant: the nearest of those that are known."""

from collections.abc import Iterable

SHORTEST = 5
"""Letters of the shortest word that is looked for in another: of shorter ones, too many lie next to each other."""

_LONG = 8
"""Letters from which a word may have two faults."""


def nearest(typed: str, words: Iterable[str]) -> str | None:
    """The one word that `typed` is with one fault, in long words two; None where there is none, or more than one.

    A fault is a letter too many, missing or wrong, or two that changed places. The first letter is mostly right.
    """
    near = [(faults(typed, word), word) for word in words if len(word) >= SHORTEST and word[0] == typed[:1]]
    near = sorted(pair for pair in near if pair[0] <= (2 if len(pair[1]) >= _LONG else 1))
    alone = near and (len(near) == 1 or near[0][0] < near[1][0])
    return near[0][1] if alone else None


def faults(first: str, second: str) -> int:
    """The distance of two words in faults (optimal string alignment)."""
    if abs(len(first) - len(second)) > 2:
        return 3
    rows = [list(range(len(second) + 1))]
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and (letter, first[i - 2]) == (second[j - 2], other):
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
