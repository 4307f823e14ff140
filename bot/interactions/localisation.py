"""The words of the commands: descriptions, options and choices stand with the other texts, not in the code."""

from typing import Any

from discord import app_commands

from bot.content.texts import Texts
from bot.interactions.client import Client


def localise_commands(tree: app_commands.CommandTree[Client], texts: Texts) -> None:
    """Describe every command from `command-<name>`, its options from that entry's attributes, its choices.

    Raises `KeyError` for what has no words.
    """
    for command in tree.walk_commands():
        key = f"command-{command.qualified_name.replace(' ', '-')}"
        command.description = texts(key)
        if isinstance(command, app_commands.Command):
            options = {option.name: texts(f"{key}.{option.name}") for option in command.parameters}
            app_commands.describe(**options)(command)
            app_commands.choices(**_choices(command, texts))(command)


def _choices(
    command: app_commands.Command[Any, ..., Any], texts: Texts
) -> dict[str, list[app_commands.Choice[str | int | float]]]:
    return {
        option.name: [
            app_commands.Choice(name=texts(f"choice-{str(choice.value).replace(' ', '-')}"), value=choice.value)
            for choice in option.choices
        ]
        for option in command.parameters
        if option.choices
    }
