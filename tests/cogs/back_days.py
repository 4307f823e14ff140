"""Alice's reminders: setting them, letting time pass, reading what comes."""

from typing import Any

import simcord

from bot.domain.reminders import Reminder
from tests.cogs.conftest import Seen
from tests.conftest import Gym

BERLIN = {"timezone": "Europe/Berlin"}

MONDAY = {"days": 4, "hours": 5}
"""From the start of the clock to Monday, 5 January 2026, 18:00 in Berlin."""

AT_18 = 1767632400
"""That Monday, 18:00 in Berlin."""


async def add(gym: Gym, **options: Any) -> simcord.InteractionResult:
    return await gym.alice.slash(gym.channel, "reminder add", **{"when": "mon 18:00"} | BERLIN | options)


async def own(gym: Gym) -> tuple[Reminder, ...]:
    return await gym.bot.services.reminders.of_member(gym.alice.id)


def direct_messages(gym: Gym) -> list[Seen]:
    """What the bot wrote to her, the oldest first."""
    return [
        Seen(message)
        for message in sorted(gym.alice.user.dm_channel.history(), key=lambda message: message.id)
        if message.author.bot
    ]


async def due(gym: Gym, **delta: float) -> list[Seen]:
    """Move the clock, post what is due, and read the direct messages."""
    gym.clock.move(**delta)
    await gym.bot.services.delivery.tick()
    return direct_messages(gym)


_LATER = {"Snooze 15 min": "15", "1 h": "60", "Tonight": "tonight", "Tomorrow": "tomorrow", "Skip": "drop"}


async def put_off(post: Seen, label: str, who: Any) -> Any:
    """Choose it under a post: in its menu, or in a channel and under a second message by a button."""
    later = next((part["custom_id"] for part in post.parts if part.get("custom_id", "").startswith("not-now:")), None)
    if later is None or label not in _LATER:
        return await who.click(post.message, label=label)
    return await who.select(post.message, [_LATER[label]], custom_id=later)
