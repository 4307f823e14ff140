"""`/backday`: a server's back days, for those who manage it."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.errors import DomainError
from bot.domain.posts import Destination
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.roll_calls import roll_call
from bot.interactions.answers import acknowledge, answer, ask, promptly, turn
from bot.interactions.client import Client, Interaction
from bot.interactions.tree import keep_input, tap
from bot.ui.cards import tap_id, typed_in
from bot.ui.forms import filled_in
from bot.ui.others import OthersCard, OthersMovedCard
from bot.ui.reminder_forms import WhenForm, said_when
from bot.ui.reminders import BackDayCard, BackDayClearedCard, NoBackDayCard, NoteCard
from bot.ui.roll_calls import GuildPost
from cogs._destinations import may_manage
from cogs._parameters import WhenSaid, ZoneByName, guess_of, spoken, zone_or_guess


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class BackDay(commands.GroupCog, group_name="backday"):
    def __init__(self, client: Client) -> None:
        self.client = client
        self.texts = client.texts
        self.reminders = client.services.reminders
        self.back_days = client.services.back_days
        self.servers = client.services.servers

    # ------------------------------------------------------------------ setting

    @app_commands.command(name="set")
    @app_commands.checks.has_permissions(manage_guild=True)
    async def set_days(
        self,
        interaction: Interaction,
        when: app_commands.Transform[str, WhenSaid] | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        timezone: app_commands.Transform[str, ZoneByName] | None = None,
        summary: bool = False,
    ) -> None:
        """In the channel that it is typed in, unless another is named."""
        place = channel or _here(interaction)
        if when is None:
            _check(interaction, place, role)
            await self._open_form(interaction, timezone or "", place.id, role.id if role else 0, int(summary))
        else:
            await self._set(interaction, place, role, when, timezone, summed=summary)

    @tap("backday-here")
    async def open_form_here(self, interaction: Interaction) -> None:
        """Set back days, from a card: here, unless they are set already."""
        _only_managers(interaction)
        found = await self.back_days.find(interaction.guild_id or 0)
        if found is not None:
            await answer(interaction, await self._card(found), private=True)
            return
        place = _here(interaction)
        _check(interaction, place, None)
        await self._open_form(interaction, "", place.id, 0, 0)

    @tap("backday")
    async def open_form(self, interaction: Interaction, channel_id: int, role_id: int, summed: int) -> None:
        await self._open_form(interaction, "", channel_id, role_id, summed)

    @tap("backday-form")
    async def submit_form(self, interaction: Interaction, channel_id: int, role_id: int, summed: int) -> None:
        _only_managers(interaction)
        guild = self.client.get_guild(interaction.guild_id or 0)
        channel = guild.get_channel(channel_id) if guild else None
        if guild is None or not isinstance(channel, discord.TextChannel):
            raise DomainError("channel-not-writable", channel=f"<#{channel_id}>")
        typed = filled_in(interaction)
        role = guild.get_role(role_id)
        zone = typed.get("zone") or None
        await self._set(interaction, channel, role, said_when(typed), zone, summed=summed == 1)

    async def _open_form(self, interaction: Interaction, known_zone: str, *facts: int) -> None:
        zone, guess = await promptly(zone_or_guess(interaction), (None, None))
        typed, form_id = typed_in(interaction.message), tap_id("backday-form", *facts)
        form = WhenForm(self.texts, "form-backday-title", form_id, typed, known_zone or zone, guess)
        await ask(interaction, form, tap_id("backday", *facts))

    async def _set(
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        role: discord.Role | None,
        when: str,
        zone: str | None,
        *,
        summed: bool,
    ) -> None:
        role_id, guild_id = role.id if role else None, channel.guild.id
        keep_input(interaction, tap_id("backday", channel.id, role_id or 0, int(summed)), when, zone)
        warning = _check(interaction, channel, role)
        to = Destination(interaction.user.id, guild_id, channel.id, role_id, channel_guild_id=guild_id)
        phrase = spoken(interaction, when)
        guess = await guess_of(interaction, zone)
        key = interaction.id
        reminder = await self.back_days.set(to, phrase, zone, summed=summed, key=key, guess=guess)
        notice = self.texts(warning, role=role.mention) if warning and role else ""
        card = await self._card(reminder, warning=notice, guessed=guess is not None)
        await answer(interaction, card, private=True)

    # ------------------------------------------------------------------ looking, testing, resting

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def show(self, interaction: Interaction) -> None:
        guild_id = interaction.guild_id or 0
        found = await self.back_days.find(guild_id)
        card = await self._card(found) if found else await self._none_card(guild_id)
        await answer(interaction, card, private=True)

    @tap("exercises")
    async def choose_public(self, interaction: Interaction, choice: Literal["public", "private"]) -> None:
        """Whether `/exercise` and `/region` answer for everyone here."""
        _only_managers(interaction)
        guild_id = interaction.guild_id or 0
        await self.servers.choose_public(guild_id, public=choice == "public")
        found = await self.back_days.find(guild_id)
        await turn(interaction, await self._card(found) if found else await self._none_card(guild_id))

    @tap("backday-preview")
    async def preview(self, interaction: Interaction) -> None:
        """The post for the tapper's eyes only."""
        _only_managers(interaction)
        reminder = await self.back_days.of(interaction.guild_id or 0)
        call = roll_call(Occurrence(reminder, self.client.services.now(), test=True), late=False)
        await answer(interaction, GuildPost(self.texts, call, test=True), private=True)

    @tap("backday-clear")
    async def clear_by_tap(self, interaction: Interaction) -> None:
        _only_managers(interaction)
        await self.back_days.clear(interaction.guild_id or 0)
        await turn(interaction, BackDayClearedCard(self.texts))

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def clear(self, interaction: Interaction) -> None:
        await self.back_days.clear(interaction.guild_id or 0)
        await answer(interaction, BackDayClearedCard(self.texts), private=True)

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def members(self, interaction: Interaction) -> None:
        """Members' own reminders that are posted here."""
        others = await self.servers.own_in_guild(interaction.guild_id or 0)
        await answer(interaction, OthersCard(self.texts, others), private=True)

    @tap("send-directly")
    async def send_directly(self, interaction: Interaction, reminder_id: int) -> None:
        guild_id = interaction.guild_id or 0
        found = [reminder for reminder in await self.servers.own_in_guild(guild_id) if reminder.id == reminder_id]
        if not any(may_manage(interaction, reminder) for reminder in found):
            raise DomainError("reminder-not-there" if interaction.permissions.manage_guild else "not-allowed")
        before = await self.servers.send_directly(reminder_id, guild_id)
        await self.client.services.delivery.tell_moved(before)
        await turn(interaction, OthersMovedCard(self.texts, before))

    @app_commands.command(name="test")
    @app_commands.checks.has_permissions(manage_guild=True)
    async def send_test(self, interaction: Interaction) -> None:
        await self._test(interaction)

    @tap("backday-test")
    async def test_by_tap(self, interaction: Interaction) -> None:
        _only_managers(interaction)
        await self._test(interaction)

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def pause(self, interaction: Interaction, until: str = "") -> None:
        keep_input(interaction, tap_id("lines", "backday-pause"), until)
        reminder = await self.back_days.pause(interaction.guild_id or 0, spoken(interaction, until))
        await answer(interaction, await self._card(reminder), private=True)

    @tap("backday-pause")
    async def pause_by_tap(self, interaction: Interaction) -> None:
        """The button, which pauses without an end, or the form that follows a refused `until`."""
        _only_managers(interaction)
        until = filled_in(interaction).get("until", "")
        keep_input(interaction, tap_id("lines", "backday-pause"), until)
        reminder = await self.back_days.pause(interaction.guild_id or 0, spoken(interaction, until))
        await turn(interaction, await self._card(reminder))

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    async def resume(self, interaction: Interaction) -> None:
        await answer(interaction, await self._card(await self._resumed(interaction)), private=True)

    @tap("backday-resume")
    async def resume_by_tap(self, interaction: Interaction) -> None:
        _only_managers(interaction)
        await turn(interaction, await self._card(await self._resumed(interaction)))

    async def _resumed(self, interaction: Interaction) -> Reminder:
        guild_id = interaction.guild_id or 0
        reminder = await self.back_days.of(guild_id)
        guild = self.client.get_guild(guild_id)
        channel = guild.get_channel(reminder.to.channel_id or 0) if guild else None
        if not isinstance(channel, discord.TextChannel):
            raise DomainError("channel-not-writable", channel=f"<#{reminder.to.channel_id}>")
        _check(interaction, channel, None)
        return await self.back_days.resume(guild_id)

    async def _test(self, interaction: Interaction) -> None:
        reminder = await self.back_days.of(interaction.guild_id or 0)
        await acknowledge(interaction)  # Discord may take its time with the post
        outcome = await self.client.services.delivery.test(reminder)
        line = self.texts("test-ended", outcome=self.texts(f"outcome-{outcome}"))
        await answer(interaction, NoteCard(line), private=True)

    async def _card(self, reminder: Reminder, *, warning: str = "", guessed: bool = False) -> BackDayCard:
        moments, now = self.reminders.upcoming(reminder), self.client.services.now()
        public = await self.servers.exercises_public(reminder.to.guild_id or 0)
        return BackDayCard(self.texts, reminder, moments, now, public=public, warning=warning, guessed=guessed)

    async def _none_card(self, guild_id: int) -> NoBackDayCard:
        return NoBackDayCard(self.texts, public=await self.servers.exercises_public(guild_id))


