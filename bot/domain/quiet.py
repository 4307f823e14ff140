"""Hours in which a member wants to hear nothing."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.schedules import at_local


@dataclass(frozen=True, slots=True)
class Quiet:
    """Local hours in which nothing is posted; they may go over midnight."""

    start: time
    end: time

    def over(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The end of the quiet hours that `moment` falls in, in UTC; otherwise `moment`."""
        # By moments, not by what the clock shows: where it is put forward, the end may stand behind the next start.
        # An end is heard all the same.
        today, night = moment.astimezone(zone).date(), timedelta(days=int(self.start > self.end))
        days = (today - timedelta(days=1), today)
        hours = [(at_local(day, self.start, zone), at_local(day + night, self.end, zone)) for day in days]
        return next((end for begin, end in hours if begin <= moment <= end), moment)
