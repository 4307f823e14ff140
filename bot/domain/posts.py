"""Where a reminder is posted, and how that ended."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How posting an occurrence ended."""

    POSTED = "posted"
    NO_ROLE = "no-role"
    """Posted, but the role that it was to mention is gone."""
    MISSED = "missed"
    """The bot was not running, and it was too late to be of use."""
    FAILED = "failed"
    """Discord did not take it until it was too late."""
    ELSEWHERE = "elsewhere"
    """The member takes no direct messages: said in the channel where the reminder was set."""
    CLOSED = "closed"
    """The member takes no direct messages."""
    FORBIDDEN = "forbidden"
    """The bot may not write in the channel."""
    GONE = "gone"
    """The channel, or the member's account, no longer exists."""
    DONE = "done"
    """Not posted: the member had trained already."""
    SKIPPED = "skipped"
    """The member chose to skip it."""
    NOTHING = "nothing"
    """There was nothing to say; what became of the last one that spoke stays recorded."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reminder is posted: a channel, or the member's direct messages where `channel_id` is None.

    `guild_id` is set for a server's back day, which belongs to the server and may mention `role_id`.
    `fallback_id` is the channel where a reminder by direct message was set.
    """

    member_id: int
    guild_id: int | None = None
    channel_id: int | None = None
    role_id: int | None = None
    fallback_id: int | None = None

    @property
    def place(self) -> int:
        """Where Discord counts what is posted: the channel, or the member by direct message."""
        return self.channel_id or self.member_id
