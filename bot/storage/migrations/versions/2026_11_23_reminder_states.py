"""Reminders know more rules, and what their owners asked for: pauses, snoozes, quiet hours, retries."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_RETRIED = sa.text("retry_at IS NOT NULL")
_CLAIMED = sa.text("claimed_at IS NOT NULL")


def _new() -> list[sa.Column[Any]]:
    return [
        sa.Column("every", sa.SmallInteger(), nullable=False, server_default="1"),
        sa.Column("start", sa.Date()),
        sa.Column("once", _MOMENT),
        sa.Column("since", _MOMENT),
        sa.Column("attempts", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("fallback_id", sa.BigInteger()),
        sa.Column("when_done", sa.String(8), nullable=False, server_default="praise"),
        sa.Column("paused", sa.String(16)),
        sa.Column("paused_until", _MOMENT),
        sa.Column("snoozed_to", _MOMENT),
        sa.Column("snoozed_by", sa.String(32)),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0"),
    ]


def upgrade() -> None:
    op.drop_index("ix_reminders_claimed_at", "reminders")
    with op.batch_alter_table("reminders") as reminders:
        reminders.alter_column("claimed_at", new_column_name="retry_at", existing_type=_MOMENT)
        reminders.alter_column("next_at", existing_type=_MOMENT, nullable=True)
        for column in _new():
            reminders.add_column(column)
    op.create_index(
        "ix_reminders_retry_at", "reminders", ["retry_at"], sqlite_where=_RETRIED, postgresql_where=_RETRIED
    )
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("quiet_from", sa.SmallInteger()))
        members.add_column(sa.Column("quiet_to", sa.SmallInteger()))


def downgrade() -> None:
    """What the older table cannot hold is lost: other rules than weekly ones, and what rests."""
    op.execute("DELETE FROM reminders WHERE days = 0 OR every > 1 OR next_at IS NULL")
    with op.batch_alter_table("members") as members:
        members.drop_column("quiet_from")
        members.drop_column("quiet_to")
    op.drop_index("ix_reminders_retry_at", "reminders")
    with op.batch_alter_table("reminders") as reminders:
        for column in _new():
            reminders.drop_column(column.name)
        reminders.alter_column("next_at", existing_type=_MOMENT, nullable=False)
        reminders.alter_column("retry_at", new_column_name="claimed_at", existing_type=_MOMENT)
    op.create_index(
        "ix_reminders_claimed_at", "reminders", ["claimed_at"], sqlite_where=_CLAIMED, postgresql_where=_CLAIMED
    )
