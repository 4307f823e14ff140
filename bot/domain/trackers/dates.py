"""The dates of the trackers' files: `2020-12-30 18:51:52`, `22 Dec 2025, 08:00`, `20 giu 2026, 14:13`."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError

_MONTHS = {
    beginning: month
    for month, beginnings in enumerate(
        (
            "jan gen ene sty",
            "feb fev lut",
            "mar",
            "apr abr avr kwi",
            "may mai mag maj",
            "jun giu juin cze",
            "jul lug juil lip",
            "aug ago aou sie",
            "sep set wrz",
            "oct okt ott out paz",
            "nov lis",
            "dec dez dic gru",
        ),
        start=1,
    )
    for beginning in beginnings.split()
}
"""How the months begin in English, German, Italian, Spanish, French, Portuguese and Polish, without accents."""

_TIME = (
    r"(?:(?:\s*,\s*|\s+|t)(?P<hour>\d\d?)[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\s?m)?)?"
)
_DAY, _MONTH, _YEAR = r"(?P<day>\d\d?)", r"(?P<month>\d\d?)", r"(?P<year>\d{4})"
_NAME = r"(?P<month>[a-z]{3,12})"
_LAYOUTS = (
    rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}",
    rf"{_DAY}[-.]{_MONTH}[-.]{_YEAR}",
    rf"{_DAY}\.?\s+(?:de\s+)?{_NAME}\s+(?:de\s+)?{_YEAR}",
    rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
)
_SLASHES = {True: rf"{_DAY}/{_MONTH}/{_YEAR}", False: rf"{_MONTH}/{_DAY}/{_YEAR}"}
_FIRST_TWO = re.compile(r"\s*(\d\d?)/(\d\d?)/\d{4}")

NOON = 12


def day_first(dates: Iterable[str]) -> bool | None:
    """Whether dates like `30/12/2020` begin with the day; None where no date in the file tells."""
    order = None
    for date in dates:
        if (said := _FIRST_TWO.match(date)) is not None and order is None:
            order = True if int(said[1]) > 12 else False if int(said[2]) > 12 else None
    return order


class Dates:
    """Reads the dates of one file, which name no zone: they are the member's.

    An hour that the clocks skip or repeat is read by the offset before the change.
    """

    def __init__(self, zone: str, slashes: bool | None) -> None:
        """slashes: whether `30/12/2020` begins with the day; None reads no such dates."""
        self._zone = ZoneInfo(zone)
        layouts = _LAYOUTS if slashes is None else (*_LAYOUTS, _SLASHES[slashes])
        self._layouts = [re.compile(layout + _TIME) for layout in layouts]
        self._known: dict[str, datetime] = {}  # the sets of a workout repeat its date

    def __call__(self, text: str) -> datetime:
        """The moment in UTC; noon for a day alone. Raises `DomainError` for what is no date from 1970 to 2099."""
        if text not in self._known:
            try:
                local = _iso(text) or self._said(_folded(text))
            except ValueError as error:
                raise DomainError("import-row-date", typed=text[:40]) from error
            zoned = local if local.tzinfo is not None else local.replace(tzinfo=self._zone)
            self._known[text] = zoned.astimezone(UTC)
        return self._known[text]

    def _said(self, text: str) -> datetime:
        for layout in self._layouts:
            if (said := layout.fullmatch(text)) is not None:
                break
        else:
            raise ValueError(text)
        month = said["month"]
        number = int(month) if month.isdigit() else _MONTHS.get(month[:3]) or _MONTHS.get(month[:4]) or 0
        hour = NOON if said["hour"] is None else int(said["hour"])
        if said["half"]:
            hour = hour % 12 + 12 * (said["half"] == "p")
        local = datetime(  # noqa: DTZ001 - the zone is added by the caller
            int(said["year"]), number, int(said["day"]), hour, int(said["minute"] or 0), int(said["second"] or 0)
        )
        return _within(local)


def _folded(text: str) -> str:
    """Lower case without accents; `a.m.` and `sept.` without their dots."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"(?<=[a-z])\.", "", plain).strip()


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _within(moment if ":" in text else moment.replace(hour=NOON))


def _within(moment: datetime) -> datetime:
    """Nobody trained before 1970, and the ends of the calendar cannot be moved to another zone."""
    if not 1970 <= moment.year < 2100:
        raise ValueError(moment)
    return moment.replace(microsecond=0)
