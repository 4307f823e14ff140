"""What Discord refuses is counted, and the server of a channel is noted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


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


def downgrade() -> None:
    op.drop_table("direct_channels")
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_index("ix_reminders_channel_guild_id")
        for column in ("channel_guild_id", "refused_count", "refused_first", "refused_last"):
            reminders.drop_column(column)
