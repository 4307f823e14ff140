"""The roll call under a server's back day: who says that they are in, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.reminder_kinds import BackDay
from bot.domain.reminders import Occurrence
from bot.domain.schedules import at_local

SHORTEST_ROLL_CALL = timedelta(hours=6)
"""How long a roll call is open at least: at midnight, one of late in the evening would be over at once."""

LONGEST_ROLL_CALL = timedelta(hours=32)
"""How long one is open at most: the longest local day has 25 hours, and a post late on it counts six more."""

FEWEST_TOLD = 3
"""From so many who trained on, their sets are told together: of two, each could reckon the other's."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """Of one post, in its channel; both ids are 0 until it is posted.

    at: when it was due. begins, closes: what is trained between them counts. All in UTC, to the second.
    summed: whether what was trained is told in the end. role_id, late: whom the post mentions, and whether it says
    that it comes late.
    """

    at: datetime
    begins: datetime
    closes: datetime
    summed: bool
    role_id: int | None = None
    late: bool = False
    channel_id: int = 0
    message_id: int = 0

    @property
    def possible(self) -> bool:
        """Whether a back day can have such a roll call."""
        return self.begins <= self.at < self.closes <= self.begins + LONGEST_ROLL_CALL


@dataclass(frozen=True, slots=True)
class Turnout:
    """What became of a roll call: how many were in, how many of them trained, and their sets together.

    sets: without warm-ups; 0 where so few trained that it would tell what one of them did.
    """

    present: int
    trained: int = 0
    sets: int = 0


def roll_call(occurrence: Occurrence, *, late: bool) -> RollCall:
    """For a back day that is to be posted: open until its local day ends."""
    about, zone = occurrence.reminder.about, ZoneInfo(occurrence.reminder.schedule.zone)
    summed = isinstance(about, BackDay) and about.summed
    begins, ends = (at_local(occurrence.day + timedelta(days=ahead), time(), zone) for ahead in (0, 1))
    at = occurrence.at.replace(microsecond=0)
    return RollCall(at, begins, max(ends, at + SHORTEST_ROLL_CALL), summed, occurrence.reminder.to.role_id, late)
