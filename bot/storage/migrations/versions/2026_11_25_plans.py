"""Weeks that members follow, and what was proposed for a workout that was begun."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_plans",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("plan", sa.String(16)),
        sa.Column("own", sa.Text()),
        sa.Column("weekdays", sa.Text()),
        sa.Column("last_day", sa.String(30)),
        sa.Column("light_from", sa.Date()),
        sa.Column("light_offered", sa.Date()),
        sa.PrimaryKeyConstraint("member_id", name="pk_member_plans"),
    )
    op.add_column("sessions", sa.Column("plan", sa.Text()))
    op.add_column("sessions", sa.Column("plan_seconds", sa.Integer()))
    op.create_index("ix_sessions_member_id_started_at", "sessions", ["member_id", "started_at"])


def downgrade() -> None:
    op.drop_index("ix_sessions_member_id_started_at", "sessions")
    with op.batch_alter_table("sessions") as table:
        table.drop_column("plan_seconds")
        table.drop_column("plan")
    op.drop_table("member_plans")
