"""Time zones by what people type: `berlin`, `Seattle`, `Paris, TX`, `EST`, `UTC+5:30`, `Europe/Berlin`."""

import re
import zoneinfo
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import tzdata  # type: ignore[import-untyped]  # it has no types
from rapidfuzz import fuzz, process

from bot.content.gazetteer import Gazetteer, Place, plain
from bot.domain.errors import DomainError, Unclear

COMMON = (
    "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw", "Europe/Istanbul",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto",
    "America/Sao_Paulo", "America/Mexico_City", "Africa/Lagos", "Africa/Johannesburg", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Singapore", "Asia/Manila", "Asia/Shanghai", "Asia/Seoul", "Asia/Tokyo",
    "Australia/Sydney", "Pacific/Auckland", "UTC",
)  # fmt: skip
_BY_LOCALE = {
    "bg": "Europe/Sofia", "cs": "Europe/Prague", "da": "Europe/Copenhagen", "de": "Europe/Berlin",
    "el": "Europe/Athens", "en-GB": "Europe/London", "en-US": "America/New_York", "es-419": "America/Mexico_City",
    "es-ES": "Europe/Madrid", "fi": "Europe/Helsinki", "fr": "Europe/Paris", "hi": "Asia/Kolkata",
    "hr": "Europe/Zagreb", "hu": "Europe/Budapest", "id": "Asia/Jakarta", "it": "Europe/Rome", "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul", "lt": "Europe/Vilnius", "nl": "Europe/Amsterdam", "no": "Europe/Oslo",
    "pl": "Europe/Warsaw", "pt-BR": "America/Sao_Paulo", "ro": "Europe/Bucharest", "ru": "Europe/Moscow",
    "sv-SE": "Europe/Stockholm", "th": "Asia/Bangkok", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv",
    "vi": "Asia/Ho_Chi_Minh", "zh-CN": "Asia/Shanghai", "zh-TW": "Asia/Taipei",
}  # fmt: skip
"""Where most who use Discord in a language live: good enough to offer, never to assume."""

_ABBREVIATIONS = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "est/edt": "America/New_York",
    "est5edt": "America/New_York", "cst": "America/Chicago Asia/Shanghai", "cdt": "America/Chicago",
    "ct": "America/Chicago", "cst6cdt": "America/Chicago", "cst/cdt": "America/Chicago",
    "mst": "America/Denver America/Phoenix", "mdt": "America/Denver", "mt": "America/Denver",
    "mst7mdt": "America/Denver", "mst/mdt": "America/Denver", "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles", "pst8pdt": "America/Los_Angeles",
    "pst/pdt": "America/Los_Angeles", "akst": "America/Anchorage", "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu", "ast": "America/Halifax America/Puerto_Rico Asia/Riyadh", "adt": "America/Halifax",
    "nst": "America/St_Johns", "ndt": "America/St_Johns", "bst": "Europe/London", "gmt/bst": "Europe/London",
    "ist": "Asia/Kolkata Europe/Dublin Asia/Jerusalem", "idt": "Asia/Jerusalem", "cest": "Europe/Berlin",
    "cet/cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "eest": "Europe/Athens",
    "west": "Europe/Lisbon", "msk": "Europe/Moscow", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "hkt": "Asia/Hong_Kong", "sgt": "Asia/Singapore", "myt": "Asia/Kuala_Lumpur", "pht": "Asia/Manila",
    "pkt": "Asia/Karachi", "wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura",
    "ict": "Asia/Bangkok", "npt": "Asia/Kathmandu", "gst": "Asia/Dubai", "trt": "Europe/Istanbul",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires", "clt": "America/Santiago",
    "clst": "America/Santiago", "cot": "America/Bogota", "pet": "America/Lima", "vet": "America/Caracas",
    "aest": "Australia/Sydney Australia/Brisbane", "aedt": "Australia/Sydney", "aet": "Australia/Sydney",
    "acst": "Australia/Adelaide Australia/Darwin", "acdt": "Australia/Adelaide", "awst": "Australia/Perth",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "nzt": "Pacific/Auckland",
    "sast": "Africa/Johannesburg", "eat": "Africa/Nairobi", "wat": "Africa/Lagos", "cat": "Africa/Maputo",
    "chst": "Pacific/Guam", "z": "UTC", "zulu": "UTC",
    "eastern": "US/Eastern", "central": "US/Central", "mountain": "US/Mountain", "pacific": "US/Pacific",
    "eastern us": "America/New_York", "us eastern": "America/New_York",
    "us central": "America/Chicago", "us mountain": "America/Denver", "us pacific": "America/Los_Angeles",
    "us east": "America/New_York", "us west": "America/Los_Angeles",
    "east coast": "America/New_York", "west coast": "America/Los_Angeles",
}  # fmt: skip
"""What people write for a zone, with those that it may mean, the likeliest first. To those who write it, `EST` has
summer time, which it has not in the zone data."""

