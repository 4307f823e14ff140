"""Planned back days kept in a row, in a way that forgives.

A day that is done by the end of the next one counts: it is the plan that matters, not the hour. What is excused
neither counts nor breaks, and two missed days in 28 are passed over: slack that is set aside for emergencies keeps
more people going than a stricter or a laxer goal (Sharif and Shu, 10.1509/jmr.15.0231), while a streak that is seen
to be broken puts them off (Silverman and Barasch). Hence what is told after a break is how many of the last days
were kept.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

PASSES = 2
PASSES_EVERY = timedelta(days=28)
"""A pass comes back so long after the missed day that took it."""

LAST = 12
"""So many of the last planned days are told of after a break."""

GRACE = timedelta(days=1)
"""A planned day may be done so long after it."""


@dataclass(frozen=True, slots=True)
class Streak:
    """How a member has kept to their planned back days.

    days: kept in a row. best: the most there ever were. passes: how many missed days are still passed over now.
    kept, planned: of the last days that were planned and not excused, `LAST` at most, those of today and yesterday
    only once they are done or over.
    """

    days: int = 0
    best: int = 0
    passes: int = PASSES
    kept: int = 0
    planned: int = 0

    @property
    def broken(self) -> bool:
        """Whether the last days are told in place of the streak."""
        return self.days == 0 and self.planned > 0


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A planned back day. kept: None while it can still be done."""

    day: date
    kept: bool | None


def days_kept(
    planned: Iterable[date],
    trained: Collection[date],
    today: date,
    excused: Callable[[date], bool] = lambda _: False,
) -> tuple[PlannedDay, ...]:
    """The planned days up to today, oldest first, without those that are excused and were not done.

    A workout is of its own day first, where that was planned, and otherwise of the planned day before it: of one day.
    """
    days = sorted({planned_day for planned_day in planned if planned_day <= today})
    done = set(trained)
    found = []
    for day in days:
        late = day + GRACE
        kept = day in done or (late in done and late not in days)
        if kept:
            found.append(PlannedDay(day, kept=True))
        elif not excused(day):
            found.append(PlannedDay(day, kept=None if today <= late else False))
    return tuple(found)


def streak(days: Iterable[PlannedDay], today: date) -> Streak:
    """What the planned days come to. days: as `days_kept` gives them."""
    row, best, used = 0, 0, list[date]()
    settled = [planned_day for planned_day in days if planned_day.kept is not None]
    for planned_day in settled:
        if planned_day.kept:
            row += 1
            best = max(best, row)
        elif row and len(_in_force(used, planned_day.day)) < PASSES:
            used.append(planned_day.day)
        else:
            row = 0
    last = settled[-LAST:]
    left = PASSES - len(_in_force(used, today))
    return Streak(row, best, left, sum(bool(planned_day.kept) for planned_day in last), len(last))


def _in_force(used: Iterable[date], day: date) -> list[date]:
    """The missed days whose passes have not come back by that day."""
    return [planned_day for planned_day in used if day - planned_day < PASSES_EVERY]
