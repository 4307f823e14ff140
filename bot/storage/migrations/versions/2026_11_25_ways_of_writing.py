"""A member's way of writing sets is remembered: which number of `80x8` is the weight."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("manner", sa.String(1)))


def downgrade() -> None:
    with op.batch_alter_table("members") as members:
        members.drop_column("manner")
