"""A line that is read piece by piece: what is understood is taken out, and what is left must be nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.errors import DomainError, Unclear

FURTHEST_YEARS = 5


@dataclass
class Line:
    """What was typed, and the rest of it that is not understood yet. `now` is local."""

    typed: str
    now: datetime
    rest: str

    def take(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """The first place where the pattern stands, which is no longer in the rest then."""
        found = re.search(pattern, self.rest)
        if found:
            self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}"
        return found

    def refuse(self, key: str, **facts: str | int) -> DomainError:
        return DomainError(key, text=self.typed, **facts)

    def ask(self, key: str, *choices: str) -> Unclear:
        """A refusal that offers what may be meant, in words that this reader reads."""
        return Unclear(key, choices, text=self.typed)

    def first_to_come(self, dates: Iterable[date], at: time) -> date:
        """The first of the dates on which `at` is still to come. Raises `DomainError` where none is."""
        zone = self.now.tzinfo
        for day in dates:
            if day.year > self.now.year + FURTHEST_YEARS:
                raise self.refuse("when-too-far", most=FURTHEST_YEARS)
            # Not the local times: where the clocks change, they do not tell which comes first.
            if day >= self.now.date() and datetime.combine(day, at, zone).timestamp() > self.now.timestamp():
                return day
        raise self.refuse("when-past")
