"""What a message looks like to whoever reads its words: without Discord's markup, bullets, links and mentions."""

import re
import unicodedata

_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_FRACTION = re.compile(r"(?<=\d) ?[½¼¾]")
# Full-width forms fold to plain ones, but a raised or lowered digit would become part of the number before it.
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]")
_ALIKE = str.maketrans("×✕✖\u0445\u0425\u2212–\u2014\u2032\u2033“”„’\u2018⇒", 'xxxxx---\'""""\'\'→')
"""Also the Cyrillic x, the minus sign, dashes, primes and quotes."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_QUOTE = re.compile(r"^ ?>{1,3} ?")
_BULLET = re.compile(r"^(?:[-*+#]{1,3}(?= )|[•·◦▪‣✅☑✔]) ?(?:\[[ xX✓]?\] )?|^-(?=[^\W\d_])")
_DASHED = re.compile(r"^-(?=\d)", re.MULTILINE)
"""Bullets without a blank, where several lines have them; one alone may be help: `-20kg x 6`."""
_EMPHASIS = re.compile(r"\*{2,3}|_{2,3}|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`+|\|\|")
_ELSEWHERE = re.compile(
    r"<(?:a?:\w+:|[@#][!&]?|t:)[^>\s]{0,40}>|https?://\S+|(?<!\S)@(?!rpe|rir|bw|body)[a-z_]\w{2,}", re.IGNORECASE
)
"""Mentions, timestamps and custom emoji of Discord, links, and names behind an @."""
_FENCE = re.compile(r"^\s*```\w*\s*$")

_SPELLED = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "sixteen": "16", "twenty": "20",
}  # fmt: skip
_IN_WORDS = re.compile(
    rf"\b(?:{'|'.join(_SPELLED)})\b(?= (?:sets?|reps?|x|by|times)\b)"
    rf"|(?:(?<=sets of )|(?<=set of )|(?<= by )|(?<= x ))\b(?:{'|'.join(_SPELLED)})\b",
    re.IGNORECASE,
)
"""Numbers in words where sets or reps are counted; `one arm row` keeps its name."""
_LETTER = re.compile(
    r" ?(?<![^\W\d_])(?:(?:(?<=\d)|(?<=\d ))(?P<behind>[lr])(?![^\W_])|(?<!\d)(?P<before>[lr])(?= ?:? ?\d)) ?",
    re.IGNORECASE,
)
_IN_FULL = {"l": " left ", "r": " right "}


def plain(text: str) -> str:
    """The text as it is read: full-width digits are digits, `×` is `x`, and a run of blanks is one."""
    text = _FRACTION.sub(lambda found: _FRACTIONS[found[0].strip()], text)
    alike = _UNSEEN.sub("", unicodedata.normalize("NFKC", _RAISED.sub("º", text)).translate(_ALIKE))
    line = "\n".join(" ".join(line.split()) for line in alike.splitlines()).strip()
    line = _IN_WORDS.sub(lambda found: _SPELLED[found[0].lower()], line)
    return _with_sides(line)


def _with_sides(text: str) -> str:
    """The text with `L12 R10` and `12L/10R` in words, in lines where both letters stand at numbers equally often."""
    return "\n".join(map(_with_sides_in, text.split("\n"))) if _LETTER.search(text) else text


def _with_sides_in(line: str) -> str:
    letters = [(match["before"] or match["behind"]).lower() for match in _LETTER.finditer(line)]
    if not letters or letters.count("l") != letters.count("r"):
        return line
    return _LETTER.sub(_in_full, line).strip()


def _in_full(match: re.Match[str]) -> str:
    return _IN_FULL[(match["before"] or match["behind"]).lower()]


def unmarked(text: str) -> tuple[str, list[str]]:
    """The plain text without markup, quote signs and bullets, and what was taken out because it points elsewhere."""
    bare_text = plain(text)
    if len(_DASHED.findall(bare_text)) > 1:
        bare_text = _DASHED.sub("", bare_text)
    lines = [line for line in bare_text.split("\n") if not _FENCE.match(line)]
    quoted = _quoted(lines)
    taken_out: list[str] = []
    cleaned = []
    for line, is_quote in zip(lines, quoted, strict=True):
        bare = _QUOTE.sub("", line) if is_quote else line
        taken_out += _ELSEWHERE.findall(bare)
        bare = _EMPHASIS.sub("", _BULLET.sub("", _ELSEWHERE.sub(" ", bare)))
        cleaned.append(" ".join(bare.split()))
    return "\n".join(cleaned).strip("\n"), taken_out


def _quoted(lines: list[str]) -> list[bool]:
    """Which lines are quotes of Discord's. `8@60` and then `> 6@50` on a line of its own is a drop set."""
    signs = [bool(_QUOTE.match(line)) for line in lines]
    everything = all(sign for sign, line in zip(signs, lines, strict=True) if line)
    found: list[bool] = []
    for sign, line in zip(signs, lines, strict=True):
        begins_with_word = bool(re.match(r"^ ?>{1,3} ?\**[^\W\d_]{3}", line))
        found.append(sign and (everything or begins_with_word or bool(found and found[-1])))
    return found
