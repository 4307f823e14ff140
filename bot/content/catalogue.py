"""Reads `data/` into the domain's catalogue, and refuses what does not fit, naming file, entry and field."""

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.content import DATA, ContentError
from bot.content.schema import read_entry
from bot.domain.equipment import Equipment
from bot.domain.exercises import Catalogue, Exercise, Muscle, Region, RegionGuide, Safety
from bot.domain.instructions import Instructions
from bot.domain.learning import SoreBack, Topic

_WORDS = ("name", "aliases")


@cache
def load_catalogue(data: Path = DATA, language: str = "en") -> Catalogue:
    """The whole catalogue in one language, read once. Raises `ContentError` for the first thing that is wrong."""
    words = data / language
    guides, learn, safety = words / "regions.yaml", words / "learn.yaml", words / "safety.yaml"
    signs = _read(safety)
    sore = _read(data / "sore.yaml") | signs.pop("sore", {})
    regions = [
        read_entry(RegionGuide, {"region": key, **entry}, f"{guides}: {key}") for key, entry in _entries(guides)
    ]
    catalogue = Catalogue(
        exercises=dict(_exercises(data, words)),
        muscles=dict(_muscles(data / "muscles.yaml", words / "muscles.yaml")),
        regions={guide.region: guide for guide in regions},
        safety=read_entry(Safety, signs, f"{safety}: safety"),
        topics={key: read_entry(Topic, {"id": key, **entry}, f"{learn}: {key}") for key, entry in _entries(learn)},
        sore_back=read_entry(SoreBack, sore, f"{safety}: sore"),
    )
    _check_references(catalogue, _equipment(data / "equipment.toml"), data)
    return catalogue


def _read(file: Path) -> dict[str, Any]:
    try:
        content = (
            tomllib.loads(file.read_text("utf-8"))
            if file.suffix == ".toml"
            else yaml.load(file.read_bytes(), yaml.CSafeLoader)
        )
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ContentError(f"{file}: cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise ContentError(f"{file}: should be a mapping of entries")
    return content


def _entries(file: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    for key, entry in _read(file).items():
        if not isinstance(entry, dict):
            raise ContentError(f"{file}: {key}: should be a mapping of fields")
        yield key, entry


def _equipment(file: Path) -> frozenset[str]:
    """The ids of the table that the rules read by themselves (`bot.domain.equipment`)."""
    return frozenset(
        read_entry(Equipment, {"id": key, **entry}, f"{file}: {key}").id for key, entry in _entries(file)
    )


def _muscles(file: Path, prose_file: Path) -> Iterable[tuple[str, Muscle]]:
    prose = dict(_entries(prose_file))
    for key, facts in _entries(file):
        region = facts.get("region")
        known = {"id": key, **facts, "region": None if region == "adjacent" else region, **prose.get(key, {})}
        yield key, read_entry(Muscle, known, f"{file}: {key}")


def _exercises(data: Path, words: Path) -> Iterable[tuple[str, Exercise]]:
    for region in Region:
        file = data / "exercises" / f"{region}.yaml"
        prose_file = words / "exercises" / f"{region}.yaml"
        prose, facts = dict(_entries(prose_file)), dict(_entries(file))
        if strangers := prose.keys() - facts.keys():
            raise ContentError(f"{prose_file}: {min(strangers)}: no such exercise in {file.name}")
        for key, entry in facts.items():
            if key not in prose:
                raise ContentError(f"{prose_file}: {key}: has no instructions")
            named = {word: prose[key].pop(word) for word in _WORDS if word in prose[key]}
            instructions = read_entry(Instructions, prose[key], f"{prose_file}: {key}")
            known = {"id": key, "region": region.value, **entry, **named, "instructions": instructions}
            yield key, read_entry(Exercise, known, f"{file}: {key}")


def _check_references(catalogue: Catalogue, equipment: Collection[str], data: Path) -> None:
    """Every id that is named exists, and no two exercises share a name."""
    owners: dict[str, str] = {}
    for exercise in catalogue.exercises.values():
        where = f"{data / 'exercises' / exercise.region}.yaml: {exercise.id}"
        for field, ids, known in (
            (
                "easier, harder or home",
                (*exercise.easier, *exercise.harder, exercise.home),
                catalogue.exercises,
            ),
            ("primary or secondary", exercise.primary + exercise.secondary, catalogue.muscles),
            ("equipment", [thing for option in exercise.equipment for thing in option], equipment),
            ("moved", exercise.moved, catalogue.muscles),
            ("weight_means_with", exercise.weight_means_with, {"+".join(option) for option in exercise.equipment}),
            ("stop", exercise.stop, catalogue.safety.groups),
        ):
            if strangers := [exercise_id for exercise_id in ids if exercise_id not in known]:
                raise ContentError(f"{where}: {field} names {strangers[0]}, which does not exist")
        for name in {exercise.name.casefold(), *(alias.casefold() for alias in exercise.aliases)}:
            if (owner := owners.setdefault(name, exercise.id)) != exercise.id:
                raise ContentError(f"{where}: {name!r} is also a name of {owner}")
    for region in Region:
        if region not in catalogue.regions:
            raise ContentError(f"{data}: regions.yaml: {region} is missing")
    for where, ids in (
        *((f"regions.yaml: {guide.region}.starters", guide.starters) for guide in catalogue.regions.values()),
        *((f"learn.yaml: {topic.id}.exercises", topic.exercises) for topic in catalogue.topics.values()),
        ("sore.yaml: exercises", catalogue.sore_back.exercises),
    ):
        if strangers := [exercise_id for exercise_id in ids if exercise_id not in catalogue.exercises]:
            raise ContentError(f"{data}: {where} names {strangers[0]}, which does not exist")
