"""Where a reminder is posted, and how that ended."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
    TIMED_OUT = "timed-out"
    """A moderator has timed the bot out in the server."""
    GONE = "gone"
    """The channel no longer exists."""
    NO_MEMBER = "no-member"
    """Discord knows the member no more."""
    REMOVED = "removed"
    """The bot is no member of the server any more."""
    OWNER_LEFT = "owner-left"
    """Whose reminder it is has left the server that it was posted in."""
    MOVED = "moved"
    """Those who run the server want it by direct message instead."""
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
    `channel_guild_id` is the server that the channel is in, if that is known: also of a member's own reminder.
    `fallback_id` is the channel where a reminder by direct message was set.
    """

    member_id: int
    guild_id: int | None = None
    channel_id: int | None = None
    role_id: int | None = None
    fallback_id: int | None = None
    channel_guild_id: int | None = None

    @property
    def place(self) -> int:
        """Where Discord counts what is posted: the channel, or the member by direct message."""
        return self.channel_id or self.member_id


@dataclass(frozen=True, slots=True)
class Refusal:
    """Discord did not take a post.

    outcome: what is told of it, unless a later attempt succeeds. lasts: whether it counts towards a rest, because
    nothing shows that it will pass. again: whether another attempt at this occurrence is worth it; after: how long
    Discord asks to wait, zero where it does not say.
    """

    outcome: Outcome = Outcome.FAILED
    lasts: bool = False
    again: bool = True
    after: timedelta = timedelta(0)


REST_AFTER = 3
REST_OVER = timedelta(hours=47)
"""A reminder rests once so many of its occurrences in a row were refused, over so long at least.

That is on the third day of a daily one, and in the third week of a weekly one: two days, less the hour that clocks
may skip.
"""


@dataclass(frozen=True, slots=True)
class Refusals:
    """The occurrences in a row that were refused: how many, and when the first and the last were due, in UTC."""

    count: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def adding(self, at: datetime) -> "Refusals":
        """With the occurrence of that moment, which counts once however often it is tried."""
        if self.last == at:
            return self
        return replace(self, count=self.count + 1, first=self.first or at, last=at)

    @property
    def enough(self) -> bool:
        """Whether trying further would only bother Discord."""
        if self.first is None or self.last is None:
            return False
        return self.count >= REST_AFTER and self.last - self.first >= REST_OVER
