"""Builds the bot: what there is, in which order, closed in reverse."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import discord
from discord.ext import commands
from sqlalchemy.engine import URL

import cogs
from bot.content.catalogue import load_catalogue
from bot.content.gazetteer import Gazetteer
from bot.content.texts import Texts
from bot.domain.errors import DomainError
from bot.domain.sessions import Session
from bot.domain.shards import Shards
from bot.drawing.pictures import Pictures
from bot.drawing.process import IDLE_S, ProcessWorker
from bot.interactions.client import Client
from bot.interactions.localisation import localise_commands
from bot.interactions.missed_answers import TOGETHER, MissedAnswers
from bot.interactions.registration import Registration
from bot.interactions.services import Services
from bot.interactions.tree import Tree
from bot.runtime.jobs import Jobs
from bot.services.processes import BEAT_SECONDS, Outdated
from bot.services.zones import use_newest_zone_data
from bot.storage.engine import Database
from bot.storage.group_commit import DatabaseBusy
from bot.ui.cards import Card
from bot.ui.missed import MissedActCard, MissedLogCard

COGS = tuple(f"cogs.{cog.name}" for cog in iter_modules(cogs.__path__) if not cog.name.startswith("_"))
"""Every module of `cogs/` whose name begins with no underscore."""

TICK_SECONDS = 5
ROLL_SECONDS = 60
"""Between two looks for roll calls that are over, or to be written anew."""

PURGE_SECONDS = 24 * 60 * 60

ANSWERS_PATIENCE_S = 5
"""Seconds that answers which have begun get to end when the bot stops: service managers kill what takes long."""

SWITCH = 0.0005
"""Seconds for which a thread that reads a file or a history keeps the interpreter where the event loop waits for it.
By Python's 0.005 each step of another member's answer would wait so long. It costs nothing that can be measured.
"""

GOODBYE_PATIENCE_S = 2
"""Seconds in which Discord may confirm that the connection is closed."""

log = logging.getLogger(__name__)


def now() -> datetime:
    return datetime.now(UTC)


class Backday(Client):
    """The bot. Nothing is opened before it logs in; `close` ends what was begun, in reverse."""

    def __init__(
        self,
        database: URL,
        pictures: Path,
        clock: Callable[[], datetime] = now,
        *,
        ticking: bool = True,
        shards: Shards | None = None,
        worker: ProcessWorker | None = None,
        **options: Any,
    ) -> None:
        """`pictures` is a folder for drawn pictures. Without `ticking` nothing happens by itself: no timer runs.

        shards: those of this process; none where it takes all of Discord. worker: draws; without, one of its own.
        options: discord.py's own.
        """
        super().__init__(
            command_prefix=(),
            help_command=None,
            # No privileged one. Messages in servers are never read; those sent to the bot itself are.
            intents=discord.Intents(guilds=True, dm_messages=True),
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            **options,
        )
        log.info("time zones: %s", use_newest_zone_data())
        self.texts = Texts.load()
        catalogue = load_catalogue()
        # A simulation waits for every timer that it knows of.
        worker = worker or ProcessWorker(IDLE_S if ticking else None)
        self.pictures = Pictures(catalogue, self.texts, pictures, workshop=worker)
        self.database = Database(database)
        self.services = Services(
            self,
            self.database,
            catalogue,
            self.texts,
            clock,
            draw=self.pictures.chart,
            rest_later=self._rest_later,
            shards=shards,
        )
        self.app_tree.missed = MissedAnswers(self.database, self._outcome, clock, TOGETHER if ticking else 0)
        self._beat = Jobs(self.app_tree.faults)
        self._registration = Registration(self, self.app_tree, self.database)
        self._ticking = ticking
        self._warming: asyncio.Task[None] | None = None
        self.outdated = asyncio.Event()
        """Set when a newer version has brought the tables up to date: this process must stop."""

    @property
    def app_tree(self) -> Tree:
        assert isinstance(self.tree, Tree)  # noqa: S101 (tree_cls above)
        return self.tree

    async def setup_hook(self) -> None:
        """Once, before the gateway: `on_ready` comes again with every reconnect."""
        await self.database.open()
        await self.app_tree.missed.start()
        await self.load_cogs()
        # Commands are for all servers alike: one process sees to them.
        if self.services.processes.first:
            await self._registration.start()
        delivery = self.services.delivery
        self._beat.every(TICK_SECONDS, delivery.tick, "the tick of reminders", lambda: delivery.looked)
        self._beat.every(ROLL_SECONDS, self.services.roll_calls.look_after, "the look after roll calls")
        self._beat.every(ROLL_SECONDS, self.services.challenges.look_after, "the look after challenges")
        self._beat.every(ROLL_SECONDS, self.services.leaderboards.look_after, "the look after leaderboards")
        self._beat.every(PURGE_SECONDS, self.services.purge.run, "the purge of what was deleted")
        self._beat.every(PURGE_SECONDS, self.app_tree.missed.purge, "the purge of acts")
        if self._ticking:
            await self.run_by_itself()
            self._warming = asyncio.create_task(self._warm_up())
            # What is there now stays: looking through it for garbage would stop the event loop for 50 ms each time.
            gc.freeze()
            sys.setswitchinterval(SWITCH)

    async def run_by_itself(self) -> None:
        """From now on time alone makes things happen: what is due comes, rests end, what is old is purged."""
        await self._join()
        self._beat.start()
        await self.services.sessions.take_up()

    async def load_cogs(self) -> None:
        """Add every cog, with its commands in words."""
        for name in COGS:
            # Not `load_extension`: it runs the module anew for every bot, which tests make by the thousand.
            await import_module(name).setup(self)
        localise_commands(self.app_tree, self.texts)

    async def _join(self) -> None:
        """Begin to be one of the processes over the database."""
        self.database.listen()
        processes = self.services.processes
        await processes.begin()
        processes.when_one_dies(self.services.sessions.take_up)
        self._beat.every(BEAT_SECONDS, self._show_life, "the sign of life")

    async def _show_life(self) -> None:
        try:
            await self.services.processes.beat()
        except Outdated:
            self.outdated.set()
        self.services.posting.share_pace(self.services.processes.count)

    async def _warm_up(self) -> None:
        """Read and draw before anybody asks, without haste."""
        await asyncio.to_thread(Gazetteer.load().read)
        await self.pictures.draw_all()

    async def add_cog(self, cog: commands.Cog, /, **options: object) -> None:
        await super().add_cog(cog, **options)  # type: ignore[arg-type]
        for name in dir(cog):
            self.app_tree.take(getattr(cog, name))

    async def on_interaction(self, interaction: discord.Interaction[Client]) -> None:
        await self.app_tree.on_tap(interaction)

    async def _outcome(self, member_id: int, key: int) -> Card:
        """What a member's act has stored, where its answer may not have arrived."""
        try:
            return MissedLogCard(self.texts, await self.services.workouts.logged(member_id, key))
        except DomainError:  # no log
            return MissedActCard(self.texts)

    def _rest_later(self, session: Session) -> None:
        if session.rest_until is not None:
            rest_over = partial(self.services.sessions.rest_over, session)
            self._beat.once(session.rest_until, rest_over, f"rest-{session.workout_id}")

    async def on_message(self, message: discord.Message, /) -> None:
        await self.app_tree.on_direct_message(message)

    async def close(self) -> None:
        """Claim nothing more, end what was begun, then close: what was acknowledged is on disk."""
        if self.is_closed():
            return
        self._registration.stop()
        if self._warming is not None:
            self._warming.cancel()
        await asyncio.gather(self.services.delivery.stop(), self.app_tree.acts.finish(ANSWERS_PATIENCE_S))
        await self.app_tree.missed.stop()
        self._beat.stop()
        with suppress(DatabaseBusy, TimeoutError):
            await asyncio.wait_for(self.services.processes.end(), GOODBYE_PATIENCE_S)
        self.pictures.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(super().close(), GOODBYE_PATIENCE_S)
        await self.http.close()
        await self.database.close()
