"""Which exercise a name of a file is, and what of its sets that exercise counts.

A name is taken for one of ours where a tracker's list says so, or where all its words are accounted for: what it is
done with must be something that we do it with. What is left, and sets that the exercise does not count (30 seconds
of pull-ups, help on a chin-up), become exercises of the member's own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Load, Region, Tracking
from bot.domain.spelling import fold
from bot.domain.trackers.imported import Imported, ImportedSet, LeftOut, Loss, Own
from bot.domain.trackers.lists import MEANT, NOT_MEANT
from bot.domain.trackers.names import without_equipment
from bot.domain.workouts import WorkoutSet, example, fit

Exact = Callable[[str], Exercise | None]
"""The exercise of the catalogue that is called exactly so, or has that id."""

_REPS = {Tracking.WEIGHT_REPS, Tracking.BODYWEIGHT_REPS, Tracking.ASSISTED_REPS}
_AMOUNT = dict.fromkeys(_REPS, "reps") | {
    Tracking.DURATION: "seconds",
    Tracking.DISTANCE_WEIGHT: "metres",
}
_SUFFIX = {"reps": "reps", "seconds": "hold", "metres": "distance"}
_COLUMN = {"reps": "Reps", "seconds": "Time", "metres": "Distance"}
_ROOM = 12
"""For what is put behind a name, within the length that names have."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What sets of a name are: of an exercise that is known, or of one that is new (`tracking`, `region`).

    name: as the file calls it, with what sets it apart where its sets are of several kinds.
    """

    name: str
    exercise: Exercise | None
    variant: str | None = None
    tracking: Tracking = Tracking.WEIGHT_REPS
    region: Region | None = None

    @property
    def counts(self) -> Tracking:
        return self.exercise.tracking if self.exercise else self.tracking


def known(name: str, exact: Exact) -> tuple[Exercise, str | None] | None:
    """The exercise of ours, and what it is done with; None where not all words are accounted for."""
    folded = fold(name)
    if folded in NOT_MEANT:
        return None
    if folded in MEANT:
        exercise_id, variant = MEANT[folded]
        found = exact(exercise_id)
        return (found, variant) if found else None
    if found := exact(name):
        return found, None
    bare, kit = without_equipment(name)
    if kit is None:
        return (found, None) if bare != name.strip() and (found := exact(bare)) else None
    if fold(bare) in NOT_MEANT:
        return None
    if found := exact(f"{kit.replace('_', ' ').replace('+', ' ')} {bare}"):
        return found, _option(found, kit)
    found = exact(bare)
    return (found, _option(found, kit)) if found and _option(found, kit) else None


def _option(exercise: Exercise, kit: str) -> str | None:
    """The alternative of the exercise that is done with it: all of it, or else the first with it."""
    wanted = set(kit.split("+"))
    fitting = sorted((option for option in exercise.equipment if wanted.issubset(option)), key=len)
    return "+".join(fitting[0]) if fitting else None


class Namer:
    """Says of one file's sets what they are.

    remembered: what the member's names meant before, by the name and whether the member said so themselves.
    """

    def __init__(self, imported: Imported, exact: Exact, remembered: Mapping[str, tuple[Exercise, bool]]) -> None:
        self._exact = exact
        self._remembered = remembered
        self._own = imported.own or {}
        self._lost: Counter[str] = Counter()
        self._main = {name: self._meaning(name, sets) for name, sets in _by_name(imported).items()}
        self._apart: dict[str, Meaning] = {}

    def __call__(self, name: str, imported_set: ImportedSet) -> tuple[Meaning, WorkoutSet]:
        """What the set is of, and the set as that exercise counts it."""
        main = self._main[name]
        amount, amounts = _AMOUNT[main.counts], _amounts(imported_set)
        if amount not in amounts:
            meaning = self._other(main, imported_set, amounts)
        elif (
            imported_set.weight is not None
            and imported_set.weight.value < 0
            and main.counts is not Tracking.ASSISTED_REPS
        ):
            meaning = self._helped(main)
        elif imported_set.weight is not None and main.exercise is not None and main.exercise.load is Load.NONE:
            meaning = self._set_apart(main, "weighted", main.exercise.tracking)
        else:
            meaning = main
        return meaning, self._counted(imported_set, amounts, _AMOUNT[meaning.counts])

    def left_out(self) -> tuple[LeftOut, ...]:
        """The amounts that stood beside those that count."""
        return tuple(LeftOut(Loss.COLUMN, name, count) for name, count in self._lost.most_common())

    def _counted(self, imported_set: ImportedSet, amounts: Mapping[str, int], amount: str) -> WorkoutSet:
        for other in amounts.keys() - {amount}:
            if (other, amounts[other]) != ("reps", 1):  # one hold, one walk
                self._lost[_COLUMN[other]] += 1
        weight = replace(imported_set.weight, value=abs(imported_set.weight.value)) if imported_set.weight else None
        counted: dict[str, Any] = {amount: amounts[amount]}
        return WorkoutSet(
            **counted, weight=weight, kind=imported_set.kind, rir=imported_set.rir, side=imported_set.side
        )

    def _meaning(self, name: str, sets: tuple[ImportedSet, ...]) -> Meaning:
        before = self._remembered.get(name)
        if before is not None and (before[1] or name in self._own):
            return Meaning(name, before[0])
        if name not in self._own and (found := known(name, self._exact)):
            return Meaning(name, *found)
        if before is not None:
            return Meaning(name, before[0])
        own = self._own.get(name) or Own(_counted_in(sets), None)
        return Meaning(name, None, tracking=own.tracking, region=own.region)

    def _other(self, main: Meaning, imported_set: ImportedSet, amounts: Mapping[str, int]) -> Meaning:
        """Sets that are counted in something else: 30 seconds where the exercise counts reps."""
        amount = next(what for what in ("reps", "metres", "seconds") if what in amounts)
        tracking = {"seconds": Tracking.DURATION, "metres": Tracking.DISTANCE_WEIGHT}.get(amount)
        loaded = Tracking.WEIGHT_REPS if imported_set.weight else Tracking.BODYWEIGHT_REPS
        return self._set_apart(main, _SUFFIX[amount], tracking or loaded)

    def _helped(self, main: Meaning) -> Meaning:
        """Less than nothing on a pull-up is help: another exercise, so that help is never counted as weight."""
        bare, _ = without_equipment(main.exercise.name if main.exercise else main.name)
        if (found := self._exact(f"assisted {bare}")) and found.load is Load.ASSIST:
            return self._apart.setdefault(f"{main.name}|assisted", Meaning(main.name, found))
        return self._set_apart(main, "assisted", Tracking.ASSISTED_REPS)

    def _set_apart(self, main: Meaning, suffix: str, tracking: Tracking) -> Meaning:
        name = f"{main.name[: 60 - _ROOM].rstrip()} ({suffix})"
        if name not in self._apart:
            before = self._remembered.get(name)
            fitting = before is not None and _AMOUNT[before[0].tracking] == _AMOUNT[tracking]
            exercise = before[0] if before is not None and fitting else None
            self._apart[name] = Meaning(name, exercise, tracking=tracking)
        return self._apart[name]


def check(exercise: Exercise, sets: Iterable[WorkoutSet]) -> None:
    """Raises `DomainError` where the exercise does not count such sets: no number changes its meaning by a name."""
    for workout_set in sets:
        if not getattr(workout_set, _AMOUNT[exercise.tracking]):
            raise DomainError(
                "sets-wrong-kind",
                exercise=exercise.name,
                counts=exercise.tracking.value,
                example=example(exercise),
            )
        fit(exercise, (workout_set,))


def _amounts(imported_set: ImportedSet) -> dict[str, int]:
    amounts = (("reps", imported_set.reps), ("metres", imported_set.metres), ("seconds", imported_set.seconds))
    return {what: amount for what, amount in amounts if amount}


def _by_name(imported: Imported) -> Mapping[str, tuple[ImportedSet, ...]]:
    together: dict[str, list[ImportedSet]] = {name: [] for name in imported.names}
    for occasion in imported.occasions:
        for exercise in occasion.exercises:
            together[exercise.name].extend(exercise.sets)
    return {name: tuple(sets) for name, sets in together.items()}


def _counted_in(sets: Iterable[ImportedSet]) -> Tracking:
    """What most sets of a name are counted in; a single rep beside a time or a distance says nothing."""
    counted: Counter[str] = Counter()
    loaded = helped = 0
    for workout_set in sets:
        amounts = _amounts(workout_set)
        others = [what for what in ("metres", "seconds") if what in amounts]
        counted["reps" if amounts.get("reps", 0) > (1 if others else 0) else others[0]] += 1
        loaded += workout_set.weight is not None
        helped += workout_set.weight is not None and workout_set.weight.value < 0
    (most, _), *_ = counted.most_common(1)
    if most != "reps":
        return Tracking.DURATION if most == "seconds" else Tracking.DISTANCE_WEIGHT
    if helped * 2 > loaded:
        return Tracking.ASSISTED_REPS
    return Tracking.WEIGHT_REPS if loaded else Tracking.BODYWEIGHT_REPS
