"""Where members come in (commands, taps, forms, direct messages), and where an error becomes an answer."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import discord
from discord import app_commands

from bot.client import Client, Interaction
from bot.domain.errors import DomainError
from bot.domain.exercises import UnknownExercise
from bot.services.questions import Unclear
from bot.services.workouts import Asked
from bot.ui.answers import answer, reply
from bot.ui.cards import Card
from bot.ui.errors import ApologyCard, NearestCard, RefusalCard
from bot.ui.forms import payload
from bot.ui.questions import QuestionCard

log = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[None]]
H = TypeVar("H", bound=Handler)


def tap(action: str) -> Callable[[H], H]:
    """Mark a cog's method as what answers a button, select or form whose custom id is `action:fact:fact`.

    It is called with the interaction and the facts, as text.
    """

    def mark(handler: H) -> H:
        handler.__dict__["tap"] = action
        return handler

    return mark


def direct(handler: H) -> H:
    """Mark a cog's method as what answers direct messages; it is called with the message."""
    handler.__dict__["direct"] = True
    return handler


def asked(interaction: Interaction) -> Asked:
    """Who asks, and where."""
    return Asked(interaction.id, interaction.user.id, interaction.guild_id)


def moment_of(stamp: str) -> datetime:
    """A moment that a custom id carries, as Unix time."""
    return datetime.fromtimestamp(int(stamp), UTC)


@dataclass(frozen=True, slots=True)
class Again:
    """How to try again: the tap that opens a form (if there is one), and what was typed, to be filled in there."""

    custom_id: str | None
    typed: tuple[str, ...]


def remember(interaction: Interaction, custom_id: str | None, *typed: str | None) -> None:
    """Before anything can be refused: keep what was typed, so that a refusal can give it back."""
    interaction.extras["again"] = Again(custom_id, tuple(one or "" for one in typed))


async def hand_on(interaction: Interaction, custom_id: str, filled_in: Mapping[str, str]) -> None:
    """Go on as if a form had been submitted with these lines."""
    interaction.extras["filled_in"] = filled_in
    tree = interaction.client.tree
    assert isinstance(tree, Tree)  # noqa: S101 (the client makes it so)
    action, *facts = custom_id.split(":")
    await tree.taps.get(action, _unknown_tap)(interaction, *facts)


class Tree(app_commands.CommandTree[Client]):
    """The command tree. Commands work in servers, direct messages and group chats unless they say otherwise."""

    def __init__(self, client: Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.taps: dict[str, Handler] = {}
        self.direct: Handler | None = None

    def take(self, handler: Handler) -> None:
        """Send to a cog's method what it is marked for."""
        if action := getattr(handler, "tap", None):
            self.taps[action] = handler
        elif getattr(handler, "direct", False):
            self.direct = handler

    async def on_tap(self, interaction: Interaction) -> None:
        """Answer a button, select or form; other interactions are the commands' own."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        action, *facts = str(payload(interaction).get("custom_id", "")).split(":")
        handler = self.taps.get(action, _unknown_tap)
        try:
            await handler(interaction, *facts)
        except Exception as error:  # noqa: BLE001 (the one place where errors become answers)
            await self._tell(interaction, error)

    async def on_direct_message(self, message: discord.Message) -> None:
        """Answer somebody who writes to the bot; messages in servers are not subscribed to."""
        if self.direct is None or message.guild is not None or message.author.bot or not message.content:
            return
        try:
            try:
                await self.direct(message)
            except Exception as error:  # noqa: BLE001 (as above)
                again = Again("log-text", (message.content,))
                await reply(message, self._refusal(error, again) or self._apology(error, "a direct message"))
        except discord.HTTPException as failure:
            log.warning("message %s: no answer possible: HTTP %s", message.id, failure.status)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        await self._tell(interaction, cause(error))

    async def _tell(self, interaction: Interaction, error: Exception) -> None:
        card = self._card(interaction, error)
        try:
            await answer(interaction, card, private=True)
        except discord.HTTPException as failure:
            # The interaction expired or was answered by another process: nobody is left to tell.
            log.warning("interaction %s: no answer possible: HTTP %s", interaction.id, failure.status)

    def _card(self, interaction: Interaction, error: Exception) -> Card:
        again: Again | None = interaction.extras.get("again")
        if isinstance(error, UnknownExercise) and again is None:
            command = interaction.command.qualified_name if interaction.command else ""
            action = "log" if command == "log" else "exercise"
            said = (str(getattr(interaction.namespace, name, None) or "") for name in ("sets", "when"))
            sets, when = said
            typed = (sets, "", when) if sets or when else ()
            return NearestCard(self.client.texts, error, error.nearest, action, typed)
        return self._refusal(error, again) or self._apology(error, _name(interaction))

    def _refusal(self, error: Exception, again: Again | None) -> Card | None:
        """The answer where a rule said no; None for what should not have happened."""
        match error:
            case Unclear() if again is not None and again.custom_id is not None:
                return QuestionCard(self.client.texts, error, again.typed, again.custom_id)
            case DomainError():
                typed, custom_id = (again.typed, again.custom_id) if again else ((), None)
                return RefusalCard(self.client.texts, error, typed, custom_id)
            case app_commands.MissingPermissions():
                return RefusalCard(self.client.texts, DomainError("not-allowed"), (), None)
            case app_commands.CheckFailure() | app_commands.CommandSignatureMismatch():
                return RefusalCard(self.client.texts, DomainError("changed-command"), (), None)
        return None

    def _apology(self, error: Exception, where: str) -> Card:
        fault_id = secrets.token_hex(4)
        log.error("fault %s in %s", fault_id, where, exc_info=error)
        return ApologyCard(self.client.texts, fault_id)


async def _unknown_tap(_interaction: Interaction, *_facts: str) -> None:
    raise DomainError("tap-unknown")


def cause(error: Exception) -> Exception:
    """The error behind discord.py's wrappers."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, Exception):
        return error.__cause__
    return error


def _name(interaction: Interaction) -> str:
    """What was asked for, without what was typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return str(payload(interaction).get("custom_id", "")).split(":", maxsplit=1)[0]
