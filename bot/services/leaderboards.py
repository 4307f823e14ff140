"""A server's leaderboard: who wants to be on it, and how they stand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from fractions import Fraction

from bot.domain.balance import region_sets
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue
from bot.domain.leaderboards import (
    WEEK,
    WINDOW,
    Board,
    Measure,
    board,
    progress,
    records_counted,
    sets_counted,
    share_kept,
)
from bot.domain.strength import estimate
from bot.domain.workouts import Kind
from bot.services.processes import Processes
from bot.services.progress import Progress
from bot.services.streaks import Streaks
from bot.storage import leaderboards, logged_sets
from bot.storage.engine import Database
from bot.storage.leaderboards import BoardPost

__all__ = ["BoardPost", "Leaderboards"]

MOST_PEOPLE = 100
"""On one leaderboard: each number is counted from a log."""

EVERY = timedelta(hours=1)
"""So often a post is written anew."""

BATCH = 20

Show = Callable[[BoardPost, Board], Awaitable[bool]]
"""Writes the post anew; False for a fault that may pass."""

log = logging.getLogger(__name__)


class Leaderboards:
    """Each member joins and leaves for themselves alone; nobody is on it who does not want to be."""

    def __init__(
        self,
        database: Database,
        streaks: Streaks,
        progress_service: Progress,
        catalogue: Catalogue,
        show: Show,
        clock: Callable[[], datetime],
        processes: Processes,
    ) -> None:
        self._database = database
        self._streaks = streaks
        self._progress = progress_service
        self._catalogue = catalogue
        self._show = show
        self._clock = clock
        self._processes = processes

    async def is_in(self, guild_id: int, member_id: int) -> bool:
        return member_id in await self._database.read(leaderboards.people, guild_id)

    async def join(self, guild_id: int, member_id: int) -> None:
        """Put the member on the server's leaderboard. Raises `DomainError` where it is full."""
        if not await self._database.write(leaderboards.join, guild_id, member_id, self._clock(), MOST_PEOPLE):
            raise DomainError("leaderboard-full", most=MOST_PEOPLE)

    async def leave(self, guild_id: int, member_id: int) -> None:
        """Take the member off it, and off its posts at once; what Discord does not take now is tried again."""
        posts = await self._database.write(leaderboards.leave, guild_id, member_id, self._clock())
        for board_post in posts:
            await self._written(board_post)

    async def board(self, guild_id: int, measure: Measure, viewer: int | None = None) -> Board:
        """How those who want it stand, as `viewer` or everybody sees it."""
        people = await self._database.read(leaderboards.people, guild_id)
        values = {member_id: await self._value(member_id, measure) for member_id in people}
        return board(values, viewer)

    async def keep(self, post: BoardPost) -> tuple[BoardPost, ...]:
        """Write the post anew from now on, in place of the older ones of that measure, which are returned."""
        return await self._database.write(leaderboards.add_post, post, self._clock() + EVERY)

    async def look_after(self) -> None:
        """Write anew what is due. Twice does no harm."""
        now, name = self._clock(), self._processes.name
        while some := await self._database.write(leaderboards.take_due, now, now + EVERY, BATCH, name):
            for board_post in some:
                await self._written(board_post)
            await self._database.write(leaderboards.let_go, [board_post.message_id for board_post in some], name)

    async def _written(self, post: BoardPost) -> None:
        try:
            await self._show(post, await self.board(post.guild_id, post.measure))
        except Exception:
            # One that fails in a new way must not keep the others waiting.
            log.exception("leaderboard %s: not written", post.message_id)

    async def _value(self, member_id: int, measure: Measure) -> Fraction | None:
        await asyncio.sleep(0)  # others get their turn
        match measure:
            case Measure.DAYS:
                today, days = await self._streaks.days(member_id, WINDOW)
                return share_kept(days, today)
            case Measure.SETS:
                history = await self._progress.back(member_id, WEEK.days)
                return sets_counted(region_sets(history.done, history.exercises, self._catalogue.muscles))
            case Measure.RECORDS:
                found = await self._progress.records(member_id)
                begin = found.here.today - WINDOW
                return records_counted(
                    (exercise_record.exercise.id, exercise_record.day)
                    for exercise_record in found.records
                    if exercise_record.day > begin
                )
            case Measure.PROGRESS:
                return await self._change(member_id)

    async def _change(self, member_id: int) -> Fraction | None:
        begin = self._clock() - WINDOW
        done = await self._database.read(logged_sets.since, member_id, begin - WINDOW)
        maxima = {}
        for exercise_id, sets in done.items():
            exercise = self._catalogue.exercises.get(exercise_id)
            if exercise is None or not exercise.e1rm:
                continue
            found = [
                (workout_set.at, estimate(exercise, workout_set.set, workout_set.body))
                for workout_set in sets
                if workout_set.set.kind is Kind.WORK
            ]
            sure = [
                (at, estimated.kg)
                for at, estimated in found
                if estimated is not None and not estimated.rough and estimated.kg > 0
            ]
            maxima[exercise_id] = (
                [kg for at, kg in sure if begin - WINDOW <= at < begin],
                [kg for at, kg in sure if at >= begin],
            )
        return progress(maxima)
