"""What a member told about themselves, and what the bot notes about itself."""

from bot.storage.engine import Database
from bot.storage.members import MemberStore
from bot.storage.notes import NoteStore


async def test_a_zone_is_kept_and_can_be_changed(database: Database) -> None:
    store = MemberStore(database)
    assert await store.zone(2**62) is None
    await store.set_zone(2**62, "Europe/Berlin")
    await store.set_zone(2**62, "Asia/Tokyo")
    assert await store.zone(2**62) == "Asia/Tokyo"


async def test_a_note_is_kept_and_can_be_changed(database: Database) -> None:
    store = NoteStore(database)
    assert await store.get("commands") is None
    await store.put("commands", "one")
    await store.put("commands", "two")
    assert await store.get("commands") == "two"
