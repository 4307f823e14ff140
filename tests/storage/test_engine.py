"""The database: what it guarantees on both kinds, and what it says when it cannot be used."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Row, insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.workouts import Entry, Weight, WorkoutSet
from bot.storage import members, workouts
from bot.storage.engine import Database, DatabaseError
from bot.storage.migrations import upgrade
from bot.storage.schema import metadata
from bot.storage.tables import logs, sets
from tests.conftest import Units

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SNOWFLAKE = 2**62 + 1


def log(**values: object) -> dict[str, object]:
    return {"id": SNOWFLAKE, "member_id": SNOWFLAKE, "at": NOON, "workout_id": SNOWFLAKE} | values


async def add(database: Database, **values: object) -> None:
    await database.write(Connection.execute, insert(logs), log(**values))


async def all_logs(database: Database) -> list[Row]:
    return await database.read(lambda connection: connection.execute(select(logs)).all())


async def test_the_migrations_lead_to_exactly_these_tables(database: Database) -> None:
    found = await database.read(
        lambda connection: compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )
    )
    assert found == []


async def test_opening_twice_changes_nothing(database: Database) -> None:
    await database.open()
    await database.open()


async def test_the_newest_migration_can_be_taken_back_and_made_again(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    def down(connection: object) -> None:
        config = Config()
        config.set_main_option("script_location", "bot/storage/migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")

    await database.write(down)
    await database.write(upgrade)
    assert await all_logs(database) == []


async def test_what_was_logged_before_logs_had_workouts_is_still_there(database: Database) -> None:
    await database.write(migrated, "0001")
    for row in (
        "members VALUES (5, 'Europe/Berlin')",
        "workouts (id, member_id, at) VALUES (7, 5, '2026-01-01 12:00:00.000000')",
        "sets (workout_id, position, exercise_id, reps, weight_milli, unit) VALUES (7, 1, 'face-pull', 12, 22500, 'kg')",
    ):
        await database.write(Connection.execute, text(f"INSERT INTO {row}"))
    await database.write(migrated, "head")
    (workout,) = await Units(database, workouts).page(5, offset=0, limit=10)
    assert (workout.id, workout.logs[0].id, workout.member_id) == (7, 7, 5)
    assert workout.entries == (Entry("face-pull", (WorkoutSet(reps=12, weight=Weight(Decimal("22.5"))),)),)
    assert (await Units(database, members).preferences(5)).zone == "Europe/Berlin"


async def test_a_weight_goes_on_meaning_what_it_meant_when_it_was_logged(database: Database) -> None:
    before = [
        ("upright-row", None, "total"),
        ("upright-row", "dumbbell", "total"),
        ("upright-row", "kettlebell", None),
        ("shrug", "household", "total"),
        ("shrug", None, None),
        ("t-bar-row", None, None),
    ]
    await database.write(migrated, "0005")
    logs = "logs (id, member_id, at, workout_id) VALUES (7, 5, '2026-01-01 12:00:00.000000', 7)"
    await database.write(Connection.execute, text(f"INSERT INTO {logs}"))
    insert = text(
        "INSERT INTO sets (log_id, position, exercise_id, variant, kind, reps, weight_milli, unit)"
        " VALUES (7, :position, :exercise, :variant, 'work', 8, 40000, 'kg')"
    )
    for position, (exercise, variant, _) in enumerate(before, start=1):
        await database.write(
            Connection.execute, insert, {"position": position, "exercise": exercise, "variant": variant}
        )
    await database.write(migrated, "head")
    (workout,) = await Units(database, workouts).page(5, offset=0, limit=10)
    assert [(entry.exercise_id, entry.variant, entry.sets[0].means) for entry in workout.logs[0].entries] == before


def migrated(connection: object, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.attributes["connection"] = connection
    (command.upgrade if to == "head" else command.downgrade)(config, to)


async def test_a_snowflake_comes_back_whole(database: Database) -> None:
    await add(database)
    (row,) = await all_logs(database)
    assert (row.id, row.member_id) == (SNOWFLAKE, SNOWFLAKE)


async def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(database: Database) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    await add(database, at=local)
    (row,) = await all_logs(database)
    assert row.at == NOON
    assert row.at.utcoffset() == timedelta(0)


async def test_a_naive_moment_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"):
        await add(database, at=datetime(2026, 1, 1))


async def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(insert(logs), log())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(fail)
    assert await all_logs(database) == []


async def test_sets_need_their_log_and_a_weight_its_unit(database: Database) -> None:
    values = {"kind": "work", "member_id": 1, "log_id": SNOWFLAKE, "position": 1, "exercise_id": "x"}
    with pytest.raises(IntegrityError):
        await database.write(Connection.execute, insert(sets), values | {"reps": 8})
    await add(database)
    with pytest.raises(IntegrityError):
        await database.write(Connection.execute, insert(sets), values | {"weight_milli": 1})


async def test_sqlite_puts_an_acknowledged_log_on_disk(tmp_path: Path) -> None:
    database = Database(URL.create("sqlite+aiosqlite", database=str(tmp_path / "new" / "folder" / "b.sqlite3")))
    await database.open()
    settings = [
        await database.write(Connection.scalar, text(f"PRAGMA {name}"))
        for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    await database.close()
    assert settings == ["wal", 2, 1]


async def test_a_damaged_file_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "b.sqlite3"
    file.write_bytes(b"this is no database, but long enough to look like one" * 100)
    database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
    with pytest.raises(DatabaseError, match="damaged or is no SQLite database"):
        await database.open()
    await database.close()


async def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    database = Database(URL.create("sqlite+aiosqlite", database=str(tmp_path / "file" / "b.sqlite3")))
    with pytest.raises(DatabaseError, match="cannot be made"):
        await database.open()
    await database.close()


async def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    database = Database(URL.create("postgresql+asyncpg", "me", "secret", "127.0.0.1", 1, "none"))
    with pytest.raises(DatabaseError, match="did not answer") as refusal:
        await database.open()
    await database.close()
    assert "secret" not in str(refusal.value)
