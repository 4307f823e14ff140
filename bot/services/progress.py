"""What a member's log proves: records, how an exercise went, and the balance of their back. For that member alone."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.balance import WINDOW, Balance, DaySets, balance
from bot.domain.efforts import LoggedSet
from bot.domain.exercise_book import ExerciseBook
from bot.domain.exercises import Catalogue, Exercise, Level, Region
from bot.domain.members import Preferences
from bot.domain.offers import offers
from bot.domain.records import ORDER, Record
from bot.domain.reminder_kinds import of_the_back
from bot.domain.schedules import at_local
from bot.domain.sides import Lag, SideSet, lag
from bot.domain.workouts import Kind, Unit
from bot.services.exercise_books import ExerciseBooks
from bot.services.members import Members
from bot.storage import logged_sets, progress
from bot.storage.engine import Database

OFFERED = 3
"""Exercises that are offered for a neglected region."""


SIDES_LOOKED_BACK = timedelta(days=182)
"""Sessions of longer ago say nothing of a side that lags now."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where and in what a member counts: their unit, their zone (UTC where none is told), and the local day."""

    unit: Unit
    zone: ZoneInfo
    today: date


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """A record, with its exercise and its local day."""

    exercise: Exercise
    record: Record
    day: date


@dataclass(frozen=True, slots=True)
class RecordList:
    """Records, the newest first, those of a workout with the most telling first; empty where there is none.

    logged: how many exercises were logged at all, so that "nothing yet" and "no record yet" can be told apart.
    """

    here: Here
    records: tuple[ExerciseRecord, ...]
    logged: int


