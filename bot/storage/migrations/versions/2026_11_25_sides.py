"""A set keeps the side that did it, and its member, so that all they did of an exercise is found by one index."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INDEX = op.f("ix_sets_member_id_exercise_id_log_id")


def upgrade() -> None:
    op.add_column("sets", sa.Column("side", sa.String(5)))
    op.add_column("sets", sa.Column("member_id", sa.BigInteger()))
    op.execute("UPDATE sets SET member_id = (SELECT logs.member_id FROM logs WHERE logs.id = sets.log_id)")
    with op.batch_alter_table("sets") as sets:
        sets.alter_column("member_id", existing_type=sa.BigInteger(), nullable=False)
    op.create_index(_INDEX, "sets", ["member_id", "exercise_id", "log_id"])


def downgrade() -> None:
    op.drop_index(_INDEX, "sets")
    with op.batch_alter_table("sets") as sets:
        sets.drop_column("member_id")
        sets.drop_column("side")
