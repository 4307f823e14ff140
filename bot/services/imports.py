"""Bringing a history in from another tracker: read, shown, then made to count or thrown away, as one."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Tracking
from bot.domain.own_exercises import LONGEST_NAME, OWN
from bot.domain.trackers import Imported, ImportedExercise, Occasion, Problem, plain, read
from bot.domain.workouts import Entry, Log, Unit, WorkoutSet, fit
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.workouts import Asked
from bot.storage import imports, own_exercises
from bot.storage.engine import Database
from bot.storage.imports import Summary

T = TypeVar("T")

BATCH = 50
"""Workouts that are stored at once; between two batches others get their turn."""

ROWS = 500
"""Small rows that are written, or logs that are removed, at once."""

TOLD_EVERY = 20
"""Per cent between two words about the progress: Discord takes a few edits, not fifty."""

Progress = Callable[[int], Awaitable[None]]
"""Is told how many per cent are stored."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import holds, and what each of its exercises is taken for.

    known: workouts of the file that were there already. zoned: whether the member's time zone was known.
    """

    summary: Summary
    exercises: Mapping[str, Exercise]
    known: int = 0
    zoned: bool = True
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0

    @property
    def own(self) -> tuple[Exercise, ...]:
        """What the catalogue does not have, most sets first."""
        return tuple(self.exercises[one] for one in self.summary.sets if one.startswith(OWN))

    @property
    def found(self) -> tuple[Exercise, ...]:
        """What the catalogue has, most sets first."""
        return tuple(self.exercises[one] for one in self.summary.sets if not one.startswith(OWN))


class Imports:
    """A file is staged first: stored, but counting for nothing until it is confirmed."""

    def __init__(
        self, database: Database, members: Members, exercises: Exercises, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._members = members
        self._exercises = exercises
        self._clock = clock

    async def stage(self, asked: Asked, content: bytes, unit: Unit | None, progress: Progress) -> Preview:
        """Read a file and store it aside. Raises `DomainError` for a file that cannot be read.

        A workout has the same id whenever it is read, so the same file again adds nothing. All is written bit by bit,
        so that others get their turn; what another file staged before, and does not count, is removed.
        """
        told = await self._members.preferences(asked.member_id)
        file = await asyncio.to_thread(read, content, told.zone or "UTC", unit or told.unit)
        if not await self._database.write(imports.begin, asked.key, asked.member_id, self._clock()):
            raise DomainError("import-begun")
        while await self._database.write(imports.clear, ROWS):
            pass
        meaning = await self._meaning(asked, file)
        # Files hold whole seconds.
        there = {one.replace(microsecond=0) for one in await self._database.read(imports.moments, asked.member_id)}
        fresh = [one for one in file.occasions if one.at not in there]
        await self._store(asked, fresh, meaning, progress)
        if not await self._database.write(imports.finish, asked.key, asked.member_id):
            raise DomainError("import-not-there")
        seen = await self._preview(asked.member_id, asked.key)
        return replace(
            seen,
            known=len(file.occasions) - seen.summary.workouts - seen.summary.gone,
            zoned=told.zone is not None,
            problems=file.problems,
            problem_count=file.problem_count,
        )

    async def confirm(self, member_id: int, import_id: int) -> Preview:
        """Make it count. Raises `DomainError` where there is nothing of the member's to import."""
        return await self._set_counting(member_id, import_id, counts=True)

    async def take_back(self, member_id: int, import_id: int) -> Preview:
        """Make nothing of it count. Raises `DomainError` where there is nothing of the member's."""
        return await self._set_counting(member_id, import_id, counts=False)

    async def bring_back(self, member_id: int, import_id: int) -> int:
        """Let the file's workouts count again that the member deleted; how many that are."""
        return await self._database.write(imports.bring_back, import_id, member_id)

    async def rename(self, member_id: int, import_id: int, own_id: str, typed: str) -> Preview:
        """Take one of the file's exercises for another one.

        Raises `DomainError` for one that is not known, or that the sets do not fit.
        """
        exercise = await self._members.find(member_id, typed)
        done = await self._database.read(imports.sets_of, import_id, member_id, own_id)
        counted = dict(zip(done, _counted(exercise, done), strict=True))
        if not await self._database.write(imports.rename, import_id, member_id, own_id, exercise.id, counted):
            raise DomainError("import-not-there")
        return await self._preview(member_id, import_id)

    async def _set_counting(self, member_id: int, import_id: int, *, counts: bool) -> Preview:
        if not await self._database.write(imports.set_counting, import_id, member_id, counts=counts):
            raise DomainError("import-not-there")
        return await self._preview(member_id, import_id)

    async def _store(
        self,
        asked: Asked,
        fresh: Sequence[Occasion],
        meaning: Mapping[str, tuple[Exercise, str | None]],
        progress: Progress,
    ) -> None:
        told_of = 0
        for start in range(0, len(fresh), BATCH):
            batch = [_log(asked, one, meaning) for one in fresh[start : start + BATCH]]
            if not await self._database.write(imports.stage, asked.key, asked.member_id, batch):
                raise DomainError("import-not-there")
            if (percent := 100 * (start + BATCH) // len(fresh)) >= told_of + TOLD_EVERY and percent < 100:
                told_of = percent
                await progress(percent)

    async def _preview(self, member_id: int, import_id: int) -> Preview:
        summary = await self._database.read(imports.summary, import_id, member_id)
        return Preview(summary, await self._members.named(member_id, summary.sets))

    async def _meaning(self, asked: Asked, file: Imported) -> Mapping[str, tuple[Exercise, str | None]]:
        """What each name of the file is taken for, and the variant.

        A name means what it meant before, or an exercise of that very name whose way of counting all its sets
        fit; what is left becomes an exercise of the member's own.
        """
        remembered = await self._database.read(imports.names, asked.member_id)
        before = await self._members.named(asked.member_id, remembered.values())
        meant = {name: (before[exercise_id], None) for name, exercise_id in remembered.items()}
        meaning = await asyncio.to_thread(self._known, file, meant)
        unknown = [name for name in file.names if name not in meaning]
        done = await asyncio.to_thread(_sets_by_name, file)
        for some in _parts(unknown):
            named = [(name[:LONGEST_NAME], _counted_in(done[name])) for name in some]
            brought = await self._database.write(own_exercises.bring, asked.member_id, asked.key, named)
            meaning |= {name: (exercise, None) for name, exercise in zip(some, brought, strict=True)}
        ids = {name: exercise.id for name, (exercise, _) in meaning.items()}
        own = [int(one.removeprefix(OWN)) for one in {*ids.values()} if one.startswith(OWN)]
        for part in _parts(list(ids)):
            await self._database.write(imports.remember, asked.member_id, {name: ids[name] for name in part})
        for numbers in _parts(own):
            await self._database.write(imports.keep_own, asked.key, asked.member_id, numbers)
        return meaning

    def _known(
        self, file: Imported, meant: Mapping[str, tuple[Exercise, str | None]]
    ) -> dict[str, tuple[Exercise, str | None]]:
        """What is known of the file's names, where all sets of the file fit."""
        done = _sets_by_name(file)
        found = {name: meant.get(name[:100]) or self._named(name) for name in file.names}
        return {name: one for name, one in found.items() if one and _fits(one[0], done[name])}

    def _named(self, name: str) -> tuple[Exercise, str | None] | None:
        """`Row (Dumbbell)`: an exercise called so, or `dumbbell row`, or the row with dumbbells."""
        bare, kit = plain(name)
        said = [name, f"{(kit or '').replace('_', ' ')} {bare}", bare]
        for one in said:
            if found := self._exercises.exact(one):
                options = {part: "+".join(option) for option in found.equipment for part in option}
                return found, options.get(kit) if kit and len(found.equipment) > 1 else None
        return None


def _log(asked: Asked, occasion: Occasion, meaning: Mapping[str, tuple[Exercise, str | None]]) -> Log:
    entries = tuple(_entry(*meaning[one.name], one) for one in occasion.exercises)
    named = f"{asked.member_id}|{occasion.at.isoformat()}|{occasion.title}"
    key = int.from_bytes(hashlib.sha256(named.encode()).digest()[:8]) >> 1  # as many bits as a column has
    return Log(key, asked.member_id, None, occasion.at, entries)


def _entry(exercise: Exercise, variant: str | None, done: ImportedExercise) -> Entry:
    return Entry(exercise.id, _counted(exercise, done.sets), variant)


def _counted(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> tuple[WorkoutSet, ...]:
    """The sets as the exercise counts them; the member's own takes any. Raises `DomainError`."""
    return sets if exercise.id.startswith(OWN) else fit(exercise, sets)


def _parts(some: Sequence[T]) -> Iterator[Sequence[T]]:
    """At most `ROWS` at a time."""
    return (some[start : start + ROWS] for start in range(0, len(some), ROWS))


def _sets_by_name(file: Imported) -> Mapping[str, tuple[WorkoutSet, ...]]:
    together: dict[str, list[WorkoutSet]] = {name: [] for name in file.names}
    for occasion in file.occasions:
        for one in occasion.exercises:
            together[one.name].extend(one.sets)
    return {name: tuple(sets) for name, sets in together.items()}


def _fits(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> bool:
    try:
        _counted(exercise, sets)
    except DomainError:
        return False
    return True


def _counted_in(sets: tuple[WorkoutSet, ...]) -> Tracking:
    if any(one.seconds for one in sets):
        return Tracking.DURATION
    if any(one.metres for one in sets):
        return Tracking.DISTANCE_WEIGHT
    return Tracking.WEIGHT_REPS if any(one.weight for one in sets) else Tracking.BODYWEIGHT_REPS
