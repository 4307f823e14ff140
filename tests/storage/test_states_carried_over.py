"""What older tables said with a moment alone is carried over as what put a log aside."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, column, insert, select, table

from bot.storage.engine import Database
from bot.storage.tables import UtcDateTime, imports, logs, own_exercises

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1, microseconds=5)
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
OLD_LOGS = table(
    "logs",
    *(column(name) for name in ("id", "member_id", "workout_id", "import_id")),
    column("at", UtcDateTime),
    column("deleted_at", UtcDateTime),
)
OLD_SETS = table("sets", *(column(name) for name in ("log_id", "position", "exercise_id", "kind")))
OLD_OWN = table(
    "own_exercises",
    *(column(name) for name in ("id", "member_id", "name", "tracking")),
    column("removed_at", UtcDateTime),
)


def snowflake(moment: datetime) -> int:
    return int((moment - EPOCH) / timedelta(milliseconds=1)) << 22


def migrate(connection: Connection, to: str, *, down: bool = False) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, to)


EDIT = snowflake(NOON - timedelta(seconds=1))


def fill(connection: Connection) -> None:
    def log(log_id: int, workout: int, deleted: datetime | None = None, import_id: int | None = None) -> None:
        row: dict[str, Any] = {"id": log_id, "member_id": 5, "workout_id": workout, "at": NOON}
        connection.execute(insert(OLD_LOGS).values(**row, deleted_at=deleted, import_id=import_id))
        done = {"log_id": log_id, "position": 1, "exercise_id": f"own-{import_id}" if import_id else "shrug"}
        connection.execute(insert(OLD_SETS).values(**done, kind="work"))

    for log_id in (11, 12):
        log(log_id, 11, NOON)  # edited
    log(EDIT, 11)
    log(21, 21, LATER)  # undone
    log(22, 21)
    for log_id in (31, 32):
        log(log_id, 31, LATER)  # deleted
    log(41, 41, LATER, import_id=100)  # one deleted of an import that counts
    log(42, 42, import_id=100)
    log(51, 51, LATER, import_id=200)  # an import that does not
    for number in (100, 200):
        own = {"id": number, "member_id": 5, "name": "Bench", "tracking": "weight_reps"}
        connection.execute(insert(OLD_OWN).values(**own, removed_at=LATER if number == 200 else None))


async def rows(database: Database, what: Any) -> list[Row[Any]]:
    return await database.read(lambda connection: list(connection.execute(what).all()))


async def test_moments_become_what_put_a_log_aside_and_go_back(database: Database) -> None:
    await database.write(migrate, "0006", down=True)
    await database.write(fill)
    await database.write(migrate, "head")

    found = await rows(database, select(logs.c.id, logs.c.aside, logs.c.aside_by, logs.c.aside_at, logs.c.file_key))
    assert {row[0]: tuple(row[1:]) for row in found} == {
        11: ("edited", EDIT, NOON, None),
        12: ("edited", EDIT, NOON, None),
        EDIT: (None, None, None, None),
        21: ("undone", 21, LATER, None),
        22: (None, None, None, None),
        31: ("deleted", 31, LATER, None),
        32: ("deleted", 31, LATER, None),
        41: ("deleted", 41, LATER, 41),
        42: (None, None, None, 42),
        51: (None, None, None, 51),
    }
    states = await rows(database, select(imports.c.id, imports.c.member_id, imports.c.state))
    assert {tuple(row) for row in states} == {(100, 5, "counting"), (200, 5, "staged")}
    own = await rows(database, select(own_exercises.c.id, own_exercises.c.import_id, own_exercises.c.removed_at))
    assert {tuple(row) for row in own} == {(100, None, None), (200, 200, None)}

    await database.write(migrate, "0006", down=True)
    gone = await rows(database, select(OLD_LOGS.c.id).where(OLD_LOGS.c.deleted_at.is_not(None)))
    assert {row[0] for row in gone} == {11, 12, 21, 31, 32, 41, 51}
    sets = await rows(database, select(OLD_SETS.c.log_id))
    assert len(sets) == 10
