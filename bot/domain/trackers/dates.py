"""The dates of the trackers' files: `2020-12-30 18:51:52`, `22 Dec 2025, 08:00`, `20 giu 2026, 14:13`, `05/16/18`."""
# ruff: noqa: RUF001 - other alphabets are meant

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.spelling import unaccented

_MONTHS = {
    beginning: month
    for month, beginnings in enumerate(
        (
            "jan ene gen ian led oca sty tam ιαν січ янв",
            "feb fev hel lut sub uno φεβ лют фев",
            "mar maa marc mare mars mart marz mrt bre μαρ бер мар",
            "apr abr avr dub huh kwi nis απρ апр кві",
            "may kve mag mai maj mei tou μαι маи мая тра",
            "jun cerven cervn cvn cze giu haz iun juin kes ιουν июн чер",
            "jul cervenc cervene cvc hei iul juil lip lug tem ιουλ июл лип",
            "aug ago agu aou elo sie srp αυγ авг сер",
            "sep eyl set syy sze wrz zar σεπ вер сен",
            "oct eki lok okt ott out paz rij οκτ жов окт",
            "nov kas lis marr noi νοε лис ноя",
            "dec ara des dez dic gru jou pro δεκ гру дек",
        ),
        start=1,
    )
    for beginning in beginnings.split()
}
"""How the months begin in 21 languages, without accents; the longest beginning counts. Croatian is not among them:
its `lipanj`, June, begins like the Polish `lipiec`, July."""
_LONGEST_BEGINNING = max(map(len, _MONTHS))

_TIME = (
    r"(?:(?:\s*,\s*|\s+|t)(?P<hour>\d\d?)[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\s?m)?)?"
)
_DAY, _MONTH, _YEAR = r"(?P<day>\d\d?)", r"(?P<month>\d\d?)", r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<year>\d{4}|\d\d)"
_NAME = r"(?P<month>[^\W\d_]{3,14}|\d\d?(?=[月월]))[月월]?"
_LAYOUTS = (
    rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}",
    rf"{_YEAR}[年년]\s*{_MONTH}[月월]\s*{_DAY}[日일]",
    rf"{_DAY}[-.]{_MONTH}[-.]{_SHORT_YEAR}",
    rf"{_DAY}\.?\s+(?:de\s+)?{_NAME}\s+(?:de\s+)?{_YEAR}",
    rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
)
_SLASHES = {True: rf"{_DAY}/{_MONTH}/{_SHORT_YEAR}", False: rf"{_MONTH}/{_DAY}/{_SHORT_YEAR}"}
_SLASHED = re.compile(r"\s*(\d\d?)/(\d\d?)/(\d{4}|\d\d)(?!\d)")

NOON = 12


def day_first(dates: Iterable[str]) -> bool | None:
    """Whether dates like `30/12/2020` begin with the day; None where no date in the file tells."""
    for written in dates:
        if (match := _SLASHED.match(written)) is not None and max(int(match[1]), int(match[2])) > 12:
            return int(match[1]) > 12
    return None


def in_two_ways(written: str) -> tuple[date, date] | None:
    """A date like `04/05/2024` with the day first and with the month first; None for one that is clear."""
    if (match := _SLASHED.match(written)) is None or match[1] == match[2] or max(int(match[1]), int(match[2])) > 12:
        return None
    year, first, other = _full_year(match[3]), int(match[1]), int(match[2])
    return (date(year, other, first), date(year, first, other)) if first and other else None


class Dates:
    """Reads the dates of one file, which are the member's where they name no zone.

    An hour that the clocks skip or repeat is read by the offset before the change.
    """

    def __init__(self, zone: str, slashes: bool | None, now: datetime) -> None:
        """slashes: whether `30/12/2020` begins with the day; None takes either, which then are the same."""
        self._zone = ZoneInfo(zone)
        self._latest = now + timedelta(days=1)
        layouts = (*_LAYOUTS, _SLASHES[slashes is not False])
        self._layouts = [re.compile(layout + _TIME) for layout in layouts]
        self._known: dict[str, tuple[datetime, bool]] = {}  # the sets of a workout repeat its date

    def __call__(self, text: str) -> tuple[datetime, bool]:
        """The moment in UTC, and whether a day alone was told: then it is noon.

        Raises `DomainError` for what is no date from 1970 on, and for one that is still to come.
        """
        if text not in self._known:
            try:
                local, whole_day = _iso(text) or self._with_offset(text) or self._in_a_layout(_folded(text))
            except ValueError as error:
                raise DomainError("import-row-date", typed=text[:40]) from error
            zoned = local if local.tzinfo is not None else local.replace(tzinfo=self._zone)
            self._known[text] = zoned.astimezone(UTC), whole_day
        if self._known[text][0] > self._latest:
            raise DomainError("import-row-future", typed=text[:40])
        return self._known[text]

    def _with_offset(self, text: str) -> tuple[datetime, bool] | None:
        """`2025-01-01 06:30:00 PM +0100`: twelve hours, and yet an offset."""
        if (offset := _OFFSET.search(text)) is None:
            return None
        local, whole_day = self._in_a_layout(_folded(text[: offset.start()]))
        return local.replace(tzinfo=datetime.strptime(text[offset.end() :], "%z").tzinfo), whole_day

    def _in_a_layout(self, text: str) -> tuple[datetime, bool]:
        for layout in self._layouts:
            if (match := layout.fullmatch(text)) is not None:
                break
        else:
            raise ValueError(text)
        month = match["month"]
        hour = NOON if match["hour"] is None else int(match["hour"])
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"] == "p")
        local = datetime(  # noqa: DTZ001 - the zone is added by the caller
            _full_year(match["year"]),
            int(month) if month.isdecimal() else _month(month),
            int(match["day"]),
            hour,
            int(match["minute"] or 0),
            int(match["second"] or 0),
        )
        return _within(local), match["hour"] is None


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _month(name: str) -> int:
    """Of the month that begins so; 0 for none."""
    lengths = range(_LONGEST_BEGINNING, 2, -1)
    return next((_MONTHS[name[:length]] for length in lengths if name[:length] in _MONTHS), 0)


def _folded(text: str) -> str:
    """Lower case without accents; `a.m.` and `sept.` without their dots."""
    return re.sub(r"(?<=[^\W\d_])\.", "", unaccented(text)).strip()


_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
"""`2026-09-05 10:12:33 +0100`, as Fitbod writes it, is ISO but for the blank."""


def _iso(text: str) -> tuple[datetime, bool] | None:
    try:
        moment = datetime.fromisoformat(_OFFSET.sub("", text))
    except ValueError:
        return None
    return (_within(moment), False) if ":" in text else (_within(moment.replace(hour=NOON)), True)


def _within(moment: datetime) -> datetime:
    """Nobody trained before 1970, and the ends of the calendar cannot be moved to another zone."""
    if not 1970 <= moment.year < 2100:
        raise ValueError(moment)
    return moment.replace(microsecond=0)
