"""The tables of training together: who wants to be seen in which server, and the posts that name them."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables import UtcDateTime, metadata

planned_days = Table(
    "planned_days",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("rest", Boolean, nullable=False),  # skipped on purpose
)
"""Back days of a member as they came, in local dates: a plan may change, what was planned on a day does not."""

leaderboard_members = Table(
    "leaderboard_members",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("joined_at", UtcDateTime, nullable=False),
)
"""Who wants to be on a server's leaderboard."""

leaderboard_posts = Table(
    "leaderboard_posts",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("measure", String(8), nullable=False),  # one of `Measure`
    Column("look_at", UtcDateTime, nullable=False, index=True),  # when to write it anew
    Column("holder", String(255), index=True),  # the process that does
)
"""Leaderboards that everybody sees; a server has one of each measure."""

challenges = Table(
    "challenges",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # the interaction that began it
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("exercise_id", String(64), nullable=False),
    Column("each", Integer, nullable=False),  # repetitions or seconds
    Column("begins", UtcDateTime, nullable=False),
    Column("closes", UtcDateTime, nullable=False),
    Column("look_at", UtcDateTime, nullable=False, index=True),
    Column("holder", String(255), index=True),  # the process that looks at it
    Column("shown", String(64)),  # what the post says, to write it anew only where that has changed
    Column("open_in", BigInteger),  # the guild, as long as it is open
    UniqueConstraint("open_in"),
)
"""A server's challenges; it has one at a time."""

challenge_members = Table(
    "challenge_members",
    metadata,
    Column("challenge_id", ForeignKey(challenges.c.id, ondelete="CASCADE"), primary_key=True),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("joined_at", UtcDateTime, nullable=False),
)
"""Who is in."""
