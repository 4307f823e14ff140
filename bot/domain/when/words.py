"""What people type about time, in the words that the reader knows: small letters, no accents, each day by one name.

`Mondays & Thurs @ 6 p.m.` becomes `mon and thu at 6pm`, `MWF` `mon wed fri`, `tmrw` `tomorrow`, `Montag` `mon`.
"""

import re

from bot.domain.schedules import DAYS
from bot.domain.spelling import unaccented
from bot.domain.when.languages import PHRASES, WORDS
from bot.domain.when.spelling import SHORTEST, nearest

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTS = ("morning", "afternoon", "evening", "night")

_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "tenth": "10th"}
_UNITS = ("minute", "hour", "day", "week", "month", "year")

_ENGLISH = {
    **{word: DAYS[at] for at, long in enumerate(_LONG_DAYS) for word in (long, f"{long}s", long[:3])},
    "tues": "tue",
    "weds": "wed",
    "thur": "thu",
    "thurs": "thu",
    "mons": "mon",
    "fris": "fri",
    "sats": "sat",
    "suns": "sun",
    **{word: MONTHS[at] for at, long in enumerate(_LONG_MONTHS) for word in (long, long[:3])},
    "sept": "sep",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tmw": "tomorrow",
    "tom": "tomorrow",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2mrw": "tomorrow",
    "tomm": "tomorrow",
    "upcoming": "coming",
    "tonite": "tonight",
    "2nite": "tonight",
    "2night": "tonight",
    "ev": "every",
    "each": "every",
    "everyday": "every day",
    "daily": "every day",
    "weekly": "every week",
    "yearly": "every year",
    "monthly": "every month",
    "annually": "every year",
    "hourly": "every hour",
    "fortnight": "2 week",
    "fortnightly": "every 2 week",
    "biweekly": "every 2 week",
    "midday": "noon",
    "everyweek": "every week",
    "workday": "weekday",
    "workdays": "weekday",
    "weekdays": "weekday",
    "weekends": "weekend",
    "n": "and",
    "mornings": "morning",
    "afternoons": "afternoon",
    "evenings": "evening",
    "nights": "night",
    "eve": "evening",
    "weeknight": "weekday night",
    "weeknights": "weekday night",
    "starting": "from",
    "beginning": "from",
    "till": "until",
    "til": "until",
    "thru": "-",
    "through": "-",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "wk": "week",
    "wks": "week",
    "alternate": "every 2",
    "um": "at",
    **{f"{unit}s": unit for unit in _UNITS},
    **{word: str(number) for word, number in _NUMBERS.items()},
    **_ORDINALS,
}
_PLAIN = {
    *_UNITS, *PARTS, *DAYS, *MONTHS, "every", "today", "tonight", "tomorrow", "overmorrow", "yesterday", "noon",
    "midnight", "next", "this", "last", "coming", "weekday", "weekend", "until", "from", "after", "other", "once",
    "only", "month", "please", "remind", "half", "past", "quarter", "reminder", "couple", "business", "night",
    "single", "times", "twice", "except", "start", "about", "thirds", "later", "around", "repeat", "before",
}  # fmt: skip
"""Words that stay as they are, and are not taken for faults."""

_BEFORE = (
    ("[\u2019`\u00b4]", "'"), ("[–—\u2212…]|\\.\\.\\.", "-"),
    (r"\ba\.m\b\.?", "am"), (r"\bp\.m\b\.?", "pm"), (r"'s\b", ""),
    (r"\bo'? ?clock\b", "oclock"), (r"(?<=[a-z])[.:](?!\w)", " "), (r"(?<![\w.])(\w+):(?=\s)", r"\1 "),
    (r"[!?()\"]", " "),
    (r"(?<!\.\d\d)(?<!\.\d)(?<=\d)\.(?=\s*$)", ""), (r"[;|]", ","), (r"@", " at "), (r"^\+(?=\d)", "in "),
    (r"[&+]", " and "),
    (r"(?<=\d)(?=(?:st|nd|rd|th)\b)", ""), (r"(?<=[a-z]{3})(?=\d)", " "),
    (r"(?<=\d)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", " "),
)  # fmt: skip
"""Patterns in what was typed, before words are looked up."""

