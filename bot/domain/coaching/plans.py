"""Weeks of workouts: three that are ready, and those that members make of their saved workouts.

The ready ones are a coach's judgement within the doses of the guidelines: two or three days a week, two to four
sets, each
region near its goal (`choosing.GOALS`). Heavy and light lie 72 hours apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.coaching.targets import Wish
from bot.domain.exercises import Level

LONGEST_DAY_NAME = 30
MOST_DAYS = 7
MOST_EXERCISES = 10


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One workout of a week: what it is called, and its exercises with sets and range, in the order they stand."""

    name: str
    exercises: tuple[tuple[str, Wish], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A week: its days come in turn, each on the next back day.

    id: names a ready one; `own` for a member's. level: whom it is for. rest_days: the fewest days between two of
    them.
    """

    id: str
    days: tuple[PlanDay, ...]
    level: Level = Level.BEGINNER
    rest_days: int = 1

    def day_after(self, last: str | None) -> PlanDay:
        """The day whose turn it is, after the one that was done last; the first where none was."""
        names = [plan_day.name for plan_day in self.days]
        at = names.index(last) + 1 if last in names else 0
        return self.days[at % len(self.days)]


def _day(name: str, *exercises: tuple[str, int, int, int]) -> PlanDay:
    return PlanDay(name, tuple((exercise, Wish(sets, low, high)) for exercise, sets, low, high in exercises))


READY: Mapping[str, Plan] = {
    plan.id: plan
    for plan in (
        Plan(
            "home",
            (
                _day(
                    "A",
                    ("band-good-morning", 3, 12, 20),
                    ("band-row", 3, 12, 20),
                    ("band-pull-apart", 2, 12, 25),
                    ("bird-dog", 2, 4, 8),
                ),
                _day(
                    "B",
                    ("glute-bridge", 3, 10, 20),
                    ("band-pulldown", 3, 12, 20),
                    ("face-pull", 3, 12, 20),
                    ("side-plank", 2, 10, 30),
                ),
                _day(
                    "C",
                    ("band-good-morning", 2, 12, 20),
                    ("band-row", 3, 12, 20),
                    ("face-pull", 2, 12, 20),
                    ("dead-bug", 2, 6, 12),
                ),
            ),
        ),
        Plan(
            "gym",
            (
                _day(
                    "A",
                    ("kettlebell-deadlift", 3, 8, 15),
                    ("lat-pulldown", 3, 8, 12),
                    ("chest-supported-row", 3, 8, 12),
                    ("face-pull", 3, 12, 20),
                    ("dead-bug", 2, 6, 12),
                ),
                _day(
                    "B",
                    ("seated-cable-row", 3, 8, 12),
                    ("assisted-pull-up", 3, 5, 10),
                    ("back-extension", 3, 10, 15),
                    ("reverse-pec-deck", 3, 10, 20),
                    ("farmers-carry", 2, 20, 30),
                ),
            ),
        ),
        Plan(
            "heavy-light",
            (
                _day(
                    "Heavy",
                    ("deadlift", 3, 3, 6),
                    ("pull-up", 4, 3, 10),
                    ("chest-supported-row", 3, 8, 12),
                    ("face-pull", 3, 12, 20),
                ),
                _day(
                    "Light",
                    ("seated-cable-row", 3, 10, 15),
                    ("lat-pulldown", 3, 10, 15),
                    ("back-extension", 3, 12, 20),
                    ("rear-delt-row", 3, 10, 15),
                    ("side-plank", 2, 20, 30),
                ),
            ),
            Level.INTERMEDIATE,
            rest_days=2,
        ),
    )
}
"""The weeks that come along, by id."""


def fitting(level: Level, kit: frozenset[str]) -> Sequence[str]:
    """The ids of the ready weeks, the one that fits best first."""
    gym = bool(kit & {"cable", "machine"})
    if not gym:
        first = "home"
    elif level is Level.BEGINNER or "barbell" not in kit:
        first = "gym"
    else:
        first = "heavy-light"
    return [first, *(plan for plan in READY if plan != first)]
