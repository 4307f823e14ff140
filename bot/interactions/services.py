"""The use cases that cogs ask, each named in one place. A new one is a property here, and nothing elsewhere."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

import discord

from bot.content.gazetteer import Gazetteer
from bot.content.texts import Texts
from bot.delivery.composing import Composer
from bot.delivery.group_posts import GroupPosts
from bot.delivery.illustrating import Draw, Illustrator
from bot.delivery.posting import Poster
from bot.delivery.tick import Delivery
from bot.domain.exercises import Catalogue
from bot.domain.sessions import Session
from bot.domain.shards import Shards
from bot.services.back_days import BackDays
from bot.services.care import CareService
from bot.services.challenges import Challenges
from bot.services.coaching import Coaching
from bot.services.exercises import Exercises
from bot.services.imports import Imports
from bot.services.leaderboards import Leaderboards
from bot.services.members import Members
from bot.services.overview import Overview
from bot.services.plans import Plans
from bot.services.posts import Posts
from bot.services.privacy import Privacy
from bot.services.processes import Processes
from bot.services.progress import Progress
from bot.services.purge import Purge
from bot.services.reminders import Reminders
from bot.services.roll_calls import RollCalls
from bot.services.servers import Servers
from bot.services.sessions import Sessions
from bot.services.set_ups import SetUps
from bot.services.streaks import Streaks
from bot.services.training import Training
from bot.services.typed_schedules import TypedSchedules
from bot.services.workouts import Workouts
from bot.services.zones import Zones
from bot.storage.engine import Database


class Services:
    """Each is made when it is first asked for, out of those that it names."""

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        catalogue: Catalogue,
        texts: Texts,
        clock: Callable[[], datetime],
        *,
        draw: Draw,
        rest_later: Callable[[Session], None],
        shards: Shards | None = None,
    ) -> None:
        """`draw` makes a chart's picture; `rest_later` has `sessions.rest_over` called when that session's rest ends.

        shards: those of this process; none where it takes all of Discord.
        """
        self._client = client
        self._database = database
        self._catalogue = catalogue
        self._texts = texts
        self._clock = clock
        self._draw = draw
        self._rest_later = rest_later
        self._shards = shards

    @cached_property
    def processes(self) -> Processes:
        return Processes(self._database, self._clock, self._shards)

    def now(self) -> datetime:
        """The time in UTC, which tests and the playground move."""
        return self._clock()

    @cached_property
    def exercises(self) -> Exercises:
        return Exercises(self._catalogue)

    @cached_property
    def zones(self) -> Zones:
        return Zones(Gazetteer.load(), self._clock)

    @cached_property
    def members(self) -> Members:
        return Members(self._database, self.exercises, self.zones, self._clock)

    @cached_property
    def care(self) -> CareService:
        return CareService(self._database, self.members, self._clock)

    @cached_property
    def set_ups(self) -> SetUps:
        return SetUps(self._database, self.members, self.care, self._catalogue, self._clock)

    @cached_property
    def workouts(self) -> Workouts:
        return Workouts(self._database, self.members, self._clock)

    @cached_property
    def training(self) -> Training:
        return Training(self._database, self.members)

    @cached_property
    def progress(self) -> Progress:
        return Progress(self._database, self.members, self._catalogue, self._clock)

    @cached_property
    def overview(self) -> Overview:
        return Overview(self._database, self.progress, self._catalogue)

    @cached_property
    def coaching(self) -> Coaching:
        return Coaching(self._database, self._catalogue, self._clock)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self._database, self.members, self.workouts, self._clock)

    @cached_property
    def sessions(self) -> Sessions:
        ring, later = self.posting.ring, self._rest_later
        return Sessions(
            self._database, self.workouts, self.members, self.coaching, ring, later, self._clock, self.processes
        )

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self._database, self.schedules, self._clock)

    @cached_property
    def back_days(self) -> BackDays:
        return BackDays(self._database, self.schedules, self._clock)

    @cached_property
    def schedules(self) -> TypedSchedules:
        return TypedSchedules(self._database, self.zones, self._clock)

    @cached_property
    def roll_calls(self) -> RollCalls:
        posting = self.posting
        call_roll, sum_up = posting.call_roll, posting.sum_up
        return RollCalls(self._database, self.training, call_roll, sum_up, self._clock, self.processes)

    @cached_property
    def servers(self) -> Servers:
        return Servers(self._database, self._clock)

    @cached_property
    def imports(self) -> Imports:
        return Imports(self._database, self.members, self.exercises, self._clock)

    @cached_property
    def posts(self) -> Posts:
        return Posts(self._database, self._clock)

    @cached_property
    def privacy(self) -> Privacy:
        return Privacy(self._database, self.members)

    @cached_property
    def purge(self) -> Purge:
        return Purge(self._database, self._clock)

    @cached_property
    def streaks(self) -> Streaks:
        return Streaks(self._database, self.members, self.care, self._clock)

    @cached_property
    def leaderboards(self) -> Leaderboards:
        show = self._group_posts.board
        return Leaderboards(
            self._database, self.streaks, self.progress, self._catalogue, show, self._clock, self.processes
        )

    @cached_property
    def challenges(self) -> Challenges:
        show, end = self._group_posts.challenge, self._group_posts.challenge_ended
        return Challenges(self._database, self.care, self._catalogue, show, end, self._clock, self.processes)

    @cached_property
    def _group_posts(self) -> GroupPosts:
        return GroupPosts(self._texts, self.posting)

    @cached_property
    def posting(self) -> Poster:
        last_of_back = self.workouts.last_of_back
        speech = Composer(self._texts, self._catalogue, last_of_back, self.training, self.coaching, self._clock)
        illustrate = Illustrator(self._texts, self._catalogue, self.overview, self._draw)
        return Poster(
            self._client,
            self._database,
            self._texts,
            self._catalogue,
            speech,
            illustrate,
            self._clock,
            self._shards,
        )

    @cached_property
    def delivery(self) -> Delivery:
        return Delivery(self._database, self.posting, self.posting.tell_owner, self._clock, self.processes)
