"""A live workout: begun with what is proposed, logged set by set, rested in, finished."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.amounts import MOST_SETS_IN_DAY, MOST_SETS_IN_WORKOUT
from bot.domain.care import Course
from bot.domain.coaching.walk import Planned, Step, as_entry, next_step, planned, step_of, unplanned
from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise
from bot.domain.members import body_counts
from bot.domain.sessions import REST_S, Session
from bot.domain.workouts import LONGEST_SESSION, Log, Weight, Workout, WorkoutSet
from bot.services.coaching import Coaching, Today
from bot.services.members import Members
from bot.services.processes import Processes
from bot.services.workout_views import Outdated, WorkoutView
from bot.services.workouts import Origin, Workouts
from bot.storage import coaching, sessions, workouts
from bot.storage.engine import Database

log = logging.getLogger(__name__)

REST_TOO_LATE = timedelta(minutes=2)
"""A rest that ended so long ago, while the bot was not running, is told to nobody."""


@dataclass(frozen=True, slots=True)
class Live:
    """A session with what is done so far (None before the first set), and the set that comes next, if any.

    exercises: all that the plan and the workout name, by id. last: what was done last time of the exercise that comes
    next. stale: whether the tapped card was out of date, so that nothing was changed.
    """

    session: Session
    view: WorkoutView | None
    step: Step | None
    exercises: Mapping[str, Exercise]
    last: tuple[WorkoutSet, ...] = ()
    stale: bool = False

    @property
    def sets(self) -> int:
        """How many sets there are so far, of every kind: what a button knows the set by that it was made for."""
        return len(self.view.workout.sets) if self.view else 0

    @property
    def workout(self) -> Workout | None:
        return self.view.workout if self.view else None


Ring = Callable[[Live, datetime], Awaitable[None]]
"""Tells the member that the rest is over, which ended at that moment."""

Later = Callable[[Session], None]
"""Has `rest_over` called when the session's rest ends."""


