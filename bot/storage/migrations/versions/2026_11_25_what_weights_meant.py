"""Sets keep what their weight stood for when they were logged, where the catalogue has learned better since.

An upright row of two dumbbells was logged as a sum and is now logged by the hand; of two bags the meaning was not told.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_LOGGED = "UPDATE sets SET means = '{means}' WHERE weight_milli IS NOT NULL AND exercise_id IN ({ids}) AND {variant}"


def upgrade() -> None:
    with op.batch_alter_table("sets") as sets:
        sets.add_column(sa.Column("means", sa.String(16)))
    for means, ids, variant in (
        ("total", "'upright-row'", "(variant IS NULL OR variant = 'dumbbell')"),
        ("total", "'reverse-fly', 'shrug', 'farmers-carry'", "variant = 'household'"),
    ):
        op.execute(_LOGGED.format(means=means, ids=ids, variant=variant))


def downgrade() -> None:
    with op.batch_alter_table("sets") as sets:
        sets.drop_column("means")
