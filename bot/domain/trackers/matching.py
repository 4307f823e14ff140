"""Which workouts of a file are here already: recognised by what was done and when, never by a title.

Another tracker writes the same workout under another title, with exercises that are called otherwise and pounds
turned into kilograms; a file that is read again after the time zone was set has all its times moved.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto

from bot.domain.workouts import WORKOUT_GAP, Workout, WorkoutSet

SLACK = Decimal("0.26")
"""Kilograms by which a weight may differ that one tracker keeps in pounds and the other rounds to half kilograms."""

_QUARTER = timedelta(minutes=15)  # zones differ by whole quarters of an hour
_FARTHEST = timedelta(hours=14)  # from UTC to any zone
_DAY = timedelta(days=1)


class Standing(Enum):
    """How a workout of the file stands to what is here."""

    NEW = auto()
    SAME = auto()
    CHANGED = auto()  # it was imported before; the file has more, or has it otherwise
    MINE = auto()  # the member has changed it here: theirs stays
    GONE = auto()  # the member has deleted it here


@dataclass(frozen=True, slots=True)
class Fresh:
    """A workout of the file. whole_day: the file tells no time."""

    workout: Workout
    whole_day: bool


@dataclass(frozen=True, slots=True)
class StoredWorkout:
    """A workout that is here. of_file: it came from one; imported: and was not changed; gone: it was deleted."""

    workout: Workout
    of_file: bool
    imported: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    standing: Standing
    kept: Workout | None = None


@dataclass(slots=True)
class _Search:
    """Each workout that is here is taken for one of the file at most: who does the same every day did it each day."""

    local: Callable[[datetime], datetime]
    zoned: bool
    left: dict[int, StoredWorkout]
    by_minute: dict[datetime, list[int]] = field(default_factory=dict)
    by_done: dict[tuple[object, ...], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, stored in self.left.items():
            self.by_minute.setdefault(_minute(stored.workout.at), []).append(number)
            self.by_done.setdefault(_gist(stored.workout), []).append(number)

    def at_its_moment(self, fresh: Fresh) -> Match | None:
        for number in self.by_minute.get(_minute(fresh.workout.at), ()):
            if number in self.left and _of_one_moment(fresh, self.left[number]):
                return _compared(fresh.workout, self.left.pop(number))
        return None

    def moved(self, fresh: Fresh) -> list[tuple[timedelta, int]]:
        """Those of the same sets at another time, and how far from it."""
        near = (number for number in self.by_done.get(_gist(fresh.workout), ()) if number in self.left)
        found = [(self.left[number].workout.at - fresh.workout.at, number) for number in near]
        return [
            (shift, number)
            for shift, number in found
            if abs(shift) <= _DAY and _same_sets(fresh.workout, self.left[number].workout)
        ]

    def on_its_day(self, fresh: Fresh) -> Match | None:
        """A file without times, or one with times after it: the same sets on the same date are the same workout."""
        for _, number in self.moved(fresh):
            here = self.local(self.left[number].workout.at)
            there = self.local(fresh.workout.at)
            if here.date() == there.date() and (fresh.whole_day or (here.hour, here.minute) == (12, 0)):
                return _unchanged(self.left.pop(number))
        return None

    def by_shift(self, fresh: Fresh, shifts: Counter[timedelta]) -> Match | None:
        """The same sets, moved like others of the file: it was read in another zone before."""
        likely = sorted(self.moved(fresh), key=lambda each_moved: -_agreeing(shifts, each_moved[0]))
        for shift, number in likely:
            stored = self.left[number]
            if not _is_of_zones(shift) and abs(shift) > WORKOUT_GAP:
                continue
            if stored.imported or abs(shift) <= WORKOUT_GAP or _agreeing(shifts, shift) > 1:
                del self.left[number]
                replaced = stored.imported and self.zoned and _is_of_zones(shift) and not stored.gone
                return Match(Standing.CHANGED, stored.workout) if replaced else _unchanged(stored)
        return None


def matches(
    fresh: Sequence[Fresh], stored: Iterable[StoredWorkout], local: Callable[[datetime], datetime], *, zoned: bool
) -> Mapping[int, Match]:
    """How each workout of the file, by its place in `fresh`, stands to what is here.

    local: a moment in the member's zone; zoned: whether that zone is known, so that its times are the better ones.
    """
    search = _Search(local, zoned, dict(enumerate(stored)))
    found: dict[int, Match] = {}
    for step in (search.at_its_moment, search.on_its_day):
        for place, fresh_one in enumerate(fresh):
            if place not in found and (match := step(fresh_one)):
                found[place] = match
    left = {place: fresh_one for place, fresh_one in enumerate(fresh) if place not in found}
    shifts = Counter(shift for fresh_one in left.values() for shift, _ in search.moved(fresh_one))
    for place, fresh_one in left.items():
        found[place] = search.by_shift(fresh_one, shifts) or Match(Standing.NEW)
    return found


def _unchanged(stored: StoredWorkout) -> Match:
    return Match(Standing.GONE if stored.gone else Standing.SAME, stored.workout)


def _compared(fresh: Workout, stored: StoredWorkout) -> Match:
    """Of one moment: one workout. What the file has newly counts, unless the member has changed it here."""
    same = _same_sets(fresh, stored.workout)
    if stored.gone:
        return Match(Standing.GONE, stored.workout)
    if not stored.imported:
        return Match(Standing.SAME if same else Standing.MINE, stored.workout)
    changed = not same or _adds(fresh, stored.workout) or _named_otherwise(fresh, stored.workout)
    return Match(Standing.CHANGED if changed else Standing.SAME, stored.workout)


def _of_one_moment(fresh: Fresh, stored: StoredWorkout) -> bool:
    """Of one minute: what came from a file is that workout, what was logged here only with something in common.

    Noon of a day alone is no moment, and a set that was logged in the minute in which another tracker's workout began
    is a log of its own.
    """
    if stored.of_file or _same_sets(fresh.workout, stored.workout):
        return True
    exercises = {entry.exercise_id for entry in fresh.workout.entries}
    in_common = any(entry.exercise_id in exercises for entry in stored.workout.entries)
    return in_common and not fresh.whole_day and not stored.gone


def _same_sets(workout: Workout, other: Workout) -> bool:
    """Whether the same was done, whatever the exercises are called and whichever unit was told."""
    pairs = zip(_done(workout), _done(other), strict=True) if len(workout.sets) == len(other.sets) else ()
    return bool(workout.sets) and len(workout.sets) == len(other.sets) and all(_alike(*pair) for pair in pairs)


def _done(workout: Workout) -> list[tuple[tuple[int, int, int], Decimal]]:
    return sorted(
        (_amounts(workout_set), workout_set.weight.kg if workout_set.weight else Decimal(0))
        for workout_set in workout.sets
    )


def _amounts(workout_set: WorkoutSet) -> tuple[int, int, int]:
    return workout_set.reps or 0, workout_set.seconds or 0, workout_set.metres or 0


def _alike(effort: tuple[tuple[int, int, int], Decimal], other: tuple[tuple[int, int, int], Decimal]) -> bool:
    return effort[0] == other[0] and abs(effort[1] - other[1]) <= SLACK


def _gist(workout: Workout) -> tuple[object, ...]:
    """Without the weights, which are not exactly alike."""
    return tuple(sorted(_amounts(workout_set) for workout_set in workout.sets))


def _adds(fresh: Workout, stored: Workout) -> bool:
    """Whether the file tells a note, a title, an effort, a side or a kind of set that is not here."""
    return bool(_texts(fresh) - _texts(stored)) or any(
        count > _efforts(stored)[effort] for effort, count in _efforts(fresh).items()
    )


def _texts(workout: Workout) -> set[str]:
    notes = {line for entry in workout.entries for line in entry.note.splitlines()}
    return notes | {text for log in workout.logs for text in (log.title, log.note)} - {""}


def _efforts(workout: Workout) -> Counter[object]:
    return Counter(
        (workout_set.kind, workout_set.rir, workout_set.side)
        for workout_set in workout.sets
        if workout_set.rir is not None
        or workout_set.side is not None
        or workout_set.kind is not type(workout_set.kind).WORK
    )


def _named_otherwise(fresh: Workout, stored: Workout) -> bool:
    """Whether a name of the file means another exercise by now than when it was imported."""
    before = {entry.name or entry.exercise_id: entry.exercise_id for entry in stored.entries}
    return any(
        before.get(name, entry.exercise_id) != entry.exercise_id
        for entry in fresh.entries
        for name in (entry.name, entry.exercise_id)
        if name
    )


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _is_of_zones(shift: timedelta) -> bool:
    return abs(shift) <= _FARTHEST and not (shift % _QUARTER)


def _agreeing(shifts: Counter[timedelta], shift: timedelta) -> int:
    """How many workouts moved by as much, give or take the hour of summer time."""
    hour = timedelta(hours=1)
    return max(shifts[shift] + shifts[shift - hour], shifts[shift] + shifts[shift + hour])
