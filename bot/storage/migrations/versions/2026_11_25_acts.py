"""Acts whose answer may not have arrived, and taps that repeated a log, are remembered beyond a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("key", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=True),
        sa.Column("stored", sa.Boolean(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_acts"),
    )
    op.create_index(
        "ix_acts_member_id",
        "acts",
        ["member_id"],
        sqlite_where=sa.text("NOT answered"),
        postgresql_where=sa.text("NOT answered"),
    )
    op.create_table(
        "repeats",
        sa.Column("key", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("log_id", sa.BigInteger(), nullable=False),
        sa.Column("last_set", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_repeats"),
    )
    op.create_index("ix_repeats_member_id_key", "repeats", ["member_id", "key"])


def downgrade() -> None:
    op.drop_index("ix_repeats_member_id_key", table_name="repeats")
    op.drop_table("repeats")
    op.drop_index("ix_acts_member_id", table_name="acts")
    op.drop_table("acts")
