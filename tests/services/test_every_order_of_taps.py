"""Every order of taps, on any card ever shown: what counts is what an independent model says.

A member logs, repeats, takes back, edits, deletes and imports, also twice at once; after each tap the history is
compared with `Model`, which knows no database. `make fuzz` searches longer.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.engine import URL

from bot.content.gazetteer import Gazetteer
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.measures import bests
from bot.domain.members import Preferences
from bot.domain.records import records
from bot.domain.workouts import Unit
from bot.services.exercise_books import ExerciseBooks
from bot.services.exercises import Exercises
from bot.services.imports import ImportChoices, Imports
from bot.services.members import Members
from bot.services.purge import Purge
from bot.services.workout_views import LogResult, Outdated
from bot.services.workouts import Origin, Workouts
from bot.services.zones import Zones
from bot.storage import logged_sets, members, tables, workouts
from bot.storage.engine import Database
from tests.conftest import Clock
from tests.services.model_of_history import Model, Record

KEYS = count(10**6, 3_000 << 22)
"""Snowflakes of acts that lie three seconds apart."""

MEMBERS = count(1)
OLD = [datetime(2025, 6, day, 9, tzinfo=UTC) for day in (1, 2, 3, 4)]
"""When the workouts of the file were done."""


PLACES = Gazetteer.load()


class Taps(RuleBasedStateMachine):
    """One member's taps. Each works on what any card has shown, also long ago."""

    logs, places, edits, deletions, files = (
        Bundle(name) for name in ("logs", "places", "edits", "deletions", "files")
    )

    def __init__(self, runner: asyncio.Runner, database: Database, catalogue: Catalogue) -> None:
        super().__init__()
        self.run = runner.run
        self.database = database
        self.clock = Clock()
        self.clock.moment += timedelta(hours=next(MEMBERS))
        self.member = next(MEMBERS)
        exercises = Exercises(catalogue)
        service = Members(database, exercises, Zones(PLACES, self.clock), self.clock)
        self.workouts = Workouts(database, service, self.clock)
        self.purge = Purge(database, self.clock)
        self.books = ExerciseBooks(database, self.clock, most_apart=2)
        self.pull_up = {"pull-up": catalogue["pull-up"]}
        self.imports = Imports(database, service, exercises, self.clock)
        self.model = Model()
        self.numbers = count(1)
        self.run(database.write(members.set_preferences, self.member, Preferences(zone="UTC")))

    def origin(self) -> Origin:
        return Origin(next(KEYS), self.member, None)

    def reps(self) -> int:
        """Other ones than just before, and as few as people do: a hundred would be asked about."""
        return next(self.numbers) % 40 + 1

    def act(self, tap: Callable[[], Awaitable[Any]], *, twice: bool = False) -> Any:
        """The answer, a `DomainError` too; of a double tap, the first one's."""
        self.clock.move(seconds=3)

        async def at_once() -> list[Any]:
            return await asyncio.gather(*(tap() for _ in range(2 if twice else 1)), return_exceptions=True)

        answer, *_ = answers = self.run(at_once())
        for reply in answers:
            if isinstance(reply, BaseException) and not isinstance(reply, DomainError):
                raise reply
        return answer

    # ------------------------------------------------------------------ logging

    @initialize(target=places)
    def begin(self) -> Any:
        """A workout of two logs, which taps can meet in."""
        for _ in range(2):
            first = self.log(twice=False, minutes=1)
        return self.model.logs[first].workout

    @rule(target=logs, twice=st.booleans(), minutes=st.sampled_from([1, 60, 200]))
    def log(self, twice: bool, minutes: int) -> int:
        self.clock.move(minutes=minutes)
        origin, reps = self.origin(), self.reps()
        self.act(lambda: self.workouts.log_text(origin, f"pull-up: {reps}, {reps + 1}"), twice=twice)
        self.model.log(origin.key, self.clock(), (reps, reps + 1))
        return origin.key

    @rule(target=logs, card=logs, twice=st.booleans(), again=st.booleans())
    def repeat(self, card: int, twice: bool, again: bool) -> Any:
        there = self.model.logs.get(card)
        origin = self.origin()
        taps = iter((origin, replace(origin, key=origin.key + (1_999 << 22))))
        done = self.act(
            lambda: (self.workouts.log_again if again else self.workouts.one_more)(next(taps), card), twice=twice
        )
        if there is None:
            assert isinstance(done, DomainError)
            return multiple()
        self.model.log(origin.key, self.clock(), there.reps if again else there.reps[-1:])
        return origin.key

    # ------------------------------------------------------------------ correcting

    @rule(card=logs, twice=st.booleans())
    def undo(self, card: int, twice: bool) -> None:
        there = self.model.logs.get(card)
        if there and self.model.counts(there):
            self.model.put_off({card: there}, "undone", card, self.clock() + timedelta(seconds=3))
        self.check(self.act(lambda: self.workouts.undo(self.member, card), twice=twice), there, off=("undone", card))

    @rule(card=logs, twice=st.booleans())
    def put_back(self, card: int, twice: bool) -> None:
        there = self.model.logs.get(card)
        if there and there.off == ("undone", card):
            self.model.put_on("undone", card)
        self.check(self.act(lambda: self.workouts.restore(self.member, card), twice=twice), there, off=None)

    def check(self, answer: Any, there: Record | None, *, off: tuple[str, int] | None) -> None:
        """Success is said where it is so, and else what is."""
        if there is None:
            assert isinstance(answer, DomainError)
        elif there.off == off and (off or self.model.counts(there)):
            assert isinstance(answer, LogResult)
        else:
            self.check_outdated(answer, there.workout)

    def check_outdated(self, answer: Any, workout: int) -> None:
        if isinstance(answer, DomainError):
            assert not self.model.counting(workout)
            return
        assert isinstance(answer, Outdated)
        shown = {each_log.id for each_log in answer.view.workout.logs} if answer.view else set()
        assert shown == set(self.model.counting(workout))
        assert answer.deletion == self.model.last_deletion(workout)

    @rule(target=places, card=logs)
    def open(self, card: int) -> int:
        """The workout of a log, as its card and the history give it."""
        there = self.model.logs.get(card)
        return there.workout if there else card

    @rule(target=edits, place=places, twice=st.booleans(), move=st.booleans())
    def edit(self, place: int, twice: bool, move: bool) -> Any:
        before = self.model.counting(place)
        origin, reps, now = self.origin(), self.reps(), self.clock() + timedelta(seconds=3)
        text, when = f"pull-up: {reps}", "yesterday 10:00" if move else ""
        done = self.act(lambda: self.workouts.edit(origin, place, text, when), twice=twice)
        if not before:
            assert isinstance(done, DomainError)
            return multiple()
        at = (now - timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
        at = at if move else min((earlier.at, key) for key, earlier in before.items())[0]
        of_file = next((earlier.file_at for earlier in before.values() if earlier.file_at), None)
        self.model.put_off(before, "edited", origin.key, now)
        self.model.logs[origin.key] = Record(place, at, (reps,), file_at=of_file)
        return place, origin.key

    @rule(edit=edits, twice=st.booleans())
    def undo_edit(self, edit: tuple[int, int], twice: bool) -> None:
        place, key = edit
        made = self.model.logs.get(key)
        replaced = any(each_log.off == ("edited", key) for each_log in self.model.logs.values())
        done = self.act(lambda: self.workouts.undo_edit(self.member, place, key), twice=twice)
        if made and self.model.counts(made) and replaced:
            self.model.put_off({key: made}, "unedited", key, self.clock())
            self.model.put_on("edited", key)
        elif not isinstance(done, DomainError):
            self.check_outdated(done, place)

    @rule(target=deletions, place=places, twice=st.booleans())
    def delete(self, place: int, twice: bool) -> Any:
        before = self.model.counting(place)
        done = self.act(lambda: self.workouts.delete(self.origin(), place), twice=twice)
        if before:
            self.model.put_off(before, "deleted", done.deletion, self.clock())
            return place, done.deletion
        return multiple()

    @rule(deletion=deletions, twice=st.booleans(), announced=st.booleans())
    def bring_back(self, deletion: tuple[int, int], twice: bool, announced: bool) -> None:
        place, key = deletion
        by = key if announced else self.model.last_deletion(place)
        done = self.act(
            lambda: self.workouts.bring_back(self.member, place, key if announced else None),
            twice=twice and announced,
        )
        if not self.model.put_on("deleted", by, place):
            self.check_outdated(done, place)

    # ------------------------------------------------------------------ importing

    @rule(target=files, days=st.sets(st.sampled_from(OLD), min_size=1))
    def import_file(self, days: set[datetime]) -> int:
        origin, files = self.origin(), sorted(days)
        rows = "".join(f"{at:%Y-%m-%d %H:%M:%S};Old;1h;Pull Up;1;;kg;{100 + at.day};;;;;\n" for at in files)
        head = "Date;Workout Name;Duration;Exercise Name;Set Order;Weight;Weight Unit;Reps;Distance;Seconds;Notes;Workout Notes;RPE\n"

        async def progress(_: int) -> None: ...

        self.act(lambda: self.imports.stage(origin, (head + rows).encode(), ImportChoices(), progress))
        query = select(tables.logs.c.at, tables.logs.c.id).where(tables.logs.c.import_id == origin.key)
        found = dict(self.run(self.database.read(lambda connection: connection.execute(query).all())))
        self.model.stage(origin.key, files, found, self.clock())
        return origin.key

    @rule(target=places, file=files, day=st.sampled_from(OLD))
    def open_imported(self, file: int, day: datetime) -> Any:
        some = [
            each_log.workout
            for each_log in self.model.logs.values()
            if each_log.file_at == day and self.model.counts(each_log)
        ]
        return some[0] if some else multiple()

    @rule(file=files, twice=st.booleans(), counts=st.booleans())
    def confirm_or_take_back(self, file: int, twice: bool, counts: bool) -> None:
        tap = self.imports.confirm if counts else self.imports.take_back
        done = self.act(lambda: tap(self.member, file), twice=twice)
        assert isinstance(done, DomainError) is (file not in self.model.imports)
        if file in self.model.imports:
            self.model.imports[file] = counts

    @rule(file=files, twice=st.booleans())
    def bring_back_what_a_file_knows(self, file: int, twice: bool) -> None:
        self.act(lambda: self.imports.bring_back(self.member, file), twice=twice)
        for each_log in self.model.logs.values():
            if each_log.brought_by == file and each_log.off and each_log.off[0] in ("undone", "deleted"):
                each_log.off = each_log.since = each_log.brought_by = None

    @precondition(lambda self: next(self.numbers) % 4 == 0)
    @rule(days=st.sampled_from([1, 16, 31]))
    def time_passes(self, days: int) -> None:
        self.clock.move(days=days)
        self.act(self.purge.run)
        self.model.purge(self.clock())

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def what_counts_is_what_the_model_says(self) -> None:
        found = self.run(self.database.read(workouts.page, self.member, offset=0, limit=1000))
        stored = {
            log.id: (
                workout.id,
                log.at,
                tuple(workout_set.reps for entry in log.entries for workout_set in entry.sets),
            )
            for workout in found
            for log in workout.logs
        }
        assert stored == {
            key: (record.workout, record.at, record.reps) for key, record in self.model.counting().items()
        }

    @invariant()
    def records_that_were_kept_are_those_from_scratch(self) -> None:
        """The book is written down at every other look, with all that is a day old."""
        done = self.run(self.database.read(logged_sets.of, self.member, ["pull-up"])).get("pull-up", ())
        book = self.run(self.books.of(self.member, self.pull_up, Unit.KG))["pull-up"]
        assert tuple(book.records) == records(self.pull_up["pull-up"], done, Unit.KG)
        assert tuple(book.bests) == bests(self.pull_up["pull-up"], done, Unit.KG)


@pytest.mark.hypothesis
@pytest.mark.timeout(600)
def test_what_counts_is_what_an_independent_model_says(url: URL, catalogue: Catalogue) -> None:
    searched = settings(
        settings.default, max_examples=settings.default.max_examples // 8, stateful_step_count=40, deadline=None
    )
    with asyncio.Runner() as runner:
        database = Database(url)
        run_state_machine_as_test(lambda: Taps(runner, database, catalogue), settings=searched)
        runner.run(database.close())
