"""Throws nonsense at the notation: `python -m tests.domain.test_fuzz 1000000`, or `make fuzz`.

Only `DomainError` may come back. At the end it measures texts of growing length: the time per character must not grow.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from bot.content.catalogue import load_catalogue
from bot.domain.equipment import equipment
from bot.domain.errors import DomainError
from bot.domain.notation import LONGEST_NOTATION, parse_line, parse_sets, write_sets
from bot.domain.notation.readings import read_sets
from bot.domain.notation.splitting import split_workout

_KNOWN = """
1 2 3 5 8 10 12 60 62.5 62,5 1:30 1min30 30s 40m 12reps x × * @ at kg lb # bw bw+10 bodyweight +10 -20kg assist - + /
, ; & | rpe8 @rpe8 rpe_8,5 2rir rir_2 2_in_reserve warm-up warmup: wu work working: drop > -> → sets_of 3_sets each_side
3x8@60kg 3x8 5x5x100 8,8,6 60kgx8 60kg_x_8 8@60 ８ ＠ and then with band db bench
"""
_STRANGE = """
0 100 1001 8,5 ,5 .5 0.0001 9999999999999999999999 lbs s sec min m reps r rpe rir 8.5 in reserve . : set sets of each
side per using on the • 1. ( ) rows shrugs face pull-apart 45 degree trap arm 8-10 rpe_7-8 rpe_12 🙂 _ é ² ٣ '
"""
KNOWN = [*_KNOWN.split(), "\n"]
KNOWN_NAMES = frozenset({"rows", "shrugs", "face", "pull-apart"})
EXERCISE = load_catalogue()["bent-over-row"]
WORDS = [*_STRANGE.split(), *equipment(), *KNOWN, "\x00", "\u200b", "\u2028", "\ud800"]
GLUE = ["", " ", " ", " ", " ", " ", ",", ", ", "\n"]
KINDS_OF_BAD_TEXT = [*(word * 7 + " " for word in WORDS), *(f"{word} x " for word in WORDS), *("rpe 8, 8, ", "8,")]


def soup(chance: random.Random, words: list[str]) -> str:
    """Words of the notation in no order."""
    some = (chance.choice(words) + chance.choice(GLUE) for _ in range(chance.randint(0, 7)))
    return "".join(some).replace("_", " ")


def noise(chance: random.Random) -> str:
    """Characters of any script, the odd surrogate too, with those of the notation between them."""

    def character() -> str:
        if chance.random() < 0.5:
            return chance.choice("0123456789x@,.:-+>rpeikg \n")
        return chr(chance.randrange(0x3000 if chance.random() < 0.8 else 0x110000))

    return "".join(character() for _ in range(chance.randint(0, 40)))


def texts(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for at in range(count):
        yield noise(chance) if at % 4 == 3 else soup(chance, WORDS if at % 4 == 2 else KNOWN)


def attempt(text: str) -> str:
    """What became of a text: `read`, or the key of the error. Whatever was read must be written and read again."""
    with suppress(DomainError):
        for part in split_workout(text, KNOWN_NAMES.__contains__).parts:
            assert part.name
            assert part.sets
    with suppress(DomainError):
        read = read_sets(text, EXERCISE)
        assert all(0 < len(reading.sets) <= 50 for reading in read.readings)
    try:
        parsed = parse_line(text)
    except DomainError as error:
        return error.key
    assert 0 < len(parsed.sets) <= 50
    assert parse_sets(write_sets(parsed.sets)) == parsed.sets
    return "read"


def test_ten_thousand_lines_of_nonsense_raise_nothing_else() -> None:
    outcomes = {attempt(typed) for typed in texts(10_000, seed=1)}
    assert {"read", "sets-not-understood", "sets-incomplete", "sets-order-unclear"} < outcomes


def split(text: str) -> object:
    return split_workout(text, KNOWN_NAMES.__contains__)


def read(text: str) -> object:
    return read_sets(text, EXERCISE)


def slowest(call: Callable[[str], object], length: int) -> tuple[float, str]:
    """Microseconds per character of the slowest kind of text of this length, and its beginning."""
    worst = (0.0, "")
    for kind in KINDS_OF_BAD_TEXT:
        text = (kind * length)[:length]
        best = min(_seconds(call, text) for _ in range(3))
        worst = max(worst, (best / length * 1e6, text[:16]))
    return worst


def _seconds(call: Callable[[str], object], text: str) -> float:
    begun = time.perf_counter()
    with suppress(DomainError):
        call(text)
    return time.perf_counter() - begun


def report(count: int) -> Iterator[str]:
    """Run so many texts, and measure: the lines to print."""
    begun = time.perf_counter()
    outcomes = Counter(attempt(text) for text in texts(count, seed=count))
    took = time.perf_counter() - begun
    for key, times in outcomes.most_common():
        yield f"{times:>9,}  {key}"
    yield f"{count:>9,}  inputs in {took:.0f} s, {count / took:,.0f} a second: nothing but DomainError was raised"
    for call in (parse_line, split, read):
        for length in (125, 250, 500, 1_000, LONGEST_NOTATION):
            worst, text = slowest(call, length)
            yield f"{call.__name__:>14} {length:>5} characters: at worst {worst:.2f} µs per character, {text!r}"


if __name__ == "__main__":
    for line in report(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        sys.stdout.write(line + "\n")
