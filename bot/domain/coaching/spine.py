"""What the lower back has behind it: after heavy work it gets 48 hours.

That is when it works again, longer in advanced lifters, indirect work included (exrx.net); extensors gain as much
on one or
two sessions a week as on three (Graves et al. 1990, n = 114, PMID 2144914).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.coaching.values import History, Situation
from bot.domain.exercises import CARRY, MOBILITY, Exercise, Load

HEAVY_SETS, HEAVY_DAYS = 2, 2
"""So many working sets make a day heavy for the spine; so many such days a week at most."""


def tier(exercise: Exercise) -> int:
    """Its place in a workout, from 1: heavy for the spine; pulls and hinges; shoulder blades; core; carries;
    mobility.
    """
    if exercise.pattern == MOBILITY:
        return 6
    if exercise.pattern == CARRY:
        return 5
    if exercise.spinal_load == "high":
        return 1
    if exercise.pattern == "anti_movement_core":
        return 4
    if exercise.pattern == "scapular" or exercise.id == "rear-delt-row":
        return 3
    return 2


def loaded(exercise: Exercise) -> bool:
    """Whether it needs a weight."""
    return exercise.load in (Load.REQUIRED, Load.ASSIST)


def heavy_days(history: History, exercises: Mapping[str, Exercise]) -> frozenset[date]:
    """The days with at least two working sets of a high load on the spine."""
    found: dict[date, int] = {}
    for exercise_id, done in history.items():
        if exercise_id in exercises and exercises[exercise_id].spinal_load == "high":
            for performance in done:
                found[performance.day] = found.get(performance.day, 0) + len(performance.efforts)
    return frozenset(day for day, sets in found.items() if sets >= HEAVY_SETS)


@dataclass(frozen=True, slots=True)
class Spine:
    """What the lower back has behind it. recent: the id of what was heavy today or yesterday. elsewhere: heavy
    squats yesterday.

    enough: two heavy days this week, from Monday on.
    """

    recent: str | None = None
    elsewhere: bool = False
    enough: bool = False

    @property
    def no_high(self) -> bool:
        return self.recent is not None or self.elsewhere or self.enough

    def allows(self, exercise: Exercise) -> bool:
        """Whether the lower back takes it today: after a heavy day supported rows and bridges, no hinges."""
        if self.no_high and exercise.spinal_load == "high":
            return False
        if not self.recent or exercise.id in ("glute-bridge", "hip-hinge-drill"):
            return True
        if exercise.pattern in ("hip_hinge", "spinal_extension"):
            return False
        return not (exercise.hip_hinge and exercise.spinal_load != "low")


def spine(history: History, exercises: Mapping[str, Exercise], situation: Situation) -> Spine:
    """What the log says about the lower back. Days only: exactly 48 hours later is over."""
    today = situation.today
    days = heavy_days(history, exercises)
    monday = today - timedelta(today.weekday())
    this_week = [day for day in days if monday <= day < today]
    yesterday = today - timedelta(1)
    heavy = sorted(
        (len(performance.efforts), exercise_id)
        for exercise_id, done in history.items()
        if exercise_id in exercises and exercises[exercise_id].spinal_load == "high"
        for performance in done[-2:]
        if performance.day in days & {today, yesterday}
    )
    return Spine(
        recent=heavy[-1][1] if heavy else None,
        elsewhere=yesterday.weekday() in situation.trainee.heavy_elsewhere,
        enough=len(this_week) >= HEAVY_DAYS,
    )
