"""The small words of the files: folded to compare, units, kinds of sets, yes and no."""

from decimal import Decimal
from functools import lru_cache

from bot.domain.spelling import fold
from bot.domain.workouts import Kind, Unit

MASSES = {"kg": Unit.KG, "kgs": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB, "pounds": Unit.LB, "kilograms": Unit.KG}
METRES = {
    word: Decimal(metres)
    for words, metres in (
        ("m meter meters metre metres", "1"),
        ("km kilometer kilometers kilometre kilometres", "1000"),
        ("mi mile miles", "1609.344"),
        ("yd yds yard yards", "0.9144"),
        ("ft foot feet", "0.3048"),
    )
    for word in words.split()
}
SECONDS = {
    word: seconds
    for words, seconds in (
        ("s sec secs second seconds sekunde sekunden secondi secondo secondes seconde segundos segundo sekund", 1),
        ("min mins minute minutes minuten minuti minuto minutos minut", 60),
        ("h hr hour hours stunde stunden ora ore heure heures hora horas", 3600),
    )
    for word in words.split()
}

KINDS = {
    **dict.fromkeys(("w", "warmup", "warm up", "warmup set", "warm up set", "warming up"), Kind.WARM_UP),
    **dict.fromkeys(("d", "dropset", "drop set", "drop"), Kind.DROP),
    **dict.fromkeys(("", "f", "failure", "failure set", "normal", "normal set", "working", "working set"), Kind.WORK),
}
TO_FAILURE = {"f", "failure", "failure set"}

YES = {"yes", "y", "true", "1", "si", "ja", "oui", "sim", "tak", "evet", "da"}
NO = {"", "no", "n", "false", "0", "nein", "non", "nao", "nie", "hayir", "nej", "nee"}

_NONE = {"", "null", "nan", "none", "n a"}


@lru_cache(maxsize=4096)
def empty(text: str) -> bool:
    """Whether a cell tells nothing: it is empty, a zero, or a word for nothing."""
    return fold(text) in _NONE or fold(text) in NO or not text.strip("0.,:- ")


def defined(text: str) -> str:
    """The cell, or "" where it holds a program's word for nothing."""
    return "" if text == "-" or text.casefold() in _NONE else text
