"""Who is in, in both databases: each once, in order, and each roll call closed by one process at a time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.roll_calls import RollCall
from bot.storage import privacy, roll_calls
from bot.storage.engine import Database
from bot.storage.tables import roll_call_members
from tests.conftest import Units

SIX = datetime(2026, 1, 1, 18, tzinfo=UTC)
OVER = SIX + timedelta(hours=6)
LATER = OVER + timedelta(minutes=5)


def call(number: int = 1) -> RollCall:
    return RollCall(
        SIX, SIX - timedelta(hours=18), OVER, summed=True, role_id=8, late=True, channel_id=7, message_id=number
    )


@pytest.fixture
def store(database: Database) -> Units:
    return Units(database, roll_calls)


async def test_many_who_answer_at_once_are_each_in_once(store: Units) -> None:
    answers = (store.put_in(call(), member, SIX, OVER) for member in [*range(1, 21), *range(1, 21)])
    seen = await asyncio.gather(*answers)
    assert await store.present(1) == tuple(range(1, 21))
    assert max(seen, key=len) == tuple(range(1, 21))


async def test_the_first_to_say_so_is_named_first(store: Units) -> None:
    for number, member in enumerate((9, 3, 5)):
        await store.put_in(call(), member, SIX + timedelta(minutes=number), OVER)
    await store.put_in(call(), 9, SIX + timedelta(minutes=9), OVER)
    assert await store.present(1) == (9, 3, 5)
    assert await store.take_out(call(), 3) == (9, 5)


async def test_who_is_in_stands_there_as_it_was_told(store: Units) -> None:
    await store.put_in(call(), 5, SIX, OVER)
    await store.put_in(call(2), 6, SIX, OVER)
    assert await store.of_member(5) == (call(),)


async def test_of_two_that_close_at_once_each_roll_call_goes_to_one(store: Units, database: Database) -> None:
    for number in range(1, 11):
        await store.put_in(call(number), 5, SIX, OVER)
    assert await store.take_due(OVER - timedelta(seconds=1), LATER, 10) == ()
    claimed = await asyncio.gather(*(store.take_due(OVER, LATER, 10) for _ in range(3)))
    assert sorted(entry.message_id for some in claimed for entry in some) == list(range(1, 11))
    assert await store.take_due(LATER - timedelta(seconds=1), LATER, 10) == ()
    assert len(await store.take_due(LATER, LATER + timedelta(minutes=5), 4)) == 4


async def test_what_was_taken_on_waits_until_it_is_to_be_closed(store: Units) -> None:
    await store.put_in(call(), 5, SIX, OVER)
    assert await store.take_due(OVER, LATER, 10) == (call(),)
    await store.put_off(1, LATER, LATER + timedelta(hours=1))
    assert await store.take_due(LATER, LATER, 10) == ()


async def test_who_is_deleted_while_a_post_is_written_has_it_written_once_more(
    store: Units, database: Database
) -> None:
    for member in (5, 6):
        await store.put_in(call(), member, SIX, OVER)
    await Units(database, privacy).delete_all(5)
    assert await store.take_due(SIX, LATER, 10) == (call(),)
    await Units(database, privacy).delete_all(6)
    await store.put_off(1, LATER, OVER)
    assert await store.take_due(SIX, LATER, 10) == (call(),)
    assert await store.present(1) == ()


async def test_what_is_removed_leaves_nobody(store: Units, database: Database) -> None:
    await store.put_in(call(), 5, SIX, OVER)
    await store.remove(1)
    count = select(func.count()).select_from(roll_call_members)
    assert await database.read(lambda connection: connection.scalar(count)) == 0
