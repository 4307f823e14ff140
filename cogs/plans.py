"""`/plan`: the week that a member follows."""

from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.interactions.answers import answer, ask, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import tap
from bot.ui.forms import chosen, filled_in
from bot.ui.plans import PlanCard, PlanNameForm


class PlanCog(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.plans = client.services.plans

    @app_commands.command(name="plan")
    async def plan(self, interaction: Interaction) -> None:
        await answer(interaction, PlanCard(self.texts, await self.plans.look(interaction.user.id)), private=True)

    @tap("plan-follow")
    async def follow(self, interaction: Interaction) -> None:
        week = await self.plans.follow(interaction.user.id, chosen(interaction))
        await turn(interaction, PlanCard(self.texts, week))

    @tap("plan-stop")
    async def stop(self, interaction: Interaction) -> None:
        await turn(interaction, PlanCard(self.texts, await self.plans.stop(interaction.user.id)))

    @tap("plan-weekday")
    async def weekday(self, interaction: Interaction) -> None:
        choice: str = chosen(interaction)
        number, _, place = choice.partition(":")
        week = await self.plans.look(interaction.user.id)
        names = ["", *(day.name for day in week.plan.days)] if week.plan else [""]
        if not (number.isdecimal() and place.isdecimal() and int(place) < len(names)):
            raise DomainError("tap-unknown")
        week = await self.plans.assign(interaction.user.id, int(number), names[int(place)])
        await turn(interaction, PlanCard(self.texts, week))

    @tap("plan-save")
    async def name(self, interaction: Interaction, workout_id: int) -> None:
        await ask(interaction, PlanNameForm(self.texts, workout_id))

    @tap("plan-save-form")
    async def save(self, interaction: Interaction, workout_id: int) -> None:
        """A workout becomes a day of the member's own plan."""
        name = filled_in(interaction).get("name", "")
        week = await self.plans.save_day(interaction.user.id, workout_id, name)
        await turn(interaction, PlanCard(self.texts, week))


async def setup(client: Client) -> None:
    await client.add_cog(PlanCog(client))
