"""How long a workout takes, and what warms up for it."""

from decimal import Decimal

import pytest

from bot.domain.coaching.timing import factor, item_seconds, ramps
from bot.domain.coaching.values import Course, Reason, Target
from bot.domain.workouts import Unit, Weight
from tests.domain.coaching.logs import exercise


def _target(amounts: tuple[int, ...], weight: str = "", unit: Unit = Unit.KG) -> Target:
    load = Weight(Decimal(weight), unit) if weight else None
    return Target(load, amounts, (2, 4), Course.HOLD, Reason("up"))


@pytest.mark.parametrize(
    ("exercise_id", "option", "target", "seconds"),
    [
        ("bent-over-row", ("barbell",), _target((8, 8, 8), "60"), 593),
        ("face-pull", ("cable",), _target((15, 15, 15), "20"), 345),
        ("bird-dog", ("bodyweight",), _target((5, 5)), 275),
    ],
)
def test_seconds_of_an_exercise(exercise_id: str, option: tuple[str, ...], target: Target, seconds: int) -> None:
    known = exercise(exercise_id)
    assert item_seconds(known, option, target, ramps(known, option, target)) == seconds


@pytest.mark.parametrize(
    ("weight", "reps", "expected"),
    [
        ("20", 8, []),
        ("30", 8, ["20x8"]),
        ("60", 8, ["20x8", "40x4"]),
        ("62.5", 9, ["20x8", "30x5", "45x3"]),
        ("120", 5, ["20x8", "45x5", "70x3", "95x2", "105x1"]),
        ("120", 6, ["20x8", "45x5", "70x3", "95x2"]),
    ],
)
def test_ramps_of_a_bar_rise_and_stay_below(weight: str, reps: int, expected: list[str]) -> None:
    found = ramps(exercise("bent-over-row"), ("barbell",), _target((reps,) * 3, weight))
    assert [f"{warmup.weight.value.normalize():f}x{warmup.reps}" for warmup in found] == expected


def test_pounds_warm_up_in_pounds_and_pull_ups_with_the_shoulder_blades() -> None:
    found = ramps(exercise("kettlebell-deadlift"), ("dumbbell",), _target((11, 11), "65", Unit.LB))
    assert [(warmup.reps, str(warmup.weight)) for warmup in found] == [(8, "35 lb")]
    assert ramps(exercise("pull-up"), ("pull_up_bar",), _target((6, 6)))[0].exercise_id == "scapular-pull-up"
    assert ramps(exercise("band-row"), ("band",), _target((15, 15))) == ()


def test_the_own_factor_is_a_median_within_bounds() -> None:
    assert factor([]) == 1
    assert factor([(1200, 1000), (1500, 1000), (1300, 1000)]) == 1.3
    assert factor([(9000, 1000)]) == 1.6
