"""A server's back day has a roll call, which can become a summary."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("reminders") as reminders:
        reminders.add_column(sa.Column("summed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "roll_calls",
        sa.Column("message_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("begins", _MOMENT, nullable=False),
        sa.Column("closes", _MOMENT, nullable=False),
        sa.Column("summed", sa.Boolean(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("look_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_roll_calls"),
    )
    op.create_index("ix_roll_calls_look_at", "roll_calls", ["look_at"])
    op.create_table(
        "roll_call_members",
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["roll_calls.message_id"],
            name="fk_roll_call_members_message_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", "member_id", name="pk_roll_call_members"),
    )
    op.create_index("ix_roll_call_members_member_id", "roll_call_members", ["member_id"])


def downgrade() -> None:
    op.drop_table("roll_call_members")
    op.drop_table("roll_calls")
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_column("summed")
