"""The history of the tables (Alembic), run through the bot's own connection at the start."""

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

HERE = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest revision, inside the caller's transaction."""
    _wait_for_others(connection)
    found = revision(connection)
    if found == newest():
        return
    if found is not None and found not in _known():
        raise NewerDatabase
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


class NewerDatabase(Exception):
    """A newer version of the bot has brought the tables up to date: this one does not know them."""


# Any number that nothing else locks: members' ids are far larger.
_LOCK = text("SELECT pg_advisory_xact_lock(20)")


def _wait_for_others(connection: Connection) -> None:
    """Of processes that start together, one brings the tables up to date. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(_LOCK)


def revision(connection: Connection) -> str | None:
    """Where the database is, as Alembic noted it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _known(name: str = "revision") -> set[str]:
    history = "".join(file.read_text("utf-8") for file in HERE.glob("versions/*.py"))
    return set(re.findall(rf'^{name} = "(.+)"$', history, re.MULTILINE))


def newest() -> str:
    """The revision that no other one comes after."""
    (newest,) = _known() - _known("down_revision")
    return newest
