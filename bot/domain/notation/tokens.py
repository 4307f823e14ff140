"""The words of the notation of sets: what `bot.domain.notation` reads, one token after the other."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.domain.equipment import Equipment, equipment
from bot.domain.notation.markup import plain
from bot.domain.workouts import MASS, unit_of

__all__ = ["BREAKS", "MARKS", "Token", "plain", "tokens"]

BREAKS = frozenset({"sep", "line", "stop", "label", "colon"})
"""What stands between groups of sets."""

MARKS = frozenset({"warm", "work", "drop"})
"""What says of which kind a group is."""

# Where a word ends. An `x` may stand close: `60kgx8`.
_END = r"(?:(?=x[ ]?\d)|(?![\w'’]|-[^\W\d_]))"
_NUMBER = r"\d++(?:\.\d++)?"
_SECONDS = r"seconds?|secs?|s|sek(?:unden?)?|segundos?|segs?|secondes?|secondi"
_MINUTES = r"min(?:ute)?s?|minuten|minutos?|minuti"
_REPS = (
    r"r|reps?|repetitions?|wdh|wiederholung(?:en)?|répétitions?|répét|repeticiones|repes|ripetizioni|rip|herhalingen"
    r"|powtórze[nń]|powt|repeti[çc][õo]es|gentagelser"
)
_SETS = r"sets?|sätze?n?|saetze|seri(?:en|es?|i|er)|séries?|setjes"
_OF = r"of|à|a|de|da|di|do|van|von|po|zu"
_SIDES = r"sides?|hands?|arms?|legs?|seite|arm|bein|lado|lato|côté|brazo|mano|pierna"
_FELT = r"\d++(?:\.\d++|,5(?![\d,]|[ ]?x))?"
_FOREIGN = (
    r"yards?|yds?|feet|foot|ft|miles?|mi|km|inch(?:es)?|cal(?:orie)?s?|kcal|stones?|pins?|rounds?|laps?|hours?|hrs?"
    r"|plates?|notch(?:es)?|steps?"
)

_REST = "rest|pause|break|recovery"
_TIME = rf"(?:{_SECONDS}|{_MINUTES}|m|'|\")"
_HOW_MUCH = rf"\d++(?:[.,]\d++)?[ ]?(?:{MASS}){_END}"
_SPAN_END = r"(?![ ]?(?:rir|rpe|(?:reps?[ ])?in[ ])"

_BESIDE = rf"""
      (?P<label>(?<!\d[ ])(?<!\d)sets?[ ]?\#?(?P<nth>\d\d?)(?:[ ]?-[ ]?(?P<to>\d\d?))?
         (?:[ ]?[:.)=]|[ ]-(?=[ ])|(?=[ ]?x[ ])|(?=[ ]\d))
        |\bs\d\d?[ ]?:
        |(?<!\w)\#\d\d?[ ]?[:.)]?(?=[ ])
        |(?<![^\n])\d\d?[.):](?=[ ][+@]?\d|[ ]bw)|\d\d?(?:st|nd|rd|th)[ ]set{_END}[ ]?:?)
    | (?P<warm_label>(?<![^\n])w\d\d?[ ]?:)
    | (?P<rest>\(?(?:{_REST}|rec)[ ]?:?[ ]?\d++(?::\d\d)?[ ]?{_TIME}?(?![\w.])\)?
        |\(?\d++(?::\d\d)?[ ]?{_TIME}[ ](?:{_REST}){_END}\)?
        |tempo[ ]?:?[ ]?[\dx](?:-?[\dx]){{2,3}}{_END})
    | (?P<percent>\(?@?[ ]?~?\d++(?:[.,]\d++)?(?:-\d++)?[ ]?%\)?)
    | (?P<most>(?:e1rm|1rm|[1-5][ ]?rm|e?max|up[ ]to){_END}[ ]?[:=]?(?:[ ]?(?:{_HOW_MUCH}|\d++(?:[.,]\d++)?))?)
    | (?P<foreign>\d++(?:\.\d++)?[ ]?(?:{_FOREIGN}){_END}) |
