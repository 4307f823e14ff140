"""What happens to the server that the bot is in, as the gateway tells it."""

from datetime import datetime
from typing import Any

import simcord
from simcord import actors
from simcord.backend import serializers

from tests.conftest import Gym


async def remove_bot(gym: Gym) -> None:
    """The bot is kicked; Discord then knows no channel of the server to it."""
    gym.env.backend.emit("GUILD_DELETE", {"id": str(gym.guild.id)})
    await gym.env.settle()


async def invite_bot(gym: Gym) -> None:
    payload = serializers.guild_create_payload(gym.env.backend, gym.env.backend.get_guild(gym.guild.id))
    # Of a server that is new, Discord does not say that it is available again.
    gym.env.backend.emit("GUILD_CREATE", {key: value for key, value in payload.items() if key != "unavailable"})
    await gym.env.settle()


async def time_bot_out(gym: Gym, until: datetime | None) -> None:
    """A moderator times the bot out, or lets it speak again."""
    member = gym.env.backend.get_member(gym.guild.id, gym.bot.user.id)
    member.timed_out_until = until.isoformat() if until else None
    payload = serializers.member_payload(gym.env.backend, gym.env.backend.get_guild(gym.guild.id), member)
    gym.env.backend.emit("GUILD_MEMBER_UPDATE", {**payload, "guild_id": str(gym.guild.id)})
    await gym.env.settle()


def refuse(gym: Gym, status: int, code: int = 0, times: int | None = 1, path: str = "/channels/*/messages") -> None:
    """Discord answers the next posts so; None: for ever."""
    gym.env.inject_error("POST", path, status=status, code=code, message="as a test wants it", times=times)


def allow_again(gym: Gym) -> None:
    """Discord takes everything again."""
    gym.env.backend.faults.clear()


async def forge(gym: Gym, who: Any, message: Any, custom_id: str) -> simcord.InteractionResult:
    """A tap on what does not stand on the message, as only a client of one's own making sends it."""
    stored = gym.env.backend.get_message(message.channel.id, message.id)
    return await actors._component_interaction(who, stored, {"custom_id": custom_id, "component_type": 2})
