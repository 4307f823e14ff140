"""A reminder can come on days of the month, and has a name in calendars that no other has."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reminders") as reminders:
        reminders.add_column(sa.Column("nths", sa.BigInteger(), nullable=True))
        reminders.add_column(sa.Column("uid", sa.String(32), nullable=True))
    table = sa.table("reminders", sa.column("id", sa.BigInteger()), sa.column("uid", sa.String(32)))
    connection = op.get_bind()
    for (reminder_id,) in connection.execute(sa.select(table.c.id)).all():
        connection.execute(sa.update(table).where(table.c.id == reminder_id).values(uid=uuid4().hex))
    with op.batch_alter_table("reminders") as reminders:
        reminders.alter_column("uid", existing_type=sa.String(32), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_column("uid")
        reminders.drop_column("nths")
