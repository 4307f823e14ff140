"""A card: a message of Discord's Components V2 that holds no state, and the parts that cards are made of."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import discord

from bot.drawing.pictures import Picture

ACCENT = discord.Colour(0xE8481C)
CALM = discord.Colour(0x4A5B78)

LONGEST_CUSTOM_ID = 100
LONGEST_TYPED = 3300
_NEW_LINE = " ↵ "
"""Stands for a new line where what was typed is shown, one value a line."""

TYPED = 4242
"""Component id of the text that holds what the member typed, so that a form can come back filled in."""


class Card(discord.ui.LayoutView):
    """One container. Everything that a tap needs stands in its button's custom id: a restart forgets nothing."""

    def __init__(self, *parts: discord.ui.Item["Card"], colour: discord.Colour = CALM) -> None:
        super().__init__(timeout=None)
        self.pictures: tuple[Picture, ...] = ()
        self._components: list[dict[str, Any]] | None = None
        self.add_item(discord.ui.Container(*parts, accent_colour=colour))
        self.stop()  # discord.py then keeps no copy of it: taps are routed by `bot.interactions.tree`

    def to_components(self) -> list[dict[str, Any]]:
        """What Discord is sent: made once, as a card does not change."""
        if self._components is None:
            self._components = super().to_components()  # type: ignore[no-untyped-call]  # discord.py has no types there
        return self._components

    def files(self) -> list[discord.File]:
        """The pictures as uploads, new at each call (an upload is read once)."""
        return [
            discord.File(BytesIO(shown.content), shown.name, description=shown.alt[:1024]) for shown in self.pictures
        ]


def tap_id(action: str, *facts: object) -> str:
    """The custom id of a button: `undo:123`. Raises ValueError beyond Discord's limit of 100 characters."""
    custom_id = ":".join([action, *map(str, facts)])
    if len(custom_id) > LONGEST_CUSTOM_ID:
        raise ValueError(f"custom id too long: {custom_id}")
    return custom_id


def text(*lines: str) -> discord.ui.TextDisplay[Card]:
    """Lines of markdown; empty ones are left out."""
    return discord.ui.TextDisplay("\n".join(line for line in lines if line))


def typed_block(typed: Iterable[str]) -> discord.ui.TextDisplay[Card]:
    """What the member typed, one value a line, where `typed_in` finds it again."""
    left, values = LONGEST_TYPED, []
    for value in typed:
        values.append(_NEW_LINE.join(_plain_lines(value))[:left])
        left -= len(values[-1])
    lines = "\n".join(values)
    return discord.ui.TextDisplay(f"```\n{lines.rstrip()}\n```", id=TYPED)


def typed_in(message: discord.Message | None) -> tuple[str, ...]:
    """What a card says that the member typed; nothing for other cards."""
    for component in _walk(message.components if message else ()):
        if isinstance(component, discord.TextDisplay) and component.id == TYPED:
            lines = component.content.removeprefix("```\n").removesuffix("\n```").split("\n")
            return tuple(line.replace(_NEW_LINE, "\n") for line in lines)
    return ()


def carries(message: discord.Message, custom_id: str) -> bool:
    """Whether a button or select with that id stands on the message."""
    return any(getattr(component, "custom_id", None) == custom_id for component in _walk(message.components))


def _plain_lines(value: str) -> Iterable[str]:
    return (" ".join(line.replace("`", "'").split()) for line in value.strip().splitlines())


def _walk(components: Iterable[discord.Component]) -> Iterable[discord.Component]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()))
        if (accessory := getattr(component, "accessory", None)) is not None:
            yield accessory


def picture(shown: Picture) -> discord.ui.MediaGallery[Card]:
    """A picture that the card uploads, with its alt text."""
    item = discord.MediaGalleryItem(f"attachment://{shown.name}", description=shown.alt[:1024])
    return discord.ui.MediaGallery(item)


def line() -> discord.ui.Separator[Card]:
    return discord.ui.Separator()


def button(
    label: str, custom_id: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> discord.ui.Button[Card]:
    return discord.ui.Button(label=label[:80], custom_id=custom_id, style=style)


def row(*items: discord.ui.Item[Card]) -> discord.ui.ActionRow[Card]:
    return discord.ui.ActionRow(*items)


def primary(label: str, custom_id: str) -> discord.ui.Button[Card]:
    return button(label, custom_id, discord.ButtonStyle.primary)


LONGEST_LIST = 3000
"""Characters of a list in a card, which Discord gives 4,000 in all."""


def cut(lines: Iterable[str], most: int = LONGEST_LIST) -> str:
    """Lines as one text; what does not fit is left out, and the last line says so."""
    whole = "\n".join(lines)
    return whole if len(whole) <= most else whole[:most].rsplit("\n", 1)[0] + "\n…"


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in lines)
