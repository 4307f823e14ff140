"""`make commands`: write `docs/commands.md` from the commands themselves, with the words that Discord shows."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from discord import app_commands
from sqlalchemy.engine import URL

from bot.app import Backday

FILE = Path(__file__).parent.parent / "docs" / "commands.md"

_HEAD = """\
# Commands

Made by `make commands` from the commands themselves; a test fails when this page is not current. An option in
`[brackets]` may be left out. What answers is shown to you alone, unless a button says **Show everyone**.
"""


def page(bot: Backday) -> str:
    """The page, as Markdown. The bot's cogs must be loaded, and its commands have their words."""
    tops = sorted(bot.tree.get_commands(), key=lambda command: command.qualified_name)
    menus = [top for top in tops if isinstance(top, app_commands.ContextMenu)]
    parts = [_HEAD, *("\n".join(_section(top)) for top in tops if not isinstance(top, app_commands.ContextMenu))]
    parts.append("## On a message\n\n" + "\n".join(f"- Apps → **{menu.name}**" for menu in menus))
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _section(top: app_commands.Command[Any, ..., Any] | app_commands.Group) -> Iterator[str]:
    yield f"## /{top.name}"
    yield ""
    commands = [top] if isinstance(top, app_commands.Command) else list(top.walk_commands())
    for command in sorted(commands, key=lambda each_command: each_command.qualified_name):
        if isinstance(command, app_commands.Command):
            yield f"**`/{' '.join([command.qualified_name, *map(_option, command.parameters)])}`**  "
            yield command.description
            yield ""
            for option in command.parameters:
                choices = ", ".join(f"`{choice.name}`" for choice in option.choices)
                yield f"- `{option.display_name}`: {option.description}" + (f" ({choices})" if choices else "")
            if command.parameters:
                yield ""


def _option(option: app_commands.Parameter) -> str:
    return option.display_name if option.required else f"[{option.display_name}]"


async def _loaded(folder: Path) -> Backday:
    bot = Backday(URL.create("sqlite+aiosqlite", database=str(folder / "none.sqlite3")), folder, ticking=False)
    await bot.load_cogs()
    return bot


async def _write() -> None:
    with TemporaryDirectory() as folder:
        bot = await _loaded(Path(folder))
        FILE.write_text(page(bot), encoding="utf-8")
        await bot.close()


if __name__ == "__main__":
    asyncio.run(_write())
