"""What earlier workouts hold, as records compare with it: the most of everything, and how much was lifted in all.

It can be written down and taken up again (`bot.domain.exercise_book`), so that a long history is read once.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.domain.efforts import BAND, Compared, Effort, Efforts, Key, LoggedSet, compared
from bot.domain.exercises import Exercise, Tracking
from bot.domain.sides import Side
from bot.domain.workouts import Unit

_NOTHING = Decimal(0)


class Past:
    """What the earlier workouts of one key hold.

    The frontier is the loads with the most counted at each, of which none has both less load and less counted than
    another.
    """

    __slots__ = ("_frontier", "_known", "loads", "most_shown")

    def __init__(self) -> None:
        self.loads: set[Decimal] = set()
        self.most_shown: Decimal | None = None
        self._frontier: list[tuple[Decimal, int]] = []
        self._known: set[Effort] = set()

    def __contains__(self, effort: Effort) -> bool:
        """Whether the very same was done before; of what was taken up again it may not be known any more."""
        return effort in self._known

    def add(self, effort: Effort) -> None:
        if effort in self._known:
            return
        self._known.add(effort)
        self.loads.add(effort.load)
        if effort.shown is not None and (self.most_shown is None or effort.shown > self.most_shown):
            self.most_shown = effort.shown
        if not any(load >= effort.load and count >= effort.count for load, count in self._frontier):
            beyond = [point for point in self._frontier if point[0] > effort.load or point[1] > effort.count]
            self._frontier = [*beyond, (effort.load, effort.count)]

    def count_at(self, load: Decimal) -> int:
        """The most counted with at least that load; 0 where there is none."""
        return max((count for of, count in self._frontier if of >= load), default=0)

    def load_for(self, count: int) -> Decimal | None:
        """The most load of those with at least as many; None where there is none."""
        return max((load for load, of in self._frontier if of >= count), default=None)

    @property
    def most_counted(self) -> int:
        """The most that was counted, with whatever load."""
        return max((count for _, count in self._frontier), default=0)

    def written(self) -> list[Any]:
        shown = None if self.most_shown is None else str(self.most_shown)
        frontier = [(str(load), count) for load, count in self._frontier]
        return [shown, sorted(map(str, self.loads)), frontier]

    @classmethod
    def read(cls, shown: str | None, loads: list[str], frontier: list[tuple[str, int]]) -> "Past":
        past = cls()
        past.most_shown = None if shown is None else Decimal(shown)
        past.loads = set(map(Decimal, loads))
        past._frontier = [(Decimal(load), count) for load, count in frontier]
        return past


class Comparison:
    """What was done so far of one exercise.

    workouts: by what can be compared, how many had a volume; volumes: the most of one, in kilograms.
    """

    def __init__(self, exercise: Exercise, unit: Unit) -> None:
        self.exercise = exercise
        self.unit = unit
        self.efforts = Efforts(exercise, unit)
        self.past: dict[Key, Past] = {}
        self.volumes: dict[Compared, Decimal] = {}
        self.workouts: dict[Compared, int] = {}
        self._together: dict[tuple[int, Compared], Decimal] = {}

    def add(self, logged: LoggedSet) -> None:
        """Take a set in: what comes later is compared with it."""
        effort = self.efforts.of(logged)
        self.compare_with(effort)
        if effort.volume:
            self.lifted(logged.workout_id, effort.key.compared, effort.volume)

    def compare_with(self, effort: Effort) -> None:
        """Take in what was done, apart from its volume."""
        if effort.counts:
            if effort.key not in self.past:
                self.past[effort.key] = Past()
            self.past[effort.key].add(effort)

    def lifted(self, workout_id: int, of: Compared, kg: Decimal) -> None:
        """Take in what was lifted in a workout, a part at a time."""
        place = workout_id, of
        self.workouts[of] = self.workouts.get(of, 0) + (place not in self._together)
        volume = self._together[place] = self._together.get(place, _NOTHING) + kg
        self.volumes[of] = max(volume, self.volumes.get(of, volume))

    def lifted_of(self, volumes: Iterable[tuple[int, str | None, str | None, Decimal]]) -> None:
        """Take in volumes of workouts: id, variant, what the weight stood for, kilograms."""
        for workout_id, variant, means, kg in volumes if self.exercise.tracking is Tracking.WEIGHT_REPS else ():
            of = compared(self.exercise, variant, means)
            if of[1] != BAND:
                self.lifted(workout_id, of, kg)

    def written(self) -> dict[str, Any]:
        """As JSON takes it; only where no workout goes on."""
        return {
            "past": [
                [
                    *key.compared,
                    key.side.value if key.side else None,
                    None if key.band is None else str(key.band),
                    *past.written(),
                ]
                for key, past in self.past.items()
            ],
            "volumes": [[*of, self.workouts[of], str(kg)] for of, kg in self.volumes.items()],
        }

    @classmethod
    def read(cls, exercise: Exercise, unit: Unit, facts: dict[str, Any]) -> "Comparison":
        """What `written` gave."""
        found = cls(exercise, unit)
        for variant, means, side, band, *past in facts["past"]:
            key = Key((variant, means), Side(side) if side else None, None if band is None else Decimal(band))
            found.past[key] = Past.read(*past)
        for variant, means, workouts, kg in facts["volumes"]:
            found.workouts[variant, means], found.volumes[variant, means] = workouts, Decimal(kg)
        return found
