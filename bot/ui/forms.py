"""Forms (Discord's modals) that hold no state: what was typed comes back with the custom id of the form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import discord

from bot.domain.errors import DomainError
from bot.ui.facts import read_fact

T = TypeVar("T")


class Form(discord.ui.Modal):
    """A form; its answer goes to the tap handler that its custom id names, also after a restart."""

    typed: tuple[str, ...] = ()
    """What it is filled in with, as the tap that opens it finds it in a card (`typed_in`)."""

    def __init__(self, title: str, custom_id: str, *fields: discord.ui.Label[Any]) -> None:
        super().__init__(title=title[:45], custom_id=custom_id, timeout=None)
        for field in fields:
            self.add_item(field)
        self.stop()  # discord.py then keeps no copy of it


LINE = 200
"""Characters that are typed in one line; a field for more is taller."""


def field(
    name: str, label: str, *, hint: str = "", default: str = "", required: bool = True, longest: int = 200
) -> discord.ui.Label[Any]:
    """A line to type in. `hint` stands under the label; `default` is filled in already."""
    line: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id=name,
        default=default[:longest] or None,
        required=required,
        max_length=longest,
        style=discord.TextStyle.paragraph if longest > LINE else discord.TextStyle.short,
    )
    return discord.ui.Label(text=label[:45], description=hint[:100] or None, component=line)


def choice(name: str, label: str, options: list[discord.SelectOption]) -> discord.ui.Label[Any]:
    """One of a few to choose, or none."""
    select: discord.ui.Select[Any] = discord.ui.Select(custom_id=name, options=options, required=False)
    return discord.ui.Label(text=label[:45], component=select)


def ticks(name: str, label: str, options: Mapping[str, str]) -> discord.ui.Label[Any]:
    """Boxes to tick, any number or none, by value with what stands beside; `filled_in` gives blanks between."""
    boxes = [discord.CheckboxGroupOption(label=beside, value=value) for value, beside in options.items()]
    group: discord.ui.CheckboxGroup[Any] = discord.ui.CheckboxGroup(
        custom_id=name, options=boxes, required=False, min_values=0, max_values=len(boxes)
    )
    return discord.ui.Label(text=label[:45], component=group)


def filled_in(interaction: discord.Interaction[Any]) -> Mapping[str, str]:
    """What was typed into a submitted form, by the names of its fields; or what a tap says instead of one."""
    if entered := interaction.extras.get("filled_in"):
        return cast("Mapping[str, str]", entered)
    return dict(_values(payload(interaction).get("components", ())))


def chosen(interaction: discord.Interaction[Any], kind: type[T] = str) -> T:  # type: ignore[assignment]
    """What was chosen in a select. Raises `DomainError` for what none of ours offers."""
    values = payload(interaction).get("values") or ()
    if not values:
        raise DomainError("tap-unknown")
    return read_fact(str(values[0]), kind)


def all_chosen(interaction: discord.Interaction[Any], kind: type[T] = str) -> frozenset[T]:  # type: ignore[assignment]
    """Everything that was chosen in a select of several. Raises `DomainError` for what none of ours offers."""
    values = payload(interaction).get("values") or ()
    return frozenset(read_fact(str(value), kind) for value in values)


def payload(interaction: discord.Interaction[Any]) -> Mapping[str, Any]:
    """The interaction's data as Discord sent it; empty for those that carry none."""
    return cast("Mapping[str, Any]", interaction.data or {})


def _values(components: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for component in components:
        if "value" in component:
            yield component["custom_id"], component["value"]
        elif component.get("values"):
            yield component["custom_id"], " ".join(component["values"])
        inner = component.get("component")
        yield from _values([inner] if inner else component.get("components", ()))
