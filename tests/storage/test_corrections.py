"""Undo, delete, edit and the reverse of each, on both databases: each reverse acts on its own doing alone."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.workouts import Entry, Log, WorkoutSet
from bot.storage import corrections, imports, workouts
from bot.storage.engine import Database
from bot.storage.imports import Summary
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


def log(log_id: int, reps: int = 8, minutes: float = 0) -> Log:
    entry = Entry("shrug", (WorkoutSet(reps=reps),))
    return Log(log_id, 1, None, NOON + timedelta(minutes=minutes), (entry,))


class Storage:
    """The stores of one member, and what counts for them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.workouts = Units(database, workouts)
        self.imports = Units(database, imports)
        self.corrections = Units(database, corrections)

    async def add(self, *logs: Log) -> None:
        for each_log in logs:
            await self.workouts.add(each_log)

    async def edit(self, log_id: int, replaced: list[int], *, reps: int = 5, workout: int = 1) -> bool:
        return await self.corrections.edit(workout, log(log_id, reps), replaced, NOON)

    async def stage(self, import_id: int, *ids: int) -> Summary:
        await self.imports.begin(import_id, 1, NOON)
        while await self.imports.clear(2):
            pass
        assert await self.imports.stage(
            import_id, 1, [log(exercise_id, minutes=1000 * exercise_id) for exercise_id in ids]
        )
        assert await self.imports.finish(import_id, 1)
        return await self.imports.summary(import_id, 1)

    async def counting(self) -> list[list[int]]:
        """The logs of each workout that counts, the newest first."""
        found = await self.workouts.page(1, offset=0, limit=100)
        return [[each_log.id for each_log in workout.logs] for workout in found]


@pytest.fixture
def storage(database: Database) -> Storage:
    return Storage(database)


async def test_undo_hides_a_log_and_its_owner_alone_puts_it_back(storage: Storage) -> None:
    await storage.add(log(1))
    assert not await storage.corrections.undo(1, 999, NOON)
    for _ in range(2):
        assert await storage.corrections.undo(1, 1, NOON)
    assert await storage.counting() == []
    assert await storage.workouts.last(1, "shrug") is None
    assert not await storage.corrections.restore(1, 999)
    for _ in range(2):
        assert await storage.corrections.restore(1, 1)
    assert await storage.counting() == [[1]]


async def test_a_workout_is_deleted_and_brought_back_as_one(storage: Storage) -> None:
    await storage.add(log(1), log(2), log(3))
    await storage.corrections.undo(2, 1, NOON)
    assert await storage.corrections.delete_workout(1, 999, 50, NOON) is None
    assert [await storage.corrections.delete_workout(1, 1, key, NOON) for key in (50, 51)] == [50, 50]
    assert not await storage.corrections.bring_back(1, 999, 50)
    assert not await storage.corrections.bring_back(1, 1, 51)
    assert await storage.corrections.bring_back(1, 1, 50)
    assert await storage.counting() == [[1, 3]]  # what was taken back before stays so
    assert not await storage.corrections.bring_back(1, 1, 50)


async def test_undo_after_delete_leaves_the_log_to_the_deletion(storage: Storage) -> None:
    await storage.add(log(1), log(2))
    await storage.corrections.delete_workout(1, 1, 50, NOON)
    assert not await storage.corrections.undo(1, 1, NOON)
    assert not await storage.corrections.restore(1, 1)
    assert await storage.corrections.bring_back(1, 1, None)
    assert await storage.counting() == [[1, 2]]


async def test_what_was_edited_is_not_undone_nor_restored_from_its_own_card(storage: Storage) -> None:
    await storage.add(log(1))
    assert await storage.edit(9, [1])
    assert not await storage.corrections.undo(1, 1, NOON)
    assert not await storage.corrections.restore(1, 1)
    assert await storage.counting() == [[9]]
    assert await storage.corrections.undo_edit(1, 9, 1, NOON)
    assert await storage.counting() == [[1]]


async def test_of_edit_and_delete_at_once_one_state_remains(storage: Storage) -> None:
    await storage.add(log(1))
    await asyncio.gather(storage.edit(9, [1]), storage.corrections.delete_workout(1, 1, 50, NOON))
    assert await storage.counting() == []
    assert await storage.corrections.bring_back(1, 1, 50)
    assert len(await storage.counting()) == 1


async def test_an_edit_replaces_once_and_refuses_what_changed_meanwhile(storage: Storage) -> None:
    await storage.add(log(1), log(2))
    for _ in range(2):
        assert await storage.edit(9, [1, 2])
    assert await storage.counting() == [[9]]
    assert not await storage.edit(10, [1, 2])
    assert not await storage.edit(11, [])
    assert await storage.counting() == [[9]]


async def test_what_came_while_the_form_was_open_stays(storage: Storage) -> None:
    await storage.add(log(1))
    await storage.add(log(2, minutes=1))
    assert await storage.edit(9, [1])
    assert await storage.counting() == [[9, 2]]
    assert await storage.corrections.undo_edit(1, 9, 1, NOON)
    assert await storage.counting() == [[1, 2]]


async def test_edits_in_one_second_are_undone_each_by_itself(storage: Storage) -> None:
    await storage.add(log(1))
    await storage.edit(9, [1])
    await storage.edit(10, [9])
    assert not await storage.corrections.undo_edit(1, 9, 1, NOON)  # its log does not count: a newer one does
    assert await storage.corrections.undo_edit(1, 10, 1, NOON)
    assert not await storage.corrections.undo_edit(1, 10, 1, NOON)
    assert await storage.counting() == [[9]]
    assert await storage.corrections.undo_edit(1, 9, 1, NOON)
    assert await storage.counting() == [[1]]


