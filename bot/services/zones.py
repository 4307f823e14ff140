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
