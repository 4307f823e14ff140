"""A server's week with one exercise: who is in, and what they did together."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.challenges import LASTS, MOST_EACH, Challenge, Standing, fits, most_a_day, standing
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise
from bot.services.care import CareService
from bot.services.processes import Processes
from bot.storage import challenges
from bot.storage.engine import Database

EVERY = timedelta(minutes=1)
"""So often what was done is counted anew."""

GIVEN_UP = timedelta(days=1)
"""What could not be closed for so long is forgotten."""

MOST_PRESENT = 200
BATCH = 50

Show = Callable[[Standing, Exercise], Awaitable[bool]]
"""Writes the post anew; False for a fault that may pass."""

log = logging.getLogger(__name__)


class Challenges:
    """Each member is in by their own wish; a total is told, and nobody's own number."""

    def __init__(
        self,
        database: Database,
        care: CareService,
        catalogue: Catalogue,
        show: Show,
        end: Show,
        clock: Callable[[], datetime],
        processes: Processes,
    ) -> None:
        self._database = database
        self._care = care
        self._catalogue = catalogue
        self._show = show
        self._end = end
        self._clock = clock
        self._processes = processes

    async def begin(self, key: int, guild_id: int, channel_id: int, exercise: Exercise, each: int) -> Standing:
        """Begin a week with the exercise. key: the interaction that asks for it; the same one begins it once.

        Raises `DomainError` for an exercise or an amount that does not fit, and where the server has one already.
        """
        if not fits(exercise):
            raise DomainError("challenge-exercise", exercise=exercise.name)
        most = min(MOST_EACH, most_a_day(exercise) * LASTS.days)
        if not 1 <= each <= most:
            raise DomainError("challenge-each", most=most)
        now = self._clock()
        challenge = Challenge(key, guild_id, channel_id, None, exercise.id, each, now, now + LASTS)
        begun = await self._database.write(challenges.begin, challenge)
        if begun is None:
            raise DomainError("challenge-there")
        return await self._standing(begun)

    async def posted(self, challenge_id: int, message_id: int) -> None:
        """Where its post stands: from now on that is written anew."""
        await self._database.write(challenges.posted, challenge_id, message_id)

    async def withdraw(self, challenge_id: int) -> None:
        """It could not be posted: as if it had never been begun."""
        await self._database.write(challenges.remove, challenge_id)

    async def finish(self, guild_id: int) -> None:
        """End the server's challenge now. Raises `DomainError` where there is none."""
        found = await self._database.read(challenges.open_in, guild_id)
        if found is None:
            raise DomainError("challenge-none")
        await self._database.write(challenges.close, found, self._clock())
        if found.message_id is None:
            await self._database.write(challenges.remove, found.id)
        await self.look_after()

    async def answer(self, member_id: int, guild_id: int, challenge_id: int, *, present: bool) -> Standing:
        """Put the member in or take them out. Raises `DomainError` for one that is over, or another server's."""
        found = await self._database.read(challenges.get, challenge_id)
        if found is None or found.guild_id != guild_id or found.over(self._clock()):
            raise DomainError("challenge-over")
        if not present:
            await self._database.write(challenges.leave, challenge_id, member_id)
        elif len(await self._database.read(challenges.present, challenge_id)) >= MOST_PRESENT:
            raise DomainError("challenge-full", most=MOST_PRESENT)
        else:
            await self._database.write(challenges.join, challenge_id, member_id, self._clock())
        return await self._standing(found)

    async def look_after(self) -> None:
        """Count anew, and end what is over. Twice does no harm: the post is only written once more."""
        now, name = self._clock(), self._processes.name
        while some := await self._database.write(challenges.take_due, now, now + EVERY, BATCH, name):
            for challenge in some:
                await self._looked_after(challenge, now)
            await self._database.write(challenges.let_go, [challenge.id for challenge in some], name)

    def exercise(self, challenge: Challenge) -> Exercise:
        return self._catalogue[challenge.exercise_id]

    async def _looked_after(self, challenge: Challenge, now: datetime) -> None:
        try:
            stands = await self._standing(challenge)
            if challenge.over(now):
                done = await self._end(stands, self.exercise(challenge))
                if done or now - challenge.closes > GIVEN_UP:
                    await self._database.write(challenges.remove, challenge.id)
                return
            what = f"{stands.total}:{hash(stands.present):x}"
            if what != await self._database.read(challenges.shown, challenge.id) and await self._show(
                stands, self.exercise(challenge)
            ):
                await self._database.write(challenges.set_shown, challenge.id, what)
        except Exception:
            # One that fails in a new way must not keep the others waiting.
            log.exception("challenge %s: not written", challenge.id)

    async def _standing(self, challenge: Challenge) -> Standing:
        present = await self._database.read(challenges.present, challenge.id)
        done = await self._database.read(challenges.done, challenge)
        excused = {}
        for member_id in present:
            care, today = await self._care.care(member_id)
            excused[member_id] = care.excuses(today)
        return standing(challenge, present, excused, done, most_a_day(self.exercise(challenge)))
