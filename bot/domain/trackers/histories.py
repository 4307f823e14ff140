"""A file's workouts as logs of ours, and the exercises that they need and nobody has yet."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain.exercises import Exercise
from bot.domain.trackers.imported import Imported, ImportedExercise, Occasion
from bot.domain.trackers.naming import Meaning, Namer
from bot.domain.workouts import Entry, Log

Resolve = Callable[[Meaning], Exercise]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An occasion with what its sets are, before new exercises have an id."""

    occasion: Occasion
    entries: tuple[tuple[Meaning, Entry], ...]


def draft(imported: Imported, namer: Namer) -> tuple[Drafted, ...]:
    """Say of all sets what they are; sets of a name that are of several kinds become an entry for each."""
    return tuple(
        Drafted(occasion, tuple(entry for exercise in occasion.exercises for entry in _entries(exercise, namer)))
        for occasion in imported.occasions
    )


def _entries(done: ImportedExercise, namer: Namer) -> list[tuple[Meaning, Entry]]:
    named_sets = [namer(done.name, done_set) for done_set in done.sets]
    entries: list[tuple[Meaning, Entry]] = []
    for meaning, some in groupby(named_sets, key=lambda named: named[0]):
        sets = tuple(workout_set for _, workout_set in some)
        note = done.note if not entries else ""
        entries.append((meaning, Entry("", sets, meaning.variant, note, meaning.name)))
    return entries


def new(drafts: Sequence[Drafted]) -> tuple[Meaning, ...]:
    """The exercises that nobody has yet, each once."""
    return tuple(
        dict.fromkeys(
            meaning for each_draft in drafts for meaning, _ in each_draft.entries if meaning.exercise is None
        )
    )


def logs(drafts: Sequence[Drafted], resolve: Resolve, member_id: int, import_id: int) -> tuple[Log, ...]:
    """A log for each occasion. Of one import each keeps its id, however often it is stored."""
    return tuple(
        Log(
            id=_key(import_id, place),
            member_id=member_id,
            guild_id=None,
            at=each_draft.occasion.at,
            entries=tuple(_resolved(meaning, entry, resolve) for meaning, entry in each_draft.entries),
            title=each_draft.occasion.title,
            note=each_draft.occasion.note,
        )
        for place, each_draft in enumerate(drafts)
    )


def _resolved(meaning: Meaning, entry: Entry, resolve: Resolve) -> Entry:
    return Entry(resolve(meaning).id, entry.sets, entry.variant, entry.note, entry.name)


def _key(import_id: int, place: int) -> int:
    named = f"{import_id}|{place}"
    return int.from_bytes(hashlib.sha256(named.encode()).digest()[:8]) >> 1  # as many bits as a column has
