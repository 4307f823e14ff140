"""Every table, once. The migrations in `migrations/` bring a database here; a check compares the two."""

from uuid import uuid4

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
    text,
)

from bot.storage.column_types import UtcDateTime as UtcDateTime  # noqa: PLC0414 (stores import it from here)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column that is exactly INTEGER; snowflakes need 64 bits on PostgreSQL.
_RowId = BigInteger().with_variant(Integer, "sqlite")

logs = Table(
    "logs",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("at", UtcDateTime, nullable=False),
    Column("workout_id", BigInteger, nullable=False, index=True),  # the logs of one occasion share it
    Column("body_milli", BigInteger),
    Column("body_unit", String(2)),
    Column("import_id", BigInteger, index=True),  # where that does not count, neither does the log
    Column("file_key", BigInteger, index=True),  # as which files of other trackers know it, also after an edit
    Column("title", Text),  # what another tracker calls the workout
    Column("remarks", Text),  # and what was written to it there
    Column("aside", String(8)),  # why it does not count: one of `states.Aside`
    Column("aside_by", BigInteger),  # what put it aside: the log in its place, or the tap; itself, where taken back
    Column("aside_at", UtcDateTime),
    CheckConstraint("(body_milli IS NULL) = (body_unit IS NULL)", name="body_has_unit"),
    CheckConstraint(
        "(aside IS NULL) = (aside_by IS NULL) AND (aside IS NULL) = (aside_at IS NULL)", name="aside_is_whole"
    ),
    Index(None, "member_id", "at", "id"),
    Index(
        "ix_logs_aside_at",
        "aside_at",
        sqlite_where=text("aside_at IS NOT NULL"),
        postgresql_where=text("aside_at IS NOT NULL"),
    ),
)

imports = Table(
    "imports",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # the interaction that brought the file
    Column("member_id", BigInteger, nullable=False, index=True),
    Column("state", String(8), nullable=False),  # one of `states.ImportState`
    Column("begun_at", UtcDateTime, nullable=False),
    Index(None, "state", "begun_at"),
)
"""Files of other trackers: what they brought counts or not as one."""

