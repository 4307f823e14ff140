"""Planned days as they came, and training together: leaderboards and challenges."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ID = sa.BigInteger()
_MOMENT = sa.DateTime(timezone=True)


def _table(name: str, *parts: SchemaItem, key: tuple[str, ...], indexed: tuple[str, ...] = ()) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))
    for column in indexed:
        op.create_index(f"ix_{name}_{column}", name, [column])


def upgrade() -> None:
    _table(
        "planned_days",
        sa.Column("member_id", _ID, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rest", sa.Boolean(), nullable=False),
        key=("member_id", "day"),
    )
    _table(
        "leaderboard_members",
        sa.Column("guild_id", _ID, autoincrement=False, nullable=False),
        sa.Column("member_id", _ID, autoincrement=False, nullable=False),
        sa.Column("joined_at", _MOMENT, nullable=False),
        key=("guild_id", "member_id"),
        indexed=("member_id",),
    )
    _table(
        "leaderboard_posts",
        sa.Column("message_id", _ID, autoincrement=False, nullable=False),
        sa.Column("channel_id", _ID, nullable=False),
        sa.Column("guild_id", _ID, nullable=False),
        sa.Column("measure", sa.String(8), nullable=False),
        sa.Column("look_at", _MOMENT, nullable=False),
        key=("message_id",),
        indexed=("guild_id", "look_at"),
    )
    _table(
        "challenges",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("guild_id", _ID, nullable=False),
        sa.Column("channel_id", _ID, nullable=False),
        sa.Column("message_id", _ID, nullable=True),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.Column("each", sa.Integer(), nullable=False),
        sa.Column("begins", _MOMENT, nullable=False),
        sa.Column("closes", _MOMENT, nullable=False),
        sa.Column("look_at", _MOMENT, nullable=False),
        sa.Column("shown", sa.String(64), nullable=True),
        sa.Column("open_in", _ID, nullable=True),
        sa.UniqueConstraint("open_in", name="uq_challenges_open_in"),
        key=("id",),
        indexed=("guild_id", "look_at"),
    )
    _table(
        "challenge_members",
        sa.Column("challenge_id", _ID, autoincrement=False, nullable=False),
        sa.Column("member_id", _ID, autoincrement=False, nullable=False),
        sa.Column("joined_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenges.id"], name="fk_challenge_members_challenge_id", ondelete="CASCADE"
        ),
        key=("challenge_id", "member_id"),
        indexed=("member_id",),
    )


def downgrade() -> None:
    for name in (
        "challenge_members",
        "challenges",
        "leaderboard_posts",
        "leaderboard_members",
        "planned_days",
    ):
        op.drop_table(name)
