"""Rows of every table, derived from the tables: a new one is in them without a word here."""

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, UniqueConstraint, insert, select

from bot.storage.engine import Database
from bot.storage.moving import TABLES
from bot.storage.tables import UtcDateTime

NOON = datetime(2026, 1, 1, 12, 30, 15, 250_001, tzinfo=UTC)
ROWS = 40


def value(column: Any, number: int, chance: random.Random) -> object:
    """Something that fits the column: nothing now and then, long text, signs of every kind, large ids."""
    if column.foreign_keys:
        return number + 1
    if column.nullable and chance.random() < 0.3:
        return None
    kind = datetime if isinstance(column.type, UtcDateTime) else column.type.python_type
    if kind is int:
        return number + 1 if column.primary_key else chance.choice((0, 1, 30_000))
    if kind is str:
        sample = chance.choice(("Überzug – 引体向上 🏋️", 'it\'s "quoted"\\', "a\tb\nc"))
        return f"{number}{sample}"[: column.type.length or 999]
    return {
        bool: chance.random() < 0.5,
        datetime: NOON + timedelta(microseconds=chance.randrange(10**13)),
        date: date(2026, 2, 28),
    }[kind]


def rows(table: Table) -> list[Mapping[str, object]]:
    """Some rows of any table, without columns whose values hang together."""
    chance = random.Random(table.name)
    loose = {
        "body_milli", "body_unit", "weight_milli", "unit", "aside", "aside_by", "aside_at", "finished_at", "guild_id",
    }  # fmt: skip
    columns = [column for column in table.columns if not (column.nullable and column.name in loose)]
    unique = {column for index in table.indexes if index.unique for column in index.columns}
    unique |= {
        column
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
    }
    made = []
    for number in range(ROWS):
        row = {column.name: value(column, number, chance) for column in columns}
        row |= {column.name: number + 1 for column in columns if column in unique and column.type.python_type is int}
        made.append(row | ({"member_id": number + 1} if "member_id" in row else {}))
    return made


async def fill(database: Database) -> None:
    for table in TABLES:
        await database.write(lambda connection, table=table: connection.execute(insert(table), rows(table)))


async def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted(
            map(tuple, await database.read(lambda connection, table=table: connection.execute(select(table)).all())),
            key=repr,
        )
        for table in TABLES
    }
