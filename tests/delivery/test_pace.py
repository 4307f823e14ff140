"""Requests go out evenly, and in the order in which they ask."""

import asyncio

import pytest

from bot.delivery.pace import CATCH_UP, RateLimiter


@pytest.fixture
def busy() -> RateLimiter:
    """Ten a second, of which the last was taken at the moment 100."""
    pace = RateLimiter(10)
    assert pace.take(CATCH_UP + 1, 100) == 0
    return pace


def test_each_waits_for_those_before_it(busy: RateLimiter) -> None:
    assert [busy.take(requests, 100) for requests in (1, 2, 1)] == pytest.approx([0.1, 0.2, 0.4])


def test_who_asks_after_a_rest_does_not_wait(busy: RateLimiter) -> None:
    assert busy.take(1, 100.1) == 0
    assert busy.take(1, 100.1) == pytest.approx(0.1)


def test_what_a_short_standstill_cost_is_caught_up(busy: RateLimiter) -> None:
    assert [busy.take(1, 100.35) for _ in range(4)] == pytest.approx([0, 0, 0, 0.05])


def test_a_long_rest_gives_no_more_than_that(busy: RateLimiter) -> None:
    waits = [busy.take(1, 200) for _ in range(CATCH_UP + 3)]
    assert waits == pytest.approx([0] * (CATCH_UP + 1) + [0.1, 0.2])


async def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    pace, loop = RateLimiter(100), asyncio.get_running_loop()
    pace.take(CATCH_UP + 1, start := loop.time())
    came: list[tuple[int, float]] = []

    async def ask(number: int) -> None:
        await pace.turn()
        came.append((number, loop.time() - start))

    await asyncio.gather(*map(ask, range(3)))
    assert [number for number, _ in came] == [0, 1, 2]
    # A loop may wake a timer a clock tick early.
    assert all(at > least - 0.001 for (_, at), least in zip(came, (0.01, 0.02, 0.03), strict=True))
