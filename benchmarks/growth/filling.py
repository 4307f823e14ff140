"""Databases filled in bulk, by the database itself: ten million sets in a minute or two.

Rows come in the order in which a bot of so many members writes them, so that one member's are scattered over the
whole file, as they are where many train.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
HEAVY = 1
"""The member with many workouts."""

FIRST = 1_000
"""The id of the first other member; the others follow."""

SETS_EACH = 100
"""Of every other member: 25 logs of four sets, in five workouts."""

HEAVY_WORKOUTS = 500
"""Each of five logs of five sets: 12,500 sets."""

GUILD = 10**15
GUILD_MEMBERS = 25
"""Of each server that has a leaderboard and a challenge."""

POOL = (
    "bent-over-row", "lat-pulldown", "face-pull", "deadlift", "seated-cable-row", "pull-up", "back-extension",
    "reverse-fly", "chest-supported-row", "good-morning", "one-arm-dumbbell-row", "kettlebell-deadlift",
)  # fmt: skip

_LOGS, _LOG_SETS = 25, 4
_HEAVY_LOGS, _HEAVY_LOG_SETS = 5 * HEAVY_WORKOUTS, 5
_HEAVY_IDS, _IDS = 10**6, 10**12


@dataclass(frozen=True, slots=True)
class Size:
    """So many sets of others, and how many members they are of."""

    sets: int

    @property
    def members(self) -> int:
        return self.sets // SETS_EACH

    @property
    def guilds(self) -> int:
        return self.members // GUILD_MEMBERS


class _Dialect:
    """What the two databases write otherwise."""

    def __init__(self, name: str) -> None:
        self._postgresql = name == "postgresql"

    def series(self, count: int) -> str:
        """A table `n` with the numbers `i` from 0 on."""
        if self._postgresql:
            return f"(SELECT generate_series(0::bigint, {count - 1}) AS i) AS n"
        return (
            f"(WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < {count - 1})"
            " SELECT i FROM s) AS n"
        )

    def moment(self, seconds: str) -> str:
        """`NOW` and so many seconds."""
        at = f"{int(NOW.timestamp())} + ({seconds})"
        return (
            f"to_timestamp({at})" if self._postgresql else f"strftime('%Y-%m-%d %H:%M:%S.000000', {at}, 'unixepoch')"
        )

    def day(self, days_ago: str) -> str:
        today = NOW.date().isoformat()
        if self._postgresql:
            return f"DATE '{today}' - ({days_ago})::int"
        return f"date('{today}', '-' || ({days_ago}) || ' days')"


def fill(connection: Connection, size: Size) -> None:
    """Fill a database that has its tables and no rows. It commits."""
    indexes = _drop_indexes(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SET LOCAL session_replication_role = replica")
        )  # rows that refer to others are right
    for statement in _statements(_Dialect(connection.dialect.name), size):
        connection.exec_driver_sql(statement)
    for index in indexes:
        connection.exec_driver_sql(index)
    connection.commit()


def analyse(connection: Connection) -> None:
    """Let a database know its rows, as one that has run for a while does."""
    connection.exec_driver_sql("VACUUM ANALYZE" if connection.dialect.name == "postgresql" else "ANALYZE")


def _drop_indexes(connection: Connection) -> list[str]:
    """Drop those of the tables with many rows; what makes them again."""
    if connection.dialect.name == "postgresql":
        found = connection.exec_driver_sql(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'ix_%%'"
        ).all()
    else:
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND name LIKE 'ix_%'"
        ).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return [definition for _, definition in found]


def _statements(dialect: _Dialect, size: Size) -> Iterator[str]:
    yield from _workouts(
        dialect, size.members * _LOGS, size.members, _LOG_SETS, _IDS, f"{FIRST} + i % {size.members}"
    )
    yield from _workouts(dialect, _HEAVY_LOGS, 1, _HEAVY_LOG_SETS, _HEAVY_IDS, str(HEAVY))
    yield from _kept(dialect, size)
    yield from _together(dialect, size)


def _workouts(dialect: _Dialect, logs: int, members: int, each: int, ids: int, member: str) -> Iterator[str]:
    """Logs of that many members by turns, five a workout, three days apart, the last one two days ago."""
    workouts = logs // members // 5
    number = f"(i / {members})"  # of the member's logs
    at = dialect.moment(f"({number} / 5 - {workouts}) * 259200 + 86400 + {number} % 5 * 300 - i % {members} % 40000")
    workout = f"{ids} + {number} / 5 * 5 * {members} + i % {members}"
    yield (
        "INSERT INTO logs (id, member_id, guild_id, at, workout_id)"
        f" SELECT {ids} + i, {member}, NULL, {at}, {workout} FROM {dialect.series(logs)}"
    )
    log = f"(i / {each})"
    exercise = " ".join(f"WHEN {place} THEN '{name}'" for place, name in enumerate(POOL))
    of_log = member.replace("i %", f"{log} %")
    yield (
        "INSERT INTO sets (log_id, position, exercise_id, kind, reps, weight_milli, unit, member_id)"
        f" SELECT {ids} + {log}, 1 + i % {each},"
        f" CASE ({log} % {members} + {log} / {members}) % {len(POOL)} {exercise} END, 'work', 5 + i * 7 % 8,"
        f" 30000 + 2500 * ({log} / {members} / 100) + 500 * (i * 13 % 24), 'kg', {of_log}"
        f" FROM {dialect.series(logs * each)}"
    )


def _kept(dialect: _Dialect, size: Size) -> Iterator[str]:
    """What members chose and what is planned for them: a reminder each, of which none is due."""
    everyone, each = dialect.series(size.members), f"{FIRST} + i"
    yield (
        "INSERT INTO members (id, zone, unit, kit)"
        f" SELECT {each}, 'Europe/Berlin', 'kg', 'dumbbell,barbell' FROM {everyone}"
    )
    yield f"INSERT INTO members (id, zone, unit) VALUES ({HEAVY}, 'Europe/Berlin', 'kg')"
    yield f"INSERT INTO direct_channels (member_id, channel_id) SELECT {each}, {GUILD} + i FROM {everyone}"
    yield (
        "INSERT INTO member_exercises (member_id, exercise_id, saved_at)"
        f" SELECT {each}, 'face-pull', {dialect.moment('-i')} FROM {everyone}"
    )
    yield (
        "INSERT INTO reminders (member_id, days, minute, zone, next_at, since, uid)"
        f" SELECT {each}, 127, 1080, 'Europe/Berlin', {dialect.moment('3600 + i % 80000')},"
        f" {dialect.moment('-86400')}, 'uid' || i FROM {everyone}"
    )
    yield (
        "INSERT INTO sessions (workout_id, member_id, started_at, finished_at)"
        f" SELECT {_IDS} + i, {each}, {dialect.moment('-10 * 86400')}, {dialect.moment('-10 * 86400 + 3600')}"
        f" FROM {everyone}"
    )
    yield (
        "INSERT INTO acts (key, member_id, stored, answered)"
        f" SELECT {_IDS} + i, {FIRST} + i / 5, TRUE, TRUE FROM {dialect.series(size.members * 5)}"
    )
    yield (
        "INSERT INTO own_exercises (member_id, name, tracking)"
        f" SELECT {FIRST} + i * 10, 'Rope row', 'weight_reps' FROM {dialect.series(size.members // 10)}"
    )


def _together(dialect: _Dialect, size: Size) -> Iterator[str]:
    """Servers of `GUILD_MEMBERS`: a leaderboard, a challenge and a back day each; and everybody's planned days."""
    everyone, each, guild = dialect.series(size.members), f"{FIRST} + i", f"{GUILD} + i / {GUILD_MEMBERS}"
    yield (
        "INSERT INTO planned_days (member_id, day, rest)"
        f" SELECT {FIRST} + i / 20, {dialect.day('i % 20 * 3')}, FALSE FROM {dialect.series(size.members * 20)}"
    )
    yield (
        "INSERT INTO leaderboard_members (guild_id, member_id, joined_at)"
        f" SELECT {guild}, {each}, {dialect.moment('-3600')} FROM {everyone}"
    )
    yield (
        "INSERT INTO challenges"
        " (id, guild_id, channel_id, message_id, exercise_id, each, begins, closes, look_at, open_in)"
        f" SELECT {GUILD} + i, {GUILD} + i, {GUILD} + i, {GUILD} + i, 'face-pull', 100, {dialect.moment('-500000')},"
        f" {dialect.moment('100000')}, {dialect.moment('60')}, {GUILD} + i FROM {dialect.series(size.guilds)}"
    )
    yield (
        "INSERT INTO challenge_members (challenge_id, member_id, joined_at)"
        f" SELECT {guild}, {each}, {dialect.moment('-3600')} FROM {everyone}"
    )
    yield (
        "INSERT INTO leaderboard_posts (message_id, channel_id, guild_id, measure, look_at)"
        f" SELECT {GUILD} + i, {GUILD} + i, {GUILD} + i, 'days', {dialect.moment('600')}"
        f" FROM {dialect.series(size.guilds)}"
    )
    yield (
        "INSERT INTO reminders (member_id, guild_id, channel_id, days, minute, zone, next_at, since, uid)"
        f" SELECT {FIRST}, {GUILD} + i, {GUILD} + i, 127, 1080, 'UTC', {dialect.moment('7200 + i % 80000')},"
        f" {dialect.moment('-86400')}, 'guild' || i FROM {dialect.series(size.guilds)}"
    )
