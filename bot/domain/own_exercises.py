"""An exercise that a member added: it is logged like those of the catalogue, and has no instructions."""

from dataclasses import dataclass

from bot.domain.exercises import Dose, Exercise, Level, Load, Region, Tracking
from bot.domain.instructions import Brief, Instructions, Movement

OWN = "own-"
"""What the ids of members' own exercises begin with."""

LONGEST_OWN_NAME = 60


@dataclass(frozen=True, slots=True)
class NewExercise:
    """What an exercise that is to be added is called, and what is told of it; without a region not of the back."""

    name: str
    tracking: Tracking
    region: Region | None = None


_NOTHING_TOLD = Instructions(
    purpose="",
    brief=Brief("", ()),
    setup="",
    steps=(),
    cues=(),
    mistakes=(),
    safety=(),
    stop=(),
    progress="",
    variants=(),
    figure=Movement("", ""),
)
_LOADS = {
    Tracking.WEIGHT_REPS: (Load.REQUIRED, "total"),
    Tracking.BODYWEIGHT_REPS: (Load.OPTIONAL, "added"),
    Tracking.ASSISTED_REPS: (Load.ASSIST, "assistance"),
    Tracking.DURATION: (Load.OPTIONAL, "added"),
    Tracking.DISTANCE_WEIGHT: (Load.OPTIONAL, "total"),
}


ELSEWHERE = "elsewhere"
"""The pattern of an exercise that is not of the back, such as one that came from another tracker."""


def own_exercise(exercise_id: str, name: str, region: Region | None, tracking: Tracking) -> Exercise:
    """What the member told, and for the rest what claims nothing: no muscles, no estimate of strength.

    Without a region it is `ELSEWHERE`, and its `region` means nothing.
    """
    load, means = _LOADS[tracking]
    return Exercise(
        id=exercise_id,
        name=name,
        aliases=(),
        region=region or Region.MID,
        also=(),
        primary=(),
        secondary=(),
        equipment=(),
        level=Level.BEGINNER,
        pattern="own" if region else ELSEWHERE,
        side="bilateral",
        tracking=tracking,
        load=load,
        weight_means=means,
        hip_hinge=False,
        spinal_load="low",
        e1rm=False,
        dose=Dose(sets=(3, 3), rest_s=90, reps=(8, 12)),
        easier=(),
        harder=(),
        home=exercise_id,
        stop=(),
        instructions=_NOTHING_TOLD,
    )