"""
"""What stands beside sets. Few lines have it, so that most are read without looking for it."""
_HAS_BESIDE = re.compile(rf"set|[%:.)]|#\d|{_REST}|rec|tempo|rm|max|up to|{_FOREIGN}", re.IGNORECASE)

# The first that fits is taken, so the longer stand before the shorter. `++` never gives back: time is linear.
_NOTATION = rf"""
      (?P<line>\n|then{_END}|(?:super[ -]?set(?:[ ]with)?|ss){_END}[ ]?:?
        |(?<![^\n])(?:\d\d?[.)][ ]?|[a-f]\d[.):]?[ ]|ex(?:ercise)?[ ]\d\d?[ ]?[:.][ ]?)(?=[^\W\d_]))
    | (?P<word_with_number>90/90|trap[ ]3{_END}
        |\d++(?:[ ]?°|[ -]?(?:degrees?|deg|arms?|legs?|hands?|points?|way){_END}))
    | (?P<run>\d++(?:-\d++){{2,}}{_SPAN_END}))
    | (?P<range>\d++-\d++{_SPAN_END}|[\d.,]*(?:{MASS}){_END}))
    | (?P<clock>(?P<minutes>\d++)(?::(?=[0-5]\d(?!\d))|(?:mins?|')(?=\d\d?(?![\w.,]))
        |(?:[ ]?min(?:ute)?s?[ ]?|m)(?=\d\d?[ ]?(?:{_SECONDS}){_END}))
        (?P<more_s>\d++)(?:[ ]?(?:(?:{_SECONDS}){_END}|"))?)
    | (?P<effort>(?:@[ ]?)?(?:(?P<scale>rpe|rir)[ ]?[:=]?[ ]?(?P<felt>{_FELT})(?P<more>[-~/]\d++)?(?![ ]?x[ ]?\d)
        |(?<![x*])(?<![x*][ ])(?P<span>\d++-)?(?=1?\d(?!\d))(?P<felt_before>{_FELT})[ ]?
         (?:(?P<scale_behind>rpe|rir)|(?:reps?[ ])?(?:left[ ])?in[ ](?:reserve|the[ ]tank)){_END}
         (?![ ]?[:=]?[ ]?\d++(?:[.,]5)?(?![ ]?[x@\d])))
        |(?P<failed>\[(?:failure|to[ ]failure)\]))
    | (?P<mark_behind>\[(?P<sort_behind>warm|drop)[ -]?(?:up|set)?\])
    | (?P<weight>(?P<value>(?:\+[ ]?|(?<!\d)-)?\d++(?:[.,]\d++)?)[ ]?(?P<mass>{MASS}){_END})
    | (?P<count>(?<!@)(?<!@[ ])(?<!at[ ])(?P<sets>\d++)[ ]?(?P<sort>warm[ -]?up|work(?:ing)?|drop)?[ ]?
        (?:{_SETS}){_END}(?![ ]?:)(?:[ ](?:{_OF})(?=[ ]\d)|[ ]of{_END}|[ ]?x(?=[ ]?\d))?)
    | (?P<measured>(?P<amount>\d++(?:\.\d++|,\d(?=[ ]?min))?)(?:[ ]?
        (?P<measure>{_SECONDS}|{_MINUTES}|m|met(?:re|er)s?|metros|{_REPS}){_END}(?:(?<=wdh|sek|rip)\.)?|")(?![ ]rest))
    | (?P<number>{_NUMBER}(?:(?=x(?![^\W\d_])|xbw)|(?![^\W\d_])))
    | (?P<signed>(?:\+[ ]?|-){_NUMBER}(?![^\W\d_]))
    | (?P<warm>(?:warm[ -]?ups?|w/u|wu){_END}(?:[ ]?sets?{_END})?(?:[ ]?:)?)
    | (?P<work>(?:working|work){_END}(?:[ ]sets?{_END})?(?:[ ]?:)?)
    | (?P<drop>-?>+|→|drop(?:s|ped|[ -]?sets?)?{_END}(?:[ ]to{_END})?(?:[ ]?:)?)
    | (?P<bw>(?:bw|body[ ]?weight){_END})
    | (?P<times>x(?![^\W\d_]|-[^\W\d_])|x(?=bw)|\*(?=[ ]?\d)|(?:by|mal|fois|times|por|razy)(?=[ ]\d)
        |for(?=[ ]\d)(?![ ]\d++[ ]?(?:(?:{_SETS}){_END}|x)))
    | (?P<at>@[ ]?~?|(?:at|with|w/|using|on|mit|con|com|avec|met|bei|z|à)
         (?=[ ]?~?(?:{_HOW_MUCH}|\d++(?:[.,]\d++)?(?![ ]?[\w/:.]|,\d)))[ ]?~?|at{_END}|~(?=\d))
    | (?P<kit>EQUIPMENT)
    | (?P<side>(?:/[ ]?|(?:each|per|a|both|ea|pro|je|por|par)[ ])(?:{_SIDES}){_END}|(?:each|ea|e/s|p/s|l/r){_END})
    | (?P<left_right>(?:left|right|links|rechts)(?:[ ](?:side|arm|hand|leg)s?)?(?:[ ]only)?{_END}[ ]?:?)
    | (?P<assist>(?:assist(?:ed|ance)?|help){_END})
    | (?P<filler>(?:with|using|on|the|{_SETS}|reps?|mit|con|com|avec){_END}|w/
        |for(?=[ ]\d++[ ]?(?:(?:{_SETS}){_END}|x)))
    | (?P<bracket>[()\[\]"])
    | (?P<sep>and{_END}|[,;/&])
    | (?P<stop>=>?|\.(?!\d)|[|+•·*-])
    | (?P<colon>:)
    | (?P<word>[^\W_][\w'’]*+(?:[-&][^\W\d_][\w'’]*+)*+)
    | (?P<other>\S)
"""


@cache
def _things_named() -> tuple[Equipment, ...]:
    return tuple(thing for thing in equipment().values() if thing.names)


@cache
def _token_pattern(beside: str = "") -> re.Pattern[str]:
    things = "|".join(f"(?P<kit_{thing.id}>{_written(thing)})" for thing in _things_named())
    notation = _NOTATION.replace("EQUIPMENT", f"(?:{things}){_END}")
    return re.compile(f"[ ]?(?:{beside}{notation})", re.VERBOSE | re.IGNORECASE)


def _written(thing: Equipment) -> str:
    """How it is written in a line: also with hyphens, and several of it."""
    words = (word.replace(" ", "[ -]") for word in sorted(thing.names, key=len, reverse=True))
    return "|".join(f"{word}(?:e?s)?" for word in words)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the notation; `kind` is the group above that it fits.

    value: its number, if it has one; of a label how many sets it numbers. unit: `kg` or `lb`, the measure of an
    amount, `rpe` or `rir`, the id of equipment, as far as told.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    unit: str = ""


def tokens(text: str) -> list[Token]:
    """All tokens of a `plain` text. What is not understood is a `word` or `other`."""
    found: list[Token] = []
    beside = _HAS_BESIDE.search(text) is not None
    for match in _token_pattern(_BESIDE if beside else "").finditer(text):
        if match["sort"]:  # 2 warm-up sets of 10
            found.append(Token(match["sort"].lower()[:4], match["sort"], match.start("sort"), match.end("sort")))
        if beside and match["warm_label"]:  # W1: 60 kg x 5
            start = match.start("warm_label")
            found += [Token("line", "", start, start), Token("warm", "warm-up", start, match.end())]
        elif match["run"]:  # 10-8-6
            found += _run(match)
        else:
            found.append(_token(match))
    return found


def _run(match: re.Match[str]) -> list[Token]:
    found: list[Token] = []
    at = match.start("run")
    for number in match["run"].split("-"):
        if found:
            found.append(Token("sep", "-", at - 1, at))
        found.append(Token("number", number, at, at + len(number), Decimal(number)))
        at += len(number) + 1
    return found


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or "other"
    kind = "word" if group == "word_with_number" else group
    value, unit, text = Decimal(0), "", match[0].strip(" ")
    match kind:
        case "label":
            value = Decimal(int(match["to"]) - int(match["nth"]) + 1) if match["to"] else Decimal(1)
        case "clock":
            value, unit = Decimal(match["minutes"]) * 60 + Decimal(match["more_s"]), "s"
        case "effort":
            value, unit = _effort(match)
        case "mark_behind":
            kind = "behind_" + match["sort_behind"].lower()
        case "weight":
            value, unit = _heavy(match["value"]), unit_of(match["mass"])
        case "count":
            value = Decimal(match["sets"])
        case "measured":
            value, unit = _decimal(match["amount"]), _measure(match)
        case "number" | "signed":
            value = _decimal(match[kind])
        case "kit":
            unit = next(thing.id for thing in _things_named() if match[f"kit_{thing.id}"])
    start = match.start(match.lastgroup) if match.lastgroup else match.start()
    return Token(kind, text, start, match.end(), value, unit)


def _effort(match: re.Match[str]) -> tuple[Decimal, str]:
    if match["failed"]:
        return Decimal(0), "rir"
    value = _decimal(match["felt"] or match["felt_before"])
    vague = match["more"] or match["span"]
    return value, "" if vague else (match["scale"] or match["scale_behind"] or "rir").lower()


def _measure(match: re.Match[str]) -> str:
    """`s`, `min`, `m` or `r`."""
    unit = (match["measure"] or "s").lower()
    if unit.startswith("min"):
        return "min"
    return "m" if unit.startswith("m") else "s" if re.fullmatch(_SECONDS, unit) else "r"


_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")


def _heavy(number: str) -> Decimal:
    """The number of a weight: `62,5` has a decimal comma, `1,200` a comma between thousands."""
    return Decimal(number.replace(",", "")) if _THOUSANDS.fullmatch(number) else _decimal(number)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(" ", "").replace(",", "."))