sets = Table(
    "sets",
    metadata,
    Column("log_id", ForeignKey(logs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    Column("exercise_id", String(64), nullable=False),
    Column("variant", String(64)),
    Column("kind", String(8), nullable=False),
    Column("reps", Integer),
    Column("seconds", Integer),
    Column("metres", Integer),
    Column("weight_milli", BigInteger),  # thousandths of the unit: exact in every database
    Column("unit", String(2)),
    Column("rir_halves", SmallInteger),
    Column("means", String(16)),  # what the weight stood for, where the catalogue has learned better since
    Column("side", String(5)),  # one of `Side`; none where both did it
    Column("member_id", BigInteger, nullable=False),  # of the log, for the index of what a member did
    Column("note", Text),  # to the exercise, with its first set
    Column("called", String(100)),  # the exercise's name in the file that the set came from
    CheckConstraint("(weight_milli IS NULL) = (unit IS NULL)", name="weight_has_unit"),
    Index(None, "member_id", "exercise_id", "log_id"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("workout_id", BigInteger, primary_key=True, autoincrement=False),
    Column("member_id", BigInteger, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("rest_s", SmallInteger),
    Column("rest_until", UtcDateTime, index=True),
    Column("holder", String(255), index=True),  # the process that tells that it is over
    Column("plan", Text),  # what was proposed, as JSON
    Column("plan_seconds", Integer),  # and how long that was estimated to take
    Index(None, "member_id", "started_at"),
    # A member trains once at a time.
    Index(
        "uq_sessions_member_id",
        "member_id",
        unique=True,
        sqlite_where=text("finished_at IS NULL"),
        postgresql_where=text("finished_at IS NULL"),
    ),
)
"""Workouts that were begun with `/workout start`."""

members = Table(
    "members",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("zone", String(64)),
    Column("unit", String(2)),
    Column("body_milli", BigInteger),
    Column("body_unit", String(2)),
    Column("kit", String(255)),  # equipment, apart by commas
    Column("manner", String(1)),  # how sets are written, by its code
    Column("quiet_from", SmallInteger),  # minutes of the local day
    Column("quiet_to", SmallInteger),
    CheckConstraint("(body_milli IS NULL) = (body_unit IS NULL)", name="body_has_unit"),
)

direct_channels = Table(
    "direct_channels",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
)
"""The channel of a member's direct messages: opening one is a request that Discord limits more than others."""

member_exercises = Table(
    "member_exercises",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("exercise_id", String(64), primary_key=True),
    Column("saved_at", UtcDateTime),
    Column("setup", String(200)),
)
"""What a member keeps about an exercise: whether it is saved, and grip and set-up."""

own_exercises = Table(
    "own_exercises",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("name", String(60), nullable=False),
    Column("region", String(8)),  # none for what is not of the back
    Column("tracking", String(24), nullable=False),
    Column("removed_at", UtcDateTime),
    Column("import_id", BigInteger, index=True),  # what brought it; where that does not count, it is not offered
    Column("key", BigInteger, unique=True),  # the interaction that added it
    Index(None, "member_id"),
    sqlite_autoincrement=True,  # cards that were sent carry ids
)

replacements = Table(
    "replacements",
    metadata,
    Column("log_id", ForeignKey(logs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("import_id", BigInteger, primary_key=True, autoincrement=False, index=True),
)
"""Logs that a later file has with more or otherwise: they count for nothing as long as that import counts."""

import_names = Table(
    "import_names",
    metadata,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(100), primary_key=True),
    Column("exercise_id", String(64), nullable=False),
    Column("chosen", Boolean, nullable=False, server_default=false()),  # by the member
)
"""Which exercise a member means by a name in the files of other trackers."""

reminders = Table(
    "reminders",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("role_id", BigInteger),
    Column("days", SmallInteger, nullable=False),  # bit 0 is Monday
    Column("minute", SmallInteger, nullable=False),  # of the local day
    Column("every", SmallInteger, nullable=False, server_default="1"),  # weeks; days where no weekday is set
    Column("start", Date),
    Column(
        "nths", BigInteger
    ),  # of a month: bit 0 is the last, bit 1 the first; of its `days`, or of all without any
    Column("once", UtcDateTime),  # a reminder for one moment, without days
    Column("zone", String(64), nullable=False),
    Column("next_at", UtcDateTime, index=True),
    Column("since", UtcDateTime),
    Column("claimed", UtcDateTime),
    Column("retry_at", UtcDateTime),
    Column("holder", String(255)),  # the process that is posting it
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("last_outcome", String(16)),
    Column("last_at", UtcDateTime),
    Column("fallback_id", BigInteger),
    Column("channel_guild_id", BigInteger, index=True),  # of the channel, or of the one to fall back to
    Column("when_done", String(8), nullable=False, server_default="praise"),
    Column("paused", String(16)),
    Column("paused_until", UtcDateTime),
    Column("snoozed_to", UtcDateTime),
    Column("snoozed_by", String(32)),
    Column("kind", String(8), nullable=False, server_default="day"),
    Column("nudge_after", SmallInteger),  # minutes
    Column("nudge_at", UtcDateTime),
    Column("region", String(8)),
    Column("untrained", SmallInteger),  # days
    Column("told_at", UtcDateTime),
    Column("summed", Boolean, nullable=False, server_default=false()),
    Column("refused_count", SmallInteger, nullable=False, server_default="0"),  # occurrences in a row
    Column("refused_first", UtcDateTime),
    Column("refused_last", UtcDateTime),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("key", BigInteger, unique=True),  # the interaction that set it
    Column("uid", String(32), nullable=False, default=lambda: uuid4().hex),  # in calendars
    Index(None, "member_id"),
    # A server has one back day; a member's own reminders have no guild.
    Index(
        "uq_reminders_guild_id",
        "guild_id",
        unique=True,
        sqlite_where=text("guild_id IS NOT NULL"),
        postgresql_where=text("guild_id IS NOT NULL"),
    ),
    # What a restart takes up again.
    Index(
        "ix_reminders_retry_at",
        "retry_at",
        sqlite_where=text("retry_at IS NOT NULL"),
        postgresql_where=text("retry_at IS NOT NULL"),
    ),
    # What rests, and what was never seen in a server: looked for at each start.
    Index(
        "ix_reminders_paused",
        "paused",
        sqlite_where=text("paused IS NOT NULL"),
        postgresql_where=text("paused IS NOT NULL"),
    ),
    Index(
        "ix_reminders_channel_id",
        "channel_id",
        sqlite_where=text("channel_id IS NOT NULL AND channel_guild_id IS NULL"),
        postgresql_where=text("channel_id IS NOT NULL AND channel_guild_id IS NULL"),
    ),
    # The buttons of old posts carry ids: that of one that was removed must never be another's.
    sqlite_autoincrement=True,
)

roll_calls = Table(
    "roll_calls",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("begins", UtcDateTime, nullable=False),
    Column("closes", UtcDateTime, nullable=False),
    Column("summed", Boolean, nullable=False),
    Column("role_id", BigInteger),
    Column("late", Boolean, nullable=False),
    Column("look_at", UtcDateTime, nullable=False, index=True),  # when to close it, or to write it anew
    Column("holder", String(255), index=True),  # the process that does
)
"""Of servers' back days that somebody answered; gone once they are closed."""

roll_call_members = Table(  # who is in
    "roll_call_members",
    metadata,
    Column("message_id", ForeignKey(roll_calls.c.message_id, ondelete="CASCADE"), primary_key=True),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("since", UtcDateTime, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", String(255), nullable=False),
)
"""What the bot remembers about itself, such as which commands Discord has."""
