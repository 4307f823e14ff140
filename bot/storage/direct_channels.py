"""Which channel a member's direct messages are: one row for each member whom the bot has written to."""

from sqlalchemy import BigInteger, Connection, bindparam, delete, select

from bot.storage.inserts import upsert
from bot.storage.tables import direct_channels

_OF_MEMBER = direct_channels.c.member_id == bindparam("member", type_=BigInteger)
_FIND = select(direct_channels.c.channel_id).where(_OF_MEMBER)
_FORGET = delete(direct_channels).where(_OF_MEMBER)
_PUT = upsert(direct_channels, "channel_id")


def find(connection: Connection, member_id: int) -> int | None:
    """The channel's id, if it is known."""
    found: int | None = connection.scalar(_FIND, {"member": member_id})
    return found


def keep(connection: Connection, member_id: int, channel_id: int | None) -> None:
    """Keep the channel's id; with None, forget it."""
    if channel_id is None:
        connection.execute(_FORGET, {"member": member_id})
    else:
        connection.execute(_PUT, {"member_id": member_id, "channel_id": channel_id})
