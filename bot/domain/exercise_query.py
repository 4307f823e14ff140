"""Wishes for an exercise: where, with what, how hard."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.exercises import SPINAL_LOADS, Exercise, Level, Region

HOME_KIT = frozenset({"bodyweight", "household", "band"})


@dataclass(frozen=True, slots=True)
class ExerciseQuery:
    """Wishes for an exercise; None and empty mean that it does not matter."""

    region: Region | None = None
    at_hand: frozenset[str] = frozenset()
    """Equipment that is there; the floor always is."""
    level: Level | None = None
    """The highest that is welcome."""
    spinal_load: str | None = None
    """The highest load on the lower back that is welcome."""
    home: bool = False

    @property
    def kit(self) -> frozenset[str]:
        return self.at_hand | {"bodyweight"} if self.at_hand else HOME_KIT if self.home else frozenset()

    def without_one(self) -> Iterator[tuple[str, "ExerciseQuery"]]:
        less = {"spinal_load": replace(self, spinal_load=None), "level": replace(self, level=None)}
        less |= {"home": replace(self, home=False), "at_hand": replace(self, at_hand=frozenset())}
        return (item for item in less.items() if item[1] != self)

    def among(self, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
        """Those that fit all wishes, the easiest first, then in their order."""
        levels = list(Level)
        found = [exercise for exercise in exercises if self.fits(exercise)]
        return tuple(sorted(found, key=lambda exercise: levels.index(exercise.level)))

    def fits(self, exercise: Exercise) -> bool:
        return (
            self.region in (None, exercise.region)
            and (not self.at_hand or self._can_be_done(exercise, self.at_hand | {"bodyweight"}))
            and (not self.home or self._can_be_done(exercise, HOME_KIT))
            and (self.level is None or [*Level].index(exercise.level) <= [*Level].index(self.level))
            and (
                self.spinal_load is None
                or SPINAL_LOADS.index(exercise.spinal_load) <= SPINAL_LOADS.index(self.spinal_load)
            )
        )

    @staticmethod
    def _can_be_done(exercise: Exercise, kit: frozenset[str]) -> bool:
        return any(kit.issuperset(option) for option in exercise.equipment)
