"""Reading what a member sees."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import simcord
from discord import app_commands

from bot.domain.errors import DomainError
from tests.conftest import Gym


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts(component.get("components", []))
        if accessory := component.get("accessory"):
            yield accessory


class Seen:
    """A card as a member sees it."""

    def __init__(self, answer: Any) -> None:
        self.message = answer
        shown = [component if isinstance(component, dict) else component.to_dict() for component in answer.components]
        self.parts = list(parts(shown))
        self.ephemeral = answer.flags.ephemeral
        content = "\n".join(part["content"] for part in self.parts if part["type"] == 10)
        self.text = content.replace("\N{NO-BREAK SPACE}", " ")
        self.buttons = [part["label"] for part in self.parts if part["type"] == 2]
        self.disabled = [part["label"] for part in self.parts if part["type"] == 2 and part.get("disabled")]
        self.options = [option["value"] for part in self.parts if part["type"] == 3 for option in part["options"]]
        self.pictures = [item for part in self.parts if part["type"] == 12 for item in part["items"]]

    def __contains__(self, words: str) -> bool:
        return words in self.text


@pytest.fixture
def seen() -> Callable[[simcord.InteractionResult], Seen]:
    """The answer to a command or tap: a new card, a follow-up, or the card that was changed."""

    def read(result: simcord.InteractionResult) -> Seen:
        assert result.acknowledged, "Discord got no answer"
        answer = result.followups[-1] if result.followups else result.response
        assert answer is not None, "nobody saw an answer"
        return Seen(answer)

    return read


@pytest.fixture
def refused(
    gym: Gym, seen: Callable[[simcord.InteractionResult], Seen]
) -> Callable[[simcord.InteractionResult], Seen]:
    """The answer where a rule said no: for the caller alone, and nothing else went wrong."""

    def read(result: simcord.InteractionResult) -> Seen:
        card = seen(result)
        assert card.ephemeral, "a refusal is nobody else's business"
        for error in gym.env.errors:
            cause = getattr(error, "original", None) or error.__cause__ or error
            assert isinstance(cause, DomainError | app_commands.CheckFailure), cause
        if gym.env.errors:
            simcord.assert_error(gym.env, app_commands.AppCommandError)
        return card

    return read


async def whole_history(gym: Gym, member: simcord.MemberActor | None = None) -> str:
    """The first page of the member's history, and every workout on it, opened."""
    who = member or gym.alice
    page = Seen((await who.slash(gym.channel, "history")).response)
    opened = [part["custom_id"] for part in page.parts if part.get("label") == "Open"]
    shown = [page.text]
    for custom_id in opened:
        card = (await who.slash(gym.channel, "history")).response
        shown.append(Seen((await who.click(card, custom_id=custom_id)).response).text)
    return "\n".join(shown)
