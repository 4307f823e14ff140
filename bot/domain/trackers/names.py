"""The names of exercises in the trackers: `Bent Over Row (Barbell)` tells the equipment in brackets."""
# ruff: noqa: RUF001 - other alphabets are meant

import re

from bot.domain.trackers.words import fold

_WORDS = {
    "barbell": "Barbell, EZ Bar, Bar, Langhantel, SZ-Stange, Bilanciere, Barra, Barre, Sztanga",
    "dumbbell": "Dumbbell, Dumbbells, Kurzhantel, Kurzhanteln, Manubrio, Manubri, Mancuerna, Mancuernas, Haltère,"
    " Haltères, Haltere, Halteres, Hantle, Dambıl",
    "kettlebell": "Kettlebell, Kugelhantel, Pesa Rusa",
    "trap_bar": "Trap Bar, Hex Bar",
    "cable": "Cable, Kabel, Kabelzug, Seilzug, Cavo, Cavi, Polea, Poulie, Câble, Cabo, Wyciąg, Kablo",
    "machine": "Machine, Leverage Machine, Maschine, Macchina, Máquina, Maszyna, Makine",
    "smith": "Smith Machine, Smith",  # in no exercise of ours: a bar on rails is another load
    "band": "Band, Bands, Resistance Band, Widerstandsband, Elastico, Banda, Élastique, Taśma",
    "bench": "Bench, Bank, Hantelbank, Panca, Banco, Banc, Ławka",
    "pull_up_bar": "Pull Up Bar, Klimmzugstange",
    "suspension": "Suspension, Suspension Trainer, TRX, Schlingentrainer",
    "bodyweight": "Bodyweight, Body Weight, Körpergewicht, Eigengewicht, Peso Corporeo,"
    " Peso Corporal, Poids du Corps",
    "swiss_ball": "Swiss Ball, Exercise Ball, Gymnastikball",
    "foam_roller": "Foam Roller",
    "household": "Household",
}
_IDS = {fold(word): equipment for equipment, words in _WORDS.items() for word in words.split(",")}

_BEFORE = {
    fold(word): before
    for before, words in (
        ("Assisted", "Assisted, Unterstützt, Assistiert"),
        ("Weighted", "Weighted, Mit Gewicht, Gewichtet"),
    )
    for word in words.split(",")
}
"""What the brackets tell of the exercise itself, and what the catalogue says before its name."""

_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*", re.DOTALL)
_COMMA = re.compile(r"(.*[^\s,])\s*,\s*([^(),]+)", re.DOTALL)


def plain(name: str) -> tuple[str, str | None]:
    """The exercise's name without the equipment in brackets, and the equipment's id; several are joined by `+`.

    Brackets that tell something else stay: `Back Extension (Hyperextension)`. Liftosaur writes a comma instead:
    `Bent Over Row, Dumbbell`.
    """
    match = _BRACKETS.fullmatch(name) or _COMMA.fullmatch(name)
    if match is None:
        return name.strip(), None
    inside = fold(match[2])
    if inside in _BEFORE:
        return f"{_BEFORE[inside]} {match[1]}", None
    ids = [_IDS.get(fold(part), "") for part in match[2].split("+")]
    return (match[1], "+".join(ids)) if all(ids) else (name.strip(), None)
