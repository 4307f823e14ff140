"""After time off: less weight, fewer sets, and a step more often until the old weight is back.

Strength holds for about four weeks, then falls faster (Bosquet et al. 2013, 10.1111/sms.12047); in up to two weeks
less than
5 % is lost (McMaster et al. 2013). Ten weeks off were regained in five (Halonen et al. 2024, 55 untrained people).
The
rows themselves are a coach's judgement. Reductions never add up: the largest applies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.coaching.values import Performance

PATTERN_DAYS = 14
"""Where the same pattern was trained within so many days, the row above applies."""


@dataclass(frozen=True, slots=True)
class Break:
    """What a time without an exercise asks for.

    part: of the old weight. sets: how many at most, None for as many as before; fewer: how many less, but two at
    least.
    anew: whether the weight is found anew. days: how long it was.
    """

    days: int
    part: Decimal = Decimal(1)
    sets: int | None = None
    fewer: int = 0
    anew: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it changes anything."""
        return self.fewer > 0 or self.sets is not None


_ROWS = (
    (14, Decimal(1), None, 0, False),
    (28, Decimal(1), None, 1, False),
    (56, Decimal("0.9"), 2, 0, False),
    (112, Decimal("0.8"), 2, 0, False),
    (10**6, Decimal("0.6"), 2, 0, True),
)
"""Days from which the next row applies; part, sets, fewer sets, found anew."""


def time_off(last: date, pattern: Iterable[Performance], today: date) -> Break:
    """What the days since `last` ask for. pattern: what was done of exercises of the same pattern."""
    days = (today - last).days
    row = next(number for number, (until, *_) in enumerate(_ROWS) if days < until)
    recent = any(0 <= (today - performance.day).days < PATTERN_DAYS for performance in pattern)
    _, part, sets, fewer, anew = _ROWS[max(0, row - 1) if recent else row]
    return Break(days, part, sets, fewer, anew)
