"""What a member says of their back, their readiness and experience."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_spells",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("feeling", sa.String(8), nullable=False),
        sa.Column("began", sa.Date(), nullable=False),
        sa.Column("answered", sa.Date(), nullable=False),
        sa.Column("worse", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("member_id", "feeling", "began", name="pk_care_spells"),
    )
    op.create_table(
        "readiness",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("any_yes", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("doctor_agreed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("member_id", name="pk_readiness"),
    )
    op.create_table(
        "backgrounds",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(12), nullable=True),
        sa.Column("heavy_days", sa.SmallInteger(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("member_id", name="pk_backgrounds"),
    )


def downgrade() -> None:
    op.drop_table("backgrounds")
    op.drop_table("readiness")
    op.drop_table("care_spells")
