"""Entries of `data/` become values by their types: msgspec finds what does not fit, and says where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar

import msgspec
from msgspec import inspect

from bot.content import ContentError

Kind = TypeVar("Kind")


def read_entry(kind: type[Kind], entry: object, where: str) -> Kind:
    """The `kind` (a dataclass or a `msgspec.Struct`) that an entry tells; `where` names its file and itself.

    Raises `ContentError`, which names the field, for the first thing that does not fit: also for a field that there
    is not, and for a text that says nothing.
    """
    try:
        found = msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        what, _, path = re.sub(r" - at (?:`key` in )?`\$(.*)`$", r"\0\1", str(error)).partition("\0")
        words = ", ".join(_words(kind, path)) if what.startswith("Invalid enum value") else ""
        raise ContentError(f"{where}{path}: {what}{words and f': it is none of {words}'}") from error
    if wrong := next(_unread(entry, found, where), None):
        raise ContentError(wrong)
    return found


def _words(kind: type, path: str) -> Sequence[str]:
    """What may stand at a path: `.load.kind`, `.props[0].kind`, or as a key of `.tracks`."""
    at = inspect.type_info(kind)
    for step in (*re.findall(r"\w+|\.{3}", path), "key", "itself"):
        for option in at.types if isinstance(at, inspect.UnionType) else (at,):
            match option:
                case inspect.DataclassType(fields=known) | inspect.StructType(fields=known):
                    at = next(field.type for field in known if field.encode_name == step)
                case inspect.DictType(key_type=key, value_type=value):
                    at = key if step == "key" else value
                case inspect.VarTupleType(item_type=at):
                    pass
                case inspect.EnumType(cls=words):
                    return [str(word.value) for word in words]
                case inspect.LiteralType(values=values):
                    return list(map(str, values))
    return ()


def _unread(given: object, found: object, path: str) -> Iterator[str]:
    """What msgspec does not mind: fields that a dataclass does not have, and empty texts."""
    if given == "":
        yield f"{path}: says nothing"
    elif isinstance(given, dict) and is_dataclass(found):
        known = {field.name for field in fields(found)}
        for key, value in given.items():
            if key in known:
                yield from _unread(value, getattr(found, key), f"{path}.{key}")
            else:
                yield f"{path}: Object contains unknown field `{key}`"
    elif isinstance(given, dict) and isinstance(found, Mapping):
        for key, value in given.items():
            yield from _unread(value, found[key], f"{path}.{key}")
    elif isinstance(given, list) and isinstance(found, Sequence):
        for place, (value, element) in enumerate(zip(given, found, strict=True)):
            yield from _unread(value, element, f"{path}[{place}]")
