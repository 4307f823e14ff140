"""A workout that a member has begun: live, until it is finished."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.coaching.walk import Planned

REST_S = 90
"""Rest between sets where nobody chose one, and the exercise is not known."""


@dataclass(frozen=True, slots=True)
class Session:
    """Moments are in UTC. rest_s: seconds of rest after a set, None for what each exercise asks for.

    rest_until: when the present rest ends. plan: what was proposed; plan_seconds: how long that was to take.
    """

    workout_id: int
    member_id: int
    started_at: datetime
    finished_at: datetime | None = None
    rest_s: int | None = None
    rest_until: datetime | None = None
    plan: tuple[Planned, ...] = ()
    plan_seconds: int | None = None
