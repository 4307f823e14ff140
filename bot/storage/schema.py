"""All tables. Who goes through every one of them takes `metadata` from here, so that none is forgotten."""

from importlib import import_module
from pkgutil import iter_modules

import bot.storage
from bot.storage.tables import metadata

for _module in iter_modules(bot.storage.__path__):
    if _module.name.endswith("_tables"):
        import_module(f"bot.storage.{_module.name}")

__all__ = ["metadata"]
