"""What the host decides: read once, frozen; the token never prints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.shards import Shards

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
KNOWN = ("DATABASE_URL", "DISCORD_TOKEN", "LOG_LEVEL", "SHARD_COUNT", "SHARD_IDS")
OF_COMPOSE = ("POSTGRES_PASSWORD",)
"""What `.env` may hold besides: compose.yaml reads it."""


class SettingsError(Exception):
    """A setting that cannot be used; the text says which one and what to write instead."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` as Discord issued it, the database's address, how much is logged, and this process's shards, if any."""

    token: str = field(repr=False)
    database: URL
    log_level: str = "INFO"
    shards: Shards | None = None


def read_settings(environment: Mapping[str, str], dotenv: Mapping[str, str | None], root: Path) -> Settings:
    """Settings from the environment, then from `.env` in `root`, where a SQLite file also goes by default.

    Raises `SettingsError`; an unknown name is one only in `.env`, which is the bot's own file.
    """
    if unknown := sorted(dotenv.keys() - {*KNOWN, *OF_COMPOSE}):
        raise SettingsError(f".env: {unknown[0]} is not a setting. Known: {', '.join(KNOWN)}.")
    values = {key: (environment.get(key) or dotenv.get(key) or "").strip() for key in KNOWN}
    token = values["DISCORD_TOKEN"]
    if not token:
        raise SettingsError(
            "DISCORD_TOKEN is missing. Copy .env.example to .env and paste your bot's token there "
            "(Discord Developer Portal > your application > Bot > Reset Token)."
        )
    if any(character.isspace() or not character.isprintable() for character in token):
        raise SettingsError("DISCORD_TOKEN has a blank or a line break inside. Paste the token alone, on one line.")
    level = values["LOG_LEVEL"].upper() or "INFO"
    if level not in LEVELS:
        raise SettingsError(f"LOG_LEVEL is none of {', '.join(LEVELS)}.")
    database = read_database(values["DATABASE_URL"], root)
    shards = read_shards(values["SHARD_COUNT"], values["SHARD_IDS"])
    if shards and len(shards.ids) < shards.count and database.get_backend_name() == "sqlite":
        raise SettingsError("SHARD_IDS leaves shards to other processes, which needs PostgreSQL: set DATABASE_URL.")
    return Settings(token=token, database=database, log_level=level, shards=shards)


def read_shards(count: str, ids: str) -> Shards | None:
    """This process's shards: `ids` such as `0,2-4` of `count`, or all of them; None where neither is set.

    Raises `SettingsError`.
    """
    if not count and not ids:
        return None
    if not count:
        raise SettingsError("SHARD_IDS is set without SHARD_COUNT. Say how many shards there are in all.")
    if not re.fullmatch(r"[1-9][0-9]{0,4}", count):
        raise SettingsError("SHARD_COUNT is no number of shards. Write 1 or more, or leave it out.")
    if not ids:
        return Shards(int(count), tuple(range(int(count))))
    found: set[int] = set()
    for part in ids.split(","):
        run = re.fullmatch(r"([0-9]{1,5})(?:-([0-9]{1,5}))?", part.strip())
        if run is None:
            raise SettingsError("SHARD_IDS cannot be read. Write numbers and ranges: 0,1 or 0-3.")
        first, last = int(run[1]), int(run[2] or run[1])
        if last < first or last >= int(count):
            raise SettingsError(f"SHARD_IDS does not fit SHARD_COUNT={count}: shards go from 0 to {int(count) - 1}.")
        found.update(range(first, last + 1))
    return Shards(int(count), tuple(sorted(found)))


def read_database(text: str, root: Path) -> URL:
    """The address of the database; empty means the SQLite file `var/backday.sqlite3` in `root`.

    Raises `SettingsError`. Its text never repeats the address, which may hold a password.
    """
    if not text:
        return URL.create(DRIVERS["sqlite"], database=str(root / "var" / "backday.sqlite3"))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        url = None
    dialect = url.drivername.split("+")[0] if url is not None else ""
    if url is None or dialect not in DRIVERS:
        raise SettingsError(
            "DATABASE_URL cannot be read. Write sqlite:///var/backday.sqlite3 or "
            "postgresql://user:password@host/database."
        )
    return url.set(drivername=DRIVERS[dialect])
