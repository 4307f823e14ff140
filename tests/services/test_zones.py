"""Time zones by what people type."""

import zoneinfo
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata  # type: ignore[import-untyped]

from bot.content.gazetteer import Gazetteer
from bot.domain.errors import DomainError, Unclear
from bot.services.zones import _BY_LOCALE, COMMON, Zones, use_newest_zone_data
from tests.times.meaning import Verdict, rows, zone
from tools import places


@pytest.fixture(scope="module")
def zones() -> Zones:
    return Zones(Gazetteer.load())


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
def test_what_is_no_zone_is_refused_and_nothing_far_from_it_is_offered(zones: Zones, typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        zones.find(typed)
    assert refusal.value.key in ("zone-unknown", "zone-near")
    assert len(str(refusal.value.facts["typed"])) <= 60


@pytest.mark.parametrize("row", [*rows("zones_tuned"), *rows("zones_apart")], ids=lambda row: row["typed"])
def test_no_name_is_taken_for_a_zone_that_was_not_meant(zones: Zones, row: dict[str, str]) -> None:
    verdict = zone(row, zones)
    assert verdict is not Verdict.REFUSED
    if row["typed"] not in NEAREST:
        assert verdict is not Verdict.WRONG


NEAREST = ("Bejing",)
"""Marked as one to be asked about, but a name that GeoNames has for the city: taken."""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("CST", "America/Chicago"),
        ("ET", "America/New_York"),
        ("est", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("BST", "Europe/London"),
        ("AEST", "Australia/Sydney"),
        ("IST", "Asia/Kolkata"),
        ("JST", "Asia/Tokyo"),
        ("UTC+2", "Etc/GMT-2"),
        ("UK", "Europe/London"),
        ("Mumbai", "Asia/Kolkata"),
        ("India", "Asia/Kolkata"),
        ("california", "America/Los_Angeles"),
        ("Seattle", "America/Los_Angeles"),
        ("Barcelona", "Europe/Madrid"),
        ("Delhi", "Asia/Kolkata"),
        ("Boston", "America/New_York"),
        ("Ireland", "Europe/Dublin"),
        ("Spain", "Europe/Madrid"),
        ("London, UK", "Europe/London"),
        ("Eastern Standard Time", "America/New_York"),
        ("nyc", "America/New_York"),
        ("San Juan", "America/Puerto_Rico"),
        ("Petersburg", "Europe/Moscow"),
        ("são p", "America/Sao_Paulo"),
        ("seatt", "America/Los_Angeles"),
        ("UTC-3:30", None),
        ("UTC+20", None),
    ],
)
def test_what_is_offered_first_while_typing_is_right(zones: Zones, typed: str, first: str | None) -> None:
    offered = zones.suggest(typed)
    assert (offered[0] if offered else None) == first


def test_a_namesake_of_a_single_district_is_asked_about_with_both(zones: Zones) -> None:
    with pytest.raises(Unclear) as question:
        zones.find("Petersburg")
    # Indiana/Petersburg shows the same time as New York.
    assert question.value.choices[:2] == ("Europe/Moscow", "America/Indiana/Petersburg")


def test_the_newest_zone_data_is_read_whether_it_is_the_hosts_or_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = zoneinfo.TZPATH
    try:
        for version, newest in (("2025b", tzdata.IANA_VERSION), ("2099a", "2099a"), ("", tzdata.IANA_VERSION)):
            (tmp_path / "tzdata.zi").write_text(f"# version {version}\n" if version else "# nothing\n")
            zoneinfo.reset_tzpath([str(tmp_path)])
            assert use_newest_zone_data() == newest
            assert ((str(tmp_path),) if newest == "2099a" else ()) == zoneinfo.TZPATH
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache()


def test_vancouver_keeps_its_summer_time_from_november_2026_on() -> None:
    """What older data does not know: it says which data the bot that was started reads."""
    use_newest_zone_data()
    six = datetime(2026, 11, 25, 18, tzinfo=ZoneInfo("America/Vancouver"))
    assert six.astimezone(UTC) == datetime(2026, 11, 26, 1, tzinfo=UTC)


def test_the_places_are_what_the_packages_make_of_them() -> None:
    """Renew them with `make places`."""
    assert places.FILE.read_text("utf-8") == places.written()


def test_typing_offers_cities_that_begin_so_first(zones: Zones) -> None:
    assert zones.suggest("berl")[0] == "Europe/Berlin"
    assert "America/New_York" in zones.suggest("new y")
    assert zones.suggest("") == COMMON


def test_every_zone_offered_exists(zones: Zones) -> None:
    for name in COMMON:
        assert ZoneInfo(zones.find(name)).key == name


def test_every_guess_by_language_is_a_zone_and_what_is_unknown_is_not_guessed() -> None:
    zones = Zones(Gazetteer.load())
    for locale in _BY_LOCALE:
        assert zones.find(zones.guess(locale)) == zones.guess(locale)
    assert zones.guess("de") == "Europe/Berlin"
    assert zones.guess("tlh") is None
