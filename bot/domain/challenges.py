"""A server's week with one exercise: a common total, and nobody's number in it.

Only exercises with a low load on the spine, and of each member no more a day than twice what a good workout holds: a
total that grows with each repetition would else ask for too many. Whoever is in pain or ill is excused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from bot.domain.exercises import SPINAL_LOADS, Exercise, Tracking
from bot.domain.own_exercises import OWN

LASTS = timedelta(days=7)
MOST_EACH = 5_000
CAP = 2
"""Times the most of an exercise's dose: what counts of a member's day."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """Of one server. each: what everybody in it is to do, in repetitions or seconds. begins, closes: in UTC."""

    id: int
    guild_id: int
    channel_id: int
    message_id: int | None
    exercise_id: str
    each: int
    begins: datetime
    closes: datetime

    def over(self, now: datetime) -> bool:
        return now >= self.closes


@dataclass(frozen=True, slots=True)
class Done:
    """What a set adds. side: whether it is one side of two, which together are one."""

    member_id: int
    day: date
    amount: int
    side: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a challenge stands. present: who is in, by id, the first first. goal: for everybody's eyes. met: for those
    who are not excused, so that nobody's pain keeps the others from it, or can be read from the goal.
    """

    challenge: Challenge
    present: tuple[int, ...]
    total: int
    goal: int
    met: bool


def fits(exercise: Exercise) -> bool:
    """Whether there may be a challenge with the exercise."""
    gentle = exercise.spinal_load == SPINAL_LOADS[0] and exercise.trains and not exercise.id.startswith(OWN)
    return gentle and exercise.tracking is not Tracking.DISTANCE_WEIGHT


def most_a_day(exercise: Exercise) -> int:
    """What counts of a member's day, in repetitions or seconds."""
    dose = exercise.dose
    amount = dose.hold_s if exercise.tracking is Tracking.DURATION else dose.reps
    return CAP * dose.sets[1] * (amount[1] if amount else 1)


def total(done: Iterable[Done], present: Iterable[int], most: int) -> int:
    """What those who are in have done together, of each no more than `most` a day."""
    inside = set(present)
    days: dict[tuple[int, date], Fraction] = {}
    for logged in done:
        if logged.member_id in inside:
            key = logged.member_id, logged.day
            days[key] = days.get(key, Fraction(0)) + Fraction(logged.amount, 2 if logged.side else 1)
    return sum(min(int(amount), most) for amount in days.values())


def standing(
    challenge: Challenge, present: tuple[int, ...], excused: Mapping[int, bool], done: Iterable[Done], most: int
) -> Standing:
    """How it stands. excused: by id, who need not do their part."""
    reached = total(done, present, most)
    expected = sum(not excused.get(member_id, False) for member_id in present)
    met = bool(present) and reached >= challenge.each * expected and reached > 0
    return Standing(challenge, present, reached, challenge.each * len(present), met)