async def test_an_edit_whose_workout_is_purged_stays(storage: Storage) -> None:
    await storage.add(log(1))
    await storage.edit(9, [1])
    assert await storage.corrections.purge(NOON + MONTH, 10) == 1
    assert not await storage.corrections.undo_edit(1, 9, 1, NOON)
    assert await storage.counting() == [[9]]


async def test_purging_removes_only_what_was_put_aside_long_ago(storage: Storage) -> None:
    await storage.add(log(1), log(2), log(3))
    await storage.corrections.undo(1, 1, NOON - timedelta(days=31))
    await storage.corrections.undo(2, 1, NOON)
    assert await storage.corrections.purge(NOON - MONTH, 10) == 1
    assert await storage.workouts.get(1, 1) is None
    assert await storage.workouts.get(2, 1) is not None
    assert await storage.counting() == [[3]]


async def test_how_a_workout_stands_says_what_can_be_had_back(storage: Storage) -> None:
    await storage.add(log(1), log(2), log(3))
    await storage.corrections.undo(2, 1, NOON)
    standing = await storage.corrections.standing(1, 1)
    assert ([each_log.id for each_log in standing.workout.logs], standing.deletion, standing.undone) == (
        [1, 3],
        None,
        2,
    )
    await storage.corrections.delete_workout(1, 1, 50, NOON)
    standing = await storage.corrections.standing(1, 1)
    assert (standing.workout, standing.deletion, standing.undone) == (None, 50, 2)
    assert (await storage.corrections.standing(1, 999)).deletion is None


# ------------------------------------------------------------------ with imports


async def test_an_import_never_brings_back_what_was_edited(storage: Storage) -> None:
    await storage.stage(100, 1, 2)
    await storage.imports.set_counting(100, 1, counts=True)
    await storage.edit(9, [1])
    await storage.imports.set_counting(100, 1, counts=False)
    assert await storage.counting() == [[9]]
    await storage.imports.set_counting(100, 1, counts=True)
    assert await storage.counting() == [[2], [9]]
    await storage.imports.set_counting(100, 1, counts=False)
    assert await storage.corrections.undo_edit(1, 9, 1, NOON)
    assert await storage.counting() == [[1]]  # asked for by itself, it counts by itself
    await storage.imports.set_counting(100, 1, counts=True)
    assert await storage.counting() == [[2], [1]]


async def test_a_file_knows_what_was_edited_also_once_the_original_is_purged(storage: Storage) -> None:
    await storage.stage(100, 1)
    await storage.imports.set_counting(100, 1, counts=True)
    await storage.edit(9, [1])
    await storage.edit(10, [9])
    await storage.corrections.purge(NOON + MONTH, 10)
    assert (await storage.stage(200, 1)).workouts == 0
    await storage.imports.set_counting(200, 1, counts=True)
    assert await storage.counting() == [[10]]


@pytest.mark.parametrize("taken_back", [False, True])
async def test_what_was_deleted_of_an_import_can_be_had_back_whatever_file_comes(
    storage: Storage, taken_back: bool
) -> None:
    await storage.stage(100, 1, 2)
    await storage.imports.set_counting(100, 1, counts=True)
    await storage.corrections.delete_workout(1, 1, 50, NOON)
    await storage.imports.set_counting(100, 1, counts=not taken_back)
    await storage.stage(200, 3)
    assert await storage.corrections.bring_back(1, 1, 50)
    assert await storage.counting() == ([[1]] if taken_back else [[2], [1]])


async def test_the_same_file_says_what_was_deleted_and_brings_it_back(storage: Storage) -> None:
    await storage.stage(100, 1, 2)
    await storage.imports.set_counting(100, 1, counts=True)
    await storage.corrections.delete_workout(1, 1, 50, NOON)
    summary = await storage.stage(200, 1, 2)
    assert (summary.workouts, summary.gone) == (0, 1)
    assert await storage.imports.bring_back(200, 999) == 0
    assert await storage.imports.bring_back(200, 1) == 1
    assert await storage.counting() == [[2], [1]]
    assert (await storage.imports.summary(200, 1)).gone == 0


async def test_an_import_is_staged_once_and_a_newer_file_takes_its_place(storage: Storage) -> None:
    assert await storage.imports.begin(100, 1, NOON)
    assert not await storage.imports.begin(100, 1, NOON)
    assert not await storage.imports.set_counting(100, 1, counts=True)  # not whole yet
    assert await storage.imports.stage(100, 1, [log(1), log(2)])
    await storage.stage(200, 3)
    assert not await storage.imports.stage(100, 1, [log(4)])
    assert not await storage.imports.finish(100, 1)
    assert not await storage.imports.set_counting(100, 1, counts=True)
    assert await storage.imports.set_counting(200, 1, counts=True)
    assert await storage.counting() == [[3]]
    assert await storage.workouts.get(1, 1) is None


async def test_what_is_never_confirmed_goes_in_time(storage: Storage) -> None:
    await storage.stage(100, 1, 2, 3)
    await storage.imports.drop_old(NOON)
    assert await storage.imports.set_counting(100, 1, counts=False)
    await storage.imports.drop_old(NOON + MONTH)
    assert [await storage.imports.clear(2) for _ in range(2)] == [True, False]
    assert await storage.workouts.get(1, 1) is None
    assert not await storage.imports.set_counting(100, 1, counts=True)


async def test_another_members_file_of_the_same_moments_is_theirs(storage: Storage) -> None:
    await storage.stage(100, 1)
    others = replace(log(5), member_id=2)
    await storage.imports.begin(300, 2, NOON)
    await storage.imports.stage(300, 2, [others])
    await storage.imports.finish(300, 2)
    assert (await storage.imports.summary(300, 2)).workouts == 1
    assert not await storage.imports.set_counting(300, 1, counts=True)
