"""What a long history of an exercise comes to is written down, so that it is not reckoned each time."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exercise_books",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.Column("rules", sa.String(16)),
        sa.Column("book", sa.Text()),
        sa.PrimaryKeyConstraint("member_id", "exercise_id", name="pk_exercise_books"),
    )


def downgrade() -> None:
    op.drop_table("exercise_books")
