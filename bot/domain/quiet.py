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
        local = moment.astimezone(zone)
        clock = local.time()
        night = self.start > self.end
        if not ((clock >= self.start or clock < self.end) if night else self.start <= clock < self.end):
            return moment
        day = local.date() + timedelta(days=1 if night and clock >= self.start else 0)
        return max(moment, at_local(day, self.end, zone))
