"""Requests go out evenly, and in the order in which they ask."""

import asyncio

from bot.services.pace import Pace


async def test_requests_go_out_evenly_in_the_order_in_which_they_ask() -> None:
    pace, loop = Pace(100), asyncio.get_running_loop()
    start, out = loop.time(), []

    async def ask(number: int, requests: int) -> None:
        await pace.turn(requests)
        out.append((number, loop.time() - start))

    await asyncio.gather(ask(0, 1), ask(1, 2), ask(2, 1))
    assert [number for number, _ in out] == [0, 1, 2]
    # A loop may wake a timer a clock tick early.
    assert [at > least - 0.001 for (_, at), least in zip(out, (0, 0.01, 0.03), strict=True)] == [True] * 3


async def test_who_asks_after_a_rest_does_not_wait() -> None:
    pace, loop = Pace(10), asyncio.get_running_loop()
    await pace.turn()
    await asyncio.sleep(0.11)
    start = loop.time()
    await pace.turn()
    assert loop.time() - start < 0.05
