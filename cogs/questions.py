"""The answers to what was asked before a log was stored: a tap says what was meant."""

from datetime import datetime

from discord.ext import commands

from bot.client import Client, Interaction
from bot.services.questions import Asked
from bot.tree import asked, moment_of, remember, tap
from bot.ui.answers import turn
from bot.ui.cards import tap_id, typed_in
from bot.ui.sessions import LiveCard
from bot.ui.workouts import LoggedCard, WorkoutCard


class Questions(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.workouts = client.services.workouts
        self.members = client.services.members

    @tap("answer")
    async def answer_question(
        self, interaction: Interaction, log_id: str, at: str, part: str, code: str, door: str, *facts: str
    ) -> None:
        """Put the answer into the text, and read it again as the form behind `door` would: its custom id."""
        typed = typed_in(interaction.message)
        said, *others = ("\n".join(typed),) if door == "log-text" else typed
        exercise = await self.members.find(interaction.user.id, facts[0]) if door == "log" else None
        words = await self.workouts.answered(asked(interaction), said, exercise, int(part), code)
        remember(interaction, tap_id(door, *facts), words, *others)
        by = Asked(int(log_id), interaction.user.id, interaction.guild_id)
        again = {"log": self._log, "log-text": self._log_text, "edit": self._edit}[door]
        await again(interaction, by, moment_of(at), facts, (words, *others))

    async def _log(
        self, interaction: Interaction, by: Asked, at: datetime, facts: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        exercise = await self.members.find(by.member_id, facts[0])
        words, using, _, setup = (*typed, "", "", "")[:4]
        logged = await self.workouts.log(by, exercise, words, using=using or None, setup=setup or None, at=at)
        if "live" in facts:
            live = await self.client.services.sessions.rest(by.member_id)
            await turn(interaction, LiveCard(self.client.texts, live))
        else:
            await turn(interaction, LoggedCard(self.client.texts, logged))

    async def _log_text(
        self, interaction: Interaction, by: Asked, at: datetime, _: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        logged = await self.workouts.log_text(by, typed[0], at=at)
        await turn(interaction, LoggedCard(self.client.texts, logged))

    async def _edit(
        self, interaction: Interaction, by: Asked, _: datetime, facts: tuple[str, ...], typed: tuple[str, ...]
    ) -> None:
        edited = await self.workouts.edit(by, int(facts[0]), typed[0], "".join(typed[1:]))
        await turn(interaction, WorkoutCard(self.client.texts, edited.told, key="edited-title", edited=edited))


async def setup(client: Client) -> None:
    await client.add_cog(Questions(client))
