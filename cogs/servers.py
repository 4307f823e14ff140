"""The servers that the bot is in: hello, once, and what rests while it is away."""

import logging

import discord
from discord.ext import commands

from bot.domain.reminder_states import Pause
from bot.interactions.client import Client
from bot.ui.help import HelloCard

log = logging.getLogger(__name__)


class Servers(commands.Cog):
    def __init__(self, client: Client) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """A server that invited the bot while it was not running tells it in no other way."""
        await self.client.services.servers.be_in([joined.id for joined in self.client.guilds], self._guild_of)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self.client.services.servers.be_in([guild.id], self._guild_of)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Whoever invites the bot again gives it its permissions anew, too."""
        await self.client.services.servers.return_to(guild.id, Pause.FORBIDDEN)
        await self._greet(guild)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.client.services.servers.leave(
            guild.id, [joined.id for joined in (*guild.channels, *guild.threads)]
        )

    def _guild_of(self, channel_id: int) -> int | None:
        channel = self.client.get_channel(channel_id)
        return channel.guild.id if isinstance(channel, discord.abc.GuildChannel | discord.Thread) else None

    async def _greet(self, guild: discord.Guild) -> None:
        """One message, where it may write; never a second one in the same server."""
        services, channel = self.client.services, _where(guild)
        known = await services.back_days.find(guild.id) is not None
        if channel is None or known or not await services.servers.greet(guild.id):
            return
        try:
            await channel.send(view=HelloCard(self.client.texts), allowed_mentions=discord.AllowedMentions.none())
        except discord.HTTPException as error:
            log.warning("server %s: Discord did not take the hello: %s", guild.id, error.status)


def _where(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel for such messages, or else the first in which members and the bot may write."""
    system = [guild.system_channel] if guild.system_channel else []
    return next((joined for joined in (*system, *guild.text_channels) if _open(guild, joined)), None)


def _open(guild: discord.Guild, channel: discord.TextChannel) -> bool:
    mine, everyone = channel.permissions_for(guild.me), channel.permissions_for(guild.default_role)
    return mine.view_channel and mine.send_messages and everyone.view_channel and everyone.send_messages


async def setup(client: Client) -> None:
    await client.add_cog(Servers(client))
