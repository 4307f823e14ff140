"""Show everyone: first the preview, then the post; its member can take it back."""

from discord.ext import commands

from bot.interactions.answers import turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.cards import tap_id
from bot.ui.history import RemovedPostCard, SharedCard
from cogs._showing import preview, publish, remove


class Showing(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.posts = client.services.posts

    @tap("show")
    async def show(self, interaction: Interaction, workout_id: int) -> None:
        await preview(self.client, interaction, workout_id)

    @tap("share")
    async def share(self, interaction: Interaction, workout_id: int) -> None:
        """The button of older cards: it posts no more without a preview."""
        await preview(self.client, interaction, workout_id)

    @tap("post")
    async def post_workout(self, interaction: Interaction, workout_id: int) -> None:
        workout_view = await self.client.services.workouts.workout(interaction.user.id, workout_id)
        card = SharedCard(self.client.texts, workout_view, interaction.user.mention)
        await publish(self.client, interaction, card, workout_id, tap_id("workout", workout_id))

    @tap("unpost")
    async def unpost(self, interaction: Interaction, message_id: int, *back: str) -> None:
        await remove(self.client, await self.posts.own(interaction.user.id, message_id))
        await turn(interaction, RemovedPostCard(self.client.texts, ":".join(back)))


async def setup(client: Client) -> None:
    await client.add_cog(Showing(client))
