"""The only SQL: one engine, each table once, one module of functions over a connection for each feature."""

from bot.storage import care_tables as care_tables  # whoever reads `metadata` finds every table in it
