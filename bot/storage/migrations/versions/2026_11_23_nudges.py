"""Reminders know what they are about: a back day with a second message, a region left alone, the week in short."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _new() -> list[sa.Column[Any]]:
    return [
        sa.Column("kind", sa.String(8), nullable=False, server_default="day"),
        sa.Column("nudge_after", sa.SmallInteger()),
        sa.Column("nudge_at", _MOMENT),
        sa.Column("region", sa.String(8)),
        sa.Column("untrained", sa.SmallInteger()),
        sa.Column("told_at", _MOMENT),
    ]


def upgrade() -> None:
    with op.batch_alter_table("reminders") as reminders:
        for column in _new():
            reminders.add_column(column)


def downgrade() -> None:
    """What the older table cannot hold is lost: reminders that are not about a back day, and second messages."""
    op.execute("DELETE FROM reminders WHERE kind <> 'day'")
    with op.batch_alter_table("reminders") as reminders:
        for column in _new():
            reminders.drop_column(column.name)
