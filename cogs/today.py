"""`/today`: what to do, and why; a tap begins it."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.interactions.answers import answer, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import origin_of, tap
from bot.services.coaching import Today
from bot.ui.cards import Card
from bot.ui.forms import chosen
from bot.ui.sessions import LiveCard
from bot.ui.today import TodayCard, read_swaps


class TodayCog(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.coaching = client.services.coaching
        self.ids = list(client.services.exercises.catalogue.exercises)

    @app_commands.command(name="today")
    async def propose(self, interaction: Interaction, minutes: app_commands.Range[int, 5, 180] | None = None) -> None:
        today = await self.coaching.today(interaction.user.id, minutes)
        offer = not today.told_kit and await self.client.services.set_ups.offered(interaction.user.id)
        await answer(interaction, self._card(today, set_up=offer), private=True)

    @tap("today")
    async def show(self, interaction: Interaction, place: Literal["", "beside"] = "") -> None:
        """In place of the member's own card, or beside a post that stays."""
        card = self._card(await self.coaching.today(interaction.user.id))
        if place:
            await answer(interaction, card, private=True)
        else:
            await turn(interaction, card)

    @tap("today-minutes")
    async def change_minutes(self, interaction: Interaction, swaps: str = "") -> None:
        wanted = read_swaps(swaps, self.ids)
        today = await self.coaching.today(interaction.user.id, chosen(interaction, int), wanted)
        await turn(interaction, self._card(today))

    @tap("today-swap")
    async def swap(self, interaction: Interaction, minutes: int, swaps: str = "") -> None:
        done = read_swaps(swaps, self.ids)
        before = await self.coaching.today(interaction.user.id, minutes, done)
        exercise_id: str = chosen(interaction)
        other = before.others.get(exercise_id)
        if other is None:
            raise DomainError("tap-unknown")
        origin = next((before for before, now in done.items() if now == exercise_id), exercise_id)
        today = await self.coaching.today(interaction.user.id, minutes, {**done, origin: other.id})
        await turn(interaction, self._card(today))

    @tap("today-start")
    async def start(self, interaction: Interaction, minutes: int, stamp: str, swaps: str = "") -> None:
        """Begin what the card shows; where the log has changed since, show what it is now."""
        today = await self.coaching.today(interaction.user.id, minutes, read_swaps(swaps, self.ids))
        if today.stamp != stamp:
            await turn(interaction, self._card(today, outdated=True))
            return
        live = await self.client.services.sessions.start(origin_of(interaction), None, today)
        await turn(interaction, LiveCard(self.client.texts, live))

    def _card(self, today: Today, *, outdated: bool = False, set_up: bool = False) -> Card:
        return TodayCard(self.client.texts, today, self.ids, outdated=outdated, set_up=set_up)


async def setup(client: Client) -> None:
    await client.add_cog(TodayCog(client))
