"""What is kept in memory of the database, and how it is forgotten where any process changes it.

No write has to say so: whatever is executed on one of the `WATCHED` tables is noticed here, where all statements
pass, and forgotten in this process before the writer is answered. PostgreSQL tells the other processes with the
commit (NOTIFY, `bot.storage.listening`). SQLite has one process.

NOTIFY takes a lock of the whole database while it commits, so only tables that change seldom are watched: never logs
and sets. What is reckoned from those is compared with the database instead (`bot.services.own_names`).
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Delete,
    Engine,
    Insert,
    Table,
    Update,
    bindparam,
    event,
    func,
    select,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.sql.visitors import iterate

from bot.storage.shown_tables import servers
from bot.storage.tables import direct_channels, members

T = TypeVar("T")

CHANNEL = "backday"
"""What processes listen to in PostgreSQL."""

WATCHED: dict[Table, Column[Any]] = {
    members: members.c.id,
    servers: servers.c.id,
    direct_channels: direct_channels.c.member_id,
}
"""Tables of which rows are kept in memory, and the column that says whose a row is."""

_CHANGED = "changed"
_NOTIFY = select(func.pg_notify(bindparam("channel"), bindparam("what")))


class Change(NamedTuple):
    """A row that was written, by its table's name and its key; without a key, any of the table."""

    table: str
    key: int | None

    def __str__(self) -> str:
        return f"{self.table}:{'' if self.key is None else self.key}"


def read_change(text: str) -> Change:
    """What `str` of it gave. Raises `ValueError`."""
    table, _, key = text.partition(":")
    return Change(table, int(key) if key else None)


class Kept(Generic[T]):
    """Values read from rows of one table, by the rows' key, until one of those changes."""

    def __init__(self, changes: "Changes", table: Table, most: int) -> None:
        """table: one of the `WATCHED`. most: how many values."""
        changes.add(self, table)
        self.table = table
        self._changes = changes
        self._most = most
        self._values: OrderedDict[int, T] = OrderedDict()
        self._reading: dict[int, object] = {}

    async def get(self, key: int, read: Callable[[], Awaitable[T]]) -> T:
        """What is kept, or what `read` finds; that is kept unless it may have changed while it was read."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        reading = self._reading[key] = object()
        try:
            value = await read()
        finally:
            current = self._reading.get(key) is reading
            if current:
                del self._reading[key]
        if current and self._changes.hears:
            self._values[key] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def forget(self, key: int | None) -> None:
        """The row has changed; None: all of them may have."""
        if key is None:
            self._values.clear()
            self._reading.clear()
        else:
            self._values.pop(key, None)
            self._reading.pop(key, None)


class Changes:
    """All that is kept in this process. While it cannot hear of the others' changes, nothing is."""

    def __init__(self, *, alone: bool) -> None:
        """alone: no other process can change anything."""
        self.hears = alone
        self._kept: list[Kept[Any]] = []

    def add(self, kept: Kept[Any], table: Table) -> None:
        """Have it forget what changes in a table. Raises `ValueError` for one whose changes nobody notices."""
        if table not in WATCHED:
            raise ValueError(table.name)
        self._kept.append(kept)

    def forget(self, changes: Iterable[Change]) -> None:
        """Those rows have changed."""
        for change in changes:
            for kept in self._kept:
                if kept.table.name == change.table:
                    kept.forget(change.key)

    def hear(self, *, well: bool) -> None:
        """From now on this process hears of others' changes, or does not: what it missed may be anything."""
        if well != self.hears:
            self.hears = well
            for kept in self._kept:
                kept.forget(None)


# ------------------------------------------------------------------ what a statement changes


def watch(engine: Engine) -> None:
    """Notice what is executed through the engine on watched tables."""
    event.listen(engine, "after_execute", _notice)


def collect(connection: Connection, changed: set[Change]) -> None:
    """From now on, add what the connection changes."""
    connection.info[_CHANGED] = changed


def _notice(connection: Connection, statement: Any, many: Any, given: Any, _options: Any, _result: Any) -> None:
    if not isinstance(statement, Insert | Update | Delete) or statement.table not in WATCHED:
        return
    changes = {Change(statement.table.name, key) for key in _keys(statement, many or [given])}
    connection.info.setdefault(_CHANGED, set()).update(changes)
    if connection.dialect.name == "postgresql":
        for change in changes:
            connection.execute(_NOTIFY, {"channel": CHANNEL, "what": str(change)})


def _keys(statement: Insert | Update | Delete, rows: Iterable[dict[str, Any]]) -> Iterator[int | None]:
    """The keys of the rows that it writes; None where it does not name them."""
    assert isinstance(statement.table, Table)  # noqa: S101 (it is one of WATCHED)
    column = WATCHED[statement.table]
    name = column.key if isinstance(statement, Insert) else _parameter(statement, column)
    for row in rows:
        key = row.get(name) if name else None
        yield key if isinstance(key, int) else None


def _parameter(statement: Update | Delete, column: Column[Any]) -> str | None:
    """By which parameter its condition names the key: `WHERE id = :member`."""
    if statement.whereclause is None:
        return None
    for part in iterate(statement.whereclause):
        if isinstance(part, BinaryExpression) and part.operator is operators.eq and part.left is column:
            return part.right.key if isinstance(part.right, BindParameter) else None
    return None
