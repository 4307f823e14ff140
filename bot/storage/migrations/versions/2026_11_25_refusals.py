"""What Discord refuses is counted, the server of a channel is noted, and ids of reminders are never given again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)

_GIVEN_BEFORE = 100_000
"""Ids of rows that were removed are known to nobody but to the buttons of old posts: so many are left out."""


def upgrade() -> None:
    with op.batch_alter_table("reminders") as reminders:
        reminders.add_column(sa.Column("channel_guild_id", sa.BigInteger(), nullable=True))
        reminders.add_column(sa.Column("refused_count", sa.SmallInteger(), nullable=False, server_default="0"))
        reminders.add_column(sa.Column("refused_first", _MOMENT, nullable=True))
        reminders.add_column(sa.Column("refused_last", _MOMENT, nullable=True))
        reminders.create_index("ix_reminders_channel_guild_id", ["channel_guild_id"])
    op.execute("UPDATE reminders SET channel_guild_id = guild_id")
    op.create_table(
        "direct_channels",
        sa.Column("member_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_direct_channels"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _never_again("reminders")
        _never_again("own_exercises")


def _never_again(table: str) -> None:
    """SQLite gives the id of a removed newest row again, unless its table says AUTOINCREMENT."""
    with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
        pass
    rows = sa.table(table, sa.column("id"))
    sequence = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
    newest = sa.select(sa.literal(table), sa.func.coalesce(sa.func.max(rows.c.id), 0) + _GIVEN_BEFORE)
    op.execute(sa.delete(sequence).where(sequence.c.name == table))
    op.execute(sa.insert(sequence).from_select(["name", "seq"], newest))


def downgrade() -> None:
    op.drop_table("direct_channels")
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_index("ix_reminders_channel_guild_id")
        for column in ("channel_guild_id", "refused_count", "refused_first", "refused_last"):
            reminders.drop_column(column)
