"""The cards of a member's reminders, as they stand now."""

from bot.domain.reminders import Reminder
from bot.interactions.client import Client, Interaction
from bot.ui.reminders import ReminderListCard, ReminderSetCard


def set_card(client: Client, reminder: Reminder, *, moved: int = 0, guessed: bool = False) -> ReminderSetCard:
    """One reminder. moved: others that went along into its zone. guessed: whether that is a guess."""
    moments, now = client.services.reminders.upcoming(reminder), client.services.now()
    return ReminderSetCard(client.texts, reminder, moments, now, moved=moved, guessed=guessed)


async def list_card(client: Client, interaction: Interaction) -> ReminderListCard:
    """All reminders of who asks."""
    own = await client.services.reminders.of_member(interaction.user.id)
    return ReminderListCard(client.texts, own, client.services.now())
