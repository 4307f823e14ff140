"""What is known of servers: whether they were greeted, and what they want to be public."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, select, update

from bot.storage.inserts import insert_once, upsert
from bot.storage.shown_tables import servers

_SERVER = servers.c.id == bindparam("server", type_=BigInteger)
_PUBLIC = select(servers.c.exercises_public).where(_SERVER)
_ADD = insert_once(servers)
_CHOOSE = upsert(servers, "exercises_public")
_GREET = update(servers).where(_SERVER, servers.c.greeted_at.is_(None)).values(greeted_at=bindparam("now"))


def exercises_public(connection: Connection, server_id: int) -> bool:
    """Whether exercises are answered for everyone there."""
    return bool(connection.scalar(_PUBLIC, {"server": server_id}))


def choose(connection: Connection, server_id: int, *, public: bool) -> None:
    """Answer exercises for everyone there, or for the asker's eyes only."""
    connection.execute(_CHOOSE, {"id": server_id, "exercises_public": public})


def greet(connection: Connection, server_id: int, now: datetime) -> bool:
    """Note that the server is greeted; False where it was before."""
    connection.execute(_ADD, {"id": server_id})
    return connection.execute(_GREET, {"server": server_id, "now": now}).rowcount == 1