_HALF_HOURS = {
    210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon",
    525: "Australia/Eucla", 570: "Australia/Darwin", -570: "Pacific/Marquesas",
}  # fmt: skip
"""Zones without summer time, by their minutes from UTC, where those are no whole hours."""

_WITH_SUMMER = {-210: "America/St_Johns", 630: "Australia/Lord_Howe", 765: "Pacific/Chatham"}
"""The only zones that ever have these minutes, for a part of the year."""

_OFFSET = re.compile(r"(?:utc|gmt)? ?([+±-]) ?(\d{1,2})(?::?(\d{2}))?(?: ?h(?:ours?)?)?")
_INTERNAL = ("Etc/", "SystemV/", "posix", "right/", "localtime", "Factory")
_UTC_OF_MACHINES = ("Etc/UTC", "Etc/GMT")
"""What a server without a place of its own calls its zone."""

_CLEAR = 10
"""How many times as many people must live in one zone as in all others of the name for it to be meant for sure."""

_CAPITAL = 3
"""How much more the capital of a country counts."""

_FIRST_NAME = 25
"""How much more a place counts by its first name than by another."""

_OWN_NAME = 10
"""How much more a city counts by whose name its zone goes."""

_NEAR = 84
"""Likeness in per cent from which a name is offered for another."""


