"""What can be tapped under a post: put it off, begin the workout, say who is in."""

from datetime import datetime

import discord
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.reminder_states import Snooze
from bot.domain.roll_calls import RollCall
from bot.interactions.answers import answer, rewrite
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import hand_on, origin_of, tap
from bot.ui.cards import carries
from bot.ui.forms import chosen, payload
from bot.ui.others import OthersPostCard
from bot.ui.reminders import ReminderNextCard
from bot.ui.roll_calls import GuildPost
from bot.ui.sessions import LiveCard
from bot.ui.today import TodayCard
from cogs._destinations import may_manage


class Posts(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.reminders = client.services.reminders
        self.roll_calls = client.services.roll_calls

    @tap("start")
    async def start(self, interaction: Interaction) -> None:
        """Begin the workout; the post stays, to come back to."""
        if today := await self.client.services.sessions.held_back(interaction.user.id):
            await answer(interaction, TodayCard(self.texts, today, ()), private=True)
            return
        live = await self.client.services.sessions.start(origin_of(interaction), None)
        await answer(interaction, LiveCard(self.texts, live), private=True)

    @tap("snooze")
    async def snooze(self, interaction: Interaction, choice: Snooze, reminder_id: int, of: datetime) -> None:
        if await self._is_managed(interaction, reminder_id):
            return
        changed, to = await self.reminders.snooze(interaction.user.id, reminder_id, choice, of)
        key, now = "snoozed" if to else "snoozed-before", self.client.services.now()
        card = ReminderNextCard(self.texts, key, changed, to or of, now)
        await answer(interaction, card, private=True)

    @tap("not-now")
    async def not_now(self, interaction: Interaction, reminder_id: int, of: datetime) -> None:
        """What was chosen under a reminder."""
        wanted: str = chosen(interaction)
        if wanted == "log":
            await hand_on(interaction, "log-text", {})
        elif wanted == "drop":
            await self.drop(interaction, reminder_id, of)
        else:
            await self.snooze(interaction, chosen(interaction, Snooze), reminder_id, of)

    @tap("drop")
    async def drop(self, interaction: Interaction, reminder_id: int, of: datetime) -> None:
        if await self._is_managed(interaction, reminder_id):
            return
        changed = await self.reminders.drop(interaction.user.id, reminder_id, of)
        await self.client.services.streaks.rests(interaction.user.id, of, changed.schedule.zone)
        card = ReminderNextCard(self.texts, "skipped", changed, of, self.client.services.now())
        await answer(interaction, card, private=True)

    async def _is_managed(self, interaction: Interaction, reminder_id: int) -> bool:
        """Whether it is somebody else's, and who taps runs the place: they are shown what they can do then."""
        allowed = interaction.permissions
        if interaction.guild_id is None or not (allowed.manage_guild or allowed.manage_channels):
            return False
        found = [
            other
            for other in await self.client.services.servers.own_in_guild(interaction.guild_id)
            if other.id == reminder_id
        ]
        others = [
            other for other in found if other.to.member_id != interaction.user.id and may_manage(interaction, other)
        ]
        for reminder in others:
            await answer(interaction, OthersPostCard(self.texts, reminder), private=True)
        return bool(others)

    @tap("in", rewrites=True)
    async def come(
        self,
        interaction: Interaction,
        at: datetime,
        begins: datetime,
        closes: datetime,
        summed: int,
        role: int,
        late: int,
    ) -> None:
        call = _called(interaction, (at, begins, closes), summed=summed, role=role, late=late)
        await self._answer_roll_call(interaction, call, present=True)

    @tap("out", rewrites=True)
    async def stay_away(
        self,
        interaction: Interaction,
        at: datetime,
        begins: datetime,
        closes: datetime,
        summed: int,
        role: int,
        late: int,
    ) -> None:
        call = _called(interaction, (at, begins, closes), summed=summed, role=role, late=late)
        await self._answer_roll_call(interaction, call, present=False)

    async def _answer_roll_call(self, interaction: Interaction, call: RollCall, *, present: bool) -> None:
        """Who is in and taps again is out; a double tap is one."""
        turn_round = self.roll_calls.turn_round if present else self.roll_calls.leave
        shown = await turn_round(interaction.user.id, call)
        await rewrite(interaction, GuildPost(self.texts, call, shown))
        # Of two who answer at once, the first one's post may arrive last.
        if (now := await self.roll_calls.present(call)) != shown:
            await rewrite(interaction, GuildPost(self.texts, call, now))


def _called(
    interaction: Interaction, moments: tuple[datetime, datetime, datetime], *, summed: int, role: int, late: int
) -> RollCall:
    """The roll call that the tapped post carries in its buttons.

    Raises `DomainError` for what does not stand on it, and for somebody who is no member of its server.
    """
    message = interaction.message
    custom_id = str(payload(interaction).get("custom_id", ""))
    # Discord tells what the message says; what was tapped comes from whoever tapped it.
    if message is None or message.author != interaction.client.user or not carries(message, custom_id):
        raise DomainError("tap-unknown")
    if message.guild is None or not isinstance(interaction.user, discord.Member):
        raise DomainError("roll-call-members-only")
    call = RollCall(*moments, summed == 1, role or None, late == 1, message.channel.id, message.id)
    if not call.possible:
        raise DomainError("tap-unknown")
    return call


async def setup(client: Client) -> None:
    await client.add_cog(Posts(client))
