"""Today's workout for a member: read from their log, for their eyes only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zlib import crc32
from zoneinfo import ZoneInfo

from bot.domain.care import Care, Course
from bot.domain.coaching.equipment import option_of
from bot.domain.coaching.plans import READY, Plan, PlanDay
from bot.domain.coaching.session import Coach, balance_of
from bot.domain.coaching.spine import tier
from bot.domain.coaching.timing import factor
from bot.domain.coaching.values import Effort, History, Performance, Proposal, Situation, Trainee
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise, Level
from bot.domain.sides import Side
from bot.domain.workouts import Unit
from bot.storage import coaching
from bot.storage.coaching import DoneRow, Standing
from bot.storage.engine import Database

USUAL_MINUTES = 35
CHOICES = (15, 25, 35, 50)
"""Minutes that are offered."""

LEAST_MINUTES, MOST_MINUTES = 5, 180

LOOK_BACK = timedelta(days=150)
"""How far back the log is read: what was not done for so long is found anew."""

LIGHT_WEEK = timedelta(days=7)
_FLOOR = frozenset({"bodyweight", "household"})
_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class Today:
    """A proposal for a member's local day.

    minutes: how many were asked; options: what other times would give. swaps: what was swapped, by id; others: what
    each exercise could be swapped with. stamp: says the proposal in eight characters, so that a button begins what
    its card showed. told_kit: whether the member has told their equipment.
    """

    proposal: Proposal
    day: date
    minutes: int
    options: Mapping[int, Proposal]
    others: Mapping[str, Exercise]
    swaps: Mapping[str, str]
    unit: Unit
    care: Care
    plan_day: str | None
    told_kit: bool

    @property
    def stamp(self) -> str:
        """Changes with anything that would be done otherwise."""
        proposal_text = repr(
            [(item.exercise.id, item.target.amounts, item.target.weight) for item in self.proposal.items]
        )
        return f"{crc32(proposal_text.encode()):08x}"

    @property
    def sore(self) -> bool:
        """Whether the member's back hurts today."""
        return self.care.limits(self.day).course is Course.PAIN


class Coaching:
    """Reads all that the coach looks at in one hop, and reckons."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        self._database = database
        self.starters = frozenset(exercise.id for exercise in catalogue.starters())
        self._catalogue = catalogue
        self._clock = clock
        """Ids of what to offer where nothing is proposed: one exercise for each region."""

    async def today(
        self,
        member_id: int,
        minutes: int | None = None,
        swaps: Mapping[str, str] | None = None,
        *,
        whole: bool = True,
    ) -> Today:
        """What to do today. whole: also what other times and swaps would give, for a card that offers them.

        Raises `DomainError` for minutes that are none.
        """
        if minutes is not None and not LEAST_MINUTES <= minutes <= MOST_MINUTES:
            raise DomainError("minutes-out-of-range", least=LEAST_MINUTES, most=MOST_MINUTES)
        standing = await self._standing(member_id)
        wanted = minutes or USUAL_MINUTES
        coach, plan_day = self._coach(standing, wanted, swaps or {})
        proposal = coach.propose(plan_day)
        situation = coach.situation
        options = {}
        others = {}
        if whole and proposal.items:
            for choice in CHOICES:
                other = replace(coach, situation=replace(situation, minutes=choice))
                options[choice] = proposal if choice == wanted else other.propose(plan_day)
            here = [item.exercise.id for item in proposal.items]
            found = {item.exercise.id: coach.others(item.exercise, here) for item in proposal.items}
            others = {exercise_id: other for exercise_id, other in found.items() if other is not None}
        return Today(
            proposal=proposal,
            day=situation.today,
            minutes=wanted,
            options=options,
            others=others,
            swaps=dict(swaps or {}),
            unit=situation.trainee.unit,
            care=standing.care,
            plan_day=plan_day.name if plan_day else None,
            told_kit=bool(standing.preferences.kit),
        )

    async def _standing(self, member_id: int) -> Standing:
        return await self._database.read(coaching.standing, member_id, self._clock() - LOOK_BACK)

    def _coach(self, standing: Standing, minutes: int, swaps: Mapping[str, str]) -> tuple[Coach, PlanDay | None]:
        zone = ZoneInfo(standing.preferences.zone or "UTC")
        today = self._clock().astimezone(zone).date()
        exercises = {**self._catalogue.exercises, **{exercise.id: exercise for exercise in standing.own}}
        light_from = standing.followed.light_from
        light = (light_from, light_from + LIGHT_WEEK) if light_from else None
        history = history_of(standing, zone, light)
        days = sorted({performance.day for done in history.values() for performance in done})
        heavy = [
            performance.day
            for exercise_id, done in history.items()
            if exercise_id in exercises and tier(exercises[exercise_id]) == 1
            for performance in done
        ]
        situation = Situation(
            today=today,
            trainee=trainee_of(standing, exercises, history),
            minutes=minutes,
            factor=pace(standing),
            limits=standing.care.limits(today, days, heavy),
            light=light is not None and light[0] <= today < light[1],
            swaps=swaps,
        )
        coach = Coach(
            exercises, history, situation, balance_of(history, situation, exercises, self._catalogue.muscles)
        )
        return coach, day_of(standing, today)


def plan_of(standing: Standing) -> Plan | None:
    """The week that the member follows: a ready one, or their own."""
    followed = standing.followed
    if followed.plan == "own":
        return Plan("own", followed.own) if followed.own else None
    return READY.get(followed.plan or "")


def day_of(standing: Standing, today: date) -> PlanDay | None:
    """Which day of the plan it is: the weekday's, else the one whose turn it is."""
    plan, followed = plan_of(standing), standing.followed
    if plan is None:
        return None
    by_name = {day.name: day for day in plan.days}
    if followed.weekdays and (name := followed.weekdays.get(today.weekday())) in by_name:
        return by_name[name or ""]
    return plan.day_after(followed.last_day)


