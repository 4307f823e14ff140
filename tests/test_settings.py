"""What the host decides."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, read_database, read_settings

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
        (TOKEN, {"DISCORD_TOKN": "x"}, "DISCORD_TOKN is not a setting"),
    ],
)
def test_what_cannot_be_used_is_told_without_its_secrets(environment, dotenv, message: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read_settings(environment, dotenv, ROOT)
    assert message in str(refusal.value)
    assert "hunter2" not in str(refusal.value)
    assert "one two" not in str(refusal.value)


def test_the_example_lists_every_setting() -> None:
    from bot.settings import KNOWN

    example = (Path(__file__).parent.parent / ".env.example").read_text("utf-8")
    assert sorted(line.split("=")[0] for line in example.splitlines() if line and line[0] != "#") == sorted(KNOWN)
