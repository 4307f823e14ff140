"""Logs say what put them aside, imports whether they count, and what is created carries its key."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_LOGS = sa.table(
    "logs",
    sa.column("id", sa.BigInteger),
    sa.column("member_id", sa.BigInteger),
    sa.column("workout_id", sa.BigInteger),
    sa.column("import_id", sa.BigInteger),
    sa.column("file_key", sa.BigInteger),
    sa.column("deleted_at", _MOMENT),
    sa.column("aside", sa.String),
    sa.column("aside_by", sa.BigInteger),
    sa.column("aside_at", _MOMENT),
)
_IMPORTS = sa.table(
    "imports",
    sa.column("id", sa.BigInteger),
    sa.column("member_id", sa.BigInteger),
    sa.column("state", sa.String),
    sa.column("begun_at", _MOMENT),
)
_WHOLE = "(aside IS NULL) = (aside_by IS NULL) AND (aside IS NULL) = (aside_at IS NULL)"
_PARTIAL = sa.text("aside_at IS NOT NULL")


def upgrade() -> None:
    # One by one: a batch makes the table anew, and dropping the old one would take all sets with it (CASCADE).
    op.add_column("logs", sa.Column("file_key", sa.BigInteger()))
    op.add_column("logs", sa.Column("aside", sa.String(8)))
    op.add_column("logs", sa.Column("aside_by", sa.BigInteger()))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"ALTER TABLE logs ADD COLUMN aside_at DATETIME CONSTRAINT ck_logs_aside_is_whole CHECK ({_WHOLE})"
        )
    else:
        op.add_column("logs", sa.Column("aside_at", _MOMENT))
        op.create_check_constraint(op.f("ck_logs_aside_is_whole"), "logs", _WHOLE)
    op.create_table(
        "imports",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_member_id"), "imports", ["member_id"])
    with op.batch_alter_table("own_exercises") as own:
        own.add_column(sa.Column("import_id", sa.BigInteger()))
        own.add_column(sa.Column("key", sa.BigInteger()))
        own.create_unique_constraint(op.f("uq_own_exercises_key"), ["key"])
    op.create_index(op.f("ix_own_exercises_import_id"), "own_exercises", ["import_id"])
    with op.batch_alter_table("reminders") as reminders:
        reminders.add_column(sa.Column("key", sa.BigInteger()))
        reminders.create_unique_constraint(op.f("uq_reminders_key"), ["key"])
    _carry_imports()
    _carry_marks()
    op.drop_column("logs", "deleted_at")
    op.create_index(op.f("ix_logs_file_key"), "logs", ["file_key"])
    op.create_index("ix_logs_aside_at", "logs", ["aside_at"], sqlite_where=_PARTIAL, postgresql_where=_PARTIAL)


def _carry_imports() -> None:
    """An import counts as a whole now. Of one that does not, nothing needs a mark of its own."""
    connection = op.get_bind()
    counting = sa.func.max(sa.case((_LOGS.c.deleted_at.is_(None), 1), else_=0))
    found = connection.execute(
        sa.select(_LOGS.c.import_id, sa.func.min(_LOGS.c.member_id), counting)
        .where(_LOGS.c.import_id.is_not(None))
        .group_by(_LOGS.c.import_id)
    ).all()
    now = datetime.now(UTC)
    for import_id, member_id, counts in found:
        state = "counting" if counts else "staged"
        row = {"id": import_id, "member_id": member_id, "state": state, "begun_at": now}
        connection.execute(sa.insert(_IMPORTS).values(**row))
        if not counts:
            connection.execute(sa.update(_LOGS).where(_LOGS.c.import_id == import_id).values(deleted_at=None))
    connection.execute(sa.update(_LOGS).where(_LOGS.c.import_id.is_not(None)).values(file_key=_LOGS.c.id))
    # What an import brought was removed as long as it did not count.
    op.execute(
        "UPDATE own_exercises SET removed_at = NULL, import_id = ("
        "SELECT min(logs.import_id) FROM logs JOIN sets ON sets.log_id = logs.id "
        "JOIN imports ON imports.id = logs.import_id "
        "WHERE imports.state = 'staged' AND logs.member_id = own_exercises.member_id "
        "AND sets.exercise_id = 'own-' || CAST(own_exercises.id AS VARCHAR(20))) "
        "WHERE removed_at IS NOT NULL AND region IS NULL AND EXISTS ("
        "SELECT 1 FROM logs JOIN sets ON sets.log_id = logs.id JOIN imports ON imports.id = logs.import_id "
        "WHERE imports.state = 'staged' AND logs.member_id = own_exercises.member_id "
        "AND sets.exercise_id = 'own-' || CAST(own_exercises.id AS VARCHAR(20)))"
    )


def _carry_marks() -> None:
    """Say of what was marked at one moment what marked it, as far as the moments tell.

    An edit carried its moment in whole seconds, and the id of the log that it made is a snowflake of that moment.
    """
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(_LOGS.c.id, _LOGS.c.workout_id, _LOGS.c.file_key, _LOGS.c.deleted_at).where(
            _LOGS.c.workout_id.in_(sa.select(_LOGS.c.workout_id).where(_LOGS.c.deleted_at.is_not(None)))
        )
    ).all()
    workouts = defaultdict(list)
    for row in rows:
        workouts[row.workout_id].append(row)
    for logs in workouts.values():
        for moment in sorted({row.deleted_at for row in logs if row.deleted_at is not None}):
            marked = [row for row in logs if row.deleted_at == moment]
            _mark(connection, marked, [row for row in logs if row.deleted_at != moment], moment)


def _mark(connection: sa.Connection, marked: Iterable[Any], others: Iterable[Any], moment: datetime) -> None:
    marked, others = list(marked), list(others)
    ids = [row.id for row in marked]
    at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    edits = [row.id for row in others if moment.microsecond == 0 and _within_a_minute(row.id, at)]
    if edits:
        aside, by = "edited", max(edits)
        keys = [row.file_key for row in marked if row.file_key is not None]
        if keys:
            connection.execute(sa.update(_LOGS).where(_LOGS.c.id == by).values(file_key=keys[0]))
    elif len(ids) == 1 and others:
        aside, by = "undone", ids[0]
    else:
        aside, by = "deleted", min(ids)
    change = sa.update(_LOGS).where(_LOGS.c.id.in_(ids))
    connection.execute(change.values(aside=aside, aside_by=by, aside_at=_LOGS.c.deleted_at))


def _within_a_minute(snowflake: int, moment: datetime) -> bool:
    made = datetime(2015, 1, 1, tzinfo=UTC) + timedelta(milliseconds=snowflake >> 22)  # Discord's epoch
    return abs(made - moment) < timedelta(minutes=1)


def downgrade() -> None:
    """What the older tables cannot say is lost: what put a log aside."""
    op.drop_index("ix_logs_aside_at", "logs")
    op.drop_index(op.f("ix_logs_file_key"), "logs")
    op.add_column("logs", sa.Column("deleted_at", _MOMENT))
    op.execute("UPDATE logs SET deleted_at = aside_at")
    op.execute(
        "UPDATE logs SET deleted_at = (SELECT begun_at FROM imports WHERE imports.id = logs.import_id) "
        "WHERE deleted_at IS NULL AND import_id IN (SELECT id FROM imports WHERE state <> 'counting')"
    )
    op.execute(
        "UPDATE own_exercises SET removed_at = (SELECT begun_at FROM imports WHERE imports.id = own_exercises.import_id) "
        "WHERE removed_at IS NULL AND import_id IN (SELECT id FROM imports WHERE state <> 'counting')"
    )
    for column in ("aside_at", "aside_by", "aside", "file_key"):
        op.drop_column("logs", column)  # the check goes with the first
    op.drop_index(op.f("ix_imports_member_id"), "imports")
    op.drop_table("imports")
    op.drop_index(op.f("ix_own_exercises_import_id"), "own_exercises")
    with op.batch_alter_table("own_exercises") as own:
        own.drop_constraint(op.f("uq_own_exercises_key"), type_="unique")
        own.drop_column("import_id")
        own.drop_column("key")
    with op.batch_alter_table("reminders") as reminders:
        reminders.drop_constraint(op.f("uq_reminders_key"), type_="unique")
        reminders.drop_column("key")
