"""What another tracker's file tells besides sets: titles, notes and its own names; and what a later file replaces."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # One by one: a batch makes the table anew, and dropping the old one would take all sets with it (CASCADE).
    op.add_column("logs", sa.Column("title", sa.Text(), nullable=True))
    op.add_column("logs", sa.Column("remarks", sa.Text(), nullable=True))
    op.add_column("sets", sa.Column("note", sa.Text(), nullable=True))
    op.add_column("sets", sa.Column("called", sa.String(100), nullable=True))
    op.add_column("import_names", sa.Column("chosen", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "replacements",
        sa.Column("log_id", sa.BigInteger(), nullable=False),
        sa.Column("import_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(["log_id"], ["logs.id"], name="fk_replacements_log_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("log_id", "import_id", name="pk_replacements"),
    )
    op.create_index("ix_replacements_import_id", "replacements", ["import_id"])


def downgrade() -> None:
    op.drop_table("replacements")
    op.drop_column("import_names", "chosen")
    op.drop_column("sets", "called")
    op.drop_column("sets", "note")
    op.drop_column("logs", "remarks")
    op.drop_column("logs", "title")
