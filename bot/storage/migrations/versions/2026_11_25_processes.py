"""Processes have names and show that they are alive; a claim names its holder."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_INDEXED = ("sessions", "roll_calls")


def upgrade() -> None:
    op.create_table(
        "processes",
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("run", sa.String(32), nullable=False),
        sa.Column("shard_count", sa.Integer()),
        sa.Column("shard_ids", sa.Text(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_processes"),
    )
    op.create_table(
        "identifies",
        sa.Column("bucket", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_identifies"),
    )
    for name in ("reminders", *_INDEXED):
        op.add_column(name, sa.Column("holder", sa.String(255)))
    for name in _INDEXED:
        op.create_index(f"ix_{name}_holder", name, ["holder"])


def downgrade() -> None:
    for name in _INDEXED:
        op.drop_index(f"ix_{name}_holder", name)
    for name in ("reminders", *_INDEXED):
        with op.batch_alter_table(name) as table:
            table.drop_column("holder")
    op.drop_table("identifies")
    op.drop_table("processes")
