"""Weighs what a line of sets may mean: `8x60` is eight sets or eight reps, and one of them is what somebody did.

All readings of a line are made (`notation.manners`), and each gets a cost: how unlikely it is that somebody did
that. The costs are judgements, in units in which 3.5 is as good as certain; they were tuned on half of a collection
of public training logs and measured on the other half (`tests/reading`, `make bench`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from math import log

from bot.domain.errors import DomainError
from bot.domain.exercises import Exercise, Load, Tracking
from bot.domain.notation import ParsedLine, parse_tokens, tokens_of_sets
from bot.domain.notation.asides import KeptTokens
from bot.domain.notation.manners import MANNERS, Manner
from bot.domain.own_exercises import ELSEWHERE
from bot.domain.workouts import Kind, Unit, Weight, WorkoutSet, example, fit, variant

CLEAR = 3.5
"""By how much the next reading must cost more for the best one to be taken."""

PLAUSIBLE = 5.0
"""What a reading may cost, apart from its manner, to be taken without a question."""

_WORST = 9.0
"""Beyond this all are alike unlikely."""

_FORCED = 2.5
"""What a reading may cost at most where our notation refuses the line: else the refusal is the better answer."""

LINES_KEPT = 1_000
"""Lines whose readings are kept, some 3 KB each: `3x8` is typed again and again, and reading was half of a log."""

_ALONE = "r"
"""Manners that ask, but not where nothing else can be meant: `5x77.5`."""

_FILLED = "+"
_POUNDS = "#"


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a member's way of writing, and of what they did.

    unit: of a bare weight; None if never told. manner: the code of the way they chose before. last: the sets of the
    exercise last time.
    """

    unit: Unit | None = None
    manner: str | None = None
    last: tuple[WorkoutSet, ...] = ()


NO_HABITS = Habits()


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a line: its sets as the exercise counts them, and the equipment that was named.

    code: how it was read, for a button to name it again. cost: how unlikely it is, `own` of that without its manner.
    """

    code: str
    sets: tuple[WorkoutSet, ...]
    variant: str | None
    cost: float
    own: float
    asks: bool


@dataclass(frozen=True, slots=True)
class Read:
    """All that a line may mean, the likeliest first, and what was left out of it."""

    readings: tuple[Reading, ...]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]
    assisted: bool = False

    @property
    def clear(self) -> Reading | None:
        """The reading that stands clearly above the others; None where it has to be asked for."""
        best, *others = self.readings
        if best.own > PLAUSIBLE or self.doubts:
            return None
        if not others:
            return best if not best.asks or best.code[0] in _ALONE else None
        return best if others[0].cost - best.cost >= CLEAR and not best.asks else None


@lru_cache(LINES_KEPT)
def read_sets(text: str, exercise: Exercise, habits: Habits = NO_HABITS) -> Read:
    """Read a line of sets in every way that it can be. Raises `DomainError`, our notation's, where none can be."""
    try:
        line, used = tokens_of_sets(text)
        readings = _readings(line, used, exercise, habits)
    except DomainError as error:
        error.facts.setdefault("example", example(exercise))
        raise
    return Read(readings, used.left_out, used.doubts, any(token.kind == "assist" for token in used.tokens))


def _readings(line: str, used: KeptTokens, exercise: Exercise, habits: Habits) -> tuple[Reading, ...]:
    unit = habits.unit or Unit.KG
    found: dict[tuple[WorkoutSet, ...], Reading] = {}
    refused: DomainError | None = None
    for manner in MANNERS:
        tokens = manner.rewrite(used.tokens)
        if tokens is None:
            continue
        try:
            for code, filled in _filled(manner.code, parse_tokens(tokens, line, unit), exercise):
                noted = any(known.code == "s" for known in found.values())
                reading = _weighed(code, manner, filled, exercise, habits, noted=noted)
                known = found.get(reading.sets)
                if known is None or reading.cost < known.cost:
                    found[reading.sets] = reading
        except DomainError as error:
            refused = refused or error
    if not found or (refused and all(each_reading.own >= _FORCED for each_reading in found.values())):
        raise refused or DomainError("sets-nothing")
    if habits.unit is None:
        found |= {
            each_reading.sets: each_reading
            for each_reading in _in_pounds(tuple(found.values()), exercise)
            if each_reading.sets not in found
        }
    return tuple(sorted(found.values(), key=lambda each_reading: each_reading.cost))[:5]


