"""The exercises that members know by name: the catalogue's and their own, kept while theirs stay the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

from bot.domain.exercises import Exercise
from bot.services.exercises import Exercises
from bot.storage import own_exercises
from bot.storage.engine import Database
from bot.storage.own_exercises import Version

MOST_MEMBERS = 200
"""Members whose exercises are kept in memory, those who asked last."""

MANY = 200
"""Exercises of one's own whose names are read in a thread: only imports bring so many."""


class OwnNames:
    """By member. What is kept is compared with the database each time, so that it is right across processes too."""

    def __init__(self, database: Database, exercises: Exercises) -> None:
        self._database = database
        self._exercises = exercises
        self._kept: OrderedDict[tuple[int, bool], tuple[Version, Exercises]] = OrderedDict()

    async def of(self, member_id: int, *, removed: bool) -> Exercises:
        """The catalogue's exercises and the member's; with `removed` also those that are no longer offered."""
        cached = self.version(member_id, removed=removed)
        found = await self._database.read(own_exercises.unless_same, member_id, cached, removed=removed)
        return await self.put(member_id, found, removed=removed)

    def version(self, member_id: int, *, removed: bool = True) -> Version | None:
        """Of what is kept of the member; None for nothing."""
        cached = self._kept.get((member_id, removed))
        return cached[0] if cached else None

    async def put(
        self, member_id: int, found: tuple[Version, Sequence[Exercise]] | None, *, removed: bool = True
    ) -> Exercises:
        """The exercises, from what was found in the database; None where what is kept is the same."""
        key = member_id, removed
        if found is not None:
            version, own = found
            if not own:
                self._kept.pop(key, None)
                return self._exercises
            many = len(own) > MANY
            both = await asyncio.to_thread(self._exercises.plus, own) if many else self._exercises.plus(own)
            self._kept[key] = version, both
        self._kept.move_to_end(key)
        _, exercises = self._kept[key]
        if len(self._kept) > MOST_MEMBERS:
            self._kept.popitem(last=False)
        return exercises
