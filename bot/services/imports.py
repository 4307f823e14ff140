"""Bringing a history in from another tracker: read, shown, then made to count or thrown away, as one."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.members import Preferences
from bot.domain.own_exercises import LONGEST_OWN_NAME, OWN, NewExercise
from bot.domain.trackers import Imported, LeftOut, Meaning, Namer, Problem, Question, check, histories, read
from bot.domain.trackers.matching import Fresh, Match, Standing, StoredWorkout, matches
from bot.domain.workouts import Log, Unit, Workout
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.workouts import Origin
from bot.storage import imports, own_exercises, workouts
from bot.storage.engine import Database
from bot.storage.imports import Named, Summary

T = TypeVar("T")

PART_OF_WRITING = 10
"""Workouts that are stored at once; between two batches others get their turn."""

ROWS = 200
"""Small rows that are written, or logs that are removed, at once."""

TOLD_EVERY = 20
"""Per cent between two words about the progress: Discord takes a few edits, not fifty."""

Progress = Callable[[int], Awaitable[None]]
"""Is told how many per cent are stored."""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the member has told of a file that the file itself does not tell.

    slashes: whether dates like 04/05/2024 begin with the day.
    """

    unit: Unit | None = None
    slashes: bool | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """What has to be known before the file can be read. told: what is known by now."""

    question: Question
    choices: ImportChoices


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import holds, and what each of its exercises is taken for.

    standings: how many workouts of the file are here, and how. zoned: whether the member's time zone was known.
    assumed: the unit that weights without one were read in; told: as in `Asking`.
    """

    summary: Summary
    exercises: Mapping[str, Exercise]
    standings: Mapping[Standing, int] = field(default_factory=dict)
    zoned: bool = True
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    left_out: tuple[LeftOut, ...] = ()
    assumed: Unit | None = None
    choices: ImportChoices = ImportChoices()

    @property
    def own(self) -> tuple[Exercise, ...]:
        """What the catalogue does not have, most sets first."""
        return tuple(self.exercises[workout_set] for workout_set in self.summary.sets if workout_set.startswith(OWN))

    @property
    def found(self) -> tuple[Exercise, ...]:
        """What the catalogue has, most sets first."""
        return tuple(
            self.exercises[workout_set] for workout_set in self.summary.sets if not workout_set.startswith(OWN)
        )


class Imports:
    """A file is staged first: stored, but counting for nothing until it is confirmed."""

    def __init__(
        self, database: Database, members: Members, exercises: Exercises, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._members = members
        self._exercises = exercises
        self._clock = clock

    async def stage(
        self, origin: Origin, content: bytes, choices: ImportChoices, progress: Progress
    ) -> Preview | Asking:
        """Read a file and store it aside. Raises `DomainError` for a file that cannot be read.

        What is here already, by what was done and when, adds nothing; what the file has more or otherwise of an
        import takes its place once it counts. All is written bit by bit, so that others get their turn; what another
        file staged before, and does not count, is removed.
        """
        preferences = await self._members.preferences(origin.member_id)
        zone, unit = preferences.zone or "UTC", choices.unit or preferences.unit
        file = await asyncio.to_thread(read, content, zone, unit, self._clock(), slashes=choices.slashes)
        if not isinstance(file, Imported):
            return Asking(file, choices)
        if not await self._database.write(imports.begin, origin.key, origin.member_id, self._clock()):
            raise DomainError("import-begun")
        while await self._database.write(imports.clear, ROWS):
            pass
        logs, beside = await self._logs(origin, file)
        standing = await self._compared(origin.member_id, file, logs, preferences)
        await self._store(origin, logs, standing, progress)
        if not await self._database.write(imports.finish, origin.key, origin.member_id):
            raise DomainError("import-not-there")
        seen = await self._preview(origin.member_id, origin.key)
        return replace(
            seen,
            standings=Counter(match.standing for match in standing.values()),
            zoned=preferences.zone is not None,
            problems=file.problems,
            problem_count=file.problem_count,
            left_out=file.left_out + beside,
            assumed=file.assumed,
            choices=choices,
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

    async def rename(self, member_id: int, import_id: int, key: str, typed: str) -> Preview:
        """Take one of the file's names for another exercise: `key` is its `key_of`.

        Raises `DomainError` for one that is not known, and for one that does not count such sets.
        """
        exercise = await self._members.find(member_id, typed)
        summary = await self._database.read(imports.summary, import_id, member_id)
        meant = [named for named in summary.names if key in (key_of(named), named.exercise_id)]
        if not meant:
            raise DomainError("import-not-there")
        for named in meant:
            check(exercise, await self._database.read(imports.sets_of, import_id, member_id, named))
        for named in meant:
            await self._database.write(imports.rename, import_id, member_id, named, exercise.id)
        return await self._preview(member_id, import_id)

    async def _set_counting(self, member_id: int, import_id: int, *, counts: bool) -> Preview:
        if not await self._database.write(imports.set_counting, import_id, member_id, counts=counts):
            raise DomainError("import-not-there")
        return await self._preview(member_id, import_id)

    async def _preview(self, member_id: int, import_id: int) -> Preview:
        summary = await self._database.read(imports.summary, import_id, member_id)
        return Preview(summary, await self._members.named(member_id, summary.sets))

    # ------------------------------------------------------------------ what the file's names mean

    async def _logs(self, origin: Origin, file: Imported) -> tuple[tuple[Log, ...], tuple[LeftOut, ...]]:
        """The file's workouts as logs, and what of their sets does not arrive."""
        remembered = await self._remembered(origin.member_id)
        namer, drafts = await asyncio.to_thread(self._drafted, file, remembered)
        exercises_by_meaning: dict[Meaning, Exercise] = {}
        for new in _parts(histories.new(drafts)):
            added = [
                NewExercise(new_exercise.name[:LONGEST_OWN_NAME], new_exercise.tracking, new_exercise.region)
                for new_exercise in new
            ]
            brought = await self._database.write(own_exercises.bring, origin.member_id, origin.key, added)
            exercises_by_meaning |= dict(zip(new, brought, strict=True))
            names = {new_exercise.name: exercises_by_meaning[new_exercise].id for new_exercise in new}
            await self._database.write(imports.remember, origin.member_id, names)
        known = {meaning.exercise.id for draft in drafts for meaning, _ in draft.entries if meaning.exercise}
        for own in _parts(
            [int(exercise_id.removeprefix(OWN)) for exercise_id in known if exercise_id.startswith(OWN)]
        ):
            await self._database.write(imports.keep_own, origin.key, origin.member_id, own)

        def resolve(meaning: Meaning) -> Exercise:
            return meaning.exercise or exercises_by_meaning[meaning]

        logs = await asyncio.to_thread(histories.logs, drafts, resolve, origin.member_id, origin.key)
        return logs, namer.left_out()

    def _drafted(
        self, file: Imported, remembered: Mapping[str, tuple[Exercise, bool]]
    ) -> tuple[Namer, tuple[histories.Drafted, ...]]:
        namer = Namer(file, self._exercises.exact, remembered)
        return namer, histories.draft(file, namer)

    async def _remembered(self, member_id: int) -> Mapping[str, tuple[Exercise, bool]]:
        """What names meant before; an exercise of the member's own is known by its name as well."""
        own = await self._database.read(own_exercises.of_member, member_id, removed=True)
        names = await self._database.read(imports.names, member_id)
        before = await self._members.named(member_id, (exercise_id for exercise_id, _ in names.values()))
        renamed = {name: (before[exercise_id], chosen) for name, (exercise_id, chosen) in names.items()}
        return {exercise.name: (exercise, False) for exercise in own} | renamed

    # ------------------------------------------------------------------ what is here already

    async def _compared(
        self, member_id: int, file: Imported, logs: Sequence[Log], preferences: Preferences
    ) -> Mapping[int, Match]:
        counting = await self._database.read(workouts.all_of, member_id)
        imported = await self._database.read(imports.imported, member_id)
        gone = await self._database.read(workouts.gone, member_id)
        of_files = await self._database.read(imports.of_files, member_id)
        stored = [
            StoredWorkout(workout, workout.id in of_files, imported=workout.id in imported) for workout in counting
        ]
        stored += [StoredWorkout(workout, workout.id in of_files, gone=True) for workout in gone]
        local = ZoneInfo(preferences.zone or "UTC")
        fresh = [
            Fresh(Workout(log.id, (log,)), workout_set.whole_day)
            for log, workout_set in zip(logs, file.occasions, strict=True)
        ]
        zoned = preferences.zone is not None
        return await asyncio.to_thread(matches, fresh, stored, lambda at: at.astimezone(local), zoned=zoned)

    async def _store(
        self, origin: Origin, logs: Sequence[Log], standing: Mapping[int, Match], progress: Progress
    ) -> None:
        becoming = {Standing.NEW, Standing.CHANGED}
        fresh = [log for place, log in enumerate(logs) if standing[place].standing in becoming]
        replaced = {
            logs[place].id: match.kept.id
            for place, match in standing.items()
            if match.standing is Standing.CHANGED and match.kept
        }
        told_of = 0
        for start in range(0, len(fresh), PART_OF_WRITING):
            batch = fresh[start : start + PART_OF_WRITING]
            if not await self._database.write(imports.stage, origin.key, origin.member_id, batch, replaced):
                raise DomainError("import-not-there")
            if (percent := 100 * (start + PART_OF_WRITING) // len(fresh)) >= told_of + TOLD_EVERY and percent < 100:
                told_of = percent
                await progress(percent)
        gone = [match.kept.id for match in standing.values() if match.standing is Standing.GONE and match.kept]
        for some in _parts(gone):
            await self._database.write(imports.claim, origin.key, origin.member_id, some)


def _parts(some: Sequence[T]) -> Iterator[Sequence[T]]:
    """At most `ROWS` at a time."""
    return (some[start : start + ROWS] for start in range(0, len(some), ROWS))


def key_of(named: Named) -> str:
    """A name of a file, short enough for a custom id."""
    return hashlib.sha256(f"{named.name}|{named.exercise_id}".encode()).hexdigest()[:16]
