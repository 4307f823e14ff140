"""Taps everything that stands on cards, and on the cards that come of it: who taps like that finds each handler."""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

import simcord
from simcord import actors

from tests.cogs.conftest import Seen
from tests.cogs.every_command import TYPED
from tests.conftest import Gym

BUTTON, SELECT = 2, 3
MOST_CHOICES = 8
"""Of one menu, where each choice shows another exercise or another day."""

LAST = ("forget", "delete-workout", "undo", "unimport", "remove", "backday-clear", "live-finish", "undo-edit")
"""What takes things away is tapped when there is nothing else to tap."""


@dataclass
class Crawl:
    """What Alice taps, and the answers that come, by the action."""

    gym: Gym
    never: frozenset[str]
    who: Any = None
    answers: dict[str, list[simcord.InteractionResult]] = field(default_factory=dict)
    _waiting: deque[tuple[str, Any, str, str | None]] = field(default_factory=deque)
    _known: set[str] = field(default_factory=set)
    _choices: Counter[str] = field(default_factory=Counter)

    def look_at(self, message: Any) -> None:
        """Note every button and every choice on a card that leads where nothing before it has led."""
        card = Seen(message)
        for part in card.parts:
            if part.get("disabled") or "custom_id" not in part:
                continue
            custom_id = part["custom_id"]
            action = custom_id.split(":")[0]
            if part["type"] == BUTTON:
                self._note(f"{action}", message, custom_id, None)
            elif part["type"] == SELECT:
                for option in part["options"]:
                    self._note(f"{action} {option['value'].split(':')[0]}", message, custom_id, option["value"])

    def _note(self, what: str, message: Any, custom_id: str, value: str | None) -> None:
        action = what.split()[0]
        if action in self.never or what in self._known or self._choices[action] == MOST_CHOICES:
            return
        self._choices[action] += 1
        self._known.add(what)
        waiting = (what, message, custom_id, value)
        if what.split()[0] in LAST:
            self._waiting.append(waiting)
        else:
            self._waiting.appendleft(waiting)

    async def tap_everything(self) -> None:
        while self._waiting:
            self.gym.clock.move(seconds=10)
            what, message, custom_id, value = self._waiting.popleft()
            stored = self.gym.env.backend.messages[_channel_of(message)].get(message.id)
            if stored is None:
                continue  # an earlier tap has removed the card
            data = {"custom_id": custom_id, "component_type": BUTTON if value is None else SELECT}
            data |= {} if value is None else {"values": [value]}
            # Not `click`: a card that an earlier tap has changed still stands like that on another phone.
            here = stored.channel_id == self.gym.channel.id
            self.who = self.gym.alice if here else self.gym.alice.user
            result = await actors._component_interaction(self.who, stored, data)
            await self._read(what.split()[0], result)

    async def _read(self, action: str, result: simcord.InteractionResult) -> None:
        self.answers.setdefault(action, []).append(result)
        if result.modal:
            form = result.modal["custom_id"].split(":")[0]
            await self._read(form, await self.who.submit_modal(result, fill(result.modal)))
            return
        for message in (result.response, *result.followups):
            if message is not None:
                self.look_at(message)


def _channel_of(message: Any) -> int:
    return message.channel_id if isinstance(message, simcord.ResponseMessage) else message.channel.id


def fill(modal: dict[str, Any]) -> dict[str, Any]:
    """What somebody types into a form: what stands there already, or something that fits."""
    typed = {}
    for label in modal["components"]:
        entry = label.get("component") or label["components"][0]
        name = entry["custom_id"]
        if "options" in entry:
            typed[name] = [option["value"] for option in entry["options"]][:1]
        else:
            typed[name] = entry.get("value") or TYPED.get(name, "1")
    return typed
