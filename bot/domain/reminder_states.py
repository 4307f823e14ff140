"""What a reminder's owner asked for, and what becomes of its occurrences: the states that a reminder is made of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.errors import DomainError
from bot.domain.posts import Outcome
from bot.domain.quiet import Quiet
from bot.domain.schedules import at_local

TONIGHT = time(20)
"""Local time of a reminder that is put off until tonight."""


class State(StrEnum):
    """How a reminder stands at a moment; beside it, an occurrence may be claimed and not yet settled."""

    WAITING = "waiting"
    DUE = "due"
    RESTING = "resting"
    """Paused; where that ends by itself, what comes next is known all the same."""
    OVER = "over"
    """It will never come again by itself."""


class Pause(StrEnum):
    """Why a reminder rests."""

    OWNER = "owner"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    LEFT = "left"
    """The bot was removed from the server."""
    OWNER_LEFT = "owner-left"
    """Its owner has left the server."""
    CLOSED = "closed"
    """Its owner takes no direct messages."""
    NO_MEMBER = "no-member"
    REFUSED = "refused"
    """Discord does not take the post, for a reason that is not known."""


class WhenDone(StrEnum):
    """What a reminder does where its owner has trained on that day already."""

    PRAISE = "praise"
    SILENT = "silent"


class Snooze(StrEnum):
    """How long an occurrence can be put off."""

    QUARTER = "15"
    HOUR = "60"
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"

    def moment(self, of: datetime, now: datetime, zone: ZoneInfo) -> datetime:
        """The moment that it means at `now`, for the occurrence `of`.

        Raises `DomainError` where tonight has passed.
        """
        today = now.astimezone(zone).date()
        if self is Snooze.TOMORROW:
            return at_local(today + timedelta(days=1), of.astimezone(zone).time(), zone)
        if self is Snooze.TONIGHT:
            tonight = at_local(today, TONIGHT, zone)
            if tonight <= now:
                raise DomainError("snooze-too-late")
            return tonight
        return now.astimezone(UTC) + timedelta(minutes=int(self))


@dataclass(frozen=True, slots=True)
class LocalHours:
    """How its owner lives: in a zone, with hours in which nothing is to be heard."""

    zone: ZoneInfo
    quiet: Quiet | None = None

    def day(self, moment: datetime) -> date:
        """The local date."""
        return moment.astimezone(self.zone).date()

    def after_quiet(self, moment: datetime) -> datetime:
        """The end of the quiet hours that the moment falls in; otherwise the moment."""
        return self.quiet.over(moment, self.zone) if self.quiet else moment


@dataclass(frozen=True, slots=True)
class Claim:
    """An occurrence that was taken on and is not settled, after so many attempts that failed."""

    at: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """How an occurrence ended, and when."""

    outcome: Outcome
    at: datetime


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause: why, and until when; without an end where that is None."""

    why: Pause
    until: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        return self.until is None or self.until > now


@dataclass(frozen=True, slots=True)
class Snoozed:
    """One more moment, beside the schedule, and the request for it: `15:1767286800` or `skip:1767286800`.

    The request stays when its moment has come, so that the same one is answered once.
    """

    to: datetime | None = None
    request: str | None = None

    def is_about(self, of: datetime) -> bool:
        """Whether the occurrence `of` was put off or let be."""
        return self.request is not None and self.request.endswith(f":{int(of.timestamp())}")

    def without_moment(self) -> "Snoozed":
        return Snoozed(None, self.request)

    def comes(self, hours: LocalHours, now: datetime) -> datetime | None:
        """When it is posted, if that is still to come."""
        after = hours.after_quiet(self.to) if self.to else None
        return after if after and after > now else None


@dataclass(frozen=True, slots=True)
class SecondMessage:
    """The second message of a day: when it comes, or came last."""

    at: datetime

    def comes(self, hours: LocalHours) -> datetime | None:
        """When it is posted: on the day of the post, or not at all."""
        after = hours.after_quiet(self.at)
        return after if hours.day(after) == hours.day(self.at) else None