class Zones:
    """The IANA zones, found by whole name, by place, by abbreviation, by offset, or nearly."""

    def __init__(self, places: Gazetteer, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._places = places
        self._clock = clock
        names = sorted(name for name in available_timezones() if not name.startswith(_INTERNAL))
        self._by_name = {plain(name): name for name in (*names, *_UTC_OF_MACHINES)}
        # A city names its zone; the plain word of a region ("US/Central") must not win over a city.
        self._by_city = {plain(name.rsplit("/", 1)[-1]): name for name in reversed(names) if "/" in name}

    def find(self, typed: str) -> str:
        """The zone's IANA name. Raises `Unclear` with those it may be, `DomainError` where nothing is near."""
        found = self._meant(_plain(typed)) or self._meant(_words(typed))
        if len(found) == 1:
            return found[0]
        text = typed.strip()[:60]
        if offset := _OFFSET.fullmatch(_plain(typed)):
            raise Unclear("zone-no-offset", tuple(filter(None, [_WITH_SUMMER.get(_minutes(offset))])), typed=text)
        if found:
            raise Unclear("zone-which", found[:5], typed=text)
        near = self.suggest(typed, 3)
        if not near:
            raise DomainError("zone-unknown", typed=text)
        raise Unclear("zone-near", near, typed=text, near=", ".join(near))

    def now(self, zone: str) -> datetime:
        """The local time there."""
        return self._clock().astimezone(ZoneInfo(zone))

    def guess(self, locale: str) -> str | None:
        """A zone to offer to somebody whose Discord speaks `locale` (`de`, `en-GB`); they must agree to it."""
        return _BY_LOCALE.get(locale)

    def suggest(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Zones to offer while somebody types, the likeliest first; with nothing typed, the common ones."""
        text = _words(typed)
        if not text:
            return COMMON[:limit]
        found = [*(self._meant(_plain(typed)) or self._meant(text))]
        if _OFFSET.fullmatch(text):
            return tuple(found)
        if len(text) > 1 and not (found and text in _ABBREVIATIONS):
            places = self._places.beginning(text)[:limit]
            found += [zone for zone in self._inside(text) if plain(zone.rsplit("/", 1)[-1]).startswith(text)]
            found += [place.zones[0][0] for place in places]
        if len(text) > 2 and text not in _ABBREVIATIONS:
            found += self._inside(text) if len(found) < limit else []
            found += self._nearly(text) if not found else []
        return tuple(dict.fromkeys(found))[:limit]

    def _meant(self, text: str) -> tuple[str, ...]:
        """The zones that the words may mean: one where it is clear, the likeliest first otherwise."""
        if offset := _OFFSET.fullmatch(text):
            return _fixed(offset)
        if text in _ABBREVIATIONS:
            return tuple(_ABBREVIATIONS[text].split())
        if found := self._by_name.get(text):
            return (found,)
        places = self._places.named(text) or self._places.named(_saint(text)) or self._qualified(text)
        weighed = [(place, _weight(place, text)) for place in places]
        return self._likeliest(weighed, self._by_city.get(text))

    def _qualified(self, text: str) -> list[Place]:
        """`paris, tx`, `san jose costa rica`: a place in a country or state."""
        if "," in text:
            name, _, where = text.partition(",")
            pairs = [(name.strip(), where.strip())]
        else:
            words = text.split()
            pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        for name, where in pairs:
            if found := self._places.inside(name, where.replace(".", "")):
                return found
        return []

    def _likeliest(self, places: Iterable[tuple[Place, int]], named: str | None) -> tuple[str, ...]:
        """One zone of each that keeps the same time, by how many people live there.

        places: each with how much its people count. named: the zone that goes by the name.
        """
        people: dict[tuple[object, ...], dict[str, int]] = {}
        counted = [(zone, count * weight) for place, weight in places for zone, count in place.zones]
        if named:
            own = max([count for zone, count in counted if zone == named], default=1)
            counted.append((named, 1 if _deep(named) else _OWN_NAME * own))
        for zone, count in counted:
            alike = people.setdefault(self._kept(zone), {})
            alike[zone] = alike.get(zone, 0) + count
        groups = sorted(people.values(), key=lambda alike: -sum(alike.values()))
        zones = tuple(named if named in alike else max(alike, key=lambda zone: alike[zone]) for alike in groups)
        sums = [sum(alike.values()) for alike in groups]
        clear = bool(sums) and sums[0] >= _CLEAR * sum(sums[1:]) and named in (None, *groups[0])
        return zones[:1] if clear else zones

    def _kept(self, zone: str) -> tuple[object, ...]:
        """What the clocks show there in the year to come, month by month: what tells zones apart."""
        known, now = ZoneInfo(zone), self._clock()
        return tuple((now + timedelta(days=days)).astimezone(known).utcoffset() for days in range(0, 372, 31))

    def _inside(self, text: str) -> list[str]:
        return sorted(name for key, name in self._by_name.items() if text in key)

    def _nearly(self, text: str) -> list[str]:
        """Zones of places whose name is nearly the one that was typed."""
        names = [*self._by_city, *self._places.names]
        near = process.extract(text, names, scorer=fuzz.ratio, limit=5, score_cutoff=_NEAR)
        return [zone for name, _, _ in near for zone in self._meant(name)[:1]]


def _saint(text: str) -> str:
    """`saint louis` for `st louis`, and the other way round."""
    return re.sub(r"^(st|saint) ", lambda found: "saint " if found[1] == "st" else "st ", text)


def _weight(place: Place, text: str) -> int:
    """How much the people of a place count that has this name, its first or another."""
    capital = _CAPITAL if place.kind == "capital" else 1
    return capital * (_FIRST_NAME if place.name == text or place.kind in ("country", "state") else 1)


def _deep(zone: str) -> bool:
    """Whether the zone is one of a single district: `America/Indiana/Petersburg`."""
    return zone.count("/") > 1


def _plain(typed: str) -> str:
    typed = re.sub(r"\(.*?\)", " ", typed[:60])  # `Eastern Time (US & Canada)`, as Windows shows it
    text = plain(typed.replace("\u2212", "-").replace("–", "-")).strip(" .!?")
    return re.sub(r"\s*([/+±-])\s*", r"\1", text) if re.search(r"\d|/", text) else text


def _words(typed: str) -> str:
    """What was typed without words that add nothing: `the`, `time`, `time zone`."""
    return re.sub(r"^the |(?<=\w) (?:time ?zone|time)$", "", _plain(typed))


def _minutes(offset: re.Match[str]) -> int:
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return -minutes if offset[1] == "-" else minutes


def _fixed(offset: re.Match[str]) -> tuple[str, ...]:
    """The zone that always has this offset: `Etc/GMT-2` is two hours ahead of UTC."""
    minutes = _minutes(offset)
    hours, rest = divmod(minutes, 60)
    if rest:
        return tuple(filter(None, [_HALF_HOURS.get(minutes)]))
    if not hours:
        return ("UTC",)
    return (f"Etc/GMT{-hours:+}",) if -12 <= hours <= 14 else ()


# ------------------------------------------------------------------ which zone data


def use_newest_zone_data() -> str:
    """Read zones from the host or from the package `tzdata`, whichever is newer; returns its version (`2026f`).

    Python prefers the host's, however old. A host that does not say how old it is has none that counts.
    """
    host = max(map(_version, zoneinfo.TZPATH), default="")
    if host >= tzdata.IANA_VERSION:
        return host
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()
    return str(tzdata.IANA_VERSION)


def _version(folder: str) -> str:
    """The version that a folder of zones tells in `tzdata.zi` or `+VERSION`; empty where it tells none."""
    for name in ("+VERSION", "tzdata.zi"):
        try:
            with (Path(folder) / name).open(encoding="ascii", errors="replace") as file:
                match = re.search(r"\b(20\d\d[a-z]+)\b", file.readline())
        except OSError:
            continue
        if match:
            return match[1]
    return ""
