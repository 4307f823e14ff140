"""Logging what was done, and looking back at it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.notation import parse_sets, split_workout
from bot.domain.workouts import Entry, Total, Workout, WorkoutSet, example, fit, total
from bot.services.exercises import Exercises
from bot.storage.workouts import WorkoutStore

PAGE = 5


@dataclass(frozen=True, slots=True)
class Done:
    """An exercise of a workout, and what the member did of it the time before."""

    exercise: Exercise
    sets: tuple[WorkoutSet, ...]
    previous: Workout | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A stored workout."""

    workout: Workout
    done: tuple[Done, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of workouts, newest first; pages count from 0."""

    workouts: tuple[Logged, ...]
    page: int
    pages: int
    count: int


class Workouts:
    """What a member did, for that member's eyes only."""

    def __init__(self, store: WorkoutStore, exercises: Exercises, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._exercises = exercises
        self._clock = clock

    async def log(self, key: int, member_id: int, guild_id: int | None, exercise: Exercise, text: str) -> Logged:
        """Store what `text` says was done. `key` is the interaction's snowflake: the same one is stored once.

        On return the workout is on disk. Raises `DomainError` for text that is no list of sets of this exercise.
        """
        return await self._add(Workout(key, member_id, guild_id, self._clock(), (_entry(exercise, text),)))

    async def log_text(self, key: int, member_id: int, guild_id: int | None, text: str) -> Logged:
        """Store a text with several exercises as one workout: `face pulls 3x15 20kg, then rows 5x5 at 80`.

        Nothing is stored unless all of it is understood. Raises `DomainError` for the first thing that is not.
        """
        entries = tuple(_entry(self._exercises.find(name), sets) for name, sets in split_workout(text))
        return await self._add(Workout(key, member_id, guild_id, self._clock(), entries))

    async def log_again(self, key: int, member_id: int, guild_id: int | None, workout_id: int) -> Logged:
        """Store the same sets as in one of the member's workouts once more. Raises `DomainError` for another's."""
        done = await self._store.get(workout_id, member_id)
        if done is None:
            raise DomainError("workout-not-yours")
        return await self._add(Workout(key, member_id, guild_id, self._clock(), done.entries))

    async def last(self, member_id: int, exercise: Exercise) -> Workout | None:
        """What the member did last time."""
        return await self._store.last(member_id, exercise.id)

    async def recent(self, member_id: int, limit: int = 5) -> tuple[Exercise, ...]:
        """The exercises that the member did last, the newest first."""
        found = await self._store.page(member_id, offset=0, limit=limit)
        ids = dict.fromkeys(entry.exercise_id for one in found for entry in one.entries)
        return tuple(self._exercises.catalogue[one] for one in ids)

    async def undo(self, member_id: int, workout_id: int) -> Logged:
        """Take a workout back. Raises `DomainError` where it is not the member's."""
        return await self._set_deleted(member_id, workout_id, self._clock())

    async def restore(self, member_id: int, workout_id: int) -> Logged:
        """Bring a workout back that was taken back. Raises `DomainError` where it is not the member's."""
        return await self._set_deleted(member_id, workout_id, None)

    async def history(self, member_id: int, page: int) -> HistoryPage:
        """The member's workouts; a page beyond the last is the last."""
        count = await self._store.count(member_id)
        pages = max(1, -(-count // PAGE))
        page = min(max(page, 0), pages - 1)
        found = await self._store.page(member_id, offset=page * PAGE, limit=PAGE)
        return HistoryPage(tuple(map(self._logged, found)), page, pages, count)

    async def _add(self, workout: Workout) -> Logged:
        known = list({entry.exercise_id for entry in workout.entries})
        before = [self._store.last(workout.member_id, one, other_than=workout.id) for one in known]
        _, *previous = await asyncio.gather(self._store.add(workout), *before)
        return self._logged(workout, dict(zip(known, previous, strict=True)))

    def _logged(self, workout: Workout, previous: Mapping[str, Workout | None] = MappingProxyType({})) -> Logged:
        done = []
        for entry in workout.entries:
            exercise = self._exercises.catalogue[entry.exercise_id]
            done.append(Done(exercise, entry.sets, previous.get(entry.exercise_id)))
        return Logged(workout, tuple(done), total(workout.sets))

    async def _set_deleted(self, member_id: int, workout_id: int, at: datetime | None) -> Logged:
        workout = await self._store.get(workout_id, member_id)
        if workout is None or not await self._store.set_deleted(workout_id, member_id, at):
            raise DomainError("workout-not-yours")
        return self._logged(workout)


def _entry(exercise: Exercise, text: str) -> Entry:
    try:
        return Entry(exercise.id, fit(exercise, parse_sets(text)))
    except DomainError as error:
        error.facts.setdefault("example", example(exercise))
        raise
