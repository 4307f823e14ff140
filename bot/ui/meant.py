"""Buttons that say what was meant by something unclear, in place of what was typed into a form."""

import re
from collections.abc import Sequence

import discord

from bot.domain.errors import DomainError, Unclear
from bot.ui.cards import LONGEST_CUSTOM_ID, Card, primary
from bot.ui.reminder_forms import LINES

_FORMS = {
    "remind": ("remind-form", ("when", "zone")),
    "backday": ("backday-form", ("when", "zone")),
    "log": ("log-form", ("sets", "using", "when", "setup")),
    "edit": ("edit-form", ("text", "when")),
}
"""By the tap that opens each form: the tap that answers it, and its lines."""


def submitted(opened_by: str) -> tuple[str, tuple[str, ...]]:
    """The custom id under which a form comes back that a tap opens, and the names of its lines.

    Raises `DomainError` for a form that has no line about a time or a zone.
    """
    action, _, facts = opened_by.partition(":")
    form_id = facts.split(":", 1)[0]
    if action == "lines" and form_id in LINES:
        return facts, LINES[form_id][1]
    if action not in _FORMS:
        raise DomainError("tap-unknown")
    form, lines = _FORMS[action]
    return f"{form}:{facts}", lines


def choices(error: Unclear, again: str) -> list[discord.ui.Button[Card]]:
    """A button for each thing that may be meant, where the form that `again` opens has a line for it."""
    if again.split(":", 1)[0] not in (*_FORMS, "lines"):
        return []
    place = _place(error, submitted(again)[1])
    ids = {choice: f"meant:{place}:{_without_colons(choice)}:{again}" for choice in error.choices}
    return [
        primary(custom_id.replace("_", " "), whole)
        for custom_id, whole in ids.items()
        if len(whole) <= LONGEST_CUSTOM_ID
    ]


def _place(error: Unclear, lines: Sequence[str]) -> int:
    wanted = "zone" if error.key.startswith("zone") else "when"
    return lines.index(wanted) if wanted in lines else 0


def _without_colons(text: str) -> str:
    """`7:30` as `0730`: a colon parts the facts of a custom id."""
    return re.sub(r"(\d{1,2}):(\d\d)", lambda at: f"{at[1]:0>2}{at[2]}", text)
