"""Every statement finds its rows by an index; challenges and leaderboards name who looks at them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_HELD = ("challenges", "leaderboard_posts")
_PARTIAL = {"paused": "paused IS NOT NULL", "channel_id": "channel_id IS NOT NULL AND channel_guild_id IS NULL"}
_UNANSWERED = sa.text("NOT answered")


def upgrade() -> None:
    for name in _HELD:
        op.add_column(name, sa.Column("holder", sa.String(255)))
        op.create_index(f"ix_{name}_holder", name, ["holder"])
    for column, where in _PARTIAL.items():
        these = sa.text(where)
        op.create_index(f"ix_reminders_{column}", "reminders", [column], sqlite_where=these, postgresql_where=these)
    op.create_index("ix_imports_state_begun_at", "imports", ["state", "begun_at"])
    op.drop_index("ix_acts_member_id", "acts")
    op.create_index("ix_acts_member_id_key", "acts", ["member_id", "key"])


def downgrade() -> None:
    op.drop_index("ix_acts_member_id_key", "acts")
    op.create_index(
        "ix_acts_member_id", "acts", ["member_id"], sqlite_where=_UNANSWERED, postgresql_where=_UNANSWERED
    )
    op.drop_index("ix_imports_state_begun_at", "imports")
    for column in _PARTIAL:
        op.drop_index(f"ix_reminders_{column}", "reminders")
    for name in _HELD:
        op.drop_index(f"ix_{name}_holder", name)
        with op.batch_alter_table(name) as table:
            table.drop_column("holder")
