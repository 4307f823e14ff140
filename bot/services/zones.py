"""Time zones by what people type: `berlin`, `new york`, `Europe/Berlin`."""

from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.domain.errors import DomainError

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

_INTERNAL = ("Etc/", "SystemV/", "posix", "right/", "localtime", "Factory")


class Zones:
    """The IANA zones, found by whole name, by city, or nearly."""

    def __init__(self) -> None:
        names = sorted(name for name in available_timezones() if not name.startswith(_INTERNAL))
        self._by_name = {_plain(name): name for name in names}
        # A city names its zone; the plain word of a region ("US/Central") must not win over a city.
        self._by_city = {_plain(name.rsplit("/", 1)[-1]): name for name in reversed(names) if "/" in name}

    def find(self, typed: str) -> str:
        """The zone's IANA name. Raises `DomainError` with the nearest names where there is none."""
        plain = _plain(typed[:60])
        if found := self._by_name.get(plain) or self._by_city.get(plain):
            return found
        near = ", ".join(self.suggest(typed, 3)) or "Europe/Berlin, America/New_York"
        raise DomainError("zone-unknown", typed=typed.strip()[:60], near=near)

    def guess(self, locale: str) -> str | None:
        """A zone to offer to somebody whose Discord speaks `locale` (`de`, `en-GB`); they must agree to it."""
        return _BY_LOCALE.get(locale)

    def suggest(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Zones to offer while somebody types; with nothing typed, the common ones."""
        plain = _plain(typed[:60])
        if not plain:
            return COMMON[:limit]
        inside = [name for key, name in self._by_name.items() if plain in key]
        inside.sort(key=lambda name: (not _plain(name.rsplit("/", 1)[-1]).startswith(plain), name))
        near = process.extract(plain, self._by_name.keys(), scorer=fuzz.WRatio, limit=limit, score_cutoff=70)
        return tuple(dict.fromkeys([*inside, *(self._by_name[key] for key, _, _ in near)]))[:limit]


def _plain(name: str) -> str:
    return name.strip().casefold().replace("_", " ")
