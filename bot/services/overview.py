"""What the log comes to in pictures: an exercise's line, the weeks and days of the back, a week to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.domain.balance import muscle_sets
from bot.domain.efforts import LoggedSet
from bot.domain.exercise_book import ExerciseBook
from bot.domain.exercises import Catalogue, Exercise, Region
from bot.domain.records import Record, RecordKind, standing
from bot.domain.reminder_kinds import of_the_back
from bot.domain.schedules import at_local
from bot.domain.series import Series, series_of
from bot.domain.totals import lifted, total
from bot.domain.weeks import Week, WeekDone, trained, weeks
from bot.domain.workouts import WorkoutSet
from bot.services.progress import BackBalance, BackHistory, ExerciseHistory, Progress
from bot.storage import logged_sets
from bot.storage.engine import Database

DAYS = 21 * 7
"""How many days back pictures of the back look."""

RECENT = 15
"""Exercises that are offered beside a picture."""


@dataclass(frozen=True, slots=True)
class Back:
    """A member's back: its balance, its weeks, and the days on which it was trained, with the regions.

    recent: exercises of theirs that can be drawn, the latest first.
    """

    balance: BackBalance
    weeks: tuple[Week, ...]
    days: Mapping[date, frozenset[Region]]
    recent: tuple[Exercise, ...]

    @property
    def today(self) -> date:
        return self.balance.here.today


@dataclass(frozen=True, slots=True)
class Line:
    """How an exercise of a member's went."""

    history: ExerciseHistory
    series: Series

    @property
    def standing(self) -> tuple[Record, ...]:
        """The records that hold now."""
        return standing(self.history.records)


class Overview:
    """For that member alone."""

    def __init__(self, database: Database, progress: Progress, catalogue: Catalogue) -> None:
        self._database = database
        self._progress = progress
        self._catalogue = catalogue

    async def line(self, member_id: int, exercise: Exercise) -> Line:
        """How an exercise went."""
        history = await self._progress.exercise(member_id, exercise)
        return Line(history, series_of(exercise, history.book.bests, history.here.unit, history.here.zone))

    async def back(self, member_id: int) -> Back:
        """How the back stands."""
        balance = await self._progress.balance(member_id)
        history = await self._progress.back(member_id, DAYS)
        done, exercises, muscles = history.done, history.exercises, self._catalogue.muscles
        return Back(
            balance,
            weeks(done, history.here.today, history.first, exercises, muscles),
            trained(done, exercises, muscles),
            _recent(history),
        )

    async def recent(self, member_id: int) -> tuple[Exercise, ...]:
        """What the member did of late that can be drawn, the latest first."""
        return _recent(await self._progress.back(member_id, DAYS))

    async def week(self, member_id: int, last: date | None = None) -> WeekDone:
        """The seven days up to `last`, or to today."""
        history = await self._progress.back(member_id, DAYS)
        here, exercises = history.here, history.exercises
        within = _Within(last or here.today, here.zone)
        counted = [
            day_sets
            for day_sets in history.done
            if within.has(day_sets.day) and day_sets.working and of_the_back(exercises[day_sets.exercise_id])
        ]
        ids = sorted({day_sets.exercise_id for day_sets in counted})
        begin = at_local(within.first, time(), here.zone) - timedelta(microseconds=1)
        done = await self._database.read(logged_sets.since, member_id, begin, ids) if ids else {}
        books = await self._progress.books(member_id, {key: exercises[key] for key in ids}, here.unit)
        days = trained(counted, exercises, self._catalogue.muscles)
        moved = total(
            tuple(workout_set for key in ids for workout_set in lifted(exercises[key], within.sets(done[key])))
        )
        return WeekDone(
            last=within.last,
            sets=sum((day_sets.working for day_sets in counted), Fraction(0)),
            workouts=len({day_sets.workout_id for day_sets in counted}),
            volume_kg=moved.volume_kg,
            days=tuple(days.get(within.last - timedelta(days=6 - at), frozenset()) for at in range(7)),
            muscles=muscle_sets(counted, exercises),
            records=tuple((exercises[key], record) for key in ids for record in within.records(books[key])),
        )


@dataclass(frozen=True, slots=True)
class _Within:
    """The seven local days up to `last`."""

    last: date
    zone: ZoneInfo

    @property
    def first(self) -> date:
        return self.last - timedelta(days=6)

    def has(self, day: date) -> bool:
        return self.last - timedelta(days=7) < day <= self.last

    def holds(self, at: datetime) -> bool:
        return self.has(at.astimezone(self.zone).date())

    def sets(self, some: Iterable[LoggedSet]) -> tuple[WorkoutSet, ...]:
        return tuple(logged.set for logged in some if self.holds(logged.at))

    def records(self, book: ExerciseBook) -> tuple[Record, ...]:
        """The most telling record of the exercise in these days that was done and not reckoned."""
        found = standing(record for record in book.records if self.holds(record.by.at))
        return tuple(record for record in found if record.kind is not RecordKind.MAX)[:1]


def _recent(history: BackHistory) -> tuple[Exercise, ...]:
    order = sorted(history.done, key=lambda day_sets: day_sets.day, reverse=True)
    latest = dict.fromkeys(day_sets.exercise_id for day_sets in order)
    found = (history.exercises[exercise_id] for exercise_id in latest)
    return tuple(exercise for exercise in found if exercise.trains)[:RECENT]
