"""Dates in the one form that private cards have: `Today, 18:04`, `Fri 27 Nov, 18:00`, `10 Nov`.

What others see, or who reads in a zone that is not known, gets Discord's timestamps instead: each reader's own time.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import discord

from bot.content.texts import Texts
from bot.domain.schedules import DAYS


@dataclass(frozen=True, slots=True)
class Dates:
    """Tells moments as seen at `now` in the member's IANA `zone`; None where they have told none."""

    texts: Texts
    zone: str | None
    now: datetime

    def moment(self, at: datetime) -> str:
        """`Today, 18:04`, `Fri 27 Nov, 18:00`; the year only if it is not this one."""
        if self.zone is None:
            return discord.utils.format_dt(at, "f")
        return self.texts("date-moment", day=self._day(at, weekday=True), time=self.time(at))

    def day(self, at: datetime) -> str:
        """`Today`, `Fri 27 Nov`."""
        return discord.utils.format_dt(at, "D") if self.zone is None else self._day(at, weekday=True)

    def date(self, at: datetime) -> str:
        """`10 Nov`, `31 Dec 2025`."""
        return discord.utils.format_dt(at, "D") if self.zone is None else self._day(at, weekday=False)

    def time(self, at: datetime) -> str:
        """`18:04`."""
        if self.zone is None:
            return discord.utils.format_dt(at, "t")
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def plain(self, at: datetime) -> str:
        """`Fri 27 Nov, 18:00` for menus, where Discord shows no timestamps: without a zone in UTC, which it says."""
        if self.zone is not None:
            return self.moment(at)
        return f"{Dates(self.texts, 'UTC', self.now).moment(at)} UTC"

    def _day(self, at: datetime, *, weekday: bool) -> str:
        zone = ZoneInfo(self.zone or "UTC")
        local, today = at.astimezone(zone), self.now.astimezone(zone)
        if weekday and local.date() == today.date():
            return self.texts("date-today")
        year = str(local.year) if local.year != today.year else "none"
        date = self.texts("date-date", day=local.day, name=self.texts("month", month=local.month), year=year)
        named = self.texts(f"day-{DAYS[local.weekday()]}")
        return self.texts("date-weekday", weekday=named, date=date) if weekday else date
