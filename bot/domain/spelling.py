"""What is the same word, however it is written; and how far apart two words are."""

import re
import unicodedata
from functools import cache, lru_cache

_NOT_DECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i"})


def unaccented(text: str) -> str:
    """In small letters without accents, and every sign in one form: `São` is `sao`."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_NOT_DECOMPOSED))
    return unicodedata.normalize("NFC", "".join(each for each in letters if not unicodedata.combining(each)))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Unaccented, and what is neither letter nor digit is one blank: `Name der Übung`, `weight_kg`."""
    return " ".join(re.findall(r"[^\W_]+", unaccented(text)))


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
