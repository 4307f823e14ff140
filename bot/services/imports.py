"""Bringing a history in from another tracker: read, shown, then made to count or thrown away, as one."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Tracking
from bot.domain.own_exercises import LONGEST_NAME, OWN
from bot.domain.trackers import Imported, ImportedExercise, Occasion, Problem, plain, read
from bot.domain.workouts import Entry, Log, Unit, WorkoutSet, fit
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.workouts import Asked
from bot.storage import imports
from bot.storage.engine import Database
from bot.storage.imports import Summary

BATCH = 50
"""Workouts that are stored at once; between two batches others get their turn."""

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

        A workout has the same id whenever it is read, so the same file again adds nothing.
        """
        told = await self._members.preferences(asked.member_id)
        file = await asyncio.to_thread(read, content, told.zone or "UTC", unit or told.unit)
        await self._database.write(imports.forget_unfinished, asked.member_id)
        meaning = await self._meaning(asked.member_id, file)
        # Files hold whole seconds.
        there = {one.replace(microsecond=0) for one in await self._database.read(imports.moments, asked.member_id)}
        fresh = [one for one in file.occasions if one.at not in there]
        told_of = 0
        for start in range(0, len(fresh), BATCH):
            batch = [_log(asked, one, meaning) for one in fresh[start : start + BATCH]]
            await self._database.write(imports.stage, asked.key, batch, self._clock())
            if (percent := 100 * (start + BATCH) // len(fresh)) >= told_of + TOLD_EVERY and percent < 100:
                told_of = percent
                await progress(percent)
        seen = await self._preview(asked.member_id, asked.key)
        return replace(
            seen,
            known=len(file.occasions) - seen.summary.workouts,
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

    async def rename(self, member_id: int, import_id: int, own_id: str, typed: str) -> Preview:
        """Take one of the file's exercises for another one. Raises `DomainError` for one that is not known."""
        exercise = await self._members.find(member_id, typed)
        if not await self._database.write(imports.rename, import_id, member_id, own_id, exercise.id):
            raise DomainError("import-not-there")
        return await self._preview(member_id, import_id)

    async def _set_counting(self, member_id: int, import_id: int, *, counts: bool) -> Preview:
        if not await self._database.write(imports.set_counting, import_id, member_id, self._clock(), counts=counts):
            raise DomainError("import-not-there")
        return await self._preview(member_id, import_id)

    async def _preview(self, member_id: int, import_id: int) -> Preview:
        summary = await self._database.read(imports.summary, import_id, member_id)
        return Preview(summary, await self._members.named(member_id, summary.sets))

    async def _meaning(self, member_id: int, file: Imported) -> Mapping[str, tuple[Exercise, str | None]]:
        """What each name of the file is taken for, and the variant.

        A name means what it meant before, or an exercise of that very name whose way of counting all its sets
        fit; what is left becomes an exercise of the member's own.
        """
        remembered = await self._database.read(imports.names, member_id)
        before = await self._members.named(member_id, remembered.values())
        done = await asyncio.to_thread(_sets_by_name, file)
        meaning = {}
        for name in file.names:
            found = (before[remembered[name[:100]]], None) if name[:100] in remembered else self._named(name)
            if found is None or not await asyncio.to_thread(_fits, found[0], done[name]):
                own = await self._members.keep_own(member_id, name[:LONGEST_NAME], _counted_in(done[name]))
                found = own, None
            meaning[name] = found
        await self._database.write(
            imports.remember, member_id, {name: exercise.id for name, (exercise, _) in meaning.items()}
        )
        return meaning

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
    sets = done.sets if exercise.id.startswith(OWN) else fit(exercise, done.sets)
    return Entry(exercise.id, sets, variant)


def _sets_by_name(file: Imported) -> Mapping[str, tuple[WorkoutSet, ...]]:
    together: dict[str, list[WorkoutSet]] = {name: [] for name in file.names}
    for occasion in file.occasions:
        for one in occasion.exercises:
            together[one.name].extend(one.sets)
    return {name: tuple(sets) for name, sets in together.items()}


def _fits(exercise: Exercise, sets: tuple[WorkoutSet, ...]) -> bool:
    if exercise.id.startswith(OWN):
        return True
    try:
        fit(exercise, sets)
    except DomainError:
        return False
    return True


def _counted_in(sets: tuple[WorkoutSet, ...]) -> Tracking:
    if any(one.seconds for one in sets):
        return Tracking.DURATION
    if any(one.metres for one in sets):
        return Tracking.DISTANCE_WEIGHT
    return Tracking.WEIGHT_REPS if any(one.weight for one in sets) else Tracking.BODYWEIGHT_REPS
