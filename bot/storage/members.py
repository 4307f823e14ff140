"""What a member told about themselves: their time zone."""

from sqlalchemy import select

from bot.storage.engine import Database
from bot.storage.tables import members


class MemberStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def zone(self, member_id: int) -> str | None:
        """The IANA name of the member's zone, or None where they have not said it."""
        async with self._database.read() as connection:
            zone = await connection.scalar(select(members.c.zone).where(members.c.id == member_id))
        return None if zone is None else str(zone)

    async def set_zone(self, member_id: int, zone: str) -> None:
        row = self._database.insert(members).values(id=member_id, zone=zone)
        async with self._database.write() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"zone": zone}))