@dataclass(frozen=True, slots=True)
class ExerciseHistory:
    """What a member did of one exercise.

    body: whether the member's body weight is known now; where it is not, a pull-up has no estimated max.
    """

    here: Here
    book: ExerciseBook
    body: bool

    @property
    def exercise(self) -> Exercise:
        return self.book.exercise

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them, the oldest first."""
        return tuple(self.book.records)


@dataclass(frozen=True, slots=True)
class BackHistory:
    """The sets of some days (`bot.domain.weeks` reads them), with all that is needed to reckon with them.

    first: the local day of the first working set of the back ever; None where there is none. exercises: by id, all
    that `done` names.
    """

    here: Here
    done: tuple[DaySets, ...]
    first: date | None
    exercises: Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class Lagging:
    """An exercise of which one side lags."""

    exercise: Exercise
    lag: Lag


@dataclass(frozen=True, slots=True)
class BackBalance:
    """The balance of the back today (`bot.domain.balance.Balance` tells its units), and what to do about it.

    offers: for the most neglected region, at most three exercises that the member's equipment and level allow; empty
    where none is neglected. lagging: exercises of the window of which one side lags, the greatest lag first.
    """

    here: Here
    balance: Balance
    offers: tuple[Exercise, ...]
    lagging: tuple[Lagging, ...]


class Progress:
    """Reads the log; stores nothing."""

    def __init__(
        self, database: Database, members: Members, catalogue: Catalogue, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._members = members
        self._catalogue = catalogue
        self._clock = clock
        self._books = ExerciseBooks(database, clock)
        self._not_of_back = [exercise.id for exercise in catalogue.exercises.values() if not of_the_back(exercise)]

    async def records(self, member_id: int, exercise: Exercise | None = None) -> RecordList:
        """The member's records, of one exercise or of all."""
        here = await self.here(member_id)
        wanted = await self._books.exercise_ids(member_id) if exercise is None else [exercise.id]
        exercises = await self._members.named(member_id, wanted)
        books = await self._books.of(member_id, exercises, here.unit)
        found = await asyncio.to_thread(_all_records, books, here)
        return RecordList(here, found, sum(book.logged for book in books.values()))

    async def exercise(self, member_id: int, exercise: Exercise) -> ExerciseHistory:
        """All that the member did of one exercise."""
        preferences = await self._members.preferences(member_id)
        here = self._here(preferences)
        book = (await self._books.of(member_id, {exercise.id: exercise}, here.unit))[exercise.id]
        return ExerciseHistory(here, book, preferences.body is not None)

    async def books(
        self, member_id: int, exercises: Mapping[str, Exercise], unit: Unit
    ) -> Mapping[str, ExerciseBook]:
        """All that the member did of these exercises, by id."""
        return await self._books.of(member_id, exercises, unit) if exercises else {}

    async def back(self, member_id: int, days: int) -> BackHistory:
        """What the member did in the last so many local days, today among them; also what is not of the back."""
        return await self._back(member_id, await self.here(member_id), days)

    async def balance(self, member_id: int) -> BackBalance:
        """How the member's back stands today."""
        preferences = await self._members.preferences(member_id)
        history = await self._back(member_id, self._here(preferences), WINDOW)
        found = balance(history.done, history.here.today, history.first, history.exercises, self._catalogue.muscles)
        offered: tuple[Exercise, ...] = ()
        if found.neglected:
            offered = self.offers(found.neglected[0], preferences, _level(history.exercises))
        return BackBalance(history.here, found, offered, await self._lagging(member_id, history))

    def offers(self, region: Region, preferences: Preferences, level: Level) -> tuple[Exercise, ...]:
        """Exercises for a neglected region that fit the equipment, none harder than `level`."""
        return offers(self._catalogue, region, preferences.kit, level)[:OFFERED]

    async def here(self, member_id: int) -> Here:
        """The member's unit, zone and local day."""
        return self._here(await self._members.preferences(member_id))

    # ------------------------------------------------------------------

    def _here(self, preferences: Preferences) -> Here:
        zone = ZoneInfo(preferences.zone or "UTC")
        return Here(preferences.unit or Unit.KG, zone, self._clock().astimezone(zone).date())

    async def _back(self, member_id: int, here: Here, days: int) -> BackHistory:
        midnight = datetime.min.time()
        begin = at_local(here.today - timedelta(days=days - 1), midnight, here.zone)
        end = at_local(here.today + timedelta(days=1), midnight, here.zone)
        counted, first = await self._database.read(progress.of_back, member_id, begin, end, self._not_of_back)
        done = tuple(
            DaySets(
                counted.at.astimezone(here.zone).date(),
                counted.workout_id,
                counted.exercise_id,
                counted.count,
                counted.kind,
                counted.side,
            )
            for counted in counted
        )
        exercises = await self._members.named(member_id, {logged_set.exercise_id for logged_set in done})
        return BackHistory(here, done, first.astimezone(here.zone).date() if first else None, exercises)

    async def _lagging(self, member_id: int, history: BackHistory) -> tuple[Lagging, ...]:
        sided = {day_sets.exercise_id for day_sets in history.done if day_sets.side is not None}
        begin = self._clock() - SIDES_LOOKED_BACK
        done = await self._database.read(logged_sets.since, member_id, begin, sided) if sided else {}
        found = [
            Lagging(history.exercises[exercise_id], behind)
            for exercise_id, sets in done.items()
            if (behind := lagging(sets)) is not None
        ]
        return tuple(sorted(found, key=lambda found_lag: -found_lag.lag.share))


def lagging(done: tuple[LoggedSet, ...]) -> Lag | None:
    """Whether a side lags in the sets of one exercise."""
    workouts: dict[int, list[SideSet]] = {}
    for logged_set in sorted(done, key=lambda done_set: done_set.place):
        if logged_set.set.kind is Kind.WORK:
            of = logged_set.set
            kg = of.weight.kg if of.weight else Decimal(0)
            found = SideSet(of.side, kg, of.reps, of.seconds, of.metres)
            workouts.setdefault(logged_set.workout_id, []).append(found)
    return lag(list(workouts.values()))


def _level(exercises: Mapping[str, Exercise]) -> Level:
    """The hardest level that the member trains at; none is told, so that it is seen from what they do."""
    levels = list(Level)
    done = (levels.index(exercise.level) for exercise in exercises.values())
    return levels[max(done, default=0)]


def _all_records(books: Mapping[str, ExerciseBook], here: Here) -> tuple[ExerciseRecord, ...]:
    found = [
        ExerciseRecord(book.exercise, record, record.by.at.astimezone(here.zone).date())
        for book in books.values()
        for record in book.records
    ]
    begun = {found_record.record.by.workout_id: found_record.day for found_record in found}
    order = sorted(found, key=lambda found_record: ORDER.index(found_record.record.kind))

    def newest(found_record: ExerciseRecord) -> tuple[date, int]:
        workout_id = found_record.record.by.workout_id
        return begun[workout_id], workout_id

    return tuple(sorted(order, key=newest, reverse=True))
