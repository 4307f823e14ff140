"""What can be tapped under a post: put it off, begin the workout, say who is in."""

from discord.ext import commands

from bot.client import Client, Interaction
from bot.domain.reminders import Snooze
from bot.domain.roll_calls import RollCall
from bot.tree import asked, moment_of, tap
from bot.ui.answers import answer, rewrite
from bot.ui.reminders import ReminderNextCard
from bot.ui.roll_calls import GuildPost
from bot.ui.sessions import LiveCard


class Posts(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.reminders = client.services.reminders
        self.roll_calls = client.services.roll_calls

    @tap("start")
    async def start(self, interaction: Interaction) -> None:
        """Begin the workout; the post stays, to come back to."""
        live = await self.client.services.sessions.start(asked(interaction), None)
        await answer(interaction, LiveCard(self.texts, live), private=True)

    @tap("snooze")
    async def snooze(self, interaction: Interaction, choice: str, reminder_id: str, moment: str) -> None:
        of = moment_of(moment)
        changed, to = await self.reminders.snooze(interaction.user.id, int(reminder_id), Snooze(choice), of)
        card = ReminderNextCard(self.texts, "snoozed" if to else "snoozed-before", changed, to or of)
        await answer(interaction, card, private=True)

    @tap("drop")
    async def drop(self, interaction: Interaction, reminder_id: str, moment: str) -> None:
        of = moment_of(moment)
        changed = await self.reminders.drop(interaction.user.id, int(reminder_id), of)
        await answer(interaction, ReminderNextCard(self.texts, "skipped", changed, of), private=True)

    @tap("in")
    async def come(self, interaction: Interaction, *facts: str) -> None:
        await self._answer_roll_call(interaction, *facts, present=True)

    @tap("out")
    async def stay_away(self, interaction: Interaction, *facts: str) -> None:
        await self._answer_roll_call(interaction, *facts, present=False)

    async def _answer_roll_call(self, interaction: Interaction, *facts: str, present: bool) -> None:
        call, catalogue = _called(interaction, *facts), self.client.services.exercises.catalogue
        shown = await self.roll_calls.answer(interaction.user.id, call, present=present)
        await rewrite(interaction, GuildPost(self.texts, catalogue, call, shown))
        # Of two who answer at once, the first one's post may arrive last.
        if (now := await self.roll_calls.present(call)) != shown:
            await rewrite(interaction, GuildPost(self.texts, catalogue, call, now))


def _called(
    interaction: Interaction, at: str, begins: str, closes: str, summed: str, role_id: str, late: str
) -> RollCall:
    """The roll call that the tapped post carries in its buttons."""
    assert interaction.message is not None  # noqa: S101 (buttons stand on messages)
    message = interaction.message
    moments = moment_of(at), moment_of(begins), moment_of(closes)
    role = int(role_id) or None
    return RollCall(*moments, summed == "1", role, late == "1", message.channel.id, message.id)


async def setup(client: Client) -> None:
    await client.add_cog(Posts(client))
