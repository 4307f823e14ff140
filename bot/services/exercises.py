"""Finding an exercise by what people type."""

import re
from collections import Counter
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from itertools import islice
from typing import Self

from rapidfuzz import fuzz, process

from bot.domain.equipment import ids_by_word
from bot.domain.errors import DomainError
from bot.domain.exercises import Catalogue, Exercise, Region, UnknownExercise
from bot.domain.names import Match, Names, one_form

NEAR = 74
"""Least score (of 100) at which an exercise is offered for a name that is none."""

MOST_AT_ONCE = 2_000
"""Names that are compared in one call."""

SUGGESTIONS_KEPT = 500
"""Beginnings of names whose suggestions are kept: everyone who looks for a face pull types `f`, `fa`, `fac`."""


class Exercises:
    """The catalogue, and what a member added to it: by names, by half-remembered names, and by region."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._by_id = dict(catalogue.exercises)
        self._exact = _names(catalogue.exercises.values())
        self._names = Names(catalogue.exercises.values())
        self._suggested: dict[tuple[str, int], tuple[Exercise, ...]] = {}

    def plus(self, own: Iterable[Exercise]) -> Self:
        """The same with a member's own exercises; where they share a name, the catalogue's keeps it."""
        both = copy(self)
        vars(both).update(
            _by_id=self._by_id | {exercise.id: exercise for exercise in own},
            _exact=_names(own) | self._exact,
            _suggested={},
        )
        return both

    @property
    def count(self) -> int:
        """How many names there are."""
        return len(self._exact)

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self._by_id[exercise_id]

    def __contains__(self, exercise_id: str) -> bool:
        return exercise_id in self._by_id

    def exact(self, typed: str) -> Exercise | None:
        """The exercise of that very name, spaces and plurals aside."""
        plain = one_form(typed[:100])
        return self._exact.get(plain) or self._exact.get(plain.replace(" ", ""))

    def match(self, typed: str) -> Match | None:
        """The exercise that all words of the name tell, and how it was done; None where they do not."""
        found = self.exact(typed)
        return Match(found) if found else self._names.match(typed)

    def find(self, typed: str) -> Exercise:
        """The exercise that was meant. Raises `UnknownExercise` with what is near where that is not clear."""
        if found := self.match(typed):
            return found.exercise
        raise UnknownExercise(typed, self.near(typed))

    def near(self, typed: str, limit: int = 3) -> tuple[Exercise, ...]:
        """The exercises that may have been meant; none for a name of other exercises, such as `leg press`."""
        plain = one_form(typed[:100])
        if self._names.is_elsewhere(plain):
            return ()
        begin = self._beginning(plain) if len(plain) >= 4 else ()
        return _distinct([*self._alike(plain), *begin], limit)

    def suggest(self, typed: str, limit: int = 25) -> tuple[Exercise, ...]:
        """What to offer while somebody types: beginnings, then what is near; with nothing typed, a good start."""
        key = typed[:100], limit
        if key not in self._suggested:
            if len(self._suggested) >= SUGGESTIONS_KEPT:
                self._suggested.clear()
            self._suggested[key] = self._suggest(*key)
        return self._suggested[key]

    def _suggest(self, typed: str, limit: int) -> tuple[Exercise, ...]:
        plain = one_form(typed)
        if not plain:
            return self._starters(limit)
        found = self.match(typed)
        return _distinct([*([found.exercise] if found else []), *self._beginning(plain), *self._alike(plain)], limit)

    def _alike(self, plain: str) -> list[Exercise]:
        """The exercises with a name much like it, the likest first."""
        scores = self._scores(plain)
        near = [exercise_id for exercise_id in scores if scores[exercise_id] >= NEAR]
        return [self[exercise_id] for exercise_id in sorted(near, key=lambda exercise_id: -scores[exercise_id])]

    @cached_property
    def all_equipment(self) -> tuple[str, ...]:
        """Everything that an exercise needs, what most need first."""
        needed = Counter(
            thing
            for entry in self.catalogue.exercises.values()
            for option in entry.equipment
            for thing in set(option)
        )
        return tuple(thing for thing, _ in needed.most_common())

    @cached_property
    def _equipment(self) -> dict[str, str]:
        return ids_by_word(lambda thing: thing.names + thing.at_hand, one_form)

    def equipment(self, typed: str) -> frozenset[str]:
        """The equipment that `typed` names: `dumbbell, bench`. Raises `DomainError` for what is none."""
        found = set()
        for part in filter(None, re.split(r"\s*(?:[,;+/&]|\band\b)\s*", typed[:200].casefold().strip())):
            thing = self._equipment.get(one_form(part))
            if thing is None:
                raise DomainError("equipment-unknown", typed=part[:60])
            found.add(thing)
        return frozenset(found)

    def _beginning(self, plain: str) -> tuple[Exercise, ...]:
        """Exercises with a name that begins so, those whose own name does before those with such an alias."""
        squeezed = plain.replace(" ", "")
        found = {
            exercise.id: exercise
            for name, exercise in self._exact.items()
            if name.replace(" ", "").startswith(squeezed)
        }
        return tuple(sorted(found.values(), key=lambda exercise: not _squeezed(exercise.name).startswith(squeezed)))

    def _starters(self, limit: int) -> tuple[Exercise, ...]:
        every = [exercise for region in Region for exercise in self.catalogue.starters(region)]
        return _distinct([*self.catalogue.starters(), *every, *self.catalogue.exercises.values()], limit)

    def _scores(self, plain: str) -> dict[str, float]:
        """The best score of each exercise over its names. The blend found all of a list of 66 typed names."""
        totals = dict.fromkeys(self._exact, 0.0)
        names = iter(self._exact)
        # Many names in one call, twice as fast as one by one: each letter that somebody types asks for this. Not all
        # at once: the call holds the interpreter, and an import may have brought thousands.
        while some := list(islice(names, MOST_AT_ONCE)):
            for scorer in (fuzz.QRatio, fuzz.token_sort_ratio, fuzz.WRatio):
                for name, score, _ in process.extract(plain, some, scorer=scorer, limit=None):
                    totals[name] += score / 3
        scores: dict[str, float] = {}
        for name, exercise in self._exact.items():
            scores[exercise.id] = max(totals[name], scores.get(exercise.id, 0))
        return scores


def _names(exercises: Iterable[Exercise]) -> dict[str, Exercise]:
    """Every name and alias, with and without blanks; of two that are alike the first one's."""
    found: dict[str, Exercise] = {}
    for exercise in exercises:
        for name in (exercise.id, exercise.name, *exercise.aliases):
            plain = one_form(name)
            found.setdefault(plain, exercise)
            found.setdefault(plain.replace(" ", ""), exercise)
    return found


def _squeezed(name: str) -> str:
    return one_form(name).replace(" ", "")


def _distinct(exercises: Iterable[Exercise], limit: int) -> tuple[Exercise, ...]:
    return tuple({exercise.id: exercise for exercise in exercises}.values())[:limit]
