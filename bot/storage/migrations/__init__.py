"""The history of the tables (Alembic), run through the bot's own connection at the start."""

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

HERE = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest revision, inside the caller's transaction."""
    if _revision(connection) == _newest():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    """Where the database is, as Alembic noted it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _newest() -> str:
    """The revision that no other one comes after."""
    history = "".join(file.read_text("utf-8") for file in HERE.glob("versions/*.py"))
    known = set(re.findall(r'^revision = "(.+)"$', history, re.MULTILINE))
    followed = set(re.findall(r'^down_revision = "(.+)"$', history, re.MULTILINE))
    (newest,) = known - followed
    return str(newest)
