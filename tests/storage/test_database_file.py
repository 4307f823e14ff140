"""A database file that is deleted, moved or replaced while the bot runs."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.domain.members import Preferences
from bot.storage import members
from bot.storage.database_file import DatabaseGone
from bot.storage.engine import Database


def delete(file: Path) -> None:
    file.unlink()


def move(file: Path) -> None:
    file.rename(file.with_name("elsewhere.sqlite3"))


def replace(file: Path) -> None:
    shutil.copy(file, backup := file.with_name("backup.sqlite3"))
    backup.replace(file)


@pytest.mark.parametrize("harm", [delete, move, replace])
async def test_it_is_noticed_before_the_next_confirmation(
    migrated: URL, tmp_path: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    file = Path(shutil.copy(str(migrated.database), tmp_path / "backday.sqlite3"))
    database = Database(migrated.set(database=str(file)))
    try:
        await database.write(members.set_preferences, 1, Preferences(zone="UTC"))
        harm(file)
        for member_id in (2, 3):
            with pytest.raises(DatabaseGone):
                await database.write(members.set_preferences, member_id, Preferences(zone="UTC"))
    finally:
        await database.close()
    assert [record.levelno for record in caplog.records if record.name.startswith("bot")] == [logging.CRITICAL]


async def test_a_file_that_is_put_back_is_written_to_again(migrated: URL, tmp_path: Path) -> None:
    file = Path(shutil.copy(str(migrated.database), tmp_path / "backday.sqlite3"))
    database = Database(migrated.set(database=str(file)))
    try:
        await database.write(members.set_preferences, 1, Preferences(zone="UTC"))
        move(file)
        with pytest.raises(DatabaseGone):
            await database.write(members.set_preferences, 2, Preferences(zone="UTC"))
        file.with_name("elsewhere.sqlite3").rename(file)
        await database.write(members.set_preferences, 3, Preferences(zone="UTC"))
        zones = [(await database.read(members.preferences, member_id)).zone for member_id in (1, 2, 3)]
        assert zones == ["UTC", None, "UTC"]
    finally:
        await database.close()
