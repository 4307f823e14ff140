"""A member's sets of their exercises as books: from what was reckoned already, and from the sets that came since."""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.comparisons import Comparison
from bot.domain.exercise_book import ExerciseBook, boundary, comparison_in, rules_of
from bot.domain.exercises import Exercise
from bot.domain.records import logged_sets
from bot.domain.workouts import Unit, Workout
from bot.storage import exercise_books as stored_books
from bot.storage import logged_sets as logged
from bot.storage.engine import Database
from bot.storage.exercise_books import NewBook, StoredHistory

MOST_APART = 40
"""Sets of an exercise that are read each time; where there are more, the older ones go into the book."""

STILL_CHANGING = timedelta(days=1)
"""Workouts of so long ago are hardly corrected any more: only they go into a book, which a correction would empty."""

Exercises = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class _Opened:
    """Books whole, by exercise id, and those to be kept."""

    books: Mapping[str, ExerciseBook]
    new: tuple[NewBook, ...]


class ExerciseBooks:
    """Reads books, and brings them up to date where many sets came since. Asked for by others, for one member."""

    def __init__(self, database: Database, clock: Callable[[], datetime], *, most_apart: int = MOST_APART) -> None:
        self._database = database
        self._clock = clock
        self._most_apart = most_apart

    async def exercise_ids(self, member_id: int) -> tuple[str, ...]:
        """The exercises that the member ever logged, also where nothing of it counts."""
        return await self._database.read(stored_books.exercises, member_id)

    async def of(self, member_id: int, exercises: Exercises, unit: Unit) -> Mapping[str, ExerciseBook]:
        """All that the member did of these exercises, by id."""
        found = await self._histories(member_id, exercises, unit)
        return await self._bring_up_to_date(member_id, exercises, unit, found)

    async def before(self, workout: Workout, exercises: Exercises, unit: Unit) -> Mapping[str, Comparison]:
        """What the workout's sets of these exercises are compared with: other workouts' sets before its first one."""
        member_id = workout.member_id
        found = await self._histories(member_id, exercises, unit)
        compared: dict[str, Comparison] = {}
        for exercise_id, history in found.items():
            sets = logged_sets(workout, exercise_id)
            if not sets:
                continue
            exercise, done, book = exercises[exercise_id], history.sets, history.book
            if history.until is not None and history.until >= sets[0].at:  # an older workout than the book's last
                whole = await self._database.read(logged.of, member_id, [exercise_id])
                done, book = whole.get(exercise_id, ()), None
            comparison = comparison_in(exercise, unit, book) if book else Comparison(exercise, unit)
            for earlier in done:
                if earlier.workout_id != workout.id and earlier.place < sets[0].place:
                    comparison.add(earlier)
            compared[exercise_id] = comparison
        if long := {key: history for key, history in found.items() if len(history.sets) > self._most_apart}:
            await self._bring_up_to_date(member_id, exercises, unit, long)
        return compared

    # ------------------------------------------------------------------

    async def _histories(self, member_id: int, exercises: Exercises, unit: Unit) -> Mapping[str, StoredHistory]:
        rules = {exercise_id: rules_of(exercise, unit) for exercise_id, exercise in exercises.items()}
        found = dict(await self._database.read(stored_books.histories, member_id, rules))
        new = [
            exercise_id
            for exercise_id, history in found.items()
            if history.revision is None and len(history.sets) > self._most_apart
        ]
        if new:
            # What is read from now on is known by its revision.
            await _apart(self._database.write(stored_books.begin, member_id, new))
            again = {exercise_id: rules[exercise_id] for exercise_id in new}
            found |= await self._database.read(stored_books.histories, member_id, again)
        return found

    async def _bring_up_to_date(
        self, member_id: int, exercises: Exercises, unit: Unit, found: Mapping[str, StoredHistory]
    ) -> Mapping[str, ExerciseBook]:
        """The books of these histories; those to which many sets came are kept."""
        opened = await asyncio.to_thread(self._opened, exercises, unit, found, self._clock() - STILL_CHANGING)
        if opened.new:
            await _apart(self._database.write(stored_books.keep, member_id, opened.new))
        return opened.books

    def _opened(
        self, exercises: Exercises, unit: Unit, found: Mapping[str, StoredHistory], latest: datetime
    ) -> _Opened:
        """The books with all sets in them; and, up to a day ago, those to be kept, where many sets came since."""
        books: dict[str, ExerciseBook] = {}
        new: list[NewBook] = []
        for exercise_id, history in found.items():
            exercise = exercises[exercise_id]
            book = ExerciseBook.read(exercise, unit, history.book) if history.book else ExerciseBook(exercise, unit)
            done = history.sets
            cut = boundary(done, latest) if len(done) > self._most_apart and history.revision is not None else None
            if cut is not None and history.revision is not None:
                book.add(cut.before)
                done = cut.behind
                rules = rules_of(exercise, unit)
                new.append(NewBook(exercise_id, history.revision, cut.until, rules, book.written()))
            book.add(done)
            books[exercise_id] = book
        return _Opened(books, tuple(new))


async def _apart(work: Coroutine[Any, Any, None]) -> None:
    """Do it as nobody's act: to bring a book up to date is nothing that a member did."""
    await asyncio.get_running_loop().create_task(work, context=contextvars.Context())
