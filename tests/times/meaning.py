"""What was meant by a phrase or a name, and how far a reader agrees."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError, Unclear
from bot.domain.schedules import DAYS, Daily, Monthly, Once, Rule, Schedule, Weekly
from bot.domain.when import in_english, parse_when
from bot.services.zones import Zones

NOW = datetime(2027, 6, 15, 12, tzinfo=UTC)
"""A Tuesday, 14:00 in Berlin."""

BERLIN = "Europe/Berlin"
_COMPARED = 14
"""Moments that must agree."""


class Verdict(StrEnum):
    """How a reader took what was typed."""

    RIGHT = "as meant"
    ASKED = "asked, with what was meant"
    REFUSED = "refused"
    WRONG = "otherwise than meant"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the files beside this one."""
    with (Path(__file__).parent / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def phrase(row: dict[str, str]) -> Verdict:
    """How the reader of times takes a phrase. `no` is to be refused; `ask` has more than one meaning."""
    meant = row["meant"]
    try:
        schedule = parse_when(in_english(row["typed"], row["language"]), NOW, BERLIN)
    except DomainError as refusal:
        if meant in ("no", "ask"):
            return Verdict.RIGHT
        return Verdict.ASKED if _among(refusal, meant) else Verdict.REFUSED
    right = meant not in ("no", "ask") and _moments(schedule.rule) == _moments(_rule(meant))
    return Verdict.RIGHT if right else Verdict.WRONG


def _among(refusal: DomainError, meant: str) -> bool:
    choices = refusal.choices if isinstance(refusal, Unclear) else ()
    return any(_moments(parse_when(choice, NOW, BERLIN).rule) == _moments(_rule(meant)) for choice in choices)


def _moments(rule: Rule) -> tuple[datetime, ...]:
    return Schedule(rule, BERLIN).upcoming(NOW, _COMPARED)


def _rule(meant: str) -> Rule:
    """`once 2027-06-16T07:00`, `week mon,thu 18:00 /2 from 2027-06-21`, `days 3 07:30 2027-06-16`, `month 1 mon 18:00`."""
    kind, *facts = meant.split()
    match kind:
        case "once":
            return Once(datetime.fromisoformat(facts[0]).replace(tzinfo=ZoneInfo(BERLIN)).astimezone(UTC))
        case "days":
            return Daily(int(facts[0]), time.fromisoformat(facts[1]), date.fromisoformat(facts[2]))
        case "month":
            nths = frozenset(map(int, facts[0].split(",")))
            days = frozenset(DAYS.index(day) for day in facts[1].split(",") if day != "-")
            return Monthly(nths, days, time.fromisoformat(facts[2]))
    days = frozenset(range(7)) if facts[0] == "all" else frozenset(map(DAYS.index, facts[0].split(",")))
    every = next((int(fact[1:]) for fact in facts if fact.startswith("/")), 1)
    start = date.fromisoformat(facts[-1]) if "from" in facts else None
    return Weekly(days, time.fromisoformat(facts[1]), every, start)


def zone(row: dict[str, str], zones: Zones) -> Verdict:
    """How the finder of zones takes a name. `ZONE ?` may be asked about, `ask ZONE` must be; `no` is nowhere."""
    words = row["meant"].split()
    meant = next((word for word in words if "/" in word or word == "UTC"), None)
    try:
        found = zones.find(row["typed"])
    except DomainError as refusal:
        choices = refusal.choices if isinstance(refusal, Unclear) else ()
        if meant is None or (words[0] == "ask" and any(_alike(choice, meant) for choice in choices)):
            return Verdict.RIGHT
        return Verdict.ASKED if any(_alike(choice, meant) for choice in choices) else Verdict.REFUSED
    return Verdict.RIGHT if meant and words[0] != "ask" and _alike(found, meant) else Verdict.WRONG


def _alike(first: str, second: str) -> bool:
    """Whether two zones keep the same time in the year to come."""
    weeks = [NOW + timedelta(days=7 * week) for week in range(53)]
    return all(
        moment.astimezone(ZoneInfo(first)).utcoffset() == moment.astimezone(ZoneInfo(second)).utcoffset()
        for moment in weeks
    )
