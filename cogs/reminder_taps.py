"""What is tapped on the cards of reminders: other days, the list, the calendar, and what was meant."""

from itertools import zip_longest
from zoneinfo import ZoneInfo

from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.schedules import DAYS
from bot.interactions.answers import answer, ask, promptly, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import hand_on, keep_input, tap
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.meant import submitted
from bot.ui.reminder_forms import LINES, TextForm, WhenForm, said_when
from bot.ui.reminders import CalendarCard
from cogs._destinations import directly
from cogs._parameters import spoken, zone_or_guess
from cogs._reminder_cards import list_card, set_card


class ReminderTaps(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.reminders = client.services.reminders

    @tap("lines")
    async def open_lines(self, interaction: Interaction, *form_id: str) -> None:
        """Try again: the form, filled in with what was typed."""
        if not form_id or form_id[0] not in LINES:
            raise DomainError("tap-unknown")
        zone, guess = await promptly(zone_or_guess(interaction), (None, None))
        form = TextForm(self.texts, tap_id(*form_id), typed_in(interaction.message), zone or guess)
        await ask(interaction, form)

    @tap("meant")
    async def choose(self, interaction: Interaction, place: int, phrase: str, *again: str) -> None:
        """What was meant by something unclear, said with one tap: the same as the form with that in it."""
        custom_id, names = submitted(":".join(again))
        if place >= len(names):
            raise DomainError("tap-unknown")
        typed = dict(zip_longest(names, typed_in(interaction.message)[: len(names)], fillvalue=""))
        typed[names[place]] = phrase
        await hand_on(interaction, custom_id, typed)

    @tap("remind-weekly")
    async def remind_weekly(self, interaction: Interaction) -> None:
        """After the first log: the same time every week, in the zone that was told or else guessed."""
        known_zone, guess = await zone_or_guess(interaction)
        if (zone := known_zone or guess) is None:
            await hand_on(interaction, tap_id("remind", "dm"), {})
            return
        here = self.client.services.now().astimezone(ZoneInfo(zone))
        when = f"{DAYS[here.weekday()]} {here:%H}:{here.minute // 15 * 15:02}"
        to = directly(interaction)
        reminder = await self.reminders.add(to, when, None, key=interaction.id, guess=guess)
        await answer(interaction, set_card(self.client, reminder, guessed=known_zone is None), private=True)

    @tap("reminder")
    async def open_one(self, interaction: Interaction, reminder_id: int) -> None:
        """One of the list, with what can be done about it."""
        own = await self.reminders.own(interaction.user.id, reminder_id)
        await turn(interaction, set_card(self.client, own))

    @tap("reschedule")
    async def open_days(self, interaction: Interaction, reminder_id: int) -> None:
        """The form with other days or another time."""
        own = await self.reminders.own(interaction.user.id, reminder_id)
        form_id = tap_id("reschedule-form", reminder_id)
        typed, zone = typed_in(interaction.message), own.schedule.zone
        await ask(interaction, WhenForm(self.texts, "form-reminder-title", form_id, typed, zone, None))

    @tap("reschedule-form")
    async def reschedule(self, interaction: Interaction, reminder_id: int) -> None:
        typed = filled_in(interaction)
        when, zone = said_when(typed), typed.get("zone") or None
        keep_input(interaction, tap_id("reschedule", reminder_id), when, zone)
        changed = await self.reminders.reschedule(interaction.user.id, reminder_id, spoken(interaction, when))
        await turn(interaction, set_card(self.client, changed))

    @tap("reminders")
    async def show_by_tap(self, interaction: Interaction) -> None:
        await answer(interaction, await list_card(self.client, interaction), private=True)

    @tap("calendar-file")
    async def calendar_by_tap(self, interaction: Interaction) -> None:
        file = await self.reminders.calendar(interaction.user.id, self.texts("calendar-event"))
        await answer(interaction, CalendarCard(self.texts, file), private=True)

    @tap("resume-one")
    async def resume_one(self, interaction: Interaction, reminder_id: int) -> None:
        await self.reminders.resume(interaction.user.id, reminder_id)
        await turn(interaction, await list_card(self.client, interaction))


async def setup(client: Client) -> None:
    await client.add_cog(ReminderTaps(client))
