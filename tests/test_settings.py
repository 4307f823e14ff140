"""What the host decides."""

from pathlib import Path

import pytest

from bot.domain.shards import Shards
from bot.settings import SettingsError, read_database, read_settings, read_shards

ROOT = Path("/srv/backday")
TOKEN = {"DISCORD_TOKEN": "a.b.c"}


def test_the_default_database_is_a_file_beside_the_bot() -> None:
    settings = read_settings(TOKEN, {}, ROOT)
    assert settings.database.render_as_string() == "sqlite+aiosqlite:////srv/backday/var/backday.sqlite3"
    assert settings.log_level == "INFO"


def test_the_environment_wins_over_dotenv() -> None:
    settings = read_settings(TOKEN, {"DISCORD_TOKEN": "old", "LOG_LEVEL": "debug"}, ROOT)
    assert settings.token == "a.b.c"
    assert settings.log_level == "DEBUG"


def test_the_token_never_prints() -> None:
    assert "a.b.c" not in repr(read_settings(TOKEN, {}, ROOT))


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("postgresql://u:p@host/db", "postgresql+asyncpg"),
        ("postgres://u:p@host/db", "postgresql+asyncpg"),
        ("postgresql+psycopg://u:p@host/db", "postgresql+asyncpg"),
        ("sqlite:///x.db", "sqlite+aiosqlite"),
    ],
)
def test_the_driver_is_the_bots_to_choose(text: str, driver: str) -> None:
    assert read_database(text, ROOT).drivername == driver


@pytest.mark.parametrize(
    ("environment", "dotenv", "message"),
    [
        ({}, {}, "DISCORD_TOKEN is missing"),
        ({"DISCORD_TOKEN": "  "}, {}, "DISCORD_TOKEN is missing"),
        ({"DISCORD_TOKEN": "one two"}, {}, "has a blank or a line break"),
        ({"DISCORD_TOKEN": "one\ntwo"}, {}, "has a blank or a line break"),
        (TOKEN | {"DATABASE_URL": "nonsense"}, {}, "DATABASE_URL cannot be read"),
        (TOKEN | {"DATABASE_URL": "mysql://u:hunter2@host/db"}, {}, "DATABASE_URL cannot be read"),
        (TOKEN | {"DATABASE_URL": "postgresql://u:hunter2@host:port/db"}, {}, "DATABASE_URL cannot be read"),
        (TOKEN | {"LOG_LEVEL": "LOUD"}, {}, "LOG_LEVEL is none of"),
        (TOKEN | {"SHARD_IDS": "0"}, {}, "SHARD_IDS is set without SHARD_COUNT"),
        (TOKEN | {"SHARD_COUNT": "many"}, {}, "SHARD_COUNT is no number of shards"),
        (TOKEN | {"SHARD_COUNT": "0"}, {}, "SHARD_COUNT is no number of shards"),
        (TOKEN | {"SHARD_COUNT": "4", "SHARD_IDS": "0;1"}, {}, "SHARD_IDS cannot be read"),
        (TOKEN | {"SHARD_COUNT": "4", "SHARD_IDS": "0-4"}, {}, "does not fit SHARD_COUNT=4: shards go from 0 to 3"),
        (TOKEN | {"SHARD_COUNT": "4", "SHARD_IDS": "3-1"}, {}, "does not fit SHARD_COUNT=4: shards go from 0 to 3"),
        (TOKEN | {"SHARD_COUNT": "4", "SHARD_IDS": "1"}, {}, "needs PostgreSQL"),
        (TOKEN, {"DISCORD_TOKN": "x"}, "DISCORD_TOKN is not a setting"),
    ],
)
def test_what_cannot_be_used_is_told_without_its_secrets(environment, dotenv, message: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read_settings(environment, dotenv, ROOT)
    assert message in str(refusal.value)
    assert "hunter2" not in str(refusal.value)
    assert "one two" not in str(refusal.value)


@pytest.mark.parametrize(
    ("count", "ids", "shards", "name"),
    [
        ("", "", None, None),
        ("3", "", (0, 1, 2), "0-2 of 3"),
        ("3", "1", (1,), "1 of 3"),
        ("9", " 5, 0-2,7-8", (0, 1, 2, 5, 7, 8), "0-2,5,7-8 of 9"),
    ],
)
def test_shards_are_numbers_and_ranges(
    count: str, ids: str, shards: tuple[int, ...] | None, name: str | None
) -> None:
    read = read_shards(count, ids)
    assert (read and read.ids, read and read.name) == (shards, name)


def test_a_server_belongs_to_the_shard_that_discord_says() -> None:
    assert Shards(3, (1,)).has(1 << 22)
    assert not Shards(3, (0, 2)).has((1 << 22) + 4194303)
    assert Shards(3, (0, 2)).has(5 << 22)


def test_the_example_lists_every_setting() -> None:
    from bot.settings import KNOWN, OF_COMPOSE

    example = (Path(__file__).parent.parent / ".env.example").read_text("utf-8")
    assert sorted(line.split("=")[0] for line in example.splitlines() if line and line[0] != "#") == sorted(
        {*KNOWN, *OF_COMPOSE}
    )
