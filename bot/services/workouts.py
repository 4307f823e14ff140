"""Logging what was done, and looking back at it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise
from bot.domain.notation import parse_sets
from bot.domain.workouts import Total, Workout, example, fit, total
from bot.storage.workouts import WorkoutStore

PAGE = 5


@dataclass(frozen=True, slots=True)
class Logged:
    """A stored workout, with what the member did the time before."""

    workout: Workout
    exercise: Exercise
    total: Total
    previous: Workout | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of workouts, newest first; pages count from 0."""

    entries: tuple[tuple[Workout, Exercise], ...]
    page: int
    pages: int
    count: int


class Workouts:
    """What a member did, for that member's eyes only."""

    def __init__(self, store: WorkoutStore, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._catalogue = catalogue
        self._clock = clock

    async def log(self, key: int, member_id: int, guild_id: int | None, exercise: Exercise, text: str) -> Logged:
        """Store what `text` says was done. `key` is the interaction's snowflake: the same one is stored once.

        On return the workout is on disk. Raises `DomainError` for text that is no list of sets of this exercise.
        """
        try:
            sets = fit(exercise, parse_sets(text))
        except DomainError as error:
            error.facts.setdefault("example", example(exercise))
            raise
        return await self._add(Workout(key, member_id, guild_id, self._clock(), exercise.id, sets), exercise)

    async def log_again(self, key: int, member_id: int, guild_id: int | None, workout_id: int) -> Logged:
        """Store the same sets as in one of the member's workouts once more. Raises `DomainError` for another's."""
        done = await self._store.get(workout_id, member_id)
        if done is None:
            raise DomainError("workout-not-yours")
        exercise = self._catalogue[done.exercise_id]
        return await self._add(Workout(key, member_id, guild_id, self._clock(), exercise.id, done.sets), exercise)

    async def last(self, member_id: int, exercise: Exercise) -> Workout | None:
        """What the member did last time."""
        return await self._store.last(member_id, exercise.id)

    async def undo(self, member_id: int, workout_id: int) -> tuple[Workout, Exercise]:
        """Take a workout back. Raises `DomainError` where it is not the member's."""
        return await self._set_deleted(member_id, workout_id, self._clock())

    async def restore(self, member_id: int, workout_id: int) -> tuple[Workout, Exercise]:
        """Bring a workout back that was taken back. Raises `DomainError` where it is not the member's."""
        return await self._set_deleted(member_id, workout_id, None)

    async def history(self, member_id: int, page: int) -> HistoryPage:
        """The member's workouts; a page beyond the last is the last."""
        count = await self._store.count(member_id)
        pages = max(1, -(-count // PAGE))
        page = min(max(page, 0), pages - 1)
        found = await self._store.page(member_id, offset=page * PAGE, limit=PAGE)
        known = tuple((one, self._catalogue[one.exercise_id]) for one in found)
        return HistoryPage(known, page, pages, count)

    async def _add(self, workout: Workout, exercise: Exercise) -> Logged:
        previous = await self._store.last(workout.member_id, exercise.id)
        await self._store.add(workout)
        if previous is not None and previous.id == workout.id:  # delivered twice
            previous = None
        return Logged(workout, exercise, total(workout.sets), previous)

    async def _set_deleted(self, member_id: int, workout_id: int, at: datetime | None) -> tuple[Workout, Exercise]:
        workout = await self._store.get(workout_id, member_id)
        if workout is None or not await self._store.set_deleted(workout_id, member_id, at):
            raise DomainError("workout-not-yours")
        return workout, self._catalogue[workout.exercise_id]