def _filled(code: str, parsed: ParsedLine, exercise: Exercise) -> Iterator[tuple[str, ParsedLine]]:
    """The reading as it stands, and, where a weight was told for some sets only, with that for those behind them."""
    yield code, parsed
    if exercise.load is Load.NONE or all(parsed.loaded) or not any(parsed.loaded):
        return
    sets: list[WorkoutSet] = []
    weight: Weight | None = None
    for done, loaded in zip(parsed.sets, parsed.loaded, strict=True):
        weight = done.weight if loaded else weight
        sets.append(done if loaded or weight is None else replace(done, weight=weight))
    if tuple(sets) != parsed.sets:
        yield code + _FILLED, replace(parsed, sets=tuple(sets))
    if not parsed.loaded[0] and all(parsed.loaded[parsed.loaded.index(True) :]):
        first = next(done.weight for done, loaded in zip(parsed.sets, parsed.loaded, strict=True) if loaded)
        yield (
            code + "-",
            replace(parsed, sets=tuple(replace(done, weight=done.weight or first) for done in parsed.sets)),
        )


def _weighed(
    code: str, manner: Manner, parsed: ParsedLine, exercise: Exercise, habits: Habits, *, noted: bool
) -> Reading:
    """noted: whether our notation reads the line too, so that an `@8` may be a weight."""
    sets = fit(exercise, parsed.sets)
    own = _unlikely(sets, parsed, exercise, habits) + {_FILLED: 0.0, "-": 2.5}.get(code[1:], 0.0)
    if manner.code in "wvr":
        own += _light_cost(sets, whole=manner.code != "r")
    prior = manner.prior
    if exercise.load is not Load.REQUIRED and manner.code in "wvr":
        prior += 2
    if manner.code in "wv" and parsed.bare_effort and noted:
        prior += 4.5
    usual = habits.manner is not None and habits.manner == manner.code
    prior -= 5 if usual else 0
    cost = min(own + prior, _WORST)
    return Reading(code, sets, variant(exercise, parsed.kit), cost, own, manner.asks and not usual)


def _in_pounds(readings: Iterable[Reading], exercise: Exercise) -> Iterator[Reading]:
    """Readings whose kilograms are too many for this exercise, as pounds: the unit was never told."""
    for reading in readings:
        heaviest = max(
            (done.weight.kg for done in reading.sets if done.weight and done.weight.unit is Unit.KG), default=0
        )
        if heaviest <= _heaviest(exercise):
            continue
        sets = tuple(
            replace(done, weight=Weight(done.weight.value, Unit.LB)) if done.weight else done for done in reading.sets
        )
        less = _weights_cost(reading.sets, exercise) - _weights_cost(sets, exercise)
        yield replace(
            reading, code=reading.code + _POUNDS, sets=sets, cost=reading.cost - less + 1, own=reading.own - less + 1
        )


def rewritten(text: str, exercise: Exercise, habits: Habits, code: str) -> Reading:
    """The reading of that code, for a button. Raises `DomainError` where the line has none such."""
    for reading in read_sets(text, exercise, habits).readings:
        if reading.code == code:
            return reading
    raise DomainError("sets-not-understood", part=text.strip()[:40])


# ---------------------------------------------------------------------- what people do

_COUNT = ((5, 0.0), (6, 0.5), (7, 1.0), (8, 1.5), (10, 2.5), (12, 3.0), (15, 4.0), (20, 5.5))
"""What so many equal sets cost, up to each number."""

_REPS = ((15, 0.0), (20, 0.5), (25, 1.5), (30, 2.5), (50, 4.0), (100, 7.0))
_REPS_OF_BODY = ((20, 0.0), (30, 0.5), (50, 1.5), (100, 4.0))
_SECONDS = ((180, 0.0), (300, 1.0), (900, 3.0), (1800, 5.0))
_METRES = ((200, 0.0), (500, 1.0), (2000, 4.0))
_TOTAL = ((15, 0.0), (20, 1.5), (30, 4.0))


def _step(table: tuple[tuple[int, float], ...], value: float) -> float:
    return next((cost for most, cost in table if value <= most), _WORST)


