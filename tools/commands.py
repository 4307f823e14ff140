"""`make commands`: write `docs/commands.md` from the commands themselves, with the words that Discord shows."""

from collections.abc import Iterator
from pathlib import Path

from discord import app_commands

from bot.app import Backday

FILE = Path(__file__).parent.parent / "docs" / "commands.md"

_HEAD = """\
# Commands

Made by `make commands` from the commands themselves; a test fails when this page is not current. An option in
`[brackets]` may be left out. What answers is shown to you alone, unless a button says **Show everyone**.
"""


def page(bot: Backday) -> str:
    """The page, as Markdown. The bot's commands must have their words (`Backday.load_commands`)."""
    tops = sorted(bot.tree.get_commands(), key=lambda command: command.qualified_name)
    parts = [_HEAD, *("\n".join(_section(top)) for top in tops if not isinstance(top, app_commands.ContextMenu))]
    menus = [f"- right-click or hold a message → Apps → **{menu.name}**" for menu in _menus(bot)]
    return "\n\n".join([*parts, "## On a message", "\n".join(menus)]).replace("\n\n\n", "\n\n") + "\n"


def _menus(bot: Backday) -> Iterator[app_commands.ContextMenu]:
    return (one for one in bot.tree.walk_commands() if isinstance(one, app_commands.ContextMenu))


def _section(top: app_commands.Command | app_commands.Group) -> Iterator[str]:  # type: ignore[type-arg]
    yield f"## /{top.name}"
    yield ""
    commands = [top] if isinstance(top, app_commands.Command) else list(top.walk_commands())
    for command in sorted(commands, key=lambda one: one.qualified_name):
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
