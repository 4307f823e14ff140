"""What the gateway has told of the servers and channels that reminders are posted in."""

from collections.abc import Callable
from datetime import datetime

import discord

from bot.delivery.discord_errors import NETWORK, Meaning, meaning
from bot.domain.posts import Destination
from bot.domain.shards import Shards


class Places:
    """Asks Discord only for what its events do not tell.

    Of a server of another process's shards they tell nothing here: one posts there only while that process is dead,
    and is not surer of anything than Discord's answers make it.
    """

    def __init__(self, client: discord.Client, clock: Callable[[], datetime], shards: Shards | None = None) -> None:
        self._client = client
        self._clock = clock
        self._shards = shards

    def guild(self, to: Destination) -> discord.Guild | None:
        """The server that it is posted in, where the bot is a member and knows it."""
        guild_id = to.guild_id or to.channel_guild_id
        if guild_id is not None:
            return self._client.get_guild(guild_id)
        channel = self._client.get_channel(to.channel_id or 0)
        return channel.guild if isinstance(channel, discord.abc.GuildChannel | discord.Thread) else None

    def name(self, to: Destination) -> str:
        """The server's name; nothing where the bot is not there any more."""
        guild = self.guild(to)
        return guild.name if guild else ""

    def removed(self, to: Destination) -> bool:
        """Whether the bot is no member of the server any more: those in an outage are told, too, when it connects."""
        guild_id = to.guild_id or to.channel_guild_id
        here = guild_id is None or to.channel_id is None or self._client.get_guild(guild_id) is not None
        return not here and self._client.is_ready() and not self._elsewhere(guild_id)

    def role_is_gone(self, to: Destination) -> bool:
        """Whether the role that it mentions was deleted."""
        guild = self.guild(to) if to.guild_id and to.role_id else None
        # What Discord cannot tell of a server during an outage is not gone.
        return guild is not None and not guild.unavailable and guild.get_role(to.role_id or 0) is None

    async def timed_out_until(self, to: Destination) -> datetime | None:
        """Until when a moderator has timed the bot out there; None where nobody has."""
        guild, user = self.guild(to), self._client.user
        if guild is None or user is None:
            return None
        try:
            until = (await guild.fetch_member(user.id)).timed_out_until
        except (discord.DiscordException, *NETWORK):
            until = guild.me.timed_out_until
        return until if until is not None and until > self._clock() else None

    async def is_gone(self, to: Destination) -> bool:
        """Whether a channel that a post did not find was deleted: Discord says so of others, too, in passing.

        Threads at rest are not told by the gateway, so that one which is not known is asked for.
        """
        if not self._client.is_ready() or self._client.get_channel(to.channel_id or 0) is not None:
            return False
        try:
            await self._client.fetch_channel(to.channel_id or 0)
        except discord.NotFound as error:
            return meaning(error) is Meaning.NO_CHANNEL
        except (discord.DiscordException, *NETWORK):
            pass
        return False

    async def is_member(self, to: Destination, member_id: int) -> bool:
        """Whether somebody is a member of the server that it is posted in. Raises what discord.py raises."""
        guild, guild_id = self.guild(to), to.guild_id or to.channel_guild_id
        known = guild is not None and not guild.unavailable
        if guild_id is None or not (known or self._elsewhere(guild_id)):
            return True
        try:
            await self._client.http.get_member(guild_id, member_id)
        except discord.HTTPException as error:
            if meaning(error) in (Meaning.NOT_A_MEMBER, Meaning.NO_USER):
                return False
            raise
        return True

    def _elsewhere(self, guild_id: int | None) -> bool:
        return guild_id is not None and self._shards is not None and not self._shards.has(guild_id)

    def for_moderators(self, to: Destination) -> int | None:
        """A channel where those who run a server, or at least its members, learn what became of its back day."""
        guild = self.guild(to) if to.guild_id else None
        if guild is None or guild.unavailable:
            return None
        for channel in (guild.safety_alerts_channel, guild.public_updates_channel, guild.system_channel):
            allowed = channel.permissions_for(guild.me) if channel is not None else discord.Permissions.none()
            if channel is not None and allowed.view_channel and allowed.send_messages:
                return channel.id
        return None
