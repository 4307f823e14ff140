"""Answers that did not reach the member, kept until the next thing they do: nothing that was stored stays untold."""

from dataclasses import dataclass, field
from time import monotonic

from bot.ui.cards import Card

LONGEST = 15 * 60
"""Seconds for which the same text, typed again, is taken for the same act."""

MOST_MEMBERS = 10_000


@dataclass(slots=True)
class _Unheard:
    cards: list[Card] = field(default_factory=list)
    said: dict[tuple[str, ...], float] = field(default_factory=dict)


class Unheard:
    """By member."""

    def __init__(self) -> None:
        self._members: dict[int, _Unheard] = {}

    def keep(self, member_id: int, card: Card | None, said: tuple[str, ...]) -> None:
        """What came of an act, if the member is still to be told, and what they had typed for it."""
        if len(self._members) >= MOST_MEMBERS:
            self._members.clear()
        unheard = self._members.setdefault(member_id, _Unheard())
        if card is not None:
            unheard.cards.append(card)
        if any(said):
            unheard.said[said] = monotonic()

    def again(self, member_id: int, said: tuple[str, ...]) -> bool:
        """Whether the member types once more what was stored without their knowing; told of once."""
        unheard = self._members.get(member_id)
        at = unheard.said.pop(said, None) if unheard else None
        return at is not None and monotonic() - at < LONGEST

    def take(self, member_id: int) -> list[Card]:
        """What the member is still to be told."""
        unheard = self._members.get(member_id)
        if unheard is None:
            return []
        cards, unheard.cards = unheard.cards, []
        if not unheard.said:
            del self._members[member_id]
        return cards
