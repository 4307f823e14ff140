"""What the bot remembers about itself."""

from sqlalchemy import select

from bot.storage.engine import Database
from bot.storage.tables import notes


class NoteStore:
    """Short values under a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        async with self._database.read() as connection:
            value = await connection.scalar(select(notes.c.value).where(notes.c.key == key))
        return None if value is None else str(value)

    async def put(self, key: str, value: str) -> None:
        row = self._database.insert(notes).values(key=key, value=value)
        async with self._database.write() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
