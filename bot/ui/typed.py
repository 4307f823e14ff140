"""What is typed into forms, by name. A card carries it in lines, in the order in which the fields stand here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of one form. Each is a string, or None where the form does not ask for it."""

    @classmethod
    def of_card(cls, lines: Sequence[str]) -> Self:
        """From the lines of a card (`cards.typed_in`), which may be fewer: an older card knew fewer fields."""
        return cls(*lines[: len(fields(cls))])

    @classmethod
    def of_form(cls, filled_in: Mapping[str, str]) -> Self:
        """From a submitted form, whose fields are named alike."""
        known: dict[str, Any] = {
            field.name: filled_in[field.name] for field in fields(cls) if field.name in filled_in
        }
        return cls(**known)

    def lines(self) -> tuple[str, ...]:
        """As a card carries it: up to the last field that was asked for."""
        values = [getattr(self, field.name) for field in fields(self)]
        while values and values[-1] is None:
            values.pop()
        return tuple(value or "" for value in values)


@dataclass(frozen=True, slots=True)
class LogFields(Typed):
    """One exercise. using: the variant. when: in words; empty for now. setup: grip and set-up, empty to forget."""

    sets: str = ""
    using: str = ""
    when: str = ""
    setup: str | None = None


@dataclass(frozen=True, slots=True)
class EditFields(Typed):
    """A whole workout. text: a line for each exercise. when: its new day; empty to leave."""

    text: str = ""
    when: str = ""
