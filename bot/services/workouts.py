"""Logging what was done, correcting it, and looking back at it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.domain.amounts import MOST_SETS_IN_DAY, MOST_SETS_IN_WORKOUT
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.meanings import with_meanings, with_texts
from bot.domain.members import Preferences, body_counts
from bot.domain.totals import last_set_of
from bot.domain.when import parse_past
from bot.domain.workouts import Entry, Log, Unit, Workout
from bot.services.double_taps import DoubleTaps
from bot.services.editing import Changed, Opened, read_edit
from bot.services.exercise_books import ExerciseBooks
from bot.services.exercises import Exercises
from bot.services.members import Members
from bot.services.news import news_of
from bot.services.questions import Origin, Unclear, asking
from bot.services.reader import Reader, Understood
from bot.services.workout_views import (
    Deleted,
    Edited,
    HistoryPage,
    LogResult,
    Outdated,
    WorkoutView,
    in_code,
    lines_of,
)
from bot.storage import corrections, repeats, workouts
from bot.storage.corrections import Standing
from bot.storage.engine import Database
from bot.storage.workouts import MOST_BEFORE, Around

__all__ = ["Origin", "Workouts"]

PAGE = 4
"""Workouts on a page: more would push its title off a phone's screen."""


class Workouts:
    """What a member did, for that member's eyes only."""

    def __init__(self, database: Database, members: Members, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._members = members
        self._clock = clock
        self._reader = Reader(database, members)
        self._books = ExerciseBooks(database, clock)
        self._repeated: DoubleTaps[LogResult] = DoubleTaps(clock)

    # ------------------------------------------------------------------ logging

    async def log(
        self,
        origin: Origin,
        exercise: Exercise,
        text: str,
        *,
        when: str = "",
        using: str | None = None,
        setup: str | None = None,
        at: datetime | None = None,
    ) -> LogResult:
        """Store what `text` says was done. `origin.key` makes it unique: the same one is stored once.

        using: the variant, where it was chosen and not said. setup: grip and set-up to keep, empty to forget,
        None to leave. at: in place of `when`, the moment that an earlier question was about. On return the log is
        on disk. Raises `DomainError` for text that is no list of sets of this exercise, or a moment that is none, and
        `Unclear` where it has to be asked what was meant.
        """
        preferences, known, variants = await self._members.at_hand(origin.member_id, exercise)
        at = at or self._moment(when, preferences)
        with asking(origin, at):
            understood = await self._reader.sets(
                origin.member_id, known, exercise, text, preferences, using, variants
            )
        if setup is not None:
            await self._members.note_setup(origin.member_id, exercise, setup)
        return await self._add(origin, understood, at, preferences)

    async def log_text(self, origin: Origin, text: str, *, at: datetime | None = None, when: str = "") -> LogResult:
        """Store a text with several exercises as one log: `face pulls 3x15 20kg, then rows 5x5 at 80`.

        Nothing is stored unless all of it is understood. Raises `DomainError` for the first thing that is not, and
        `Unclear` for the first that has to be asked.
        """
        preferences, known, _ = await self._members.at_hand(origin.member_id)
        at = at or self._moment(when, preferences)
        with asking(origin, at):
            understood = await self._reader.workout(origin.member_id, known, text, preferences)
        return await self._add(origin, understood, at, preferences)

    async def answered(self, origin: Origin, text: str, exercise: Exercise | None, part: int, code: str) -> str:
        """The text of a question with its answer put in, to be logged. Raises `DomainError` for no such question."""
        preferences = await self._members.preferences(origin.member_id)
        return await self._reader.answered(origin, text, exercise, part, code, preferences)

    async def log_again(self, origin: Origin, log_id: int) -> LogResult:
        """Store the same sets as in one of the member's logs once more. Raises `DomainError` for another's."""
        return await self._repeat(origin, log_id, last_set=False)

    async def one_more(self, origin: Origin, log_id: int) -> LogResult:
        """Store one more set like the last one of the log. Raises `DomainError` for another's log."""
        return await self._repeat(origin, log_id, last_set=True)

    async def undo(self, member_id: int, log_id: int) -> LogResult | Outdated:
        """Take a log back. Raises `DomainError` where it is not the member's."""
        log = await self._own_log(member_id, log_id)
        done = await self._database.write(corrections.undo, log_id, member_id, self._clock())
        return await self._corrected(log, done=done)

    async def restore(self, member_id: int, log_id: int) -> LogResult | Outdated:
        """Bring a log back that was taken back. Raises `DomainError` where it is not the member's."""
        log = await self._own_log(member_id, log_id)
        done = await self._database.write(corrections.restore, log_id, member_id)
        return await self._corrected(log, done=done)

    # ------------------------------------------------------------------ correcting

    async def edit(
        self, origin: Origin, workout_id: int, text: str, when: str, opened: Opened | None = None
    ) -> Edited | WorkoutView:
        """Put `text` in place of what the workout held when the form was opened; move it to `when` if that is told.

        What was logged since stays. Saved untouched, nothing changes, and the workout is returned as it is.
        Raises `DomainError` as `log_text` does, and where what the form was opened on has changed since.
        """
        now = await self.workout(origin.member_id, workout_id)
        if any(log.id == origin.key for log in now.workout.logs):
            return Edited(now, origin.key)  # a second tap on the answer of a question
        base = opened.base(now.workout) if opened else now.workout.logs
        if base is None:
            raise DomainError("workout-changed", stands=in_code(now))
        before = Workout(workout_id, base)
        preferences, known, _ = await self._members.at_hand(origin.member_id)
        at = self._moment(when, preferences) if when.strip() else before.at
        with asking(origin, at):
            understood = await self._edited(origin, known, replace(now, workout=before), text, preferences)
        if understood.entries == before.entries and not when.strip():
            return now
        entries = with_meanings(understood.entries, before)
        log = Log(origin.key, origin.member_id, before.logs[0].guild_id, at, entries, before.logs[0].body)
        log = with_texts(log, before)
        replaced = [each.id for each in before.logs]
        if not await self._database.write(corrections.edit, workout_id, log, replaced, self._clock()):
            raise DomainError("workout-changed", stands=in_code(await self.workout(origin.member_id, workout_id)))
        return Edited(await self.workout(origin.member_id, workout_id), log.id, understood.left_out)

    async def undo_edit(self, member_id: int, workout_id: int, log_id: int) -> WorkoutView | Outdated:
        """Take back the edit that put this log into the workout. Raises `DomainError` for another's."""
        undone = await self._database.write(corrections.undo_edit, workout_id, log_id, member_id, self._clock())
        return await (self.workout if undone else self._outdated)(member_id, workout_id)

    async def delete(self, origin: Origin, workout_id: int) -> Deleted | Outdated:
        """Delete a whole workout; it can be brought back for a while. Raises `DomainError` for another's."""
        now = self._clock()
        by = await self._database.write(corrections.delete_workout, workout_id, origin.member_id, origin.key, now)
        return Deleted(workout_id, by) if by is not None else await self._outdated(origin.member_id, workout_id)

    async def bring_back(self, member_id: int, workout_id: int, deletion: int | None) -> WorkoutView | Outdated:
        """Bring back what that deletion took of a workout, or the last one. Raises `DomainError` for another's."""
        back = await self._database.write(corrections.bring_back, workout_id, member_id, deletion)
        return await (self.workout if back else self._outdated)(member_id, workout_id)

    # ------------------------------------------------------------------ looking back

    async def last(self, member_id: int, exercise: Exercise) -> Workout | None:
        """What the member did last time."""
        return await self._database.read(workouts.last, member_id, exercise.id)

    async def last_of_back(self, member_id: int) -> WorkoutView | None:
        """The member's newest workout in which their back had a part."""
        found = await self._database.read(workouts.last_of_back, member_id)
        return (await self._views(member_id, (found,)))[0] if found else None

    async def logged(self, member_id: int, log_id: int) -> LogResult:
        """One of the member's logs, and the workout that it belongs to. Raises `DomainError` for another's."""
        log = await self._own_log(member_id, log_id)
        around = await self._database.read(workouts.around, log)
        return await self._logged(log, around, await self._members.preferences(member_id))

    async def workout(self, member_id: int, workout_id: int) -> WorkoutView:
        """One of the member's workouts. Raises `DomainError` for another's or none."""
        found = await self._database.read(workouts.workout, workout_id, member_id)
        if found is None:
            raise DomainError("workout-not-yours")
        return (await self._views(member_id, (found,)))[0]

    async def history(self, member_id: int, page: int) -> HistoryPage:
        """The member's workouts; a page beyond the last is the last."""
        preferences = await self._members.preferences(member_id)
        zone = ZoneInfo(preferences.zone or "UTC")
        month = self._clock().astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        found = await self._database.read(workouts.history, member_id, page, PAGE, month.astimezone(UTC))
        views = await self._views(member_id, found.workouts, preferences)
        return HistoryPage(views, found.number, max(1, -(-found.count // PAGE)), found.count, found.recent)

    async def count(self, member_id: int) -> int:
        """How many workouts of the member count."""
        return await self._database.read(workouts.count, member_id)

    # ------------------------------------------------------------------

    async def _views(
        self, member_id: int, found: tuple[Workout, ...], preferences: Preferences | None = None
    ) -> tuple[WorkoutView, ...]:
        ids = {entry.exercise_id for each_workout in found for entry in each_workout.entries}
        exercises = await self._members.named(member_id, ids)
        prefers = preferences or await self._members.preferences(member_id)
        unit, zone, now = prefers.unit or Unit.KG, prefers.zone, self._clock()
        return tuple(WorkoutView(each_workout, exercises, unit, zone=zone, now=now) for each_workout in found)

    async def _own_log(self, member_id: int, log_id: int) -> Log:
        found = await self._database.read(workouts.get, log_id, member_id)
        if found is None:
            raise DomainError("workout-not-yours")
        return found

    async def _repeat(self, origin: Origin, log_id: int, *, last_set: bool) -> LogResult:
        """Store what there is of a log once more; for a second tap on the same button, what the first one stored."""
        again = partial(self._once_more, origin, log_id, last_set=last_set)
        return await self._repeated.once((origin.member_id, last_set), log_id, origin.key, again)

    async def _once_more(self, origin: Origin, log_id: int, *, last_set: bool) -> LogResult:
        done = await self._own_log(origin.member_id, log_id)
        preferences = await self._members.preferences(origin.member_id)
        entries = (last_set_of(done.entries[-1]),) if last_set else done.entries
        body = preferences.body if done.body is not None else None
        log = Log(origin.key, origin.member_id, origin.guild_id, self._clock(), entries, body)
        # The other tap may have been handled before a restart, or by another process.
        made = await self._database.write(repeats.add_again, log, log_id, *_limits(), last_set=last_set)
        return await self._logged(*made, preferences)

    async def _add(self, origin: Origin, understood: Understood, at: datetime, preferences: Preferences) -> LogResult:
        body = preferences.body if any(map(body_counts, understood.exercises)) else None
        log = Log(origin.key, origin.member_id, origin.guild_id, at, understood.entries, body)
        logged = await self._logged(
            log, await self._database.write(workouts.add_within, log, *_limits()), preferences
        )
        return replace(logged, left_out=understood.left_out)

    async def _logged(self, log: Log, around: Around, preferences: Preferences) -> LogResult:
        ids = (entry.exercise_id for each_log in (*around.workout.logs, log) for entry in each_log.entries)
        exercises = await self._members.named(log.member_id, ids)
        unit, now = preferences.unit or Unit.KG, self._clock()
        named = list(dict.fromkeys(entry.exercise_id for entry in log.entries))[:MOST_BEFORE]
        compared = await self._books.before(around.workout, {key: exercises[key] for key in named}, unit)
        news = news_of(around.workout, compared, log)
        facts = around.previous, around.setups
        return LogResult(around.workout, exercises, unit, log, *facts, zone=preferences.zone, now=now, news=news)

    async def _corrected(self, log: Log, *, done: bool) -> LogResult | Outdated:
        if not done:
            workout_id = await self._database.read(corrections.workout_of, log.id, log.member_id)
            return await self._outdated(log.member_id, workout_id or 0)
        return await self.logged(log.member_id, log.id)

    async def _outdated(self, member_id: int, workout_id: int) -> Outdated:
        """How a workout stands. Raises `DomainError` for another's or none."""
        found = await self._database.read(corrections.standing, workout_id, member_id)
        if found == Standing(None, None, None):
            raise DomainError("workout-not-yours")
        view = (await self._views(member_id, (found.workout,)))[0] if found.workout else None
        return Outdated(workout_id, view, found.deletion, found.undone)

    async def _edited(
        self, origin: Origin, known: Exercises, before: WorkoutView, text: str, preferences: Preferences
    ) -> Understood:
        """What an edited workout says; a line that still begins with an exercise's name is that exercise."""
        lines = [line for line in text.splitlines() if line.strip()]
        untouched = lines_of(before)
        left_out: list[str] = []
        for line, change in zip(lines, read_edit(before, text), strict=True):
            if isinstance(change, Changed):
                with suppress(Unclear):  # asked below, of the whole text
                    read = await self._reader.sets(origin.member_id, known, change.exercise, change.sets, preferences)
                    untouched[line.strip()] = with_meanings(read.entries, before.workout)[0]
                    left_out += read.left_out
            elif isinstance(change, Entry):
                untouched[line.strip()] = change
        understood = await self._reader.workout(origin.member_id, known, text, preferences, untouched)
        return replace(understood, left_out=(*left_out, *understood.left_out))

    def _moment(self, when: str, preferences: Preferences) -> datetime:
        if not when.strip():
            return self._clock()
        if preferences.zone is None:
            raise DomainError("past-zone-needed")
        return parse_past(when, self._clock(), preferences.zone)


def _limits() -> tuple[int, int]:
    return MOST_SETS_IN_WORKOUT, MOST_SETS_IN_DAY
