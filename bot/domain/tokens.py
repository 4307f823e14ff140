"""The words of the notation of sets: what `bot.domain.notation` reads, one token after the other."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.workouts import MASS, unit_of

KIT = {
    "barbell": r"barbells?|bb",
    "dumbbell": r"dumbb?ells?|dbs?",
    "kettlebell": r"kettle[ ]?bells?|kbs?",
    "trap_bar": r"trap[ -]?bars?|hex[ -]bars?",
    "cable": r"cables?",
    "machine": r"machines?",
    "band": r"bands?|banded",
    "bench": r"bench(?:es)?",
    "pull_up_bar": r"(?:pull|chin)[ -]?up[ ]bar",
    "suspension": r"suspension(?:[ ]trainer)?|trx|rings?|straps?",
    "swiss_ball": r"(?:swiss|gym|stability|exercise)[ -]?balls?",
    "foam_roller": r"(?:foam[ -]?)?rollers?",
    "household": r"household|backpack|towels?",
}
"""Equipment by the ids of `data/exercises`, and how it is written. `bodyweight` is read as `bw`."""

# Where a word ends. An `x` may stand close: `60kgx8`.
_END = r"(?:(?=x[ ]?\d)|(?![\w'’]|-[^\W\d_]))"
_NUMBER = r"\d++(?:\.\d++)?"
_SECONDS = r"seconds?|secs?|s"
_FELT = r"\d++(?:\.\d++|,5(?![\d,]|[ ]?x))?"

# The first that fits is taken, so the longer stand before the shorter. `++` never gives back: time is linear.
_TOKEN = re.compile(
    rf"""[ ]?(?:
      (?P<line>\n|then{_END}|(?<![^\n])\d\d?[.)][ ](?=[^\W\d_]))
    | (?P<word_with_number>90/90|trap[ ]3{_END}
        |\d++(?:[ ]?°|[ -]?(?:degrees?|deg|arms?|legs?|hands?|points?|way){_END}))
    | (?P<range>\d++(?:-\d++)++(?![ ]?(?:rir|rpe|(?:reps?[ ])?in[ ])))
    | (?P<clock>(?P<minutes>\d++)(?::(?=[0-5]\d(?!\d))|(?:mins?|')(?=\d\d?(?![\w.,]))
        |(?:[ ]?min(?:ute)?s?[ ]?|m)(?=\d\d?[ ]?(?:{_SECONDS}){_END}))(?P<rest>\d++)(?:[ ]?(?:{_SECONDS}){_END})?)
    | (?P<effort>(?:@[ ]?)?(?:(?P<scale>rpe|rir)[ ]?[:=]?[ ]?(?P<felt>{_FELT})(?P<more>[-~/]\d++)?(?![ ]?x[ ]?\d)
        |(?<![x*])(?<![x*][ ])(?P<span>\d++-)?(?=1?\d(?!\d))(?P<felt_before>{_FELT})[ ]?
         (?:(?P<scale_behind>rpe|rir)|(?:reps?[ ])?in[ ](?:reserve|the[ ]tank)){_END}
         (?![ ]?[:=]?[ ]?\d++(?:[.,]5)?(?![ ]?[x@\d]))))
    | (?P<weight>(?P<value>(?:\+[ ]?|-)?\d++(?:[.,]\d++)?)[ ]?(?P<mass>{MASS}){_END})
    | (?P<count>(?<!@)(?<!@[ ])(?<!at[ ])(?P<sets>\d++)[ ]?(?P<sort>warm[ -]?up|work(?:ing)?|drop)?[ ]?
        sets?{_END}(?![ ]?:)(?:[ ]of{_END}|[ ]?x(?=[ ]?\d))?)
    | (?P<measured>(?P<amount>\d++(?:\.\d++|,\d(?=[ ]?min))?)[ ]?
        (?P<measure>{_SECONDS}|min(?:ute)?s?|m|met(?:re|er)s?|r|reps?){_END})
    | (?P<number>{_NUMBER}(?:(?=x(?![^\W\d_])|xbw)|(?![^\W\d_])))
    | (?P<signed>(?:\+[ ]?|-){_NUMBER}(?![^\W\d_]))
    | (?P<warm>(?:warm[ -]?ups?|w/u|wu){_END}(?:[ ]?sets?{_END})?(?:[ ]?:)?)
    | (?P<work>(?:working|work){_END}(?:[ ]sets?{_END})?(?:[ ]?:)?)
    | (?P<drop>-?>+|→|drop(?:s|ped|[ -]?sets?)?{_END}(?:[ ]to{_END})?(?:[ ]?:)?)
    | (?P<bw>(?:bw|body[ ]?weight){_END})
    | (?P<times>x(?![^\W\d_]|-[^\W\d_])|x(?=bw)|\*(?=[ ]?\d))
    | (?P<at>@|at{_END})
    | {"|".join(f"(?P<{thing}>(?:{how}){_END})" for thing, how in KIT.items())}
    | (?P<side>(?:/[ ]?|(?:each|per|a|both|ea)[ ])(?:sides?|hands?|arms?|legs?){_END}|(?:each|ea){_END})
    | (?P<assist>(?:assist(?:ed|ance)?|help){_END})
    | (?P<filler>(?:with|using|on|the|sets?|reps?){_END}|w/)
    | (?P<bracket>[()\[\]])
    | (?P<sep>and{_END}|[,;/&])
    | (?P<stop>\.(?!\d)|[|+•·*-])
    | (?P<colon>:)
    | (?P<word>[^\W_][\w'’]*+(?:[-&][^\W\d_][\w'’]*+)*+)
    | (?P<other>\S)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_ALIKE = str.maketrans("×✕✖\u2212–\u2014\u2032", "xxx---'")  # also the minus sign, the long dash and the prime
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the notation; `kind` is the group above that it fits.

    value: its number, if it has one. unit: `kg` or `lb`, the measure of an amount, `rpe` or `rir`, as far as told.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    unit: str = ""


def plain(text: str) -> str:
    """The text as it is read: full-width digits are digits, `×` is `x`, and a run of blanks is one."""
    alike = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)
    return "\n".join(" ".join(line.split()) for line in alike.splitlines()).strip()


def tokens(text: str) -> list[Token]:
    """All tokens of a `plain` text. What is not understood is a `word` or `other`."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match["sort"]:  # 2 warm-up sets of 10
            kind = match["sort"].lower()[:4]
            found.append(Token(kind, match["sort"], match.start("sort"), match.end("sort")))
        found.append(_token(match))
    return found


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "other"
    value, unit = Decimal(0), ""
    match kind:
        case "clock":
            value, unit = Decimal(match["minutes"]) * 60 + Decimal(match["rest"]), "s"
        case "effort":
            value = _decimal(match["felt"] or match["felt_before"])
            unit = (
                "" if match["more"] or match["span"] else (match["scale"] or match["scale_behind"] or "rir").lower()
            )
        case "weight":
            value, unit = _decimal(match["value"]), unit_of(match["mass"])
        case "count":
            value = Decimal(match["sets"])
        case "measured":
            value, unit = _decimal(match["amount"]), match["measure"].lower()
        case "number" | "signed":
            value = _decimal(match[kind])
        case "word_with_number":
            kind = "word"
    start = match.start(match.lastgroup) if match.lastgroup else match.start()
    return Token(kind, match[0].strip(" "), start, match.end(), value, unit)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(" ", "").replace(",", "."))
