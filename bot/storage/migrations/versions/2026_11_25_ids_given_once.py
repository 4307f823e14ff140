"""Ids of reminders and of members' own exercises are never given again.

A later migration that makes one of these tables anew passes the same `table_kwargs`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_GIVEN_BEFORE = 100_000
"""Ids of rows that were removed are known to nobody but to the buttons of old posts: so many are left out."""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _never_again("reminders")
        _never_again("own_exercises")


def _never_again(table: str) -> None:
    """SQLite gives the id of a removed newest row again, unless its table says AUTOINCREMENT."""
    with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
        pass
    rows = sa.table(table, sa.column("id"))
    sequence = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
    newest = sa.select(sa.literal(table), sa.func.coalesce(sa.func.max(rows.c.id), 0) + _GIVEN_BEFORE)
    op.execute(sa.delete(sequence).where(sequence.c.name == table))
    op.execute(sa.insert(sequence).from_select(["name", "seq"], newest))


def downgrade() -> None:
    """An older version lives well with it."""
