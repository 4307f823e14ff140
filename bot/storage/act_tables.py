"""The tables of what is known of an act: what was typed, whether its answer arrived, and what it repeated."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table

from bot.storage.tables import metadata

acts = Table(
    "acts",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # the interaction or message
    Column("member_id", BigInteger, nullable=False),
    Column("digest", BigInteger),  # of what was typed
    Column("stored", Boolean, nullable=False),
    Column("answered", Boolean, nullable=False),
    Index(None, "member_id", "key"),
)
"""What members asked for that stored something, and whether its answer arrived; messages also while they are read."""

repeats = Table(
    "repeats",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # the tap, and the log that it made
    Column("member_id", BigInteger, nullable=False),
    Column("log_id", BigInteger, nullable=False),  # what was repeated
    Column("last_set", Boolean, nullable=False),  # its last set alone
    Index(None, "member_id", "key"),
)
"""Logs that a tap made of another one."""
