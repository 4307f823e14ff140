"""Reads `data/` into the domain's catalogue, and refuses what does not fit, naming file, entry and field."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from bot.content import DATA, ContentError
from bot.domain.exercises import Catalogue, Exercise, Instructions, Muscle, Region, RegionGuide, Safety
from bot.domain.learning import SoreBack, Topic

_WORDS = ("name", "aliases")


@cache
def load_catalogue(data: Path = DATA, language: str = "en") -> Catalogue:
    """The whole catalogue in one language, read once. Raises `ContentError` for the first thing that is wrong."""
    words = data / language
    muscle_words = _read(words / "muscles.yaml")
    muscles = {
        key: _muscle(data / "muscles.yaml", key, facts, muscle_words.get(key, {}))
        for key, facts in _read(data / "muscles.yaml").items()
    }
    guides = words / "regions.yaml"
    regions = {
        guide.region: guide
        for key, entry in _read(guides).items()
        for guide in [_build(RegionGuide, {"region": key, **entry}, guides, key)]
    }
    signs = _read(words / "safety.yaml")
    sore = signs.pop("sore", {})
    learn = words / "learn.yaml"
    catalogue = Catalogue(
        exercises=dict(_exercises(data, words)),
        muscles=muscles,
        regions=regions,
        safety=_build(Safety, signs, words / "safety.yaml", "safety"),
        topics={key: _build(Topic, {"id": key, **entry}, learn, key) for key, entry in _read(learn).items()},
        sore_back=_build(SoreBack, _read(data / "sore.yaml") | sore, words / "safety.yaml", "sore"),
    )
    _check_references(catalogue, data)
    return catalogue


def _read(file: Path) -> dict[str, Any]:
    try:
        content = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{file}: cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise ContentError(f"{file}: should be a mapping of entries")
    return content


def _muscle(file: Path, key: str, facts: Mapping[str, Any], words: Mapping[str, Any]) -> Muscle:
    region = facts.get("region")
    known = {"id": key, "region": None if region == "adjacent" else region, **words}
    muscle: Muscle = _build(Muscle, known, file, key)
    return muscle


def _exercises(data: Path, words: Path) -> Sequence[tuple[str, Exercise]]:
    found = []
    for region in Region:
        file = data / "exercises" / f"{region}.yaml"
        prose_file = words / "exercises" / f"{region}.yaml"
        prose = _read(prose_file)
        facts = _read(file)
        if strangers := prose.keys() - facts.keys():
            raise ContentError(f"{prose_file}: {min(strangers)}: no such exercise in {file.name}")
        for key, entry in facts.items():
            if key not in prose:
                raise ContentError(f"{prose_file}: {key}: has no instructions")
            if not isinstance(entry, dict) or not isinstance(prose[key], dict):
                raise ContentError(
                    f"{file if isinstance(prose[key], dict) else prose_file}: {key}: should be a mapping"
                )
            text = dict(prose[key])
            named = {word: text.pop(word) for word in _WORDS if word in text}
            instructions = _build(Instructions, text, prose_file, key)
            known = {"id": key, "region": region.value, **entry, **named, "instructions": instructions}
            found.append((key, _build(Exercise, known, file, key)))
    return found


def _build(kind: type[Any], entry: Mapping[str, Any], file: Path, where: str) -> Any:
    """A `kind` (dataclass) from a mapping; every field checked against its type."""
    if not isinstance(entry, dict):
        raise ContentError(f"{file}: {where}: should be a mapping of fields")
    hints = get_type_hints(kind)
    if unknown := entry.keys() - hints.keys():
        raise ContentError(f"{file}: {where}: unknown field {min(unknown)}")
    values = {}
    for field in fields(kind):
        if field.name in entry:
            values[field.name] = _value(hints[field.name], entry[field.name], file, f"{where}.{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ContentError(f"{file}: {where}: {field.name} is missing")
    return kind(**values)


def _value(hint: Any, value: Any, file: Path, where: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if value is None else _value(next(t for t in inner if t is not NoneType), value, file, where)
    if origin is tuple:
        return _tuple(inner, value, file, where)
    if hasattr(origin, "keys"):
        if not isinstance(value, dict):
            raise ContentError(f"{file}: {where}: should be a mapping")
        return {key: _value(inner[1], item, file, f"{where}.{key}") for key, item in value.items()}
    if isinstance(hint, type) and issubclass(hint, Enum):
        if value not in {member.value for member in hint}:
            raise ContentError(f"{file}: {where}: {value!r} is none of {', '.join(member.value for member in hint)}")
        return hint(value)
    if hasattr(hint, "__dataclass_fields__"):
        return value if isinstance(value, hint) else _build(hint, value, file, where)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint or value == "":
        raise ContentError(f"{file}: {where}: {value!r} should be a {hint.__name__}")
    return value


def _tuple(inner: tuple[Any, ...], value: Any, file: Path, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or (inner[-1] is not ... and len(value) != len(inner)):
        raise ContentError(f"{file}: {where}: {value!r} should be a list of {len(inner)}")
    if inner[-1] is ...:
        inner = (inner[0],) * len(value)
    return tuple(
        _value(kind, element, file, f"{where}[{at}]")
        for at, (kind, element) in enumerate(zip(inner, value, strict=True))
    )


def _check_references(catalogue: Catalogue, data: Path) -> None:
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
