"""How much of what people type about times and zones is taken as they meant it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import table
from bot.content.gazetteer import Gazetteer
from bot.services.zones import Zones, use_newest_zone_data
from tests.times.meaning import NOW, Verdict, phrase, rows, zone


async def run(_: Path) -> None:
    """Print a row for each half of the phrases and of the names: the one that served for tuning, and the other."""
    use_newest_zone_data()
    zones = Zones(Gazetteer.load(), lambda: NOW)
    kinds = {
        "phrases, tuned on": map(phrase, rows("phrases_tuned")),
        "phrases, kept apart": map(phrase, rows("phrases_apart")),
        "phrases, reported by others": map(phrase, rows("phrases_reported")),
        "zones, tuned on": (zone(row, zones) for row in rows("zones_tuned")),
        "zones, kept apart": (zone(row, zones) for row in rows("zones_apart")),
    }
    table("What people type", ["", "typed", *Verdict], [_row(kind, verdicts) for kind, verdicts in kinds.items()])


def _row(kind: str, verdicts: Iterable[Verdict]) -> list[str]:
    counted = Counter(verdicts)
    return [kind, str(counted.total()), *(str(counted[verdict]) for verdict in Verdict)]