_AFTER = (
    (r"\ban? (?=\d)", ""), (r"\bbi-? (?:every week|week)\b|\bbi-every week\b", "every 2 week"),
    (r"\bevery other\b", "every 2"),
    (r"\bevery every\b", "every"), (r"\bevery single\b", "every"), (r"\b(?:an? )?couple of\b", "2"),
    (r"\bonce (?:a|per|every) (day|week|month|year)\b", r"every \1"), (r"\b1 times?\b", "once"),
    (r"\ball day\b|\b7 day (?:a|per) week\b", "every day"),
    (r"\bbusiness day\b", "weekday"),
    (r"\brepeat(?:ing|ed)?\b", " "),
    (r"\b(?:the )?day after tomorrow\b", "overmorrow"), (r"\b(?:please|pls|remind me|a reminder|remind)\b", " "),
    (r"\bin the (morning|afternoon|evening)\b|\bat (night)\b", r"\1\2"),
    (r"\bthis (morning|afternoon)\b", r"today \1"), (r"\bthis (?:evening|night)\b|\btoday night\b", "tonight"),
    (r"\blast night\b", "yesterday night"), (r"\b(tomorrow|today) tonight\b", r"\1 night"),
    (r"\b12 noon\b|\bnoon 12\b", "noon"), (r"\b12 midnight\b", "midnight"),
    (r"\bhalf past (\d{1,2})(?!\d)", r"\1:30"), (r"\bquarter past (\d{1,2})(?!\d)", r"\1:15"),
    (r"\b(\d{1,3}) and (?:a )?half (?=hour|day|week)", r"\1.5 "),
    (r"\bhalf an hour\b|\bhalf hour\b", "30 minute"), (r"\b(?:an|1) hour and (?:a half|30 minute)\b", "90 minute"),
    (r"\bof(?: the| every| a)? (?=month\b)", "of the "),
    (r"\bin (?:the|every) month\b", "of the month"), (r"\bthen\b", " "), (r"\bthis coming\b", "this"),
    (r"\bfrom (?=\w{3} ?(?:-|to|until) ?\w{3}\b)", " "), (r"(?<!today )\btonight\b", "today tonight"),
)  # fmt: skip
"""Patterns in known words."""

_WORD = re.compile(r"[a-z0-9']*[a-z][a-z']*")
_COMPACT = r"(?:mo|m|tu|th|t|we|w|fr|f|sa|su)"
_RUN = re.compile(rf"(?<![\w:'])(?:{_COMPACT})+(?:(?:\s*[-/,]\s*|\s+(?:and\s+)?)(?:{_COMPACT})+)*(?![\w:'])")
_STARTS = {"m": 0, "mo": 0, "t": 1, "tu": 1, "w": 2, "we": 2, "th": 3, "f": 4, "fr": 4, "sa": 5, "su": 6}
_LIST = re.compile(rf"\b(?:{'|'.join(DAYS)})(?: ?- ?(?:{'|'.join(DAYS)})){{2,}}\b")
"""`mon-wed-fri` is no span of days."""

_ALL_WEEK = {"mtwtf": "mon - fri", "mtwrf": "mon - fri"}


def in_english(text: str, language: str) -> str:
    """What somebody typed whose language is `language` (`de`, `pt-BR`), with its words of time in English.

    Unchanged for English, and for languages that are not known; English words stay in any.
    """
    spoken = language.split("-", maxsplit=1)[0].lower()
    if spoken not in WORDS:
        return text
    line = _replaced(unaccented(text), _BEFORE + PHRASES[spoken])
    return _WORD.sub(lambda found: _translated(found[0], WORDS[spoken]), line)


def plain(text: str) -> str:
    """What was typed in English, in the reader's words."""
    line = _RUN.sub(_compact, _replaced(unaccented(text), _BEFORE))
    line = " ".join(_WORD.sub(lambda found: _known(found[0]), line).split())
    line = _replaced(_LIST.sub(lambda days: days[0].replace("-", " "), line), _AFTER)
    line = re.sub(r"\bquarter to (\d{1,2})(?!\d)", lambda hour: f"{(int(hour[1]) + 10) % 12 + 1}:45", line)
    return " ".join(line.split())


def _replaced(line: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in pairs:
        line = re.sub(pattern, instead, line)
    return line


def _translated(word: str, foreign: dict[str, str]) -> str:
    if word in foreign or word in _ENGLISH or word in _PLAIN or not _may_be_misspelt(word):
        return foreign.get(word, word)
    near = nearest(word, [*foreign, *_ENGLISH, *_PLAIN])
    return foreign.get(near, word) if near else word


def _known(word: str) -> str:
    """The reader's word for one that was typed; what nothing is near to stays."""
    if word in _ENGLISH or word in _PLAIN or not _may_be_misspelt(word):
        return _ENGLISH.get(word, word)
    near = nearest(word, [*_ENGLISH, *_PLAIN])
    return _ENGLISH.get(near, near) if near else word


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST - 1 and word.isalpha()


def _compact(run: re.Match[str]) -> str:
    """`mwf`, `m/w/f` or `tu th` by day; other words, and single letters alone, stay."""
    word = run[0]
    if alias := _ALL_WEEK.get(word):
        return alias
    words = re.findall(r"[a-z]+", word)
    if any(word in _ENGLISH or word in _PLAIN for word in words if word != "and"):
        return word
    days = [_STARTS[letters] for word in words if word != "and" for letters in re.findall(_COMPACT, word)]
    if (len(days) < 2 and len(word) < 2) or len(set(days)) < len(days):
        return word
    jammed = any(len(re.findall(_COMPACT, word)) > 1 for word in words if word != "and")
    if jammed and days != sorted(days):
        return word
    return re.sub(rf"{_COMPACT}(?!nd)", lambda found: f" {DAYS[_STARTS[found[0]]]} ", word).replace("/", " ")
