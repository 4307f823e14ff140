"""Where members come in (commands, taps, forms, direct messages), and where an error becomes an answer."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import discord
from discord import app_commands

from bot.domain.errors import DomainError
from bot.domain.exercises import UnknownExercise
from bot.interactions.acts import Acts
from bot.interactions.answers import AnswerLost, answer, reply
from bot.interactions.client import Client, Interaction
from bot.interactions.missed_answers import MissedAnswers  # noqa: TC001
from bot.runtime.faults import Faults
from bot.services.questions import Unclear
from bot.services.workouts import Origin
from bot.storage.acts import ACT, SentBefore, digest_of
from bot.storage.database_file import DatabaseGone
from bot.storage.group_commit import DatabaseBusy
from bot.ui.cards import Card
from bot.ui.errors import ApologyCard, NearestCard, RefusalCard
from bot.ui.facts import facts_of
from bot.ui.forms import payload
from bot.ui.questions import QuestionCard

log = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[None]]
H = TypeVar("H", bound=Handler)

PUBLIC = {"public": True}
"""`extras` of a command whose answer everybody sees."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What answers a tap: the handler, how its facts are read, and whether it writes everybody's message anew."""

    handler: Handler
    read: Callable[[list[str]], list[Any]]
    rewrites: bool


def tap(action: str, *, rewrites: bool = False) -> Callable[[H], H]:
    """Mark a cog's method as what answers a button, select or form whose custom id is `action:fact:fact`.

    It is called with the interaction and the facts, read as its parameters are annotated (`bot.ui.facts`).
    rewrites: whether it changes the tapped message, whoever that belongs to.
    """

    def mark(handler: H) -> H:
        handler.__dict__["tap"] = action, rewrites
        return handler

    return mark


def on_dm(handler: H) -> H:
    """Mark a cog's method as what answers direct messages; it is called with the message."""
    handler.__dict__["on_dm"] = True
    return handler


def origin_of(interaction: Interaction) -> Origin:
    """Who asks, and where."""
    return Origin(interaction.id, interaction.user.id, interaction.guild_id)


@dataclass(frozen=True, slots=True)
class Retry:
    """How to try again: the tap that opens a form (if there is one), and what was typed, to be filled in there."""

    custom_id: str | None
    typed: tuple[str, ...]


def keep_input(interaction: Interaction, custom_id: str | None, *typed: str | None) -> None:
    """Before anything can be refused: keep what was typed, so that a refusal can give it back.

    Where the same was stored just now, and its answer did not arrive, the member is told of that instead.
    """
    again = Retry(custom_id, tuple(text or "" for text in typed))
    interaction.extras["again"] = again
    _note(again)


def _note(again: Retry) -> None:
    if (act := ACT.get()) and any(again.typed):
        act.digest = digest_of(again.custom_id or "", *again.typed)


def offer_nearest(interaction: Interaction, action: str, *typed: str) -> None:
    """Before an exercise is looked for: what a tap on one of the nearest opens instead, with what was typed."""
    interaction.extras["nearest"] = action, typed


async def hand_on(interaction: Interaction, custom_id: str, filled_in: Mapping[str, str]) -> None:
    """Go on as if a form had been submitted so."""
    interaction.extras["filled_in"] = filled_in
    await cast("Tree", interaction.client.tree).hand_on(interaction, custom_id)


