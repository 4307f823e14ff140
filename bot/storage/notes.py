"""What the bot remembers about itself: short values under a name."""

from sqlalchemy import Connection, bindparam, select

from bot.storage.inserts import upsert
from bot.storage.tables import notes

_VALUE = select(notes.c.value).where(notes.c.key == bindparam("of_key"))
_PUT = upsert(notes, "value")


def get(connection: Connection, key: str) -> str | None:
    value: str | None = connection.scalar(_VALUE, {"of_key": key})
    return value


def put(connection: Connection, key: str, value: str) -> None:
    connection.execute(_PUT, {"key": key, "value": value})
