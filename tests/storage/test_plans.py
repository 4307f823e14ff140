"""Every statement of the stores finds its rows by an index, in both databases: none reads a growing table whole.

Derived from the stores themselves: each statement that a module has built is explained, so that a new one is looked
at too. Functions that build one are named, with the reason why what comes of them is seen here.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from sqlalchemy import Alias, Connection, Delete, Select, Table, Update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.engine import Compiled
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.selectable import CompoundSelect

import bot.storage
from bot.storage.engine import Database
from bot.storage.schema import metadata

SMALL = frozenset({"processes", "identifies", "notes", "alembic_version"})
"""Tables with a row for each process, or for what the bot knows of itself: these may be read whole."""

WHOLE: dict[str, str] = {"logged_sets._SELECTED": "what the others begin with; it never runs alone"}
"""Statements that read a growing table whole, and why that does no harm."""

BUILDERS = {
    "challenges.shown": "one column of `_GET`",
    "coaching.follow": "an upsert by its key, of the columns that change",
    "corrections._bring_back": "called when the module is read",
    "corrections._put_aside": "called when the module is read",
    "due_reminders._by_turns": "called when the module is read",
    "exercise_books._emptied": "called when the module is read",
    "exercise_books._touch": "called when the module is read",
    "inserts.insert_once": "called when modules are read",
    "inserts.upsert": "called when modules are read",
    "privacy._of_member": "called when the module is read",
    "reminder_rows.select_reminders": "called when modules are read",
    "states._replaced": "called when the module is read",
    "states.import_counts": "called when modules are read",
    "workouts._belongs_to": "called when the module is read",
    "workouts._load": "called when the module is read",
    "workouts._newest_with": "called when the module is read",
}
"""Functions that build statements, or parts of them, and why the test above sees what comes of it."""

BY_HAND = frozenset({"moving"})
"""Modules that go through all rows on purpose."""

PARTIAL = frozenset(
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["postgresql"]["where"] is not None
)
"""Indexes of few rows: they may be gone through."""

Statement = Select[Any] | Update | Delete | CompoundSelect[Any]


def stores() -> Iterator[ModuleType]:
    for module in iter_modules(bot.storage.__path__):
        if module.name not in {"migrations", *BY_HAND}:
            yield import_module(f"bot.storage.{module.name}")


def built(value: Any, name: str) -> Iterator[tuple[str, Statement]]:
    """The statements in a module's value, however deep."""
    if isinstance(value, Select | Update | Delete | CompoundSelect):
        yield name, value
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            yield from built(part, f"{name}[{place}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from built(part, f"{name}[{key}]")


def statements() -> dict[str, Statement]:
    found: dict[int, tuple[str, Statement]] = {}
    for module in stores():
        for name, value in vars(module).items():
            if not name.isupper():  # a part of others
                continue
            for path, statement in built(value, f"{module.__name__.rpartition('.')[2]}.{name}"):
                found.setdefault(id(statement), (path, statement))
    return dict(found.values())


STATEMENTS = statements()


def growing(statement: Statement) -> dict[str, str]:
    """The growing tables in it, by the names that it calls them."""
    named = {
        part.name: part.element.name if isinstance(part, Alias) and isinstance(part.element, Table) else part.name
        for part in visitors.iterate(statement)
        if isinstance(part, Table | Alias)
    }
    return {name: table for name, table in named.items() if table in metadata.tables and table not in SMALL}


def compiled(statement: Statement, dialect: Any) -> Compiled:
    """Its text, with two values in each list."""

    def fill(parameter: BindParameter[Any]) -> None:
        if parameter.required:
            parameter.value, parameter.required = [7, 8] if parameter.expanding else None, False

    whole = visitors.cloned_traverse(statement, {}, {"bindparam": fill})
    return whole.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})


def read_whole_sqlite(connection: Connection, statement: Statement) -> set[str]:
    names = growing(statement)
    what = compiled(statement, sqlite.dialect())
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {what}", tuple(None for _ in what.positiontup or ()))
    lines = [line for *_, line in plan]
    scans = [line.split() for line in lines if line.startswith("SCAN") and not PARTIAL.intersection(line.split())]
    return {names[words[1]] for words in scans if words[1] in names}


def read_whole_postgresql(connection: Connection, statement: Statement) -> set[str]:
    names = growing(statement)
    what = compiled(statement, asyncpg.dialect())
    # Tables are empty here: where there is an index for it, it shows. No value is known, as in a prepared statement.
    for line in ("SET enable_seqscan = off", "SET plan_cache_mode = force_generic_plan", f"PREPARE it AS {what}"):
        connection.exec_driver_sql(line)
    given = ", ".join("NULL" for _ in what.positiontup or ())
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) EXECUTE it{f'({given})' if given else ''}").scalar_one()
    connection.exec_driver_sql("DEALLOCATE it")
    (root,) = json.loads(plan) if isinstance(plan, str) else plan
    return {names[node["Alias"]] for node in nodes(root["Plan"]) if node.get("Alias") in names and whole(node)}


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def whole(node: dict[str, Any]) -> bool:
    if node["Node Type"] in ("Index Scan", "Index Only Scan"):
        return "Index Cond" not in node and node["Index Name"] not in PARTIAL
    return node["Node Type"] == "Seq Scan"


async def test_each_finds_its_rows_by_an_index(database: Database) -> None:
    read_whole = read_whole_sqlite if database.sqlite else read_whole_postgresql
    found = {}
    for name, statement in STATEMENTS.items():
        if growing(statement) and (tables := await database.read(read_whole, statement)):
            found[name] = tables
    assert found.keys() == WHOLE.keys(), found


def test_what_builds_statements_is_known() -> None:
    found = set()
    for module in stores():
        for function in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(function, ast.FunctionDef) and any(map(builds, ast.walk(function))):
                found.add(f"{module.__name__.rpartition('.')[2]}.{function.name}")
    assert found == BUILDERS.keys()


def builds(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"select", "insert", "where", "with_only_columns", "exists"} or (
        name in {"update", "delete"} and isinstance(node.func, ast.Name)
    )
