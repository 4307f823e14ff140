"""A month of three invented members, so that history, reminders and charts have something to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord

from bot.app import Backday
from bot.domain.workouts import Unit
from bot.services.workouts import Origin

WEEKS = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented member.

    name: as the page shows it, marked as invented. days: weekdays trained (Monday is 0), each with its hour.
    workouts: what is logged on each of those days, as it is typed, with the first weight in the member's unit and
    what a week adds.
    """

    username: str
    name: str
    unit: Unit
    days: tuple[tuple[int, int], ...]
    workouts: tuple[tuple[tuple[str, float, float], ...], ...]
    missed: tuple[int, ...] = ()
    """Workouts that were not done, counted from the first."""


SAMPLES = (
    Sample(
        "mara",
        "Mara (invented, gym)",
        Unit.KG,
        ((0, 18), (3, 18)),
        (
            (
                ("kettlebell deadlift 3x10@{}", 20, 4),
                ("lat pulldown 3x10@{}", 35, 2.5),
                ("chest-supported row 10, 10, {reps} @{}", 25, 2.5),
                ("face pull 3x15@{}", 10, 2.5),
            ),
            (
                ("seated cable row 3x10@{}", 35, 2.5),
                ("back extension 3x{reps}", 0, 0),
                ("reverse pec deck 3x12@{}", 15, 2.5),
            ),
        ),
        missed=(3,),
    ),
    Sample(
        "jon",
        "Jon (invented, a band at home)",
        Unit.KG,
        ((1, 7), (4, 7), (6, 10)),
        (
            (("band row 3x{reps}", 0, 0), ("band pull-apart 2x20", 0, 0), ("bird dog 2x8", 0, 0)),
            (("glute bridge 3x{reps}", 0, 0), ("band pulldown 3x15", 0, 0), ("side plank 2x20s", 0, 0)),
            (("band good morning 2x15", 0, 0), ("band row 3x{reps}", 0, 0)),
        ),
        missed=(5, 9),
    ),
    Sample(
        "ida",
        "Ida (invented, heavy, in pounds)",
        Unit.LB,
        ((1, 19), (5, 11)),
        (
            (("deadlift 3x5@{}", 225, 10), ("pull-up 8, 7, {few}", 0, 0), ("bent-over row 4x8@{}", 115, 5)),
            (("lat pulldown 3x10@{}", 100, 5), ("seated cable row 3x12@{}", 90, 5)),
        ),
    ),
)


def sample(username: str) -> Sample | None:
    """The invented member of that user name; None for anybody else."""
    return next((member for member in SAMPLES if member.username == username), None)


async def log_sample_month(bot: Backday, member_id: int, sample: Sample, zone: str, now: datetime) -> None:
    """Store the four weeks of workouts before `now`, through the same service as a member's, and a reminder.

    member_id: the simulated member. zone: of the page, in which workouts have their hours. now: aware, any zone.
    """
    services = bot.services
    await services.members.prefer(member_id, unit=sample.unit, zone=zone, body=None, kit=None)
    for moment, text in _month(sample, now):
        by = Origin(discord.utils.time_snowflake(moment), member_id, None)
        await services.workouts.log_text(by, text, at=moment)


def _month(sample: Sample, now: datetime) -> Iterator[tuple[datetime, str]]:
    """Each workout with its moment, the oldest first."""
    first_day = (now - timedelta(weeks=WEEKS)).date()
    number = 0
    for day in (first_day + timedelta(days=count) for count in range(7 * WEEKS + 1)):
        for place, (weekday, hour) in enumerate(sample.days):
            moment = datetime(day.year, day.month, day.day, hour, tzinfo=now.tzinfo or UTC)
            if day.weekday() != weekday or moment > now:
                continue
            if number not in sample.missed:
                week = number // len(sample.days)
                yield moment, ", then ".join(_line(*line, week) for line in sample.workouts[place])
            number += 1


def _line(text: str, first: float, weekly: float, week: int) -> str:
    weight = f"{first + weekly * week:g}"
    return text.format(weight, reps=10 + week, few=5 + week)
