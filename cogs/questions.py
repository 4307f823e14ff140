"""The answers to what was asked before a log was stored: a tap says what was meant."""

from datetime import datetime
from typing import Literal

from discord.ext import commands

from bot.domain.errors import DomainError
from bot.interactions.answers import turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, origin_of, tap
from bot.services.editing import opened_on
from bot.services.questions import Origin
from bot.ui.cards import tap_id, typed_in
from bot.ui.facts import read_fact
from bot.ui.sessions import LiveCard
from bot.ui.typed import EditFields, LogFields
from bot.ui.workouts import LoggedCard, edited_card

Door = Literal["log", "log-text", "edit"]
"""What opens the form with the text that the question is about."""


class Questions(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.workouts = client.services.workouts
        self.members = client.services.members

    @tap("answer")
    async def answer_question(
        self, interaction: Interaction, log_id: int, at: datetime, part: int, code: str, door: Door, *facts: str
    ) -> None:
        """Put the answer into the text, and read it again as the form behind `door` would: its custom id."""
        typed = typed_in(interaction.message)
        if not typed or (door != "log-text" and not facts):
            raise DomainError("tap-unknown")
        first, *others = ("\n".join(typed),) if door == "log-text" else typed
        exercise = await self.members.find(interaction.user.id, facts[0]) if door == "log" else None
        words = await self.workouts.answered(origin_of(interaction), first, exercise, part, code)
        keep_input(interaction, tap_id(door, *facts), words, *others)
        by = Origin(log_id, interaction.user.id, interaction.guild_id)
        again = {"log": self._log, "log-text": self._log_text, "edit": self._edit}[door]
        await again(interaction, by, at, facts, (words, *others))

    async def _log(
        self, interaction: Interaction, by: Origin, at: datetime, facts: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        exercise = await self.members.find(by.member_id, facts[0])
        fields = LogFields.of_card(typed)
        logged = await self.workouts.log(
            by, exercise, fields.sets, using=fields.using or None, setup=fields.setup or None, at=at
        )
        if "live" in facts:
            live = await self.client.services.sessions.rest(by.member_id)
            await turn(interaction, LiveCard(self.client.texts, live))
        else:
            await turn(interaction, LoggedCard(self.client.texts, logged))

    async def _log_text(
        self, interaction: Interaction, by: Origin, at: datetime, _: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        logged = await self.workouts.log_text(by, typed[0], at=at)
        await turn(interaction, LoggedCard(self.client.texts, logged))

    async def _edit(
        self, interaction: Interaction, by: Origin, _: datetime, facts: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        workout_id, opened = read_fact(facts[0], int), opened_on("".join(facts[1:2]))
        fields = EditFields.of_card(typed)
        edited = await self.workouts.edit(by, workout_id, fields.text, fields.when, opened)
        await turn(interaction, edited_card(self.client.texts, edited))


async def setup(client: Client) -> None:
    await client.add_cog(Questions(client))
