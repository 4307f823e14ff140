"""The week that a member follows: a ready one, or days made of their own workouts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from bot.domain.coaching.plans import LONGEST_DAY_NAME, MOST_DAYS, MOST_EXERCISES, READY, Plan, PlanDay, fitting
from bot.domain.coaching.targets import Wish
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Level, Tracking
from bot.domain.members import Preferences
from bot.domain.sides import in_sets
from bot.domain.workouts import Kind, Workout, WorkoutSet
from bot.services.members import Members
from bot.services.workouts import Workouts
from bot.storage import coaching
from bot.storage.coaching import Followed
from bot.storage.engine import Database


@dataclass(frozen=True, slots=True)
class Week:
    """What a member follows, and what they could. plan: None where no plan is followed.

    ready: ids of the ready weeks, the one that fits best first. exercises: all that the plan names, by id; of removed
    ones nothing. next_day: the day whose turn it is.
    """

    plan: Plan | None
    followed: Followed
    ready: tuple[str, ...]
    exercises: Mapping[str, Exercise]
    next_day: PlanDay | None


class Plans:
    """For one member, about their own week."""

    def __init__(
        self, database: Database, members: Members, workouts: Workouts, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._members = members
        self._workouts = workouts
        self._clock = clock

    async def look(self, member_id: int) -> Week:
        """The member's week."""
        followed = await self._database.read(coaching.followed, member_id)
        preferences = await self._members.preferences(member_id)
        plan = _plan(followed)
        ids = {exercise_id for day in plan.days for exercise_id, _ in day.exercises} if plan else set()
        exercises = await self._members.named(member_id, ids)
        ready = tuple(fitting(Level.BEGINNER, _kit(preferences)))
        return Week(plan, followed, ready, exercises, plan.day_after(followed.last_day) if plan else None)

    async def follow(self, member_id: int, plan: str) -> Week:
        """Follow that week from its first day on. Raises `DomainError` for one that there is not."""
        followed = await self._database.read(coaching.followed, member_id)
        if plan not in READY and not (plan == "own" and followed.own):
            raise DomainError("tap-unknown")
        await self._database.write(coaching.change, member_id, {"plan": plan, "last_day": None, "weekdays": None})
        return await self.look(member_id)

    async def stop(self, member_id: int) -> Week:
        """Follow no plan any more; the member's own days stay."""
        await self._database.write(coaching.change, member_id, {"plan": None})
        return await self.look(member_id)

    async def save_day(self, member_id: int, workout_id: int, name: str) -> Week:
        """Make a workout a day of the member's own plan; one of its name is replaced.

        Raises `DomainError` for another's workout, a name that is none, and where there is no room.
        """
        day_name = " ".join(name.split())[:LONGEST_DAY_NAME]
        if not day_name:
            raise DomainError("plan-no-name")
        view = await self._workouts.workout(member_id, workout_id)
        day = PlanDay(day_name, day_of(view.workout, view.exercises))
        if not day.exercises:
            raise DomainError("plan-empty")
        if not await self._database.write(coaching.change_own, member_id, day, MOST_DAYS):
            raise DomainError("plan-full", most=MOST_DAYS)
        return await self.look(member_id)

    async def assign(self, member_id: int, weekday: int, day: str) -> Week:
        """Let a day of the plan come on that weekday (0 is Monday); empty, let the days take turns again.

        Raises `DomainError` for what is none.
        """
        week = await self.look(member_id)
        names = {day.name for day in week.plan.days} if week.plan else set()
        if not 0 <= weekday < MOST_DAYS or (day and day not in names):
            raise DomainError("tap-unknown")
        weekdays = dict(week.followed.weekdays or {})
        weekdays.pop(weekday, None)
        if day:
            weekdays[weekday] = day
        await self._database.write(coaching.change, member_id, {"weekdays": weekdays})
        return await self.look(member_id)

    async def light_week(self, member_id: int, today: date, *, wanted: bool) -> None:
        """Seven days at a tenth less and half the sets, from today on; or their end."""
        begins = today if wanted else today - timedelta(30)
        await self._database.write(coaching.change, member_id, {"light_from": begins})


def _plan(followed: Followed) -> Plan | None:
    if followed.plan == "own":
        return Plan("own", followed.own) if followed.own else None
    return READY.get(followed.plan or "")


def _kit(preferences: Preferences) -> frozenset[str]:
    return preferences.kit or frozenset({"bodyweight"})


def day_of(workout: Workout, exercises: Mapping[str, Exercise]) -> tuple[tuple[str, Wish], ...]:
    """What was done in a workout as a day of a plan: as many sets, in the exercise's range or what was done."""
    found: dict[str, Wish] = {}
    for entry in workout.entries:
        exercise = exercises[entry.exercise_id]
        sets = [workout_set for workout_set in workout.of(entry.exercise_id) if workout_set.kind is Kind.WORK]
        if sets:
            low, high = _range(exercise, sets)
            number = ceil(in_sets(workout_set.side for workout_set in sets))
            found[entry.exercise_id] = Wish(min(number, 6), low, high)
    return tuple(found.items())[:MOST_EXERCISES]


def _range(exercise: Exercise, sets: list[WorkoutSet]) -> tuple[int, int]:
    """The dose's range, widened to what was done."""
    amounts = [
        amount for workout_set in sets if (amount := workout_set.reps or workout_set.seconds or workout_set.metres)
    ]
    dose = exercise.dose
    usual = dose.reps
    if exercise.tracking is Tracking.DURATION:
        usual = dose.hold_s
    elif exercise.tracking is Tracking.DISTANCE_WEIGHT:
        usual = dose.distance_m
    least, most = usual or (min(amounts, default=8), max(amounts, default=12))
    return min(least, *amounts), max(most, *amounts)