class Sessions:
    """What `/workout` does. Every rest that runs is stored, and taken up again after a restart."""

    def __init__(
        self,
        database: Database,
        workouts: Workouts,
        members: Members,
        coach: Coaching,
        ring: Ring,
        later: Later,
        clock: Callable[[], datetime],
        processes: Processes,
    ) -> None:
        self._database = database
        self._workouts = workouts
        self._members = members
        self._coach = coach
        self._ring = ring
        self._later = later
        self._processes = processes
        self._clock = clock

    async def start(self, origin: Origin, rest_s: int | None, today: Today | None = None) -> Live:
        """Begin today's workout, or go on with the open one; one whose end was forgotten is finished first."""
        now = self._clock()
        open_one = await self._database.read(sessions.open_of, origin.member_id)
        if open_one and now - open_one.started_at > LONGEST_SESSION:
            await self._database.write(sessions.finish, origin.member_id, open_one.started_at + LONGEST_SESSION)
            open_one = None
        if open_one is None:
            today = today or await self._coach.today(origin.member_id, whole=False)
            plan = planned(today.proposal)
            new = Session(origin.key, origin.member_id, now, None, rest_s, None, plan, today.proposal.seconds)
            open_one = await self._database.write(sessions.start, new)
            if today.plan_day:
                await self._database.write(coaching.begin_day, origin.member_id, today.plan_day)
        if rest_s and open_one.rest_s != rest_s:
            await self._database.write(sessions.rest, origin.member_id, open_one.rest_until, rest_s)
        return await self.live(origin.member_id)

    async def held_back(self, member_id: int) -> Today | None:
        """Today as it is where no workout may begin, since warning signs need a doctor first; None where one may, and
        where one goes on.
        """
        open_one = await self._database.read(sessions.open_of, member_id)
        if open_one and self._clock() - open_one.started_at <= LONGEST_SESSION:
            return None
        today = await self._coach.today(member_id, whole=False)
        return today if today.care.limits(today.day).course is Course.NONE else None

    async def live(self, member_id: int, chosen: str | None = None, *, stale: bool = False) -> Live:
        """How far the member's workout is; with `chosen`, what comes next of that exercise.

        Raises `DomainError` where none is begun.
        """
        return await self._live(await self._begun(member_id), chosen, stale=stale)

    async def log_next(
        self, origin: Origin, workout_id: int, sets_before: int, exercise_id: str, amount: int, weight: Weight | None
    ) -> Live:
        """Log a set with one tap, and let the rest begin; nothing, where it is not the next one any more.

        Raises `DomainError` where no workout is begun, and for what is no set of the exercise.
        """
        session = await self._begun(origin.member_id)
        exercise = (await self._members.named(origin.member_id, [exercise_id]))[exercise_id]
        variant = next((item.variant for item in session.plan if item.exercise_id == exercise_id), None)
        preferences = await self._members.preferences(origin.member_id)
        body = preferences.body if body_counts(exercise) else None
        entry = as_entry(exercise, variant, amount, weight)
        new = Log(origin.key, origin.member_id, origin.guild_id, self._clock(), (entry,), body)
        most = MOST_SETS_IN_WORKOUT, MOST_SETS_IN_DAY
        if not await self._database.write(sessions.log_next, new, workout_id, sets_before, most):
            return await self.live(origin.member_id, stale=True)
        return await self._rest(session)

    async def with_numbers(
        self, member_id: int, of: tuple[int, int, str], amount: int, weight: Weight | None, *, fixed: bool = False
    ) -> Live:
        """The same set with other numbers; nothing, where it is not the next one any more.

        of: its workout, the sets before it, and its exercise. fixed: whether it was told how many more there were.
        """
        workout_id, sets_before, exercise_id = of
        live = await self.live(member_id, exercise_id)
        if live.session.workout_id != workout_id or live.sets != sets_before or live.step is None:
            return await self.live(member_id, stale=True)
        found = replace(live.step.planned, finds=live.step.planned.finds and not fixed)
        return replace(live, step=replace(live.step, planned=found, amount=amount, weight=weight))

    async def undo(self, member_id: int, log_id: int) -> Live:
        """Take the last set back; nothing, where that was done before."""
        undone = await self._workouts.undo(member_id, log_id)
        return await self.live(member_id, stale=isinstance(undone, Outdated))

    async def one_more(self, origin: Origin, log_id: int) -> Live:
        """One more set like the last one of the log, then rest. Raises `DomainError` where no workout is begun."""
        session = await self._begun(origin.member_id)
        await self._workouts.one_more(origin, log_id)
        return await self._rest(session)

    async def rest(self, member_id: int) -> Live:
        """Let the rest run from now. Raises `DomainError` where no workout is begun."""
        return await self._rest(await self._begun(member_id))

    async def finish(self, member_id: int) -> WorkoutView | None:
        """Close the workout; what was done, None where nothing was. Raises `DomainError` where none is begun."""
        session = await self._begun(member_id)
        await self._database.write(sessions.finish, member_id, self._clock())
        return await self._so_far(session)

    async def reopen(self, member_id: int, workout_id: int) -> Live:
        """Go on with a workout that was finished. Raises `DomainError` where that cannot be."""
        await self._database.write(sessions.reopen, member_id, workout_id)
        return await self.live(member_id)

    async def take_up(self) -> None:
        """After a start, or when another process has died: have every rest that is running rung when it ends."""
        for session in await self._database.read(sessions.resting):
            self._later(session)

    async def rest_over(self, session: Session) -> bool:
        """Tell the member that this rest is over, once; whether it was still running and is worth telling."""
        until = session.rest_until
        workout_id, name = session.workout_id, self._processes.name
        if until is None or not await self._database.write(sessions.take_rest, workout_id, until, name):
            return False
        try:
            if self._clock() - until > REST_TOO_LATE:
                log.info("session %s: its rest ended while the bot was not running", workout_id)
                return False
            over = replace(await self._begun(session.member_id), rest_until=None)
            await self._ring(await self._live(over), until)
        finally:
            await self._database.write(sessions.end_rest, workout_id, until)
        return True

    # ------------------------------------------------------------------

    async def _begun(self, member_id: int) -> Session:
        session = await self._database.read(sessions.open_of, member_id)
        if session is None:
            raise DomainError("session-none")
        return session

    async def _rest(self, session: Session) -> Live:
        """Rest before the next set, for as long as the exercise just done asks for; not after the last one."""
        live = await self._live(session)
        seconds = session.rest_s or _rest_of(live)
        until = self._clock() + timedelta(seconds=seconds) if live.step or not session.plan else None
        await self._database.write(sessions.rest, session.member_id, until)
        resting = replace(session, rest_until=until)
        if until is not None:
            self._later(resting)
        return replace(live, session=resting)

    async def _live(self, session: Session, chosen: str | None = None, *, stale: bool = False) -> Live:
        view = await self._so_far(session)
        workout = view.workout if view else None
        ids = {item.exercise_id for item in session.plan} | ({chosen} if chosen else set())
        ids |= {entry.exercise_id for entry in workout.entries} if workout else set()
        ids |= set() if session.plan else self._coach.starters
        exercises = await self._members.named(session.member_id, ids)
        step = next_step(session.plan, workout, chosen)
        current = chosen or (step.exercise_id if step else _latest(workout))
        last = await self._last(session, current) if current else ()
        unknown = chosen and all(item.exercise_id != chosen for item in session.plan)
        if current and (unknown or (step is None and not session.plan)):
            step = step_of(unplanned(exercises[current], _like(workout, current) or last), workout)
        return Live(session, view, step, exercises, last, stale)

    async def _last(self, session: Session, exercise_id: str) -> tuple[WorkoutSet, ...]:
        found = await self._database.read(
            workouts.before, session.member_id, exercise_id, session.workout_id, self._clock()
        )
        return found.of(exercise_id) if found else ()

    async def _so_far(self, session: Session) -> WorkoutView | None:
        try:
            return await self._workouts.workout(session.member_id, session.workout_id)
        except DomainError:
            return None


def _latest(workout: Workout | None) -> str | None:
    return workout.logs[-1].entries[-1].exercise_id if workout else None


def _like(workout: Workout | None, exercise_id: str) -> tuple[WorkoutSet, ...]:
    """The last set of it today: without a plan, the next is like it."""
    return workout.of(exercise_id)[-1:] if workout else ()


def _rest_of(live: Live) -> int:
    """Seconds of rest after the exercise that was just done; a pair rests half as long."""
    latest = _latest(live.workout)
    here: Planned | None = next((item for item in live.session.plan if item.exercise_id == latest), None)
    if here is not None:
        return here.rest_s // 2 if here.pair else here.rest_s
    return live.exercises[latest].dose.rest_s if latest and latest in live.exercises else REST_S
