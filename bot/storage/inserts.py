"""INSERTs that know what to do where the row exists.

SQLite has PostgreSQL's ON CONFLICT, word for word, and SQLAlchemy compiles its construct for both:
https://www.sqlite.org/lang_upsert.html
"""

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert, insert


def insert_once(table: Table) -> Insert:
    """A row that is there already stays as it is."""
    return insert(table).on_conflict_do_nothing()


def upsert(table: Table, *columns: str) -> Insert:
    """Of a row that is there already, by its primary key, these columns change."""
    row = insert(table)
    return row.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={name: row.excluded[name] for name in columns}
    )
