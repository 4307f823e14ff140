"""Time zones by what people type."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain.errors import DomainError
from bot.services.zones import _BY_LOCALE, COMMON, Zones


@pytest.fixture(scope="module")
def zones() -> Zones:
    return Zones()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("utc", "UTC"),
        (" Tokyo ", "Asia/Tokyo"),
    ],
)
def test_a_city_or_a_name_is_found(zones: Zones, typed: str, zone: str) -> None:
    assert zones.find(typed) == zone


@pytest.mark.parametrize("typed", ["Atlantis", "", "🙂", "../etc/passwd", "x" * 2000])
def test_what_is_no_zone_is_refused_with_something_near(zones: Zones, typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        zones.find(typed)
    assert refusal.value.facts["near"]
    assert len(str(refusal.value.facts["typed"])) <= 60


def test_typing_offers_cities_that_begin_so_first(zones: Zones) -> None:
    assert zones.suggest("berl")[0] == "Europe/Berlin"
    assert "America/New_York" in zones.suggest("new y")
    assert zones.suggest("") == COMMON


def test_every_zone_offered_exists(zones: Zones) -> None:
    for name in COMMON:
        assert ZoneInfo(zones.find(name)).key == name


def test_every_guess_by_language_is_a_zone_and_what_is_unknown_is_not_guessed() -> None:
    zones = Zones()
    for locale in _BY_LOCALE:
        assert zones.find(zones.guess(locale)) == zones.guess(locale)
    assert zones.guess("de") == "Europe/Berlin"
    assert zones.guess("tlh") is None
