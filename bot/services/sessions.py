"""A live workout: begun, rested in, finished."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise, Region
from bot.domain.sessions import REST_S, Session
from bot.domain.workouts import LONGEST_SESSION
from bot.services.processes import Processes
from bot.services.workout_views import WorkoutView
from bot.services.workouts import Origin, Workouts
from bot.storage import sessions
from bot.storage.engine import Database

log = logging.getLogger(__name__)

REST_TOO_LATE = timedelta(minutes=2)
"""A rest that ended so long ago, while the bot was not running, is told to nobody."""


@dataclass(frozen=True, slots=True)
class Live:
    """A session with what is done so far (None before the first set), and what could come next."""

    session: Session
    view: WorkoutView | None
    next: tuple[Exercise, ...]


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
        catalogue: Catalogue,
        ring: Ring,
        later: Later,
        clock: Callable[[], datetime],
        processes: Processes,
    ) -> None:
        self._database = database
        self._workouts = workouts
        self._catalogue = catalogue
        self._ring = ring
        self._later = later
        self._processes = processes
        self._clock = clock

    async def start(self, origin: Origin, rest_s: int | None) -> Live:
        """Begin a workout, or go on with the one that is open; one whose end was forgotten is finished first."""
        now = self._clock()
        open_one = await self._database.read(sessions.open_of, origin.member_id)
        if open_one and now - open_one.started_at > LONGEST_SESSION:
            await self._database.write(sessions.finish, origin.member_id, open_one.started_at + LONGEST_SESSION)
        session = await self._database.write(
            sessions.start, Session(origin.key, origin.member_id, now, rest_s=rest_s or REST_S)
        )
        if rest_s and session.rest_s != rest_s:
            await self._database.write(sessions.rest, origin.member_id, session.rest_until, rest_s)
        return await self.live(origin.member_id)

    async def live(self, member_id: int) -> Live:
        """How far the member's workout is. Raises `DomainError` where none is begun."""
        return await self._live(await self._begun(member_id))

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

    async def _begun(self, member_id: int) -> Session:
        session = await self._database.read(sessions.open_of, member_id)
        if session is None:
            raise DomainError("session-none")
        return session

    async def _rest(self, session: Session) -> Live:
        until = self._clock() + timedelta(seconds=session.rest_s)
        await self._database.write(sessions.rest, session.member_id, until)
        resting = replace(session, rest_until=until)
        self._later(resting)
        return await self._live(resting)

    async def _live(self, session: Session) -> Live:
        view = await self._so_far(session)
        return Live(session, view, await self._next(session.member_id, view))

    async def _so_far(self, session: Session) -> WorkoutView | None:
        try:
            return await self._workouts.workout(session.member_id, session.workout_id)
        except DomainError:
            return None

    async def _next(self, member_id: int, workout_view: WorkoutView | None) -> tuple[Exercise, ...]:
        """Up to three: what belonged to the last workout and is not done yet, then a region without a set."""
        done = {entry.exercise_id for entry in workout_view.workout.entries} if workout_view else set()
        trained = {workout_view.exercises[exercise_id].region for exercise_id in done} if workout_view else set()
        page = await self._workouts.history(member_id, 0)
        before = [
            view for view in page.workouts if workout_view is None or view.workout.id != workout_view.workout.id
        ][:1]
        planned = [view.exercises[entry.exercise_id] for view in before for entry in view.workout.entries]
        starters = [self._catalogue[self._catalogue.regions[region].starters[0]] for region in Region]
        lacking = [starter for starter in starters if starter.region not in trained]
        found = {exercise.id: exercise for exercise in (*planned, *lacking) if exercise.id not in done}
        return tuple(found.values())[:3]
