"""`/leaderboard` and `/challenge`: training together in a server, for those who want it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.leaderboards import Measure
from bot.interactions.answers import AnswerLost, acknowledge, answer, post, rewrite, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.services.leaderboards import BoardPost
from bot.ui.forms import chosen
from bot.ui.together import ChallengePost, LeaderboardCard, LeaderboardPost, NoteCard
from cogs._parameters import ExerciseByName
from cogs._showing import channel_here


class Leaderboard(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.leaderboards = client.services.leaderboards

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def leaderboard(self, interaction: Interaction, by: Measure = Measure.DAYS) -> None:
        await answer(interaction, await self._card(interaction, by), private=True)

    @tap("board")
    async def my_place(self, interaction: Interaction, measure: Measure) -> None:
        """On a post: what who taps sees, for them alone."""
        await answer(interaction, await self._card(interaction, measure), private=True)

    @tap("board-by")
    async def by(self, interaction: Interaction) -> None:
        await turn(interaction, await self._card(interaction, chosen(interaction, Measure)))

    @tap("board-join")
    async def join(self, interaction: Interaction, measure: Measure) -> None:
        await self.leaderboards.join(_server(interaction), interaction.user.id)
        await turn(interaction, await self._card(interaction, measure))

    @tap("board-leave")
    async def leave(self, interaction: Interaction, measure: Measure) -> None:
        await self.leaderboards.leave(_server(interaction), interaction.user.id)
        await turn(interaction, await self._card(interaction, measure))

    @tap("board-in", rewrites=True)
    async def come(self, interaction: Interaction, measure: Measure) -> None:
        await self.leaderboards.join(_server(interaction), interaction.user.id)
        await self._rewrite(interaction, measure)

    @tap("board-out", rewrites=True)
    async def go(self, interaction: Interaction, measure: Measure) -> None:
        await self.leaderboards.leave(_server(interaction), interaction.user.id)
        await self._rewrite(interaction, measure)

    @tap("board-show")
    async def show(self, interaction: Interaction, measure: Measure) -> None:
        """Post it here, in place of the server's older post of that measure."""
        guild_id = _server(interaction)
        channel_here(interaction)
        await acknowledge(interaction)
        board = await self.leaderboards.board(guild_id, measure)
        message_id, channel_id = await post(interaction, LeaderboardPost(self.texts, board, measure))
        for older in await self.leaderboards.keep(BoardPost(message_id, channel_id, guild_id, measure)):
            await self._remove(older)
        await turn(interaction, NoteCard(self.texts("board-posted")))

    async def _remove(self, older: BoardPost) -> None:
        channel = self.client.get_partial_messageable(older.channel_id)
        try:
            await channel.get_partial_message(older.message_id).delete()
        except discord.HTTPException:
            return  # gone already, or out of reach

    async def _rewrite(self, interaction: Interaction, measure: Measure) -> None:
        board = await self.leaderboards.board(_server(interaction), measure)
        await rewrite(interaction, LeaderboardPost(self.texts, board, measure))

    async def _card(self, interaction: Interaction, measure: Measure) -> LeaderboardCard:
        guild_id, member_id = _server(interaction), interaction.user.id
        board = await self.leaderboards.board(guild_id, measure, member_id)
        streak = await self.client.services.streaks.streak(member_id)
        present = await self.leaderboards.is_in(guild_id, member_id)
        return LeaderboardCard(self.texts, board, measure, streak, present=present)


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Challenge(commands.GroupCog, group_name="challenge"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.challenges = client.services.challenges

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def start(
        self,
        interaction: Interaction,
        exercise: app_commands.Transform[Exercise, ExerciseByName],
        each: app_commands.Range[int, 1, 5000],
    ) -> None:
        guild_id = _server(interaction)
        channel_here(interaction)
        stands = await self.challenges.begin(interaction.id, guild_id, interaction.channel_id or 0, exercise, each)
        try:
            message_id, _ = await post(interaction, ChallengePost(self.texts, stands, exercise))
        except AnswerLost:
            await self.challenges.withdraw(stands.challenge.id)
            raise
        await self.challenges.posted(stands.challenge.id, message_id)
        await answer(interaction, NoteCard(self.texts("challenge-posted")), private=True)

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def end(self, interaction: Interaction) -> None:
        await acknowledge(interaction)
        await self.challenges.finish(_server(interaction))
        await answer(interaction, NoteCard(self.texts("challenge-finished")), private=True)

    @tap("challenge-in", rewrites=True)
    async def come(self, interaction: Interaction, challenge_id: int) -> None:
        await self._answer(interaction, challenge_id, present=True)

    @tap("challenge-out", rewrites=True)
    async def go(self, interaction: Interaction, challenge_id: int) -> None:
        await self._answer(interaction, challenge_id, present=False)

    async def _answer(self, interaction: Interaction, challenge_id: int, *, present: bool) -> None:
        guild_id = _server(interaction)
        stands = await self.challenges.answer(interaction.user.id, guild_id, challenge_id, present=present)
        exercise = self.challenges.exercise(stands.challenge)
        await rewrite(interaction, ChallengePost(self.texts, stands, exercise))


def _server(interaction: Interaction) -> int:
    """The server that it is about. Raises `DomainError` elsewhere, and for somebody who is no member of it."""
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
        raise DomainError("group-only")
    return interaction.guild_id


async def setup(client: Client) -> None:
    await client.add_cog(Leaderboard(client))
    await client.add_cog(Challenge(client))