class Tree(app_commands.CommandTree[Client]):
    """The command tree. Commands work in servers, direct messages and group chats unless they say otherwise."""

    def __init__(self, client: Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.taps: dict[str, Tap] = {}
        self.direct: Handler | None = None
        self.faults = Faults()
        self.missed: MissedAnswers  # from `bot.app`, once there is a database
        self.acts = Acts()

    def take(self, handler: Handler) -> None:
        """Send to a cog's method what it is marked for. Raises ValueError where another one is marked alike."""
        if mark := getattr(handler, "tap", None):
            action, rewrites = mark
            if action in self.taps:
                raise ValueError(f"two handlers for the tap {action!r}: {self.taps[action].handler} and {handler}")
            self.taps[action] = Tap(handler, facts_of(handler), rewrites)
        elif getattr(handler, "on_dm", False):
            if self.direct is not None:
                raise ValueError(f"two handlers for direct messages: {self.direct} and {handler}")
            self.direct = handler

    async def interaction_check(self, interaction: Interaction) -> bool:
        """Before each command: its turn."""
        if interaction.type is discord.InteractionType.autocomplete:
            return self.acts.may_suggest(_member(interaction))
        public = bool(interaction.command and interaction.command.extras.get("public"))
        return await self._begin(interaction, private=not public)

    async def hand_on(self, interaction: Interaction, custom_id: str) -> None:
        """Have what a custom id names answer. Raises `DomainError` where it names nothing, or with other facts."""
        action, *values = custom_id.split(":")
        if (known := self.taps.get(action)) is None:
            raise DomainError("tap-unknown")
        await known.handler(interaction, *known.read(values))

    async def on_tap(self, interaction: Interaction) -> None:
        """Answer a button, select or form; other interactions are the commands' own."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        custom_id = str(payload(interaction).get("custom_id", ""))
        known = self.taps.get(custom_id.split(":", maxsplit=1)[0])
        if not await self._begin(interaction, rewrites=known is not None and known.rewrites):
            return
        try:
            await self.hand_on(interaction, custom_id)
        except Exception as error:  # noqa: BLE001 (the one place where errors become answers)
            await self._tell(interaction, error)

    async def on_direct_message(self, message: discord.Message) -> None:
        """Answer somebody who writes to the bot; messages in servers are not subscribed to."""
        if self.direct is None or message.guild is not None or message.author.bot or not message.content:
            return
        again = Retry("log-text", (message.content,))
        try:
            await self.acts.begin(message.author.id)
            if not await self.missed.claim(message.id, message.author.id):
                return
            self._work_for(message.id, message.author.id)
            _note(again)
            await self.direct(message)
        except AnswerLost as lost:
            self._keep(message.author.id, lost.card)
            return
        except Exception as error:  # noqa: BLE001 (as above)
            await self._reply(message, self._refusal(error, again) or self._apology(error, "a direct message"))
        for card in await self.missed.take(message.author.id):
            await self._reply(message, card)

    async def _reply(self, message: discord.Message, card: Card) -> None:
        try:
            await reply(message, card)
        except AnswerLost:
            self._keep(message.author.id, card)

    async def _begin(self, interaction: Interaction, *, private: bool = True, rewrites: bool = False) -> bool:
        """Wait for the turn of this act; False where it was refused."""
        self.acts.announce(interaction, private=private, rewrites=rewrites)
        try:
            await self.acts.begin(_member(interaction))
        except DomainError as error:
            await self._tell(interaction, error)
            return False
        self._work_for(interaction.id, _member(interaction))
        self.acts.afterwards(lambda: self._tell_late(interaction))
        return True

    def _work_for(self, key: int, member_id: int) -> None:
        act = self.missed.begin(key, member_id)
        self.acts.afterwards(lambda: self.missed.end(act))

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        await self._tell(interaction, cause(error))

    async def _tell(self, interaction: Interaction, error: Exception) -> None:
        try:
            if isinstance(error, AnswerLost):
                await self._tell_otherwise(interaction, error.card)
            else:
                await answer(interaction, self._card(interaction, error), private=True)
        except AnswerLost:
            log.warning("interaction %s: no answer possible", interaction.id)

    async def _tell_otherwise(self, interaction: Interaction, card: Card) -> None:
        """Of what was stored the member hears by direct message, or with the next thing that they do."""
        if not _has_stored():
            log.warning("interaction %s: no answer possible", interaction.id)
            return
        try:
            channel = await interaction.user.create_dm()
            await channel.send(view=card, files=card.files(), allowed_mentions=discord.AllowedMentions.none())
        except (discord.HTTPException, OSError):
            self._keep(interaction.user.id, card)

    def _keep(self, member_id: int, card: Card) -> None:
        if _has_stored():
            self.missed.keep(member_id, card)

    def _tell_late(self, interaction: Interaction) -> None:
        """Of what was stored before, and could not be said then."""
        if self.missed.waits(_member(interaction)):
            self.acts.spawn(self._tell_again(interaction))

    async def _tell_again(self, interaction: Interaction) -> None:
        act = self.missed.begin(interaction.id, _member(interaction))
        for card in await self.missed.take(act.member_id):
            try:
                await answer(interaction, card, private=True)
            except AnswerLost:
                self.missed.keep(act.member_id, card)
        self.missed.end(act)

    def _card(self, interaction: Interaction, error: Exception) -> Card:
        again: Retry | None = interaction.extras.get("again")
        if isinstance(error, UnknownExercise) and again is None:
            action, typed = interaction.extras.get("nearest", ("exercise", ()))
            return NearestCard(self.client.texts, error, error.nearest, action, typed)
        return self._refusal(error, again) or self._apology(error, _name(interaction))

    def _refusal(self, error: Exception, again: Retry | None) -> Card | None:
        """The answer where a rule said no; None for what should not have happened."""
        typed, custom_id = (again.typed, again.custom_id) if again else ((), None)
        match error:
            case Unclear() if custom_id is not None:
                return QuestionCard(self.client.texts, error, typed, custom_id)
            case SentBefore():
                self.missed.tell_of(error.keys)
                return RefusalCard(self.client.texts, error, (), None)
            case DomainError():
                return RefusalCard(self.client.texts, error, typed, custom_id)
            case DatabaseBusy() | DatabaseGone():
                key = "database-gone" if isinstance(error, DatabaseGone) else "database-busy"
                return RefusalCard(self.client.texts, DomainError(key), typed, custom_id)
            case app_commands.MissingPermissions():
                return RefusalCard(self.client.texts, DomainError("not-allowed"), (), None)
            case app_commands.CheckFailure() | app_commands.CommandSignatureMismatch():
                return RefusalCard(self.client.texts, DomainError("changed-command"), (), None)
        return None

    def _apology(self, error: Exception, where: str) -> Card:
        number = self.faults.report(log, error, where)
        return ApologyCard(self.client.texts, number, stored=_has_stored())


def cause(error: Exception) -> Exception:
    """The error behind discord.py's wrappers."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, Exception):
        return error.__cause__
    return error


def _has_stored() -> bool:
    """Whether anything was stored for the act that the current task works for."""
    act = ACT.get()
    return act is not None and act.stored


def _member(interaction: Interaction) -> int:
    return getattr(interaction.user, "id", 0)  # Discord may not say


def _name(interaction: Interaction) -> str:
    """What was asked for, without what was typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return "a tap"
