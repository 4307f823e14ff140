"""What a member reads: every entry exists, is used, and can be said."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.content import DATA, ContentError
from bot.content.texts import Texts
from bot.domain.care import Feeling, Now
from bot.domain.coaching.plans import READY
from bot.domain.exercises import Level, Region, Tracking
from bot.domain.leaderboards import Measure as Board
from bot.domain.posts import Outcome
from bot.domain.records import RecordKind
from bot.domain.reminder_states import Pause, Snooze
from bot.domain.schedules import DAYS, Change
from bot.domain.series import Measure
from bot.domain.workouts import Kind
from bot.services.set_ups import Place
from bot.ui import reminder_forms as forms
from bot.ui.exercises import FIRST, Section
from bot.ui.progress import PICTURES

ROOT = DATA.parent
SOURCE = "\n".join(
    file.read_text("utf-8") for folder in ("bot", "cogs") for file in sorted((ROOT / folder).rglob("*.py"))
)
FILES = sorted((DATA / "en").glob("*.ftl"))
RESOURCE = FluentParser().parse("\n".join(file.read_text("utf-8") for file in FILES))
NAMES = [entry.id.name for entry in RESOURCE.body if isinstance(entry, ast.Message)]
ENTRIES = set(NAMES)

LINES = {name for _, names in forms.LINES.values() for name in names}

COUNTED = ("kg", "lb", "reps", "seconds", "minutes", "metres")

WHY = (
    "up", "less-help", "big-step", "slow", "lift-lowest", "fewer-sets", "reserve", "one-more-set", "slower",
    "reset-short", "reset-flat", "lightest", "add-load", "harder", "harder-hold", "no-help", "next-band",
    "weak-side", "hold-again", "longer", "longest", "carry-up", "farther", "first-weight", "first-band",
    "first-body", "back", "gentle", "light", "after-pain", "neglected", "plenty-elsewhere", "bench-carries",
    "swapped", "squats-yesterday", "heavy-yesterday", "heavy-enough", "care", "no-kit",
)  # fmt: skip
NOTES = (
    "plan-day", "plan-removed", "plan-left-out", "first-day", "cap", "plenty", "no-equipment-for", "short",
    "no-workout", "nothing-possible",
)  # fmt: skip
"""What reasons and notes of a proposal end in: `Reason(key, …)`."""

FAMILIES = {
    "kind": Kind, "counts": Tracking, "section": set(Section) - set(FIRST), "level": Level, "outcome": Outcome, "day": DAYS, "paused": Pause,
    "snooze": Snooze, "line": LINES, "hint": LINES, "clocks": Change,
    "button": ("newer", "older", "how", "short", "exercises-public", "exercises-private", "pause-guild", "resume-guild"),
    "help": [f"{name}{hint}" for name in ("train", "log", "remind", "learn") for hint in ("", "-hint") if name + hint != "learn-hint"] + ["server"], "wish": ("spinal_load", "level", "home", "at_hand"), "ways": ("easier", "harder", "home"),
    "heading": ("main", "helping", "moved"), "alt": ("main", "helping", "moved"),
    "date": ("date", "moment", "today", "weekday"),
    "asked": ("reps", "seconds", "metres"), "feel": Feeling, "button-now": Now, "place": Place, "board": [f"{measure}{end}" for measure in Board for end in ("", "-hint", "-value")],
    "board-by": [f"{measure}{end}" for measure in Board for end in ("", "-hint")],
    "set-up": [f"{name}{end}" for name in ("unit", "kit", "level", "heavy") for end in ("", "-hint")],
    "measure": Measure, "record": [*RecordKind, "max-alone", "reps-at"],
    "record-kind": RecordKind, "news": [*RecordKind, "reps-at", "distance-at", "set", "sets"], "logged": ("set", "sets"),
    "amount": COUNTED, "chart-unit": COUNTED, "chart": ("upper", "mid", "lower"), "alt-progress": ("point", "record"),
    "chart-under": [f"{day}-{how}" for day in ("today", "day") for how in ("first", "record", "best")],
    "picture": [f"{picture}{hint}" for picture in PICTURES for hint in ("", "-hint")],
    "why": WHY, "note": NOTES, "left": ("5", "3", "1", "0"), "later": Snooze, "plan-name": (*READY, "own"), "plan-hint": READY,
}  # fmt: skip
"""Keys that are put together in the code, `section-{one}`, with what they end in."""


def used() -> set[str]:
    """Every key that the code says: `texts("…")`, `_texts("…")`, `DomainError("…")`, or a string that is an entry."""
    literal = set(re.findall(r'"([a-z]+(?:-[a-z_]+)*)"', SOURCE))
    families = {f"{family}-{end}" for family, ends in FAMILIES.items() for end in map(str, ends)}
    equipment = {entry for entry in ENTRIES if entry.startswith("equipment-")}
    # Those of the commands are held against the commands themselves in tests/cogs/test_commands.py.
    commands = {entry for entry in ENTRIES if entry.startswith(("command-", "choice-"))}
    return literal | families | equipment | commands


def test_the_file_has_no_junk() -> None:
    assert [entry.content for entry in RESOURCE.body if isinstance(entry, ast.Junk)] == []


def test_no_entry_stands_twice() -> None:
    assert len(NAMES) == len(ENTRIES)


def test_every_key_that_the_code_says_exists() -> None:
    keys = set(re.findall(r'(?:texts|DomainError)\(\s*"([a-z-]+)"', SOURCE))
    assert keys - ENTRIES == set()
    for family, ends in FAMILIES.items():
        assert {f"{family}-{end}" for end in map(str, ends)} <= ENTRIES


def test_every_entry_is_used() -> None:
    assert ENTRIES - used() == set()


def test_every_equipment_has_its_word(catalogue, texts: Texts) -> None:
    things = {thing for entry in catalogue.exercises.values() for option in entry.equipment for thing in option}
    for thing in things:
        assert texts(f"equipment-{thing}")


def test_numbers_choose_their_words(texts: Texts) -> None:
    assert texts("count-sets", count=1) == "1 set"
    assert texts("count-sets", count=12) == "12 sets"


def test_an_unfilled_gap_and_an_unknown_key_are_errors(texts: Texts) -> None:
    with pytest.raises(ContentError):
        texts("logged-title")
    with pytest.raises(LookupError):
        texts("no-such-entry")


def test_a_language_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"has no \.ftl file"):
        Texts.load("xx", tmp_path)


def test_regions_are_named_in_the_command_as_on_the_card(catalogue, texts: Texts) -> None:
    for region in Region:
        assert texts(f"choice-{region}") == catalogue.regions[region].name


def test_every_reason_of_the_coach_has_its_words() -> None:
    reasons = set(re.findall(r'Reason\(\s*"([a-z-]+)"', SOURCE))
    assert reasons <= {*WHY, *NOTES}
