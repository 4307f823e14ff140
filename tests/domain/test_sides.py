"""Whether a side lags."""

from decimal import Decimal

import pytest

from bot.domain.sides import Lag, Side, SideSet, difference, lag

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def kg(side: Side | None, weight: int, reps: int) -> SideSet:
    return SideSet(side, Decimal(weight), reps=reps)


EVEN = (kg(LEFT, 24, 10), kg(RIGHT, 24, 10))
BEHIND = (kg(LEFT, 20, 10), kg(RIGHT, 24, 10))


def share(*sets: SideSet) -> float | None:
    found = difference(sets)
    return None if found is None else round(float(found), 3)


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ((kg(LEFT, 24, 10), kg(RIGHT, 24, 7)), -0.075),
        ((kg(LEFT, 24, 10), kg(RIGHT, 20, 10)), -0.167),
        ((kg(LEFT, 20, 10), kg(RIGHT, 24, 10)), 0.167),
        ((kg(LEFT, 24, 10), kg(LEFT, 24, 8), kg(RIGHT, 24, 10), kg(RIGHT, 24, 6)), 0),  # the best of each
        ((kg(LEFT, 10, 20), kg(RIGHT, 10, 16)), -0.2),  # beyond twelve, repetitions at the same weight
        ((kg(LEFT, 10, 20), kg(RIGHT, 12, 16)), None),
        ((kg(LEFT, 0, 8), kg(RIGHT, 0, 10)), 0.2),
        ((SideSet(LEFT, seconds=20), SideSet(RIGHT, seconds=18)), -0.1),
        ((SideSet(LEFT, Decimal(24), metres=20), SideSet(RIGHT, Decimal(24), metres=25)), 0.2),
        ((kg(LEFT, 24, 10),), None),  # one side alone
        ((kg(None, 24, 10),), 0),  # both alike
        ((), None),
        ((SideSet(LEFT, seconds=20), kg(RIGHT, 0, 18)), None),
    ],
)
def test_the_difference_is_a_share_of_the_stronger_side(sets: tuple[SideSet, ...], expected: float | None) -> None:
    assert share(*sets) == expected


def test_it_is_told_where_the_same_side_is_behind_three_times_in_a_row() -> None:
    found = lag([BEHIND, BEHIND, BEHIND])
    assert found is not None
    assert found.side is LEFT
    assert round(found.share, 3) == Decimal("0.167")


@pytest.mark.parametrize(
    "sessions",
    [
        [BEHIND, BEHIND],
        [EVEN, BEHIND, BEHIND],
        [BEHIND, BEHIND, (kg(LEFT, 24, 10), kg(RIGHT, 20, 10))],
        [BEHIND, BEHIND, (kg(None, 24, 10),)],
        [(kg(LEFT, 24, 10), kg(RIGHT, 24, 7))] * 3,  # 7.5 % is nothing to speak of
        [(SideSet(LEFT, seconds=20), SideSet(RIGHT, seconds=18))] * 3,  # ten is not more than ten
        [],
    ],
)
def test_otherwise_nothing_is_said(sessions: list[tuple[SideSet, ...]]) -> None:
    assert lag(sessions) is None


def test_only_the_newest_three_with_both_sides_matter() -> None:
    alone = (kg(LEFT, 30, 10),)
    assert lag([EVEN, BEHIND, alone, BEHIND, BEHIND]) == lag([BEHIND, BEHIND, BEHIND])
    assert lag([BEHIND, BEHIND, BEHIND, EVEN]) is None


def test_both_sides_can_be_the_one() -> None:
    other = (kg(LEFT, 24, 10), kg(RIGHT, 20, 10))
    found = lag([other] * 3)
    assert isinstance(found, Lag)
    assert found.side is RIGHT
    assert found.side.other is LEFT
