"""The tables of the processes that run over one database: who is alive, and whose turn it is at Discord's gateway."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from bot.storage.tables import UtcDateTime, metadata

processes = Table(
    "processes",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("run", String(32), nullable=False),  # another one for each start
    Column("shard_count", Integer),  # none where the gateway is not divided
    Column("shard_ids", Text, nullable=False),  # apart by commas
    Column("beat_at", UtcDateTime, nullable=False),
)
"""Processes of the bot. Others watch whether `beat_at` changes; whose does not is dead, and its row goes."""

identifies = Table(
    "identifies",
    metadata,
    Column("bucket", BigInteger, primary_key=True, autoincrement=False),
    Column("free_at", UtcDateTime, nullable=False),  # by the database's clock
)
"""When each of the gateway's buckets takes the next shard that identifies."""
