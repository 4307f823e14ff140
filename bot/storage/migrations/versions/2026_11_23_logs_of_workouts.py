"""Logs belong to workouts; sets know their kind, variant and effort; members their unit, kit and own exercises."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OPEN = sa.text("finished_at IS NULL")


def upgrade() -> None:
    # Renamed tables would keep the old names of their keys and indexes on PostgreSQL: the rows move instead.
    op.execute("CREATE TABLE old_sets AS SELECT * FROM sets")
    op.drop_table("sets")
    _create_logs()
    op.execute(
        "INSERT INTO logs (id, member_id, guild_id, at, workout_id, deleted_at) "
        "SELECT id, member_id, guild_id, at, id, deleted_at FROM workouts"
    )
    op.drop_table("workouts")
    _create_sets()
    op.execute(
        "INSERT INTO sets (log_id, position, exercise_id, kind, reps, seconds, metres, weight_milli, unit) "
        "SELECT workout_id, position, exercise_id, 'work', reps, seconds, metres, weight_milli, unit FROM old_sets"
    )
    op.drop_table("old_sets")
    with op.batch_alter_table("members") as members:
        members.alter_column("zone", existing_type=sa.String(64), nullable=True)
        members.add_column(sa.Column("unit", sa.String(2)))
        members.add_column(sa.Column("body_milli", sa.BigInteger()))
        members.add_column(sa.Column("body_unit", sa.String(2)))
        members.add_column(sa.Column("kit", sa.String(255)))
        members.create_check_constraint(
            op.f("ck_members_body_has_unit"), "(body_milli IS NULL) = (body_unit IS NULL)"
        )
    _create_sessions()
    _create_members_own()


def _create_logs() -> None:
    op.create_table(
        "logs",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("workout_id", sa.BigInteger(), nullable=False),
        sa.Column("body_milli", sa.BigInteger()),
        sa.Column("body_unit", sa.String(2)),
        sa.Column("import_id", sa.BigInteger()),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("(body_milli IS NULL) = (body_unit IS NULL)", name=op.f("ck_logs_body_has_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logs")),
    )
    op.create_index(op.f("ix_logs_workout_id"), "logs", ["workout_id"])
    op.create_index(op.f("ix_logs_import_id"), "logs", ["import_id"])
    op.create_index(op.f("ix_logs_member_id_at_id"), "logs", ["member_id", "at", "id"])


def _create_sets() -> None:
    op.create_table(
        "sets",
        sa.Column("log_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.Column("variant", sa.String(64)),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("reps", sa.Integer()),
        sa.Column("seconds", sa.Integer()),
        sa.Column("metres", sa.Integer()),
        sa.Column("weight_milli", sa.BigInteger()),
        sa.Column("unit", sa.String(2)),
        sa.Column("rir_halves", sa.SmallInteger()),
        sa.CheckConstraint("(weight_milli IS NULL) = (unit IS NULL)", name=op.f("ck_sets_weight_has_unit")),
        sa.ForeignKeyConstraint(["log_id"], ["logs.id"], name=op.f("fk_sets_log_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("log_id", "position", name=op.f("pk_sets")),
    )


def _create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("workout_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("rest_s", sa.SmallInteger()),
        sa.Column("rest_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("workout_id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_rest_until"), "sessions", ["rest_until"])
    op.create_index(
        "uq_sessions_member_id", "sessions", ["member_id"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )


def _create_members_own() -> None:
    op.create_table(
        "member_exercises",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True)),
        sa.Column("setup", sa.String(200)),
        sa.PrimaryKeyConstraint("member_id", "exercise_id", name=op.f("pk_member_exercises")),
    )
    op.create_table(
        "own_exercises",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("region", sa.String(8)),
        sa.Column("tracking", sa.String(24), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_exercises")),
    )
    op.create_index(op.f("ix_own_exercises_member_id"), "own_exercises", ["member_id"])
    op.create_table(
        "import_names",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "name", name=op.f("pk_import_names")),
    )


def downgrade() -> None:
    """What the older tables cannot hold is lost: variants, effort, sessions, own exercises, preferences."""
    for table in ("import_names", "own_exercises", "member_exercises", "sessions"):
        op.drop_table(table)
    op.execute("DELETE FROM members WHERE zone IS NULL")
    with op.batch_alter_table("members") as members:
        members.drop_constraint(op.f("ck_members_body_has_unit"), type_="check")
        for column in ("unit", "body_milli", "body_unit", "kit"):
            members.drop_column(column)
        members.alter_column("zone", existing_type=sa.String(64), nullable=False)
    op.execute("CREATE TABLE old_sets AS SELECT * FROM sets")
    op.drop_table("sets")
    op.create_table(
        "workouts",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workouts")),
    )
    op.create_index(op.f("ix_workouts_member_id_at_id"), "workouts", ["member_id", "at", "id"])
    op.execute("INSERT INTO workouts SELECT id, member_id, guild_id, at, deleted_at FROM logs")
    op.drop_table("logs")
    op.create_table(
        "sets",
        sa.Column("workout_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("exercise_id", sa.String(64), nullable=False),
        sa.Column("reps", sa.Integer()),
        sa.Column("seconds", sa.Integer()),
        sa.Column("metres", sa.Integer()),
        sa.Column("weight_milli", sa.BigInteger()),
        sa.Column("unit", sa.String(2)),
        sa.CheckConstraint("(weight_milli IS NULL) = (unit IS NULL)", name=op.f("ck_sets_weight_has_unit")),
        sa.ForeignKeyConstraint(["workout_id"], ["workouts.id"], name=op.f("fk_sets_workout_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workout_id", "position", name=op.f("pk_sets")),
    )
    op.execute(
        "INSERT INTO sets SELECT log_id, position, exercise_id, reps, seconds, metres, weight_milli, unit FROM old_sets"
    )
    op.drop_table("old_sets")