def _here(interaction: Interaction) -> discord.TextChannel:
    """The channel that was typed in. Raises `DomainError` where a post would have no place."""
    if not isinstance(interaction.channel, discord.TextChannel):
        raise DomainError("channel-needed")
    return interaction.channel


def _only_managers(interaction: Interaction) -> None:
    """Raises `DomainError`: whoever saw the button may have been allowed less since."""
    if not interaction.permissions.manage_guild:
        raise DomainError("not-allowed")


def _check(interaction: Interaction, channel: discord.TextChannel, role: discord.Role | None) -> str | None:
    """Raises `DomainError` where the bot could not post, or would mention whom its caller may not.

    Returns a warning where nobody would be pinged.
    """
    allowed = channel.permissions_for(channel.guild.me)
    if not (allowed.view_channel and allowed.send_messages):
        raise DomainError("channel-not-writable", channel=channel.mention)
    if role is not None and role.is_default():
        raise DomainError("backday-everyone")
    if role is not None and not (role.mentionable or interaction.permissions.mention_everyone):
        raise DomainError("backday-role-not-yours", role=role.mention)
    if role is not None and not (role.mentionable or allowed.mention_everyone):
        return "backday-role-silent"
    return None


async def setup(client: Client) -> None:
    await client.add_cog(BackDay(client))
