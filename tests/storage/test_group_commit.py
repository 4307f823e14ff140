"""Units of work: each as if it were alone, however many share a transaction."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import URL

from bot.storage import group_commit
from bot.storage.engine import Database
from bot.storage.group_commit import DatabaseBusy
from bot.storage.sqlite import SqliteThread
from bot.storage.tables import notes


def put(connection: Connection, key: str, fault: Exception | None = None) -> list[str]:
    """Store a note; all that this transaction sees."""
    connection.execute(insert(notes), {"key": key, "value": ""})
    if fault:
        raise fault
    return list(connection.scalars(select(notes.c.key)))


async def keys(database: Database) -> set[str]:
    return set(await database.read(lambda connection: connection.scalars(select(notes.c.key)).all()))


async def test_each_gets_what_it_read_back_and_its_own_error(database: Database) -> None:
    faults = {7: ValueError("seven"), 11: KeyError("eleven")}
    units = (database.write(put, str(number), faults.get(number)) for number in range(40))
    answers = await asyncio.gather(*units, return_exceptions=True)

    stored = {str(number) for number in range(40) if number not in faults}
    assert await keys(database) == stored
    for number, answer in enumerate(answers):
        if number in faults:
            assert answer is faults[number]
        else:
            assert str(number) in answer
            assert set(answer) <= stored


async def test_two_that_store_the_same_are_answered_apart(database: Database) -> None:
    answers = await asyncio.gather(*(database.write(put, "one") for _ in range(9)), return_exceptions=True)
    assert [isinstance(answer, list) for answer in answers].count(True) == 1
    assert await keys(database) == {"one"}


async def test_nobody_is_answered_before_the_commit(database: Database) -> None:
    async def see(key: str) -> bool:
        await database.write(put, key)
        return key in await keys(database)

    assert all(await asyncio.gather(*(see(str(number)) for number in range(30))))


async def test_many_that_are_answered_share_few_transactions(migrated: URL) -> None:
    database = Database(migrated)
    transactions = []
    await asyncio.gather(
        *(database.write(lambda connection: transactions.append(connection.get_transaction())) for _ in range(200))
    )
    await database.close()
    assert len(transactions) == 200
    assert len({id(transaction) for transaction in transactions}) < 10


async def test_after_a_crash_inside_the_database_goes_on(database: Database) -> None:
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            await database.write(lambda _: 1 / 0)
        await database.write(lambda _: None)


async def test_who_waits_too_long_is_told_and_nothing_is_stored_behind_their_back(
    tmp_path: Path, migrated: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "WRITE_PATIENCE_S", 1)
    file = tmp_path / "locked.sqlite3"
    file.write_bytes(Path(str(migrated.database)).read_bytes())
    database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy):
        await database.write(put, "late")
    waiting = asyncio.create_task(database.write(put, "patient"))
    await asyncio.sleep(0.3)
    other.execute("COMMIT")
    other.close()
    await waiting
    assert await keys(database) == {"patient"}
    await database.close()


async def test_on_sqlite_a_unit_of_work_runs_in_aiosqlites_own_thread(tmp_path: Path) -> None:
    """Fails where a new aiosqlite changes what `SqliteThread` uses of its insides."""
    thread = SqliteThread(str(tmp_path / "one.sqlite3"), writing=True)

    def where(connection: Connection) -> tuple[threading.Thread, object]:
        return threading.current_thread(), connection.connection.dbapi_connection

    found, driver = await thread.run(where)
    assert found is thread._driver._thread
    assert found.daemon
    assert driver is thread._driver._conn
    assert isinstance(driver, sqlite3.Connection)
    with pytest.raises(LookupError, match="mine"):
        await thread.run(lambda _: {}["mine"])
    await thread.close()
    found.join(5)
    assert not found.is_alive()
