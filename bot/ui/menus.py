"""Menus: what is rare stands behind one select, each option with its result as its description."""

from collections.abc import Iterable

import discord

from bot.ui.cards import Card

MOST_OPTIONS = 25
"""Discord's limit."""


def menu(placeholder: str, custom_id: str, options: Iterable[tuple[str, str, str]]) -> discord.ui.Select[Card]:
    """A select of value, label and description (empty for none), with nothing chosen: each can be tapped again."""
    some = [
        discord.SelectOption(value=value[:100], label=label[:100], description=description[:100] or None)
        for value, label, description in options
    ]
    return discord.ui.Select(custom_id=custom_id, placeholder=placeholder[:150], options=some[:MOST_OPTIONS])
