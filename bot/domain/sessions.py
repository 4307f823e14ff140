"""A workout that a member has begun: live, until it is finished."""

from dataclasses import dataclass
from datetime import datetime

REST_S = 90
"""Rest between sets where nobody chose one; the catalogue's doses lie around it."""


@dataclass(frozen=True, slots=True)
class Session:
    """Moments are in UTC. rest_s: seconds of rest after a set; rest_until: when the present rest ends."""

    workout_id: int
    member_id: int
    started_at: datetime
    finished_at: datetime | None = None
    rest_s: int = REST_S
    rest_until: datetime | None = None
