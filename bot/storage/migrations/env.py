"""Alembic's entry: runs on the connection that it is given, or on DATABASE_URL for the command line."""

import asyncio
import os
from pathlib import Path
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from bot.storage.schema import metadata
from bot.storage.tables import UtcDateTime


def render_item(kind: str, item: object, _autogen: AutogenContext) -> str | Literal[False]:
    """Write our own types into a migration by what they are, so that old ones do not change with the code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_on_url() -> None:
    from bot.settings import read_database
    from bot.storage.engine import Database

    database = Database(read_database(os.environ.get("DATABASE_URL", ""), Path.cwd()))
    await database.write(run)
    await database.close()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_on_url())
