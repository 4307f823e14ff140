"""The statements that commands run: caught, timed one by one, and what the database means to do for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.sql.base import Executable

import bot.storage
from benchmarks.measure import Timing, since

GROWING = frozenset(
    {"logs", "sets", "members", "reminders", "sessions", "acts", "repeats", "member_exercises", "own_exercises"}
    | {"direct_channels", "planned_days", "leaderboard_members", "leaderboard_posts", "challenges", "servers"}
    | {"challenge_members", "imports", "import_names", "replacements", "roll_calls", "roll_call_members", "posts"}
    | {"care_spells", "readiness", "backgrounds", "member_plans"}
)
"""Tables with a row for each member, server or thing that they do."""


def named() -> dict[int, str]:
    """The name of each statement that a store has built, by its identity: `workouts._PAGE`."""
    names: dict[int, str] = {}
    for module in iter_modules(bot.storage.__path__):
        if module.name == "migrations":
            continue
        for name, value in vars(import_module(f"bot.storage.{module.name}")).items():
            for place, statement in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(statement, Executable):
                    names.setdefault(id(statement), f"{module.name}.{name}" + (f"[{place}]" if place else ""))
    return names


@dataclass
class Caught:
    """Statements with what they were last given, by name and who asked: `workouts._PAGE | heavy`."""

    names: dict[int, str] = field(default_factory=named)
    last: dict[str, tuple[Executable, Any]] = field(default_factory=dict)
    who: str = ""

    def __call__(self, _connection: Connection, statement: Any, many: Any, given: Any, _options: Any) -> None:
        name = self.names.get(id(statement))
        if name is None and isinstance(statement, Executable):
            name = str(statement).split("\n", 1)[0][:60]
        if name is not None:
            self.last[f"{name} | {self.who}"] = statement, many or given

    @contextmanager
    def catching(self, who: str) -> Iterator[None]:
        self.who = who
        event.listen(Engine, "before_execute", self)
        try:
            yield
        finally:
            event.remove(Engine, "before_execute", self)


def timed(connection: Connection, statement: Executable, given: Any, rounds: int) -> Timing:
    """How long it takes with all that it returns, where it runs. What it writes is rolled back."""
    times = []
    for number in range(rounds + rounds // 10):
        if connection.in_transaction():
            connection.rollback()
        if not getattr(statement, "is_select", False):
            connection.begin()
        start = perf_counter()
        result = connection.execute(statement, given)
        if result.returns_rows:
            result.all()
        if number >= rounds // 10:
            times.append(since(start))
        if connection.in_transaction():
            connection.rollback()
    return Timing(tuple(times))


def full_scans(connection: Connection, statement: Executable, given: Any) -> list[str]:
    """The growing tables that the database means to read from end to end, on the rows that it has."""
    postgresql = connection.dialect.name == "postgresql"
    explain = "EXPLAIN " if postgresql else "EXPLAIN QUERY PLAN "
    with _sent(connection) as sent:
        timed(connection, statement, given, 1)
    text, values = sent[-1]
    lines = [str(row[0 if postgresql else 3]) for row in connection.exec_driver_sql(explain + text, values)]
    if postgresql:
        read = [line.split("Seq Scan on ")[1].split()[0] for line in lines if "Seq Scan on " in line]
    else:
        read = [line.split()[1] for line in lines if line.startswith("SCAN ")]
    return sorted(GROWING.intersection(read))


@contextmanager
def _sent(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The texts that go to the database meanwhile, with their values."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, text: str, values: Any, _context: Any, many: bool) -> None:
        sent.append((text, values[0] if many else values))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(connection, "before_cursor_execute", note)
