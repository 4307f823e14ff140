"""A member's own view: preferences, saved exercises, grip and set-up, exercises of their own."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Region, Tracking
from bot.domain.members import LONGEST_SETUP, MOST_OWN_EXERCISES, MOST_SAVED, Preferences
from bot.domain.names import Match
from bot.domain.own_exercises import LONGEST_OWN_NAME, OWN
from bot.domain.quiet import Quiet
from bot.domain.workouts import Unit, parse_weight
from bot.services.exercises import Exercises
from bot.services.own_names import OwnNames
from bot.services.zones import Zones
from bot.storage import members, own_exercises, reminders, tables, workouts
from bot.storage.changes import Kept
from bot.storage.engine import Database

T = TypeVar("T")

OFTEN = timedelta(days=90)
"""How far back counts for what a member does most."""

MANY_NAMES = 3_000
"""More names than this are looked through in a thread; the catalogue has fewer."""

PREFERENCES_KEPT = 5_000
"""Members whose preferences are kept in memory while they type, in some 4 MB."""

NOTHING = "nothing"
"""What takes a preference back."""


class Members:
    """What one member has told, for that member alone."""

    def __init__(
        self,
        database: Database,
        exercises: Exercises,
        zones: Zones,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._exercises = exercises
        self._zones = zones
        self._own_names = OwnNames(database, exercises)
        self._kept = Kept[Preferences](database.changes, tables.members, PREFERENCES_KEPT)
        self._clock = clock

    # ------------------------------------------------------------------ preferences

    async def preferences(self, member_id: int) -> Preferences:
        return await self._database.read(members.preferences, member_id)

    async def prefer(
        self, member_id: int, *, zone: str | None, unit: Unit | None, body: str | None, kit: str | None
    ) -> Preferences:
        """Change what is given; the word `nothing` takes weight or equipment back. Raises `DomainError`."""
        each_preferences = await self.preferences(member_id)
        unit = unit or each_preferences.unit
        changed = replace(
            each_preferences,
            unit=unit,
            zone=self._zones.find(zone) if zone else each_preferences.zone,
            body=_unless_nothing(body, lambda text: parse_weight(text, unit or Unit.KG))
            if body
            else each_preferences.body,
            kit=_unless_nothing(kit, self._exercises.equipment) or frozenset() if kit else each_preferences.kit,
        )
        await self._database.write(members.set_preferences, member_id, changed)
        return changed

    async def _kept_preferences(self, member_id: int) -> Preferences:
        """For what is offered at each letter that is typed. No number is read or stored by what is kept in memory."""
        return await self._kept.get(member_id, lambda: self.preferences(member_id))

    async def quiet(self, member_id: int) -> Quiet | None:
        """The hours in which no reminder reaches them."""
        return await self._database.read(reminders.quiet, member_id)

    # ------------------------------------------------------------------ exercises

    async def find(self, member_id: int, typed: str) -> Exercise:
        """The exercise that the member means, of the catalogue or their own. Raises `UnknownExercise`."""
        if found := self._exercises.exact(typed):
            return found
        # A button may name one that was removed since; nobody types an id.
        return (await self._own_names.of(member_id, removed=typed.startswith(OWN))).find(typed)

    async def known(self, member_id: int) -> Exercises:
        """The exercises that the member knows by name: the catalogue's and their own, removed ones too."""
        return await self._own_names.of(member_id, removed=True)

    async def at_hand(
        self, member_id: int, exercise: Exercise | None = None
    ) -> tuple[Preferences, Exercises, Mapping[str, str | None]]:
        """What reading a text takes: the member's preferences, the exercises that they know by name, and what this
        one was done with the last time.
        """
        asking = [exercise.id] if exercise and len(exercise.equipment) > 1 else []
        known = self._own_names.version(member_id)
        found = await self._database.read(own_exercises.at_hand, member_id, known, asking)
        return found.preferences, await self._own_names.put(member_id, found.own), found.variants

    async def match(self, member_id: int, typed: str) -> Match | None:
        """The exercise that all words of the name tell, of the catalogue or the member's own; None where none is."""
        found = self._exercises.exact(typed)
        return Match(found) if found else (await self.known(member_id)).match(typed)

    async def remember_manner(self, member_id: int, manner: str) -> None:
        """Read what the member writes in this way first from now on."""
        await self._database.write(members.set_manner, member_id, manner)

    async def suggest(self, member_id: int, typed: str) -> tuple[Exercise, ...]:
        """What to offer while the member types, at most 25: first what they saved and do most, and can do."""
        known = await self._own_names.of(member_id, removed=False)
        many = known.count > MANY_NAMES
        found = await asyncio.to_thread(known.suggest, typed) if many else known.suggest(typed)
        if typed.strip():
            each_preferences = await self._kept_preferences(member_id)
            exact = known.exact(typed)
            return tuple(
                sorted(found, key=lambda exercise: (exercise != exact, not each_preferences.can_do(exercise)))
            )
        saved = await self._database.read(members.saved, member_id)
        often = await self._database.read(workouts.favourites, member_id, self._clock() - OFTEN, 10)
        each_preferences = await self._kept_preferences(member_id)
        first = [known[exercise] for exercise in (*saved, *often) if exercise in known]
        own = await self._database.read(own_exercises.of_member, member_id)
        others = sorted([*own, *found], key=lambda exercise: not each_preferences.can_do(exercise))
        return tuple({exercise.id: exercise for exercise in (*first, *others)}.values())[:25]

    async def named(self, member_id: int, ids: Iterable[str]) -> Mapping[str, Exercise]:
        """The exercises with these ids, also those of their own that the member removed."""
        wanted = set(ids)
        their_own = [exercise_id for exercise_id in wanted if exercise_id.startswith(OWN)]
        own = await self._database.read(own_exercises.some, member_id, their_own) if their_own else {}
        return {
            exercise_id: own[exercise_id] if exercise_id in own else self._exercises[exercise_id]
            for exercise_id in wanted
        }

    # ------------------------------------------------------------------ what is kept about an exercise

    async def save(self, member_id: int, exercise: Exercise, *, wanted: bool = True) -> None:
        """Offer the exercise first from now on, or no longer. Raises `DomainError` for one too many."""
        if wanted and len(await self._database.read(members.saved, member_id)) >= MOST_SAVED:
            raise DomainError("saved-too-many", most=MOST_SAVED)
        await self._database.write(members.set_saved, member_id, exercise.id, self._clock() if wanted else None)

    async def saved(self, member_id: int) -> tuple[Exercise, ...]:
        """The exercises that the member saved, the newest first."""
        ids = await self._database.read(members.saved, member_id)
        known = await self.named(member_id, ids)
        return tuple(known[exercise_id] for exercise_id in ids)

    async def note_setup(self, member_id: int, exercise: Exercise, setup: str) -> None:
        """Keep grip and set-up of an exercise; an empty text forgets them."""
        await self._database.write(
            members.set_setup, member_id, exercise.id, " ".join(setup.split())[:LONGEST_SETUP] or None
        )

    async def setups(self, member_id: int) -> Mapping[str, str]:
        """Grip and set-up by exercise id."""
        return await self._database.read(members.setups, member_id)

    # ------------------------------------------------------------------ exercises of their own

    async def own_exercises(self, member_id: int) -> tuple[Exercise, ...]:
        return await self._database.read(own_exercises.of_member, member_id)

    async def add_own(self, member_id: int, key: int, name: str, region: Region, tracking: Tracking) -> Exercise:
        """Add an exercise. Raises `DomainError` for a name that is taken or unusable, or for one too many.

        key: the interaction that asks for it; the same one adds it once.
        """
        if there := await self._database.read(own_exercises.added, member_id, key):
            return there
        name = " ".join(name.split())
        if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_OWN_NAME:
            raise DomainError("own-name-unusable", most=LONGEST_OWN_NAME)
        own = await self._database.read(own_exercises.of_member, member_id)
        if same_name := self._exercises.plus(own).exact(name):
            raise DomainError("own-name-taken", exercise=same_name.name)
        if len(own) >= MOST_OWN_EXERCISES:
            raise DomainError("own-too-many", most=MOST_OWN_EXERCISES)
        return await self._database.write(own_exercises.add, member_id, key, name, region, tracking)

    async def own_named(self, member_id: int, key: int, name: str, tracking: Tracking) -> Exercise:
        """The member's own exercise of that name; where there is none, a new one that is not of the back.

        key: the interaction that asks for it. Raises `DomainError` for a name that is unusable, or for one too many.
        """
        known = (await self.known(member_id)).exact(name)
        if known is not None and known.id.startswith(OWN):
            return known
        name = " ".join(name.split())
        if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_OWN_NAME:
            raise DomainError("own-name-unusable", most=LONGEST_OWN_NAME)
        if len(await self.own_exercises(member_id)) >= MOST_OWN_EXERCISES:
            raise DomainError("own-too-many", most=MOST_OWN_EXERCISES)
        return await self._database.write(own_exercises.add, member_id, key, name, None, tracking)

    async def remove_own(self, member_id: int, exercise_id: str) -> None:
        """Offer it no more; the history keeps it. Raises `DomainError` where there is none."""
        if not await self._database.write(own_exercises.remove, member_id, exercise_id, self._clock()):
            raise DomainError("own-not-there")


def _unless_nothing(text: str, read: Callable[[str], T]) -> T | None:
    return None if text.strip().casefold() in (NOTHING, "none", "-") else read(text)
