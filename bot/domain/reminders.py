"""Reminders: whose, where, when, and how the last one went."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.schedules import Schedule

MOST_PER_MEMBER = 10


class Outcome(StrEnum):
    """How posting an occurrence ended."""

    POSTED = "posted"
    MISSED = "missed"
    """The bot was not running, and it was too late to be of use."""
    CLOSED = "closed"
    """The member takes no direct messages."""
    FORBIDDEN = "forbidden"
    """The bot may not write in the channel."""
    GONE = "gone"
    """The channel, or the member's account, no longer exists."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reminder is posted: a channel, or the member's direct messages where `channel_id` is None.

    `guild_id` is set for a server's back day, which belongs to the server and may mention `role_id`.
    """

    member_id: int
    guild_id: int | None = None
    channel_id: int | None = None
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stored reminder. `next_at` and `claimed` (an occurrence taken on, not yet settled) are in UTC."""

    id: int
    to: Destination
    schedule: Schedule
    next_at: datetime
    claimed: datetime | None = None
    last_outcome: Outcome | None = None
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One moment of a reminder, claimed for posting."""

    reminder: Reminder
    at: datetime

    @property
    def nonce(self) -> str:
        """The same for every attempt at this occurrence (at most 25 characters, Discord's limit)."""
        return f"{self.reminder.id}:{int(self.at.timestamp())}"
