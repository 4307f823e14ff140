"""How far apart two words are."""

from functools import cache


@cache
def distance(word: str, other: str) -> int:
    """Letters to change, leave out, add or swap to make the other word (Damerau, Levenshtein)."""
    before, now = list(range(len(other) + 1)), [0] * (len(other) + 1)
    earlier: list[int] = []
    for row, letter in enumerate(word, 1):
        now = [row]
        for column, another in enumerate(other, 1):
            cost = min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != another))
            if row > 1 and column > 1 and letter == other[column - 2] and word[row - 2] == another:
                cost = min(cost, earlier[column - 2] + 1)
            now.append(cost)
        earlier, before = before, now
    return before[-1]