def _unlikely(sets: tuple[WorkoutSet, ...], parsed: ParsedLine, exercise: Exercise, habits: Habits) -> float:
    """What these sets cost, as the sum of what is odd about them."""
    most_alike = max(len(list(alike)) for _, alike in groupby(sets))
    cost = _step(_COUNT, most_alike) + (_step(_TOTAL, len(sets)) if len(sets) > most_alike else 0.0)
    cost += max(_amount_cost(done, exercise) for done in sets)
    amounts = [done.reps for done in sets if done.reps]
    if len(amounts) > 1 and max(amounts) > 4 * min(amounts) and len({done.weight for done in sets}) == 1:
        cost += 2.0
    cost += _weights_cost(sets, exercise)
    work = [done for done in sets if done.kind is Kind.WORK]
    bare = [done for done in work if done.weight is None]
    if exercise.load is Load.REQUIRED and bare:
        cost += 0.3 if len(bare) == len(work) else 3.5
    elif bare and len(bare) < len(work) and not all(parsed.loaded):
        cost += 1.0
    return cost + _unlike_last(sets, habits.last)


def _amount_cost(done: WorkoutSet, exercise: Exercise) -> float:
    if done.seconds:
        return _step(_SECONDS, done.seconds)
    if done.metres:
        return _step(_METRES, done.metres)
    light = exercise.tracking is Tracking.BODYWEIGHT_REPS or exercise.load is Load.NONE
    return _step(_REPS_OF_BODY if light else _REPS, done.reps or 0)


def _weights_cost(sets: tuple[WorkoutSet, ...], exercise: Exercise) -> float:
    kgs = [abs(done.weight.kg) for done in sets if done.weight is not None and done.kind is Kind.WORK]
    if not kgs:
        return 0.0
    heaviest, lightest = max(kgs), min(kgs)
    limit = _heaviest(exercise)
    cost = 7.0 if heaviest > limit * Decimal("1.5") else 3.0 if heaviest > limit else 0.0
    if lightest < _lightest(exercise):
        cost += 3.0
    if heaviest > 4 * lightest:
        cost += 4.0
    return cost


def _light_cost(sets: tuple[WorkoutSet, ...], *, whole: bool) -> float:
    """A weight of less than ten, told without a unit, may as well be sets or reps: `5x12`, `3x8.5`."""
    weights = [done.weight.value for done in sets if done.weight is not None]
    if whole:
        weights = [weight for weight in weights if not weight % 1]
    return 2.5 if weights and min(weights) < 10 else 0.0


def _unlike_last(sets: tuple[WorkoutSet, ...], last: tuple[WorkoutSet, ...]) -> float:
    before = [done.weight.kg for done in last if done.weight is not None and done.kind is Kind.WORK]
    now = [done.weight.kg for done in sets if done.weight is not None and done.kind is Kind.WORK]
    if not before:
        return 0.0
    if not now:
        return 1.0
    if not max(before) > 0 or not max(now) > 0:
        return 0.0
    times = abs(log(max(now) / max(before)))
    return -1.5 if times < log(1.35) else 3.0 if times > log(3) else 0.0


def _heaviest(exercise: Exercise) -> Decimal:
    """Kilograms beyond which a weight of this exercise is hardly one: about what advanced lifters of 100 kg reach."""
    kit = {thing for option in exercise.equipment for thing in option}
    free = bool(kit & {"barbell", "trap_bar"})
    if exercise.pattern in (ELSEWHERE, "own"):
        return Decimal(400)  # nobody knows what it is
    if exercise.load is Load.ASSIST:
        return Decimal(120)
    if exercise.weight_means == "added":
        return Decimal(120)
    if exercise.weight_means == "per_hand":
        return Decimal(130 if exercise.tracking is Tracking.DISTANCE_WEIGHT else 90)
    if exercise.hip_hinge and free:
        return Decimal(320)
    return Decimal(300 if exercise.pattern == "scapular" and free else 200)


def _lightest(exercise: Exercise) -> Decimal:
    if exercise.weight_means == "total" and exercise.equipment[:1] == (("barbell",),):
        return Decimal(20) if exercise.hip_hinge and exercise.pattern == "hip_hinge" else Decimal(10)
    return Decimal(1)