def pace(standing: Standing) -> float:
    """How much longer than estimated the member's last workouts took, of those in which all that was planned was
    done.
    """
    counts: dict[int, int] = {}
    for row in standing.done:
        counts[row.workout_id] = counts.get(row.workout_id, 0) + 1
    pairs = [
        ((planned_workout.finished_at - planned_workout.started_at).total_seconds(), float(planned_workout.seconds))
        for planned_workout in standing.workouts
        if planned_workout.finished_at is not None
        and planned_workout.seconds
        and counts.get(planned_workout.workout_id, 0) >= sum(planned_workout.sets.values())
    ]
    return factor(pairs)


def trainee_of(standing: Standing, exercises: Mapping[str, Exercise], history: History) -> Trainee:
    """The member as the coach sees them; what they have not told is read from what they did."""
    preferences, background = standing.preferences, standing.background
    unit = preferences.unit or Unit.KG
    done = [
        exercises[exercise_id] for exercise_id, some in history.items() if exercise_id in exercises and len(some) > 1
    ]
    level = background.level or max((exercise.level for exercise in done), key=_LEVELS.index, default=Level.BEGINNER)
    used = {
        thing
        for exercise in done
        for each in history[exercise.id][-1:]
        for thing in option_of(
            exercise, each.variant, frozenset(thing for option in exercise.equipment for thing in option)
        )
        or ()
    }
    body = preferences.body
    in_unit = body.value if body and body.unit is unit else None
    return Trainee(
        kit=preferences.kit or frozenset(used) | _FLOOR,
        level=level,
        unit=unit,
        body=in_unit,
        heavy_elsewhere=background.heavy_days or frozenset(),
    )


def history_of(standing: Standing, zone: ZoneInfo, light: tuple[date, date] | None) -> History:
    """What was done, by exercise and workout, on local days; the oldest first."""
    found: dict[tuple[str, int], list[DoneRow]] = {}
    for row in standing.done:
        found.setdefault((row.exercise_id, row.workout_id), []).append(row)
    planned = {planned_workout.workout_id: planned_workout.sets for planned_workout in standing.workouts}
    history: dict[str, list[Performance]] = {}
    days: dict[int, date] = {}
    for (exercise_id, workout_id), rows in found.items():
        day = days.setdefault(workout_id, rows[0].at.astimezone(zone).date())
        performance = _performance(rows, day, planned.get(workout_id, {}).get(exercise_id), light)
        if performance.efforts:
            history.setdefault(exercise_id, []).append(performance)
    return {exercise_id: tuple(some) for exercise_id, some in history.items()}


def _performance(rows: list[DoneRow], day: date, planned: int | None, light: tuple[date, date] | None) -> Performance:
    first = rows[0]
    unit = Unit(next((row.unit for row in rows if row.unit), Unit.KG))
    body = first.body_milli if first.body_unit == unit.value else None
    return Performance(
        day=day,
        efforts=tuple(_effort(row) for row in rows if (row.unit or unit) == unit and _amount(row)),
        unit=unit,
        variant=first.variant,
        planned=planned,
        light=light is not None and light[0] <= day < light[1],
        body=Decimal(body) / 1000 if body else None,
    )


def _amount(row: DoneRow) -> int | None:
    return row.reps or row.seconds or row.metres


def _effort(row: DoneRow) -> Effort:
    return Effort(
        _amount(row) or 0,
        Decimal(row.weight_milli) / 1000 if row.weight_milli is not None else None,
        Decimal(row.rir_halves) / 2 if row.rir_halves is not None else None,
        Side(row.side) if row.side else None,
    )
