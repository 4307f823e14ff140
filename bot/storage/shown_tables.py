"""The tables of what is shown to others: posts that members can take back, and what servers choose."""

from sqlalchemy import BigInteger, Boolean, Column, Table, false

from bot.storage.tables import UtcDateTime, metadata

posts = Table(
    "posts",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False, index=True),
    Column("workout_id", BigInteger, index=True),  # none for an exercise
    Column("at", UtcDateTime, nullable=False),
)
"""What members showed everyone."""

servers = Table(
    "servers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("greeted_at", UtcDateTime),
    Column("exercises_public", Boolean, nullable=False, server_default=false()),
)
"""What is known of servers: whether they were greeted, and whether exercises are answered for everyone there."""
